"""The files of a delivery become tables of cells as they were found, each row with its number in the file."""

import codecs
import csv
import functools
import io
import re
import zipfile
import zlib

import pyarrow.parquet
import python_calamine

from asnplan.inputs.fault import WARNING, Fault, error, nearest
from asnplan.inputs.limits import ExcessError, hold
from asnplan.inputs.sheet import sheet
from asnplan.inputs.writing import visible

WORKBOOK = "data.xlsx"
TEMPLATE = "templat.xlsx"
TEXT_SHEETS = ("Petunjuk", "Kamus")
KNOWN = {"unexpected end of data": "berakhir di tengah teks berkutip, mungkin terpotong"}
SAVED_AS = "di Excel: Simpan Sebagai, jenis CSV UTF-8"
AGAIN = "simpan ulang sebagai CSV UTF-8, XLSX atau Parquet"
LESS = "kirim hanya baris dan kolom yang diminta kamus data"
BLOCK, OVERLAP = 2**20, 500
"""Bytes of a compressed file that are looked at at once, and those that are looked at twice."""

CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)(\d+)""")
COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})\d""")
ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]*(\d{1,18})""")
FAILED = re.compile(rb"""<c\b[^>]*\bt=["']e["'][^>]*>""")

UNREADABLE = (
    LookupError, TypeError, ValueError, OSError, RuntimeError, EOFError, csv.Error, zlib.error, zipfile.BadZipFile,
    python_calamine.CalamineError,
)  # fmt: skip
"""What the readers raise over files that are not what their names say."""

BATCH = 10_000
"""Rows of a Parquet file that are unpacked at once."""


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
    if folder.exists() and not folder.is_dir():
        faults.append(error(f"data/{folder.name}", None, "", "berkas", "harus folder", "pindahkan atau ubah namanya"))
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found, wrong = _read(path, f"data/{folder.name}/{visible(path.name)}", tables)
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
    if path.is_symlink() or not path.is_file():
        found = "tautan ke tempat lain atau bukan berkas"
        return [], [error(file, None, "", found, "harus berkas biasa", "salin berkas aslinya ke sini")]
    try:
        hold("berkas", path.stat().st_size)
        found, faults = reader(path, file, tables)
    except ExcessError as problem:
        return [], [error(file, None, "", problem.found, problem.allowed, LESS)]
    except UNREADABLE as problem:
        return [], [error(file, None, "", "tidak dapat dibaca", KNOWN.get(str(problem), str(problem)), AGAIN)]
    return [each for each in found if len(each.cells)], faults


def _ignored(file, name, tables):
    return Fault(WARNING, file, None, "", "diabaikan", f'"{name}" bukan nama tabel', nearest(name, tables))


def _csv(path, file, tables):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        row = None if wide else raw[: problem.start].count(b"\n") + 1
        found = f"penyandian {'UTF-16' if wide else 'seperti Windows-1252 atau Latin-1'}"
        return [], [error(file, row, "", found, "harus UTF-8", SAVED_AS)]
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;", key=header.count), strict=True)
    found, faults = sheet(path.stem, file, _counted(rows))
    return [found], faults


def _counted(rows):
    """All ``rows``, unless there are more of them, or more cells, than can be read."""
    kept, cells = [], 0
    for row in rows:
        kept.append(row)
        cells += len(row)
        hold("kolom", len(row))
        hold("baris", len(kept) - 1)
        hold("sel", cells)
    return kept


def _xlsx(path, file, tables):
    failed = list(_failed_formulas(path, file))
    book = python_calamine.load_workbook(path)
    if path.name == WORKBOOK:
        found, faults = _workbook(book, file, tables)
        return found, failed + faults
    name = path.stem if path.stem in book.sheet_names else book.sheet_names[0]
    found, faults = sheet(path.stem, file, _rows(book, name))
    return [found], failed + faults


def _failed_formulas(path, file):
    """Cells such as ``#N/A``: calamine gives them as empty, and what should stand there would be lost unseen."""
    found = dict.fromkeys((part, cell) for part, block in _blocks(path) for cell in FAILED.findall(block))
    for part, cell in found:
        column, row = CELL.search(cell).groups()
        where = f"{part.rpartition('/')[2]}, sel {column.decode()}{row.decode()}"
        yield error(file, int(row), column.decode(), where, "rumus gagal (#N/A, #REF!)", "ganti dengan nilainya")


def _blocks(path):
    """The parts of a workbook, unpacked piece by piece.

    A few bytes can unpack into any amount, or place a cell so far out that room for all before it would have to be
    made; both are refused here, before a reader of workbooks opens the file.
    """
    size = 0
    with zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            rows = columns = 0
            for block in _pieces(parts, part):
                size += len(block)
                rows = max([rows, *map(int, set(ROW.findall(block)))])
                columns = max([columns, *map(_place, set(COLUMN.findall(block)))])
                hold("isi terurai", size)
                hold("kolom", columns)
                hold("baris", rows)
                hold("sel", rows * columns)
                yield part, block


def _pieces(parts, part):
    """The content of a part in pieces that overlap, so that nothing is cut in two."""
    end = b""
    with parts.open(part) as content:
        while block := content.read(BLOCK):
            yield end + block
            end = block[-OVERLAP:]


def _place(letters):
    """1 for A, 27 for AA."""
    return functools.reduce(lambda place, letter: place * 26 + letter - ord("A") + 1, letters.upper(), 0)


def _workbook(book, file, tables):
    """The tables of a workbook with one sheet per table."""
    strange = [name for name in book.sheet_names if name not in tables and name not in TEXT_SHEETS]
    read = [sheet(name, f"{file} [{name}]", _rows(book, name)) for name in book.sheet_names if name in tables]
    ignored = [_ignored(f"{file} [{name}]", name, tables) for name in strange]
    return [found for found, _ in read], [fault for _, wrong in read for fault in wrong] + ignored


def _rows(book, name):
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _parquet(path, file, tables):
    """The table of a Parquet file. Its foot tells the size before anything is unpacked; whether it lies, what comes."""
    stored = pyarrow.parquet.ParquetFile(path)
    foot = stored.metadata
    hold("kolom", foot.num_columns)
    hold("baris", foot.num_rows)
    hold("sel", foot.num_rows * foot.num_columns)
    batches, size = [], 0
    for batch in stored.iter_batches(BATCH):
        size += batch.nbytes
        hold("isi terurai", size)
        batches.append(batch)
    unpacked = pyarrow.Table.from_batches(batches, stored.schema_arrow)
    cells = unpacked.to_pandas(ignore_metadata=True).astype(object)
    cells = cells.where(cells.notna(), None).filter(regex=r"^(?!__index_level_\d+__$)")
    found, faults = sheet(path.stem, file, [list(cells.columns), *cells.to_numpy().tolist()])
    return [found], faults


def _unreadable(path, file, tables):
    return [], [error(file, None, "", "bentuk berkas tidak didukung", "harus CSV, XLSX atau Parquet", AGAIN)]


READERS = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet, ".xls": _unreadable, ".ods": _unreadable}
