"""Cells become values: the text of a CSV file, or what a workbook or Parquet file holds, as the contract's kinds.

A column is read as a whole, because only the whole tells whether ``1.234`` is a decimal or an Indonesian thousand.
"""

import pandas as pd

from asnplan.inputs.contracts.vocabulary import DTYPES

TRUE, FALSE = ("ya", "true", "benar", "1"), ("tidak", "false", "salah", "0")
EXCEL_DAY_0 = pd.Timestamp("1899-12-30")
LARGEST = 10**15
"""Of a whole number; up to here a float holds every one exactly."""

PLAIN = r"[+-]?\d+"
GROUPED = r"[+-]?\d{1,3}(?:\.\d{3})+"
POINT = rf"{PLAIN}\.\d+"
COMMA = rf"(?:{PLAIN}|{GROUPED}),\d+"
EXPONENT = r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+"


def parse(column, kind):
    """The values of ``column`` as ``kind``, and which cells have none.

    Parameters
    ----------
    column : Series
        Cells as found; empty cells are missing values.
    kind : str
        A kind of ``contracts.vocabulary``.

    Returns
    -------
    values : Series of the dtype of ``kind``, missing where a cell cannot be read
    unread : Index of those cells
    allowed, mend : str
        What such a cell must be, and how to write it.
    """
    native, text = _split(column)
    values, allowed, mend = PARSERS[kind](native, text)
    values = values.reindex(column.index).astype(DTYPES[kind])
    return values, column.index[column.notna() & values.isna()], allowed, mend


def ambiguous(column, kind):
    """The cells of a decimal column that all look like ``1.234``: thousand or decimal, only the sender knows."""
    if kind != "bilangan":
        return column.index[:0]
    _, text = _split(column)
    pointed = text[text.str.contains(".", regex=False)]
    comma = text.str.contains(",", regex=False).any()
    unclear = not comma and pointed.str.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}").all()
    return pointed.index if unclear else pointed.index[:0]


def _split(column):
    """The cells that are values already, and those that are text, stripped."""
    if isinstance(column.dtype, pd.StringDtype):
        return column[:0].astype(object), column.dropna()
    cells = column.dropna().astype(object)
    is_text = cells.map(lambda cell: isinstance(cell, str)).astype(bool)
    return cells[~is_text], cells[is_text].astype("str")


def _texts(native, text):
    whole = native.map(lambda cell: int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
    return pd.concat([text, whole.astype(str)]), "harus teks", ""


def _wholes(native, text):
    values, mend = _numbers(native, text, grouped=True)
    return values.where((values % 1 == 0) & (values.abs() <= LARGEST)), "harus bilangan bulat", mend


def _decimals(native, text):
    values, mend = _numbers(native, text, grouped=False)
    return values.where(values.abs() < float("inf")), "harus bilangan", mend


def _numbers(native, text, grouped):
    """The numbers, missing where there is none, and the advice; ``grouped``: a point can only separate thousands."""
    text = text.str.replace("−", "-", regex=False)
    comma = text.str.contains(",", regex=False).any()
    grouped = grouped or comma or text.str.fullmatch(rf"{PLAIN}(?:\.\d{{3}}){{2,}}").any()
    booleans = native.map(lambda cell: isinstance(cell, bool)).astype(bool)
    numbers = pd.to_numeric(native[~booleans], errors="coerce").astype("float64")
    mend = "pakai satu tanda desimal dalam satu kolom: koma atau titik" if comma else "tulis angka saja, tanpa satuan"
    return pd.concat([_grouped(text, comma) if grouped else _pointed(text), numbers]), mend


def _pointed(text):
    """Numbers whose decimals stand behind a point."""
    return text[text.str.fullmatch(f"{PLAIN}|{POINT}|{EXPONENT}")].astype("float64")


def _grouped(text, comma):
    """Numbers with points between thousands and a decimal comma; without commas ``24.0`` is a whole number."""
    plain = text.str.fullmatch(PLAIN)
    rest = text[~plain]
    if not comma:
        rest = rest.str.replace(r"^([+-]?\d+)\.(?:0{1,2}|0{4,})$", r"\1", regex=True)
    rest = rest[rest.str.fullmatch(f"{PLAIN}|{GROUPED}|{COMMA}")]
    rest = rest.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    return pd.concat([text[plain], rest]).astype("float64")


def _days(native, text):
    iso = text.str.replace(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$", r"\3-\2-\1", regex=True)
    iso = iso.str.replace(r"[T ]00:00(:00(\.0+)?)?$", "", regex=True)
    iso = iso[iso.str.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}")]
    serial = native.map(lambda cell: type(cell) in (int, float) and 1 <= cell <= 100_000).astype(bool)
    days = [
        pd.to_datetime(iso, format="%Y-%m-%d", errors="coerce"),
        EXCEL_DAY_0 + pd.to_timedelta(native[serial].astype("float64") // 1, unit="D"),
        pd.to_datetime(native[~serial].astype(str).str[:10], format="%Y-%m-%d", errors="coerce"),
    ]
    return (
        pd.concat([part.astype(DTYPES["tanggal"]) for part in days]),
        "harus tanggal yang ada",
        "tulis TTTT-BB-HH atau HH/BB/TTTT",
    )


def _flags(native, text):
    words = pd.concat([text, native.map(lambda cell: str(int(cell)) if cell in (0, 1) else "")]).str.lower()
    known = dict.fromkeys(TRUE, True) | dict.fromkeys(FALSE, False)
    return words.map(known), "harus ya atau tidak", ""


PARSERS = {
    "teks": _texts,
    "pilihan": _texts,
    "bilangan bulat": _wholes,
    "bilangan": _decimals,
    "tanggal": _days,
    "ya/tidak": _flags,
}
