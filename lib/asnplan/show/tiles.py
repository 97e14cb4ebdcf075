"""Tiles of districts: equal squares whose colour carries one value, with another one in words."""

from dataclasses import replace

import numpy as np
from matplotlib.patches import Rectangle

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.style import LETTER, colour, narrowed, sheet
from asnplan.show.surfaces import classed, ink_on, spoken

TALL = 20
"""How high a tile with one value is. [mm]"""

LINE = 3.6
"""How high each line of a second value is. [mm]"""


@figure(values=lambda value, **_: [value], beside=lambda second, **_: [second[0]] if second else [])
def tiles(frame, name, value, row=None, column=None, second=None, *, amount):
    """Show districts as equal tiles, each with its name and value.

    Parameters
    ----------
    frame : DataFrame
        One row a district.
    name, value : str
        Columns of names and of values.
    row, column : str, optional
        Columns of the tile's place, from 0 in the north-west; without them the largest value comes first, line by line.
    second : (str, str, str), optional
        Column, format and unit of a further value, written below the one that the colour carries.
    """
    ordered = frame if row else frame.sort_values(value, ascending=False, kind="stable")
    souths, easts = (
        (ordered[row], ordered[column]) if row else np.divmod(np.arange(len(ordered)), 4 if narrowed() == 1 else 3)
    )
    letters = int(150 / (max(easts) + 1) / LETTER)
    classes, places = classed(amount.shown(ordered[value]).to_numpy())
    named = ordered.set_index(name)
    more, told = _seconds(named[second[0]], *second[1:], amount, letters) if second else ([""] * len(named), "")
    names = [labels.wrapped(district, letters) for district in named.index]
    words = [spoken(amount, classes).full(number) for number in named[value]]
    inks = [("quiet" if np.isnan(place) else list(classes)[int(place)], ink_on(classes, place)) for place in places]
    drawing = _laid_out(souths, easts, inks, list(zip(names, words, more, strict=True)))
    labels.heading(drawing.axes[0], amount.heading(value))
    return drawing, f"{alt.ranked('Peta petak', named[value], amount)} {told}".strip()


def _seconds(values, spec, unit, amount, letters):
    """The second value of each tile in words, and what the alt text tells of it."""
    other = replace(amount, unit=unit, format=spec, what="")
    return [labels.wrapped(other.full(value), letters) for value in values], alt.further(
        unit or alt.words(values.name, capital=True), values, other
    )


def _laid_out(souths, easts, inks, words):
    """Draw the tiles, high enough for all that is written on them."""
    wide, down = max(easts) + 1, max(souths) + 1
    lines = [_lines(more) for *_, more in words]
    drawing, axes = sheet(6 + (TALL + LINE * max(lines)) * down)
    for south, east, (fill, ink), (name, value, more) in zip(souths, easts, inks, words, strict=True):
        axes.add_patch(Rectangle((east, south), 0.97, 0.94, color=colour(fill)))
        style = {"color": ink, "textcoords": "offset points"}
        axes.annotate(name, (east, south), xytext=(6, -6), va="top", **style)
        axes.annotate(more, (east, south + 0.94), xytext=(6, 6), **style)
        above = 6 + _lines(more) * (labels.LINE + 1)
        axes.annotate(value, (east, south + 0.94), xytext=(6, above), weight=600, **style)
    axes.set(xlim=(0, wide), ylim=(down, 0))
    axes.set_axis_off()
    return drawing


def _lines(words):
    return len(words.splitlines())
