"""A value of the params file as an Indonesian reader expects it."""

import datetime
from decimal import Decimal
from numbers import Number

from asnplan.show.numbers import number
from asnplan.show.text import date

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


def spoken_briefly(value, unit=""):
    """A value of the params file with room for a few words only: the parts of a group without their names.

    Parameters
    ----------
    value, unit
        As for `spoken`.

    Returns
    -------
    str
    """
    if isinstance(value, dict):
        return "/".join(spoken(part, unit) for part in dict.fromkeys(value.values()))
    return spoken(value, unit)


def _inner(value, unit):
    said = spoken(value, unit)
    return f"({said.replace('; ', ', ').replace(': ', ' ')})" if isinstance(value, (dict, list)) else said
