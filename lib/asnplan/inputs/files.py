"""The files of a delivery become tables of cells as they were found, each row with its number in the file."""

import csv
import io
import re
import zipfile

import pandas as pd
import python_calamine

from asnplan.inputs.fault import WARNING, Fault, error, nearest
from asnplan.inputs.sheet import sheet

WORKBOOK = "data.xlsx"
TEMPLATE = "templat.xlsx"
TEXT_SHEETS = ("Petunjuk", "Kamus")
AGAIN = "simpan ulang sebagai CSV UTF-8, XLSX atau Parquet"


def read(folder, tables):
    """The tables that ``folder`` delivers, and the faults of the files as such.

    A table is ``<table>.csv``, ``.xlsx`` or ``.parquet``, or the sheet of that name in ``data.xlsx``. A file without a
    row below its header counts as not there, so that the empty files of a new edition do no harm.

    Parameters
    ----------
    folder : Path
    tables : collection of str
        The names that are tables.

    Returns
    -------
    sheets : dict of str to Sheet
    faults : list of Fault
    """
    sheets, faults = {}, []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found, wrong = _read(path, f"data/{folder.name}/{path.name}", tables)
        faults += wrong
        for each in found:
            if each.table in sheets:
                there = f"sudah ada di {sheets[each.table].file}"
                faults.append(error(each.file, None, "", "tabel ganda", there, "hapus salah satu berkas"))
            sheets.setdefault(each.table, each)
    return sheets, faults


def _read(path, file, tables):
    """The sheets of one file that have rows, and its faults."""
    reader = READERS.get(path.suffix.lower())
    if reader is None or path.name == TEMPLATE or path.name.startswith(("~", ".")):
        return [], []
    if path.name != WORKBOOK and path.stem not in tables:
        return [], [_ignored(file, path.stem, tables)]
    try:
        found, faults = reader(path, file, tables)
    except (KeyError, ValueError, OSError, csv.Error, python_calamine.CalamineError) as problem:
        return [], [error(file, None, "", "tidak dapat dibaca", str(problem), AGAIN)]
    return [each for each in found if len(each.cells)], faults


def _ignored(file, name, tables):
    return Fault(WARNING, file, None, "", "diabaikan", f'"{name}" bukan nama tabel', nearest(name, tables))


def _csv(path, file, tables):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        row = raw[: problem.start].count(b"\n") + 1
        return [], [error(file, row, "", "huruf bukan UTF-8", "harus UTF-8", "simpan ulang sebagai CSV UTF-8")]
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;", key=header.count), strict=True)
    found, faults = sheet(path.stem, file, list(rows))
    return [found], faults


def _xlsx(path, file, tables):
    book = python_calamine.load_workbook(path)
    failed = list(_failed_formulas(path, file))
    if path.name == WORKBOOK:
        found, faults = _workbook(book, file, tables)
        return found, failed + faults
    name = path.stem if path.stem in book.sheet_names else book.sheet_names[0]
    found, faults = sheet(path.stem, file, _rows(book, name))
    return [found], failed + faults


def _failed_formulas(path, file):
    """Cells such as ``#N/A``: calamine gives them as empty, and what should stand there would be lost unseen."""
    with zipfile.ZipFile(path) as parts:
        for part in sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/")):
            for cell in re.findall(rb'<c\b[^>]*\bt="e"[^>]*>', parts.read(part)):
                column, row = re.search(rb'r="([A-Z]+)(\d+)"', cell).groups()
                where = f"{part.rpartition('/')[2]}, sel {column.decode()}{row.decode()}"
                yield error(
                    file, int(row), column.decode(), where, "rumus gagal (#N/A, #REF!)", "ganti dengan nilainya"
                )


def _workbook(book, file, tables):
    """The tables of a workbook with one sheet per table."""
    strange = [name for name in book.sheet_names if name not in tables and name not in TEXT_SHEETS]
    read = [sheet(name, f"{file} [{name}]", _rows(book, name)) for name in book.sheet_names if name in tables]
    ignored = [_ignored(f"{file} [{name}]", name, tables) for name in strange]
    return [found for found, _ in read], [fault for _, wrong in read for fault in wrong] + ignored


def _rows(book, name):
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _parquet(path, file, tables):
    cells = pd.read_parquet(path).astype(object)
    cells = cells.where(cells.notna(), None)
    found, faults = sheet(path.stem, file, [list(cells.columns), *cells.to_numpy().tolist()])
    return [found], faults


def _unreadable(path, file, tables):
    return [], [error(file, None, "", "bentuk berkas tidak didukung", "harus CSV, XLSX atau Parquet", AGAIN)]


READERS = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet, ".xls": _unreadable, ".ods": _unreadable}
