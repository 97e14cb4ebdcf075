"""The headcount of the coming years, month by month: opening + in - out = closing, in every cell."""

from itertools import pairwise

import numpy as np
import pandas as pd

from asnplan.analysis.cells import numbered, rates_of
from asnplan.analysis.flows import Course, entrants, incumbents
from asnplan.analysis.months import MONTHS, leaving_months, plan_months
from asnplan.analysis.rounding import round_half_up
from asnplan.analysis.workload import POST

FLOWS = ["awal", "masuk", "pensiun", "kontrak_berakhir", "keluar_lain", "akhir"]


def project(people, dates, entries, *, exit_rates, renewal_rates, years, data_date, months=False):
    """Expected headcount and flows by unit, post and status.

    Parameters
    ----------
    people : DataFrame, one row per employee in post on ``data_date``
        Needs ``id_unit``, ``id_jabatan``, ``status``; may have ``akhir_kontrak``.
    dates : Series of datetime
        From :func:`asnplan.analysis.retirement.retirement_dates`; its index holds that of ``people``.
    entries : DataFrame, one row per group of seats granted and not yet in post
        Needs ``id_unit``, ``id_jabatan``, ``status``, ``bulan`` (1 is January of the first year) and ``jumlah``
        [people].
    exit_rates : dict of str to float
        Exits other than by age or contract, by status. [fraction/year]
    renewal_rates : dict of str to float
        Share of ended contracts that is renewed, by each status whose contracts end within the plan.
    years : list of int
        The plan's years, consecutive.
    data_date : date
        Day of the register. Nothing happens in months of the plan up to it: the opening is the register's.
    months : bool
        Whether a row is about a month instead of a year.

    Returns
    -------
    DataFrame, one row per (unit, jabatan, status, tahun), with ``months`` also per ``bulan`` (1 to 12)
        ``awal``, ``masuk``, ``pensiun``, ``kontrak_berakhir``, ``keluar_lain``, ``akhir``: expected, not rounded.
        [people]

    Raises
    ------
    ValueError
        If a rate is missing or not within 0 and 1, somebody has no date of retirement, or an entry no open month.

    Notes
    -----
    Monthly bookkeeping of the headcount [1]_: on the first day of a month people retire and contracts end, then
    entrants come, then others leave, in equal shares of those in post that make the year's rate over twelve months.
    Of a cell's people are expected to be there after m months::

        (1 - rate)^(m/12) x (all who retire later - (1 - renewal) x those of them whose contract is over)

    ``pensiun`` is who is expected to be still there on the day, less than
    :func:`asnplan.analysis.retirement.retirements`, which counts who reaches the age. A renewed contract does not end
    again within the plan; entrants neither retire nor end theirs.

    References
    ----------
    .. [1] PP 11/2017 art. 5: needs for five years, year by year; headcount before, less retirement and other exits,
       plus entries. That others leave evenly over the year is an assumption of this product.
    """
    plan, cells = plan_months(years, data_date), numbered(people, entries, [*POST, "status"])
    stay = 1 - rates_of(cells, exit_rates, "laju keluar lain")
    leaving = leaving_months(people, dates, plan)
    ending = cells.cell(leaving.ending)
    renewals = rates_of(cells, renewal_rates, "bagian kontrak yang diperpanjang", ending)[:, 0]
    left = stay ** (np.arange(plan.total + 1) / MONTHS)
    course = Course(plan, 1 if months else MONTHS, cells.codes["status"], left, renewals)
    flows = incumbents(course, cells, leaving, ending)
    flows["masuk"], there = entrants(course, cells.entries, entries)
    flows["akhir"] += there
    flows["awal"] = np.column_stack([cells.heads, flows["akhir"][:, :-1]])
    rest = flows["awal"] + flows["masuk"]
    for name in ("pensiun", "kontrak_berakhir", "akhir"):
        rest -= flows[name]
    flows["keluar_lain"] = np.maximum(rest, 0, out=rest)
    when = {"tahun": (course.ends - 1) // MONTHS + years[0], "bulan": (course.ends - 1) % MONTHS + 1}
    when = {name: np.tile(when[name], len(cells.heads)) for name in list(when)[: 1 + months]}
    columns = {name: flows[name].reshape(-1) for name in FLOWS}
    return pd.DataFrame(cells.named(len(course.ends)) | when | columns, copy=False)


def headcount(projection, by):
    """The projection of each group in whole numbers.

    Parameters
    ----------
    projection : DataFrame
        From :func:`project`.
    by : list of str
        What a group is; none is one group for all.

    Returns
    -------
    DataFrame, one row per (period, group)
        ``tahun`` (and ``bulan``), ``by`` and the flows of :func:`project` as whole numbers. [people]

    Notes
    -----
    The stock before and after each flow is rounded half up and the flow is the difference. So the identity holds
    without a remainder, no flow and no stock is negative, and a stock lies within half a person of the expected one.
    """
    when = [name for name in ("tahun", "bulan") if name in projection]
    sums = projection.groupby([*when, *by], as_index=False, observed=True)[FLOWS].sum()
    before = sums["awal"] + sums["masuk"]
    out = sums[["pensiun", "kontrak_berakhir"]].cumsum(axis=1)
    stocks = [sums["awal"], before, before - out["pensiun"], before - out["kontrak_berakhir"], sums["akhir"]]
    whole = [round_half_up(stock) for stock in stocks]
    flows = [whole[0], whole[1] - whole[0], *(above - below for above, below in pairwise(whole[1:])), whole[-1]]
    return sums.drop(columns=FLOWS).assign(**dict(zip(FLOWS, flows, strict=True)))
