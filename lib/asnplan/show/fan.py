"""The fan: what was observed, then what is expected and how far it may be off."""

import pandas as pd

from asnplan.show import alt, labels, steps
from asnplan.show.figure import figure
from asnplan.show.style import colour, in_series, narrowed, sheet

LOOKS = ("band", "accent-light")
"""The fills of up to two intervals, the wider one first and lighter."""

OBSERVED = "tercatat"
"""The name of what was observed."""

BEGINS = "proyeksi"
"""Stands beside the line where the projection begins."""


@figure(values=lambda middle, history=None, **_: [middle, *([history] if history else [])], least=2)
def fan(frame, x, middle, bands, history=None, *, amount):
    """Show a projection as a line within one or two intervals, after what was observed.

    Parameters
    ----------
    frame : DataFrame
        One row a step, in order.
    x : str
        Column of the order, such as years.
    middle : str
        Column of the middle of the projection; missing before it begins.
    bands : dict of str
        Columns of the lower and the upper bound, as a pair, to the name of the interval with its level; at most two.
    history : str, optional
        Column of the observed values; missing after them. The projection starts from the last one.
    """
    ordered = frame.set_index(x)
    seen = amount.shown(ordered[history]).dropna() if history else pd.Series(dtype=float)
    seen = seen.rename(OBSERVED)
    line = _joined(seen, ordered[[middle]], amount)[middle].rename(alt.words(middle))
    widest = _widest_first({name: _joined(seen, ordered[list(pair)], amount) for pair, name in bands.items()})
    drawing = _draw(steps.placed(ordered.index), seen, line, widest, amount)
    return drawing, _told(seen, line, widest, amount)


def _joined(seen, columns, amount):
    """What is projected, from the last observed value on: nothing was uncertain there."""
    known = columns.apply(amount.shown).dropna()
    if not len(seen) or seen.index[-1] in known.index or not len(known):
        return known
    start = pd.DataFrame(dict.fromkeys(columns, seen.iloc[-1]), index=seen.index[-1:])
    return pd.concat([start, known]).rename_axis(columns.index.name)


def _widest_first(bands):
    """The intervals that have values, the widest at their end first, so that none covers another."""
    known = {name: bounds for name, bounds in bands.items() if len(bounds)}
    return dict(sorted(known.items(), key=lambda band: -(band[1].iloc[-1, 1] - band[1].iloc[-1, 0])))


def _draw(places, seen, line, bands, amount):
    """Draw the intervals, both lines over them, and a line between what was and what may be."""
    drawing, axes = sheet()
    ends = [steps.band(axes, places, bands[name], name, look) for name, look in in_series(list(bands), LOOKS)]
    axes.plot(places[line.index], line, color=colour("accent"))
    axes.plot(places[seen.index], seen, color=colour("ink"), marker="o", markersize=3)
    steps.name_steps(axes, places.index, places.to_numpy(), edge=0.02 / narrowed())
    steps.scale(axes, amount)
    if len(seen):
        _begin(axes, places[seen.index[-1]])
    labels.heading(axes, amount.heading(line.name))
    # without a projection the last observed value is the end
    labels.at_ends(axes, [*ends, steps.end(line, amount) or steps.end(seen, amount)])
    return drawing


def _begin(axes, place):
    """Mark where the projection begins."""
    axes.axvline(place, color=colour("secondary"), linewidth=0.6)
    axes.annotate(BEGINS, (place, 1), xycoords=("data", "axes fraction"), xytext=(4, -1), textcoords="offset points",
                  va="top", color=colour("secondary"))  # fmt: skip


def _told(seen, line, bands, amount):
    """The course of what was observed and of the middle, and each interval at its end."""
    courses = pd.concat([seen, line], axis=1) if len(seen) else line.to_frame()
    told = [alt.interval(name, bounds, amount) for name, bounds in reversed(bands.items())]
    return " ".join([alt.courses("Diagram kipas", courses.rename_axis(line.index.name), amount), *told])
