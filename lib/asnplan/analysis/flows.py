"""What befalls people cell by cell: counts of whole numbers, put together to expected flows."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from asnplan.analysis.months import Plan, entry_months


class Course(NamedTuple):
    """What befalls the people of each cell, and how many months are put together to one period."""

    plan: Plan
    length: int
    """Months in a period."""
    status: np.ndarray
    """The number of each cell's status."""
    left: np.ndarray
    """Share of each status not gone by other exits after 0, 1, ... months."""
    renewals: np.ndarray
    """Share of ended contracts that is renewed, by status."""

    @property
    def ends(self):
        """The last month of each period."""
        return np.arange(self.length, self.plan.total + 1, self.length)

    def exposed(self, months):
        """For how many months others have left when ``months`` are over."""
        return np.maximum(months - self.plan.past, 0)

    def counted(self, cells, months, *weights):
        """How many events each cell has in each period, for each of ``weights`` (none is one each)."""
        size = len(self.ends)
        if not len(months):
            # numpy would count them as whole numbers, whatever they weigh
            return [np.zeros((len(self.status), size), int if each is None else float) for each in weights]
        places = cells * size + (months - 1) // self.length
        return [np.bincount(places, each, len(self.status) * size).reshape(-1, size) for each in weights]


def incumbents(course, cells, leaving, ending):
    """Who of the people in post retires, whose contract ends, and who is left at the end of each period, by cell.

    Parameters
    ----------
    course : Course
    cells : Cells
    leaving : Leaving
        From :func:`asnplan.analysis.months.leaving_months`.
    ending : array of int
        The cell of each whose contract is over.

    Returns
    -------
    dict of array of float, one row per cell, one column per period
        ``pensiun``, ``kontrak_berakhir`` and ``akhir``, expected. [people]

    Notes
    -----
    Heads are counted as whole numbers first, so that nobody leaves twice and nothing falls below zero.
    """
    later = leaving.retirement[leaving.ending]
    renewed = np.flatnonzero(later <= course.plan.total)
    lost = (1 - course.renewals)[course.status][:, None]
    gone, retired = _flow(course, cells.cell(leaving.retiring), leaving.retirement[leaving.retiring])
    over, ended = _flow(course, ending, leaving.contract)
    after, again = _flow(course, ending[renewed], later[renewed])
    left = course.left.T.take(course.exposed(course.ends), axis=0).T.take(course.status, axis=0)
    # in place, since at the size of a nation new memory costs more time than the arithmetic
    over -= after
    ended *= lost
    again *= lost
    retired -= again
    left *= cells.heads[:, None] - _added_up(gone) - lost * _added_up(over)
    return {"pensiun": retired, "kontrak_berakhir": ended, "akhir": left}


def _added_up(events):
    """The events up to the end of each period, in their place; along so short an axis np.cumsum takes far longer."""
    for before, period in pairwise(events.T):
        period += before
    return events


def _flow(course, cells, months):
    """Events by cell and period, as heads and as those expected to be there."""
    place = course.status.take(cells) * course.left.shape[1] + course.exposed(months - 1)
    return course.counted(cells, months, None, course.left.reshape(-1).take(place))


def entrants(course, cells, entries):
    """Who comes in each period, and who of those that came is there at its end, by cell.

    Parameters
    ----------
    course : Course
    cells : array of int, one per row of ``entries``
    entries : DataFrame
        As for :func:`asnplan.analysis.projection.project`.

    Returns
    -------
    (array of float, array of float), one row per cell, one column per period
        Expected. [people]

    Raises
    ------
    ValueError
        If a month is not open, or a number is negative.
    """
    months, count = entry_months(entries, course.plan)
    [came] = course.counted(cells, months, count)
    since = course.ends - months[:, None] + 1
    left = np.where(since > 0, course.left[course.status[cells][:, None], np.maximum(since, 0)], 0)
    there = np.zeros(came.shape)
    np.add.at(there, cells, left * count[:, None])
    return came, there
