"""The last edition: what it assumed, by its params file, and what it released, by the manifest in its folder."""

import datetime
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from asnplan.inputs import lines
from asnplan.inputs.fault import InputError
from asnplan.inputs.schema import UNVERIFIED, assumption
from asnplan.project import Book, root

GIVEN = ("value", "unit", "source", "status", "range")


class PastError(InputError):
    """The last edition cannot be compared with."""


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class File(_Part):
    """A file or folder by its content."""

    file: str
    sha256: str


class Series(_Part):
    """The rows of a table for one year and source."""

    id: str
    rows: int
    sha256: str
    totals: dict[str, float]


class Table(File):
    """A delivered table."""

    table: str
    rows: int
    series: list[Series]


class KeyFigure(_Part):
    """A key figure of the summary; ``amount`` is None where it was hidden."""

    id: str
    amount: float | None


class Released(_Part):
    """What a comparison reads of a manifest; it holds more."""

    edition: str
    data_date: datetime.date
    parameters: File
    inputs: list[Table]
    methods: dict[str, int]
    notebooks: list[File]
    library: list[File]
    key_figures: list[KeyFigure]


def place(p):
    """Where the manifest of the last edition's book lies, from the project's folder; empty without a last edition."""
    if not p.previous_edition:
        return ""
    return f"dist/{Book(p.previous_edition, p.unit, p.scenario).name}/manifest.json"


def released(p):
    """What the last edition released.

    Parameters
    ----------
    p : Params

    Returns
    -------
    Released or None
        None when there is no last edition, or its folder is not in ``dist/``.

    Raises
    ------
    PastError
        If the manifest is not one of that edition.
    """
    path = root() / place(p)
    p.reads.update(filter(None, [place(p)]))
    if not path.is_file():
        return None
    try:
        found = Released.model_validate_json(path.read_bytes())
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise PastError(f"{place(p)} bukan manifes yang utuh ({where}); {_again(p)}") from None
    if found.edition != p.previous_edition:
        raise PastError(f"{place(p)} adalah manifes edisi '{found.edition}'; {_again(p)}")
    return found


def assumed(p):
    """The assumptions of the last edition as its params file has them, in the same scenario if it knew it.

    They are read without today's rules: an assumption may have come or gone since.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict of str to Assumption

    Raises
    ------
    PastError
        If the file cannot be read.
    """
    if not p.previous_edition:
        return {}
    file = Book(p.previous_edition).params
    p.reads.add(f"params/{file.name}")
    try:
        _, told = lines.read(file.read_text(encoding="utf-8-sig"))
        given, changes = told["assumptions"], (told.get("scenarios") or {}).get(p.scenario) or {}
        return {name: assumption(name, _given(given[name]), p.scenario, changes.get(name)) for name in given}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError, AttributeError):
        raise PastError(f"params/{file.name} (edisi lalu) tidak dapat dibaca; make check EDITION={file.stem}") from None


def _given(entry) -> dict[str, Any]:
    return {"unit": "", "source": "", "status": UNVERIFIED} | {key: entry[key] for key in GIVEN if key in entry}


def _again(p):
    return f"letakkan folder serah terima edisi {p.previous_edition} di dist/"
