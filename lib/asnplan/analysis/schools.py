"""Pupils and classes of the coming years: cohorts move up, newcomers follow the city, and so does the need."""

import pandas as pd

from asnplan.analysis.groups import GROUP
from asnplan.analysis.rounding import apportioned, round_half_up
from asnplan.analysis.teachers import (
    class_teacher_needs,
    counselling_needs,
    head_needs,
    school_needs,
    study_groups,
    subject_needs,
)

SCHOOL = ["id_unit", "jenjang"]
LEVEL = [*SCHOOL, "tingkat"]
CLASS_LEVELS = {"TK": range(1), "SD": range(1, 7), "SMP": range(7, 10)}
ENTRY = [levels[0] for levels in CLASS_LEVELS.values()]
LAST_OF_PRIMARY = CLASS_LEVELS["SD"][-1]


def projected_classes(classes, capacity, years, growth):
    """Pupils and classes of each class level in each coming year.

    Pupils move up a level a year, nobody repeats and nobody moves. Newcomers to TK and SD grow with the population; SMP
    takes the leavers of the public SD by the share that public SMP take now (private schools, moves and repeaters are
    within that share). Newcomers are whole people: the city's number is rounded once and shared by the schools' present
    intake.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``, ``jenjang``, ``tingkat``, ``rombel`` [classes], ``siswa`` [pupils] of the year before the
        first; all schools of the city, or the leavers of SD do not reach SMP.
    capacity : dict of str to int
        Most pupils in a class by school level. [pupils]
    years : list of int
        The plan's years in order.
    growth : float
        Population growth. [fraction/year]

    Returns
    -------
    DataFrame, one row per (school, class level, year), every level of a school's kind among them
        ``id_unit``, ``jenjang``, ``tingkat``, ``tahun``, ``siswa`` [pupils], ``rombel`` [classes].

    Raises
    ------
    ValueError
        If a school level has no capacity; the rows are named.

    Notes
    -----
    A level has the rombel that its pupils fill, rounded up per level [1]_, and those it runs beyond them now; a class
    that is lacking now is opened in the first year, and no class runs without pupils. Where no pupil is in the last
    level of SD now, SMP grows with the population too.

    References
    ----------
    .. [1] Permendikbudristek 47/2023, class sizes.
    .. [2] Cohorts, shares and the classes kept are the rule of this product.
    """
    spare = (classes["rombel"] - study_groups(classes, capacity)).clip(lower=0)
    now = _every_level(classes.assign(lebih=spare))
    pupils = _pupils(now["siswa"], years, growth).rename_axis(columns="tahun").stack().rename("siswa")
    table = pupils.reset_index().merge(now["lebih"].reset_index(), on=LEVEL)
    filled = study_groups(table, capacity)
    table["rombel"] = (filled + table.pop("lebih")).where(table["siswa"] > 0, 0)
    return table.sort_values([*SCHOOL, "tahun", "tingkat"], ignore_index=True)


def _every_level(classes):
    """All class levels of each school in order, with 0 where none runs."""
    pairs = [(kind, level) for kind, levels in CLASS_LEVELS.items() for level in levels]
    levels = pd.DataFrame(pairs, columns=LEVEL[1:])
    grid = classes[SCHOOL].drop_duplicates().merge(levels, on="jenjang")
    table = grid.merge(classes[[*LEVEL, "siswa", "lebih"]], on=LEVEL, how="left").set_index(LEVEL).sort_index()
    return table.fillna(0).astype("Int64")


def _pupils(now, years, growth):
    """Pupils of each class level, one column per year."""
    table, before = {}, now
    for step, year in enumerate(years, 1):
        moved = before.groupby(level=SCHOOL).shift()
        before = table[year] = moved.fillna(_newcomers(now, before, (1 + growth) ** step))
    return pd.DataFrame(table, now.index)


def _newcomers(now, before, grown):
    """Pupils of each entry level, after the leavers of the year ``before`` and for a population ``grown`` so often."""
    level = now.index.get_level_values("tingkat")
    leaving_now, leaving = (int(pupils[level == LAST_OF_PRIMARY].sum()) for pupils in (now, before))
    factor = {"SMP": leaving / leaving_now} if leaving_now else {}
    entries = now[level.isin(ENTRY)]
    kinds = entries.groupby(level="jenjang")
    parts = [apportioned(round_half_up(own.sum() * factor.get(kind, grown)), own) for kind, own in kinds]
    return pd.concat(parts) if parts else entries


def teacher_needs(classes, curriculum, rules):
    """Whole teachers of each subject at each school, all rules together.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
    curriculum : DataFrame, one row per subject of a class level
    rules : dict of str to value
        Needs ``teacher_weekly_hours`` [hours/week] and ``counselling_ratio`` [pupils].

    Returns
    -------
    DataFrame, one row per (school, subject)
        As :func:`asnplan.analysis.teachers.school_needs`.
    """
    return school_needs([
        class_teacher_needs(classes), subject_needs(classes, curriculum, rules["teacher_weekly_hours"]),
        counselling_needs(classes, rules["counselling_ratio"]), head_needs(classes),
    ])  # fmt: skip


def school_needs_by_year(classes_by_year, curriculum, rules):
    """The need of teachers that the classes of each year ask for.

    Parameters
    ----------
    classes_by_year : DataFrame, one row per (school, class level, year)
        From :func:`projected_classes`.
    curriculum, rules
        As in :func:`teacher_needs`.

    Returns
    -------
    DataFrame, one row per (unit, group, year)
        ``id_unit``, ``kelompok``, ``tahun``, ``kebutuhan_eksak``, ``kebutuhan`` [teachers], ``metode``.
    """
    # each year of a school is counted like a school of its own, all at once
    schools = classes_by_year[["id_unit", "tahun"]].drop_duplicates(ignore_index=True)
    numbers = pd.MultiIndex.from_frame(schools).get_indexer(pd.MultiIndex.from_frame(classes_by_year[schools.columns]))
    needs = teacher_needs(classes_by_year.drop(columns="tahun").assign(id_unit=numbers), curriculum, rules)
    needs = needs.join(schools, on="id_unit", lsuffix="_nomor").rename(columns={"mapel": "kelompok"})
    return needs[[*GROUP, "tahun", "kebutuhan_eksak", "kebutuhan", "metode"]]
