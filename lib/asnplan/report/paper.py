"""What only paper asks: how wide columns are, how large letters, which tables turn the page."""

import re
from itertools import pairwise
from math import ceil

from asnplan.report import prose

BOXES = ("note", "missing", "decisions")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
BREAKS = re.compile(rf"[ \-/{SOFT_HYPHEN}]")
SPACE = {False: (468, 8.5), True: (728, 8)}
"""Portrait and landscape: the width of the text and the size of the letters in tables. [pt, pt]"""

LETTER = 0.57
"""The width of a letter of Inter, half of them semi-bold, in its size."""

DIGIT = 1.12
"""The width of a digit in a table. [letters]"""

SMALLEST = 7.5
"""A table that needs smaller letters than this is turned to landscape. [pt]"""

HEADING = 3
"""So many lines the heading of a narrow column takes, unless it says itself where its words break. [lines]"""

LONGEST_WHOLE = 10
"""A table of so many lines stays on one page. [lines]"""

LONGEST_BODY = 26
"""A chapter's table has no more rows; only a longer one, of the appendix, turns because its author says so. [rows]"""

LONGEST_BOX = 2000
"""A box, or the caption of a table, with more letters may break over two pages, lest it fit on none. [letters]"""

HIGHEST_ROW = 20
"""A higher row may break over two pages, lest it fit on none. [lines]"""

ENDING = 2
"""So many of the last rows are never torn from the total. [rows]"""

PADDING, APART = 1.5, 1
"""The space between two columns, and what text right after a number has more. [letters]"""

TEXT_LIMITS = {False: range(36, 16, -2), True: range(36, 26, -2)}
"""A text column is given room for so many letters, or fewer if letters then keep their size; longer text wraps."""


def printed(document):
    """The bound document without what only the workbook needs, its tables fitted to the page.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.

    Returns
    -------
    dict
        Tables gain ``widths`` of their columns [letters], ``size`` [pt], ``wide``, ``long``, ``torn`` and ``ending``;
        wide ones stand in a block ``landscape`` with the heading and the text right before them.
    """
    sections = [section | {"blocks": _turned(map(_fitted, section["blocks"]))} for section in document["sections"]]
    return document | {"sections": sections}


def _turned(blocks):
    """Wide tables one after another share their landscape pages, each with the heading and text right before it."""
    kept = []
    for block in blocks:
        if not block.get("wide"):
            kept.append(block)
            continue
        start = _opening(kept)
        turned = [*kept[start:], block]
        del kept[start:]
        if kept and kept[-1]["kind"] == "landscape":
            kept[-1]["blocks"] += turned
        else:
            kept.append({"kind": "landscape", "blocks": turned})
    return kept


def _opening(kept):
    """Where the text right before a table begins, with its heading if it has one."""
    start = len(kept)
    while start and kept[start - 1]["kind"] in ("paragraph", "heading"):
        start -= 1
        if kept[start]["kind"] == "heading":
            break
    return start


def _fitted(block):
    """A block that fits the page: a table's columns and letters too; one that finds no room, or is long, turns."""
    if block["kind"] in BOXES:
        said = block["items"] if "items" in block else [block["runs"]]
        return block | {"long": sum(len(prose.plain(runs)) for runs in said) > LONGEST_BOX}
    if block["kind"] != "table":
        return {key: value for key, value in block.items() if key != "phone"}
    kept = {key: value for key, value in block.items() if key not in ("rows", "full")}
    wide = block["wide"] and len(block["rows"]) > LONGEST_BODY
    needed, size = _fit(block, wide)
    if not wide and size < SMALLEST:
        wide, (needed, size) = True, _fit(block, True)
    lines = _lines(block["rows"], needed)
    torn = max(lines, default=0) > HIGHEST_ROW
    kept |= _ended(block["groups"], 0 if torn else ENDING) | {"torn": torn}
    kept["long"] = sum(lines) > LONGEST_WHOLE or len(prose.plain(block["caption"])) > LONGEST_BOX
    return kept | {"widths": needed, "wide": wide, "size": round(size, 2)}


def _lines(rows, needed):
    """How high each row is, at the least. [lines]"""
    room = [width - PADDING for width in needed]
    return [max(ceil(len(cell["text"]) / space) for cell, space in zip(row, room, strict=True)) for row in rows]


def _fit(table, wide):
    """The widest text columns with which letters keep their size, or the narrowest; and the size of the letters."""
    room, usual = SPACE[wide]
    for limit in TEXT_LIMITS[wide]:
        needed = widths(table, limit)
        size = min(usual, room / (LETTER * sum(needed)))
        if size == usual:
            break
    return needed, size


def _ended(groups, count):
    """So many of the last rows of a table apart, which stay together with its total when it breaks."""
    *first, last = groups
    until = max(0, len(last["rows"]) - count)
    return {"groups": [*first, last | {"rows": last["rows"][:until]}], "ending": last["rows"][until:]}


def widths(table, limit):
    """How wide each column is relative to the others, so that no word is cut and no column vanishes.

    Parameters
    ----------
    table : dict
        A block of the bound document.
    limit : int
        A text column is given room for so many letters; longer text wraps. [letters]

    Returns
    -------
    list of float
        [letters]
    """
    rows = [row for group in table["groups"] for row in group["rows"]] + [table["total"] or []]
    roles = [column["role"] for column in table["columns"]]
    apart = [APART * (pair == ("number", "text")) for pair in pairwise(["text", *roles])]
    return [
        extra + _width(column, [row[place]["text"] for row in rows if row], limit)
        for place, (column, extra) in enumerate(zip(table["columns"], apart, strict=True))
    ]


def _width(column, texts, limit):
    heading = f"{column['label']} [{column['unit']}]" if column["unit"] else column["label"]
    words = [word for text in (heading, *texts) for word in BREAKS.split(text)]
    longest = max(map(_letters, texts), default=0)
    needed = longest if column["role"] == "number" else min(longest, limit)
    spread = 0 if SOFT_HYPHEN in heading else len(heading) / HEADING
    return PADDING + max(needed, spread, *map(_letters, words))


def _letters(text):
    return len(text) + (DIGIT - 1) * sum(map(str.isdigit, text))
