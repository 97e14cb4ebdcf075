"""Last edition's projection, for the back-test."""

import numpy as np
import pandas as pd

from asnplan.edition.history import GROUP, full_time_groups

YEARS = range(2025, 2030)
TOO_HIGH = 0.008
"""How far the projection of PNS for this year lies above what came, families apart by half a per cent. [share]"""

TOO_LOW = {("PPPK", "pendidikan"): 0.03}
"""How far that of a group lies below: more teachers were recruited than the last edition expected. [share]"""

CHANGE = {"PNS": -0.024, "PPPK": 0.035}
"""Projected change from this year on. [per year]"""

SPREAD = 0.04
"""Variance of a year's projection by its people; the interval of 90 % is 1.645 standard deviations to each side."""


def proyeksi_lalu(made, rng):
    """Projected holders by status and family: the history's opening of 2025, then drawn around today's register."""
    now = full_time_groups(made).size()
    rows = now.rename("sekarang").reset_index().merge(pd.DataFrame({"tahun": YEARS}), how="cross")
    groups = pd.MultiIndex.from_frame(rows[GROUP])
    low = groups.map(TOO_LOW.get).to_numpy(float, na_value=0)
    missed = rows["status"].map({"PNS": TOO_HIGH, "PPPK": 0}) - low + 0.005 * (rng.random(len(rows)) - 0.5)
    projected = rows["sekarang"] * (1 + rows["status"].map(CHANGE) * (rows["tahun"] - 2026) + missed)
    past = made["riwayat_pegawai"]
    opening = past[past["tahun"] == YEARS[0]].set_index(GROUP)["awal"].reindex(groups).to_numpy()
    rows["bezetting"] = np.round(projected).where(rows["tahun"] > YEARS[0], opening).astype(int)
    width = np.ceil(1.645 * np.sqrt(rows["bezetting"] * SPREAD * (rows["tahun"] - YEARS[0]))).astype(int)
    rows["bawah"], rows["atas"] = (rows["bezetting"] - width).clip(lower=0), rows["bezetting"] + width
    return rows.sort_values(["tahun", *GROUP], ignore_index=True)
