"""Posts in lists below their tree: grouped, in columns, as many as there is room for. All measures in millimetres."""

from itertools import accumulate

from asnplan.show import labels
from asnplan.show.boxes import LINE, folded
from asnplan.show.style import colour, tokens

TREE = "manajerial"
"""The kinds that stand in the tree; here only those are counted that found no room there."""

GROUPS = {TREE: "Jabatan manajerial", "fungsional": "Jabatan fungsional", "pelaksana": "Jabatan pelaksana"}
"""The kinds of posts that are not managerial, and how a list of them is called."""

HEADS = {"selisih": ("+/\N{MINUS SIGN}", 0), "kebutuhan": ("K", 10), "bezetting": ("B", 19), "kelas": ("Kelas", 28)}
"""The columns of numbers: heading, and how far the right end stands from that of the list."""

NAMES = 39
"""So much of the width is not for names."""

HEAD, PAD = 6.6, 1.3
"""The height of a group's heading, and the room around a row's words."""


def entries(posts, left_out, wide):
    """What stands in the lists, from top to bottom.

    Parameters
    ----------
    posts : DataFrame
        Indexed by id, ``jenis`` and ``nama`` among others.
    left_out : dict of int
        By kind, how many more there are.
    wide : float
        The width of a list. [mm]

    Returns
    -------
    list of (str, str, object, float)
        Group, words, the post (missing in headings and the count of what is left out), height.
    """
    made = []
    for kind, title in GROUPS.items():
        own, more = posts.index[posts["jenis"].eq(kind)], left_out.get(kind, 0)
        if len(own):
            made.append((title, title, None, HEAD))
        for post in own:
            name = folded(posts.at[post, "nama"], wide - NAMES)
            made.append((title, name, post, LINE * (1 + name.count("\n")) + PAD))
        if more:
            what = "jabatan lainnya" if len(own) else title.lower()
            made.append((title if len(own) else "", f"{more} {what}: lihat lampiran", None, LINE + PAD))
    return made


def in_columns(every, count):
    """The entries of each column, about equally high; a group that goes on is named again.

    Returns
    -------
    list of list of (str, str, object, float)
    """
    if count == 1 or len(every) < 2:
        return [every]
    ends = list(accumulate(entry[3] for entry in every))
    cut = next(place for place, end in enumerate(ends, 1) if end >= ends[-1] / 2)
    if every[cut - 1][1] == every[cut - 1][0]:
        cut -= 1
    first, second = every[:cut], every[cut:]
    title = second[0][0] if second else ""
    if title and first and second[0][1] != title:
        second = [(title, title, None, HEAD), *second]
    return [column for column in (first, second) if column]


def height(columns):
    """How high the highest column is."""
    return max((sum(entry[3] for entry in column) for column in columns), default=0.0)


def draw(axes, column, posts, left, top, wide):
    """Draw one column of entries.

    Parameters
    ----------
    axes : Axes
        Measured in millimetres, from the top.
    column : list of (str, str, object, float)
        From `in_columns`.
    posts : DataFrame
        Indexed by id, with ``kelas``, ``bezetting``, ``kebutuhan`` and ``selisih`` as words.
    left, top, wide : float
        Where it stands, and its width.
    """
    small, right = tokens()["size"]["figure"]["small"], left + wide
    for title, words, post, high in column:
        head, low = words == title, top + high
        line = low - PAD - 0.1 if not head else low - 1.6
        first = line - LINE * words.count("\n")
        axes.text(left, first, words.split("\n")[0], weight=600 if head else 400, fontsize=small)
        for place, more in enumerate(words.split("\n")[1:], 1):
            axes.text(left, first + LINE * place, more, fontsize=small)
        for name, (label, away) in HEADS.items():
            told = label if head else posts.at[post, name] if post is not None else ""
            ink = "secondary" if head else "ink"
            axes.text(right - away, first, told, ha="right", color=labels.ink(told, ink), fontsize=small)
        axes.plot((left, right), (low, low), color=colour("secondary" if head else "rule"), linewidth=0.5)
        top = low
