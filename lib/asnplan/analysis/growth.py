"""How the population grows: breaks in its series, the trend since the last one, and what may come."""

import numpy as np
import pandas as pd

from asnplan.analysis.population import city_population, growth_rate, projected_population
from asnplan.analysis.staffing import FULL_TIME

TO_DEVIATION = 1.4826
"""Median absolute deviations by the standard deviation of a normal distribution."""

LEAST_JUMP = 0.005
"""A change of growth that is never a break, however steady the other years. [fraction/year]"""

FEWEST = 3
"""Changes without which nothing can be called usual."""


def growth_table(city, breaks):
    """The series with its breaks: changes that come from how people are counted.

    Parameters
    ----------
    city : DataFrame, one row per year
        From :func:`asnplan.analysis.population.city_population`.
    breaks : list of int
        Years whose change since the year before is a break in the series.

    Returns
    -------
    DataFrame, one row per year
        ``tahun``, ``jumlah`` [people], ``laju`` [fraction/year] since the year before that is listed, and ``patah``: a
        break lies between the two.
    """
    before, year = city["tahun"].shift().to_numpy(float), city["tahun"].to_numpy(float)
    declared = np.asarray(breaks, dtype=float)[:, None]
    return city.assign(patah=((before < declared) & (declared <= year)).any(axis=0))


def suspected_breaks(city, breaks, factor=3.0):
    """Years that are not declared a break though they grow unlike the other years that are not.

    Parameters
    ----------
    city, breaks
        As in :func:`growth_table`.
    factor : float
        Deviations from the median that are still usual.

    Returns
    -------
    DataFrame, one row per suspected year
        ``tahun``, ``laju``, ``biasa``: the median of the years not declared. [fraction/year]

    Notes
    -----
    Unusual is farther from the median than ``factor`` times the median absolute deviation (scaled to the standard
    deviation) [1]_ and than half a percentage point. Of less than three changes none can be judged, and where most
    years jump the jumps are the usual.

    References
    ----------
    .. [1] Leys et al. (2013), Detecting outliers: do not use standard deviation around the mean, use absolute
       deviation around the median, J. Exp. Soc. Psychol. 49(4).
    """
    table = growth_table(city, breaks)
    rates = table.loc[~table["patah"] & table["laju"].notna(), ["tahun", "laju"]]
    usual = rates["laju"].median()
    distance = (rates["laju"] - usual).abs()
    most = max(factor * TO_DEVIATION * distance.median(), LEAST_JUMP)
    return rates[(distance > most) & (len(rates) >= FEWEST)].assign(biasa=usual).reset_index(drop=True)


def trend(city, breaks):
    """Mean geometric growth since the last break, from the last year that is one.

    Parameters
    ----------
    city, breaks
        As in :func:`growth_table`.

    Returns
    -------
    dict
        ``dari`` and ``sampai`` [year], ``awal`` and ``akhir`` [people], ``laju`` [fraction/year], not a number where
        less than two years are left.
    """
    table = growth_table(city, breaks)
    steady = table[table["patah"].cumsum() == table["patah"].sum()]
    if steady.empty:
        return {"dari": None, "sampai": None, "awal": None, "akhir": None, "laju": float("nan")}
    first, last = steady.iloc[0], steady.iloc[-1]
    years = int(last["tahun"] - first["tahun"])
    rate = growth_rate(float(first["jumlah"]), float(last["jumlah"]), years) if years else float("nan")
    ends = {"dari": int(first["tahun"]), "sampai": int(last["tahun"])}
    return ends | {"awal": int(first["jumlah"]), "akhir": int(last["jumlah"]), "laju": rate}


def scenario_population(city, growth, others, years):
    """Population of each year at several rates of growth.

    Parameters
    ----------
    city : DataFrame, one row per year
        Projected from its last year.
    growth : float
        The rate that the plan assumes, named ``sedang``. [fraction/year]
    others : dict of str to float
        Further rates by name. [fraction/year]
    years : list of int

    Returns
    -------
    DataFrame, one row per year
        ``tahun`` and one column per rate, the slowest first. [people], not rounded
    """
    rates = dict(sorted({"sedang": growth, **others}.items(), key=lambda item: item[1]))
    last = city.tail(1).rename(columns={"tahun": "dari"})[["dari", "jumlah"]].astype(float)
    table = last.merge(pd.DataFrame({"tahun": years}), how="cross")
    people, ahead = table.pop("jumlah"), table["tahun"] - table.pop("dari")
    return table.assign(**{name: projected_population(people, rate, ahead) for name, rate in rates.items()})


def district_growth(districts, breaks):
    """Population of each district in the last year and its growth since the last break.

    Parameters
    ----------
    districts : DataFrame, one row per district and year
        Needs ``kecamatan``, ``tahun``, ``sumber``, ``jumlah`` [people]; one source only.
    breaks : list of int
        As in :func:`growth_table`.

    Returns
    -------
    DataFrame, one row per district
        ``kecamatan``, ``jumlah`` [people] in the year ``sampai``, ``laju`` [fraction/year] from ``dari`` to ``sampai``,
        the years that :func:`trend` of the city rests on.
    """
    span = trend(city_population(districts), breaks)
    if span["dari"] is None:
        kinds = {"kecamatan": "str", "jumlah": "Int64", "laju": "float64", "dari": "Int64", "sampai": "Int64"}
        return pd.DataFrame(columns=list(kinds)).astype(kinds)
    people = districts.pivot(index="kecamatan", columns="tahun", values="jumlah").astype(float)
    first, last = people[span["dari"]], people[span["sampai"]]
    years = span["sampai"] - span["dari"]
    rate = growth_rate(first, last, years) if years else last * float("nan")
    table = pd.DataFrame({"jumlah": last.astype("Int64"), "laju": rate, "dari": span["dari"], "sampai": span["sampai"]})
    return table.rename_axis(columns=None).reset_index()


def staff_per_thousand(people, units, districts):
    """Full-time staff of the units that serve a district by a thousand of its people.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``id_unit``, ``status``.
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``kecamatan``; who serves the whole city is not counted.
    districts : DataFrame, one row per district
        Needs ``kecamatan``, ``jumlah`` [people], such as :func:`district_growth`.

    Returns
    -------
    DataFrame, one row per district
        ``kecamatan``, ``pegawai`` [people], ``jumlah`` [people], ``per_seribu`` [staff/1,000 people].
    """
    serving = people.loc[people["status"].isin(FULL_TIME), "id_unit"].map(units.set_index("id_unit")["kecamatan"])
    staff = districts["kecamatan"].map(serving.value_counts()).fillna(0).astype("Int64")
    table = districts[["kecamatan"]].assign(pegawai=staff, jumlah=districts["jumlah"])
    return table.assign(per_seribu=staff.astype(float) / districts["jumlah"].astype(float) * 1000)
