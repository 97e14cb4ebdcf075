"""What satisfaction and complaints say about staffing: side by side, as an association."""

import numpy as np
from scipy.special import stdtr

CHANCE = 0.05
"""Above this probability under pure chance no direction is claimed."""

FEWEST = 4
"""A rank correlation of fewer rows says nothing. [rows]"""


def staffing_by(needs, minutes_per_post, by="opd"):
    """Staffing of each group from the chapter on needs; posts without workload analysis are left out.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        ``beban_menit`` [minutes/year], ``kebutuhan``, ``bezetting``, ``kekurangan`` [orang].
    minutes_per_post : float
        [minutes/year]
    by : str

    Returns
    -------
    DataFrame, one row per group
        ``kebutuhan``, ``bezetting``, ``kekurangan`` [orang], ``bagian_kurang`` [share of kebutuhan] and ``ej``
        [workload over the capacity of those present; missing without people or workload].
    """
    known = needs.dropna(subset=["kebutuhan"])
    sums = known.groupby(by)[["kebutuhan", "bezetting", "kekurangan"]].sum()
    measured = (
        known.loc[known["beban_menit"].fillna(0) > 0].groupby(by)[["beban_menit", "bezetting"]].sum().astype(float)
    )
    load = measured["beban_menit"] / (measured["bezetting"] * minutes_per_post).where(lambda capacity: capacity > 0)
    return sums.assign(bagian_kurang=(sums["kekurangan"] / sums["kebutuhan"]).astype(float), ej=load).reset_index()


def rank_association(frame, left, right):
    """Spearman's rank correlation of two columns, which says how they go together and not why.

    Parameters
    ----------
    frame : DataFrame
    left, right : str
        Columns of numbers; rows that lack either are left out.

    Returns
    -------
    dict
        ``rho`` [-1 to 1], ``n`` [rows with both values], ``p`` [two-sided, t approximation] and ``arti``: what may be
        said of it, a direction only where chance alone would go so far in less than 5 % of cases. ``rho`` and ``p`` are
        missing below ``FEWEST`` rows or if a column does not vary.
    """
    ranks = frame[[left, right]].dropna().astype(float).rank()
    rows = len(ranks)
    if rows < FEWEST or (ranks.nunique() < 2).any():
        return {"rho": np.nan, "n": rows, "p": np.nan, "arti": "belum dapat dihitung"}
    rho = float(np.clip(ranks[left].corr(ranks[right]), -1, 1))
    strength = abs(rho) * np.sqrt((rows - 2) / max(1 - rho**2, 1e-12))
    chance = float(2 * stdtr(rows - 2, -strength))
    direction = "searah" if rho > 0 else "berlawanan arah"
    return {"rho": rho, "n": rows, "p": chance, "arti": direction if chance < CHANCE else "tidak terbukti berkaitan"}


def strained(frame, index="ikm", shortage="bagian_kurang"):
    """Rows with satisfaction below the median and shortage above the median of all rows, the least satisfied first.

    Parameters
    ----------
    frame : DataFrame, one row per unit
    index, shortage : str
        Columns of the index [25-100] and of the shortage [share of the need].
    """
    low = frame[index] < frame[index].median()
    short = frame[shortage] > frame[shortage].median()
    return frame.loc[low & short].sort_values(index, kind="stable", ignore_index=True)
