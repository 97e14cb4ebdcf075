"""The register of assumptions, printed from the objects the chapters used."""

import datetime
from decimal import Decimal
from numbers import Number

import pandas as pd

from asnplan.inputs import params
from asnplan.show.table import compose
from asnplan.show.text import MISSING, date, number

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
NEW = "[z]"
"""There is no earlier edition, or it did not have this assumption."""


def bundle(p):
    """The register as a table: value, unit, source, status, value in the last edition.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
    """
    before = params.load(p.previous_edition).assumptions if p.previous_edition else {}
    rows = pd.DataFrame([_row(entry, before.get(name)) for name, entry in p.assumptions.items()])
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


def _row(entry, before):
    status = f"{'●' if entry.status == VERIFIED else '▲'} {entry.status}"
    cells = entry.label, spoken(entry.value), entry.unit, entry.source or MISSING, status, _change(entry, before)
    return dict(zip(HEADERS, cells, strict=True))


def _change(entry, before):
    if before is None:
        return NEW
    return "tetap" if before.value == entry.value else f"dari {spoken(before.value)}"
