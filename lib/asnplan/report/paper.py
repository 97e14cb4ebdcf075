"""What only paper asks: how wide columns are, how large letters, which tables turn the page."""

import re

BREAKS = re.compile(r"[ \-/\N{SOFT HYPHEN}]")
SPACE = {False: (468, 8.5), True: (728, 7.5)}
"""Portrait and landscape: the width of the text and the size of the letters in tables. [pt, pt]"""

LETTER = 0.57
"""The width of a letter of Inter, half of them semi-bold, in its size."""

DIGIT = 1.12
"""The width of a digit in a table. [letters]"""

SMALLEST = 7
"""A table that needs smaller letters than this is turned to landscape. [pt]"""

LONGEST_WHOLE = 10
"""A table of so many rows stays on one page. [rows]"""

LONGEST_BODY = 26
"""A chapter's table has no more rows; only a longer one, of the appendix, turns because its author says so. [rows]"""

ENDING = 2
"""So many of the last rows are never torn from the total. [rows]"""

PADDING = 1.5
"""The space between two columns. [letters]"""

TEXT_LIMITS = (36, 28, 20)
"""A text column is given room for so many letters, or fewer if the table then stands upright; longer text wraps."""


def printed(document):
    """The bound document without what only the workbook needs, its tables fitted to the page.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.

    Returns
    -------
    dict
        Tables gain ``widths`` of their columns [letters], ``size`` [pt], ``wide``, ``long`` and ``ending``; wide ones
        stand in a block ``landscape`` with the heading and the text right before them.
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
    """A table with the widest text columns that let it stand upright; one that finds no room, or is long, turns."""
    if block["kind"] != "table":
        return {key: value for key, value in block.items() if key != "phone"}
    kept = {key: value for key, value in block.items() if key not in ("rows", "full")}
    turned = block["wide"] and len(block["rows"]) > LONGEST_BODY
    upright = [] if turned else [(False, limit) for limit in TEXT_LIMITS]
    for wide, limit in (*upright, (True, TEXT_LIMITS[0])):
        needed = widths(block, limit)
        room, largest = SPACE[wide]
        size = min(largest, room / (LETTER * sum(needed)))
        if size >= SMALLEST:
            break
    kept |= _ended(block["groups"])
    return kept | {"widths": needed, "wide": wide, "size": round(size, 2), "long": len(block["rows"]) > LONGEST_WHOLE}


def _ended(groups):
    """The last rows of a table apart, which stay together with its total when it breaks."""
    *first, last = groups
    ending = last["rows"][-ENDING:]
    body = last["rows"][:-ENDING]
    return {"groups": [*first, last | {"rows": body}], "ending": ending}


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
    return [
        _width(column, [row[place]["text"] for row in rows if row], limit)
        for place, column in enumerate(table["columns"])
    ]


def _width(column, texts, limit):
    heading = f"{column['label']} [{column['unit']}]" if column["unit"] else column["label"]
    words = [word for text in (heading, *texts) for word in BREAKS.split(text)]
    longest = max(map(_letters, texts), default=0)
    needed = longest if column["role"] == "number" else min(longest, limit)
    return PADDING + max(needed, len(heading) / 3, *map(_letters, words))


def _letters(text):
    return len(text) + (DIGIT - 1) * sum(map(str.isdigit, text))
