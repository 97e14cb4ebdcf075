"""The least a puskesmas must have, and its need: the minimum or what its activities ask for, whichever is more."""

import pandas as pd

from asnplan.analysis.health import PROFESSION
from asnplan.analysis.rounding import round_half_up

MINIMUM_REGULATION = "Permenkes 75/2014"
MINIMUM_YEAR = 2014
"""The table was replaced by Permenkes 43/2019 and that by 19/2024, whose tables could not be read."""

KINDS = [(setting, inpatient) for setting in ("perkotaan", "perdesaan", "terpencil") for inpatient in (False, True)]
MINIMUM = {
    "dokter": (1, 2, 1, 2, 1, 2),
    "dokter gigi": (1, 1, 1, 1, 1, 1),
    "perawat": (5, 8, 5, 8, 5, 8),
    "bidan": (4, 7, 4, 7, 4, 7),
    "kesehatan masyarakat": (2, 2, 1, 1, 1, 1),
    "kesehatan lingkungan": (1, 1, 1, 1, 1, 1),
    "ahli teknologi laboratorium medik": (1, 1, 1, 1, 1, 1),
    "gizi": (1, 2, 1, 2, 1, 2),
    "kefarmasian": (1, 2, 1, 1, 1, 1),
    "administrasi": (3, 3, 2, 2, 2, 2),
    "pekarya": (2, 2, 1, 1, 1, 1),
}
"""Staff by profession for each of ``KINDS``. [staff]"""

BRANCH = {"perawat": 1, "bidan": 1}
"""Staff of one puskesmas pembantu. [staff]"""


def minimum_table():
    """The regulation's table: one row per profession, one column per (setting, inpatient). [staff]"""
    return pd.DataFrame.from_dict(MINIMUM, orient="index", columns=pd.MultiIndex.from_tuples(KINDS))


def minimum_needs(facilities):
    """Minimum staff of each profession at each puskesmas, its branches included.

    Parameters
    ----------
    facilities : DataFrame, one row per facility
        Needs ``id_unit``, ``jenis``, ``rawat_inap``, ``wilayah``, ``jumlah_pustu``.

    Returns
    -------
    DataFrame, one row per (puskesmas, profession)
        ``id_unit``, ``jenis_tenaga``, ``minimum`` [staff].

    References
    ----------
    .. [1] Permenkes 75/2014, staffing table.
    .. [2] Kementerian Kesehatan, minimum staff of a puskesmas pembantu: one perawat and one bidan.
    """
    table = minimum_table().melt(ignore_index=False, var_name=["wilayah", "rawat_inap"])
    table = table.rename_axis("jenis_tenaga").reset_index().rename(columns={"value": "minimum"})
    centres = facilities[facilities["jenis"] == "puskesmas"]
    centres = centres.assign(rawat_inap=centres["rawat_inap"].fillna(False).astype(bool))
    needs = centres.merge(table.astype({"rawat_inap": bool}), on=["wilayah", "rawat_inap"])
    branches = needs["jumlah_pustu"].fillna(0) * needs["jenis_tenaga"].map(BRANCH).astype(float).fillna(0)
    return needs[PROFESSION].assign(minimum=(needs["minimum"] + branches).astype("Int64"))


def facility_needs(minimum, exact, method="ABK-Kes"):
    """Need of each profession at each facility: the larger of the minimum and of what its activities ask for.

    Parameters
    ----------
    minimum : DataFrame, one row per (puskesmas, profession)
        From :func:`minimum_needs`.
    exact : DataFrame, one row per (facility, profession)
        From :func:`asnplan.analysis.health.health_needs`: ``kebutuhan_eksak``, ``hitungan``, ``abk_kes``. [staff]
    method : str
        By which ``exact`` was counted.

    Returns
    -------
    DataFrame, one row per (facility, profession)
        ``minimum``, ``hitungan``, the rounded result of the chosen method, ``abk_kes``, the rounded result of ABK-Kes
        whatever the method, ``kebutuhan`` [staff], ``kebutuhan_eksak`` (of the method, at least the minimum),
        ``metode``: that method, after "puskesmas" where a minimum exists.
    """
    columns = [*PROFESSION, "kebutuhan_eksak", "hitungan", "abk_kes"]
    needs = minimum.merge(exact[columns], on=PROFESSION, how="outer")
    floor = needs["minimum"].fillna(0).astype("Int64")
    needs["abk_kes"] = round_half_up(needs["abk_kes"])
    needs["kebutuhan"] = needs["hitungan"].fillna(0).clip(lower=floor)
    needs["kebutuhan_eksak"] = needs["kebutuhan_eksak"].fillna(0).clip(lower=floor.astype(float))
    needs["metode"] = needs["minimum"].isna().map({True: method, False: f"puskesmas, {method}"})
    return needs.astype({"jenis_tenaga": "str", "metode": "str"})
