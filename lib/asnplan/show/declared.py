"""The counts of people that several chapters and the appendix show: declared once, so that they hide the same cells."""

from asnplan.show.disclosure import counts

POST = ["id_unit", "id_jabatan"]

HOLDERS = [
    "bezetting = bezetting_pns + bezetting_pppk",
    "kekurangan ~ bezetting",  # need less shortage gives the holders back
    "kelebihan ~ bezetting",
    "bezetting_paruh_waktu",
    "bezetting_pns",
    "bezetting_pppk",
]
HOLDERS_BY = [["rumpun"], ["metode"], ["opd"], ["id_unit"], ["tempat", "kelompok"], ["jabatan", "rumpun"], POST]

LEAVERS = ["pensiun"]
LEAVERS_BY = [["tahun"], ["status"], ["rumpun"], ["opd"], ["id_unit"], ["rumpun", "tahun"], [*POST, "tahun"]]


def holders(posts):
    """Who holds the posts of the city, and what of it this book shows.

    Parameters
    ----------
    posts : DataFrame, one row per (unit, jabatan) of the whole city
        Needs the keys and measures named above, and ``di_buku``: whether the unit belongs to this book.

        In a scenario's book ``kekurangan_dasar`` and ``kelebihan_dasar`` are those of the base scenario.

    Returns
    -------
    Counts
        What the base scenario's books show comes first; a scenario's book shows only what gives nothing of it away.
    """
    if "kekurangan_dasar" not in posts:
        return counts(posts, HOLDERS, HOLDERS_BY, book="opd", here=posts["di_buku"])
    measures = [each.replace(" ~", "_dasar ~") for each in HOLDERS] + [each for each in HOLDERS if "~" in each]
    return counts(posts, measures, HOLDERS_BY, "opd", posts["di_buku"], later=["kekurangan", "kelebihan"])


def leavers(retirements):
    """Who retires when, and what of it this book shows; as `holders`, one row per (unit, jabatan, status, tahun)."""
    return counts(retirements, LEAVERS, LEAVERS_BY, book="opd", here=retirements["di_buku"])
