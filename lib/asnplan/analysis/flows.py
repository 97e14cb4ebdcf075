"""What befalls people cell by cell: counts of whole numbers, put together to expected flows."""

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

    def counted(self, cells, months, weights=None):
        """How many events each cell has in each period."""
        size = len(self.ends)
        places = cells * size + (months - 1) // self.length
        return np.bincount(places, weights, minlength=len(self.status) * size).reshape(-1, size)


def incumbents(course, cells, leaving):
    """Who of the people in post retires, whose contract ends, and who is left at the end of each period, by cell.

    Parameters
    ----------
    course : Course
    cells : array of int, one per person
    leaving : Leaving
        From :func:`asnplan.analysis.months.leaving_months`.

    Returns
    -------
    dict of array of float, one row per cell, one column per period
        ``pensiun``, ``kontrak_berakhir`` and ``akhir``, expected. [people]

    Notes
    -----
    Heads are counted as whole numbers first, so that nobody leaves twice and nothing falls below zero.
    """
    retiring = np.flatnonzero(leaving.retirement <= course.plan.total)
    ending = np.flatnonzero(leaving.contract <= course.plan.total)
    renewed = ending[leaving.retirement[ending] <= course.plan.total]
    kept = course.renewals[course.status][:, None]
    gone = _flow(course, cells[retiring], leaving.retirement[retiring])
    ended = _flow(course, cells[ending], leaving.contract[ending])
    after = _flow(course, cells[renewed], leaving.retirement[renewed])
    heads = np.bincount(cells, minlength=len(course.status))[:, None] - gone[0]
    left = course.left[:, course.exposed(course.ends)][course.status]
    return {
        "pensiun": gone[1] - (1 - kept) * after[1],
        "kontrak_berakhir": (1 - kept) * ended[1],
        "akhir": left * (heads - (1 - kept) * (ended[0] - after[0])),
    }


def _flow(course, cells, months):
    """Events by cell until the end of each period, as heads, and in each period, as those expected to be there."""
    there = course.left[course.status[cells], course.exposed(months - 1)]
    return np.cumsum(course.counted(cells, months), axis=1), course.counted(cells, months, there)


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
    came = course.counted(cells, months, count).astype(float)
    since = course.ends - months[:, None] + 1
    left = np.where(since > 0, course.left[course.status[cells][:, None], np.maximum(since, 0)], 0)
    there = np.zeros(came.shape)
    np.add.at(there, cells, left * count[:, None])
    return came, there
