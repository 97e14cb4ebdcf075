"""Boxes of posts joined by lines: where they stand, and how they are drawn. All measures in millimetres."""

from dataclasses import dataclass, field
from functools import lru_cache

from matplotlib.collections import LineCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path

from asnplan.show.style import INCH, colour, tokens

LINE = 3.3
"""The height of a line of small text."""

EDGE, STRIP = 1.1, 4.1
"""The room around the words of a box, and the height of the strip of numbers below them."""

BUS, DROP, INDENT = 1.6, 1.5, 3.0
"""From a box down to the line that joins those below it, from there to them, and how far boxes move in at each step."""

BETWEEN, TRUNK = 3.0, 0.3
"""The room between boxes side by side, and where the line stands from which several rows hang."""

CELL = 11.0
"""The usual width of a number below a name."""

LOOKS = {"jpt": ("accent", "paper"), "administrator": ("band", "ink"), "pengawas": ("paper", "ink")}
"""Fill and ink of the kinds of managerial posts: told apart by lightness, highest darkest."""


@dataclass
class Plan:
    """Where boxes and lines stand: ``boxes`` are id, left, top, width and height, ``lines`` their corners."""

    boxes: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    height: float = 0.0


@lru_cache(maxsize=10_000)  # a tree is planned in several widths
def folded(name, wide):
    """A name on as few lines as it needs in so many millimetres, of about equal length, broken between words only.

    Words are measured, for a box has an edge that no letter may cross.

    Returns
    -------
    str
    """
    lines = narrower = _filled(name, wide)
    while len(narrower) == len(lines) > 1 and wide > 1:
        lines, wide = narrower, wide - 1
        narrower = _filled(name, wide)
    return "\n".join(lines)


def _filled(name, wide):
    """The lines of a name, each filled with words as far as they fit."""
    lines = []
    for word in name.split():
        if lines and _width(f"{lines[-1]} {word}") <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=10_000)
def _width(words):
    font = FontProperties(family=tokens()["font"]["family"], size=tokens()["size"]["figure"]["small"])
    return text_to_path.get_text_width_height_descent(words, font, ismath=False)[0] * INCH / 72


def plan(posts, wide, beside):
    """Where the boxes of a tree stand: the head on top, below it rows of so many boxes, each with its own below it.

    Parameters
    ----------
    posts : DataFrame
        Indexed by id, each after the one above it: ``induk``, and ``nama`` for the words in the box.
    wide : float
        The width there is. [mm]
    beside : int
        So many boxes side by side.

    Returns
    -------
    Plan

    Raises
    ------
    ValueError
        If posts stand above each other in a circle.
    """
    below = {post: [] for post in posts.index}
    tops = [post for post, above in posts["induk"].items() if above not in below]
    for post, above in posts["induk"].items():
        below.get(above, []).append(post)
    made = Plan()
    for top in tops:
        _hang(made, top, below, posts["nama"], wide, beside)
    if lost := set(posts.index) - {box[0] for box in made.boxes}:
        raise ValueError(f"Jabatan saling menginduk: {', '.join(sorted(lost))}")
    return made


def _hang(made, top, below, names, wide, beside):
    """Place a head in the middle and what is below it in rows under it."""
    head, middle = min(wide, 0.52 * wide + 24), wide / 2
    high = _height(names[top], head)
    made.boxes.append((top, middle - head / 2, made.height, head, high))
    made.height += high
    rows = [below[top][start : start + beside] for start in range(0, len(below[top]), beside)]
    left, lead = (INDENT if len(rows) > 1 else 0), (middle, made.height)
    cell = (wide - left - BETWEEN * (beside - 1)) / beside
    for row in rows:
        bus = made.height + BUS
        begin = left or (wide - len(row) * (cell + BETWEEN) + BETWEEN) / 2
        xs = [begin + step * (cell + BETWEEN) for step in range(len(row))]
        _join(made, lead, bus, [x + cell / 2 for x in xs], [TRUNK] if left else [])
        high = max(_height(names[post], cell) for post in row)
        places = zip(row, xs, strict=True)
        made.height = max(_stack(made, post, below, names, (x, bus + DROP, cell, high)) for post, x in places)
        lead = (TRUNK, bus)


def _join(made, lead, bus, centres, trunk):
    """Draw the line from above to the bus of a row, the bus, and one down to each of its boxes."""
    xs = [*centres, lead[0], *trunk]
    made.lines += [(lead, (lead[0], bus)), ((min(xs), bus), (max(xs), bus))]
    made.lines += [((x, bus), (x, bus + DROP)) for x in centres]


def _stack(made, post, below, names, box):
    """Place a box and, moved in, those below it one under another; where they end."""
    x, y, wide, high = box
    made.boxes.append((post, *box))
    end = y + high
    for under in below[post]:
        tall = _height(names[under], wide - INDENT)
        middle = end + DROP + tall / 2
        made.lines += [((x + 1, y + high), (x + 1, middle)), ((x + 1, middle), (x + INDENT, middle))]
        end = _stack(made, under, below, names, (x + INDENT, end + DROP, wide - INDENT, tall))
    return end


def _height(name, wide):
    return LINE * (1 + folded(name, wide - 2 * EDGE).count("\n")) + 2 * EDGE + STRIP


def draw(axes, made, posts):
    """Draw a plan: each box with its name, its class, holders B, need K and what they differ by.

    Parameters
    ----------
    axes : Axes
        Measured in millimetres, from the top.
    made : Plan
    posts : DataFrame
        Indexed by id: ``nama``, ``jenis`` and, as words, ``kelas``, ``bezetting``, ``kebutuhan``, ``selisih``.
    """
    axes.add_collection(LineCollection(made.lines, colors=colour("secondary"), linewidths=0.6))
    for post, x, y, wide, high in made.boxes:
        fill, ink = LOOKS[posts.at[post, "jenis"]]
        edge = {"edgecolor": colour("secondary"), "linewidth": 0.6}
        axes.add_patch(Rectangle((x, y), wide, high, facecolor=colour(fill), zorder=2, **edge))
        style = {"fontsize": tokens()["size"]["figure"]["small"], "color": colour(ink)}
        axes.text(x + EDGE, y + EDGE, folded(posts.at[post, "nama"], wide - 2 * EDGE), va="top", **style)
        told = posts.loc[post, ["kelas", "bezetting", "kebutuhan", "selisih"]]
        strip = y + high - EDGE - 0.2
        axes.text(x + EDGE, strip, f"Kelas {told['kelas']}", va="baseline", **style)
        for place, words in enumerate((told["selisih"], f"K {told['kebutuhan']}", f"B {told['bezetting']}")):
            right = x + wide - EDGE - place * min(CELL, (wide - 15) / 3)
            axes.text(right, strip, words, ha="right", va="baseline", **style)
