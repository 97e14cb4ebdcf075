"""Where two files of a report differ first: chapter, table, sheet, cell, page."""

import io
from html.parser import HTMLParser
from itertools import zip_longest

import pikepdf
from python_calamine import CalamineWorkbook
from xlsxwriter.utility import xl_rowcol_to_cell

CONTEXT = 60
"""So many letters of a difference are shown."""


def first_difference(name, given, made):
    """Where two files of a report differ first: ``: bab lampiran, tabel-asumsi, baris 3, kolom 2: "12", "13"``.

    Parameters
    ----------
    name : str
        The file's name; its ending says what it is.
    given, made : bytes

    Returns
    -------
    str
    """
    parts = {"html": _page, "xlsx": _sheets, "pdf": _paper}[name.rpartition(".")[2]]
    try:
        for one, other in zip_longest(parts(given), parts(made), fillvalue=("", "")):
            if one != other:
                return f": {_place(one, other)}"
    except Exception as error:  # whatever a reader stumbles over, the file is not readable
        return f" dan tidak dapat dibuka: {error}"
    return ", tetapi isinya sama: cara menyimpannya berbeda"


def _place(one, other):
    """Where two parts are, and how they begin to differ if a person can read it."""
    where = other[0] or one[0]
    if isinstance(one[1] or other[1], bytes):
        return where
    return f"{where}: di folder {_short(one[1], other[1])}, di sini {_short(other[1], one[1])}"


class _Places(HTMLParser):
    """Every tag and text of a page with its place: chapter, figure or table, row, column."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.chapter, self.item, self.row, self.column = [], "sampul", "", 0, 0

    def handle_starttag(self, tag, attrs):
        """Note where we are."""
        name = dict(attrs).get("id") or ""
        if tag == "h2":
            self.chapter, self.item = f"bab {name}", ""
        elif tag == "figure":
            self.item, self.row = name, 0
        elif tag == "tr":
            self.row, self.column = self.row + 1, 0
        elif tag in ("td", "th"):
            self.column += 1
        self.note(self.get_starttag_text())

    def handle_endtag(self, tag):
        """A figure ends; what follows is text of the chapter again."""
        self.item = "" if tag == "figure" else self.item
        self.row = 0 if tag in ("figure", "table") else self.row

    def handle_data(self, data):
        """A text."""
        self.note(data)

    def note(self, text):
        """Keep a text with its place."""
        cell = f"baris {self.row}, kolom {self.column}" if self.row else ""
        self.found.append((", ".join(filter(None, (self.chapter, self.item, cell))), text))


def _page(content):
    places = _Places()
    places.feed(content.decode("utf-8"))
    return places.found


def _sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                yield f"lembar {name}, sel {xl_rowcol_to_cell(row, column)}", str(value)


def _paper(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            page.contents_coalesce()
            yield f"halaman {number}", page.Contents.read_bytes()


def _short(text, other):
    """``text`` from a little before its first difference from ``other``."""
    same = next((at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    begin = max(0, same - CONTEXT // 3)
    part = text[begin : begin + CONTEXT].strip()
    return f"“{'…' if begin else ''}{part}{'…' if begin + CONTEXT < len(text) else ''}”"
