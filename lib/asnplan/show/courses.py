"""Figures over an order such as years: lines, small multiples and upright columns."""

import math

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.style import ON, SERIES, colour, sheet


@figure(values=lambda lines, **_: list(lines))
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
    drawing, axes = sheet()
    steps = range(len(frame))
    ends = []
    for column, name, ink in zip(lines, lines.values(), SERIES, strict=False):
        values = amount.shown(frame[column])
        axes.plot(steps, values, color=colour(ink), marker="o", markersize=3)
        ends.append((values.dropna().iloc[-1], f"{name} {amount.text(values.dropna().iloc[-1])}", "ink"))
    if band:
        low, high = amount.shown(frame[band[0]]), amount.shown(frame[band[1]])
        axes.fill_between(steps, low, high, color=colour("band"))
        ends.append((high.iloc[-1], band[2], "secondary"))
    _steps(axes, frame[x])
    _scale(axes, amount)
    labels.at_ends(axes, ends)
    named = frame.set_index(x)[list(lines)].rename(columns=lines)
    return drawing, alt.courses("Diagram garis", named, amount, x)


def _steps(axes, names):
    """Name the steps under a horizontal axis; not more than fit."""
    every = math.ceil(len(names) / 12)
    axes.set_xticks(range(0, len(names), every), [str(name) for name in names[::every]])


def _scale(axes, amount, zero=False):
    """A vertical axis with light lines, from zero unless that would flatten the picture."""
    low, high = axes.get_ylim()
    if zero or (0 < low < high / 2):
        axes.set_ylim(bottom=min(0, low))
    amount.put_on(axes.yaxis)
    labels.grid(axes, "y")
    labels.heading(axes, amount.unit)


@figure(values=lambda y, **_: [y])
def small_multiples(frame, x, y, by, *, amount):
    """Show one small line chart for each group, all on the same scale.

    Parameters
    ----------
    frame : DataFrame
        One row a step and group.
    x, y, by : str
        Columns of the order, the values and the groups.
    """
    table = frame.pivot(index=x, columns=by, values=y)[list(dict.fromkeys(frame[by]))]
    across = min(4, len(table.columns))
    down = math.ceil(len(table.columns) / across)
    drawing, panels = sheet(12 + 30 * down, down, across, sharex=True, sharey=True, squeeze=False)
    for panel, name in zip(panels.flat, table, strict=False):
        values = amount.shown(table[name]).to_numpy()
        panel.plot(range(len(table)), values, color=colour("accent"))
        panel.set_title(labels.wrapped(name, 26), loc="left", fontsize=8)
        panel.annotate(
            amount.text(table[name].iloc[-1]),
            (len(table) - 1, values[-1]),
            xytext=(0, 4),
            textcoords="offset points",
            ha="right",
            va="bottom",
        )
        amount.put_on(panel.yaxis)
        labels.grid(panel, "y")
        panel.set_xticks([0, len(table) - 1], [str(table.index[0]), str(table.index[-1])])
    for panel in panels.flat[len(table.columns) :]:
        panel.set_visible(False)
    return drawing, alt.courses("Diagram garis kecil", table, amount, x)


@figure(values=lambda value, **_: [value] if isinstance(value, str) else list(value))
def columns(frame, x, value, highlight=None, *, amount):
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
    """
    drawing, axes = sheet()
    if isinstance(value, str):
        _single(axes, frame, x, value, highlight, amount)
        named = frame.set_index(x)[[value]].rename(columns=alt.words)
    else:
        named = frame.set_index(x)[list(value)].rename(columns=value)
        _parts(axes, named, amount)
    _steps(axes, frame[x])
    _scale(axes, amount, zero=True)
    return drawing, alt.courses("Diagram kolom", named, amount, x)


def _single(axes, frame, x, value, highlight, amount):
    heights = amount.shown(frame[value]).fillna(0)
    inks = ["accent" if highlight is None or step == highlight else "grey" for step in frame[x]]
    bar = axes.bar(range(len(frame)), heights, 0.7, color=[colour(ink) for ink in inks])
    if len(frame) <= 14:
        axes.bar_label(bar, [amount.text(number) for number in frame[value]], padding=2)


def _parts(axes, named, amount):
    """Stack the parts and name each at the last column."""
    start, ends = np.zeros(len(named)), []
    for name, ink in zip(named, SERIES, strict=False):
        heights = amount.shown(named[name]).fillna(0).to_numpy()
        bar = axes.bar(
            range(len(named)), heights, 0.7, bottom=start, color=colour(ink), edgecolor=colour("paper"), linewidth=0.8
        )
        axes.bar_label(bar, [amount.text(number) for number in named[name]], label_type="center", color=colour(ON[ink]))
        ends.append((start[-1] + heights[-1] / 2, name, "ink"))
        start = start + heights
    labels.at_ends(axes, ends)
