"""The cells in which people are counted, as whole numbers, so that a count compares no text."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from asnplan.analysis.refusal import refuse

DENSE = 10_000_000
"""Up to so many possible cells each has a place of its own; beyond, those that occur are sorted out."""


class Cells(NamedTuple):
    """The cell of each person and of each row of entries, numbered from 0 in the order of their values."""

    people: np.ndarray
    entries: np.ndarray
    codes: dict
    """For each column the number of the value in each cell."""
    values: dict
    """For each column its values in order."""

    @property
    def count(self):
        """How many cells there are."""
        return len(next(iter(self.codes.values())))

    def named(self, repeats=1):
        """For each column the value in each cell, each ``repeats`` times in a row."""
        return {name: self.values[name].take(np.repeat(codes, repeats)) for name, codes in self.codes.items()}


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
    number, values, size = np.zeros(len(people) + len(entries), np.int64), {}, 1
    for name in columns:
        own, values[name] = _own_numbers(people, entries, name)
        number *= len(values[name])
        number += own
        size *= len(values[name])
    number, used = renumbered(number, size)
    codes = {}
    for name in reversed(columns):
        used, codes[name] = np.divmod(used, max(len(values[name]), 1))
    return Cells(number[: len(people)], number[len(people) :], {name: codes[name] for name in columns}, values)


def _own_numbers(people, entries, name):
    """The number of the value in each row, people first, and the values in order."""
    for rows in (people, entries):
        refuse(rows, rows[name].isna(), f"{name} kosong", list(rows.columns[:1]))
    known = people[name].astype("category").cat
    every = known.categories.union(pd.Index(entries[name].unique()).astype(known.categories.dtype)).sort_values()
    values = pd.Series(every, dtype=pd.CategoricalDtype(every) if people[name].dtype == "category" else None).array
    place = every.get_indexer(known.categories)
    return np.concatenate([place[known.codes.to_numpy()], every.get_indexer(entries[name])]), values


def renumbered(numbers, size):
    """Numbers from 0 without a gap for ``numbers`` below ``size``, in the same order, and what each stands for."""
    if size > DENSE:
        return pd.factorize(numbers, sort=True)
    seen = np.zeros(size, bool)
    seen[numbers] = True
    used = np.flatnonzero(seen)
    return (numbers if len(used) == size else (np.cumsum(seen) - 1)[numbers]), used


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
    used = [statuses[number] for number in np.unique(cells.codes["status"][exposed])]
    if unknown := [status for status in used if status not in rates]:
        raise ValueError(f"{what} untuk {', '.join(unknown)} belum ada")
    given = [np.asarray(rates[status] if status in used else 0, dtype=float).reshape(-1) for status in statuses]
    found = np.array(np.broadcast_arrays(*given)) if given else np.zeros((0, 1))
    if not ((found >= 0) & (found <= 1)).all():
        raise ValueError(f"{what} harus dari 0 sampai 1")
    return found
