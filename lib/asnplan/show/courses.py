"""Figures over an order such as years: lines, small multiples and upright columns."""

import math

import numpy as np

from asnplan.show import alt, labels, steps
from asnplan.show.figure import figure
from asnplan.show.style import ON, across, colour, filled, in_series, narrowed, sheet, tokens
from asnplan.show.text import formatted

STROKES = (("accent", "-"), ("grey", "-"), ("accent", (0, (3, 2))), ("grey", (0, (1.5, 1.5))))
"""Colour and dash of up to four lines: told apart without colour too."""

MOST, ACROSS = 12, 4
"""More small panels than this, and more side by side, do not fit into the tallest figure."""


@figure(values=lambda lines, **_: list(lines), least=2)
def lines(frame, x, lines, band=None, *, amount):
    """Show up to four lines, named at their ends.

    Parameters
    ----------
    frame : DataFrame
        One row a step, in order.
    x : str
        Column of the order, such as years.
    lines : dict of str
        Column to the name of the line, what matters first.
    band : (str, str, str), optional
        Columns of the lower and the upper bound, and the name of the interval with its level.
    """
    named = frame.set_index(x)[list(lines)].rename(columns=lines)
    bounds = frame.set_index(x)[list(band[:2])].apply(amount.shown).dropna() if band else named[:0]
    places = steps.placed(named.index)
    drawing, axes = sheet()
    for level, (name, (ink, dash)) in enumerate(in_series(list(named), STROKES)):
        stroke = {"color": colour(ink), "linestyle": dash, "zorder": 3 - level / 10}
        axes.plot(places, amount.shown(named[name]), marker="o", markersize=3, **stroke)
    ends = [steps.end(named[name], amount) for name in named]
    if len(bounds):
        ends.append(steps.band(axes, places, bounds, band[2], "band"))
    steps.name_steps(axes, named.index, places.to_numpy(), edge=0.02 / narrowed())
    steps.scale(axes, amount)
    labels.heading(axes, amount.heading())
    labels.at_ends(axes, [end for end in ends if end])
    told = [alt.interval(band[2], bounds, amount)] if len(bounds) else []
    return drawing, " ".join([alt.courses("Diagram garis", named, amount), *told])


@figure(values=lambda y, **_: [y])
def small_multiples(frame, x, y, by, *, amount):
    """Show one small line chart for each group, all on the same scale, with its last value.

    Parameters
    ----------
    frame : DataFrame
        One row a step and group.
    x, y, by : str
        Columns of the order, the values and the groups.
    """
    table = frame.pivot(index=x, columns=by, values=y)[list(dict.fromkeys(frame[by]))]
    more, every, table = len(table.columns) - MOST, table, table.iloc[:, :MOST]
    beside = min(len(table.columns), math.ceil((3 if len(table.columns) <= 9 else ACROSS) * narrowed()))
    down = math.ceil(len(table.columns) / beside)
    drawing, panels = sheet(10 + 30 * down, down, beside, sharey=True, squeeze=False)
    used, spare = panels.ravel()[: len(table.columns)], panels.ravel()[len(table.columns) :]
    for panel, name in zip(used, table, strict=True):
        _panel(panel, table[name], amount)
    steps.scale(used[0], amount, ticks=4)
    for panel in spare:
        panel.set_visible(False)
    for panel in used[:-beside]:
        panel.tick_params(labelbottom=False)
    heading = amount.heading(y) + (f"; {more} lainnya tidak digambar" if more > 0 else "")
    small = tokens()["size"]["figure"]["small"]
    drawing.suptitle(heading, x=0.005, ha="left", fontsize=small, color=colour("secondary"))
    return drawing, alt.courses("Kumpulan diagram garis", every, amount)


