"""What figures over an order such as years share: where its steps stand, their names and the scale."""

import numpy as np
import pandas as pd

from asnplan.show import labels
from asnplan.show.style import across, colour, filled
from asnplan.show.text import formatted

PLOT = 0.85
"""The axes' usual part of the width."""


def end(series, amount):
    """Where and what to write at the end of a line; nothing if it has no value."""
    known = amount.shown(series).dropna()
    return (known.iloc[-1], f"{series.name} {amount.text(known.iloc[-1])}", "ink") if len(known) else None


def placed(names):
    """Where the steps stand, by name: years and other numbers at their distance, others one after another."""
    numbers = pd.api.types.is_numeric_dtype(names)
    return pd.Series(names.to_numpy(float) if numbers else np.arange(len(names), dtype=float), names)


def band(axes, places, bounds, name, look):
    """Draw an interval around a line; where and what to write at its end.

    Parameters
    ----------
    axes : Axes
    places : Series of float
        Those of all steps, from `placed`.
    bounds : DataFrame
        The lower and the upper bound, one row a step that has both.
    name : str
        What the interval is, with its level.
    look : str
        A colour that `asnplan.show.style.filled` knows.

    Returns
    -------
    (float, str, str)
    """
    axes.fill_between(places.loc[bounds.index], *bounds.to_numpy().T, **filled(look))
    return bounds.iloc[-1, 1], name, "secondary"


def name_steps(axes, names, places, edge):
    """Name the steps under a horizontal axis, not more than fit, and leave so much of the width free at the ends."""
    words = [labels.wrapped(formatted(name), 14) for name in names]
    span = np.ptp(places) or 1
    named = labels.with_room(places, labels.width(words) / across(PLOT) * span)
    axes.set_xticks(places[named], [words[step] for step in named])
    # by hand, for steps without a value belong to the picture too
    axes.set_xlim(min(places) - edge * span, max(places) + edge * span)


def scale(axes, amount, zero=False, ticks=6):
    """A vertical axis with light lines that enclose the data, from zero unless that would flatten the picture."""
    low, high = axes.get_ylim()
    if axes.dataLim.y0 >= 0:
        low = max(low, 0)  # room below zero would promise negative counts
    amount.put_on(axes.yaxis, ticks)
    ticks = axes.yaxis.get_major_locator().tick_values(min(0, low) if zero or 0 < low < high / 2 else low, high)
    axes.set_ylim(ticks[0], ticks[-1])
    if ticks[0] < 0 < ticks[-1]:
        axes.axhline(0, color=colour("secondary"), linewidth=0.8)
    axes.grid(axis="y")
