"""Values, sentences and direction words as an Indonesian reader expects them."""

import datetime
import re
import string
from numbers import Number

import pandas as pd
from babel.dates import format_date

from asnplan.show.disclosure import HIDDEN, is_small
from asnplan.show.measures import Counted
from asnplan.show.numbers import SPACE, number, percent, rupiah, short_rupiah

MISSING = "[x]"
"""What stands in the place of a value that is not available."""

SHORTHAND = ("[c]", "[x]", "[z]", "[p]", "[e]", "[r]")
"""What may stand in the place of a value: hidden, not available, not applicable, provisional, estimated, revised."""

SPEC = re.compile(r"(?P<sign>\+?)(?:(?P<kind>d|%|rp|rupiah|tanggal|orang|arah|kurang)|\.(?P<digits>\d)(?P<unit>[f%]))")


def people(value, sign=""):
    """A count of people under disclosure control: ``1.234 orang`` or ``[c] orang``."""
    return (HIDDEN if is_small(value) else number(value, 0, sign)) + SPACE + "orang"


def date(value, sign=""):
    """A day: ``24 November 2026``."""
    return format_date(value, format="d MMMM y", locale="id")


def direction(value, sign=""):
    """The word for a change: naik, turun or tetap."""
    return "naik" if value > 0 else "turun" if value < 0 else "tetap"


def balance(value, sign=""):
    """The word for a balance: a negative one is kurang, a positive one lebih, none sesuai."""
    return "lebih" if value > 0 else "kurang" if value < 0 else "sesuai"


def _whole(value, sign=""):
    return number(value, 0, sign)


KINDS = {
    "d": _whole,
    "%": lambda value, sign: percent(value, 0, sign),
    "rp": short_rupiah,
    "rupiah": rupiah,
    "tanggal": date,
    "orang": people,
    "arah": direction,
    "kurang": balance,
}


def formatted(value, spec=""):
    """One value as text.

    Parameters
    ----------
    value : object
        ``None``, ``NaN``, ``NA`` and ``NaT`` become ``[x]``; shorthand stays. A percentage is given as a fraction.
    spec : str
        ``d``, ``.1f``, ``%``, ``.1%``, ``rp``, ``rupiah``, ``tanggal``, ``orang``, ``arah``, ``kurang``, each with an
        optional ``+`` before it; nothing for text and years.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the format is unknown or does not suit the value, or a fraction is given without one.
    """
    if is_missing(value):
        return MISSING
    if isinstance(value, Counted) and value.reason:
        return HIDDEN + (SPACE + "orang" if spec.endswith("orang") else "")
    if isinstance(value, str) and value in SHORTHAND:
        return value
    if not spec:
        return _plain(value)
    match = SPEC.fullmatch(spec)
    if not match:
        raise ValueError(f"Format '{spec}' tidak dikenal; yang ada: {', '.join(KINDS)}, .1f, .1%, dan + di depannya.")
    try:
        return _written(value, match)
    except (ArithmeticError, TypeError, AttributeError, AssertionError) as error:
        raise ValueError(f"Format '{spec}' tidak sesuai untuk nilai {value!r}.") from error


def _written(value, match):
    if match["kind"]:
        return KINDS[match["kind"]](value, sign=match["sign"])
    return (percent if match["unit"] == "%" else number)(value, int(match["digits"]), match["sign"])


def is_missing(value):
    """Whether there is no value to show: ``None``, ``NaN``, ``NA``, ``NaT`` or a division by zero."""
    return pd.api.types.is_scalar(value) and (pd.isna(value) or value in (float("inf"), float("-inf")))


def _plain(value):
    if pd.api.types.is_bool(value):
        return "ya" if value else "tidak"
    if isinstance(value, datetime.date):
        return date(value)
    if not isinstance(value, Number):
        return str(value)
    if value != int(value):
        raise ValueError(f"Angka {value} perlu format, misalnya {{nama:.1f}}.")
    return str(int(value))


class _Sentence(string.Formatter):
    """``str.format`` with the formats of `formatted`."""

    def format_field(self, value, format_spec):
        """One value of the template, in Indonesian form."""
        return formatted(value, format_spec)


def text(template, *more, **values):
    """A sentence with its values filled in, in Indonesian form.

    Parameters
    ----------
    template : str
        As for ``str.format``, for example ``"Kekurangan {arah:arah} menjadi {n:orang}."``
    *more : str
        Further ones, each left out if a value that it names is missing.
    **values
        The values named in the template; the formats are those of `formatted`.

    Returns
    -------
    str
    """
    return " ".join(filter(None, [_Sentence().vformat(template, (), values), known(more, values)]))


def course(first, last, spec="d"):
    """What became of a quantity: ``naik dari 612 menjadi 1.239``, or ``tetap 612`` when both are written alike.

    Parameters
    ----------
    first, last : real number
    spec : str
        A format of `formatted` for both.

    Returns
    -------
    str or None
        None when one of them is missing.
    """
    if is_missing(first) or is_missing(last):
        return None
    begin, end = formatted(first, spec), formatted(last, spec)
    return f"{direction(0)} {begin}" if begin == end else f"{direction(last - first)} dari {begin} menjadi {end}"


def names(values, none="tidak ada"):
    """Names in a row, ``a, b dan c``; ``none`` when there are none.

    Parameters
    ----------
    values : iterable of str
    none : str

    Returns
    -------
    str
    """
    *first, last = [*values] or [none]
    return f"{', '.join(first)} dan {last}" if first else last


def known(sentences, values):
    """Those of several sentences all of whose values are there, as one paragraph.

    Parameters
    ----------
    sentences : iterable of str
        Templates as for `text`.
    values : dict
        A missing value, and an empty text, leave out each sentence that names it.

    Returns
    -------
    str
    """
    absent = {name for name, value in values.items() if is_missing(value) or value == ""}
    return " ".join(text(each, **values) for each in sentences if not absent & _named(each))


def _named(template):
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