def _panel(panel, series, amount):
    """One line, with its last value and the names of its first and last step."""
    places = steps.placed(series.index).to_numpy()
    known = amount.shown(series).set_axis(places).dropna()
    panel.plot(known.index, known, color=colour("accent"))
    panel.set_title(labels.wrapped(series.name, 24), fontsize=tokens()["size"]["figure"]["text"], pad=4)
    panel.grid(axis="y")
    if len(known):
        panel.plot(known.index[-1:], known[-1:], "o", color=colour("accent"), markersize=3.5)
        labels.beside(panel, amount.text(known.iloc[-1]), known.index[-1], known.iloc[-1])
    panel.set_xticks(places[[0, -1]], [formatted(series.index[0]), formatted(series.index[-1])])
    panel.margins(x=0.02)
    for step, side in zip(panel.get_xticklabels(), ("left", "right"), strict=True):
        step.set_ha(side)


@figure(
    values=lambda value, **_: [value] if isinstance(value, str) else list(value),
    beside=lambda whole, **_: [whole] if whole else [],
    least=2,
)
def columns(frame, x, value, highlight=None, whole=None, *, amount):
    """Show upright columns from zero over years or classes.

    Parameters
    ----------
    frame : DataFrame
        One row a step, in order.
    x : str
        Column of the order.
    value : str or dict of str
        Column of the values, or column to name of the parts that are stacked; at most four.
    highlight : object, optional
        The step that matters; without it all have the same colour.
    whole : str, optional
        Column of the sum of stacked parts, shown also where parts are hidden.
    """
    drawing, axes = sheet()
    if isinstance(value, str):
        named = frame.set_index(x)[[value]].rename(columns={value: amount.what or alt.words(value)})
        _single(axes, named.iloc[:, 0], highlight, amount)
        labels.heading(axes, amount.heading(value))
    else:
        named = frame.set_index(x)[list(value)].rename(columns=value)
        sums = amount.shown(frame.set_index(x)[whole]) if whole else None
        _parts(axes, named, amount, sums)
        named = named if whole is None else named.assign(jumlah=sums)
    return drawing, alt.steps("Diagram kolom", named, amount)


def _single(axes, series, highlight, amount):
    """Columns of one quantity, each with its value."""
    inks = ["accent" if highlight is None or step == highlight else "grey" for step in series.index]
    heights = amount.shown(series).fillna(0)
    axes.bar(range(len(series)), heights, 0.7, color=[colour(ink) for ink in inks])
    _one_by_one(axes, series.index)
    steps.scale(axes, amount, zero=True)
    _tops(axes, [amount.text(number) for number in series], heights)


def _one_by_one(axes, names):
    """Columns stand at equal distances, half of one free at the ends."""
    steps.name_steps(axes, names, np.arange(len(names)), edge=0.5 / max(1, len(names) - 1))


def _tops(axes, words, heights):
    """Write each column's value at its end, if there is room for all."""
    if len(words) * labels.width(words) > across(steps.PLOT):
        return
    for step, (told, height) in enumerate(zip(words, heights, strict=True)):
        down = height < 0
        axes.annotate(told, (step, height), xytext=(0, -3 if down else 3), textcoords="offset points", ha="center",
                      va="top" if down else "bottom", color=labels.ink(told))  # fmt: skip


def _parts(axes, named, amount, whole=None):
    """Stack the parts and name each at the last column; where one is hidden a pale column shows the whole."""
    shown = named.apply(amount.shown)
    sums, heights = shown.sum(axis=1, skipna=False), shown.fillna(0)
    if whole is not None:
        partly = whole.where(sums.isna(), 0).fillna(0)
        axes.bar(range(len(named)), partly, 0.7, **filled("band", partly) | {"zorder": 0.9})
        sums = whole
    starts = heights.cumsum(axis=1) - heights
    stack = {
        name: axes.bar(range(len(named)), heights[name], 0.7, bottom=starts[name], **filled(ink, heights[name]))
        for name, ink in in_series(list(named))
    }  # fmt: skip
    _one_by_one(axes, named.index)
    steps.scale(axes, amount, zero=True)
    labels.heading(axes, amount.heading())
    _tops(axes, sums.map(amount.sum), sums.fillna(heights.sum(axis=1)))
    labels.at_ends(axes, [(starts[name].iloc[-1] + heights[name].iloc[-1] / 2, name, "ink") for name in named])
    for name, ink in in_series(list(named)):
        labels.inside(axes, stack[name], [amount.text(number) for number in named[name]], ON[ink])
