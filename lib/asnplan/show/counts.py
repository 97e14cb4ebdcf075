"""Counts of people and what of them is published: decided once, then asked by every table, figure and sentence.

The finest counts, one for each combination of the keys, are the unknowns. Every number that a reader sees is a sum of
some of them, and so is every number that he could compute from it. The groupings are decided from the coarsest on: a
sum is published unless it is small or a small one would follow. Whatever is shown later is shown if it follows from
what was published; so nothing that is shown gives a hidden count away.
"""

import copy
import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from asnplan.show.span import Span

SMALL, FOLLOWS = "jumlah kecil", "jumlah kecil akan dapat dihitung darinya"
"""Why a number is hidden, for the log."""


DECLARED = re.compile(r"(?P<name>.+?)\s(?P<sign>[=~])\s(?P<parts>.+)")


@dataclass(frozen=True)
class Measure:
    """What a column counts.

    ``bases`` are the unknowns that it is made of. One that ``tells`` counts no people itself but gives its bases away
    wherever it is not 0, as a shortage does beside a need; one ``beside`` another is hidden in the rows where that is.
    """

    bases: tuple
    tells: bool = False
    beside: str = ""


def read(declared):
    """Read the declarations of a list of measures.

    Parameters
    ----------
    declared : list of str
        ``"a"`` counts people, ``"a = b + c"`` is a sum of counts, and ``"d, e ~ a"`` count no people but tell of a.

    Returns
    -------
    dict of Measure
    """
    measures = {}
    for each in declared:
        match = DECLARED.fullmatch(each)
        name, sign, parts = match.groups() if match else (each, "", each)
        parts = [part.strip() for part in parts.split(" + ")]
        bases = [base for part in parts for base in (measures[part].bases if part in measures else (part,))]
        measures |= dict.fromkeys(name.split(", "), Measure(tuple(bases), sign == "~"))
    return measures


class Counted(float):
    """A count as a sentence gets it: a number that knows why it may not be shown, if so."""

    def __new__(cls, value, reason=""):
        """A number with a reason."""
        count = super().__new__(cls, value)
        count.reason = reason
        return count

    def __truediv__(self, other):
        """A share, hidden with either of its parts; missing where there is nobody."""
        share = float(self) / float(other) if other else float("nan")
        return Counted(share, self.reason or getattr(other, "reason", ""))


