"""Words in a figure: wrapped, horizontal, never on top of each other."""

import textwrap

import numpy as np

from asnplan.show.style import colour, tokens


def wrapped(name, width=34):
    """A long name on several lines, broken between words only."""
    return textwrap.fill(str(name), width, break_long_words=False)


def heading(axes, words):
    """What a vertical axis shows, and its unit, above its left end."""
    small = tokens()["size"]["figure"]["small"]
    axes.set_title(words, loc="left", fontsize=small, color=colour("secondary"), pad=5)


def grid(axes, along):
    """Light lines across one axis."""
    axes.grid(axis=along)


def spread(wanted, sizes):
    """Places near the wanted ones, in the same order, that keep labels apart.

    Parameters
    ----------
    wanted : array of float
        Centres.
    sizes : array of float
        Extents along the same axis.

    Returns
    -------
    array of float
    """
    order = np.argsort(wanted, kind="stable")
    places, size = np.asarray(wanted, float)[order], np.asarray(sizes, float)[order]
    room = (size[1:] + size[:-1]) / 2
    offset = np.concatenate([[0.0], np.cumsum(room)])
    # without their sizes the labels need only be in order: pool neighbours that are not (isotonic means)
    pools = []
    for place in places - offset:
        pools.append([place, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, count = pools.pop()
            pools[-1] = [(pools[-1][0] * pools[-1][1] + value * count) / (pools[-1][1] + count), pools[-1][1] + count]
    kept = np.concatenate([np.full(count, value) for value, count in pools]) + offset
    return kept[np.argsort(order)]


def at_ends(axes, ends):
    """Name series at their right ends, apart from each other, instead of in a legend.

    Parameters
    ----------
    axes : Axes
    ends : list of (float, str, str)
        Height of the end in data units, words, name of the colour of the mark before the words.
    """
    texts = [
        axes.annotate(words, (1, height), xycoords=("axes fraction", "data"), xytext=(6, 0),
                      textcoords="offset points", va="center", color=colour(ink))
        for height, words, ink in ends
    ]  # fmt: skip
    axes.figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in texts]
    middles = spread([box.y0 + box.height / 2 for box in boxes], [box.height + 1 for box in boxes])
    heights = axes.transData.inverted().transform([(0, middle) for middle in middles])[:, 1]
    for text, height in zip(texts, heights, strict=True):
        text.xy = (1, height)
