"""Competence against the standard of the post: gaps, job-person match and the coverage of the assessment."""

import numpy as np
import pandas as pd


def competence_gaps(people, standards, assessments):
    """Gap of each person in each competence that the person's post requires.

    Parameters
    ----------
    people : DataFrame, one row per person
        Needs ``id_pegawai``, ``id_unit``, ``id_jabatan``; further columns are carried along.
    standards : DataFrame, one row per (id_jabatan, kompetensi)
        Needs ``level`` [level 1-5].
    assessments : DataFrame, one row per (id_pegawai, kompetensi)
        Needs ``level`` [level 1-5].

    Returns
    -------
    DataFrame, one row per (person, required competence)
        Columns of ``people`` and ``kompetensi``, ``standar``, ``aktual``, ``kesenjangan`` = standar - aktual [level].
        Positive needs training, zero or less fits, missing was never assessed.

    References
    ----------
    .. [1] PermenPANRB 38/2017, standard kompetensi jabatan ASN.
    """
    required = people.merge(
        standards[["id_jabatan", "kompetensi", "level"]].rename(columns={"level": "standar"}), on="id_jabatan"
    )
    actual = assessments[["id_pegawai", "kompetensi", "level"]].rename(columns={"level": "aktual"})
    gaps = required.merge(actual, on=["id_pegawai", "kompetensi"], how="left")
    return gaps.assign(kesenjangan=gaps["standar"] - gaps["aktual"])


def job_person_match(gaps, by="id_pegawai", capped=False):
    """Job-person match (JPM) of each group: levels shown over levels required, of what was assessed.

    Parameters
    ----------
    gaps : DataFrame
        From :func:`competence_gaps`.
    by : str or list of str
        What one value is for: a person, a unit, a post.
    capped : bool
        Count a competence at most at its standard, so that strength in one does not hide a gap in another.

    Returns
    -------
    Series of float, indexed by ``by``. [%]

    References
    ----------
    .. [1] PerBKN 26/2019.
    """
    assessed = gaps.dropna(subset=["aktual"]).astype({"aktual": float, "standar": float})
    shown = assessed[["aktual", "standar"]].min(axis=1) if capped else assessed["aktual"]
    sums = assessed.assign(aktual=shown).groupby(by)[["aktual", "standar"]].sum()
    return (100 * sums["aktual"] / sums["standar"]).rename("jpm")


def band(values, limits, below):
    """Name of the band each value falls in; a limit belongs to its own band.

    Parameters
    ----------
    values : array-like of float
    limits : dict of str to float
        Name of a band and its lower limit. The bands of JPM depend on the purpose (mapping, filling a post).
    below : str
        Name of what lies below every limit.

    Returns
    -------
    Series of str; missing where the value is missing.

    References
    ----------
    .. [1] Peraturan BRIN 3/2023 pasal 33 (mapping: 90, 78).
    .. [2] Uji kompetensi jabatan fungsional 2020 (filling a post: 80, 68).
    """
    values = pd.Series(values, dtype=float)
    names = sorted(limits, key=limits.get)
    position = np.searchsorted([limits[name] for name in names], values, side="right")
    return pd.Series(np.array([below, *names], dtype=object)[position], values.index, dtype="str").where(values.notna())


def gap_summary(gaps, by):
    """What the assessment found in each group.

    Parameters
    ----------
    gaps : DataFrame
        From :func:`competence_gaps`.
    by : str or list of str

    Returns
    -------
    DataFrame, one row per group
        ``dinilai`` [penilaian], ``kurang`` [penilaian below the standard], ``level_kurang`` [level, summed over those
        below], ``bagian_kurang`` [share of dinilai].
    """
    assessed = gaps.dropna(subset=["kesenjangan"])
    lacking = assessed["kesenjangan"].clip(lower=0)
    marked = assessed.assign(kurang=(lacking > 0).astype("Int64"), level_kurang=lacking)
    found = marked.groupby(by).agg(
        dinilai=("kurang", "size"), kurang=("kurang", "sum"), level_kurang=("level_kurang", "sum")
    )
    return found.assign(bagian_kurang=(found["kurang"] / found["dinilai"]).astype(float)).reset_index()


def assessment_coverage(people, assessments, by):
    """Who has an assessment at all, and who has none.

    Parameters
    ----------
    people : DataFrame, one row per person
        ``id_pegawai`` and the columns of ``by``.
    assessments : DataFrame, one row per (id_pegawai, kompetensi)
    by : str or list of str

    Returns
    -------
    DataFrame, one row per group
        ``pegawai``, ``dinilai``, ``belum_dinilai`` [orang], ``cakupan`` [share].
    """
    assessed = people["id_pegawai"].isin(assessments["id_pegawai"])
    counts = people.assign(dinilai=assessed).groupby(by)["dinilai"].agg(pegawai="size", dinilai="sum").reset_index()
    return counts.assign(
        belum_dinilai=counts["pegawai"] - counts["dinilai"], cakupan=counts["dinilai"] / counts["pegawai"]
    )
