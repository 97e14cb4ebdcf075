"""The book as a tagged PDF, typeset by Typst from the bound document.

The document goes in as JSON and the Typst template reads it. No Typst source is made from a template of text, as
nbconvert would: then every text of the inputs would be markup until it is escaped; here none ever is.
"""

import io
import json
import re
from datetime import UTC, datetime

import pikepdf
import typst

from asnplan import project

STANDARD = "ua-1"
BREAKS = re.compile(r"[ \-/\N{SOFT HYPHEN}]")
SPACE = {False: (468, 8.5), True: (728, 7.5)}
"""Portrait and landscape: the width of the text and the size of the letters in tables. [pt, pt]"""

LETTER = 0.57
"""The width of a letter of Inter, half of them semi-bold, in its size."""

SMALLEST = 7
"""A table that needs smaller letters than this is turned to landscape. [pt]"""

LONGEST_WHOLE = 26
"""A table of so many rows stays on one page. [rows]"""

PADDING = 1.5
"""The space between two columns. [letters]"""

WIDEST_TEXT = 36
"""A text column is given room for so many letters; longer text wraps."""


def render(document, data_date):
    """The bound document as a PDF/UA-1 file.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.
    data_date : date
        The day of the data, which is also the file's date: a build today or next year gives the same bytes.

    Returns
    -------
    bytes

    Raises
    ------
    typst.TypstError
        If the document cannot be made accessible, such as a figure without alt text.
    """
    folder = project.template()
    typeset = typst.compile(
        folder / "typst" / "report.typ",
        root=folder,
        font_paths=[folder / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(_for_print(document), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=datetime(data_date.year, data_date.month, data_date.day, tzinfo=UTC),
    )
    return _packed(typeset)


def _packed(content):
    """The same objects in compressed streams: the tags of long tables take a tenth of the room."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _for_print(document):
    """The document without what only the workbook needs, and with column widths."""
    sections = [
        section | {"blocks": [_printed(block) for block in section["blocks"]]} for section in document["sections"]
    ]
    return document | {"sections": sections}


def _printed(block):
    if block["kind"] != "table":
        return block
    kept = {key: value for key, value in block.items() if key not in ("rows", "full")}
    needed = widths(block)
    size = {wide: min(largest, width / (LETTER * sum(needed))) for wide, (width, largest) in SPACE.items()}
    wide = block["wide"] or size[False] < SMALLEST
    return kept | {
        "widths": needed,
        "wide": wide,
        "size": round(size[wide], 2),
        "long": len(block["rows"]) > LONGEST_WHOLE,
    }


def widths(table):
    """How wide each column is relative to the others, in letters, so that no word is cut and no column vanishes."""
    rows = [row for group in table["groups"] for row in group["rows"]] + [table["total"] or []]
    return [
        _width(column, [row[place]["text"] for row in rows if row]) for place, column in enumerate(table["columns"])
    ]


def _width(column, texts):
    heading = f"{column['label']} [{column['unit']}]" if column["unit"] else column["label"]
    words = [word for text in (heading, *texts) for word in BREAKS.split(text)]
    longest = max(map(len, texts), default=0)
    needed = longest if column["role"] == "number" else min(longest, WIDEST_TEXT)
    return PADDING + max(needed, len(heading) / 3, *map(len, words))
