"""Texts of the inputs that a report can print, and how one that it cannot is shown in a message."""

import re
import unicodedata

from asnplan.inputs.limits import LIMITS, counted

BREAK = re.compile(r"[\t\r\n]+")
WORD = re.compile(r"[\s\-/]+")
REFERENCE = re.compile(r"@(tabel|gambar):\w")
"""How the report refers to its own tables and figures; in a text of the inputs it would lead nowhere."""

FORMULA_SIGNS = tuple(
    "=+-@\t\r\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""How a text begins that a spreadsheet would compute."""


def visible(text):
    """``text`` with every character that cannot be seen, or that commands a terminal, as its code: ``\\x1b``."""
    return "".join(each if _seen(each) else each.encode("unicode_escape").decode("ascii") for each in text)


def neutral(value):
    """``value`` as a cell of a CSV file that no spreadsheet computes."""
    text = "" if value is None else visible(str(value))
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def unprintable(text):
    """Why ``text`` cannot stand in a report.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        What it must be, in Indonesian; empty for ordinary text.
    """
    if text.isprintable() and len(text) <= LIMITS["kata"].most and "@" not in text:
        return ""
    if not all(map(_seen, text)):
        return "tanpa huruf kendali, huruf tak terlihat dan pembalik arah"
    if len(text) > LIMITS["teks"].most:
        return f"paling panjang {counted(LIMITS['teks'].most)} huruf"
    if max(map(len, WORD.split(text))) > LIMITS["kata"].most:
        return f"kata paling panjang {LIMITS['kata'].most} huruf; pisahkan dengan spasi"
    return "tanpa @tabel: dan @gambar:" if REFERENCE.search(text) else ""


def _seen(letter):
    """Letters, signs and blanks; not control, format, unassigned or half characters."""
    return letter.isprintable() or unicodedata.category(letter) == "Zs"
