"""Numbers, shares and money in Indonesian form."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal

MINUS, SPACE = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"

SHORT_MONEY = ((999_950_000_000, 10**12, "triliun"), (999_950_000, 10**9, "miliar"), (10**6, 10**6, "juta"))
"""From which amount, which size, under which name: what would round to 1.000,0 juta is 1,0 miliar."""


def number(value, digits=0, sign=""):
    """A number in Indonesian form: ``1.234,5``, with a true minus sign and no negative zero.

    Parameters
    ----------
    value : real number
        Halves are rounded away from zero.
    digits : int
        Decimals shown.
    sign : {"", "+"}
        ``"+"`` also marks positive numbers.

    Returns
    -------
    str
    """
    # by its digits: a cache compares its keys, and Decimal cannot be compared with numpy's integers
    return _number(str(value), digits, sign)


@lru_cache(maxsize=100_000)  # a large table shows few different counts, each formatted in a tenth of a millisecond
def _number(written, digits, sign):
    rounded = Decimal(written).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    mark = MINUS if rounded < 0 else sign if rounded > 0 else ""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return mark + format_decimal(abs(rounded), format=pattern, locale="id")


def percent(value, digits=0, sign=""):
    """A fraction as a percentage: ``12,3 %``."""
    return number(Decimal(str(value)) * 100, digits, sign) + SPACE + "%"


def rupiah(value, sign=""):
    """Money in full: ``Rp1.234.567``. [rupiah]"""
    return _with_currency(number(value, 0, sign))


def short_rupiah(value, sign=""):
    """Money to a tenth of a million, billion or trillion: ``Rp45,6 miliar``; below a million in full. [rupiah]"""
    for least, size, name in SHORT_MONEY:
        if abs(value) >= least:
            return _with_currency(number(Decimal(str(value)) / size, 1, sign)) + SPACE + name
    return rupiah(value, sign)


def _with_currency(figure):
    return re.sub(r"\d", r"Rp\g<0>", figure, count=1)
