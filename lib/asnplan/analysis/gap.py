"""The gap of each post in each coming year, and which to close first."""

import pandas as pd

from asnplan.analysis.effectiveness import balance
from asnplan.analysis.population import demand_factor
from asnplan.analysis.rounding import round_half_up
from asnplan.analysis.staffing import FULL_TIME, STATUS_COLUMNS
from asnplan.analysis.workload import POST

PRIORITY_WEIGHTS = {"kekurangan": 40, "layanan": 30, "kosong": 20, "pensiun": 10}
"""Points that a component of 1 gives; they add to 100. The product's own rule."""

PRIORITY_BOUNDS = (60, 45)
"""Fewest points of priority 1 and 2; what remains is 3. The product's own rule."""

SERVICE_WEIGHTS = {"pendidikan": 1.0, "kesehatan": 1.0, "teknis": 0.5, "manajerial": 0.5, "administrasi": 0.25}
"""How directly a family of posts serves the public, 0 to 1. The product's own rule."""


def expected_holders(needs, retirements, contract_ends, *, exit_rates, renewal_rate, years):
    """Full-time holders of each post expected at the end of each year if nobody is recruited.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        Needs ``bezetting_pns`` and ``bezetting_pppk`` before the first year. [people]
    retirements, contract_ends : DataFrame
        Need ``id_unit``, ``id_jabatan``, ``status``, ``tahun``, ``jumlah`` [people].
    exit_rates : dict of str to float
        Other exits by status, of those left after retirement. [fraction/year]
    renewal_rate : float
        Share of ended contracts that is renewed.
    years : list of int
        The plan's years in order.

    Returns
    -------
    DataFrame, one row per (unit, jabatan), one column per year
        Not rounded. [people]
    """
    posts, stocks = pd.MultiIndex.from_frame(needs[POST]), {}
    for status in FULL_TIME:
        retired, ended = (_cells(rows, status, posts, years) for rows in (retirements, contract_ends))
        stock = pd.Series(needs[STATUS_COLUMNS[status]].to_numpy(float), posts)
        for year in years:
            staying = (stock - retired[year]).clip(lower=0)
            stock = staying * (1 - exit_rates.get(status, 0)) - (1 - renewal_rate) * ended[year]
            stocks[status, year] = stock
    return pd.DataFrame({year: sum(stocks[status, year] for status in FULL_TIME) for year in years}, posts)


def _cells(rows, status, posts, years):
    counts = rows[rows["status"] == status].groupby([*POST, "tahun"])["jumlah"].sum().unstack("tahun")
    return counts.reindex(index=posts, columns=years).fillna(0).astype(float)


def yearly_gap(needs, holders, retirements, *, elasticity, growth):
    """Need, holders, shortage and surplus of each post at the end of each year.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        From :func:`asnplan.analysis.needs.need_table`, as of the year before the first. [posts]
    holders : DataFrame, one row per (unit, jabatan), one column per year
        From :func:`expected_holders`. [people]
    retirements : DataFrame
        Needs ``id_unit``, ``id_jabatan``, ``tahun``, ``jumlah`` [people].
    elasticity : dict of str to float
        Workload growth by population growth, by ``rumpun``.
    growth : float
        Population growth. [fraction/year]

    Returns
    -------
    DataFrame, one row per (unit, jabatan, year)
        ``rumpun``, ``kebutuhan``, ``bezetting``, ``kekurangan``, ``kelebihan`` and ``pensiun`` in that year. [people]

    Notes
    -----
    Need and holders are each rounded once per post. Expected exits below half a person do not show in a small post, so
    the holders added over posts lie above the projection's closing headcount.
    """
    years = list(holders.columns)
    long = holders.rename_axis(columns="tahun").stack().rename("bezetting").reset_index()
    leavers = retirements.groupby([*POST, "tahun"], as_index=False).agg(pensiun=("jumlah", "sum"))
    table = long.merge(needs[[*POST, "rumpun", "kebutuhan_eksak", "kebutuhan"]], on=POST)
    table = table.merge(leavers, on=[*POST, "tahun"], how="left").fillna({"pensiun": 0})
    table["bezetting"] = round_half_up(table["bezetting"].astype(float))
    elapsed = table["tahun"].astype(float) - min(years, default=0) + 1
    exact = table.pop("kebutuhan_eksak").astype(float)
    grown = exact * demand_factor(table["rumpun"].map(elasticity).fillna(0).astype(float), growth, elapsed)
    table["kebutuhan"] += round_half_up(grown) - round_half_up(exact)
    return table.join(balance(table["kebutuhan"], table["bezetting"])).astype({"pensiun": "Int64"})


def family_demand(needs, elasticity, growth, years):
    """Exact need of each family of posts, growing with the population and not rounded per post.

    Parameters
    ----------
    needs, elasticity, growth
        As in :func:`yearly_gap`.
    years : list of int
        The plan's years; the need was measured the year before the first.

    Returns
    -------
    DataFrame, one row per ``rumpun``, one column per year from the year before the first. [posts]
    """
    exact = needs.groupby("rumpun")["kebutuhan_eksak"].sum().astype(float)
    elastic = pd.Series(exact.index.map(elasticity).fillna(0), exact.index, dtype=float)
    first = min(years, default=0) - 1
    return pd.DataFrame({year: exact * demand_factor(elastic, growth, year - first) for year in [first, *years]})


def with_priority(gaps, weights=None, service=None):
    """The order in which shortages should be closed, with the parts it is made of.

    Parameters
    ----------
    gaps : DataFrame, one row per (unit, jabatan, year)
        From :func:`yearly_gap`.
    weights : dict of str to float, optional
        Points of each component; ``PRIORITY_WEIGHTS`` by default.
    service : dict of str to float, optional
        Nearness to the public by ``rumpun``; ``SERVICE_WEIGHTS`` by default.

    Returns
    -------
    DataFrame
        ``gaps`` with the components, each 0 to 1: ``nilai_kekurangan`` (share of the need that is missing),
        ``nilai_layanan`` (nearness to the public), ``nilai_kosong`` (1: nobody in post), ``nilai_pensiun`` (share of
        holders retiring that year); their weighted sum ``nilai_prioritas`` [0 to 100]; and ``prioritas``, 1 first,
        missing where nothing is short.
    """
    weights, service = weights or PRIORITY_WEIGHTS, service or SERVICE_WEIGHTS
    need, held, leaving = (gaps[name].astype(float) for name in ("kebutuhan", "bezetting", "pensiun"))
    parts = pd.DataFrame({
        "nilai_kekurangan": (gaps["kekurangan"].astype(float) / need.where(need > 0)).fillna(0),
        "nilai_layanan": gaps["rumpun"].map(service).fillna(0).astype(float),
        "nilai_kosong": held.eq(0).astype(float),
        "nilai_pensiun": (leaving / (held + leaving).where(held + leaving > 0)).fillna(0),
    })  # fmt: skip
    points = sum(parts[f"nilai_{name}"] * weight for name, weight in weights.items())
    rank = sum((points < bound).astype("Int64") for bound in PRIORITY_BOUNDS) + 1
    return gaps.join(parts).assign(nilai_prioritas=points, prioritas=rank.where(gaps["kekurangan"].fillna(0) > 0))
