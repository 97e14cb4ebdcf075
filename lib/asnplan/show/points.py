"""Scattered points: two quantities of each row against each other."""

import itertools

from asnplan.show import alt, labels
from asnplan.show.amount import Amount
from asnplan.show.figure import figure
from asnplan.show.style import colour, sheet

MANY = 1000
"""Above so many marks they are drawn as one picture inside the SVG."""

NAMED = 8
"""So many points at most are named, the highlighted first, then the outermost."""


@figure(values=lambda y, **_: [y], least=2)
def points(frame, x, y, label, highlight=(), *, amount):
    """Show one point a row; the highlighted and the outermost are named where there is room.

    Parameters
    ----------
    frame : DataFrame
    x, y : str
        Columns of the values; the unit is that of ``y``.
    label : str
        Column of the names.
    highlight : str or collection of str
        The names that matter.
    """
    known = frame.assign(**{y: amount.shown(frame[y])}).dropna(subset=[x, y])
    chosen = known[label].isin([highlight] if isinstance(highlight, str) else list(highlight))
    drawing, axes = sheet(78)
    inks = [colour("accent" if here else "grey") for here in chosen]
    axes.scatter(known[x], known[y], s=20, c=inks, linewidths=0, rasterized=len(known) > MANY)
    for axis, own in ((axes.yaxis, amount), (axes.xaxis, Amount.read("", False, known[[x]]))):
        own.put_on(axis)
    axes.grid(axis="y")
    axes.margins(0.04)
    labels.heading(axes, amount.heading(y))
    axes.set_xlabel(alt.words(x, capital=True), loc="left")
    labels.settle(drawing)
    dots = axes.transData.transform(known[[x, y]].astype(float))
    _name(axes, known.loc[_worth_naming(known, x, y, chosen), [x, y, label]], dots)
    return drawing, alt.scattered("Diagram titik", known.set_index(label)[[x, y]], amount)


def _worth_naming(frame, x, y, chosen):
    """The rows to name: the highlighted ones, then those farthest from the middle."""
    span = frame[[x, y]].astype(float)
    away = (((span - span.median()) / (span.std() + 1e-12)) ** 2).sum(axis=1)
    return [*frame.index[chosen], *away[~chosen].nlargest(NAMED).index][: max(NAMED, chosen.sum())]


def _name(axes, rows, dots):
    """Write names beside their points, or beside and above or below, where it is free; none where nothing is."""
    taken = []
    places = itertools.product((("center", 0), ("bottom", 7), ("top", -7)), (("left", 5), ("right", -5)))
    for (x, y, name), ((high, up), (side, right)) in itertools.product(rows.itertuples(index=False), places):
        if any(text.get_text() == labels.wrapped(name, 26) for text in axes.texts):
            continue
        text = axes.annotate(labels.wrapped(name, 26), (x, y), xytext=(right, up),
                             textcoords="offset points", ha=side, va=high)  # fmt: skip
        box = text.get_window_extent().padded(2)
        clear = not any(box.overlaps(other) for other in taken) and box.count_contains(dots) == 0
        if clear and axes.bbox.x0 <= box.x0 and box.x1 <= axes.figure.bbox.x1:
            taken.append(box)
        else:
            text.remove()
