"""Seats announced in past rounds, and the applicants of the two CPNS rounds."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import apportion, bell, source

ROUNDS = {2021: (5961, 652, 0), 2024: (1318, 118, 64)}
"""CPNS applicants by year: present at the basic test, refused at the desk, absent. [people]"""

SCARCE = {"Dokter Spesialis": 0.25, "Medik Veteriner": 0.9, "Dokter ": 1.3, "Penata Anestesi": 0}
SPECIAL = {"cumlaude": 4, "disabilitas": 3}
"""Applicants where they are few: by post and by kind of seat. [people/seat]"""

LIMITS = {"umum": (65, 80, 166, 0), "cumlaude": (0, 85, 0, 311), "disabilitas": (0, 60, 0, 286)}
"""Lowest TWK, TIU, TKP and sum that pass, KepmenPANRB 1023/2021 and 321/2024."""

SCORES = {"twk": (15.1, 6.6, 30, 5), "tiu": (17.5, 9.0, 35, 5), "tkp": (173.0, 27.0, 225, 1)}
"""Mean, spread, most and points of right answers. [answers]"""

TIES = {
    "age": ("U-11", "Penata Perizinan Ahli Pertama", 0),
    "day": ("U-01", "Pengelola Pengadaan Barang/Jasa Ahli Pertama", 1),
}
"""Where the place and the next are equal in all but age, and equal to the day."""

ABSENT_AT_FIELD_TEST = 0.02
MERIT = ["twk", "tiu", "tkp", "skb", "ipk"]


def formasi(made, rng):
    """Seats by round; the published totals and the eleven published seats of 2024."""
    seats = source("formasi")
    number = (seats.groupby("tahun").cumcount() + 1).astype(str).str.zfill(3)
    return seats.assign(id_formasi="F-" + seats["tahun"].astype(str) + "-" + number, id_unit=seats["unit"],
                        id_jabatan=seats["jabatan"].map(made["jabatan"].set_index("nama")["id_jabatan"]))  # fmt: skip


def seleksi(made, rng):
    """Applicants for CPNS with all their results; those who end a stage have no later one."""
    seats = made["formasi"].query("pengadaan == 'CPNS'")
    parts = [_applicants(own, *ROUNDS[year], rng) for year, own in seats.groupby("tahun")]
    people = _scored(pd.concat(parts, ignore_index=True), rng)
    people = people.iloc[rng.permutation(len(people))].reset_index(drop=True)
    return people.assign(id_peserta="S-" + (people.index + 1).astype(str).str.zfill(6))


def _applicants(seats, present, refused, absent, rng):
    """One row per applicant; ``administrasi`` and ``hadir`` as the round's totals ask."""
    few = seats["jenis_formasi"].map(SPECIAL)
    for name, each in SCARCE.items():
        few = few.mask(seats["jabatan"].str.startswith(name), each)
    small = np.ceil(few.fillna(0) * seats["jumlah"]).astype(int)
    crowd = (seats["jumlah"] * (0.7 + 0.6 * rng.random(len(seats)))).where(few.isna(), 0)
    groups = [
        (small + apportion(present - small.sum(), crowd), "MS", True),
        (apportion(refused, crowd), "TMS", False),
        (apportion(absent, crowd), "MS", False),
    ]
    return pd.concat([_rows(seats, *group) for group in groups])


def _rows(seats, counts, desk, present):
    return seats.loc[seats.index.repeat(counts)].assign(administrasi=desk, hadir=present)


def _scored(people, rng):
    size = len(people)
    special = people["jenis_formasi"].ne("umum")
    ability = bell(rng, size) * (1 + 0.4 * special) + 0.6 * special
    for column, (mean, spread, most, points) in SCORES.items():
        answers = np.clip(np.rint(mean + spread * (0.6 * ability + 0.8 * bell(rng, size))), 0, most) * points
        people[column] = pd.array(answers, dtype="Int64")
        people[column] = people[column].where(people["hadir"])
    came = _reaches_field_test(people) & (rng.random(size) >= ABSENT_AT_FIELD_TEST)
    people["skb"] = np.round(np.clip(62 + 10 * ability + 19 * bell(rng, size), 5, 100), 1)
    people["skb"] = people["skb"].where(came)
    people["ipk"] = np.round(np.clip(3.3 + 0.3 * bell(rng, size) + 0.05 * ability, 2.75, 4.0), 2)
    people["tanggal_lahir"] = _births(people["tahun"], rng)
    people["jenis_kelamin"] = np.where(rng.random(size) < 0.61, "P", "L")
    people["disabilitas"] = people["jenis_formasi"].eq("disabilitas") | (rng.random(size) < 0.004)
    return _with_ties(people)


def _births(years, rng):
    """Applicants of 22 to 34, most in their twenties."""
    days = (22 + 12.5 * rng.random(len(years)) * (0.5 + 0.5 * rng.random(len(years)))) * 365
    july = (years.to_numpy() - 1970).astype("datetime64[Y]").astype("datetime64[M]") + 6
    return (july.astype("datetime64[D]") - days.astype(int)).astype("datetime64[s]")


def _reaches_field_test(people):
    """At most three for a seat, by sum, TKP, TIU, TWK among those above every limit; all equals at the border."""
    got = people[["twk", "tiu", "tkp"]].astype(float)
    got["total"] = got.sum(axis=1)
    limits = np.array([LIMITS[kind] for kind in people["jenis_formasi"]])
    passed = people["hadir"].to_numpy() & (got.to_numpy() >= limits).all(axis=1)
    order = got["total"] * 10**9 + got["tkp"] * 10**6 + got["tiu"] * 10**3 + got["twk"]
    place = order.where(passed).groupby(people["id_formasi"]).rank(method="min", ascending=False)
    return place <= 3 * people["jumlah"]


def _with_ties(people):
    """Make the two pairs equal in all criteria before age, one of them in age as well."""
    final = people[["twk", "tiu", "tkp"]].sum(axis=1).astype(float) / 550 * 40 + people["skb"] * 0.6
    for kind, (unit, post, place) in TIES.items():
        seat = people["tahun"].eq(2024) & people["id_unit"].eq(unit) & people["jabatan"].eq(post)
        first, second = final[seat].sort_values(ascending=False, kind="stable").index[place : place + 2]
        copied = MERIT + ["tanggal_lahir"] * (kind == "day")
        people.loc[second, copied] = people.loc[first, copied].to_list()
    return people
