"""The files of a delivery become tables of cells as they were found, each row with its number in the file."""

import csv
import io
from typing import NamedTuple

import pandas as pd
import python_calamine

from asnplan.inputs.fault import ERROR, WARNING, Fault, nearest

WORKBOOK = "data.xlsx"
TEMPLATE = "templat.xlsx"
TEXT_SHEETS = ("Petunjuk", "Kamus")
SUFFIXES = (".csv", ".xlsx", ".parquet")


class Sheet(NamedTuple):
    """One table as delivered: ``cells`` has the file's header and, as index, the file's row numbers."""

    table: str
    file: str
    cells: pd.DataFrame


def read(folder, tables):
    """The table of each name in ``tables`` that ``folder`` delivers, and the faults of the files as such.

    A file without a row below its header counts as not there, so that the empty files of a new edition do no harm.

    Returns
    -------
    sheets : dict of str to Sheet
    faults : list of Fault
    """
    sheets, faults = {}, []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found, wrong = _read(path, f"data/{folder.name}/{path.name}", tables)
        faults += wrong
        for sheet in found:
            if sheet.table in sheets:
                allowed = f"tabel yang sama ada di {sheets[sheet.table].file}"
                faults.append(Fault(ERROR, sheet.file, None, "", "tabel ganda", allowed, "hapus salah satu berkas"))
            elif len(sheet.cells):
                sheets[sheet.table] = sheet
    return sheets, faults


def _read(path, file, tables):
    """The sheets of one file with its faults."""
    if (
        path.name == TEMPLATE
        or path.suffix.lower() not in (*SUFFIXES, ".xls", ".ods")
        or path.name.startswith(("~", "."))
    ):
        return [], []
    if path.name != WORKBOOK and path.stem not in tables:
        allowed = "berkas diabaikan, namanya bukan nama tabel"
        return [], [Fault(WARNING, file, None, "", "nama tidak dikenal", allowed, nearest(path.stem, tables))]
    try:
        return READERS[path.suffix.lower()](path, file, tables)
    except (KeyError, ValueError, OSError, csv.Error, python_calamine.CalamineError) as error:
        mend = "simpan ulang sebagai CSV UTF-8, XLSX atau Parquet"
        return [], [Fault(ERROR, file, None, "", "tidak dapat dibaca", str(error), mend)]


def _csv(path, file, tables):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        return [], [Fault(ERROR, file, row, "", "huruf bukan UTF-8", "harus UTF-8", "simpan ulang sebagai CSV UTF-8")]
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,", key=header.count), strict=True)
    return _sheet(path.stem, file, list(rows))


def _xlsx(path, file, tables):
    book = python_calamine.load_workbook(path)
    if path.name != WORKBOOK:
        name = path.stem if path.stem in book.sheet_names else book.sheet_names[0]
        return _sheet(path.stem, file, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
    sheets, faults = [], []
    for name in book.sheet_names:
        if name in tables:
            found, wrong = _sheet(
                name, f"{file} [{name}]", book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            )
            sheets, faults = sheets + found, faults + wrong
        elif name not in TEXT_SHEETS:
            allowed = "lembar diabaikan, namanya bukan nama tabel"
            faults.append(
                Fault(WARNING, f"{file} [{name}]", None, "", "nama tidak dikenal", allowed, nearest(name, tables))
            )
    return sheets, faults


def _parquet(path, file, tables):
    cells = pd.read_parquet(path)
    return [Sheet(path.stem, file, _clean(cells.set_axis(range(2, len(cells) + 2))))], []


READERS = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}


def _sheet(table, file, rows):
    """The sheet of a list of rows, the first being the header."""
    header = [str(name).strip() for name in rows[0]] if rows else []
    numbered = list(enumerate(rows[1:], 2))
    allowed = f"harus {len(header)} sel, sebanyak judul kolom"
    faults = [
        Fault(ERROR, file, row, "", f"{len(cells)} sel", allowed, "periksa tanda pemisah dan tanda kutip")
        for row, cells in numbered
        if len(cells) != len(header) and any(cells)
    ]
    faults += [
        Fault(ERROR, file, 1, name, "judul kolom ganda", "harus satu kali", "hapus atau ubah namanya")
        for name in sorted({name for name in header if name and header.count(name) > 1})
    ]
    fitting = {row: cells for row, cells in numbered if len(cells) == len(header)}
    cells = pd.DataFrame(list(fitting.values()), index=list(fitting), columns=header, dtype=object)
    return [Sheet(table, file, _clean(cells.loc[:, ~cells.columns.duplicated()]))], faults


def _clean(cells):
    """Without blanks around texts, without empty rows, and without the empty columns a spreadsheet leaves behind."""
    cells = cells.apply(_strip)
    nameless = [name for name in cells.columns if name == "" and cells[name].isna().all()]
    return cells.drop(columns=nameless).dropna(how="all")


def _strip(column):
    texts = column.convert_dtypes() if column.dtype == object else column
    if isinstance(texts.dtype, pd.StringDtype):
        texts = texts.astype("str").str.strip()
        return texts.where(texts != "")
    if column.dtype == object:
        return column.map(lambda cell: (cell.strip() or None) if isinstance(cell, str) else cell)
    return column
