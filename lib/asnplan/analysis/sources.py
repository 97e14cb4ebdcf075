"""All rules of need together, so that the same work is judged alike under every set of assumptions."""

from typing import NamedTuple

import pandas as pd

from asnplan.analysis.capacity import capacity_needs
from asnplan.analysis.effective_time import effective_minutes
from asnplan.analysis.groups import counted_needs, needs_by_post, placed
from asnplan.analysis.health import health_needs
from asnplan.analysis.memory import Memory
from asnplan.analysis.needs import need_table
from asnplan.analysis.puskesmas import facility_needs, minimum_needs
from asnplan.analysis.schools import projected_classes, school_needs_by_year, teacher_needs
from asnplan.analysis.staffing import STATUS_COLUMNS, bezetting
from asnplan.analysis.workload import POST, post_minutes

BALANCES = ["kekurangan", "kelebihan"]
KEYS = [*POST, "status", "tahun"]
KEPT_POSTS = [
    *POST, "opd", "jabatan", "rumpun", "metode", "tempat", "kelompok", "kecamatan", *STATUS_COLUMNS.values(), *BALANCES,
]  # fmt: skip
KEPT_LEAVERS = [*KEYS, "pensiun"]
"""What is kept of this edition for the disclosure control of the next."""


class Sources(NamedTuple):
    """The delivered tables that tell the need, by the names of the registers."""

    unit: pd.DataFrame
    jabatan: pd.DataFrame
    pegawai: pd.DataFrame
    beban_kerja: pd.DataFrame
    norma_kemampuan: pd.DataFrame
    sekolah: pd.DataFrame
    kurikulum: pd.DataFrame
    fasilitas_kesehatan: pd.DataFrame
    kegiatan_kesehatan: pd.DataFrame


class Needs(NamedTuple):
    """The need of every post and what it was made of.

    ``posts`` is :func:`asnplan.analysis.needs.need_table` with ``kelompok`` and ``tempat``, ``counted`` the needs of
    whole groups, ``health`` those of the facilities with their minimum beside them, ``holders`` the people in post.
    """

    posts: pd.DataFrame
    counted: pd.DataFrame
    health: pd.DataFrame
    holders: pd.DataFrame


def needs_under(rules, sources, memory=None):
    """The need of every post in every unit under a set of assumptions.

    Parameters
    ----------
    rules : mapping of str to value
        Needs ``effective_time`` (as for :func:`asnplan.analysis.effective_time.effective_minutes`),
        ``health_effective_minutes`` [minutes/year], ``health_method``, ``period_multipliers``,
        ``teacher_weekly_hours`` [hours/week] and ``counselling_ratio`` [pupils].
    sources : Sources
    memory : Memory, optional
        Of what was reckoned of the same sources before.

    Returns
    -------
    Needs
    """
    memory = memory or Memory()
    return memory.of(_needs, rules, sources, memory)


def _needs(rules, sources, memory):
    time, able = effective_minutes(rules["effective_time"]), capacity_needs(sources.norma_kemampuan)
    # the work of a post counted in people is the time that these people have
    worked = able[POST].assign(beban_menit=able["kebutuhan_eksak"] * time)
    minutes = pd.concat([memory.of(_minutes, rules, sources), worked], ignore_index=True)
    holders = bezetting(sources.pegawai, minutes)
    health = memory.of(_health, rules, sources)
    counted = counted_needs(memory.of(_teachers, rules, sources), health)
    known = pd.concat([needs_by_post(counted, sources.jabatan, holders), able], ignore_index=True)
    posts = need_table(sources.unit, sources.jabatan, holders, minutes, known, time)
    return Needs(placed(posts, sources.unit, sources.jabatan, sources.sekolah), counted, health, holders)


def _minutes(rules, sources):
    return post_minutes(sources.beban_kerja, rules["period_multipliers"])


def _health(rules, sources):
    method = rules["health_method"]
    exact = health_needs(sources.kegiatan_kesehatan, rules["health_effective_minutes"], method)
    return facility_needs(minimum_needs(sources.fasilitas_kesehatan), exact, method)


def _teachers(rules, sources):
    return teacher_needs(sources.sekolah, sources.kurikulum, rules)


def classes_under(rules, sources, years, memory):
    """Pupils and classes of the coming years under a set of assumptions.

    Parameters
    ----------
    rules : mapping of str to value
        Needs ``class_capacity`` [pupils] and ``population_growth`` [fraction/year].
    sources, years, memory
        As in :func:`needs_under`, and the plan's years.

    Returns
    -------
    DataFrame
        From :func:`asnplan.analysis.schools.projected_classes`.
    """
    return memory.of(_classes, rules, sources, years)


def _classes(rules, sources, years):
    return projected_classes(sources.sekolah, rules["class_capacity"], years, rules["population_growth"])


def teachers_under(rules, sources, years, memory):
    """The need of teachers in the coming years under a set of assumptions.

    Parameters
    ----------
    rules, sources, years, memory
        As in :func:`classes_under`, and the rules of teachers.

    Returns
    -------
    DataFrame
        From :func:`asnplan.analysis.schools.school_needs_by_year`.
    """
    return memory.of(_later, rules, sources, years, memory)


def _later(rules, sources, years, memory):
    return school_needs_by_year(classes_under(rules, sources, years, memory), sources.kurikulum, rules)


def with_last(rows, last):
    """Rows with what the last edition counted of them, for the disclosure control of both editions together.

    Parameters
    ----------
    rows : DataFrame
        Perhaps with ``di_buku``: whether the row belongs to this book.
    last : DataFrame
        What the last edition kept for this one: its keys, counts that ``rows`` have under the same names [people], and
        what tells its rows apart.

    Returns
    -------
    DataFrame
        ``rows`` with ``<count>_lalu``, 0 where the last edition had no such row, and the rows that only that had, in no
        book and with nobody in them; ``rows`` as they are if it kept nothing.
    """
    if last.empty:
        return rows
    keys = [name for name in KEYS if name in last]
    counts = [name for name in last.select_dtypes("number") if name not in keys]
    before, now = last.set_index(keys), rows.set_index(keys)
    gone = before.loc[before.index.difference(now.index)].drop(columns=counts)
    table = pd.concat([now, gone]).join(before[counts].add_suffix("_lalu")).reset_index()
    numbers = [*counts, *(f"{name}_lalu" for name in counts)]
    texts = table.select_dtypes(["object", "str"]).columns.drop("di_buku", errors="ignore")
    table[numbers], table[texts] = table[numbers].fillna(0), table[texts].fillna("")
    return table.assign(di_buku=table["di_buku"].eq(True)) if "di_buku" in table else table


def with_balances(posts, others):
    """Posts with the shortage and surplus that they would have under other sets of assumptions.

    Parameters
    ----------
    posts : DataFrame, one row per (unit, jabatan)
    others : dict of str to Needs
        By the name that marks their columns.

    Returns
    -------
    DataFrame
        ``posts`` with ``kekurangan_<name>`` and ``kelebihan_<name>`` of each of ``others``. [posts]
    """
    beside = [needs.posts.set_index(POST)[BALANCES].add_suffix(f"_{name}") for name, needs in others.items()]
    return posts.set_index(POST).join(beside).reset_index()
