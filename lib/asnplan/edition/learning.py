"""Trainings on offer and trainings attended."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import bell, source
from asnplan.edition.people import full_time

LEADERS = ("jpt", "administrator", "pengawas")
TRAINED_LEADERS = 0.615
"""Officials with structural training, target of the RPJMD 2021-2023. [share]"""

TRAINED_EXPERTS = 0.5
A_YEAR = [0.12, 0.24, 0.30, 0.22, 0.12]
"""Share of employees with 0, 1, 2, 3, 4 trainings in a year."""

YEARS = (2024, 2025)
NO_TEST = ("seminar", "pendidikan formal")
RARE = ("kepemimpinan", "fungsional", "pendidikan formal")


def katalog_pelatihan(made, rng):
    """Trainings on offer."""
    offers = source("katalog")
    return offers.assign(id_pelatihan="K-" + (offers.index + 1).astype(str).str.zfill(3))


def pelatihan(made, rng):
    """Trainings of 2024 and 2025, none to four a year each, and the long ones of the years before."""
    people = full_time(made).sort_values("id_pegawai", ignore_index=True)
    offers = made["katalog_pelatihan"]
    parts = [_before(people, offers, rng)] + [_attended(people, offers, year, rng) for year in YEARS]
    taken = pd.concat(parts, ignore_index=True).drop_duplicates(["id_pegawai", "id_pelatihan", "tahun"])
    taken = taken.sort_values(["tahun", "id_pegawai", "id_pelatihan"], ignore_index=True)
    return _tested(taken.merge(offers[["id_pelatihan", "jp", "bentuk"]], on="id_pelatihan", how="left"), rng)


def _before(people, offers, rng):
    """Leadership and functional training once attended in 2012-2023."""
    share = people["jenis"].isin(LEADERS).map({True: TRAINED_LEADERS, False: TRAINED_EXPERTS})
    share = share.where(people["jenis"] != "pelaksana", 0)
    once = people[rng.random(len(people)) < share]
    long = offers[offers["bentuk"].isin(["kepemimpinan", "fungsional"])]
    taken = _picked(once, long, rng)
    return taken.assign(tahun=rng.integers(2012, 2024, len(taken)))


def _attended(people, offers, year, rng):
    """As many trainings as drawn for each person, while seats last, given in random order."""
    times = rng.choice(len(A_YEAR), len(people), p=A_YEAR)
    short = _picked(people.loc[people.index.repeat(times)], offers[~offers["bentuk"].isin(RARE)], rng)
    few = people[(rng.random(len(people)) < 0.05) & (people["jenis"] != "pelaksana")]
    long = _picked(few, offers[offers["bentuk"].isin(["kepemimpinan", "fungsional"])], rng)
    taken = pd.concat([short, long]).drop_duplicates()
    taken = taken.iloc[rng.permutation(len(taken))]
    seat = taken.groupby("id_pelatihan").cumcount()
    seats = taken["id_pelatihan"].map(offers.set_index("id_pelatihan")["kursi"])
    return taken[seat < seats].assign(tahun=year)


def _picked(people, offers, rng):
    """One training for each row of ``people`` that any is meant for: by kind, family of posts or post, or for all."""
    meant = offers["untuk"].to_numpy()
    fits = np.logical_or.reduce([people[[column]].to_numpy() == meant for column in ("jenis", "rumpun", "keluarga")])
    weights = (fits * 2 + (meant == "semua")) * np.sqrt(offers["kursi"].to_numpy())
    chances = weights.cumsum(axis=1)
    pick = (chances <= chances[:, -1:] * rng.random((len(people), 1))).sum(axis=1)
    known = pick < len(offers)
    chosen = offers["id_pelatihan"].to_numpy()[pick[known]]
    return pd.DataFrame({"id_pegawai": people["id_pegawai"].to_numpy()[known], "id_pelatihan": chosen})


def _tested(taken, rng):
    """Scores before and after, where the form of training has a test."""
    before = np.round(np.clip(52 + 18 * bell(rng, len(taken)), 10, 95))
    after = np.round(before + (100 - before) * (0.35 + 0.4 * rng.random(len(taken))))
    has_test = ~taken["bentuk"].isin(NO_TEST)
    scores = pd.DataFrame({"nilai_awal": before, "nilai_akhir": after}, taken.index).where(has_test, axis=0)
    return taken.join(scores)
