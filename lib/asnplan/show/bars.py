"""Figures that compare categories: horizontal bars, stacked bars and dumbbells."""

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.style import ON, SERIES, colour, sheet, tokens

THICK = 0.68
"""A bar's part of its row."""

LETTER = 1.75
"""The width of a digit beside a bar. [mm]"""


@figure(values=lambda value, **_: [value])
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
        Show so many bars and name the sum of the others.
    """
    ordered = frame.sort_values(value, ascending=False, kind="stable") if sort else frame
    kept, rest = (ordered, ordered[:0]) if top is None else (ordered[:top], ordered[top:])
    names = kept[category].astype(str)
    lengths = amount.shown(kept[value]).fillna(0)
    drawing, axes, rows = _rows(names)
    axes.barh(rows, lengths, THICK, color=[colour(name) for name in _emphasis(names, highlight, sort)])
    for row, number, length in zip(rows, kept[value], lengths, strict=True):
        labels.beside(axes, amount.text(number), length, row, before=length < 0)
    _value_axis(axes, lengths, [amount.text(number) for number in kept[value]])
    labels.heading(axes, amount.heading(value))
    if len(rest):
        axes.set_xlabel(_others(rest[value], amount), loc="left")
    return drawing, alt.ranked("Diagram batang mendatar", ordered.set_index(category)[value], amount)


def _emphasis(names, highlight, sort):
    """The colour of each bar: what matters in accent, the rest grey."""
    if highlight is None:
        chosen = set(names[:1] if sort else names)
    else:
        chosen = {highlight} if isinstance(highlight, str) else set(highlight)
    return ["accent" if name in chosen else "grey" for name in names]


def _rows(names):
    """A figure with a row for each name, higher where the name needs more lines; the first on top."""
    wrapped = [labels.wrapped(name) for name in names]
    heights = np.array([max(1.0, 0.58 * (1 + name.count("\n")) + 0.15) for name in wrapped])
    middles = heights.cumsum() - heights / 2
    drawing, axes = sheet(12 + tokens()["figure"]["bar"] * heights.sum())
    axes.set_yticks(middles, wrapped)
    axes.set_ylim(heights.sum(), 0)
    return drawing, axes, middles


def _value_axis(axes, lengths, words, both=False):
    """Values stand beside the bars, so the axis has a zero line only, and room for the values at its ends."""
    low, high = min(0, np.nanmin(lengths)), max(0, np.nanmax(lengths))
    room = max(map(len, words)) * LETTER / 105 * ((high - low) or 1)
    axes.set_xlim(low - (room if low < 0 or both else 0), high + room)
    axes.set_xticks([])
    if not both:
        axes.axvline(0, color=colour("secondary"), linewidth=0.8)


def _others(rest, amount):
    return f"{len(rest)} lainnya: {amount.full(rest.sum())}" if amount.sums else f"{len(rest)} lainnya tidak digambar"


@figure(values=lambda parts, **_: list(parts))
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
    ordered = frame
    if sort:
        ordered = frame.loc[frame[list(parts)].sum(axis=1).sort_values(ascending=False, kind="stable").index]
    lengths = ordered[list(parts)].apply(amount.shown)
    whole = lengths.sum(axis=1, skipna=False).set_axis(ordered[category]).rename(amount.what or "jumlah")
    ends = lengths.fillna(0).cumsum(axis=1)
    drawing, axes, rows = _rows(ordered[category])
    for row, number, end in zip(rows, whole, ends.iloc[:, -1], strict=True):
        labels.beside(axes, "" if np.isnan(number) else amount.plain(number), end, row)
    _value_axis(axes, ends.iloc[:, -1], [amount.plain(number) for number in whole])
    labels.heading(axes, amount.heading())
    for column, ink in zip(parts, SERIES, strict=False):
        bar = axes.barh(rows, lengths[column].fillna(0), THICK, left=ends[column] - lengths[column].fillna(0),
                        color=colour(ink), edgecolor=colour("paper"), linewidth=0.8)  # fmt: skip
        labels.inside(axes, bar, [amount.text(number) for number in ordered[column]], ON[ink])
    middles = ends.iloc[0] - lengths.iloc[0].fillna(0) / 2
    labels.above(axes, rows[0] - THICK / 2, list(zip(middles, parts.values(), strict=True)))
    return drawing, alt.ranked(f"Diagram batang bertumpuk dari {alt.listed(parts.values())}", whole, amount)


@figure(values=lambda left, right, **_: [left[0], right[0]])
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
    values = frame.set_index(category)[[left[0], right[0]]].apply(amount.shown)
    gap = values[right[0]] - values[left[0]]
    order = gap.abs().to_numpy().argsort(kind="stable")[::-1] if sort else np.arange(len(frame))
    values, kept = values.iloc[order], frame.iloc[order]
    drawing, axes, rows = _rows(kept[category])
    axes.hlines(rows, values[left[0]], values[right[0]], color=colour("accent-light"), linewidth=2.5)
    axes.plot(values[left[0]], rows, "o", color=colour("grey"), markerfacecolor=colour("paper"), markersize=6.5)
    axes.plot(values[right[0]], rows, "o", color=colour("accent"), markersize=5)
    _both_values(axes, rows, kept[[left[0], right[0]]], amount)
    labels.heading(axes, amount.heading())
    labels.above(axes, rows[0] - THICK / 2, [(values[side].iloc[0], name) for side, name in (left, right)])
    return drawing, alt.paired("Diagram dumbel", values.rename(columns=dict([left, right])), amount)


def _both_values(axes, rows, values, amount):
    """Write the smaller value before and the larger behind the dots; one alone if they are equal."""
    shown = values.apply(amount.shown)
    for row, (_, pair), (_, place) in zip(rows, values.iterrows(), shown.iterrows(), strict=True):
        ranked = sorted(zip(place.fillna(0), pair, strict=True), key=lambda both: both[0])
        labels.beside(axes, amount.text(ranked[1][1]), ranked[1][0], row)
        if place.nunique(dropna=False) > 1:
            labels.beside(axes, amount.text(ranked[0][1]), ranked[0][0], row, before=True)
    _value_axis(
        axes, shown.fillna(0).to_numpy(), [amount.text(number) for number in values.to_numpy().ravel()], both=True
    )
