"""What changed since the last edition: assumptions, methods, inputs and figures of past years."""

import pandas as pd

from asnplan import project
from asnplan.inputs import past
from asnplan.report import methods, stale
from asnplan.report.appendix.register import CHANGED, changed_parts
from asnplan.report.blocks import paragraph
from asnplan.show.numbers import number
from asnplan.show.spoken import spoken
from asnplan.show.table import NOT_APPLICABLE, compose

TITLE = "Perubahan sejak edisi lalu"
FIRST = "Ini edisi pertama: previous_edition dalam berkas asumsi kosong."


def pieces(p, provenance):
    """The section, as Markdown and bundles in order.

    Parameters
    ----------
    p : Params
    provenance : dict
        From `asnplan.report.manifest.provenance`.

    Returns
    -------
    list of str or dict
    """
    if not p.previous_edition:
        return [_missing(FIRST)]
    released = past.released(p)
    if released is None:
        lacking = f"{past.place(p)} tidak ada; letakkan di sana folder serah terima edisi lalu"
        rest = [_missing(f"Metode dan masukan tidak dapat dibandingkan: {lacking}.")]
    else:
        rest = [
            "### Metode",
            *_methods(released, provenance, p.since),
            "### Masukan",
            *_inputs(released, provenance, p),
        ]
    return ["### Asumsi", *_assumptions(p, released), *rest]


def _assumptions(p, released):
    before = past.assumed(p)
    rows = [row for name in p.assumptions for row in _fields(p.assumptions[name], before.get(name))]
    rows += [[entry.label, "dihapus", spoken(entry.value, entry.unit), NOT_APPLICABLE]
             for name, entry in before.items() if name not in p.assumptions]  # fmt: skip
    file = f"params/{p.previous_edition}.yaml"
    if released and released.parameters.sha256 != stale.digest(project.root() / file):
        yield paragraph(f"▲ {file} berubah sejak edisi itu diserahkan; yang dibandingkan di sini isinya yang sekarang.")
    if not rows:
        yield paragraph(f"Tidak ada asumsi yang berubah sejak {p.since}.")
        return
    headers = {"asumsi": "Asumsi", "hal": "Yang berubah", "lalu": "Edisi lalu", "kini": "Edisi ini"}
    frame = pd.DataFrame(rows, columns=list(headers))
    caption = f"{number(len(rows))} hal pada {number(frame['asumsi'].nunique())} asumsi berubah sejak {p.since}"
    yield compose(frame, "perubahan-asumsi", caption, f"{file} dan params/{p.edition}.yaml", headers, wide=True)


def _fields(entry, before):
    """Each part of an assumption that changed: label, part, then, now."""
    if before is None:
        return [[entry.label, "ditambah", NOT_APPLICABLE, spoken(entry.value, entry.unit)]]
    return [[entry.label, CHANGED[part], _part(before, part), _part(entry, part)]
            for part in changed_parts(entry, before)]  # fmt: skip


def _part(entry, name):
    part = getattr(entry, name) or NOT_APPLICABLE
    return spoken(getattr(entry, name), entry.unit) if name == "value" or isinstance(part, list) else part


def _methods(released, provenance, since):
    rows = pd.DataFrame(methods.news(released.methods), columns=["metode", "versi", "catatan"])
    if rows.empty:
        yield paragraph(f"Tidak ada metode yang berubah sejak {since}.")
    else:
        rows["versi"] = rows["versi"].astype(object).fillna(NOT_APPLICABLE)
        headers = {"metode": "Metode", "versi": "Versi|d", "catatan": "Yang berubah"}
        caption = f"{number(rows['metode'].nunique())} metode berubah sejak {since}"
        yield compose(rows, "perubahan-metode", caption, "Daftar metode laporan ini dan manifes edisi lalu", headers)
    known = {part.file: part.sha256 for part in (*released.notebooks, *released.library)}
    other = [part["file"] for part in (*provenance["notebooks"], *provenance["library"])
             if known.get(part["file"]) != part["sha256"]]  # fmt: skip
    yield paragraph(f"Bagian program yang berbeda dari edisi lalu: {', '.join(other) or 'tidak ada'}.")


def _inputs(released, provenance, p):
    then = {table.table: table for table in released.inputs}
    now = {table["table"]: table for table in provenance["inputs"]}
    revised = pd.DataFrame(
        [row for name in now if name in then for row in _revised(now[name], then[name])],
        columns=["tabel", "deret", "ukuran", "lalu", "kini"],
    )
    years = revised.groupby("tabel")["deret"].agg(lambda ids: ", ".join(dict.fromkeys(ids)))
    rows = pd.DataFrame(
        [[name, then[name].rows if name in then else None, now[name]["rows"] if name in now else None,
          _note(then.get(name), now.get(name), years.get(name), p.data_date == released.data_date)]
         for name in sorted(now | then)], columns=["tabel", "lalu", "kini", "hal"],
    )  # fmt: skip
    counts = rows[["lalu", "kini"]].astype("Int64").astype(object)
    rows[["lalu", "kini"]] = counts.where(counts.notna(), NOT_APPLICABLE)
    headers = {"tabel": "Tabel", "lalu": "Edisi lalu [baris]|d", "kini": "Edisi ini [baris]|d", "hal": "Keterangan"}
    caption = f"{number(rows['hal'].ne('sama').sum())} dari {number(len(rows))} tabel masukan berbeda dari edisi lalu"
    yield compose(rows, "perubahan-masukan", caption, "Manifes kedua edisi", headers)
    yield _revisions(revised, p.since)


def _revised(now, then):
    """What of the years that both editions know is different: each total, or the rows behind equal totals."""
    before = {each.id: each for each in then.series}
    for each in now["series"]:
        old = before.get(each["id"])
        if old and old.sha256 != each["sha256"]:
            totals = [[name, old.totals.get(name), value] for name, value in each["totals"].items()
                      if old.totals.get(name) != value]  # fmt: skip
            for measure in totals or [["baris, jumlah tetap", old.rows, each["rows"]]]:
                yield [now["table"], each["id"], *measure]


def _note(then, now, years, same_day):
    if then is None or now is None:
        return "tabel baru" if then is None else "tidak ada lagi"
    if then.sha256 == now["sha256"]:
        return "sama"
    if years:
        return f"direvisi: {years}"
    return "direvisi, keadaan data sama" if same_day else "data baru"


def _revisions(revised, since):
    if revised.empty:
        return paragraph(f"Tidak ada angka tahun-tahun lalu yang direvisi sejak {since}.")
    rows = revised.assign(deret=revised["tabel"] + " " + revised["deret"], tanda="[r]",
                          selisih=revised["kini"] - revised["lalu"])  # fmt: skip
    headers = {
        "deret": "Deret", "ukuran": "Ukuran", "lalu": "Edisi lalu|d", "kini": "Edisi ini|d", "selisih": "Selisih|+d",
        "tanda": "Tanda",
    }  # fmt: skip
    caption = f"{number(len(rows))} angka tahun-tahun lalu direvisi sejak {since}"
    return compose(rows, "revisi", caption, "Manifes kedua edisi", headers)


def _missing(text):
    return {"kind": "missing", "id": "perubahan", "caption": TITLE, "source": "", "text": text}
