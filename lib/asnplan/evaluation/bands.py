"""Named bands of an index."""

import numpy as np
import pandas as pd


def band(values, limits, below):
    """Name of the band each value falls in; a limit belongs to its own band.

    Parameters
    ----------
    values : array-like of float
    limits : dict of str to float
        Name of a band and its lower limit, in rising order.
    below : str
        Name of what lies below every limit.

    Returns
    -------
    Series of str; missing where the value is missing.
    """
    values = pd.Series(values, dtype=float)
    names = np.array([below, *limits], dtype=object)[np.searchsorted(list(limits.values()), values, side="right")]
    return pd.Series(names, values.index, dtype="str").where(values.notna())
