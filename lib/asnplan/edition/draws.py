"""What every table is drawn with: a stream of its own, exact shares, and the typed-in tables of ``source/``.

Only whole numbers, choices and simple sums are used, whose results are the same on every machine.
"""

import zlib
from pathlib import Path

import numpy as np
import pandas as pd

SOURCE = Path(__file__).parent / "source"


def source(name):
    """A typed-in table; empty cells are empty texts only where a column is text."""
    return pd.read_csv(SOURCE / f"{name}.csv", keep_default_na=False, na_values={"bup": [""]})


def stream(seed, name):
    """The random stream of one table; a new table changes no other table's numbers."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def apportion(total, weights):
    """``total`` whole pieces shared by ``weights`` exactly: largest remainders first, then in order."""
    shares = np.asarray(weights, dtype=float) * total / np.sum(weights)
    pieces = np.floor(shares + 1e-9).astype(int)
    largest = np.argsort(-(shares - pieces), kind="stable")
    pieces[largest[: total - pieces.sum()]] += 1
    return pieces


def deck(rng, total, values, weights):
    """``total`` cards in random order, each value as often as its weight says."""
    return rng.permutation(np.repeat(np.asarray(values), apportion(total, weights)))


def bell(rng, size):
    """Numbers around 0, bell-shaped between -2 and 2, standard deviation 0.58."""
    return rng.random((size, 4)).sum(axis=1) - 2


def dealt(rng, groups, table, value):
    """One ``value`` for each member of ``groups``, in the percentages of ``table`` (kelompok, value, persen)."""
    result = pd.Series(index=groups.index, dtype="str")
    for name, members in groups.groupby(groups).groups.items():
        rows = table[table["kelompok"] == name]
        result[members] = deck(rng, len(members), rows[value], rows["persen"])
    return result
