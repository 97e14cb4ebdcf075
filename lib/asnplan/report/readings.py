"""Everything in a file that someone could read: unpacked, decoded, and each piece with its place in the file."""

import base64
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

from asnplan.report import pdftext

TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)?[^>]*>")
WITHIN_WORDS = {"a", "b", "em", "i", "r", "span", "strong", "sub", "sup", "t", "tspan", "u", "wbr"}
"""Elements that do not part the words around them; ``r`` and ``t`` are the runs of a workbook."""

DATA = re.compile(r"base64,([A-Za-z0-9+/]{16,}={0,2})")
ANCHOR = re.compile(r'\bid="([^"]*)"')
PATH = re.compile(r'\bd="[MLHVCSQTAZmlhvcsqtaz\d ,.-]*"')
"""The coordinates of a drawn line; thousands of numbers side by side and no text."""

CELL = re.compile(r"<v>[^<]*</v>|<c r=\"[A-Z]+\d+\"(?: s=\"\d+\")?(?: t=\"s\")?/?>|</c>")
"""What a workbook says of a cell; the cells are read as a spreadsheet program shows them."""


class Reading(NamedTuple):
    """A text, and where in the file a position of it is."""

    text: str
    where: Callable[[int], str]


def readings(name, content):
    """What can be read of a file, its name included.

    Parameters
    ----------
    name : str
    content : bytes

    Returns
    -------
    list of Reading
    """
    own = READERS.get(name.lower().rpartition(".")[2], _text)
    return [at("nama berkas", name), *own(content)]


def at(place, text):
    """A reading that has one place."""
    return Reading(text, lambda position: place)


def _text(content):
    text = content.decode("utf-8", "replace")
    return [Reading(text, lambda position: f"baris {text.count(chr(10), 0, position) + 1}")]


def _page(content):
    """Source and visible text of an HTML page, and what it holds as data."""
    markup = PATH.sub("", content.decode("utf-8", "replace"))
    source = html.unescape(markup)

    def nearest(position):
        """The last anchor before a position."""
        start = source.rfind('id="', 0, position)
        anchor = ANCHOR.match(source, start) if start >= 0 else None
        return f"setelah #{anchor[1]}" if anchor else "awal halaman"

    data = [base64.b64decode(found + "==").decode("latin-1") for found in DATA.findall(source)]
    return [Reading(source, nearest), at("teks halaman", _visible(markup)),
            at("data di dalam halaman", "\n".join(data))]  # fmt: skip


def _visible(markup):
    """What a reader sees of markup: without tags, and words parted where elements part them."""
    return html.unescape(TAG.sub(lambda tag: "" if (tag[2] or "").lower() in WITHIN_WORDS else " ", markup))


def _workbook(content):
    """The sheets of a workbook as they are read, and all else in its parts."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            markup = CELL.sub(" ", archive.read(part).decode("utf-8", "replace"))
            found += [at(part, html.unescape(markup)), at(part, _visible(markup))]
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names] + found


def _sheet(sheet):
    """The reading of a sheet: its rows as lines, the cells of a row apart."""
    rows = sheet.to_python(skip_empty_area=False)
    text = "\n".join("\t".join(map(_cell, cells)) for cells in rows)

    def where(position):
        """The cell at a position."""
        row = text.count("\n", 0, position)
        column = text.count("\t", text.rfind("\n", 0, position) + 1, position)
        return f"lembar {sheet.name!r}, sel {xl_rowcol_to_cell(row, column)}"

    return Reading(text, where)


def _cell(value):
    """A cell as text; a number with as many digits as a NIP or NIK in the groups in which those are written."""
    if not isinstance(value, float) or abs(value) < 10**15:
        return str(value).replace("\t", " ").replace("\n", " ")
    digits = f"{abs(Decimal(f'{value:.16g}')):.0f}"  # a float keeps no more; its own digits from there on are noise
    return re.sub(r"^(\d{8})(\d{6})(\d)(\d{3})$|^(\d{6})(\d{6})(\d{4})$", _grouped, digits)


def _grouped(digits):
    return " ".join(filter(None, digits.groups()))


def _notebook(content):
    """The cells of a notebook with their outputs, its metadata, and the pictures and attachments it holds."""
    notebook = json.loads(content)
    cells = [(f"sel {cell.get('id', number)}", cell) for number, cell in enumerate(notebook.pop("cells"), 1)]
    return [at(place, "\n".join(_told(part))) for place, part in [*cells, ("metadata notebook", notebook)]]


def _told(part):
    """Every text and number in a piece of JSON, text in base64 decoded too."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from _told(value)
    elif isinstance(part, list):
        yield "".join(each for each in part if isinstance(each, str))
        for value in part:
            yield from _told(value)
    elif isinstance(part, str):
        yield from (part, _visible(part))
        if re.fullmatch(r"[A-Za-z0-9+/\s]{16,}={0,2}\s*", part):
            yield base64.b64decode(part + "==").decode("latin-1")
    else:
        yield _cell(float(part)) if isinstance(part, int | float) and abs(part) >= 10**15 else str(part)


def _pdf(content):
    """The texts of a PDF, attached files among them."""
    texts, attached = pdftext.texts(content), pdftext.attachments(content)
    inside = [Reading(text, lambda position, name=name, where=where: f"lampiran {name}, {where(position)}")
              for name, part in attached for text, where in readings(name, part)]  # fmt: skip
    return inside + [at(place, text) for place, text in texts]


READERS = {"html": _page, "svg": _page, "xml": _page, "xlsx": _workbook, "ipynb": _notebook, "pdf": _pdf}
