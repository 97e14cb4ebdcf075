"""Which counts of people are published: decided once over the finest counts.

The finest counts, one for each combination of the keys, are the unknowns. Every number that a reader sees is a sum of
some of them, and so is every number that he could compute from it. The groupings are decided from the coarsest on: a
sum is published unless it is small or a small one would follow.
"""

import numpy as np

from asnplan.show.measures import read, small
from asnplan.show.span import Span


class Published:
    """Which sums of the finest counts are published.

    Parameters
    ----------
    frame : DataFrame
        One row a finest group: its keys, one column a measure. [people]
    people : list of str
        The measures, as `asnplan.show.measures.read` reads them.
    by : list of list of str
        The keys of each grouping that is published, the coarsest first; none for the whole.
    threshold : int
        Counts from 1 to ``threshold - 1`` are hidden. [people]
    book : str, optional
        A key whose values have books of their own; their groupings are decided after those of the whole.
    here : array of bool, optional
        The finest groups that this book is about; all if not given.
    later : list of list of str
        Measures decided after all books of those before: of this edition after the last one, of each scenario.
    """

    def __init__(self, frame, people, by, threshold, book=None, here=None, later=()):
        self.frame, self.threshold, self.book = frame.reset_index(drop=True), threshold, book
        self.here = np.ones(len(frame), bool) if here is None else np.asarray(here, bool)
        self.measures, self.later = read(people), later
        # unknowns in the order in which they are decided on: what comes later must not change what was decided before
        staged = sorted(self.measures, key=self._stage)
        bases = dict.fromkeys(base for name in staged for base in self.measures[name].bases)
        self.bases, self.groupings = list(bases), by
        self.keys = [name for name in frame if name not in {*self.bases, *self.measures}]
        counts = frame[self.bases].astype("Float64").fillna(0).to_numpy(dtype=float)
        self.group, self.base = np.nonzero(np.floor(counts + 0.5))
        people = np.floor(counts + 0.5)[self.group, self.base].astype(np.int64)
        self.span = Span(people, threshold)
        self._decide()

    def _secret(self, measures):
        """Small sums over several unknowns, of every grouping of the whole and of each book."""
        found = [np.zeros((0, len(self.group)), dtype=np.int8)]
        for keys in self._all_groupings():
            codes, size = self._codes(keys)
            for name in measures:
                if not self.measures[name].tells:
                    sums = self._sums(name, codes, size)
                    found.append(sums[self._small(self._values(name, codes, size)) & (sums.sum(axis=1) > 1)])
        return np.unique(np.vstack(found), axis=0)

    def _all_groupings(self):
        apart = [[self.book, *keys] for keys in self.groupings] if self.book else []
        return self.groupings + [keys for keys in apart if keys not in self.groupings]

    def _stage(self, name):
        """When a measure is decided on: 0 for those that are in no later scenario or edition."""
        return next((stage for stage, names in enumerate(self.later, 1) if name in names), 0)

    def _decide(self):
        """Publish what can be published: scenario by scenario, the coarsest and the largest first.

        Every book decides the same, also on what only others show, so that no two together give more away than one.
        What is secret of a later scenario or edition has no part in what an earlier one, known by now, has shown.
        """
        if self.threshold <= 1:
            return
        for stage in range(len(self.later) + 1):
            measures = [name for name in self.measures if self._stage(name) == stage]
            self.span.keep(self._secret(measures))
            self._publish(measures, self._all_groupings())

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
        told = self._inside(measure, codes)
        if measure.tells:
            known = self.frame[measure.other or name].fillna(0).ne(0).to_numpy(dtype=bool)[self.group]
            told &= known ^ bool(measure.other)
        return self._added(told, codes, size)

    def _whole(self, measure, codes, size):
        """All that a measure is made of in each row, told or not, as a sum of unknowns."""
        return self._added(self._inside(measure, codes), codes, size)

    def _inside(self, measure, codes):
        """The unknowns that a measure is made of and that stand in some row."""
        return np.isin(self.base, [self.bases.index(base) for base in measure.bases]) & (codes[self.group] >= 0)

    def _added(self, told, codes, size):
        sums = np.zeros((size, len(self.group)), dtype=np.int8)
        sums[codes[self.group[told]], np.flatnonzero(told)] = 1
        return sums

    def _values(self, name, codes, size):
        inside = codes >= 0
        amounts = self.frame[name].astype("Float64").fillna(0).to_numpy(dtype=float)
        return np.bincount(codes[inside], amounts[inside], minlength=size)

    def _small(self, values):
        return small(values, self.threshold)

    def _unknown(self, measure, codes, size):
        """Rows in which some count that a measure is made of does not follow from what is published."""
        if self.threshold <= 1:
            return np.zeros(size, bool)
        inside = self._inside(measure, codes)
        hidden = [place for place in np.flatnonzero(inside) if not self.span.knows(place)]
        return np.bincount(codes[self.group[hidden]], minlength=size) > 0
