"""Hours of training (jam pelajaran, JP) against the yearly minimum."""

import numpy as np
import pandas as pd


def hours_by_person(people, trainings, year):
    """Hours each person was trained in one year; people without any training count as 0.

    A year without any record at all is unknown: the hours of everybody are missing then.

    Parameters
    ----------
    people : DataFrame, one row per person
        Needs ``id_pegawai``; further columns are carried along.
    trainings : DataFrame, one row per (person, training, year)
        Needs ``id_pegawai``, ``tahun``, ``jp`` [JP].
    year : int

    Returns
    -------
    DataFrame
        ``people`` with ``jp`` [JP/year].
    """
    trained = trainings.loc[trainings["tahun"] == year].groupby("id_pegawai")["jp"].sum()
    hours = people["id_pegawai"].map(trained).astype("Int64")
    return people.assign(jp=hours.fillna(0) if len(trained) else hours)


def hours_short(hours, minimum):
    """Hours each person lacks to the minimum of the person's status. [JP]

    Missing for a status the minimum does not name: it has no such duty.

    Parameters
    ----------
    hours : DataFrame
        From :func:`hours_by_person`, with ``status``.
    minimum : dict of str to int
        Least hours a year by status. [JP/year]

    References
    ----------
    .. [1] PP 11/2017 jo. PP 17/2020 pasal 203: at least 20 JP a year for PNS.
    """
    required = hours["status"].map(minimum).astype("Int64")
    return (required - hours["jp"]).clip(lower=0).rename("kurang_jp")


def hours_distribution(hours, limits):
    """People by class of yearly hours.

    Parameters
    ----------
    hours : DataFrame
        From :func:`hours_by_person`.
    limits : list of int
        Lower limit of each class, the first being 0. [JP]

    Returns
    -------
    DataFrame, one row per class
        ``kelas`` ("0–19", "20+") and ``pegawai`` [orang]; no rows if nobody's hours are known.
    """
    last = [above - 1 for above in limits[1:]]
    names = [f"{low}–{high}" if low < high else str(low) for low, high in zip(limits, last, strict=False)]
    known = hours["jp"].dropna().astype(float)
    counts = np.bincount(np.searchsorted(limits, known, side="right") - 1, minlength=len(limits))
    classes = pd.DataFrame({"kelas": [*names, f"{limits[-1]}+"], "pegawai": counts})
    return classes if len(known) else classes.head(0)


def hours_compliance(hours, minimum, by):
    """How many people of each group reached the minimum.

    Parameters
    ----------
    hours : DataFrame
        From :func:`hours_by_person`, with ``status``.
    minimum : dict of str to int
        Least hours a year by status. [JP/year]
    by : str or list of str

    Returns
    -------
    DataFrame, one row per group
        ``pegawai``, ``memenuhi``, ``kurang``, ``tanpa_pelatihan`` [orang], ``kepatuhan`` [share], ``jp_rata``
        [JP/orang], ``jp_kurang`` [JP still to be given].
    """
    duty = hours.assign(kurang_jp=hours_short(hours, minimum)).dropna(subset=["kurang_jp"])
    marked = duty.assign(reached=duty["kurang_jp"] == 0, untrained=duty["jp"] == 0)
    found = marked.groupby(by).agg(
        pegawai=("jp", "size"),
        memenuhi=("reached", "sum"),
        tanpa_pelatihan=("untrained", "sum"),
        jp_rata=("jp", "mean"),
        jp_kurang=("kurang_jp", "sum"),
    )
    counts = found.astype({"memenuhi": "int64", "tanpa_pelatihan": "int64", "jp_rata": float}).reset_index()
    return counts.assign(
        kurang=counts["pegawai"] - counts["memenuhi"], kepatuhan=counts["memenuhi"] / counts["pegawai"]
    )
