"""Ranks by several merits at once, with equals sharing a rank."""

import numpy as np
import pandas as pd


def competition_rank(frame, group, merits):
    """Rank within each group by several merits, largest first; equals share the best rank (1, 2, 2, 4).

    A missing merit ranks below every value. The order of the rows does not matter.

    Parameters
    ----------
    frame : DataFrame
    group : str
        Column whose values are ranked apart.
    merits : list of str
        Numeric columns, the weightiest first.

    Returns
    -------
    DataFrame on the index of ``frame``
        ``peringkat`` and ``setara``, how many share it.
    """
    codes = pd.factorize(frame[group])[0]
    values = -frame[merits].to_numpy(dtype=float, na_value=-np.inf)
    order = np.lexsort((*values.T[::-1], codes))
    new_group = _differs_from_previous(codes[order, None])
    new_rank = new_group | _differs_from_previous(values[order])
    rank = _start_of_run(new_rank) - _start_of_run(new_group) + 1
    run = np.cumsum(new_rank)
    ranked = pd.DataFrame({"peringkat": rank, "setara": np.bincount(run)[run]}, index=frame.index[order])
    return ranked.iloc[np.argsort(order)]


def _differs_from_previous(rows):
    return np.r_[True, (rows[1:] != rows[:-1]).any(axis=1)][: len(rows)]


def _start_of_run(starts):
    return np.maximum.accumulate(np.where(starts, np.arange(len(starts)), 0))
