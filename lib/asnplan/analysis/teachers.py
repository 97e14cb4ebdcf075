"""Teachers a public school needs: for classes, subjects, counselling, and its head."""

import numpy as np
import pandas as pd

from asnplan.analysis.refusal import refuse, require_positive
from asnplan.analysis.rounding import round_half_up

SUBJECT = ["id_unit", "mapel"]
LEVELS = ("TK", "SD", "SMP")
CLASS_LEVELS = LEVELS[:2]
"""School levels with a class teacher for each class."""

CLASS_TEACHER = "Guru Kelas"
COUNSELLING = "Bimbingan dan Konseling"
HEAD = "Kepala Sekolah"
AT_LEAST_ONE = ("PAI", "PJOK", COUNSELLING)
"""Subjects every school that teaches them has a teacher of."""


def school_levels():
    """The school levels in their order: ``jenjang``, ``urutan``."""
    return pd.DataFrame({"jenjang": LEVELS, "urutan": range(len(LEVELS))})


def study_groups(classes, capacity):
    """Rombel that the pupils of each class level fill, rounded up per level and never for the school's total.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``, ``jenjang``, ``tingkat``, ``siswa`` [pupils].
    capacity : dict of str to int
        Most pupils in a class by school level. [pupils]

    Returns
    -------
    Series of Int64, index of ``classes``. [classes]

    Raises
    ------
    ValueError
        If a school level has no capacity; the rows are named.

    References
    ----------
    .. [1] Permendikbudristek 47/2023, class sizes.
    """
    seats = classes["jenjang"].map(capacity).astype(float)
    refuse(classes, ~(seats > 0), "jenjang tanpa kapasitas rombel", ["id_unit", "jenjang"])
    return np.ceil(classes["siswa"].astype(float) / seats).astype("Int64")


def next_study_groups(before, now):
    """Rombel of next year if they grow as from ``before`` to ``now``. [classes]"""
    return now * (1 + (now - before) / before)


def class_teacher_needs(classes):
    """One class teacher for each rombel of kindergarten and primary school.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``, ``jenjang``, ``rombel`` [classes].

    Returns
    -------
    DataFrame, one row per school
        ``id_unit``, ``mapel``, ``kebutuhan_eksak`` [teachers].

    References
    ----------
    .. [1] Petunjuk teknis penataan guru (Peraturan Bersama 5 Menteri 2011), KGK = rombel.
    """
    own = classes[classes["jenjang"].isin(CLASS_LEVELS)]
    needs = own.groupby("id_unit", as_index=False)["rombel"].sum().rename(columns={"rombel": "kebutuhan_eksak"})
    return needs.assign(mapel=CLASS_TEACHER)[[*SUBJECT, "kebutuhan_eksak"]].astype({"kebutuhan_eksak": float})


def subject_needs(classes, curriculum, weekly_hours):
    """Teachers of each subject: hours of all classes by the weekly load of one teacher.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``, ``jenjang``, ``tingkat``, ``rombel`` [classes].
    curriculum : DataFrame, one row per subject of a class level
        Needs ``jenjang``, ``tingkat``, ``mapel``, ``jam_per_minggu`` [hours/week].
    weekly_hours : float
        Teaching load of one teacher. [hours/week]

    Returns
    -------
    DataFrame, one row per (school, subject)
        ``id_unit``, ``mapel``, ``kebutuhan_eksak`` [teachers].

    References
    ----------
    .. [1] UU 14/2005 art. 35 (24 to 40 hours); Permendikdasmen 11/2025.
    .. [2] Petunjuk teknis penataan guru (2011), sum over levels of MP x K / 24.
    """
    require_positive(weekly_hours=weekly_hours)
    taught = classes.merge(curriculum, on=["jenjang", "tingkat"])
    hours = taught["rombel"].astype(float) * taught["jam_per_minggu"].astype(float)
    needs = taught[SUBJECT].assign(kebutuhan_eksak=hours / weekly_hours)
    return needs.groupby(SUBJECT, as_index=False)["kebutuhan_eksak"].sum()


def counselling_hours(pupils, ratio, weekly_hours):
    """Weekly hours of counselling that ``pupils`` ask for, whole hours. [hours/week]"""
    return round_half_up(pupils / ratio * weekly_hours)


def counselling_needs(classes, ratio):
    """Counsellors of each lower secondary school: one for ``ratio`` pupils.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``, ``jenjang``, ``siswa`` [pupils].
    ratio : float
        Pupils one counsellor serves. [pupils]

    Returns
    -------
    DataFrame, one row per school
        ``id_unit``, ``mapel``, ``kebutuhan_eksak`` [teachers].

    References
    ----------
    .. [1] Petunjuk teknis penataan guru: one for 150 to 225 pupils.
    """
    require_positive(ratio=ratio)
    own = classes[~classes["jenjang"].isin(CLASS_LEVELS)]
    pupils = own.groupby("id_unit", as_index=False)["siswa"].sum()
    needs = pupils[["id_unit"]].assign(mapel=COUNSELLING, kebutuhan_eksak=pupils["siswa"].astype(float) / ratio)
    return needs[[*SUBJECT, "kebutuhan_eksak"]]


def head_needs(classes):
    """One head for each school.

    Parameters
    ----------
    classes : DataFrame, one row per class level of a school
        Needs ``id_unit``.

    Returns
    -------
    DataFrame, one row per school
        ``id_unit``, ``mapel``, ``kebutuhan_eksak`` [heads].
    """
    return classes[["id_unit"]].drop_duplicates().assign(mapel=HEAD, kebutuhan_eksak=1.0)


def school_needs(parts, at_least_one=AT_LEAST_ONE):
    """Whole teachers of each subject at each school.

    Parameters
    ----------
    parts : list of DataFrame
        Exact needs from the functions above.
    at_least_one : iterable of str
        Subjects with a teacher however few the hours: religion, PJOK and counselling by default.

    Returns
    -------
    DataFrame, one row per (school, subject)
        ``kebutuhan_eksak``, ``kebutuhan`` [teachers], ``metode``.

    References
    ----------
    .. [1] Petunjuk teknis penataan guru: religion and PJOK at least one; rounding of the others is not stated.
    """
    needs = pd.concat(parts, ignore_index=True)
    least = needs["mapel"].isin(list(at_least_one)).astype("Int64")
    whole = round_half_up(needs["kebutuhan_eksak"]).clip(lower=least)
    return needs.assign(kebutuhan=whole, metode="guru")
