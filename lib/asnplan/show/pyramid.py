"""The pyramid: two groups of people by age, back to back."""

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.rows import THICK, others
from asnplan.show.style import INCH, LETTER, across, colour, sheet, tokens

MOST = 20
"""So many rows fit into the tallest figure; the rest is named below."""

FRAME = 14
"""What a figure takes above and below its rows. [mm]"""

LETTERS = 18
"""How wide the names in the middle may be on a page."""


@figure(values=lambda left, right, **_: [left[0], right[0]], least=2)
def pyramid(frame, group, left, right, *, amount):
    """Show two values of each group as bars to both sides of the groups' names.

    Parameters
    ----------
    frame : DataFrame
        One row a group, from the youngest, which stands at the bottom.
    group : str
        Column of the groups' names, such as classes of age.
    left, right : (str, str)
        Column and name of what goes to each side.
    """
    pairs = frame.set_index(group)[[left[0], right[0]]].rename(columns=dict([left, right]))
    shown = pairs.apply(amount.shown)
    drawing = _back_to_back(pairs[:MOST], shown[:MOST].fillna(0), amount, len(pairs) - MOST)
    return drawing, alt.sides("Diagram piramida", pairs, amount)


def _back_to_back(pairs, lengths, amount, more):
    """Draw both sides of every row around the names."""
    size, names = tokens()["figure"], [labels.wrapped(name, LETTERS) for name in pairs.index]
    rows = np.array([1 + 0.6 * name.count("\n") for name in names])
    middles, words = rows.cumsum() - rows / 2, pairs.map(amount.text)
    drawing, axes = sheet(FRAME + size["bar"] * rows.sum())
    gutter, limit = _measures(names, words, lengths)
    axes.set(xlim=(-limit, limit), ylim=(0, rows.sum()), xticks=[], yticks=[])
    for name, row in zip(names, middles, strict=True):
        axes.text(0, row, name, ha="center", va="center_baseline")
    thick = min(THICK, size["thickest"] / (drawing.get_figheight() * INCH - FRAME) * rows.sum())
    for side, ink, way in zip(pairs, ("grey", "accent"), (-1, 1), strict=True):
        axes.barh(middles, way * lengths[side], thick, left=way * gutter, color=colour(ink))
        _side(axes, side, words[side], way * (gutter + lengths[side]), middles, way * gutter)
    labels.heading(axes, amount.heading(), above=labels.LINE + 4)
    if more > 0:
        labels.left_out(axes, others(more))
    return drawing


def _side(axes, name, words, ends, middles, zero):
    """Name a side over its zero line and write the values at the ends of its bars."""
    axes.axvline(zero, color=colour("secondary"), linewidth=0.8)
    axes.annotate(name, (zero, 1), xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points",
                  ha="right" if zero < 0 else "left", va="bottom", weight=600)  # fmt: skip
    for told, end, row in zip(words, ends, middles, strict=True):
        labels.beside(axes, told, end, row, before=zero < 0)


def _measures(names, words, lengths):
    """Half the room of the names in the middle, and where the axes end, both as lengths of bars."""
    middle = labels.width(names) / 2 + 1
    ends = max(map(len, words.to_numpy().ravel())) * LETTER + 3
    longest = lengths.to_numpy().max() or 1
    scale = longest / (across() / 2 - middle - ends)
    return middle * scale, longest + (middle + ends) * scale
