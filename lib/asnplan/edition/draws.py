"""What every table is drawn with: a stream of its own, exact shares, and the typed-in tables of ``source/``.

Only whole numbers, choices and simple sums are used, whose results are the same on every machine.
"""

from pathlib import Path

import numpy as np
import pandas as pd

SOURCE = Path(__file__).parent / "source"


def source(name):
    """A typed-in table of ``source/``; an empty cell is an empty text, but a missing number in ``bup``."""
    return pd.read_csv(SOURCE / f"{name}.csv", keep_default_na=False, na_values={"bup": [""]})


def apportion(total, weights):
    """Whole pieces of ``total`` by weight, which add up to it exactly.

    Parameters
    ----------
    total : int
    weights : sequence of float
        Not negative, not all zero.

    Returns
    -------
    ndarray of int, one per weight

    References
    ----------
    .. [1] Method of largest remainders (Hare quota); equal remainders go in order.
    """
    shares = np.asarray(weights, dtype=float) * total / np.sum(weights)
    pieces = np.floor(shares + 1e-9).astype(int)
    largest = np.argsort(pieces - shares, kind="stable")
    pieces[largest[: total - pieces.sum()]] += 1
    return pieces


def deck(rng, total, values, weights):
    """``total`` cards in random order, each of ``values`` as often as its weight says."""
    return rng.permutation(np.repeat(np.asarray(values), apportion(total, weights)))


def bell(rng, size):
    """Numbers around 0, bell-shaped between -2 and 2, standard deviation 0.58: a sum of four uniform draws."""
    return rng.random((size, 4)).sum(axis=1) - 2


def dealt(rng, groups, table, value):
    """One ``value`` for each member of ``groups``, in the percentages of ``table``.

    Parameters
    ----------
    rng : numpy.random.Generator
    groups : Series of str
        The group of each member.
    table : DataFrame, one row per (group, value)
        ``kelompok``, ``value``, ``persen``. [percent]
    value : str
        Name of the column dealt.

    Returns
    -------
    Series of str, index of ``groups``
    """
    result = pd.Series(index=groups.index, dtype="str")
    for name, members in groups.groupby(groups).groups.items():
        rows = table[table["kelompok"] == name]
        result[members] = deck(rng, len(members), rows[value], rows["persen"])
    return result
