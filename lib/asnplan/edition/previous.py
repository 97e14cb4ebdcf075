"""Last edition's projection, for the back-test."""

import numpy as np
import pandas as pd

YEARS = range(2025, 2030)
FIRST_ERROR = 0.012
"""How far the projection for this year missed, upward for PNS and downward for PPPK. [share]"""


def proyeksi_lalu(made, rng):
    """Projected holders by status and family, drawn around what this year's register shows."""
    families = made["jabatan"].set_index("id_jabatan")["rumpun"]
    people = made["pegawai"][made["pegawai"]["status"] != "PPPK Paruh Waktu"]
    now = people.groupby(["status", people["id_jabatan"].map(families).rename("rumpun")]).size()
    rows = now.rename("sekarang").reset_index().merge(pd.DataFrame({"tahun": YEARS}), how="cross")
    ahead = rows["tahun"] - 2026
    change = rows["status"].map({"PNS": -0.024, "PPPK": 0.035})
    missed = rows["status"].map({"PNS": FIRST_ERROR, "PPPK": -2 * FIRST_ERROR}) + 0.02 * (rng.random(len(rows)) - 0.5)
    rows["bezetting"] = np.round(rows["sekarang"] * (1 + change * ahead + missed), 0)
    width = np.round(rows["bezetting"] * (0.012 + 0.007 * (rows["tahun"] - 2024)) + 1, 0)
    rows["bawah"], rows["atas"] = (rows["bezetting"] - width).clip(lower=0), rows["bezetting"] + width
    return rows.sort_values(["tahun", "status", "rumpun"], ignore_index=True)
