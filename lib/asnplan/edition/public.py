"""What the public says: answers to the satisfaction survey and complaints."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import apportion, bell, deck, source
from asnplan.inputs.contracts.development import UNSUR

QUARTERS = [f"{year}-T{quarter}" for year in (2024, 2025) for quarter in (1, 2, 3, 4)]
LEAN = {"u1": 0.04, "u2": -0.02, "u3": -0.16, "u4": 0.16, "u5": 0.03, "u6": 0.03, "u7": 0.06, "u8": -0.04, "u9": -0.10}
"""How far each unsur lies from the service's mean. [points of 1 to 4]"""

UNANSWERED = 0.012
COMPLAINTS = 1_500
DAYS = {"normatif": (0.6, 7), "tidak berkadar pengawasan": (2, 18), "berkadar pengawasan": (10, 75)}
"""Shortest and longest usual time to answer. [days]"""

STILL_OPEN = {"normatif": 4, "tidak berkadar pengawasan": 18, "berkadar pengawasan": 60}
"""Complaints this young on the data date are often open. [days]"""

DATE = np.datetime64("2025-12-31")


def skm(made, rng):
    """Respondents of each service and quarter; the mean lies near the service's target."""
    services = source("layanan")
    people = services.loc[services.index.repeat(services["responden"])].reset_index(drop=True)
    people["periode"] = np.concatenate(
        [np.repeat(QUARTERS, apportion(size, [9, 10, 10, 11, 10, 11, 12, 12])) for size in services["responden"]]
    )
    drift = pd.Series(0.06 * bell(rng, len(services)), services["layanan"] + services["id_unit"])
    step = people["periode"].map({quarter: place for place, quarter in enumerate(QUARTERS)})
    level = people["sasaran"] / 25 + (people["layanan"] + people["id_unit"]).map(drift) + 0.008 * (step - 3.5)
    mood = level + 0.32 * bell(rng, len(people))
    for unsur in UNSUR:
        mark = np.floor(np.clip(mood + LEAN[unsur], 1, 4) + rng.random(len(people)) * 0.999)
        people[unsur] = pd.array(np.clip(mark, 1, 4), dtype="Int64")
        people[unsur] = people[unsur].where(rng.random(len(people)) >= UNANSWERED)
    people = people.sort_values("periode", kind="stable", ignore_index=True)
    return people.assign(id_responden="R-" + (people.index + 1).astype(str).str.zfill(5))


def pengaduan(made, rng):
    """Complaints of two years; some late, the youngest often still open."""
    subjects = source("pengaduan")
    rows = subjects.loc[deck(rng, COMPLAINTS, subjects.index, subjects["bobot"])].reset_index(drop=True)
    arrived = np.sort(np.datetime64("2024-01-01") + (731 * rng.random(COMPLAINTS)).astype(int))
    low, high = np.array([DAYS[kind] for kind in rows["jenis"]]).T
    slow = 1 + 2 * (rng.random(COMPLAINTS) < 0.25)
    answered = arrived + ((low + (high - low) * rng.random(COMPLAINTS) ** 2) * slow).astype(int)
    young = (DATE - arrived).astype(int) < rows["jenis"].map(STILL_OPEN).to_numpy()
    never = (rng.random(COMPLAINTS) < 0.015) | (young & (rng.random(COMPLAINTS) < 0.5)) | (answered > DATE)
    rows["tanggal_masuk"], rows["tanggal_selesai"] = arrived, pd.Series(answered).mask(never)
    year = pd.Series(arrived).dt.year
    number = (year.groupby(year).cumcount() + 1).astype(str).str.zfill(4)
    return rows.assign(id_pengaduan="A-" + year.astype(str) + "-" + number)
