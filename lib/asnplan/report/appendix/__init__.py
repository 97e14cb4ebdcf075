"""The appendix: its prose stands in ``reports/template/appendix.md``, its tables take the places marked there."""

import re

from asnplan import project
from asnplan.inputs import tables
from asnplan.report import methods
from asnplan.report.appendix import changes, formasi, origin, quality, register
from asnplan.report.bind import Piece
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
        "pemeriksaan": lambda: quality.examined(p),
        "rekonsiliasi": lambda: quality.reconciliation(p),
        "perubahan": lambda: changes.pieces(p, provenance),
        "metode": methods.told,
        "asal": lambda: _said(origin.told(provenance)),
        "berkas": lambda: origin.files(provenance),
        "paket": lambda: _said(origin.packages(provenance)),
        "keadaan": lambda: _said(f"Keadaan data: {date(p.data_date)}. Status dokumen: {p.status}."),
    }
    text = (project.template() / "appendix.md").read_text(encoding="utf-8")
    parts = PLACE.split(text)
    filled = []
    for place, part in enumerate(parts):
        made = makers[part]() if place % 2 else part
        where = f"appendix.md ({part})" if place % 2 else "appendix.md"
        filled += [Piece(where, each) for each in (made if isinstance(made, list) else [made]) if each]
    return filled


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
