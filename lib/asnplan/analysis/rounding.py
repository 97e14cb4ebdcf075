"""How heads are rounded: half up, once; the WHO's rule for small staffs; a whole shared without loss."""

import numpy as np
import pandas as pd

DECIMALS = 9
"""Sums of binary fractions miss exact halves by about 1e-12; below this digit a difference is noise."""


def round_half_up(values):
    """Whole posts: 0.5 and above goes up.

    Parameters
    ----------
    values : float or Series of float
        Exact need. [posts]

    Returns
    -------
    int or Series of Int64
        Missing stays missing. [posts]

    Notes
    -----
    Applied once per post, to the sum over its tasks [1]_; Python's ``round`` would take 2.5 to its even neighbour 2.

    References
    ----------
    .. [1] PermenPANRB 1/2020, "dibulatkan >= 0,5 ke atas", as applied by programs that name it (not yet verified).
    """
    whole = np.floor(np.round(values, DECIMALS) + 0.5)
    return whole.astype("Int64") if isinstance(whole, pd.Series) else int(whole)


def round_small_staff(values):
    """Whole staff by the WHO's rule: down when the fraction is at most a tenth of the whole part, else up.

    Parameters
    ----------
    values : float or Series of float
        Calculated staff requirement. [staff]

    Returns
    -------
    int or Series of Int64
        [staff]

    References
    ----------
    .. [1] WHO (2010), Workload Indicators of Staffing Need: user's manual, rounding table (not yet verified).
    """
    exact = np.round(values, DECIMALS)
    whole = np.floor(exact)
    staff = whole + (np.round(exact - whole, DECIMALS) > np.round(whole / 10, DECIMALS))
    return staff.astype("Int64") if isinstance(staff, pd.Series) else int(staff)


def apportioned(total, weights):
    """Whole pieces of ``total`` by weight, which add up to it exactly.

    Parameters
    ----------
    total : int
    weights : Series of number
        Not negative. All zero: nothing is shared.

    Returns
    -------
    Series of Int64, index of ``weights``

    References
    ----------
    .. [1] Method of largest remainders (Hare quota); equal remainders go in order.
    """
    whole = float(weights.sum())
    exact = np.round(weights.astype(float) * (total / whole if whole else 0.0), DECIMALS)
    pieces = np.floor(exact)
    order = (pieces - exact).to_numpy().argsort(kind="stable").argsort(kind="stable")
    return (pieces + (order < round(exact.sum() - pieces.sum()))).astype("Int64")
