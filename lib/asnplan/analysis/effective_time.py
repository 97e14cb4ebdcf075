"""The effective working time of one employee: the rule sets in use, by name, and how they come about."""

from typing import NamedTuple

import pandas as pd

from asnplan.analysis.refusal import require_positive


class EffectiveTime(NamedTuple):
    """A rule set: what it counts from and the time that its users divide by."""

    days: int
    hours: float
    minutes: int
    source: str


EFFECTIVE_TIMES = {
    "PermenPANRB 1/2020": EffectiveTime(
        250, 5.0, 75_000, "Lampiran belum terbaca; 1.250 jam setahun menurut program yang menyebut peraturan itu"
    ),
    "PerKa BKN 19/2011": EffectiveTime(
        240, 5.0, 72_000, "Pedoman ABK Kemenristekdikti yang mengutipnya: 1.200 jam setahun, kelonggaran 30 %"
    ),
    "Kepmenpan 75/2004": EffectiveTime(
        235, 5.6, 75_000, "Hari kerja menurut buku ajar (365-104-14-12); dibulatkan ke 1.250 jam, belum terbaca"
    ),
    "Permendagri 12/2008": EffectiveTime(
        235, 5.6, 78_000, "Buku ajar: 5 jam 36 menit sehari (28 jam dalam lima hari), dibulatkan ke 1.300 jam"
    ),
}
"""The four rule sets: days [days/year], hours [hours/day], minutes as each rounds them [minutes/year]."""


def effective_minutes(rule):
    """Effective time of one employee under a rule set.

    Parameters
    ----------
    rule : str or int
        One of ``EFFECTIVE_TIMES``, or a city's own time. [minutes/year]

    Returns
    -------
    int
        [minutes/year]

    Raises
    ------
    ValueError
        If no rule set has this name, or the time is not positive.
    """
    if isinstance(rule, str):
        if rule not in EFFECTIVE_TIMES:
            known = ", ".join(EFFECTIVE_TIMES)
            raise ValueError(f"aturan waktu kerja efektif '{rule}' tidak dikenal; yang ada: {known}")
        return EFFECTIVE_TIMES[rule].minutes
    require_positive(effective_minutes=rule)
    return rule


def effective_time_table():
    """The rule sets side by side.

    Returns
    -------
    DataFrame, one row per rule set
        ``aturan``, ``hari`` [days/year], ``jam_sehari`` [hours/day], ``jam`` [hours/year], ``menit`` [minutes/year],
        ``sumber``.

    Notes
    -----
    The two older rule sets round the year after the multiplication, 235 x 5.6 = 1 316 hours, to 1 250 and to 1 300.

    References
    ----------
    .. [1] PermenPANRB 1/2020; PerKa BKN 19/2011; Kepmenpan KEP/75/M.PAN/7/2004; Permendagri 12/2008.
    """
    rows = [[name, rule.days, rule.hours, rule.minutes / 60, rule.minutes, rule.source]
            for name, rule in EFFECTIVE_TIMES.items()]  # fmt: skip
    return pd.DataFrame(rows, columns=["aturan", "hari", "jam_sehari", "jam", "menit", "sumber"])


def effective_days(weekend_days, holidays, leave_days, calendar_days=365):
    """Working days of one employee in a year: the calendar without weekends, holidays and leave. [days]"""
    return calendar_days - weekend_days - holidays - leave_days


def effective_hours(weekly_hours, allowance, days_per_week):
    """Effective hours a day: formal weekly hours less the allowance (a fraction), spread over the days. [hours/day]"""
    return weekly_hours * (1 - allowance) / days_per_week
