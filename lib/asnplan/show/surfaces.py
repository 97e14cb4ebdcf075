"""Figures whose colour carries the value: the heatmap, and the classes of colours."""

import numpy as np
from matplotlib.colors import ListedColormap

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.numbers import MINUS
from asnplan.show.rows import others
from asnplan.show.style import LETTER, across, colour, sheet, tokens

ONE_WAY = {"scale-1": "ink", "scale-2": "ink", "scale-3": "ink", "scale-4": "paper", "scale-5": "paper"}
"""Classes of a sequence, small to large, with the colour of the words on them."""

TWO_WAY = {"warning": "paper", "warning-light": "ink", "neutral": "ink", "scale-3": "ink", "accent": "paper"}
"""Classes of a divergence, negative to positive: alike in grey, so that each number bears its sign."""

LEGENDS = ("; makin kontras makin besar", f"; makin kontras makin jauh dari nol, {MINUS} di bawah nol")
"""What a heatmap says over cells too narrow for numbers: of a sequence, of a divergence."""

PLOT = 0.64
"""The axes' usual part of the width, beside the names."""

FRAME, LOWEST = 16, 5.2
"""What a figure takes above its rows, and how low a row can be. [mm]"""


def classed(values):
    """Which of five classes of equal width each value falls in, around zero if there are both signs.

    Returns
    -------
    dict of str
        The classes.
    array of float, shaped like ``values``
        Their places; missing where the value is.
    """
    low, high = np.nanmin(values), np.nanmax(values)
    if low < 0 < high:
        low, high = -max(-low, high), max(-low, high)
        classes = TWO_WAY
    else:
        classes = ONE_WAY
    place = np.clip(np.floor((values - low) / ((high - low) or 1) * 5), 0, 4)
    return classes, place


def spoken(amount, classes):
    """How values are written: with their sign where colours part at zero."""
    return amount.signed() if classes is TWO_WAY else amount


def ink_on(classes, place):
    """The colour of the words on a class; on none they are quiet."""
    return colour("secondary" if np.isnan(place) else list(classes.values())[int(place)])


@figure(values=lambda frame, **_: list(frame))
def heatmap(frame, *, amount):
    """Show a table of values as colours, each with its number.

    Parameters
    ----------
    frame : DataFrame
        Values by index (rows) and columns. With both signs the colours part at zero.
    """
    import seaborn as sns  # slow to import, and only this figure needs it

    shown = frame.apply(amount.shown).to_numpy()
    classes, places = classed(shown)
    fitting = int((tokens()["figure"]["tallest"] - FRAME) / _lowest(map(labels.folded, frame.index)))
    rows = [labels.wrapped(name) for name in frame.index[:fitting]]
    more, places = len(frame) - fitting, places[:fitting]
    drawing, axes = sheet(FRAME + len(rows) * max(tokens()["figure"]["bar"], _lowest(rows)))
    cmap = ListedColormap([colour(name) for name in classes])
    sns.heatmap(places, ax=axes, cmap=cmap, vmin=0, vmax=5, cbar=False, linewidths=1, linecolor=colour("paper"))
    told, legend = _told(frame, shown, amount, classes)
    for row, column in np.ndindex(places.shape):
        axes.text(column + 0.5, row + 0.5, told[row, column], ha="center", va="center_baseline",
                  color=ink_on(classes, places[row, column]))  # fmt: skip
    _name_columns(axes, frame.columns)
    axes.set_yticklabels(rows, rotation=0, color=colour("ink"))
    labels.heading(axes, amount.heading() + legend)
    if more > 0:
        labels.left_out(axes, others(more))
    return drawing, alt.grid("Peta panas", frame, amount)


def _lowest(names):
    """How low rows can be that bear such names. [mm]"""
    return max(LOWEST, *(3.3 * (1 + name.count("\n")) + 1 for name in names))


def _told(frame, shown, amount, classes):
    """What is written on the cells: numbers or, where they have no room, minus signs and a legend."""
    told = frame.map(spoken(amount, classes).text).to_numpy()
    if max(map(len, told.ravel())) * LETTER < across(PLOT) / len(frame.columns):
        return told, ""
    return np.where(shown < 0, MINUS, ""), LEGENDS[classes is TWO_WAY]


def _name_columns(axes, names):
    """Name all columns above them; where they are too wide neighbours stand on steps, with a line to the column."""
    columns = [labels.wrapped(name, max(8, 70 // len(names))) for name in names]
    step = labels.LINE * (1 + max(name.count("\n") for name in columns))
    steps = int(np.ceil(labels.width(columns) * len(columns) / across(PLOT)))
    axes.xaxis.tick_top()
    axes.set_xticks(np.arange(len(columns)) + 0.5, columns, rotation=0)
    for place, tick in enumerate(axes.xaxis.get_major_ticks()):
        raised = step * (place % steps)
        tick.set_pad(tick.get_pad() + raised)
        tick.tick2line.set_markersize(raised and raised + 3)
