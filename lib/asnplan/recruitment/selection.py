"""The selection of civil servants (CPNS): basic test, field test, integration and final ranking."""

import numpy as np
import pandas as pd

from asnplan.recruitment.ranking import competition_rank

BASIC_MAXIMUM = 550
"""Highest score of the basic test (SKD): TWK 150, TIU 175, TKP 225."""

OUTCOMES = (
    "tidak memenuhi syarat administrasi",
    "tidak hadir SKD",
    "di bawah ambang SKD",
    "di luar batas peserta SKB",
    "tidak mengikuti SKB",
    "kalah peringkat",
    "perlu keputusan panitia",
    "lulus",
)
"""Where an applicant's way ended, from the first stage to the last."""

BORDER_TIES = ["total", "tkp", "tiu", "twk"]
"""Order of merit in the basic test; those equal in all of it share a rank."""

FINAL_TIES = ["nilai_akhir", *BORDER_TIES, "ipk", "usia"]
"""Order of merit at the end; the older of two equals comes first."""

PPPK_MAXIMUM = {"teknis": 5, "manajerial_sosial": 180, "wawancara": 40}
"""Highest PPPK scores: per technical item, managerial and socio-cultural together, interview."""


def passes_basic_test(scores, passing_scores):
    """Whether each applicant meets every threshold of the kind of seat; the sum alone does not help.

    Parameters
    ----------
    scores : DataFrame, one row per applicant
        Needs ``jenis_formasi``, ``twk``, ``tiu``, ``tkp``; a missing score fails.
    passing_scores : mapping of kind to {"twk", "tiu", "tkp", "total"}
        Lowest scores that pass; zero where the kind has no threshold.

    Returns
    -------
    Series of bool

    References
    ----------
    .. [1] KepmenPANRB 321/2024.
    """
    got = scores[["twk", "tiu", "tkp"]].astype("Float64")
    got["total"] = got.sum(axis=1, skipna=False)
    needed = pd.DataFrame(passing_scores).T.reindex(scores["jenis_formasi"])[got.columns]
    return pd.Series((got.to_numpy(float, na_value=np.nan) >= needed.to_numpy(float)).all(axis=1), scores.index)


def threshold_table(passing_scores):
    """The thresholds as a frame: one row per kind of seat, missing where a kind has none. [points]"""
    table = pd.DataFrame(passing_scores).T.rename_axis("jenis_formasi").reset_index()
    return table.replace(0, pd.NA).astype(dict.fromkeys(["twk", "tiu", "tkp", "total"], "Int64"))


def final_score(total, field, weights):
    """Integrated score: both tests on a scale of 100, weighted.

    Parameters
    ----------
    total : Series
        Score of the basic test, 0-550. [points]
    field : Series
        Score of the field test (SKB), 0-100. [points]
    weights : mapping
        ``skd`` and ``skb``. [part]

    Returns
    -------
    Series of float, 0-100. [points]
        Freed of floating-point noise beyond the sixth decimal, so that equal scores are equal.

    References
    ----------
    .. [1] PermenPANRB 6/2024 art. 45 (40 and 60 percent).
    """
    basic = total.astype(float) / BASIC_MAXIMUM * 100
    return (weights["skd"] * basic + weights["skb"] * field.astype(float)).round(6)


def select(applicants, seat_groups, *, passing_scores, multiple, weights):
    """How far every applicant came, and who wins.

    At most ``multiple`` times the seats go on to the field test, by total, TKP, TIU and TWK; equals in all four at
    the border all go on. The final rank is by integrated score, then SKD, TKP, TIU, TWK, IPK and age. Applicants
    equal to the day who together exceed the seats left are not chosen among: their outcome is "perlu keputusan
    panitia".

    Parameters
    ----------
    applicants : DataFrame, one row per applicant
        Needs ``id_formasi``, ``administrasi``, ``twk``, ``tiu``, ``tkp``, ``skb``, ``ipk``, ``tanggal_lahir``.
    seat_groups : DataFrame, one row per seat group
        Needs ``id_formasi``, ``jenis_formasi`` and ``jumlah`` [seats].
    passing_scores : mapping
        As for :func:`passes_basic_test`.
    multiple : int
        Participants of the field test per seat.
    weights : mapping
        As for :func:`final_score`.

    Returns
    -------
    DataFrame
        The applicants of these seat groups with ``total``, ``peringkat_skd``, ``nilai_akhir``, ``peringkat``
        (missing where the stage was not reached) and ``hasil``, one of :data:`OUTCOMES`.

    References
    ----------
    .. [1] PermenPANRB 6/2024 art. 45; the order TKP, TIU, TWK as in the rule texts of 2018 and 2021.
    """
    people = applicants.merge(seat_groups[["id_formasi", "jenis_formasi", "jumlah"]], on="id_formasi", validate="m:1")
    people["total"] = people[["twk", "tiu", "tkp"]].sum(axis=1, skipna=False)
    eligible = people["administrasi"].eq("MS")
    passed = eligible & passes_basic_test(people, passing_scores)
    people["peringkat_skd"] = competition_rank(people[passed], "id_formasi", BORDER_TIES)["peringkat"].astype("Int64")
    invited = people["peringkat_skd"].le(people["jumlah"] * multiple).fillna(False).astype(bool)
    final = invited & people["skb"].notna()
    people["nilai_akhir"] = final_score(people["total"], people["skb"], weights).where(final)
    place = _final_place(people[final])
    people["peringkat"] = place["peringkat"].astype("Int64")
    last = people["peringkat"] + place["setara"] - 1
    ends = [~eligible, people["total"].isna(), ~passed, ~invited, ~final]
    ends += [people["peringkat"] > people["jumlah"], last > people["jumlah"]]
    people["hasil"] = np.select([end.fillna(False).to_numpy(bool) for end in ends], OUTCOMES[:-1], OUTCOMES[-1])
    return people


def _final_place(finalists):
    older = -finalists["tanggal_lahir"].astype("datetime64[s]").astype("int64")
    return competition_rank(finalists.assign(usia=older), "id_formasi", FINAL_TIES)


def contract_score(technical, behavioural, interview, items=90):
    """Total score of a PPPK test: no threshold, ranking only.

    Parameters
    ----------
    technical : float
        Score of ``items`` technical questions, five points each. [points]
    behavioural : float
        Managerial and socio-cultural score, at most 180. [points]
    interview : float
        At most 40. [points]

    Returns
    -------
    float, at most 670 with 90 items and 445 with 45. [points]

    Raises
    ------
    ValueError
        If a score is above its maximum.

    References
    ----------
    .. [1] KepmenPANRB 347/2024.
    """
    scores = {"teknis": technical, "manajerial_sosial": behavioural, "wawancara": interview}
    highest = PPPK_MAXIMUM | {"teknis": PPPK_MAXIMUM["teknis"] * items}
    above = [name for name in scores if not 0 <= scores[name] <= highest[name]]
    if above:
        raise ValueError(f"score outside 0 and its maximum: {', '.join(above)}")
    return sum(scores.values())
