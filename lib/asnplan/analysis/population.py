"""People to serve: growth, projection and what they ask of the city's staff."""

import numpy as np
import pandas as pd


def growth_rate(first, last, years=1):
    """Mean geometric growth from ``first`` to ``last`` in ``years``. [fraction/year]"""
    return (last / first) ** (1 / years) - 1


def projected_population(population, growth, years):
    """Population after ``years`` (number or array) at geometric ``growth`` [fraction/year]. [people]"""
    return population * (1 + growth) ** np.asarray(years)


def city_population(districts):
    """Population of the city by year, from one source.

    Parameters
    ----------
    districts : DataFrame, one row per district and year
        Needs ``kecamatan``, ``tahun``, ``sumber``, ``jumlah`` [people]; one source only.

    Returns
    -------
    DataFrame, one row per year in which every district is counted
        ``tahun``, ``jumlah`` [people], ``laju`` [fraction/year] since the year before that is listed.

    Raises
    ------
    ValueError
        If the rows come from more than one source: registration and census series differ in what they count.
    """
    sources = sorted(districts["sumber"].unique())
    if len(sources) > 1:
        raise ValueError(f"deret penduduk tidak boleh dicampur: {', '.join(sources)}")
    years = districts.groupby("tahun", as_index=False).agg(jumlah=("jumlah", "sum"), kecamatan=("kecamatan", "nunique"))
    years = years[years["kecamatan"] == years["kecamatan"].max()].drop(columns="kecamatan").reset_index(drop=True)
    counts, gaps = years["jumlah"].astype(float), years["tahun"].astype(float).diff()
    return years.assign(laju=growth_rate(counts.shift(), counts, gaps))


def ratio_needs(population, ratios):
    """Staff that ratios per 100,000 people ask for, whoever employs them.

    Parameters
    ----------
    population : float
        [people]
    ratios : dict of str to float
        Staff per 100,000 people by profession.

    Returns
    -------
    Series of float, one value per profession
        Not rounded. [staff]

    References
    ----------
    .. [1] Kepmenko Kesra 54/2013, targets for 2019.
    """
    return population * pd.Series(ratios, dtype=float) / 100_000


def population_demand(city, growth, years, ratios):
    """Population and the staff its ratios ask for, in each of ``years``.

    Parameters
    ----------
    city : DataFrame, one row per year
        From :func:`city_population`; projected from its last year.
    growth : float
        [fraction/year]
    years : list of int
    ratios : dict of str to float
        Staff per 100,000 people by profession.

    Returns
    -------
    DataFrame, one row per year
        ``tahun``, ``penduduk`` [people] and one column per profession [staff], not rounded.
    """
    last = city.tail(1).rename(columns={"tahun": "dari"})[["dari", "jumlah"]].astype(float)
    table = last.merge(pd.DataFrame({"tahun": years}), how="cross")
    table["penduduk"] = projected_population(table.pop("jumlah"), growth, table["tahun"] - table.pop("dari"))
    return table.assign(**{name: table["penduduk"] * ratio / 100_000 for name, ratio in ratios.items()})


def demand_factor(elasticity, growth, years):
    """Growth of workload that follows the population: (1 + elasticity x growth) ^ years.

    Parameters
    ----------
    elasticity : float or Series of float
        Workload growth by population growth, 0 to 1.
    growth : float
        Population growth. [fraction/year]
    years : float or Series of float
        Years since the workload was measured. [years]

    Returns
    -------
    float or Series of float
    """
    return (1 + elasticity * growth) ** years
