"""Who is in each post in the coming years: expected, and as whole people that add up."""

import numpy as np
import pandas as pd

from asnplan.analysis.rounding import DECIMALS
from asnplan.analysis.workload import POST

CELL = [*POST, "tahun"]


def expected_holders(needs, projection, years):
    """Holders of each post expected at the end of each year if nobody is recruited beyond the entries projected.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
    projection : DataFrame, one row per (unit, jabatan, status, tahun)
        From :func:`asnplan.analysis.projection.project`, with the statuses that count as holders.
    years : list of int
        The plan's years in order.

    Returns
    -------
    DataFrame, one row per (unit, jabatan) of ``needs``, one column per year
        Not rounded; nought where nobody is and nobody comes. [people]
    """
    stocks = projection.groupby(CELL, observed=True)["akhir"].sum().unstack("tahun")
    return stocks.reindex(index=pd.MultiIndex.from_frame(needs[POST]), columns=years).fillna(0).astype(float)


def whole_holders(expected, families, totals):
    """Whole holders of each post that add up to the headcount, and nearly so in each family of posts.

    Parameters
    ----------
    expected : DataFrame, one row per (unit, jabatan), one column per year
        From :func:`expected_holders`. [people]
    families : Series of str, index ``id_jabatan``
        ``rumpun`` of each post.
    totals : Series of int, index year
        Whole people in all posts, within one of those expected for each status and family. [people]

    Returns
    -------
    DataFrame of Int64, shaped like ``expected``
        Within one person of it everywhere. [people]

    Notes
    -----
    A post of one with an expected exit of 3 % would never lose anybody if each were rounded for itself, and the posts
    together would lose fewer than the projection. So every post keeps its whole part, and what is left of the total
    goes to the largest remainders [1]_, of families first and then of the posts within each: before others to posts
    that do not rise above the year before without anybody expected to come, among equals in order. Which small post
    loses somebody is thus a convention; how many do is not.

    References
    ----------
    .. [1] Method of largest remainders (Hare quota).
    """
    family = pd.Series(expected.index.get_level_values("id_jabatan")).map(families).fillna("").to_numpy()
    whole, before = {}, np.full(len(expected), np.inf)
    for year in expected:
        exact = np.round(expected[year].to_numpy(float), DECIMALS)
        sums = pd.Series(exact).groupby(family).sum()
        shares = _whole(sums.to_numpy(), np.inf, np.zeros(len(sums), int), pd.Series({0: totals[year]}))
        before = whole[year] = _whole(exact, before, family, pd.Series(shares, sums.index))
    return pd.DataFrame(whole, expected.index).reindex(columns=expected.columns).astype("Int64")


def _whole(exact, before, group, totals):
    """Whole numbers near exact ones that make the total of each group, if they can."""
    least = np.floor(exact)
    rest = exact - least
    missing = totals - pd.Series(least).groupby(group).sum()
    rising = (least + 1 > before) & (exact <= before)
    order = np.lexsort((-rest, rising, rest == 0, group))
    place = pd.Series(group[order]).groupby(group[order]).cumcount().to_numpy()
    more = np.zeros(len(exact))
    more[order] = place < missing.reindex(group[order]).to_numpy(dtype=float)
    return least + more
