"""The appendix: its prose stands in ``reports/template/appendix.md``, its tables take the places marked there."""

import re
from functools import cache

from asnplan import project
from asnplan.inputs import tables
from asnplan.report import look, methods
from asnplan.report.appendix import changes, formasi, origin, quality, register
from asnplan.report.bind import Piece
from asnplan.report.blocks import paragraph
from asnplan.show.declared import holders, leavers
from asnplan.show.text import date

FILE = "appendix.md"
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

    Raises
    ------
    LookError
        If the prose marks a place that nothing is made for.
    """
    counted = cache(lambda: people(p))  # what is hidden is decided once, and only if some part asks
    makers = {
        "usulan": lambda: formasi.bundle(p, *counted()),
        "asumsi": lambda: register.bundle(p),
        "pemeriksaan": lambda: quality.examined(p),
        "rekonsiliasi": lambda: quality.reconciliation(p, *counted()),
        "perubahan": lambda: changes.pieces(p, provenance),
        "metode": methods.told,
        "asal": lambda: paragraph(origin.told(provenance)),
        "berkas": lambda: origin.files(provenance),
        "paket": lambda: paragraph(origin.packages(provenance)),
        "keadaan": lambda: paragraph(f"Keadaan data: {date(p.data_date)}. Status dokumen: {p.status}."),
    }
    filled = []
    for place, part in enumerate(_parts(makers)):
        made = makers[part]() if place % 2 else part
        where = f"{FILE} ({part})" if place % 2 else FILE
        filled += [Piece(where, each) for each in (made if isinstance(made, list) else [made]) if each]
    return filled


def people(p):
    """The holders of the posts and who retires, as the analysis counted them, and what of it this book shows.

    Parameters
    ----------
    p : Params

    Returns
    -------
    (Counts, Counts)
    """
    return holders(tables.saved(p, "analysis", "pemangku")), leavers(tables.saved(p, "analysis", "pensiun_kota"))


def _parts(known):
    """The prose, and between its parts the names of the places."""
    with look.using(FILE, ValueError):
        parts = PLACE.split((project.template() / FILE).read_text(encoding="utf-8"))
        if unknown := sorted(set(parts[1::2]) - set(known)):
            raise ValueError(f"{{{{{unknown[0]}}}}} tidak dikenal; yang ada: {', '.join(known)}")
    return parts


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
