"""Counts of people as tables, figures and sentences ask for them.

Whatever is shown is shown if it follows from what was published; so nothing that is shown gives a hidden count away.
"""

import copy

import numpy as np
import pandas as pd

from asnplan.show.measures import Counted, Measure
from asnplan.show.published import Published

SMALL, FOLLOWS = "jumlah kecil", "jumlah kecil akan dapat dihitung darinya"
"""Why a number is hidden, for the log."""


class Counts(Published):
    """People counted by keys, made by `asnplan.show.disclosure.counts`, and why any of their sums is hidden."""

    def hidden(self, frame, columns):
        """Why each cell of a table may not be shown.

        Parameters
        ----------
        frame : DataFrame
            Its rows are told apart by those of its columns that are keys; a column is a measure, or named like a
            value of a key and then counts that part.
        columns : list of str

        Returns
        -------
        DataFrame of str
            The columns asked for; nothing where a cell may be shown.

        Raises
        ------
        ValueError
            If the rows are not told apart, or a cell is not what was counted.
        """
        codes = self._rows(frame, columns)
        told = {name: self._reasons(name, codes, frame[name], list(frame)) for name in columns}
        return pd.DataFrame(told, index=frame.index)

    def hidden_sum(self, frame, columns):
        """Why the sum over all rows of a table may not be shown; as `hidden`, one row."""
        codes = np.minimum(self._rows(frame, columns), 0)
        return pd.DataFrame({
            name: self._reasons(name, codes, _numbers(frame[name]).sum(), list(frame)) for name in columns
        })  # fmt: skip

    def beside(self, measures, *columns):
        """The same counts with more columns that would give a measure away and are hidden in the rows where it is.

        Parameters
        ----------
        measures : str or tuple of str
            Of several, the columns are hidden where any of them is.
        *columns : str
            No sums: with one row hidden their total would give it away.

        Returns
        -------
        Counts
        """
        wider = copy.copy(self)
        others = (measures,) if isinstance(measures, str) else tuple(measures)
        wider.measures = self.measures | dict.fromkeys(columns, Measure((), beside=others))
        return wider

    def of(self, measure):
        """The same counts for a table whose columns are named like the values of a key and show this measure.

        Parameters
        ----------
        measure : str

        Returns
        -------
        Counts
        """
        turned = copy.copy(self)
        turned.measures = {measure: self.measures[measure]} | self.measures
        return turned

    def total(self, name, **where):
        """The sum of a measure for a sentence, over all that the book is about or where keys have given values.

        Returns
        -------
        Counted
        """
        chosen = self.here.copy()
        for key, value in where.items():
            chosen &= self.frame[key].isin(value if isinstance(value, list) else [value]).to_numpy(dtype=bool)
        codes = np.where(chosen, 0, -1)
        value = self._values(name, codes, 1)
        return Counted(value[0], self._reasons(name, codes, value)[0])

    def _rows(self, frame, columns):
        """The row of the table that each finest group belongs to, -1 for none."""
        keys = [name for name in self.keys if name in frame and name not in columns]
        if not keys and len(frame) > 1:
            raise ValueError(f"Baris tabel tidak dapat dibedakan: tidak ada kolom kunci {', '.join(self.keys)}")
        if not keys:
            return np.where(self.here, 0, -1)
        rows, finest = (pd.MultiIndex.from_frame(each[keys].astype("str")) for each in (frame, self.frame))
        if not rows.is_unique:
            raise ValueError(f"Baris tabel tidak dapat dibedakan: {', '.join(keys)} berulang")
        return np.where(self.here, rows.get_indexer(finest), -1)

    def _reasons(self, column, codes, shown, rows=()):
        shown = _numbers(pd.Series(shown)).to_numpy(dtype=float, na_value=np.nan)
        name, part = self.measure_of(column, rows)
        measure, codes = self.measures[name], np.where(part, codes, -1)
        if measure.beside:
            others = [self._reasons(each, codes, self._values(each, codes, len(shown))) for each in measure.beside]
            return np.where(np.any(np.array(others) != "", axis=0) & ~np.isnan(shown), FOLLOWS, "")
        self._agree(column, measure, self._values(name, codes, len(shown)), shown)
        sums = self._sums(name, codes, len(shown))
        follows = np.array([self.threshold <= 1 or self.span.follows(each) for each in sums], dtype=bool)
        small = np.logical_not(measure.tells) & self._small(shown)
        told = np.where(small, SMALL, np.where(follows & ~self._tells_by_nothing(name, codes, len(shown)), "", FOLLOWS))
        return np.where(np.isnan(shown), "", told)

    def measure_of(self, column, rows=()):
        """The measure that a column shows, and the finest groups it is about; ``None`` if it counts nothing.

        Parameters
        ----------
        column : str or int
        rows : collection of str
            The keys that tell the rows apart; the column may be named like a value of another.

        Returns
        -------
        (str, array of bool) or None
        """
        if column in self.measures:
            return column, np.ones(len(self.frame), bool)
        for key in [key for key in self.keys if key not in rows]:
            part = self.frame[key].astype("str").eq(str(column)).to_numpy(dtype=bool)
            if part.any():
                return next(iter(self.measures)), part
        return None

    def _tells_by_nothing(self, name, codes, size):
        """Rows in which a 0 tells of holders that are not known.

        Where nothing is short the holders are no fewer than the need, so a 0 is hidden beside them; where nothing is
        over either they equal the need of each post, be their sum published or not.
        """
        measure, stage = self.measures[name], self._stage(name)
        if not measure.tells:
            return np.zeros(size, bool)
        nothing = self._values(name, codes, size) == 0
        twins = [
            twin for twin, other in self.measures.items()
            if other.tells and other.bases == measure.bases and self._stage(twin) == stage
        ]  # fmt: skip
        balanced = (len(twins) > 1) & (sum(np.abs(self._values(twin, codes, size)) for twin in twins) == 0)
        hidden = np.array([not self.span.follows(each) for each in self._whole(measure, codes, size)], dtype=bool)
        return nothing & (hidden | balanced) & self._unknown(measure, codes, size)

    def _agree(self, column, measure, counted, shown):
        """Refuse a table that shows other numbers than were counted: its declaration is wrong."""
        wrong = ~np.isclose(counted, shown) & ~np.isnan(shown)
        if wrong.any() and not measure.tells:
            row = np.flatnonzero(wrong)[0]
            raise ValueError(f"Kolom '{column}' baris {row + 1} menunjukkan {shown[row]:g}, terhitung {counted[row]:g}")


def _numbers(values):
    """Shorthand among numbers is missing here."""
    return pd.to_numeric(values, errors="coerce")
