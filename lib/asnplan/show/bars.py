"""Figures that compare categories: horizontal bars, stacked bars and dumbbells."""

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.rows import falling, how_many_fit, lay_rows, others
from asnplan.show.style import LETTER, ON, across, colour, filled, in_series
from asnplan.show.text import names as listed

PLOT = 0.64
"""The axes' usual part of the width, beside the names."""


@figure(values=lambda value, **_: [value], least=2)
def bars(frame, category, value, highlight=None, sort=True, top=None, *, amount):
    """Show horizontal bars from zero, the largest first.

    Parameters
    ----------
    frame : DataFrame
    category, value : str
        Columns of names and of values.
    highlight : str or list of str, optional
        The names that matter; the largest if not given.
    sort : bool
        ``False`` keeps the frame's order, where it means something.
    top : int, optional
        Show at most so many bars and name the sum of the others.
    """
    ordered = frame.sort_values(value, ascending=False, kind="stable") if sort else frame
    fitting = min(top or len(ordered), how_many_fit(ordered[category]))
    kept, rest = ordered[:fitting], ordered[fitting:]
    names = kept[category].astype(str)
    lengths = amount.shown(kept[value]).fillna(0)
    drawing, axes, rows, thick = lay_rows(names)
    axes.barh(rows, lengths, thick, color=[colour(name) for name in _emphasis(names, highlight, sort)])
    for row, number, length in zip(rows, kept[value], lengths, strict=True):
        labels.beside(axes, amount.text(number), length, row, before=length < 0)
    _value_axis(axes, lengths, [amount.text(number) for number in kept[value]])
    labels.heading(axes, amount.heading(value))
    if len(rest):
        labels.left_out(axes, others(len(rest), amount.whole(rest[value]) if amount.sums else ""))
    return drawing, alt.ranked("Diagram batang mendatar", ordered.set_index(category)[value], amount)


def _emphasis(names, highlight, sort):
    """The colour of each bar: what matters in accent, the rest grey."""
    if highlight is None:
        chosen = set(names[:1] if sort else names)
    else:
        chosen = {highlight} if isinstance(highlight, str) else set(highlight)
    return ["accent" if name in chosen else "grey" for name in names]


def _value_axis(axes, lengths, words, both=False):
    """Values stand beside the bars, so the axis has a zero line only, and room for the values at its ends."""
    low, high = min(0, np.nanmin(lengths)), max(0, np.nanmax(lengths))
    room = (max(map(len, words)) * LETTER + 3) / across(PLOT) * ((high - low) or 1)
    axes.set_xlim(low - (room if low < 0 or both else 0), high + room)
    axes.set_xticks([])
    if not both:
        axes.axvline(0, color=colour("secondary"), linewidth=0.8)


@figure(values=lambda parts, **_: list(parts), least=2)
def stacked(frame, category, parts, sort=True, *, amount):
    """Show horizontal bars made of parts, with their sum at the end.

    Parameters
    ----------
    frame : DataFrame
    category : str
        Column of names.
    parts : dict of str
        Column to the name of the part; at most four.
    sort : bool
        ``False`` keeps the frame's order.
    """
    ordered = frame.iloc[falling(frame[list(parts)].sum(axis=1))] if sort else frame
    every = ordered.set_index(category)[list(parts)].rename(columns=parts)
    whole = every.apply(amount.shown).sum(axis=1, skipna=False).rename(amount.what or "jumlah")
    fitting = how_many_fit(every.index)
    drawing = _stack(every[:fitting], whole[:fitting], amount, len(every) - fitting)
    return drawing, alt.ranked(f"Diagram batang bertumpuk dari {listed(every)}", whole, amount)


def _stack(every, whole, amount, more):
    """Draw the parts of each row one after another, with the sum of the row behind them."""
    lengths = every.apply(amount.shown).fillna(0)
    ends = lengths.cumsum(axis=1)
    drawing, axes, rows, thick = lay_rows(every.index)
    sums = [amount.sum(number) for number in whole]
    for row, words, end in zip(rows, sums, ends.iloc[:, -1], strict=True):
        labels.beside(axes, words, end, row)
    _value_axis(axes, ends.iloc[:, -1], sums)
    if more > 0:
        labels.left_out(axes, others(more))
    labels.above(axes, rows[0] - thick / 2, (ends - lengths / 2).iloc[0][lengths.any()], amount.heading())
    for part, ink in in_series(list(every)):
        bar = axes.barh(rows, lengths[part], thick, left=(ends - lengths)[part], **filled(ink, lengths[part]))
        labels.inside(axes, bar, [amount.text(number) for number in every[part]], ON[ink])
    return drawing


@figure(values=lambda left, right, **_: [left[0], right[0]], least=2)
def dumbbell(frame, category, left, right, sort=True, *, amount):
    """Show two values of each category as two dots with the gap between them.

    Parameters
    ----------
    frame : DataFrame
    category : str
        Column of names.
    left, right : (str, str)
        Column and name of the hollow and of the filled dot.
    sort : bool
        ``False`` keeps the frame's order; otherwise the widest gap stands first.
    """
    pairs = frame.set_index(category)[[left[0], right[0]]].rename(columns=dict([left, right]))
    shown = pairs.apply(amount.shown)
    if sort:
        order = falling((shown[right[1]] - shown[left[1]]).abs())
        pairs, shown = pairs.iloc[order], shown.iloc[order]
    fitting = how_many_fit(pairs.index)
    drawing = _dots(pairs[:fitting], shown[:fitting], amount, len(pairs) - fitting)
    return drawing, alt.paired("Diagram dumbel", shown, amount)


def _dots(pairs, shown, amount, more):
    """Draw a hollow and a filled dot in each row, joined by a line, each with its value."""
    left, right = pairs
    drawing, axes, rows, thick = lay_rows(pairs.index)
    axes.grid(axis="y")  # leads from a name to its dots
    axes.hlines(rows, shown[left], shown[right], color=colour("grey"), linewidth=2)
    axes.plot(shown[left], rows, "o", color=colour("grey"), markerfacecolor=colour("paper"), markersize=6.5)
    axes.plot(shown[right], rows, "o", color=colour("accent"), markersize=5)
    words = pairs.map(amount.text).to_numpy()
    for row, places, pair in zip(rows, shown.fillna(0).to_numpy(), words, strict=True):
        near, far = np.argsort(places, kind="stable")
        labels.beside(axes, pair[far], places[far], row)
        if pair[near] != pair[far]:
            labels.beside(axes, pair[near], places[near], row, before=True)
    _value_axis(axes, shown.fillna(0).to_numpy(), words.ravel(), both=True)
    if more > 0:
        labels.left_out(axes, others(more))
    labels.above(axes, rows[0] - thick / 2, shown.iloc[0].fillna(0), amount.heading())
    return drawing
