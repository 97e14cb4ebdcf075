"""Disclosure control: small counts of people are not shown, nor what would give them away.

A declaration names the columns that count people, once; texts, tables, figures and alt texts all ask here.
"""

import numpy as np
import pandas as pd

from asnplan.project import DISCLOSURE_OFF
from asnplan.show.counts import Counts
from asnplan.show.measures import read, small

HIDDEN = "[c]"
"""What stands in the place of a hidden count."""

THRESHOLD = 5
"""The smallest count of people that is shown, zero aside, unless a chapter says otherwise."""

MARK = 0.5 + 2.0**-40
"""Stands for a hidden value in a figure; no count or share is exactly this, and all that writes or draws hides it."""

_chapter = {"threshold": THRESHOLD}


def hide_below(threshold):
    """Set the smallest count of people that this chapter, which is this process, shows.

    Parameters
    ----------
    threshold : int or "mati"
        Counts from 1 to ``threshold - 1`` are hidden; control is turned off by its name only. [people]
    """
    if threshold != DISCLOSURE_OFF and threshold < 2:
        raise ValueError(f"Ambang pengungkapan harus paling sedikit 2 atau '{DISCLOSURE_OFF}', bukan {threshold}.")
    _chapter["threshold"] = threshold


def threshold():
    """The smallest count of people that this chapter shows, or the word for none. [people]"""
    return _chapter["threshold"]


def _least():
    return 1 if threshold() == DISCLOSURE_OFF else threshold()


def is_small(counts, threshold=None):
    """Whether counts of people must be hidden; also negative ones, since a change of 3 tells of three people.

    Parameters
    ----------
    counts : float or Series of float
        Missing values are never small. [people]
    threshold : int, optional
        Counts from 1 to ``threshold - 1`` are hidden; the chapter's threshold if not given. [people]

    Returns
    -------
    bool or Series of bool
    """
    return small(counts, threshold or _least())


def counts(frame, people, by, book=None, here=None, whole=True, labels=(), later=()):
    """People counted by keys, and what of them may be shown, decided once for all tables, figures and sentences.

    Parameters
    ----------
    frame : DataFrame
        Rows with the keys and the measures; rows with the same keys are added up. [people]
    people : list of str
        The measures, as `asnplan.show.measures.read` reads them.
    by : list of list of str
        The keys of each grouping that is shown, the coarsest first.
    book : str, optional
        The key whose values have books of their own.
    here : Series of bool, optional
        The rows that this book is about; all if not given.
    whole : bool
        Whether the sums over all rows are shown.
    labels : list of str
        Further keys that the rows of a table may be told apart by.
    later : list of list of str
        Measures of each further scenario, in the order in which they are decided after those of the base scenario.

    Returns
    -------
    Counts
        To be given to tables and figures as ``people``; `Counts.total` is for sentences.
    """
    measures = read(people)
    keys = list(dict.fromkeys([*(key for each in by for key in each), *([book] if book else []), *labels]))
    columns = list(dict.fromkeys([*(base for measure in measures.values() for base in measure.bases), *measures]))
    within = frame.assign(_here=True if here is None else here)
    finest = within.groupby([*keys, "_here"], observed=True, dropna=False)[columns].sum(min_count=1).reset_index()
    by = [[], *by] if whole else by
    return Counts(finest.drop(columns="_here"), people, by, _least(), book, finest["_here"], later)


def declared(frame, people, top=None, whole=False):
    """The counts of people in a table or figure, and its columns that show them.

    Parameters
    ----------
    frame : DataFrame
    people : Counts, tuple of Counts or list of str
        Counts made before, or the measures among the columns, each row being counted for itself.
    top : int, optional
        The rows that are shown one by one; the others are shown as a sum as well.
    whole : bool
        Whether the sums over all rows are shown.

    Returns
    -------
    (DataFrame, dict of Counts)
        The frame with what tells its rows apart, and the counts of each column that shows some.
    """
    if isinstance(people, Counts):
        people = (people,)
    if isinstance(people, tuple) and people:
        every = list(frame)
        numbers = [name for name in every if pd.api.types.is_numeric_dtype(frame[name])]
        return frame, {
            name: each for each in people for name in numbers if name not in each.keys and each.measure_of(name, every)
        }  # fmt: skip
    if not people:
        return frame, {}
    rows = frame.assign(_row=range(len(frame)), _part=np.minimum(np.arange(len(frame)), top or len(frame)))
    made = counts(rows, list(people), [["_part"], ["_part", "_row"]], whole=whole)
    return rows, {name: made for name in read(people) if name in frame}


def masked(frame, columns, people):
    """A frame to be drawn with a mark, itself small, in place of what must not be shown.

    Parameters
    ----------
    frame : DataFrame
    columns : list of str
        The columns that are drawn.
    people : Counts, list of str or False
        As in `declared`.

    Returns
    -------
    (DataFrame, list of dict)
        The frame, and the log as of `Secret`.
    """
    if people is False or frame.empty:
        return frame, []
    # the rows of a heat map are told apart by its index
    rows, counted = declared(frame.reset_index() if frame.index.name else frame, people)
    secret = Secret(rows, {name: counted[name] for name in columns if name in counted})
    drawn = {
        name: frame[name].astype("Float64").mask((secret.reasons[name] != "").to_numpy(), MARK)
        for name in secret.reasons
    }
    return frame.assign(**drawn), secret.log(range(1, len(frame) + 1))


class Secret:
    """What of one table must not be shown.

    Parameters
    ----------
    frame : DataFrame
    counted : dict of Counts
        The columns that count people.
    """

    def __init__(self, frame, counted):
        self.counted, self.size = counted, len(frame)
        self.reasons = self._asked("hidden", frame, counted)

    def _asked(self, question, frame, columns):
        """What the counts of each column say."""
        groups = {id(self.counted[name]): self.counted[name] for name in columns}
        told = [
            getattr(counts, question)(frame, [name for name in columns if self.counted[name] is counts])
            for counts in groups.values()
        ]
        return pd.concat(told, axis=1) if told else pd.DataFrame(index=frame.index)

    def of(self, column):
        """Why each cell of a column is hidden; nothing for those that are shown."""
        return self.reasons[column] if column in self.reasons else [""] * self.size

    def of_sum(self, frame, columns):
        """Why the sums over rows of the table are hidden, by column."""
        return self._asked("hidden_sum", frame, columns).iloc[0].to_dict() if columns else {}

    def log(self, names):
        """One record a hidden cell: row, column and reason, for the checker and never for release."""
        return [
            {"row": str(name), "column": str(column), "reason": why}
            for column, reasons in self.reasons.items() for name, why in zip(names, reasons, strict=True) if why
        ]  # fmt: skip
