"""The whole calculation under one set of assumptions, so that every scenario is reckoned alike."""

from typing import NamedTuple

import pandas as pd

from asnplan.analysis.gap import yearly_gap
from asnplan.analysis.holders import expected_holders, whole_holders
from asnplan.analysis.memory import Memory
from asnplan.analysis.priority import with_priority
from asnplan.analysis.projection import headcount, project
from asnplan.analysis.retirement import retirement_dates, retirements
from asnplan.analysis.sources import Needs, classes_under, needs_under, teachers_under
from asnplan.analysis.staffing import FULL_TIME

FACTS = ["kebutuhan", "bezetting", "kekurangan", "kelebihan"]


class Outlook(NamedTuple):
    """What follows from a set of assumptions, for all units of its sources."""

    needs: Needs
    dates: pd.Series
    """The day each full-time employee retires."""
    retirements: pd.DataFrame
    """Who reaches the age, from :func:`asnplan.analysis.retirement.retirements`."""
    projection: pd.DataFrame
    """From :func:`asnplan.analysis.projection.project`."""
    classes: pd.DataFrame
    """From :func:`asnplan.analysis.schools.projected_classes`."""
    teachers: pd.DataFrame
    """From :func:`asnplan.analysis.schools.school_needs_by_year`."""
    gaps: pd.DataFrame
    """From :func:`asnplan.analysis.gap.yearly_gap`, with the priority of each shortage."""


def outlook(rules, sources, entries, *, years, data_date, memory=None):
    """Need, headcount and gap of the coming years under a set of assumptions.

    Parameters
    ----------
    rules : dict of str to value
        The assumptions by their name, as of :func:`asnplan.analysis.sources.needs_under`, and those of the supply:
        ``retirement_ages``, ``other_exit_rates``, ``contract_renewal_rate``; of demand: ``class_capacity``,
        ``population_growth``, ``demand_elasticity``; of the order: ``priority_weights``, ``priority_bounds``,
        ``service_weights``.
    sources : Sources
    entries : DataFrame
        Seats granted and not yet in post, as for :func:`asnplan.analysis.projection.project`. [people]
    years : list of int
        The plan's years, consecutive.
    data_date : date
        Day of the register.
    memory : Memory, optional
        Of what was reckoned of the same sources and years before.

    Returns
    -------
    Outlook
    """
    memory = memory or Memory()
    found = needs_under(rules, sources, memory)
    staff = sources.pegawai[sources.pegawai["status"].isin(FULL_TIME)]
    dates = retirement_dates(staff, sources.jabatan, rules["retirement_ages"])
    leaving = retirements(staff, dates, years, data_date)
    projection = project(
        staff, dates, entries[entries["id_unit"].isin(sources.unit["id_unit"])], years=years, data_date=data_date,
        exit_rates=rules["other_exit_rates"], renewal_rates=dict.fromkeys(FULL_TIME, rules["contract_renewal_rate"]),
    )  # fmt: skip
    teachers = teachers_under(rules, sources, years, memory)
    totals = headcount(projection, ["status"]).groupby("tahun")["akhir"].sum()
    families = sources.jabatan.set_index("id_jabatan")["rumpun"]
    holders = whole_holders(expected_holders(found.posts, projection, years), families, totals)
    gaps = yearly_gap(
        found.posts, found.counted, sources.jabatan, holders, leaving,
        elasticity=rules["demand_elasticity"], growth=rules["population_growth"], counted_later=teachers,
    )  # fmt: skip
    gaps = with_priority(gaps, rules["priority_weights"], rules["priority_bounds"], rules["service_weights"])
    return Outlook(found, dates, leaving, projection, classes_under(rules, sources, years, memory), teachers, gaps)


def within(sources, units):
    """The sources of some units: all tables that name a unit, but for the schools.

    Who enters a lower secondary school left any primary school of the city, so that pupils are projected for all.

    Parameters
    ----------
    sources : Sources
    units : DataFrame
        One row per unit; needs ``id_unit``.

    Returns
    -------
    Sources
    """
    if sources.unit["id_unit"].isin(units["id_unit"]).all():
        return sources
    inside = {
        name: rows[rows["id_unit"].isin(units["id_unit"])]
        for name, rows in sources._asdict().items()
        if "id_unit" in rows and name != "sekolah"
    }
    return sources._replace(**inside)


def side_by_side(outlooks, units):
    """Need, holders, shortage and surplus at the end of the plan in each scenario.

    Parameters
    ----------
    outlooks : dict of str to Outlook
        By the name of the scenario.
    units : DataFrame
        The units that are looked at; needs ``id_unit``.

    Returns
    -------
    DataFrame, one row per scenario
        ``skenario``; ``kebutuhan``, ``kekurangan``, ``kelebihan`` [posts], ``bezetting`` [people] at the end of the
        last year, and ``pensiun``, who reaches the age in all years. [people]
    """
    rows = {}
    for name, found in outlooks.items():
        gaps = found.gaps[found.gaps["id_unit"].isin(units["id_unit"])]
        last = gaps[gaps["tahun"] == gaps["tahun"].max()]
        rows[name] = {**last[FACTS].sum(), "pensiun": gaps["pensiun"].sum()}
    return pd.DataFrame.from_dict(rows, orient="index").astype("Int64").rename_axis("skenario").reset_index()
