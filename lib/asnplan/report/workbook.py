"""The appendix as a workbook: every table of the book in full, one a sheet, as numbers that can be computed with."""

import io
from datetime import date, datetime

import xlsxwriter

from asnplan.inputs.writing import FORMULA_SIGNS
from asnplan.report import bind, columns, prose

COVER, NOTES, DICTIONARY = "Sampul", "Catatan", "Kamus"
WIDEST, NARROWEST = 60, 9
A4 = 9
"""The paper's number in a workbook."""
SETTINGS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

GROUP = {"label": "Bagian tabel", "unit": "", "format": "", "role": "text"}
"""The column that a table's heading rows become."""

SHORTHAND = (
    ("[c]", "rahasia: jumlah orang terlalu kecil untuk ditampilkan"),
    ("[x]", "tidak tersedia"),
    ("[z]", "tidak berlaku"),
    ("[p]", "sementara"),
    ("[e]", "estimasi"),
    ("[r]", "direvisi"),
)


def render(document, data_date):
    """The bound document's tables as an XLSX file.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.
    data_date : date
        The day of the data, which is also the file's date.

    Returns
    -------
    bytes
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, SETTINGS) as book:
        cover = document["cover"]
        book.set_properties({
            "title": cover["title"], "author": f"{cover['agency']} {cover['region']}",
            "created": datetime(data_date.year, data_date.month, data_date.day),
        })  # fmt: skip
        styles = _Styles(book)
        tables = [table for _, table in bind.bundles(document, "table")]
        _write(book, styles, COVER, *_cover(cover, tables))
        _write(book, styles, NOTES, ("Tanda", "Arti"), [list(line) for line in SHORTHAND])
        _write(book, styles, DICTIONARY, *_dictionary(tables))
        for table in tables:
            _write(book, styles, table["sheet"], *_content(table))
    return buffer.getvalue()


def number_format(spec):
    """The cell format for a format of ``asnplan.show``: ``.1%`` -> ``0.0%``; an empty one for plain years and text."""
    digits = f".{'0' * int(spec.strip('+')[1])}" if "." in spec else ""
    if spec == "tanggal":
        return "d mmmm yyyy"
    if spec.endswith("%"):
        return f"0{digits}%"
    if "rp" in spec:
        return '"Rp"#,##0'
    return f"#,##0{digits}" if spec else "General"


class _Styles:
    """The few cell formats of the workbook, each made once."""

    def __init__(self, book):
        self.book, self.made = book, {}

    def __call__(self, **properties):
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top"} | properties)
        return self.made[key]


def _cover(cover, tables):
    lines = [["Judul", cover["title"]], ["Daerah", cover["region"]], ["Instansi", cover["agency"]]]
    lines += [[label, value] for label, value in cover["facts"]]
    return ("Keterangan", "Isi"), lines + [[table["sheet"], prose.plain(table["caption"])] for table in tables]


def _dictionary(tables):
    kinds, meanings = {"number": "angka", "text": "teks"}, columns.listed()
    lines = [
        [table["sheet"], prose.plain(table["caption"]), column["label"],
         columns.meaning(meanings, table["id"], _heading(column)), column["unit"] or "[z]", kinds[column["role"]],
         prose.plain(table["source"])]
        for table in tables for column in _columns(table)
    ]  # fmt: skip
    return ("Lembar", "Isi tabel", "Kolom", "Arti", "Satuan", "Jenis", "Sumber"), lines


def _columns(table):
    """The columns of the whole table; the printed one may have fewer, and heading rows in place of the first."""
    own = table.get("full_columns", table["columns"])
    return [GROUP, *own] if _grouped(table) else own


def _grouped(table):
    return not table["full"] and any(group["title"] for group in table["groups"])


def _heading(column):
    return f"{column['label']} [{column['unit']}]" if column["unit"] else column["label"]


def _content(table):
    """Header and rows of a table in full; heading rows become a column."""
    shown = _columns(table)
    rows = table["full"] or table["rows"]
    if _grouped(table):
        titles = [group["title"] for group in table["groups"] for _ in group["rows"]]
        rows = [[{"value": title, "text": title}, *row] for title, row in zip(titles, rows, strict=True)]
    cells = [[_value(cell, column["format"]) for cell, column in zip(row, shown, strict=True)] for row in rows]
    return list(map(_heading, shown)), cells, [number_format(column["format"]) for column in shown]


def _value(cell, spec):
    value = cell["text"] if cell["value"] is None else cell["value"]
    return date.fromisoformat(value) if spec == "tanggal" and cell["value"] else value


def _write(book, styles, name, header, rows, formats=None):
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, title in enumerate(header):
        sheet.write_string(0, place, title, styles(bold=True, text_wrap=True, bottom=1))
        texts = [title[: WIDEST // 2], *(str(row[place]) for row in rows)]
        sheet.set_column(place, place, min(WIDEST, max(NARROWEST, *map(len, texts)) + 2))
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write_cell(sheet, line, place, value, styles, formats[place] if formats else "General")


def _write_cell(sheet, line, place, value, styles, form):
    if isinstance(value, date):
        sheet.write_datetime(line, place, value, styles(num_format=form))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(line, place, value, styles(num_format=form))
    else:
        # text is never a formula, and the quote prefix keeps it so when the sheet is saved as something else
        risky = {"quote_prefix": True} if str(value).startswith(FORMULA_SIGNS) else {}
        sheet.write_string(line, place, str(value), styles(text_wrap=True, **risky))
