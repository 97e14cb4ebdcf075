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
    """The month in which each person retires and in which the contract is over; ``total`` + 1 is not in the plan."""

    retirement: np.ndarray
    contract: np.ndarray


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
    Leaving, one number per person
        What has passed counts in the first open month. A contract counts when it is over before the month of
        retirement.

    Raises
    ------
    ValueError
        If somebody has no date of retirement.
    """
    dates = dates if dates.index is people.index else dates.reindex(people.index)
    refuse(people, dates.isna(), "pegawai tanpa tanggal pensiun", list(people.columns[:1]))
    retirement, never = _months(dates, plan), np.int16(plan.total + 1)
    if "akhir_kontrak" not in people:
        return Leaving(retirement, np.full(len(people), never))
    contract = _months(people["akhir_kontrak"], plan, after=1)
    return Leaving(retirement, np.where(contract < retirement, contract, never))


def _months(dates, plan, after=0):
    """The month of each date, ``after`` months later."""
    values = dates.to_numpy()
    result = np.full(len(values), plan.total + 1, np.int16)
    within = np.flatnonzero(values < (plan.first + plan.total - after).astype(values.dtype))
    months = (values[within].astype("datetime64[M]") - plan.first).astype(np.int64) + 1 + after
    result[within] = np.maximum(months, plan.past + 1)
    return result


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
