"""What a reader of the released workbook knows: every cell that counts holders or leavers, as a sum of unknowns.

Written for the attack alone, from the sheets and from who may know what of the city's posts; it asks nothing of the
code that decided what is hidden.
"""

import numpy as np
import pandas as pd
from python_calamine import CalamineWorkbook

HIDDEN = "[c]"
KEYS = {"Rumpun": "rumpun", "Cara hitung": "metode", "Perangkat daerah": "nama_pendek", "Jabatan": "jabatan",
        "Unit": "unit", "Mata pelajaran": "kelompok", "Jenis tenaga": "kelompok", "Bagian tabel": "tempat"}  # fmt: skip
PLACES = {"Puskesmas": "puskesmas", "Rumah sakit": "rsud"}
HOLDERS = {"Bezetting": ("pns", "pppk"), "Bezetting PNS": ("pns",), "Bezetting PPPK": ("pppk",)}
BALANCES = {"Kurang": "kekurangan", "Kekurangan": "kekurangan", "Lebih": "kelebihan"}


def sheets(path):
    """The tables about posts, those of the analysis and the official proposal, by title: all cells as read."""
    book = CalamineWorkbook.from_path(str(path))
    read = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {
        name.partition(" ")[2]: pd.DataFrame(rows[1:], columns=rows[0])
        for name, rows in read.items() if name.startswith(("1.", "A.1 ")) and len(rows) > 1
    }  # fmt: skip


def unexplained(path):
    """Sheet and heading of each column of which the dictionary does not tell the meaning, or which it does not name."""
    book = CalamineWorkbook.from_path(str(path))
    lines = book.get_sheet_by_name("Kamus").to_python()[1:]
    told = {(sheet, column) for sheet, _, column, meaning, *_ in lines if meaning != "[x]"}
    return [
        (sheet, heading) for sheet in book.sheet_names[3:] for heading in book.get_sheet_by_name(sheet).to_python()[0]
        if (sheet, heading.partition(" [")[0]) not in told
    ]  # fmt: skip


def cells(tables, posts, retirements):
    """The published and the hidden cells about holders and leavers.

    Parameters
    ----------
    tables : dict of DataFrame
        From `sheets`.
    posts : DataFrame, one row per (unit, jabatan)
        The truth: names, ``bezetting_pns``, ``bezetting_pppk``, ``kekurangan``, ``kelebihan``.
    retirements : DataFrame, one row per (unit, jabatan, status, tahun)
        The truth of ``pensiun``.

    Returns
    -------
    dict of (list, list)
        ``holders`` and ``leavers``: the published and the hidden sums, hidden ones only if they count people.
    """
    found = {"holders": ([], []), "leavers": ([], [])}
    for title, table in tables.items():
        for header in table:
            label = header.partition(" [")[0]
            year = label.removeprefix("Pensiun ")
            if label in HOLDERS or label in BALANCES:
                _collect(found["holders"], title, table, header, posts, lambda rows, label=label: _held(rows, label))
            elif year.isdigit() and "orang" in header and (title == "Usulan formasi" or "Pensiun" in title):
                _collect(found["leavers"], title, table, header, retirements,
                         lambda rows, year=year: (rows["tahun"].astype(str) == year).to_numpy(float))  # fmt: skip
    return found


def _held(posts, label):
    """One unknown for each post and status with somebody in it.

    A shortage tells of the posts that are short. A surplus tells of the others, since need less holders is known.
    """
    parts = HOLDERS.get(label, ("pns", "pppk"))
    short = (posts["kekurangan"].fillna(0) > 0).to_numpy(float)
    there = {"kekurangan": short, "kelebihan": 1 - short}.get(BALANCES.get(label), 1.0)
    return np.concatenate([
        (posts[f"bezetting_{status}"] > 0).to_numpy(float) * there * (status in parts) for status in ("pns", "pppk")
    ])  # fmt: skip


def _collect(found, title, table, header, truth, vector):
    keys = {name: KEYS[name] for name in table if name in KEYS and KEYS[name] in truth}
    if not keys:
        return
    counted = header.partition(" [")[0] not in BALANCES
    places = [PLACES[place] for place in PLACES if title.startswith(place)]
    every = truth if not places else truth.assign(tempat=truth["tempat"].where(truth["tempat"].isin(places)))
    whole = vector(truth)
    groups = every.reset_index(drop=True).groupby(list(keys.values())).indices
    size = len(truth)
    for name, value in zip(table[list(keys)].itertuples(index=False, name=None), table[header], strict=True):
        inside = np.zeros(size)
        inside[groups.get(name if len(name) > 1 else name[0], groups.get(name, []))] = 1
        if places:
            inside *= every["tempat"].notna().to_numpy()
        sum_ = whole * np.tile(inside, len(whole) // size)
        if value == HIDDEN:
            found[1].extend([sum_] if counted else [])
        elif not isinstance(value, str):
            found[0].append(sum_)


def truth(build, inputs):
    """Who holds the city's posts and who retires, as the chapters of a built book saved it; units from the inputs."""
    posts = pd.read_parquet(build / "tables/analysis/pemangku.parquet")
    names = pd.read_parquet(inputs / "unit.parquet").set_index("id_unit")["nama_pendek"]
    posts["nama_pendek"] = posts["opd"].map(names)
    retirements = pd.read_parquet(build / "tables/analysis/pensiun_kota.parquet")
    post = ["id_unit", "id_jabatan"]
    return posts, retirements.merge(posts[[*post, "unit", "jabatan", "nama_pendek"]], on=post)


def people(posts):
    """How many each unknown of the holders counts."""
    return np.concatenate([posts["bezetting_pns"].to_numpy(float), posts["bezetting_pppk"].to_numpy(float)])
