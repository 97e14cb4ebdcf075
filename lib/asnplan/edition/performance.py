"""Yearly performance of the full-time employees."""

import pandas as pd

from asnplan.edition.draws import deck
from asnplan.edition.people import full_time

RESULTS = {"di bawah ekspektasi": 4, "sesuai ekspektasi": 54, "di atas ekspektasi": 42}
CONDUCT = {"di bawah ekspektasi": 2, "sesuai ekspektasi": 36, "di atas ekspektasi": 62}
"""Assumed ratings. [percent]"""

DISCIPLINE = {"tidak ada": 98.5, "ringan": 0.9, "sedang": 0.4, "berat": 0.2}
EXCEPTIONS = 9
"""Ratings a year that depart from the matrix on purpose. [people]"""

YEARS = (2024, 2025)
BELOW, MEETS, ABOVE = RESULTS
MATRIX = {
    (ABOVE, BELOW): "Kurang", (ABOVE, MEETS): "Baik", (ABOVE, ABOVE): "Sangat Baik",
    (MEETS, BELOW): "Kurang", (MEETS, MEETS): "Baik", (MEETS, ABOVE): "Baik",
    (BELOW, BELOW): "Sangat Kurang", (BELOW, MEETS): "Butuh Perbaikan", (BELOW, ABOVE): "Butuh Perbaikan",
}  # fmt: skip
"""Predikat of hasil kerja and perilaku, PermenPANRB 6/2022."""


def kinerja(made, rng):
    """Ratings of each year, the predikat by the matrix but for a few exceptions."""
    people = full_time(made)[["id_pegawai"]].sort_values("id_pegawai", ignore_index=True)
    people["disiplin"] = deck(rng, len(people), list(DISCIPLINE), list(DISCIPLINE.values()))
    return pd.concat([_rated(people.assign(tahun=year), rng) for year in YEARS], ignore_index=True)


def _rated(people, rng):
    results = deck(rng, len(people), list(RESULTS), list(RESULTS.values()))
    conduct = deck(rng, len(people), list(CONDUCT), list(CONDUCT.values()))
    rating = [MATRIX[pair] for pair in zip(results, conduct, strict=True)]
    people = people.assign(hasil_kerja=results, perilaku=conduct, predikat=rating)
    odd = rng.choice(people.index[people["predikat"] == "Baik"].to_numpy(), EXCEPTIONS, replace=False)
    people.loc[odd, "predikat"] = "Sangat Baik"
    return people
