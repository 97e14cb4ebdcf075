"""The gap of each post in each coming year."""

import pandas as pd

from asnplan.analysis.effectiveness import balance
from asnplan.analysis.groups import needs_by_post, with_group
from asnplan.analysis.population import demand_factor
from asnplan.analysis.rounding import round_half_up
from asnplan.analysis.workload import POST

CELL = [*POST, "tahun"]
NEED = ["kebutuhan_eksak", "kebutuhan"]


def yearly_gap(needs, counted, posts, holders, retirements, *, elasticity, growth, counted_later=None):
    """Need, holders, shortage and surplus of each post at the end of each year.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        From :func:`asnplan.analysis.needs.need_table`, as of the year before the first. [posts]
    counted : DataFrame, one row per (unit, group)
        From :func:`asnplan.analysis.groups.counted_needs`: these are carried by the posts of the group anew each year.
    posts : DataFrame, one row per jabatan
        As for :func:`asnplan.analysis.groups.needs_by_post`, and ``rumpun``.
    holders : DataFrame, one row per (unit, jabatan), one column per year
        From :func:`asnplan.analysis.holders.whole_holders`. [people]
    retirements : DataFrame
        Needs ``id_unit``, ``id_jabatan``, ``tahun``, ``jumlah`` [people].
    elasticity : dict of str to float
        Workload growth by population growth, by ``rumpun``.
    growth : float
        Population growth. [fraction/year]
    counted_later : DataFrame, one row per (unit, group, year), optional
        Needs of every year counted by themselves, such as :func:`asnplan.analysis.schools.school_needs_by_year`; they
        stand for those of ``counted`` with the same ``metode`` grown with the population. [posts]

    Returns
    -------
    DataFrame, one row per (unit, jabatan, year)
        ``rumpun``, ``kebutuhan``, ``bezetting``, ``kekurangan``, ``kelebihan`` and ``pensiun`` in that year. [people]

    Notes
    -----
    Need is rounded once per post; holders are whole already, and add up to the projection.
    """
    held = holders.rename_axis(columns="tahun").stack().rename("bezetting").reset_index()
    growing = {"elasticity": elasticity, "growth": growth, "counted_later": counted_later}
    single, grown = future_needs(needs, counted, posts, list(holders.columns), **growing)
    groups = needs_by_post(grown, posts, held, by=["tahun"])
    table = pd.concat([single, groups])[[*CELL, "kebutuhan"]].merge(held, on=CELL, how="left")
    leavers = retirements.groupby(CELL, as_index=False).agg(pensiun=("jumlah", "sum"))
    table = table.merge(posts[["id_jabatan", "rumpun"]], on="id_jabatan").merge(leavers, on=CELL, how="left")
    table = table.fillna({"bezetting": 0, "pensiun": 0}).astype({"bezetting": "Int64", "pensiun": "Int64"})
    return table.join(balance(table["kebutuhan"], table["bezetting"])).sort_values(CELL, ignore_index=True)


def future_needs(needs, counted, posts, years, *, elasticity, growth, counted_later=None):
    """What is needed at the end of each year: by post, and for the groups whose need their posts carry together.

    Parameters
    ----------
    needs, counted, posts, elasticity, growth, counted_later
        As in :func:`yearly_gap`.
    years : list of int
        The plan's years; the need was measured the year before the first.

    Returns
    -------
    (DataFrame, DataFrame)
        One row per (unit, jabatan, year) of the posts that no group carries, and one per (unit, group, year); both with
        ``kebutuhan_eksak`` and ``kebutuhan`` [posts].
    """
    factors = _factors(posts["rumpun"], elasticity, growth, years)
    families = with_group(posts)[["kelompok", "rumpun"]].dropna().drop_duplicates("kelompok")
    groups = _counted_anew(_grown(counted.merge(families, on="kelompok"), factors), counted_later, years)
    single = needs.loc[~needs["metode"].isin(counted["metode"]), [*POST, "rumpun", *NEED]]
    return _grown(single, factors), groups


def _factors(families, elasticity, growth, years):
    """How much the work of each family has grown by each year; a family without elasticity does not grow."""
    grid = pd.DataFrame({"rumpun": families.unique()}).merge(pd.DataFrame({"tahun": years}), how="cross")
    elastic = grid["rumpun"].map(elasticity).astype(float).fillna(0)
    return grid.assign(factor=demand_factor(elastic, growth, grid["tahun"] - min(years, default=0) + 1))


def _grown(needs, factors):
    """Needs of every year; what a floor adds to the exact need stays as it is."""
    table = needs.merge(factors, on="rumpun").drop(columns="rumpun")
    exact = table["kebutuhan_eksak"].astype(float)
    table["kebutuhan"] += round_half_up(exact * table["factor"]) - round_half_up(exact)
    return table.assign(kebutuhan_eksak=exact * table.pop("factor"))


def _counted_anew(grown, later, years):
    """Needs of every year, by the count of that year where their method has one."""
    if later is None or later.empty:
        return grown
    if lacking := sorted(set(years) - set(later["tahun"])):
        raise ValueError(f"kebutuhan tiap tahun belum dihitung untuk {', '.join(map(str, lacking))}")
    anew = grown["metode"].isin(later["metode"])
    return pd.concat([grown[~anew], later[later["tahun"].isin(years)]], ignore_index=True)[list(grown.columns)]


def family_demand(needs, elasticity, growth, years, counted_later=None):
    """Exact need of each family of posts, growing with the population and not rounded per post.

    Parameters
    ----------
    needs, elasticity, growth, counted_later
        As in :func:`yearly_gap`.
    years : list of int
        The plan's years; the need was measured the year before the first.

    Returns
    -------
    DataFrame, one row per ``rumpun``, one column per year from the year before the first. [posts]
    """
    exact, factors = needs["kebutuhan_eksak"].astype(float), _factors(needs["rumpun"], elasticity, growth, list(years))
    later = pd.DataFrame(columns=["metode", "tahun", "kebutuhan_eksak"]) if counted_later is None else counted_later
    growing = exact.mask(needs["metode"].isin(later["metode"]), 0).groupby(needs["rumpun"]).sum()
    demand = factors.pivot(index="rumpun", columns="tahun", values="factor").reindex(growing.index)
    family = later["metode"].map(needs.drop_duplicates("metode").set_index("metode")["rumpun"])
    counted = later.groupby([family, "tahun"])["kebutuhan_eksak"].sum().astype(float).unstack()
    demand = demand.mul(growing, axis=0).add(counted.reindex_like(demand).fillna(0))
    demand.insert(0, min(years, default=0) - 1, exact.groupby(needs["rumpun"]).sum())
    return demand
