"""The months of a plan, and those in which people come and leave by a date."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from asnplan.analysis.refusal import refuse
from asnplan.analysis.workload import POST

MONTHS = 12


class Plan(NamedTuple):
    """The months of a plan, numbered from 1, January of its first year."""

    first: np.datetime64
    past: int
    """Months that the register has seen already: nothing happens in them."""
    total: int


class Leaving(NamedTuple):
    """Who leaves within the plan by a date, and in which month."""

    retirement: np.ndarray
    """The month in which each person retires; ``total`` + 1 is not in the plan."""
    retiring: np.ndarray
    """The persons, by position, who retire within the plan."""
    ending: np.ndarray
    """Those whose contract is over within the plan and before the month of retirement."""
    contract: np.ndarray
    """The month in which the contract of each of those is over."""


def plan_months(years, data_date):
    """The months of a plan as seen from the register.

    Parameters
    ----------
    years : list of int
        The plan's years, consecutive.
    data_date : date
        Day of the register.

    Returns
    -------
    Plan

    Raises
    ------
    ValueError
        If the years do not follow each other, or no month is left after the register's day.
    """
    years = list(years)
    if not years or years != list(range(years[0], years[0] + len(years))):
        raise ValueError(f"tahun rencana harus berurutan, bukan {years}")
    first = np.datetime64(f"{years[0]:04d}", "M")
    past = int((np.datetime64(pd.Timestamp(data_date), "M") - first).astype(int)) + 1
    if past >= MONTHS * len(years):
        raise ValueError(f"keadaan data {data_date:%Y-%m-%d} harus sebelum akhir rencana {years[-1]}")
    return Plan(first, max(past, 0), MONTHS * len(years))


def leaving_months(people, dates, plan):
    """When each person leaves by age and by contract.

    Parameters
    ----------
    people : DataFrame, one row per employee
        May have ``akhir_kontrak``, the last day; the contract is over on the first of the next month.
    dates : Series of datetime
        From :func:`asnplan.analysis.retirement.retirement_dates`; its index holds that of ``people``.
    plan : Plan

    Returns
    -------
    Leaving
        What has passed counts in the first open month.

    Raises
    ------
    ValueError
        If somebody has no date of retirement.
    """
    dates = dates if dates.index is people.index else dates.reindex(people.index)
    refuse(people, dates.isna(), "pegawai tanpa tanggal pensiun", list(people.columns[:1]))
    retiring, months = _months(dates, plan)
    retirement = np.full(len(people), plan.total + 1, np.int16)
    retirement[retiring] = months
    if "akhir_kontrak" not in people:
        return Leaving(retirement, retiring, retiring[:0], months[:0])
    ending, contract = _months(people["akhir_kontrak"], plan, after=1)
    counts = contract < retirement[ending]
    return Leaving(retirement, retiring, ending[counts], contract[counts])


def _months(dates, plan, after=0):
    """The positions of the dates that fall within the plan ``after`` months later, and the month of each then."""
    values, end = dates.to_numpy(), plan.first + plan.total - after
    within = np.flatnonzero(values < end.astype(values.dtype))
    days = np.arange(plan.first - after, end, dtype="datetime64[D]")
    # a table of the plan's days: the calendar is looked up once a day, not once a person
    months = (days.astype("datetime64[M]") - plan.first).astype(np.int16) + np.int16(1 + after)
    since = (values[within].astype("datetime64[D]") - days[0]).astype(np.int64)
    return within, np.maximum(months, plan.past + 1).take(np.maximum(since, 0))


def entry_months(entries, plan):
    """When how many people come.

    Parameters
    ----------
    entries : DataFrame, one row per group of entrants
        Needs ``bulan`` (1 is January of the first year), ``jumlah`` [people].
    plan : Plan

    Returns
    -------
    (array of int, array of float), one number per row
        The month, and how many come on its first day. [people]

    Raises
    ------
    ValueError
        If a month is not open, or a number is negative.
    """
    months, count = (entries[name].to_numpy(float, na_value=np.nan) for name in ("bulan", "jumlah"))
    first, last = plan.past + 1, plan.total
    wrong = ~((months >= first) & (months <= last) & (months % 1 == 0) & (count >= 0))
    reason = f"bulan masuk harus {first} sampai {last} dan jumlahnya tidak boleh negatif"
    named = [name for name in (*POST, "status", "bulan", "jumlah") if name in entries]
    refuse(entries, pd.Series(wrong, entries.index), reason, named)
    return months.astype(np.int64), count
