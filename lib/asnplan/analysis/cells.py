"""The cells in which people are counted, as whole numbers, so that a count compares no text."""

import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from asnplan.analysis.refusal import refuse

DENSE = 10_000_000
"""Up to so many possible cells each has a place of its own; beyond, those that occur are sorted out."""


class Cells(NamedTuple):
    """The cells in which people and entries are, in the order of their values."""

    people: np.ndarray
    """The number of each person's values, from which `cell` tells the cell."""
    entries: np.ndarray
    """The cell of each row of entries."""
    place: np.ndarray
    """The cell of each number."""
    heads: np.ndarray
    """How many people are in each cell."""
    codes: dict
    """For each column the number of the value in each cell."""
    values: dict
    """For each column its values in order."""

    def cell(self, who=slice(None)):
        """The cell of each person, or of each of ``who``."""
        return self.place.take(self.people[who])

    def named(self, repeats=1):
        """For each column the value in each cell, each ``repeats`` times in a row."""
        return {name: self.values[name].take(codes).repeat(repeats) for name, codes in self.codes.items()}


def numbered(people, entries, columns):
    """The cells in which people and entries are counted.

    Parameters
    ----------
    people, entries : DataFrame
        Need ``columns``. Where those of ``people`` are categorical, so are those of the result.
    columns : list of str
        What a cell is.

    Returns
    -------
    Cells
        Those that occur, sorted by ``columns``.

    Raises
    ------
    ValueError
        If a value is missing.
    """
    parts = {name: _codes(people, entries, name) for name in columns}
    values = {name: each for name, (_, _, each) in parts.items()}
    size = math.prod(map(len, values.values()))
    numbers = np.int32 if size <= DENSE else np.int64
    own, come = (_joined([(part[side], len(part[2])) for part in parts.values()], numbers) for side in (0, 1))
    own, come, named = narrowed(own, come, size)
    heads = np.bincount(own, minlength=len(named))
    used = np.flatnonzero(heads + np.bincount(come, minlength=len(named)))
    place = np.zeros(len(named), np.int64)
    place[used] = np.arange(len(used))
    rest, codes = named[used], {}
    for name in reversed(columns):
        rest, codes[name] = np.divmod(rest, max(len(values[name]), 1))
    return Cells(own, place[come], place, heads[used], {name: codes[name] for name in columns}, values)


def _joined(parts, numbers):
    """One number of several: each part is given with how many values it may have."""
    (first, _), *others = parts
    joined = first.astype(numbers)
    for codes, count in others:
        joined *= count
        joined += codes
    return joined


def _codes(people, entries, name):
    """The number of the value of each person, that of each row of entries, and the values in order."""
    known = people[name].astype("category").cat
    every = known.categories.union(pd.Index(entries[name].unique()).astype(known.categories.dtype)).sort_values()
    own, come = known.codes.to_numpy(), every.get_indexer(entries[name])
    for rows, codes in ((people, own), (entries, come)):
        if codes.min(initial=0) < 0:
            refuse(rows, rows[name].isna(), f"{name} kosong", list(rows.columns[:1]))
    if not every.equals(known.categories):
        own = every.get_indexer(known.categories)[own]
    return own, come, pd.Series(every, dtype=pd.CategoricalDtype(every) if _is_coded(people[name]) else None).array


def _is_coded(column):
    return isinstance(column.dtype, pd.CategoricalDtype)


def narrowed(own, come, size):
    """Numbers below ``size`` as they are, or without gaps if too many are possible, and what each stands for."""
    if size <= DENSE:
        return own, come, np.arange(size)
    both, named = pd.factorize(np.concatenate([own, come]), sort=True)
    return both[: len(own)], both[len(own) :], named


def rates_of(cells, rates, what, exposed=slice(None)):
    """The rate of each status of ``cells``, in their order.

    Parameters
    ----------
    cells : Cells
        With ``status``.
    rates : dict of str to float or array
        By status; an array holds one rate per run.
    what : str
        How the reader calls the rate.
    exposed : array of int, optional
        The cells of those whom the rate befalls; all if not given. Another status may be left out of ``rates``.

    Returns
    -------
    array of float, one row per status, one column per run (or one for all)

    Raises
    ------
    ValueError
        If the rate of a status is missing or not within 0 and 1.
    """
    statuses = cells.values["status"]
    used = [statuses[number] for number in np.flatnonzero(np.bincount(cells.codes["status"][exposed]))]
    if unknown := [status for status in used if status not in rates]:
        raise ValueError(f"{what} untuk {', '.join(unknown)} belum ada")
    given = [np.asarray(rates[status] if status in used else 0, dtype=float).reshape(-1) for status in statuses]
    found = np.array(np.broadcast_arrays(*given)) if given else np.zeros((0, 1))
    if not ((found >= 0) & (found <= 1)).all():
        raise ValueError(f"{what} harus dari 0 sampai 1")
    return found
