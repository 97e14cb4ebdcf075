"""The register of assumptions, printed from the objects the chapters used."""

import datetime
from decimal import Decimal
from numbers import Number

import pandas as pd

from asnplan.inputs import past
from asnplan.inputs.schema import UNVERIFIED
from asnplan.show.numbers import number
from asnplan.show.table import NOT_APPLICABLE, compose
from asnplan.show.text import MISSING, date

HEADERS = {"asumsi": "Asumsi", "nilai": "Nilai", "satuan": "Satuan", "sumber": "Sumber", "status": "Status",
           "lalu": "Terhadap edisi lalu"}  # fmt: skip
WORDS = {
    "zero": "nol", "negative": "negatif", "minus": "minus", "positive": "positif", "since": "berlaku sejak",
    "spouse": "suami atau istri", "child": "tiap anak", "married": "bagian yang menikah", "children": "anak rata-rata",
    "kilograms": "kilogram", "price": "harga", "bpjs_cap": "batas gaji bpjs", "total": "jumlah",
    "row": "baris", "column": "kolom", "cell_seconds": "waktu sel", "chapter_seconds": "waktu bab",
    "memory_megabytes": "memori",
}  # fmt: skip
"""What a reader sees for a word of the params file that is not Indonesian."""

YEAR, YEARS = "tahun", range(1900, 2201)
"""The unit and the numbers by which a year is known, which has no point between its thousands."""

CHANGED = {"value": "nilai", "unit": "satuan", "source": "sumber", "status": "status", "range": "rentang"}
"""The parts of an assumption that may change."""


def bundle(p):
    """The register as a table: value, unit, source, status, value in the last edition.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
    """
    before = past.assumed(p)
    rows = pd.DataFrame([
        _row(entry, _change(entry, before.get(name)) if before else NOT_APPLICABLE)
        for name, entry in p.assumptions.items()
    ])  # fmt: skip
    unsure = sum(entry.status == UNVERIFIED for entry in p.assumptions.values())
    caption = f"{number(unsure)} dari {number(len(p.assumptions))} asumsi belum diverifikasi terhadap teks peraturannya"
    return compose(rows, "asumsi", caption, f"params/{p.edition}.yaml", HEADERS, wide=True)


def spoken(value, unit=""):
    """A value of the params file as an Indonesian reader expects it.

    Parameters
    ----------
    value : number, str, date, dict or list
    unit : str
        As the params file names it.

    Returns
    -------
    str
    """
    if isinstance(value, dict):
        return "; ".join(f"{WORDS.get(name, name)}: {_inner(part, unit)}" for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(_inner(part, unit) for part in value)
    if isinstance(value, datetime.date):
        return date(value)
    if not isinstance(value, Number) or isinstance(value, bool):
        return {True: "ya", False: "tidak"}.get(value) or WORDS.get(value, str(value))
    if unit == YEAR and value in YEARS:
        return str(value)
    exact = round(Decimal(str(value)), 6).normalize()
    return number(exact, max(0, -exact.as_tuple().exponent))


def _inner(value, unit):
    said = spoken(value, unit)
    return f"({said.replace('; ', ', ').replace(': ', ' ')})" if isinstance(value, (dict, list)) else said


def changed_parts(entry, before):
    """Which parts of an assumption are not as they were."""
    return [part for part in CHANGED if getattr(entry, part) != getattr(before, part)]


def _row(entry, change):
    status = f"{'▲' if entry.status == UNVERIFIED else '●'} {entry.status}"
    base = f"; nilai dasar: {spoken(entry.base, entry.unit)}" if entry.base is not None else ""
    ends = entry.range and " sampai ".join(spoken(end, entry.unit) for end in entry.range)
    source = (entry.source or MISSING) + base + (f"; rentang: {ends}" if ends else "")
    cells = entry.label, spoken(entry.value, entry.unit), entry.unit, source, status, change
    return dict(zip(HEADERS, cells, strict=True))


def _change(entry, before):
    if before is None:
        return "baru"
    parts = changed_parts(entry, before)
    was = f"dari {spoken(before.value, before.unit)}"
    words = [was if part == "value" else f"{CHANGED[part]} berubah" for part in parts]
    return "; ".join(words) or "tetap"
