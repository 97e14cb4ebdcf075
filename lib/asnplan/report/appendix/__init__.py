"""The appendix: its prose stands in ``reports/template/appendix.md``, its tables take the places marked there."""

import re

import pandas as pd

from asnplan import project
from asnplan.inputs import tables
from asnplan.report.appendix import formasi, quality, register
from asnplan.report.bind import Piece
from asnplan.show.table import compose
from asnplan.show.text import date

PLACE = re.compile(r"^\{\{(\w+)\}\}$", re.MULTILINE)
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
        "paket": lambda: _said(
            ", ".join(f"{name} {version}" for name, version in provenance["versions"].items()) + "."
        ),
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
    commit, dirty, _ = provenance["commit"].partition("-dirty")
    version = (
        f"Versi program: commit {commit}" if commit else "Versi program: tidak diketahui, karena dibuat di luar git"
    )
    changed = ", dengan berkas terlacak yang diubah sesudah commit itu" if dirty else ""
    unit = f", unit {provenance['unit']}" if provenance["unit"] else ""
    book = f"edisi {provenance['edition']}{unit}, skenario {provenance['scenario']}, benih acak {provenance['seed']}"
    return _said(f"{version}{changed}. Parameter: {book}.")


def _files(provenance):
    rows = pd.DataFrame(provenance["inputs"] + provenance["sources"], columns=["file", "rows", "sha256"])
    rows["rows"] = rows["rows"].astype(object).fillna("[z]")
    headers = {"file": "Berkas", "rows": "Data [baris]|d", "sha256": "SHA-256"}
    caption = "Setiap berkas yang menentukan isi laporan, dengan sidik jarinya"
    return compose(rows, "berkas", caption, "Berkas proyek saat laporan dibuat", headers, wide=True)
