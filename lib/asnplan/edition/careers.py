"""Education, grade and years of service that fit a person's post and age."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import bell, dealt, source

DATA_DATE = pd.Timestamp("2025-12-31")
ENTRY_AGE = {"SD": 21, "SMP": 21, "SMA": 21, "D-I": 22, "D-II": 22, "D-III": 23, "D-IV": 25, "S-1": 25, "Profesi": 26,
             "S-2": 27, "S-3": 29}  # fmt: skip
"""Age on entering the service, up to four years more. [years]"""

CONTRACT_GRADE = {"SMA": "V", "D-II": "VI", "D-III": "VII", "D-IV": "IX", "S-1": "IX", "Profesi": "X", "S-2": "X"}
LEAST_SERVICE = {"I/b": 3, "I/c": 3, "I/d": 3, "II/b": 3, "II/c": 3, "II/d": 3, "VI": 3, "VII": 3}
MOST_SERVICE = {"I": 27, "II": 33, "III": 32, "IV": 32}
"""First and last row of the pay tables. [years]"""


def education(people, rng):
    """Highest education by the shares of ``source/ijazah.csv``; PPPK have what the post asks."""
    kind = people["jenis"].where(
        people["jenis"].isin(["jpt", "administrator", "pengawas"]), people["pendidikan_minimum"]
    )
    kind = kind.mask(people["mapel"] != "", "guru")
    asked = people["pendidikan_minimum"].mask(people["pendidikan_minimum"] == "SMP", "SMA")
    permanent = people["status"] == "PNS"
    result = asked.where(~permanent)
    result[permanent] = dealt(rng, kind[permanent], source("ijazah"), "pendidikan")
    return result


def grade(people, rng):
    """PNS: by post, the older the higher; PPPK: by education; part-time: none."""
    by_post = people["jenjang"].where(people["jenis"] == "fungsional", people["jenis"])
    by_post = by_post.where(people["jenis"] != "pelaksana", "pelaksana " + people["pendidikan_minimum"])
    result = people["pendidikan"].map(CONTRACT_GRADE).where(people["status"] == "PPPK")
    permanent = people[people["status"] == "PNS"]
    ages = permanent["tanggal_lahir"].astype("int64") + bell(rng, len(permanent)) * 5 * 31_556_952
    ladders = source("pangkat")
    for name, members in permanent.groupby(by_post):
        ladder = ladders[ladders["kelompok"] == name]
        oldest_last = ages[members.index].sort_values(ascending=False, kind="stable").index
        steps = (np.arange(len(members)) + 0.5) / len(members) * ladder["persen"].sum()
        result[oldest_last] = ladder["golongan"].to_numpy()[np.searchsorted(ladder["persen"].cumsum(), steps)]
    return result


def service(people, rng):
    """Years of service in the grade, within the pay table."""
    age = (DATA_DATE - people["tanggal_lahir"]).dt.days // 365.25
    years = age - people["pendidikan"].map(ENTRY_AGE) - rng.integers(0, 5, len(people))
    years = years.where(people["status"] == "PNS", rng.integers(0, 5, len(people)))
    years = years.clip(upper=people["golongan"].str.split("/").str[0].map(MOST_SERVICE).fillna(33))
    return years.clip(lower=people["golongan"].map(LEAST_SERVICE).fillna(0)).astype(int)
