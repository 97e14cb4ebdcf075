"""A fault: one thing wrong, or odd, in what was handed in."""

import difflib
from typing import NamedTuple

from asnplan.inputs.writing import visible

ERROR, WARNING, CONFIRM = "kesalahan", "peringatan", "mohon konfirmasi"
GRADES = (ERROR, WARNING, CONFIRM)
LONGEST = 80
"""Letters of a value that a message shows."""


class Fault(NamedTuple):
    """Where it is, what stands there, what may stand there and how to mend it; in Indonesian.

    ``row`` counts as the file shows it: the header of a table, or the first line of a params file, is 1. ``None`` is
    the whole file.
    """

    grade: str
    file: str
    row: int | None
    column: str
    found: str
    allowed: str
    mend: str = ""


def error(file, row, column, found, allowed, mend=""):
    """A fault that stops."""
    return Fault(ERROR, file, row, column, found, allowed, mend)


class InputError(ValueError):
    """The inputs cannot be used; ``str`` is the whole message, ``faults`` are its parts."""

    def __init__(self, message, faults=()):
        super().__init__(message)
        self.faults = list(faults)


class UnitError(InputError):
    """No unit, or more than one, is meant by the words given; the message lists those that may be."""


def nearest(word, words):
    """``mungkin maksud Anda: ...`` with the likest of ``words``, or an empty text."""
    lower = {str(each).lower(): str(each) for each in words}
    likest = difflib.get_close_matches(str(word).lower(), lower, n=1, cutoff=0.6)
    return f"mungkin maksud Anda: {lower[likest[0]]}" if likest else ""


def also(*parts):
    """The parts that say something, as one sentence."""
    return "; ".join(part for part in parts if part)


def quoted(value):
    """``"value"``, shortened; a value that is no text stands plain, an absent one as ``kosong``."""
    if value is None or value != value:
        return "kosong"
    text = str(value) if len(str(value)) <= LONGEST else f"{str(value)[:LONGEST]}..."
    return f'"{visible(text)}"' if isinstance(value, str) else visible(text)
