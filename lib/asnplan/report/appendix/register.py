"""The register of assumptions, printed from the objects the chapters used."""

import datetime
from decimal import Decimal
from numbers import Number

import pandas as pd

from asnplan.inputs import past
from asnplan.show.numbers import number
from asnplan.show.table import NOT_APPLICABLE, compose
from asnplan.show.text import MISSING, date

VERIFIED = "terverifikasi"
HEADERS = {"asumsi": "Asumsi", "nilai": "Nilai", "satuan": "Satuan", "sumber": "Sumber", "status": "Status",
           "lalu": "Terhadap edisi lalu"}  # fmt: skip
WORDS = {
    "zero": "nol", "negative": "negatif", "minus": "minus", "positive": "positif", "since": "berlaku sejak",
    "spouse": "suami atau istri", "child": "tiap anak", "married": "bagian yang menikah", "children": "anak rata-rata",
    "kilograms": "kilogram", "price": "harga", "bpjs_cap": "batas gaji bpjs", "total": "jumlah",
    "cell_seconds": "waktu sel", "chapter_seconds": "waktu bab", "memory_megabytes": "memori",
}  # fmt: skip
"""What a reader sees for a word of the params file that is not Indonesian."""

YEARS = range(1900, 2201)
CHANGED = {"value": "nilai", "unit": "satuan", "source": "sumber", "status": "status"}
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
    unsure = sum(entry.status != VERIFIED for entry in p.assumptions.values())
    caption = f"{number(unsure)} dari {number(len(p.assumptions))} asumsi belum diverifikasi terhadap teks peraturannya"
    return compose(rows, "asumsi", caption, f"params/{p.edition}.yaml", HEADERS, wide=True)


def spoken(value):
    """A value of the params file as an Indonesian reader expects it.

    Parameters
    ----------
    value : number, str, date, dict or list

    Returns
    -------
    str
    """
    if isinstance(value, dict):
        return "; ".join(f"{WORDS.get(name, name)}: {_inner(part)}" for name, part in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_inner, value))
    if isinstance(value, datetime.date):
        return date(value)
    if not isinstance(value, Number) or isinstance(value, bool):
        return {True: "ya", False: "tidak"}.get(value) or WORDS.get(value, str(value))
    if value in YEARS:
        return str(value)
    exact = round(Decimal(str(value)), 6).normalize()
    return number(exact, max(0, -exact.as_tuple().exponent))


def _inner(value):
    nested = isinstance(value, (dict, list))
    return f"({spoken(value).replace('; ', ', ').replace(': ', ' ')})" if nested else spoken(value)


def changed_parts(entry, before):
    """Which parts of an assumption are not as they were."""
    return [part for part in CHANGED if getattr(entry, part) != getattr(before, part)]


def _row(entry, change):
    status = f"{'●' if entry.status == VERIFIED else '▲'} {entry.status}"
    cells = entry.label, spoken(entry.value), entry.unit, entry.source or MISSING, status, change
    return dict(zip(HEADERS, cells, strict=True))


def _change(entry, before):
    if before is None:
        return "baru"
    parts = changed_parts(entry, before)
    words = [f"dari {spoken(before.value)}" if part == "value" else f"{CHANGED[part]} berubah" for part in parts]
    return "; ".join(words) or "tetap"
