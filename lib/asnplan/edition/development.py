"""Competence, training and performance of the full-time employees."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import bell, deck, source
from asnplan.edition.posts import PART_TIME
from asnplan.inputs.contracts.development import COMPETENCES

STANDARD = {"jpt": 4, "administrator": 3, "pengawas": 2, "pelaksana": 1, "ahli madya": 4, "ahli muda": 3,
            "ahli pertama": 2, "penyelia": 3, "mahir": 2, "terampil": 1}  # fmt: skip
"""Usual level of the managerial and cultural competences, PermenPANRB 38/2017 in practice."""

ASSESSED = 0.5
GAPS = {-1: 24, 0: 62, 1: 14}
"""Assessed level minus standard. [percent]"""

RATINGS = {"di bawah ekspektasi": 3, "sesuai ekspektasi": 75, "di atas ekspektasi": 22}
CONDUCT = {"di bawah ekspektasi": 2, "sesuai ekspektasi": 70, "di atas ekspektasi": 28}
DISCIPLINE = {"tidak ada": 985, "ringan": 9, "sedang": 4, "berat": 2}
EXCEPTIONS = 9
"""Ratings a year that depart from the matrix on purpose. [people]"""

BELOW, MEETS, ABOVE = RATINGS
MATRIX = {(ABOVE, BELOW): "Kurang", (ABOVE, MEETS): "Baik", (ABOVE, ABOVE): "Sangat Baik",
          (MEETS, BELOW): "Kurang", (MEETS, MEETS): "Baik", (MEETS, ABOVE): "Baik",
          (BELOW, BELOW): "Sangat Kurang", (BELOW, MEETS): "Butuh Perbaikan", (BELOW, ABOVE): "Butuh Perbaikan"}  # fmt: skip
"""Predikat of hasil kerja and perilaku, PermenPANRB 6/2022."""


def full_time(made):
    """PNS and PPPK with their posts, in order of their identifiers."""
    people = made["pegawai"][made["pegawai"]["status"] != PART_TIME]
    posts = made["jabatan"][["id_jabatan", "nama", "jenis", "jenjang", "rumpun", "mapel"]]
    return people[["id_pegawai", "id_unit", "id_jabatan", "status"]].merge(posts, on="id_jabatan", how="left")


def standar_kompetensi(made, rng):
    """Level asked of each post in each competence; posts with subordinates and experts need one more in some."""
    posts = made["jabatan"]
    usual = posts["jenis"].map(STANDARD).fillna(posts["jenjang"].map(STANDARD))
    grid = (
        posts[["id_jabatan", "rumpun"]]
        .assign(usual=usual.astype(int))
        .merge(pd.DataFrame({"kompetensi": COMPETENCES}), how="cross")
    )
    served = grid["kompetensi"].eq("Pelayanan publik") & grid["rumpun"].isin(["pendidikan", "kesehatan"])
    expert = grid["kompetensi"].eq("Teknis") & grid["rumpun"].ne("manajerial")
    return grid.assign(level=(grid["usual"] + served + expert).clip(upper=5))


def asesmen(made, rng):
    """Assessed levels of about half of the employees, all ten competences each."""
    people = full_time(made)
    people = people[rng.random(len(people)) < ASSESSED][["id_pegawai", "id_jabatan"]]
    people["tahun"] = rng.integers(2023, 2026, len(people))
    people["talent"] = 0.5 * bell(rng, len(people))
    levels = people.merge(made["standar_kompetensi"], on="id_jabatan").sort_values(
        "id_pegawai", kind="stable", ignore_index=True
    )
    weak = levels["kompetensi"].isin(["Teknis", "Mengelola perubahan", "Pengambilan keputusan"]) * 0.12
    score = levels["talent"] + 0.8 * bell(rng, len(levels)) - weak
    borders = score.quantile([GAPS[-1] / 100, 1 - GAPS[1] / 100]).to_numpy()
    change = np.searchsorted(borders, score) - 1
    return levels.assign(level=(levels["level"] + change).clip(1, 5))


def katalog_pelatihan(made, rng):
    """Trainings on offer."""
    offers = source("katalog")
    return offers.assign(id_pelatihan="K-" + (offers.index + 1).astype(str).str.zfill(3))


def pelatihan(made, rng):
    """Trainings attended in 2024 and 2025: what suits the post, none to four a year."""
    people = full_time(made)
    offers = made["katalog_pelatihan"].set_index("id_pelatihan")
    parts = [_attended(people, offers, year, rng) for year in (2024, 2025)]
    taken = pd.concat(parts, ignore_index=True)
    before = np.round(np.clip(52 + 18 * bell(rng, len(taken)), 10, 95), 0)
    gained = (100 - before) * (0.35 + 0.4 * rng.random(len(taken)))
    tested = ~taken["bentuk"].isin(["seminar", "pendidikan formal"])
    taken["nilai_awal"], taken["nilai_akhir"] = before, np.round(before + gained, 0)
    return taken.assign(nilai_awal=taken["nilai_awal"].where(tested), nilai_akhir=taken["nilai_akhir"].where(tested))


def _attended(people, offers, year, rng):
    chosen = people.loc[people.index.repeat(rng.choice(5, len(people), p=[0.14, 0.26, 0.30, 0.20, 0.10]))]
    weights = offers["kursi"] ** 0.5 * (offers["jp"] < 200)
    picks = rng.choice(offers.index.to_numpy(), len(chosen), p=weights / weights.sum())
    leaders = people[people["jenis"].isin(["jpt", "administrator", "pengawas"])].sample(
        frac=0.07, random_state=int(rng.integers(2**31))
    )
    course = leaders["jenis"].map({"jpt": "K-001", "administrator": "K-002", "pengawas": "K-003"})
    taken = pd.concat([chosen.assign(id_pelatihan=picks), leaders.assign(id_pelatihan=course)])
    taken = taken.drop_duplicates(["id_pegawai", "id_pelatihan"]).merge(
        offers[["jp", "bentuk"]], left_on="id_pelatihan", right_index=True
    )
    seat = taken.groupby("id_pelatihan").cumcount()
    return taken[seat < taken["id_pelatihan"].map(offers["kursi"])].assign(tahun=year)


def kinerja(made, rng):
    """Ratings of 2024 and 2025, the predikat by the matrix but for a few exceptions."""
    people = full_time(made)[["id_pegawai"]]
    discipline = deck(rng, len(people), list(DISCIPLINE), list(DISCIPLINE.values()))
    parts = [_rated(people.assign(disiplin=discipline, tahun=year), rng) for year in (2024, 2025)]
    return pd.concat(parts, ignore_index=True)


def _rated(people, rng):
    results = deck(rng, len(people), list(RATINGS), list(RATINGS.values()))
    conduct = deck(rng, len(people), list(CONDUCT), list(CONDUCT.values()))
    rating = [MATRIX[pair] for pair in zip(results, conduct, strict=True)]
    people = people.assign(hasil_kerja=results, perilaku=conduct, predikat=rating)
    odd = rng.choice(people.index[people["predikat"] == "Baik"].to_numpy(), EXCEPTIONS, replace=False)
    people.loc[odd, "predikat"] = "Sangat Baik"
    return people
