"""The book as a tagged PDF, typeset by Typst from the bound document.

The document goes in as JSON and the Typst template reads it. No Typst source is made from a template of text, as
nbconvert would: then every text of the inputs would be markup until it is escaped; here none ever is.
"""

import io
import json
import re
from datetime import UTC, datetime

import pikepdf

from asnplan import project
from asnplan.report import look, paper

STANDARD = "ua-1"
NO_LETTER = "\N{WHITE SQUARE}"
"""Stands for a letter that the report's own typeface does not have, such as a picture sign in the name of a service."""


def printed(document):
    """What Typst reads of the bound document, as JSON.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.

    Returns
    -------
    str
    """
    return _drawable(json.dumps(paper.printed(document), ensure_ascii=False))


def render(book, data_date):
    """The book as a PDF/UA-1 file.

    To be called in a process of its own, by `asnplan.report.apart`: Typst keeps threads, and a process forked from
    one that has used it would wait for them for ever.

    Parameters
    ----------
    book : str
        From `printed`.
    data_date : date
        The day of the data, which is also the file's date: a build today or next year gives the same bytes.

    Returns
    -------
    bytes

    Raises
    ------
    LookError
        If a template is faulty, or the document cannot be made accessible, such as a figure without alt text.
    """
    import typst  # by far the largest part of this module, needed only where the book is typeset

    folder = project.template()
    with look.using("typst", typst.TypstError):
        typeset = typst.compile(
            folder / "typst" / "report.typ",
            root=folder,
            font_paths=[folder / "fonts"],
            ignore_system_fonts=True,
            sys_inputs={"book": book},
            pdf_standards=[STANDARD],
            timestamp=datetime(data_date.year, data_date.month, data_date.day, tzinfo=UTC),
        )
    return _packed(typeset)


def _drawable(text):
    """The text with a square for each letter that the typeface lacks: PDF/UA has no letter that cannot be drawn."""
    from matplotlib.ft2font import FT2Font  # typesetting alone has no use for it

    folder = project.template()
    font = json.loads((folder / "tokens.json").read_text(encoding="utf-8"))["font"]
    known = FT2Font(folder / font["folder"] / f"{font['regular']}.otf").get_charmap()
    return re.sub(f"[^{re.escape(''.join(map(chr, known)))}]", NO_LETTER, text)


def _packed(content):
    """The same objects in compressed streams: the tags of long tables take a tenth of the room."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        _name_rows(file)
        file.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _name_rows(file):
    """Make the first cell of each row of a table the row's header, which Typst's package for Python cannot yet do."""
    rows = [tag for tag in file.objects if isinstance(tag, pikepdf.Dictionary) and tag.get("/S") == "/TR"]
    # where there are rows there are heads, whose names are here
    names = pikepdf.NameTree(file.Root.StructTreeRoot.IDTree) if rows else {}
    for number, row in enumerate(rows):
        first, *others = row.K
        if first.S == "/TD":
            name = f"row-{number}"
            first.S, first.ID, first.A[0].Scope = pikepdf.Name.TH, pikepdf.String(name), pikepdf.Name.Row
            names[name] = first
            for cell in others:
                cell.A[0].Headers.append(pikepdf.String(name))
