"""The tornado: how far a result moves with each assumption, the widest first."""

import textwrap

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.rows import falling, how_many_fit, lay_rows, others
from asnplan.show.style import across, colour, narrowed

TWO_LINES = 1.35
"""How high a row is whose ends bear two lines, as a multiple of a row of one line."""

LETTERS = 20
"""So many letters of an assumption's value have room at an end on a page."""

NARROWEST = 15
"""So much of the width is left to the bars at the least. [mm]"""


@figure(values=lambda low, high, **_: [low, high], least=2)
def tornado(frame, name, low, high, base, low_label, high_label, top=None, *, amount):
    """Show what a result becomes when one assumption at a time takes its lower and its upper value.

    Parameters
    ----------
    frame : DataFrame
        One row an assumption.
    name : str
        Column of the assumptions' names.
    low, high : str
        Columns of the result under the lower and under the upper value.
    base : float
        The result under all assumptions as decided.
    low_label, high_label : str
        Columns of those values, as words.
    top : int, optional
        Show at most so many assumptions, those that move the result most.
    """
    columns = {low: "low", high: "high", low_label: "low_label", high_label: "high_label"}
    ends = frame.set_index(name)[list(columns)].rename(columns=columns)
    moves = ends[["low", "high"]].apply(amount.shown) - base
    order = falling(moves.assign(base=0).max(axis=1) - moves.assign(base=0).min(axis=1))
    ends, moves = ends.iloc[order], moves.iloc[order]
    fitting = min(top or len(ends), how_many_fit(ends.index, TWO_LINES))
    drawing = _both_ways(ends[:fitting], moves[:fitting].fillna(0), base, amount, len(ends) - fitting)
    return drawing, alt.moved("Diagram tornado", ends, base, amount)


def _both_ways(ends, moves, base, amount, more):
    """Draw from the base to both ends of every row."""
    drawing, axes, rows, thick = lay_rows(ends.index, TWO_LINES)
    for end, ink in (("low", "grey"), ("high", "accent")):
        bars = axes.barh(rows, moves[end], thick, color=colour(ink))
        for bar in bars:  # where both went the same way the shorter one lies on the longer
            bar.set_zorder(1 + 1 / (1 + abs(bar.get_width())))
    words = ends[["low", "high"]].map(amount.text)
    told = ends[["low_label", "high_label"]].map(_short).set_axis(["low", "high"], axis=1)
    axes.set(xlim=_limits(ends.index, moves, [*words.to_numpy().ravel(), *told.to_numpy().ravel()]), xticks=[])
    axes.axvline(0, color=colour("secondary"), linewidth=0.8)
    for row, place, pair, values in zip(rows, moves.to_numpy(), words.to_numpy(), told.to_numpy(), strict=True):
        _name_ends(axes, row, place, pair, values)
    axes.annotate(f"Dasar {amount.plain(base)}", (0, 1), xycoords=("data", "axes fraction"), xytext=(0, 3),
                  textcoords="offset points", ha="center", va="bottom", weight=600)  # fmt: skip
    labels.heading(axes, amount.heading(), above=labels.LINE + 4)
    if more > 0:
        labels.left_out(axes, others(more))
    return drawing


def _short(words):
    """The value of an assumption, cut between words if it is too long for an end."""
    return textwrap.shorten(str(words), max(labels.SHORTEST, round(LETTERS * narrowed())), placeholder=" …")


def _limits(names, moves, words):
    """Where the axes end: beside the bars there is room for what is written at their ends."""
    low, high = min(0, moves.to_numpy().min()), max(0, moves.to_numpy().max())
    room = labels.width(words) + 3
    left = across() - labels.width([labels.wrapped(name) for name in names]) - 2 * room
    scale = ((high - low) or 1) / max(NARROWEST, left)
    return low - room * scale, high + room * scale


def _name_ends(axes, row, places, words, values):
    """Write at the farther end what it is; the nearer one stands on the other side, at the base if it went along."""
    far = int(np.argmax(np.abs(places)))
    right = places[far] > 0 or (places[far] == 0 and far == 1)
    for end, after in ((far, right), (1 - far, not right)):
        x = places[end] if (places[end] > 0) == after else 0
        style = {"textcoords": "offset points", "ha": "left" if after else "right"}
        axes.annotate(words[end], (x, row), xytext=(5 if after else -5, 0), va="bottom", color=labels.ink(words[end]),
                      **style)  # fmt: skip
        axes.annotate(values[end], (x, row), xytext=(5 if after else -5, 0), va="top", color=colour("secondary"),
                      **style)  # fmt: skip
