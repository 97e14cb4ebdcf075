"""The headcount from the past into the plan, as one course."""

import pandas as pd


def headcount_course(history, opening, bands):
    """What was counted in past years, what the register counts, and what is expected.

    Parameters
    ----------
    history : DataFrame, one row per (year, status, family)
        Needs ``tahun``, ``akhir`` [people]; years from the register's on are left out.
    opening : int
        Headcount in the register, at the end of the year before the plan. [people]
    bands : DataFrame, one row per year of the plan
        From :func:`asnplan.analysis.simulation.bands`, of all people together.

    Returns
    -------
    DataFrame, one row per year
        ``tahun``; ``nyata`` until the register's year; ``median`` and the bounds of ``bands`` from that year on, which
        all begin with the register's headcount. [people]
    """
    expected = bands.set_index("tahun")
    start = expected.index.min() - 1
    past = history[history["tahun"] < start].groupby("tahun")["akhir"].sum()
    counted = pd.concat([past, pd.Series({start: opening})]).rename("nyata").rename_axis("tahun")
    begun = pd.DataFrame([dict.fromkeys(expected.columns, opening)], index=[start])
    course = pd.concat([begun, expected]).rename_axis("tahun").astype("Float64")
    return course.join(counted.astype("Float64"), how="outer").reset_index()
