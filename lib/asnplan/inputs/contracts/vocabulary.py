"""The few words contracts are written in: one function per kind of column, and one for a table.

A contract is an ordinary pandera schema. What pandera has no field for (unit, example, kind, foreign keys) stands in its
``metadata``, so that the checks, the data dictionary and the empty templates are all made from this one place.
"""

import pandera.pandas as pa

DTYPES = {
    "teks": "str",
    "pilihan": "str",
    "bilangan bulat": "Int64",
    "bilangan": "Float64",
    "tanggal": "datetime64[ms]",
    "ya/tidak": "boolean",
}


def _column(kind, description, example, checks=(), *, empty=False, unit=None, **extra):
    metadata = {"kind": kind, "unit": unit, "example": str(example), **extra}
    return pa.Column(DTYPES[kind], list(checks), nullable=empty, description=description, metadata=metadata)


def text(description, example, *, empty=False, references=None, identifier=False):
    """Free text, or the key of a row in another table (``references="unit.id_unit"``)."""
    return _column("teks", description, example, empty=empty, references=references, identifier=identifier)


def choice(description, allowed, *, example=None, empty=False):
    """One of a closed list of words."""
    return _column("pilihan", description, example or allowed[0], [pa.Check.isin(list(allowed))], empty=empty)


def integer(description, example, low, high, *, unit=None, empty=False, usual=None):
    """A whole number in ``low..high``; values outside ``usual`` are possible but worth a question."""
    return _number("bilangan bulat", description, example, low, high, unit, empty, usual)


def decimal(description, example, low, high, *, unit=None, empty=False, usual=None):
    """A number in ``low..high``; values outside ``usual`` are possible but worth a question."""
    return _number("bilangan", description, example, low, high, unit, empty, usual)


def _number(kind, description, example, low, high, unit, empty, usual):
    checks = [pa.Check.in_range(low, high)]
    return _column(kind, description, example, checks, empty=empty, unit=unit, usual=usual)


def date(description, example, *, empty=False):
    """A calendar day between 1900 and 2100."""
    return _column("tanggal", description, example, [pa.Check.in_range("1900-01-01", "2100-12-31")], empty=empty)


def flag(description, *, empty=False):
    """``ya`` or ``tidak``."""
    return _column("ya/tidak", description, "tidak", empty=empty)


def table(name, row_is, columns, *, key, required=False, of_last_edition=""):
    """A contract: the columns one row of table ``name`` has, and the columns that together name it.

    ``of_last_edition`` marks what the last edition's chapters keep for this one: it says what lacks without the table.
    """
    metadata = {"row_is": row_is, "key": key, "required": required, "of_last_edition": of_last_edition}
    return pa.DataFrameSchema(columns, name=name, unique=key, strict=True, ordered=False, metadata=metadata)


def bounds(column):
    """What a column of a contract allows: a list of words, a pair of limits, or ``None`` for free text."""
    if column.metadata["kind"] == "ya/tidak":
        return ["ya", "tidak"]
    limits = column.checks[0].statistics if column.checks else {}
    return limits.get("allowed_values") or ((limits["min_value"], limits["max_value"]) if limits else None)


def indonesian(number):
    """``1.234,5`` for 1234.5."""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def allowed(column):
    """``bounds`` as Indonesian words, empty for free text."""
    match bounds(column):
        case None:
            return ""
        case (str(low), str(high)) if column.metadata["kind"] == "tanggal":
            return f"{low} sampai {high}"
        case (low, high) if not isinstance(low, str):
            return f"{indonesian(low)} sampai {indonesian(high)}"
        case words:
            return ", ".join(words)
