"""What moves the total need most: one assumption at a time over its declared range."""

from functools import partial

import pandas as pd

from asnplan.analysis.gap import future_needs
from asnplan.analysis.memory import Memory
from asnplan.analysis.sources import needs_under, teachers_under
from asnplan.analysis.staffing import of_units

COLUMNS = ["asumsi", "rendah_nilai", "tinggi_nilai", "rendah", "tinggi", "dasar", "rentang"]


def total_need(rules, sources, years, units=None, memory=None):
    """The need of all posts at the end of the last of ``years``, each post rounded once.

    Parameters
    ----------
    rules : dict of str to value
        As for :func:`asnplan.analysis.sources.needs_under`, and ``population_growth`` [fraction/year],
        ``demand_elasticity`` and ``class_capacity`` [pupils].
    sources : Sources
    years : list of int
        The plan's years; the need was measured the year before the first. Without years the need of today.
    units : DataFrame, optional
        Count only posts in these units.
    memory : Memory, optional
        Of what was reckoned of the same sources and years before.

    Returns
    -------
    int
        Posts without analysis are left out. [posts]
    """
    memory = memory or Memory()
    found = needs_under(rules, sources, memory)
    if not years:
        return int(_within(found.posts, units)["kebutuhan"].sum())
    growing = {"elasticity": rules["demand_elasticity"], "growth": rules["population_growth"]}
    later = None if sources.sekolah.empty else teachers_under(rules, sources, years, memory)
    parts = future_needs(found.posts, found.counted, sources.jabatan, years, **growing, counted_later=later)
    return int(sum(_within(part[part["tahun"] == years[-1]], units)["kebutuhan"].sum() for part in parts))


def _within(rows, units):
    return rows if units is None else of_units(rows, units)


def one_at_a_time(values, ranges, measure):
    """What a result becomes when one assumption at a time takes each end of its range.

    Parameters
    ----------
    values : dict of str to value
        All assumptions as decided.
    ranges : dict of str to pair
        The two values to try of each assumption that has a range.
    measure : callable
        Gives the result of a dict of all assumptions.

    Returns
    -------
    DataFrame, one row per assumption with a range, the widest first
        ``asumsi``, ``rendah_nilai`` and ``tinggi_nilai`` (the values tried, as given), ``rendah`` and ``tinggi`` (the
        results), ``dasar`` (the result as decided) and ``rentang``, how far both results are apart.

    Notes
    -----
    Assumptions that act together are not seen: a range says nothing about two of them changing at once.
    """
    base = measure(dict(values))
    rows = []
    for name, (low, high) in ranges.items():
        ends = [measure({**values, name: value}) for value in (low, high)]
        rows.append([name, low, high, *ends, base, abs(ends[1] - ends[0])])
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values("rentang", ascending=False, kind="stable", ignore_index=True)


def need_sensitivity(values, ranges, sources, years, units=None, memory=None):
    """What the need at the end of the plan becomes when one assumption at a time takes each end of its range.

    Parameters
    ----------
    values, ranges
        As in :func:`one_at_a_time`.
    sources, years, units, memory
        As in :func:`total_need`.

    Returns
    -------
    DataFrame, one row per assumption with a range
        As of :func:`one_at_a_time`. [posts]
    """
    reckoned = {"sources": sources, "years": years, "units": units, "memory": memory or Memory()}
    return one_at_a_time(values, ranges, partial(total_need, **reckoned))