class Counts:
    """People counted by keys, made by `asnplan.show.disclosure.counts`.

    Parameters
    ----------
    frame : DataFrame
        One row a finest group: its keys, one column a measure. [people]
    people : list of str
        The measures, as `Measure.read` reads them.
    by : list of list of str
        The keys of each grouping that is published, the coarsest first; none for the whole.
    threshold : int
        Counts from 1 to ``threshold - 1`` are hidden. [people]
    book : str, optional
        A key whose values have books of their own; their groupings are decided after those of the whole.
    here : array of bool, optional
        The finest groups that this book is about; all if not given.
    later : collection of str
        Measures of a scenario, decided after the books of the base scenario.
    """

    def __init__(self, frame, people, by, threshold, book=None, here=None, later=()):
        self.frame, self.threshold, self.book = frame.reset_index(drop=True), threshold, book
        self.here = np.ones(len(frame), bool) if here is None else np.asarray(here, bool)
        self.measures, self.later = read(people), list(later)
        bases = dict.fromkeys(base for measure in self.measures.values() for base in measure.bases)
        self.bases, self.groupings = list(bases), by
        self.keys = [name for name in frame if name not in {*self.bases, *self.measures}]
        counts = frame[self.bases].astype("Float64").fillna(0).to_numpy(dtype=float)
        self.group, self.base = np.nonzero(np.floor(counts + 0.5))
        people = np.floor(counts + 0.5)[self.group, self.base].astype(np.int64)
        self.span = Span(people, threshold, self._secret())
        self._decide()

    def _secret(self):
        """Small sums over several unknowns, of every grouping of the whole and of each book."""
        found = [np.zeros((0, len(self.group)), dtype=np.int8)]
        for keys in self._all_groupings():
            codes, size = self._codes(keys)
            for name, measure in self.measures.items():
                if not measure.tells:
                    sums = self._sums(name, codes, size)
                    found.append(sums[self._small(self._values(name, codes, size)) & (sums.sum(axis=1) > 1)])
        return np.unique(np.vstack(found), axis=0)

    def _all_groupings(self):
        apart = [[self.book, *keys] for keys in self.groupings] if self.book else []
        return self.groupings + [keys for keys in apart if keys not in self.groupings]

    def _decide(self):
        """Publish what can be published, the coarsest and the largest first."""
        if self.threshold <= 1:
            return
        first = [name for name in self.measures if name not in self.later]
        whole, every = self.groupings, self._all_groupings()
        if self.later:
            self._publish(first, every)
            self._publish(self.later, whole)
        else:
            self._publish(first, whole)
        if not self.here.all():
            # those already decided for the whole follow, and only the books' own are new
            self._publish(self.later or first, every)

    def _publish(self, measures, groupings):
        """Publish the sums of some measures over some groupings, unless a small count would follow."""
        for keys in groupings:
            codes, size = self._codes(keys)
            for name in measures:
                measure, values = self.measures[name], self._values(name, codes, size)
                sums = self._sums(name, codes, size)
                for row in np.argsort(-values, kind="stable"):
                    if measure.tells or not self._small(values[row]):
                        self.span.publish(sums[row])

    def _codes(self, keys):
        """The row of each finest group when grouped by keys, and the number of rows."""
        if not keys:
            return np.zeros(len(self.frame), dtype=np.intp), 1
        codes = self.frame.groupby(keys, sort=True, observed=True, dropna=False).ngroup().to_numpy()
        return codes, codes.max(initial=-1) + 1

    def _sums(self, name, codes, size):
        """A measure of each row as a sum of unknowns, shape (size, unknowns); code -1 stands for no row."""
        measure = self.measures[name]
        told = np.isin(self.base, [self.bases.index(base) for base in measure.bases]) & (codes[self.group] >= 0)
        if measure.tells:
            told &= self.frame[name].fillna(0).ne(0).to_numpy(dtype=bool)[self.group]
        sums = np.zeros((size, len(self.group)), dtype=np.int8)
        sums[codes[self.group[told]], np.flatnonzero(told)] = 1
        return sums

    def _values(self, name, codes, size):
        inside = codes >= 0
        amounts = self.frame[name].astype("Float64").fillna(0).to_numpy(dtype=float)
        return np.bincount(codes[inside], amounts[inside], minlength=size)

    def _small(self, values):
        size = np.abs(values) + 0.5  # judged as it would be shown: halves are rounded up
        return (size >= 1) & (size < self.threshold)

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

    def beside(self, measure, *columns):
        """The same counts with more columns that would give a measure away and are hidden in the rows where it is.

        Parameters
        ----------
        measure : str
        *columns : str

        Returns
        -------
        Counts
        """
        wider = copy.copy(self)
        wider.measures = self.measures | dict.fromkeys(columns, Measure((), beside=measure))
        return wider

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
            other = self._reasons(measure.beside, codes, self._values(measure.beside, codes, len(shown)))
            return np.where((other != "") & ~np.isnan(shown), FOLLOWS, "")
        sums = self._sums(name, codes, len(shown))
        self._agree(column, measure, self._values(name, codes, len(shown)), shown)
        follows = np.array([self.threshold <= 1 or self.span.follows(each) for each in sums], dtype=bool)
        small = np.logical_not(measure.tells) & self._small(shown)
        told = np.where(small, SMALL, np.where(follows & ~self._balanced(name, codes, len(shown)), "", FOLLOWS))
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

    def _balanced(self, name, codes, size):
        """Rows in which neither shortage nor surplus stands, so that the holders of each post equal its need."""
        measure, late = self.measures[name], name in self.later
        twins = [
            twin for twin, other in self.measures.items()
            if other.tells and other.bases == measure.bases and (twin in self.later) == late
        ]  # fmt: skip
        if not measure.tells or len(twins) < 2:
            return np.zeros(size, bool)
        nothing = sum(np.abs(self._values(twin, codes, size)) for twin in twins) == 0
        return nothing & self._unknown(measure, codes, size)

    def _unknown(self, measure, codes, size):
        """Rows in which some count that a measure is made of does not follow from what is published."""
        if self.threshold <= 1:
            return np.zeros(size, bool)
        inside = np.isin(self.base, [self.bases.index(base) for base in measure.bases]) & (codes[self.group] >= 0)
        hidden = [place for place in np.flatnonzero(inside) if not self.span.knows(place)]
        return np.bincount(codes[self.group[hidden]], minlength=size) > 0

    def _agree(self, column, measure, counted, shown):
        """Refuse a table that shows other numbers than were counted: its declaration is wrong."""
        wrong = ~np.isclose(counted, shown) & ~np.isnan(shown)
        if wrong.any() and not measure.tells:
            row = np.flatnonzero(wrong)[0]
            raise ValueError(f"Kolom '{column}' baris {row + 1} menunjukkan {shown[row]:g}, terhitung {counted[row]:g}")


def _numbers(values):
    """Shorthand among numbers is missing here."""
    return pd.to_numeric(values, errors="coerce")
