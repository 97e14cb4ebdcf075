"""What figures with a row for each name share: how high the rows are, how many fit, and the order of their values."""

import numpy as np

from asnplan.show import labels
from asnplan.show.style import INCH, colour, sheet, tokens

THICK = 0.68
"""A bar's part of its row, unless the bar would be thicker than the look allows."""

FRAME = 12
"""What a figure takes above and below its rows. [mm]"""

MOST = 13.5
"""So many rows of one line fit into the tallest figure; the rest is named below."""


def _heights(names, least, lines=labels.wrapped):
    """How high the row of each name is, and at the least, as a multiple of a row of one line."""
    return np.array([max(least, 0.58 * (1 + lines(name).count("\n")) + 0.15) for name in names])


def how_many_fit(names, least=1.0):
    """How many of the rows fit into the tallest figure of a page; a phone shows no others, lest the two tell more."""
    return max(1, (_heights(names, least, labels.folded).cumsum() <= MOST).sum())


def lay_rows(names, least=1.0):
    """A figure with a row for each name, higher where the name needs more lines; the first on top.

    Parameters
    ----------
    names : iterable of str
    least : float
        How high a row is at the least, as a multiple of a row of one line.

    Returns
    -------
    Figure, Axes
    array of float
        The middles of the rows.
    float
        How thick a bar is, in the same measure.
    """
    heights, size = _heights(names, least), tokens()["figure"]
    middles = heights.cumsum() - heights / 2
    drawing, axes = sheet(FRAME + size["bar"] * heights.sum())
    axes.set_yticks(middles, [labels.wrapped(name) for name in names], color=colour("ink"))
    axes.set_ylim(heights.sum(), 0)
    pitch = (drawing.get_figheight() * INCH - FRAME) / heights.sum()
    return drawing, axes, middles, min(THICK, size["thickest"] / pitch)


def falling(values):
    """The order of rows from the largest value to the smallest, missing ones last; equal ones keep their order."""
    return np.argsort(-values.astype(float).fillna(-np.inf).to_numpy(), kind="stable")


def others(count, total=""):
    """How many rows were left out, and their sum where one is given."""
    return f"{count} lainnya: {total}" if total else f"{count} lainnya tidak digambar"
