"""Words in a figure: horizontal, wrapped between words, never on top of each other."""

import textwrap

import numpy as np

from asnplan.show.style import LETTER, colour, narrowed, tokens

SMALL = 0.85
"""How wide a small letter is beside a digit."""

GAP = 4
"""Pixels between labels at the least."""

LINE = 9.6
"""The height of a line of text. [points]"""

WHOLE = 70
"""So many letters of a heading have room over the axes on a page."""

MARK = "["
"""How the marks for hidden and missing values begin; they stand in quieter ink."""

SHORTEST = 10
"""No line of a label is wrapped to fewer letters."""


def wrapped(name, width=34):
    """A name folded for the medium that is drawn; ``width`` is that of a page. [letters]"""
    return folded(name, max(min(width, SHORTEST), round(width * narrowed())))


def folded(name, width=34):
    """A long name on as few lines as fit, of about equal length, broken between words only."""

    def fill(at_most):
        """The name on lines of so many letters."""
        return textwrap.wrap(str(name), at_most, break_long_words=False, break_on_hyphens=False) or [""]

    lines = len(fill(width))
    return "\n".join(fill(next(narrow for narrow in range(1, width + 1) if len(fill(narrow)) <= lines)))


def heading(axes, words, above=0):
    """What a figure shows, and its unit, over the left end of the axes, clear of so many points above them."""
    small = tokens()["size"]["figure"]["small"]
    axes.set_title(wrapped(words, WHOLE), fontsize=small, color=colour("secondary"), pad=6 + above)


def ink(words, usual="ink"):
    """The colour of a value's label: marks such as ``[c]`` are quieter."""
    return colour("secondary" if words.startswith(MARK) else usual)


def beside(axes, words, x, y, before=False):
    """Write a value beside the end of a bar or a dot."""
    axes.annotate(
        words, (x, y), xytext=(-5 if before else 5, 0), textcoords="offset points",
        va="center_baseline", ha="right" if before else "left", color=ink(words),
    )  # fmt: skip


def inside(axes, bars, words, usual):
    """Write values into parts of bars; those that do not fit are left to the table."""
    texts = axes.bar_label(bars, words, label_type="center", color=colour(usual))
    settle(axes.figure)
    for text, bar in zip(texts, bars, strict=True):
        room, need = bar.get_window_extent(), text.get_window_extent()
        text.set_visible(room.width > need.width + GAP and room.height > need.height)


def settle(figure):
    """Lay the figure out now and keep it so, since what follows measures it."""
    if engine := figure.get_layout_engine():
        engine.execute(figure)
        figure.set_layout_engine("none")


def left_out(axes, words):
    """Say below a figure what it does not draw."""
    axes.set_xlabel(wrapped(words, WHOLE), loc="left")


def width(words):
    """The room that the longest line of some labels takes. [mm]"""
    lines = [line for word in words for line in word.split("\n")]
    return max(len(line) - (1 - SMALL) * sum(map(str.islower, line)) for line in lines) * LETTER + 2


def with_room(places, need):
    """Which of the rising places can be named so far apart; the last one always."""
    named = []
    for step in reversed(range(len(places))):
        if not named or places[named[-1]] - places[step] >= need:
            named.append(step)
    return named[::-1]


def spread(wanted, sizes, low=-np.inf, high=np.inf):
    """Places near the wanted ones, in the same order, that keep labels apart and between two edges.

    Parameters
    ----------
    wanted : array of float
        Centres.
    sizes : array of float
        Extents along the same axis.
    low, high : float
        The edges.

    Returns
    -------
    array of float
    """
    order = np.argsort(wanted, kind="stable")
    size = np.asarray(sizes, float)[order]
    offset = np.concatenate([[0.0], np.cumsum((size[1:] + size[:-1]) / 2)])
    # Less their sizes the labels need only stand in order: neighbours that do not share their mean.
    pools = []
    first, last = low + size[0] / 2, high - offset[-1] - size[-1] / 2
    for place in np.clip(np.asarray(wanted, float)[order] - offset, first, last):
        pools.append([place])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    places = np.concatenate([np.full(len(pool), np.mean(pool)) for pool in pools]) + offset
    return places[np.argsort(order)]


def at_ends(axes, ends):
    """Name series at their right ends, apart from each other, instead of in a legend.

    Parameters
    ----------
    axes : Axes
    ends : list of (float, str, str)
        Height of the end in data units, words, colour of the words.
    """
    texts = [
        axes.annotate(wrapped(words, 30), (1, height), xycoords=("axes fraction", "data"), xytext=(5, 0),
                      textcoords="offset points", va="center", color=colour(name))
        for height, words, name in ends
    ]  # fmt: skip
    settle(axes.figure)
    boxes = [text.get_window_extent() for text in texts]
    wanted, sizes = [(box.y0 + box.y1) / 2 for box in boxes], [box.height + GAP for box in boxes]
    middles = spread(wanted, sizes, axes.bbox.y0 - GAP, axes.bbox.y1 + GAP)
    heights = axes.transData.inverted().transform([(0, middle) for middle in middles])[:, 1]
    for text, height in zip(texts, heights, strict=True):
        text.xy = (1, height)


def above(axes, edge, names, title):
    """Name parts of the first row above it, apart from each other, each with a line to its part; over them the heading.

    Parameters
    ----------
    axes : Axes
    edge : float
        The upper edge of the row in data units.
    names : Series of float
        Middles of the parts in data units, indexed by their names.
    title : str
        The heading.
    """
    line = {"arrowstyle": "-", "color": colour("secondary"), "linewidth": 0.5, "shrinkA": 1, "shrinkB": 0}
    texts = [
        axes.annotate(wrapped(words, 16), (x, edge), xytext=(x, LINE), textcoords=("data", "offset points"),
                      ha="center", va="bottom", arrowprops=line)
        for words, x in names.items()
    ]  # fmt: skip
    # every part may be hidden: a small unit has no number to name
    heading(axes, title, above=LINE * (1 + max((text.get_text().count("\n") + 1 for text in texts), default=0)))
    if not texts:
        return
    settle(axes.figure)
    widths = [text.get_window_extent().width + 3 * GAP for text in texts]
    wanted = [axes.transData.transform(text.xy)[0] for text in texts]
    places = spread(wanted, widths, axes.bbox.x0, axes.figure.bbox.x1)
    for text, place in zip(texts, places, strict=True):
        text.set_x(axes.transData.inverted().transform((place, 0))[0])
