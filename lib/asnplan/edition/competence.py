"""Competence asked of each post, and competence found in people."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import bell
from asnplan.edition.people import full_time
from asnplan.inputs.contracts.development import COMPETENCES

STANDARD = {"jpt": 4, "administrator": 3, "pengawas": 2, "pelaksana": 1, "ahli madya": 4, "ahli muda": 3,
            "ahli pertama": 2, "penyelia": 3, "mahir": 2, "terampil": 1}  # fmt: skip
"""Usual level by kind of post, PermenPANRB 38/2017 in practice."""

ASSESSED = 0.5
GAPS = {-1: 0.34, 0: 0.56, 1: 0.10}
"""Assessed level minus standard. [share]"""

WEAK = ("Teknis", "Mengelola perubahan", "Pengambilan keputusan")


def standar_kompetensi(made, rng):
    """Level asked of each post in each competence: the usual one, more where the post serves or is expert."""
    posts = made["jabatan"]
    usual = posts["jenis"].map(STANDARD).fillna(posts["jenjang"].map(STANDARD)).astype(int)
    grid = posts[["id_jabatan", "rumpun"]].assign(usual=usual)
    grid = grid.merge(pd.DataFrame({"kompetensi": COMPETENCES}), how="cross")
    serves = grid["kompetensi"].eq("Pelayanan publik") & grid["rumpun"].isin(["pendidikan", "kesehatan"])
    expert = grid["kompetensi"].eq("Teknis") & grid["rumpun"].ne("manajerial")
    return grid.assign(level=(grid["usual"] + serves + expert).clip(upper=5))


def asesmen(made, rng):
    """Assessed levels of about half of the employees, all ten competences each."""
    people = full_time(made).sort_values("id_pegawai", ignore_index=True)
    people = people[rng.random(len(people)) < ASSESSED][["id_pegawai", "id_jabatan"]]
    people["tahun"] = rng.integers(2023, 2026, len(people))
    people["talent"] = 0.5 * bell(rng, len(people))
    levels = people.merge(made["standar_kompetensi"], on="id_jabatan")
    score = levels["talent"] + 0.8 * bell(rng, len(levels)) - 0.12 * levels["kompetensi"].isin(WEAK)
    borders = score.quantile([GAPS[-1], 1 - GAPS[1]]).to_numpy()
    change = np.searchsorted(borders, score) - 1
    return levels.assign(level=(levels["level"] + change).clip(1, 5))
