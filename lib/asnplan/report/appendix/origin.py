"""Where the report comes from, so that someone else can make it again: code, inputs, parameters, packages."""

import pandas as pd

from asnplan.project import DISCLOSURE_OFF
from asnplan.show.table import NOT_APPLICABLE, compose

PROGRAM = "asumsi, templat dan program"
"""What is not delivered as data."""

NAMED = 5
"""So many changed files are named in the report; the manifest names all."""


def told(provenance):
    """A sentence on each: the code, whether its commit alone tells all, the parameters.

    Parameters
    ----------
    provenance : dict
        From `asnplan.report.manifest.provenance`.

    Returns
    -------
    str
    """
    commit = provenance["commit"]
    version = f"commit {commit}" if commit else "commit tidak diketahui, karena folder proyek bukan salinan kerja git"
    unit = f", unit {provenance['unit']}" if provenance["unit"] else ""
    book = f"edisi {provenance['edition']}{unit}, skenario {provenance['scenario']}, benih acak {provenance['seed']}"
    threshold = f"ambang pengungkapan {provenance['disclosure_threshold']} orang"
    if provenance["disclosure_threshold"] == DISCLOSURE_OFF:
        threshold = "tanpa pengendalian pengungkapan: jumlah kecil tidak dirahasiakan"
    return f"Program: {version}. {_tree(commit, provenance['changed'])} Parameter: {book}, {threshold}."


def files(provenance):
    """The table of all files and folders that decide what the report says, as a bundle."""
    single = [provenance["parameters"], provenance["lock"], provenance["template"]]
    entries = [*provenance["inputs"], *single, *provenance["notebooks"], *provenance["library"]]
    rows = pd.DataFrame(entries, columns=["file", "rows", "sha256"])
    rows["rows"] = rows["rows"].astype(object).fillna(NOT_APPLICABLE)
    # by its name alone a table stands on one line; its folder heads the part
    folder, name = rows["file"].str.rpartition("/")[0], rows["file"].str.rpartition("/")[2]
    delivered = rows.index < len(provenance["inputs"])
    rows["file"] = rows["file"].where(~delivered, name)
    rows["folder"] = folder.where(delivered, PROGRAM)
    headers = {"file": "Berkas atau folder", "rows": "Data [baris]|d", "sha256": "SHA-256"}
    caption = f"{len(rows)} berkas dan folder menentukan isi laporan; inilah sidik jarinya"
    return compose(rows, "berkas", caption, "Berkas proyek saat laporan dibuat", headers, group="folder")


def packages(provenance):
    """A sentence with every package and its version."""
    python = ".".join(provenance["python"].split(".")[:2])
    return f"Python {python}, {', '.join(f'{name} {at}' for name, at in provenance['versions'].items())}."


def _tree(commit, changed):
    """Whether the commit alone tells what the report was made from."""
    if not commit:
        return "Isinya hanya dapat dicocokkan dengan sidik jari berkasnya."
    if not changed:
        return "Pohon kerja bersih: bahan laporan yang dicatat git sama dengan commit itu."
    more = f" dan {len(changed) - NAMED} lain" if len(changed) > NAMED else ""
    return (
        f"Pohon kerja tidak bersih: {len(changed)} berkas bahan laporan berbeda dari commit itu atau belum dicatat "
        f"({', '.join(changed[:NAMED])}{more}), sehingga commit itu saja tidak mengulang laporan ini."
    )
