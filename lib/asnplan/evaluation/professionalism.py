"""Indeks Profesionalitas ASN (IP ASN): four dimensions from 0 to 100 together."""

import numpy as np
import pandas as pd

from asnplan.evaluation.bands import band

QUALIFICATION = {
    "S-3": 25, "S-2": 20, "Profesi": 15, "S-1": 15, "D-IV": 15, "D-III": 10, "D-II": 5, "D-I": 5,
    "SMA": 5, "SMP": 1, "SD": 1,
}  # fmt: skip
"""Score of the last education; a professional degree counts as the S-1 it follows."""

DISCIPLINE = {"tidak ada": 5, "ringan": 3, "sedang": 2, "berat": 1}
"""Score of the heaviest penalty of the last five years."""

LOWEST = "Sangat Rendah"
BANDS = {"Rendah": 61, "Sedang": 71, "Tinggi": 81, "Sangat Tinggi": 91}
"""Lower limit of each band; below is the lowest. The rule names whole numbers: 90.5 is still "Tinggi"."""

LEADERS = ("jpt", "administrator", "pengawas")
SHORT_FORMS = ("seminar", "lokakarya", "bimbingan", "pembelajaran daring")
TECHNICAL_HOURS = 20
DIMENSIONS = {"kualifikasi": 25, "kompetensi": 40, "kinerja": 30, "disiplin": 5}
"""The four dimensions with the most each can give."""


def training_record(people, trainings, catalogue, year):
    """What each person's record of training shows, as the index asks for it.

    Parameters
    ----------
    people : DataFrame, one row per person
        Needs ``id_pegawai``.
    trainings : DataFrame, one row per (person, training, year)
        ``id_pegawai``, ``id_pelatihan``, ``tahun``, ``jp`` [JP].
    catalogue : DataFrame, one row per course
        ``id_pelatihan``, ``bentuk``.
    year : int
        The year the index is for.

    Returns
    -------
    DataFrame of bool, indexed like ``people``
        ``kepemimpinan``, ``fungsional``: ever until the year; ``teknis``: at least 20 JP in the year; ``singkat``: a
        seminar, workshop or the like in the year or the one before.
    """
    past = trainings.merge(catalogue[["id_pelatihan", "bentuk"]], on="id_pelatihan").loc[lambda t: t["tahun"] <= year]
    technical = past.loc[(past["bentuk"] == "teknis") & (past["tahun"] == year)].groupby("id_pegawai")["jp"].sum()
    recent = past.loc[past["bentuk"].isin(SHORT_FORMS) & (past["tahun"] > year - 2)]
    person = people["id_pegawai"]
    return pd.DataFrame(
        {
            "kepemimpinan": person.isin(past.loc[past["bentuk"] == "kepemimpinan", "id_pegawai"]),
            "fungsional": person.isin(past.loc[past["bentuk"] == "fungsional", "id_pegawai"]),
            "teknis": person.isin(technical.index[technical >= TECHNICAL_HOURS]),
            "singkat": person.isin(recent["id_pegawai"]),
        },
        index=people.index,
    )


def competence_score(kind, record):
    """Dimension kompetensi, 0-40, by the kind of post.

    Leaders: kepemimpinan 15, teknis 15, seminar and the like 10. Functional posts: fungsional 15, teknis 15, seminar
    10. Pelaksana: teknis 22.5, seminar 17.5.

    Parameters
    ----------
    kind : Series of str
        "jpt", "administrator", "pengawas", "fungsional" or "pelaksana".
    record : DataFrame of bool
        From :func:`training_record`.

    References
    ----------
    .. [1] PerBKN 8/2019 pasal 8; the parts for pelaksana are known from an application that names it.
    """
    staff = kind == "pelaksana"
    required = record["kepemimpinan"].where(kind.isin(LEADERS), record["fungsional"])
    technical = record["teknis"] * np.where(staff, 22.5, 15.0)
    short = record["singkat"] * np.where(staff, 17.5, 10.0)
    return (required & ~staff) * 15.0 + technical + short


def professionalism(people, record, rating_scores):
    """The index of each person.

    Parameters
    ----------
    people : DataFrame, one row per person
        ``pendidikan``, ``jenis`` of the post, ``predikat`` and ``disiplin`` of the year; further columns are carried
        along.
    record : DataFrame of bool, indexed like ``people``
        From :func:`training_record`.
    rating_scores : dict of str to float
        Score of each predikat, 0-30.

    Returns
    -------
    DataFrame
        ``people`` with ``kualifikasi`` (0-25), ``kompetensi`` (0-40), ``kinerja`` (0-30), ``disiplin`` (0-5), their
        sum ``ip`` and its ``golongan_ip``. Who has no rating in the year has no index.

    References
    ----------
    .. [1] PermenPANRB 38/2018 and PerBKN 8/2019.
    """
    scores = people.assign(
        kualifikasi=people["pendidikan"].map(QUALIFICATION).astype(float),
        kompetensi=competence_score(people["jenis"], record).astype(float),
        kinerja=people["predikat"].map(rating_scores).astype(float),
        disiplin=people["disiplin"].map(DISCIPLINE).astype(float),
    )
    index = scores[list(DIMENSIONS)].sum(axis=1, skipna=False)
    return scores.assign(ip=index, golongan_ip=professionalism_band(index))


def professionalism_band(index):
    """Band of each value of the index; missing stays missing.

    Parameters
    ----------
    index : array-like of float
        [0-100]

    References
    ----------
    .. [1] PerBKN 8/2019: 91-100 Sangat Tinggi, 81-90 Tinggi, 71-80 Sedang, 61-70 Rendah, up to 60 Sangat Rendah.
    """
    return band(index, BANDS, LOWEST)


def professionalism_bands(scores):
    """People in each band of the index, from the lowest; no rows if nobody has an index.

    Parameters
    ----------
    scores : DataFrame
        From :func:`professionalism`.

    Returns
    -------
    DataFrame
        ``golongan_ip``, ``pegawai`` [orang].
    """
    known = scores["golongan_ip"].dropna()
    counts = known.value_counts().reindex([LOWEST, *BANDS], fill_value=0).rename("pegawai")
    return counts.rename_axis("golongan_ip").reset_index().head(len(counts) if len(known) else 0)


def professionalism_by(scores, by):
    """The index of each group: the mean of its persons.

    Parameters
    ----------
    scores : DataFrame
        From :func:`professionalism`, with the columns of ``by``.
    by : str or list of str

    Returns
    -------
    DataFrame, one row per group
        ``pegawai``, ``dinilai`` [orang], the four dimensions and ``ip`` [mean of those rated], ``golongan_ip``.
    """
    counts = scores.groupby(by)["ip"].agg(pegawai="size", dinilai="count")
    rated = scores.dropna(subset=["ip"]).groupby(by)[[*DIMENSIONS, "ip"]].mean()
    return counts.join(rated).assign(golongan_ip=lambda g: professionalism_band(g["ip"])).reset_index()
