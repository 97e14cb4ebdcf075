"""Which courses to give with this year's budget: the choice that closes most of the weighted gaps."""

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

ALIKE = ["kelompok", "kompetensi", "aktual", "standar", "bobot"]
CRITICAL_WEIGHT = 2.0
TIE_BREAK = 0.01


def training_needs(gaps, critical_kelas, rating_scores):
    """Gaps that need training, with their priority: a rule of this product, as no official formula is known.

    priority = weight x gap ; weight = criticality x performance ; criticality is 2 from ``critical_kelas`` on, else 1 ;
    performance is 2 - score / highest score, so that it is 1 for the best rating and near 2 for the worst; 1 when
    unrated.

    Parameters
    ----------
    gaps : DataFrame
        From :func:`competence_gaps`, with ``kelas`` of the post and ``predikat`` of the last year.
    critical_kelas : int
        Posts from this class on are critical.
    rating_scores : dict of str to float
        Score of each predikat.

    Returns
    -------
    DataFrame, one row per (person, competence) below the standard
        ``gaps`` with ``bobot`` and ``prioritas``.
    """
    needs = gaps.loc[gaps["kesenjangan"].fillna(0) > 0].reset_index(drop=True)
    critical = np.where(needs["kelas"] >= critical_kelas, CRITICAL_WEIGHT, 1.0)
    highest = max(rating_scores.values())
    performance = 2 - needs["predikat"].map(rating_scores).astype(float).fillna(highest) / highest
    weight = (critical * performance).round(4)
    return needs.assign(bobot=weight, prioritas=weight * needs["kesenjangan"].astype(float))


def course_audience(trainings, people, catalogue):
    """The groups of posts each course is meant for, as its past participants show.

    Parameters
    ----------
    trainings : DataFrame, one row per (person, training, year)
        ``id_pegawai``, ``id_pelatihan``.
    people : DataFrame, one row per person
        ``id_pegawai``, ``kelompok``.
    catalogue : DataFrame, one row per course
        ``id_pelatihan``.

    Returns
    -------
    DataFrame, one row per (course, group)
        ``id_pelatihan``, ``kelompok``. A course nobody has taken yet is open to every group.
    """
    taken = trainings[["id_pegawai", "id_pelatihan"]].merge(people[["id_pegawai", "kelompok"]], on="id_pegawai")
    new = catalogue.loc[~catalogue["id_pelatihan"].isin(taken["id_pelatihan"]), ["id_pelatihan"]]
    everyone = people[["kelompok"]].drop_duplicates()
    return pd.concat([taken[["id_pelatihan", "kelompok"]].drop_duplicates(), new.merge(everyone, how="cross")])


def course_options(needs, catalogue, audience):
    """Every course that would raise a group of like people: same kelompok, competence, level, standard and weight.

    Parameters
    ----------
    needs : DataFrame
        From :func:`training_needs`, with ``kelompok``.
    catalogue : DataFrame, one row per course
        ``id_pelatihan``, ``kompetensi``, ``level``, ``jp`` [JP], ``biaya`` [rupiah/peserta], ``kursi`` [peserta/year].
    audience : DataFrame, one row per (course, group)
        From :func:`course_audience`.

    Returns
    -------
    DataFrame, one row per (group of like people, course)
        The columns of both, ``orang`` in the group [orang] and ``level_tertutup``: levels a participant gains, those
        above the standard of the post not counted.
    """
    groups = needs.groupby(ALIKE).size().rename("orang").reset_index()
    columns = ["id_pelatihan", "kompetensi", "level", "jp", "biaya", "kursi"]
    options = groups.merge(catalogue[columns].sort_values("id_pelatihan"), on="kompetensi")
    options = options.merge(audience, on=["id_pelatihan", "kelompok"])
    options = options.loc[options["level"] > options["aktual"]].reset_index(drop=True)
    return options.assign(level_tertutup=options[["level", "standar"]].min(axis=1) - options["aktual"])


def training_plan(needs, options, budget):
    """Who takes which course, so that the sum of weight x levels gained is the largest the budget and the seats allow.

    A person takes at most one course a year in a competence. Of plans with equal effect the cheaper is taken. Like
    people are interchangeable, so the choice is an exact integer programme over groups of them; within a group the
    course that gains most goes to the first in the order of ``needs``.

    Parameters
    ----------
    needs : DataFrame
        From :func:`training_needs`.
    options : DataFrame
        From :func:`course_options`.
    budget : float
        [rupiah/year]

    Returns
    -------
    DataFrame, one row per person and course taken
        ``needs`` with ``id_pelatihan``, ``level``, ``level_tertutup`` [level], ``jp`` [JP] and ``biaya`` [rupiah].
    """
    chosen = options.assign(peserta=_participants(options, budget))
    places = chosen.loc[chosen.index.repeat(chosen["peserta"])]
    places = places.sort_values([*ALIKE, "level_tertutup", "id_pelatihan"], ascending=[True] * 5 + [False, True])
    numbered = places.assign(urutan=places.groupby(ALIKE).cumcount()).drop(columns=["orang", "kursi", "peserta"])
    queue = needs.assign(urutan=needs.groupby(ALIKE).cumcount())
    return queue.merge(numbered, on=[*ALIKE, "urutan"]).drop(columns="urutan")


def _participants(options, budget):
    """Number of people of each option in the best plan."""
    if options.empty:
        return np.zeros(0, dtype=int)
    cost = options["biaya"].to_numpy(dtype="int64")
    # in the largest unit that divides all prices the budget is a whole number and the solver's tolerance spends nothing
    coin = max(np.gcd.reduce(cost), 1)
    gain = (options["bobot"] * options["level_tertutup"]).to_numpy(dtype=float)
    group = options.groupby(ALIKE).ngroup().to_numpy()
    course = options.groupby("id_pelatihan").ngroup().to_numpy()
    limits = [
        LinearConstraint(_membership(group), ub=options.groupby(ALIKE)["orang"].first().to_numpy(dtype=float)),
        LinearConstraint(
            _membership(course), ub=options.groupby("id_pelatihan")["kursi"].first().to_numpy(dtype=float)
        ),
        LinearConstraint(cost[None, :] // coin, ub=budget // coin),
    ]
    worth = gain - TIE_BREAK * cost / max(budget, 1)
    best = milp(
        -worth, integrality=np.ones(len(options)), bounds=Bounds(lb=0), constraints=limits, options={"mip_rel_gap": 0}
    )
    return np.rint(best.x).astype(int)


def _membership(number):
    """Matrix with a one where option (column) belongs to group (row)."""
    return coo_array((np.ones(len(number)), (number, np.arange(len(number))))).tocsc()
