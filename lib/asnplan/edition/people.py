"""The register of employees: one invented person on every seat."""

import numpy as np
import pandas as pd

from asnplan.edition.careers import education, grade, service
from asnplan.edition.draws import bell, deck, source
from asnplan.edition.posts import PART_TIME, family

LAST_MONTH = 2025 * 12 + 11
ROUNDS = {"2027-02-28": 236, "2028-02-29": 130, "2029-03-31": 228, "2030-05-31": 149}
"""Contract ends of the published PPPK rounds; that of 2023 is the rest. [people]"""

PART_TIME_END = "2026-10-31"
RETIRING = {2026: 96, 2027: 101, 2028: 104, 2029: 108, 2030: 112}
LATER = {range(2031, 2036): 590, range(2036, 2041): 610, range(2041, 2046): 525, range(2046, 2051): 375,
         range(2051, 2056): 200, range(2056, 2061): 84}  # fmt: skip
"""PNS by year of retirement. [people]"""

AGES = {"PPPK": {range(24, 30): 15, range(30, 40): 45, range(40, 50): 32, range(50, 56): 8},
        PART_TIME: {range(22, 30): 24, range(30, 40): 41, range(40, 50): 26, range(50, 56): 9}}  # fmt: skip
"""Ages by status. [percent]"""

SENIORITY = {"jpt": 2.6, "administrator": 1.9, "pengawas": 0.8, "ahli madya": 1.5, "ahli muda": 0.5, "penyelia": 0.8,
             "mahir": -0.2, "ahli pertama": -1.5, "terampil": -1.3}  # fmt: skip
AGE_LIMIT = {"jpt": 60, "ahli madya": 60}
USUAL_LIMIT = 58


def pegawai(made, rng):
    """All employees on the data date."""
    people = made["seat"].merge(made["jabatan"], on="id_jabatan", how="left", validate="many_to_one")
    people["limit"] = people["bup"].fillna(_rank(people).map(AGE_LIMIT)).fillna(USUAL_LIMIT).astype(int)
    people["tanggal_lahir"] = _births(people, rng)
    people["jenis_kelamin"] = _sexes(people, rng)
    people["pendidikan"] = education(people, rng)
    people["golongan"] = grade(people, rng)
    people["masa_kerja"] = service(people, rng)
    people["akhir_kontrak"] = _contract_ends(people, rng)
    people = people.iloc[rng.permutation(len(people))].reset_index(drop=True)
    return people.assign(id_pegawai="P-" + (people.index + 1).astype(str).str.zfill(5))


def _rank(people):
    """The level of a functional post, otherwise the kind of post."""
    return people["jenjang"].where(people["jenis"] == "fungsional", people["jenis"])


def _births(people, rng):
    births = pd.Series(index=people.index, dtype="datetime64[s]")
    permanent = people["status"] == "PNS"
    births[permanent] = _births_by_retirement(people[permanent], rng)
    for status, ages in AGES.items():
        own = people.index[people["status"] == status]
        months = deck(rng, len(own), *_single(ages)) * 12 + rng.integers(0, 12, len(own))
        births[own] = _days_of_months(LAST_MONTH - months, rng)
    return births


def _single(groups):
    """Values and weights when the weight of each group is shared equally by its members."""
    pairs = [(value, weight / len(group)) for group, weight in groups.items() for value in group]
    return zip(*pairs, strict=True)


def _births_by_retirement(people, rng):
    """Deal the years of retirement so that the higher posts retire first, with much overlap."""
    years = np.sort(deck(rng, len(people), *_single({range(y, y + 1): n for y, n in RETIRING.items()} | LATER)))
    seniority = _rank(people).map(SENIORITY)
    spread = seniority.isna().map({True: 1.8, False: 1.15})
    seniority = seniority.fillna(0.5) + spread * bell(rng, len(people))
    first = np.argsort(-seniority.to_numpy(), kind="stable")
    months = np.empty(len(people), dtype=int)
    months[first] = years * 12 + rng.integers(0, 12, len(people)) - 1
    return _days_of_months(months - people["limit"].to_numpy() * 12, rng)


def _days_of_months(months, rng):
    """A random day in each month counted from the year 0."""
    start = (np.asarray(months) - 1970 * 12).astype("datetime64[M]")
    length = ((start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")).astype(int)
    return (start.astype("datetime64[D]") + (rng.random(len(length)) * length).astype(int)).astype("datetime64[s]")


def _sexes(people, rng):
    """Women by the assumed share of the post or, for the rest, of the unit."""
    shares = source("jenis_kelamin").set_index("kelompok")["persen_perempuan"]
    share = family(people["nama"]).map(shares).fillna(people["mapel"].ne("").map({True: shares["guru"]}))
    for column in ("rumpun", "id_unit"):
        share = share.fillna(people[column].map(shares))
    women = rng.random(len(people)) * 100 < share.fillna(shares["lainnya"])
    return pd.Series(np.where(women, "P", "L"), people.index)


def _contract_ends(people, rng):
    """Ends by the published rounds of appointment; never after the last day before retirement."""
    ends = pd.Series(pd.NaT, people.index, dtype="datetime64[s]")
    ends[people["status"] == PART_TIME] = np.datetime64(PART_TIME_END)
    contract = people.index[people["status"] == "PPPK"]
    ends[contract] = deck(rng, len(contract), np.array(list(ROUNDS), dtype="datetime64[s]"), list(ROUNDS.values()))
    birth_month = people["tanggal_lahir"].to_numpy().astype("datetime64[M]")
    last_day = (birth_month + people["limit"].to_numpy() * 12 + 1).astype("datetime64[D]") - 1
    return ends.where(ends.isna() | (ends <= last_day), pd.Series(last_day.astype("datetime64[s]"), people.index))


def full_time(made):
    """PNS and PPPK with their posts."""
    people = made["pegawai"][made["pegawai"]["status"] != PART_TIME]
    posts = made["jabatan"].assign(keluarga=family(made["jabatan"]["nama"]))
    posts = posts[["id_jabatan", "keluarga", "jenis", "jenjang", "rumpun"]]
    return people[["id_pegawai", "id_unit", "id_jabatan"]].merge(posts, on="id_jabatan", how="left")
