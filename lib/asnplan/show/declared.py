"""The counts of people that several chapters and the appendix show: declared once, so that they hide the same cells."""

from asnplan.show.disclosure import counts

POST = ["id_unit", "id_jabatan"]

BALANCES = ["kekurangan", "kelebihan"]
HOLDERS = [
    "bezetting = bezetting_pns + bezetting_pppk",
    *BALANCES,  # need less shortage gives the holders back
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

        In a scenario's book also the balances of each scenario decided before it, the base scenario first, such as
        ``kekurangan_dasar`` and ``kelebihan_dasar``.

    Returns
    -------
    Counts
        A scenario's book shows only what gives nothing away beside the books of the scenarios before it.
    """
    scenarios = [name.removeprefix(BALANCES[0]) for name in posts if name.startswith(f"{BALANCES[0]}_")] + [""]
    measures = [f"{name}{scenarios[0]} ~ bezetting" if name in BALANCES else name for name in HOLDERS]
    later = [[f"{name}{scenario}" for name in BALANCES] for scenario in scenarios[1:]]
    measures += [f"{name} ~ bezetting" for names in later for name in names]
    return counts(posts, measures, HOLDERS_BY, book="opd", here=posts["di_buku"], later=later)


def leavers(retirements):
    """Who retires when, and what of it this book shows; as `holders`, one row per (unit, jabatan, status, tahun)."""
    return counts(retirements, LEAVERS, LEAVERS_BY, book="opd", here=retirements["di_buku"])
