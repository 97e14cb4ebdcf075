"""The book as a tagged PDF, typeset by Typst from the bound document.

The document goes in as JSON and the Typst template reads it. No Typst source is made from a template of text, as
nbconvert would: then every text of the inputs would be markup until it is escaped; here none ever is.
"""

import json
import re
from datetime import UTC, datetime

import typst

from asnplan import project

STANDARD = "ua-1"
WIDEST_TEXT = 42
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
    return typst.compile(
        folder / "typst" / "report.typ",
        root=folder,
        font_paths=[folder / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"book": json.dumps(_for_print(document), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=datetime(data_date.year, data_date.month, data_date.day, tzinfo=UTC),
    )


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
    return kept | {"widths": widths(block)}


def widths(table):
    """How wide each column is relative to the others, in letters, so that no word is cut and no column vanishes."""
    rows = [row for group in table["groups"] for row in group["rows"]] + [table["total"] or []]
    return [
        _width(column, [row[place]["text"] for row in rows if row]) for place, column in enumerate(table["columns"])
    ]


def _width(column, texts):
    heading = f"{column['label']} [{column['unit']}]" if column["unit"] else column["label"]
    words = [word for text in (heading, *texts) for word in re.split(r"[ \-/]", text)]
    longest = max(map(len, texts), default=0)
    needed = longest if column["role"] == "number" else min(longest, WIDEST_TEXT)
    return 2 + max(needed, len(heading) / 3, *map(len, words))
