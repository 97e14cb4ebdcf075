"""The appendix: its prose stands in ``reports/template/appendix.md``, its tables take the places marked there."""

import re

import pandas as pd

from asnplan import project
from asnplan.inputs import tables
from asnplan.report.appendix import formasi, quality, register
from asnplan.report.bind import Piece
from asnplan.show.table import NOT_APPLICABLE, compose
from asnplan.show.text import date

PLACE = re.compile(r"^\{\{(\w+)\}\}$", re.MULTILINE)
NAMED = 5
"""So many changed files are named in the report; the manifest names all."""

IDENTIFIERS = {"pegawai": "id_pegawai", "seleksi": "id_peserta", "skm": "id_responden", "pengaduan": "id_pengaduan"}


def pieces(p, provenance):
    """The appendix as pieces for the binding.

    Parameters
    ----------
    p : Params
    provenance : dict
        From `asnplan.report.manifest.provenance`.

    Returns
    -------
    list of Piece
    """
    makers = {
        "usulan": lambda: formasi.bundle(p),
        "asumsi": lambda: register.bundle(p),
        "pemeriksaan": lambda: quality.faults(p),
        "rekonsiliasi": lambda: quality.reconciliation(p),
        "asal": lambda: _origin(provenance),
        "berkas": lambda: _files(provenance),
        "paket": lambda: _packages(provenance),
        "keadaan": lambda: _said(f"Keadaan data: {date(p.data_date)}. Status dokumen: {p.status}."),
    }
    text = (project.template() / "appendix.md").read_text(encoding="utf-8")
    parts = PLACE.split(text)
    return [
        Piece(f"appendix.md ({part})", makers[part]()) if place % 2 else Piece("appendix.md", part)
        for place, part in enumerate(parts) if part.strip()
    ]  # fmt: skip


def identifiers(p):
    """Every identifier of a person in the inputs; none of them may be in a released file.

    Parameters
    ----------
    p : Params

    Returns
    -------
    set of str
    """
    return {name for table, column in IDENTIFIERS.items() for name in tables.load(p, table)[column].dropna()}


def _said(text):
    return {"kind": "paragraph", "text": text}


def _origin(provenance):
    commit, changed = provenance["commit"], provenance["changed"]
    unit = f", unit {provenance['unit']}" if provenance["unit"] else ""
    book = f"edisi {provenance['edition']}{unit}, skenario {provenance['scenario']}, benih acak {provenance['seed']}"
    version = f"commit {commit}" if commit else "commit tidak diketahui, karena folder proyek bukan salinan kerja git"
    threshold = f"ambang pengungkapan {provenance['disclosure_threshold']} orang"
    return _said(f"Program: {version}. {_tree(commit, changed)}Parameter: {book}, {threshold}.")


def _tree(commit, changed):
    """Whether the commit alone tells what the report was made from."""
    if not commit:
        return "Isinya hanya dapat dicocokkan dengan sidik jari di bawah. "
    if not changed:
        return "Pohon kerja bersih: bahan laporan yang dicatat git sama dengan commit itu. "
    more = f" dan {len(changed) - NAMED} lain" if len(changed) > NAMED else ""
    return (
        f"Pohon kerja tidak bersih: {len(changed)} berkas bahan laporan berbeda dari commit itu atau belum dicatat "
        f"({', '.join(changed[:NAMED])}{more}), sehingga commit itu saja tidak mengulang laporan ini. "
    )


def _files(provenance):
    single = [provenance["parameters"], provenance["lock"], provenance["template"]]
    entries = [*provenance["inputs"], *single, *provenance["notebooks"], *provenance["library"]]
    rows = pd.DataFrame(entries, columns=["file", "rows", "sha256"])
    rows["rows"] = rows["rows"].astype(object).fillna(NOT_APPLICABLE)
    headers = {"file": "Berkas atau folder", "rows": "Data [baris]|d", "sha256": "SHA-256"}
    caption = f"{len(rows)} berkas dan folder menentukan isi laporan; inilah sidik jarinya"
    return compose(rows, "berkas", caption, "Berkas proyek saat laporan dibuat", headers)


def _packages(provenance):
    python = ".".join(provenance["python"].split(".")[:2])
    return _said(f"Python {python}, {', '.join(f'{name} {at}' for name, at in provenance['versions'].items())}.")
