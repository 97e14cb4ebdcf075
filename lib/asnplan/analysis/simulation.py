"""How many may be in post: simulated courses of the headcount, and the bands in which it lies."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from asnplan.analysis.cells import narrowed, numbered, rates_of
from asnplan.analysis.months import MONTHS, entry_months, leaving_months, plan_months


class Cohorts(NamedTuple):
    """People of a cell who come in the same month and leave by age and by contract in the same years."""

    cells: np.ndarray
    count: np.ndarray
    since: np.ndarray
    """The month from which others leave."""
    retirement: np.ndarray
    """The year of the plan, from 0, in which they retire; the number of years is never."""
    contract: np.ndarray
    """The year in which the contract is over, likewise."""

    def of(self, kept):
        """Those that are ``kept``."""
        return Cohorts(*(part[kept] for part in self))


def simulate(people, dates, entries, by, *, rates, renewals, years, data_date, rng, runs=1000):
    """Simulated headcount of each group at the end of each year.

    Parameters
    ----------
    people, dates, entries, years, data_date
        As for :func:`asnplan.analysis.projection.project`; ``people`` and ``entries`` need ``by`` and ``status``.
    by : list of str
        What a group is; none is one group for all.
    rates, renewals : dict of str to float or array
        Other exits [fraction/year] and share of ended contracts that is renewed, by status; an array holds one for each
        run, so that what is not known of the rate is in the spread.
    rng : numpy.random.Generator
    runs : int

    Returns
    -------
    DataFrame, one row per group and year (index ``by`` and ``tahun``), one column per run
        In post at the end of the year. [people]

    Raises
    ------
    ValueError
        As for :func:`asnplan.analysis.projection.project`, or if an array does not hold one rate for each run.

    Notes
    -----
    The law is that of the projection, whose numbers are the mean of many runs: people leave independently of each
    other. Of a cohort, one binomial draw for each run and year tells who stays.
    """
    plan, columns = plan_months(years, data_date), [*by, *(["status"] if "status" not in by else [])]
    cells, leaving = numbered(people, entries, columns), leaving_months(people, dates, plan)
    ending = cells.cell(leaving.ending)
    stay = 1 - _of_runs(rates_of(cells, rates, "laju keluar lain"), runs)
    kept = _of_runs(rates_of(cells, renewals, "bagian kontrak yang diperpanjang", ending), runs)
    cohorts = _cohorts(cells, leaving, entries, plan)
    groups, keys = _groups(cells, by)
    left = stay[:, None] ** (np.arange(MONTHS + 1) / MONTHS)[:, None]
    stocks = np.zeros((len(keys), len(years), runs), np.int64)
    stock = np.repeat(cohorts.count[:, None], runs, axis=1)
    for year in range(len(years)):
        there = cohorts.retirement > year
        cohorts, stock = cohorts.of(there), stock[there]
        stock = rng.binomial(stock, _staying(cohorts, cells.codes["status"][cohorts.cells], left, kept, year))
        come = cohorts.since <= MONTHS * (year + 1)
        stocks[:, year] = _sums(groups[cohorts.cells[come]], stock[come], len(keys))
    index = keys.loc[keys.index.repeat(len(years))].assign(tahun=np.tile(list(years), len(keys)))
    return pd.DataFrame(stocks.reshape(-1, runs), index.set_index(list(index)).index)


def _of_runs(rates, runs):
    if rates.shape[1] not in (1, runs):
        raise ValueError(f"laju harus satu untuk semua atau {runs}, satu untuk setiap ulangan, bukan {rates.shape[1]}")
    return rates


def _groups(cells, by):
    """The group of each cell, groups following each other in order, and the values of each group."""
    named = pd.DataFrame(cells.named())[by]
    first = ~named.duplicated().to_numpy() if by else named.index == 0
    return np.cumsum(first) - 1, named[first].reset_index(drop=True)


def _cohorts(cells, leaving, entries, plan):
    """Everybody in cohorts, sorted by cell; those that come are cohorts of their own, who neither retire nor end."""
    years = plan.total // MONTHS
    contract = np.full(len(leaving.retirement), years)
    contract[leaving.ending] = (leaving.contract - 1) // MONTHS
    numbers = (cells.cell() * (years + 1) + (leaving.retirement - 1) // MONTHS) * (years + 1) + contract
    numbers, _, named = narrowed(numbers, numbers[:0], len(cells.heads) * (years + 1) ** 2)
    heads = np.bincount(numbers, minlength=len(named))
    used = np.flatnonzero(heads)
    rest, contract = np.divmod(named[used], years + 1)
    cell, retirement = np.divmod(rest, years + 1)
    months, count = entry_months(entries, plan)
    if (count % 1).any():
        raise ValueError("jumlah yang masuk harus bilangan bulat agar dapat disimulasikan")
    never = np.full(len(entries), years)
    own = Cohorts(cell, heads[used], np.full(len(cell), plan.past + 1), retirement, contract)
    come = Cohorts(cells.entries, count.astype(np.int64), months, never, never)
    every = Cohorts(*(np.concatenate(parts) for parts in zip(own, come, strict=True)))
    return every.of(np.argsort(every.cells, kind="stable"))


def _staying(cohorts, status, left, kept, year):
    """The chance of each cohort to be there at the end of a year, who was at its beginning or comes in it."""
    exposed = np.clip(MONTHS * (year + 1) - np.maximum(MONTHS * year, cohorts.since - 1), 0, MONTHS)
    chance = left[status, exposed]
    over = np.flatnonzero(cohorts.contract == year)
    if chance.shape[1] < kept.shape[1]:
        chance = np.repeat(chance, kept.shape[1], axis=1)
    chance[over] *= kept[status[over]]
    return chance


def _sums(groups, stock, count):
    """The stock of each group, whose cohorts follow each other."""
    sums = np.zeros((count, stock.shape[1]), np.int64)
    if len(groups):
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        sums[groups[starts]] = np.add.reduceat(stock, starts, axis=0)
    return sums


def bands(draws, levels=(0.5, 0.9)):
    """Median and bands of simulated headcounts.

    Parameters
    ----------
    draws : DataFrame, one row per group and year, one column per run
        From :func:`simulate`.
    levels : sequence of float
        Share of the runs that a band holds, equally many outside on both sides.

    Returns
    -------
    DataFrame, one row per (group, tahun)
        ``median`` and for each level ``bawah_50``, ``atas_50``, ``bawah_90``, ``atas_90``: numbers that occur,
        so whole. [people]
    """
    names = {"median": 0.5}
    for level in levels:
        names |= {f"bawah_{level * 100:g}": (1 - level) / 2, f"atas_{level * 100:g}": (1 + level) / 2}
    values = np.quantile(draws.to_numpy(), list(names.values()), axis=1, method="inverted_cdf")
    return pd.DataFrame(dict(zip(names, values, strict=True)), draws.index).reset_index()
