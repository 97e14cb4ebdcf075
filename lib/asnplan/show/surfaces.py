"""Figures whose colour carries the value: heatmaps and tile grids; and scattered points."""

import math

import numpy as np
from matplotlib.colors import BoundaryNorm, ListedColormap
from matplotlib.patches import Rectangle

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.style import colour, sheet, tokens

ONE_WAY = {"scale-1": "ink", "scale-2": "ink", "scale-3": "ink", "scale-4": "paper", "scale-5": "paper"}
"""Classes of a sequence, small to large, with the colour of the words on them."""

TWO_WAY = {"warning": "paper", "warning-light": "ink", "neutral": "ink", "scale-3": "ink", "accent": "paper"}
"""Classes of a divergence, negative to positive."""


def _classes(values):
    """Five classes of equal width, around zero if there are both signs."""
    known = np.asarray(values, float)
    low, high = np.nanmin(known), np.nanmax(known)
    if low < 0 < high:
        reach = max(-low, high)
        return TWO_WAY, np.linspace(-reach, reach, 6)
    return ONE_WAY, np.linspace(low, high if high > low else low + 1, 6)


def _inks(values):
    """The fill and the colour of the words for each value."""
    classes, edges = _classes(values)
    fills = list(classes)
    place = np.clip(np.digitize(np.nan_to_num(np.asarray(values, float)), edges[1:-1]), 0, 4)
    chosen = [
        fills[index] if known else "quiet"
        for index, known in zip(place.flat, ~np.isnan(np.asarray(values, float)).ravel(), strict=True)
    ]
    return chosen, [classes.get(fill, "secondary") for fill in chosen]


@figure(values=lambda frame, **_: list(frame))
def heatmap(frame, *, amount):
    """Show a table of values as colours, each with its number.

    Parameters
    ----------
    frame : DataFrame
        Values by index (rows) and columns. With both signs the colours part at zero.
    """
    import seaborn as sns  # slow to import, and only this figure needs it

    shown = frame.apply(amount.shown)
    drawing, axes = sheet(16 + 6.4 * len(frame))
    classes, edges = _classes(shown)
    cmap = ListedColormap([colour(name) for name in classes])
    sns.heatmap(
        shown, ax=axes, cmap=cmap, norm=BoundaryNorm(edges, 5), cbar=False, linewidths=1, linecolor=colour("paper")
    )
    _, inks = _inks(shown)
    for (row, column), ink in zip(np.ndindex(frame.shape), inks, strict=True):
        axes.text(
            column + 0.5, row + 0.5, amount.text(frame.iat[row, column]), ha="center", va="center", color=colour(ink)
        )
    axes.xaxis.tick_top()
    axes.set_xticklabels([labels.wrapped(name, 14) for name in frame.columns], rotation=0)
    axes.set_yticklabels([labels.wrapped(name) for name in frame.index], rotation=0)
    axes.set(xlabel="", ylabel="")
    return drawing, alt.grid("Peta panas", frame, amount)


@figure(values=lambda value, **_: [value])
def tiles(frame, name, value, row=None, column=None, *, amount):
    """Show districts as equal tiles, each with its name and value.

    Parameters
    ----------
    frame : DataFrame
        One row a district.
    name, value : str
        Columns of names and of values.
    row, column : str, optional
        Columns of the tile's place, from the north-west; without them the largest value comes first, line by line.
    """
    ordered = frame if row else frame.sort_values(value, ascending=False, kind="stable")
    across = min(4, len(ordered)) if not row else int(frame[column].max()) + 1
    places = (
        list(zip(ordered[row], ordered[column], strict=True))
        if row
        else [divmod(spot, across) for spot in range(len(ordered))]
    )
    down = max(place[0] for place in places) + 1
    drawing, axes = sheet(4 + 22 * down)
    fills, inks = _inks(amount.shown(ordered[value]))
    for (south, east), fill, ink, district, number in zip(
        places, fills, inks, ordered[name], ordered[value], strict=True
    ):
        axes.add_patch(Rectangle((east, south), 0.96, 0.94, color=colour(fill)))
        axes.annotate(
            labels.wrapped(district, 20),
            (east, south),
            xytext=(6, -6),
            textcoords="offset points",
            va="top",
            color=colour(ink),
        )
        axes.annotate(
            amount.full(number),
            (east, south + 0.94),
            xytext=(6, 6),
            textcoords="offset points",
            weight=600,
            color=colour(ink),
        )
    axes.set(xlim=(0, across), ylim=(down, 0))
    axes.set_axis_off()
    return drawing, alt.ranked("Peta petak", ordered.set_index(name)[value], amount, name)


MANY = 1000
"""Above so many marks they are drawn as one picture inside the SVG."""


@figure(values=lambda y, **_: [y])
def points(frame, x, y, label, highlight=(), *, amount):
    """Show one point a row; the highlighted and the outermost are named where there is room.

    Parameters
    ----------
    frame : DataFrame
    x, y : str
        Columns of the values.
    label : str
        Column of the names.
    highlight : collection of str
        The names that matter.
    """
    drawing, axes = sheet(80)
    chosen = frame[label].isin([highlight] if isinstance(highlight, str) else list(highlight))
    inks = [colour("accent" if here else "grey") for here in chosen]
    axes.scatter(frame[x], amount.shown(frame[y]), s=18, c=inks, linewidths=0, rasterized=len(frame) > MANY)
    amount.put_on(axes.yaxis)
    labels.grid(axes, "both")
    labels.heading(axes, f"{alt.words(y).capitalize()} ({amount.unit})")
    axes.set_xlabel(alt.words(x).capitalize(), loc="left")
    for _, point in frame[chosen].iterrows():
        axes.annotate(point[label], (point[x], point[y]), xytext=(5, 0), textcoords="offset points", va="center")
    return drawing, alt.ranked("Diagram titik", frame.set_index(label)[y], amount, label)
