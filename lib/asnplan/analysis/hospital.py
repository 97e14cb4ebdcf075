"""The least a hospital of a class had to have by the rule of 2014: a cross-check, no need of its own."""

import numpy as np
import pandas as pd

from asnplan.analysis.health import PROFESSION

HOSPITAL_REGULATION = "Permenkes 56/2014"
"""Superseded by Permenkes 3/2020, which asks for staff by workload; the table was read in secondary sources only."""

HOSPITAL_MINIMUM = {
    "dokter": (18, 12, 9, 4),
    "dokter gigi": (4, 3, 2, 1),
    "dokter spesialis": (24, 12, 8, 4),
}
"""Staff by profession for each of the classes A to D: general practitioners, dentists, basic specialists. [staff]"""

NURSES_BY_BED = (1, 1, 2 / 3, 2 / 3)
"""Nurses for a bed in each class; C and D are printed "3TT/2" and read as two for three beds. [staff/bed]"""


def hospital_minimum(facilities):
    """Minimum staff of each profession at each hospital of a class.

    Parameters
    ----------
    facilities : DataFrame, one row per facility
        Needs ``id_unit``, ``jenis``, ``kelas`` (A to D; a hospital without one is left out), ``tempat_tidur`` [beds].

    Returns
    -------
    DataFrame, one row per (hospital, profession)
        ``id_unit``, ``jenis_tenaga``, ``minimum`` [staff], nurses rounded up; ``dokter`` are general practitioners, the
        register's ``dokter`` may hold specialists too.

    References
    ----------
    .. [1] Permenkes 56/2014, staffing of the classes (not yet verified, superseded).
    """
    table = pd.DataFrame(HOSPITAL_MINIMUM, index=list("ABCD")).assign(perawat=0)
    table = table.melt(ignore_index=False, var_name="jenis_tenaga", value_name="minimum").rename_axis("kelas")
    hospitals = facilities[facilities["jenis"] == "rsud"].astype({"kelas": "str"})
    needs = hospitals.merge(table.reset_index().astype({"kelas": "str"}), on="kelas")
    rate = needs["kelas"].map(dict(zip("ABCD", NURSES_BY_BED, strict=True))).astype(float)
    beds = needs["tempat_tidur"].astype(float) * rate
    nurses = np.ceil(beds.round(9)).where(needs["jenis_tenaga"] == "perawat", 0)
    return needs[PROFESSION].assign(minimum=(needs["minimum"] + nurses).astype("Int64"))
