"""The counts of people that several chapters and the appendix show: declared once, so that they hide the same cells."""

from asnplan.show.disclosure import counts
from asnplan.show.measures import read

POST = ["id_unit", "id_jabatan"]
LAST = "_lalu"
"""Marks what the last edition counted."""

BALANCES = ["kekurangan", "kelebihan"]
HOLDERS = [
    "bezetting = bezetting_pns + bezetting_pppk",
    *BALANCES,  # need less shortage gives the holders back, and so do need, surplus and shortage together
    "bezetting_paruh_waktu",
    "bezetting_pns",
    "bezetting_pppk",
]
HOLDERS_BY = [
    ["rumpun"], ["metode"], ["tempat"], ["opd"], ["kecamatan"], ["id_unit"], ["tempat", "rumpun"],
    ["tempat", "kelompok"], ["jabatan", "rumpun"], POST,
]  # fmt: skip

AGES_BY = [
    ["umur"], ["jenis_kelamin"], ["umur", "jenis_kelamin"], ["id_unit"], ["id_unit", "umur"],
    ["id_unit", "umur", "jenis_kelamin"],
]  # fmt: skip

LEAVERS = ["pensiun"]
LEAVERS_BY = [
    ["tahun"], ["status"], ["rumpun"], ["opd"], ["id_unit"], ["tahun", "status"], ["rumpun", "tahun"], [*POST, "tahun"],
]  # fmt: skip


def holders(posts):
    """Who holds the posts of the city, and what of it this book shows.

    Parameters
    ----------
    posts : DataFrame, one row per (unit, jabatan) of the whole city
        Needs the keys and measures named above, and ``di_buku``: whether the unit belongs to this book.

        In a scenario's book also the balances of each scenario decided before it, the base scenario first, such as
        ``kekurangan_dasar`` and ``kelebihan_dasar``. After another edition also what that counted, marked ``_lalu``.

    Returns
    -------
    Counts
        A scenario's book shows only what gives nothing away beside the books of the scenarios before it, and all show
        only what gives nothing away beside the last edition.
    """
    scenarios = [name.removeprefix(BALANCES[0]) for name in posts if name.startswith(f"{BALANCES[0]}_")]
    scenarios = [scenario for scenario in scenarios if scenario != LAST] + [""]
    later = [[f"{name}{scenario}" for name in BALANCES] for scenario in scenarios[1:]]
    measures = _holders(scenarios[0]) + [each for scenario in scenarios[1:] for each in _balances(scenario)]
    if f"bezetting_pns{LAST}" in posts:
        whole = posts[f"bezetting_pns{LAST}"] + posts[f"bezetting_pppk{LAST}"]
        posts, measures, later = beside_last(posts.assign(**{f"bezetting{LAST}": whole}), measures, later, _holders(""))
    return counts(posts, measures, HOLDERS_BY, book="opd", here=posts["di_buku"], later=later)


def _holders(scenario):
    telling = dict(zip(BALANCES, _balances(scenario), strict=True))
    return [telling.get(name, name) for name in HOLDERS]


def _balances(scenario):
    short, over = (f"{name}{scenario}" for name in BALANCES)
    return [f"{short} ~ bezetting", f"{over} ~ bezetting - {short}"]


def leavers(retirements):
    """Who retires when, and what of it this book shows; as `holders`, one row per (unit, jabatan, status, tahun)."""
    measures, later = LEAVERS, []
    if f"pensiun{LAST}" in retirements:
        retirements, measures, later = beside_last(retirements, measures, later, LEAVERS)
    return counts(retirements, measures, LEAVERS_BY, book="opd", here=retirements["di_buku"], later=later)


def ages(people):
    """How old the full-time staff of the city are, and what of it this book shows; as `holders`, one row per employee.

    Parameters
    ----------
    people : DataFrame
        Needs ``pegawai`` (1 each), ``umur``, ``jenis_kelamin``, ``opd``, ``id_unit``, ``di_buku``.

    Returns
    -------
    Counts
    """
    return counts(people, ["pegawai"], AGES_BY, book="opd", here=people["di_buku"])


def beside_last(frame, measures, later, before):
    """Declare two editions: what the last one shows is decided first, then what this one may show beside it.

    A count that is the same in both is one unknown, ``_sama``; else it is two, ``_kini`` and ``_dulu``.

    Parameters
    ----------
    frame : DataFrame
        Also with the last edition's measures, marked ``_lalu``.
    measures, later
        Those of this edition, as `asnplan.show.disclosure.counts` takes them.
    before : list of str
        The measures of the last edition, declared without the mark.

    Returns
    -------
    (DataFrame, list of str, list of list of str)
        What `asnplan.show.disclosure.counts` takes for both.
    """
    declared = read(measures)
    for base in dict.fromkeys(base for measure in declared.values() for base in measure.bases):
        now, then = frame[base], frame[f"{base}{LAST}"]
        same = now.eq(then)
        parts = {
            f"{base}_sama": now.where(same, 0),
            f"{base}_kini": now.mask(same, 0),
            f"{base}_dulu": then.mask(same, 0),
        }
        frame = frame.assign(**parts)
    own = [name for name in declared if not any(name in names for names in later)]
    return frame, _in_parts(measures, "kini") + _in_parts(before, "dulu", LAST), [own, *later]


def _in_parts(measures, when, mark=""):
    return [
        f"{name}{mark} {'~' if measure.tells else '='} "
        + " + ".join(f"{base}_{part}" for base in measure.bases for part in ("sama", when))
        + (f" - {measure.other}{mark}" if measure.other else "")
        for name, measure in read(measures).items()
    ]  # fmt: skip
