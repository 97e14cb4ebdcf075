"""The empty workbook of an edition: one sheet per table, with what is allowed built into the cells."""

import datetime
import io

import xlsxwriter

from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.contracts.vocabulary import allowed, bounds
from asnplan.inputs.dictionary import HEADINGS, described, required, row_is
from asnplan.inputs.files import TEMPLATE, TEXT_SHEETS, WORKBOOK

LAST_ROW = 1_048_575
"""Of a sheet, counted from 0."""
LONGEST_LIST = 255
"""Characters of a list of words that Excel takes directly."""
CREATED = datetime.datetime(2020, 1, 1)
"""Fixed, so that the same contracts give the same bytes."""
FORMATS = {"teks": "@", "pilihan": "@", "tanggal": "yyyy-mm-dd", "bilangan bulat": "0", "bilangan": "General"}
GUIDE = (
    f"Isi lembar-lembar tabel, lalu simpan berkas ini dengan nama {WORKBOOK} di folder yang sama.",
    f"{TEMPLATE} sendiri tidak dibaca. Lembar yang tidak diisi dianggap tidak ada.",
    "Baris pertama setiap lembar adalah judul kolom: jangan diubah, jangan menyisipkan baris di atasnya.",
    "Arti, satuan dan batas setiap kolom ada di catatan judul kolom dan di lembar Kamus.",
    "Tabel yang sama jangan diisi juga sebagai berkas CSV. Pengenal orang selalu samaran: bukan NIP, bukan NIK.",
)


def template():
    """The workbook. [bytes]"""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": "Templat data rencana kebutuhan ASN", "created": CREATED})
    bold = book.add_format({"bold": True, "bottom": 1})
    _guide(book, bold)
    for name, contract in CONTRACTS.items():
        _sheet(book, name, contract, bold)
    _dictionary(book, bold)
    book.close()
    return content.getvalue()


def _guide(book, bold):
    sheet = book.add_worksheet(TEXT_SHEETS[0])
    sheet.set_column(0, 2, 34)
    sheet.write_column(0, 0, GUIDE)
    sheet.write_row(len(GUIDE) + 1, 0, ("Tabel", "Satu baris adalah", "Wajib"), bold)
    for row, (name, contract) in enumerate(CONTRACTS.items(), len(GUIDE) + 2):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_row(row, 1, (row_is(contract), required(contract)))


def _sheet(book, name, contract, bold):
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(contract.columns.values()):
        kind = column.metadata["kind"]
        cells = book.add_format({"num_format": FORMATS[kind]}) if kind in FORMATS else None
        sheet.set_column(at, at, max(12, len(column.name) + 4), cells)
        sheet.write(0, at, column.name, bold)
        labelled = zip(HEADINGS[1:], described(column)[1:], strict=True)
        note = "\n".join(f"{label}: {about}" for label, about in labelled if about)
        sheet.write_comment(0, at, note, {"x_scale": 2.2})
        if rule := _validation(column):
            sheet.data_validation(1, at, LAST_ROW, at, rule)


def _validation(column):
    """What a spreadsheet checks while the cell is typed, or ``None``."""
    kind, limits = column.metadata["kind"], bounds(column)
    warning = {"error_title": column.name, "error_message": f"Harus {allowed(column)}"[:255]}
    if isinstance(limits, list):
        fits = len(",".join(limits)) <= LONGEST_LIST
        return {"validate": "list", "source": limits, **warning} if fits else None
    if kind == "tanggal":
        limits = map(datetime.date.fromisoformat, limits)
    known = {"bilangan bulat": "integer", "bilangan": "decimal", "tanggal": "date"}
    if kind not in known:
        return None
    low, high = limits
    return {"validate": known[kind], "criteria": "between", "minimum": low, "maximum": high, **warning}


def _dictionary(book, bold):
    sheet = book.add_worksheet(TEXT_SHEETS[1])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(HEADINGS), 24)
    sheet.write_row(0, 0, ("tabel", *HEADINGS), bold)
    lines = [(name, *described(column)) for name, contract in CONTRACTS.items() for column in contract.columns.values()]
    for row, line in enumerate(lines, 1):
        for at, cell in enumerate(line):
            sheet.write_string(row, at, cell)
    sheet.autofilter(0, 0, len(lines), len(HEADINGS))
