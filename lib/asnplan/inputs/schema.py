"""What a params file must look like, and what is wrong with one that does not."""

import datetime
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from asnplan.inputs.assumptions import ASSUMPTIONS
from asnplan.inputs.fault import nearest
from asnplan.inputs.kinds import DAY, whole
from asnplan.project import BASE_SCENARIO, slug

TEXT = Annotated[str, Field(min_length=1)]
UNVERIFIED = "belum diverifikasi"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Header(_Strict):
    """The keys of the file; assumptions and scenarios are looked at one by one afterwards."""

    title: TEXT
    region: TEXT
    agency: TEXT
    status: Literal["draf", "final"]
    data_date: DAY
    base_year: whole(2000, 2100)
    horizon: whole(1, 15)
    seed: whole(0, 2**63 - 1)
    previous_edition: str | None
    assumptions: dict[str, Any]
    scenarios: dict[str, dict[str, dict[str, Any]]] = {}


class Entry(_Strict):
    """What stands below the name of every assumption."""

    value: Any
    unit: TEXT
    source: TEXT
    status: Literal["terverifikasi", UNVERIFIED]


@cache
def entry(name):
    """The model of one assumption: an entry whose value is of the assumption's kind."""
    return create_model(name, __base__=Entry, value=(ASSUMPTIONS[name][1], ...))


@dataclass(frozen=True)
class Assumption:
    """One assumption as used: ``base`` is the value a scenario replaced, ``None`` when none did."""

    name: str
    label: str
    value: Any
    unit: str
    source: str
    status: str
    base: Any = None


def assumption(name, given, scenario="", change=None):
    """The assumption from what the file gives; an override without a source of its own is marked as the scenario's."""
    base = given["value"] if change else None
    marked = {"source": f"Skenario {scenario}; nilai dasar: {base}", "status": UNVERIFIED} if change else {}
    return Assumption(name, ASSUMPTIONS[name][0], **given | marked | (change or {}), base=base)


class Problem(NamedTuple):
    """Something wrong at ``path`` in the file."""

    path: tuple
    found: str
    allowed: str
    mend: str = ""


def problems(raw, edition, editions):
    """Everything wrong in the values ``raw`` of the params file of ``edition``."""
    yield from _wrong(Header, raw)
    yield from _dates(raw, edition, editions)
    assumptions, scenarios = (
        raw.get(key) if isinstance(raw.get(key), dict) else {} for key in ("assumptions", "scenarios")
    )
    yield from (
        Problem(("assumptions", name), "tidak ada", "wajib ada") for name in ASSUMPTIONS if name not in assumptions
    )
    for name, given in assumptions.items():
        yield from _entry_problems(("assumptions", name), given)
    for scenario, changes in scenarios.items():
        if scenario == BASE_SCENARIO or scenario != slug(str(scenario)):
            allowed = f"harus huruf kecil, angka dan tanda hubung, dan bukan '{BASE_SCENARIO}'"
            yield Problem(("scenarios", scenario), f'"{scenario}"', allowed)
        for name, change in changes.items() if isinstance(changes, dict) else ():
            yield from _override_problems(("scenarios", scenario, name), assumptions.get(name), change)


def _entry_problems(path, given):
    name = path[-1]
    if name in ASSUMPTIONS:
        return _wrong(entry(name), given, path)
    return [Problem(path, "asumsi tidak dikenal", "", nearest(name, ASSUMPTIONS))]


def _override_problems(path, given, change):
    """What is wrong with the override alone; the base value's own problems are reported where it stands."""
    if path[-1] not in ASSUMPTIONS or not isinstance(change, dict):
        return _entry_problems(path, change)
    merged = (given if isinstance(given, dict) else {}) | change
    return [problem for problem in _entry_problems(path, merged) if problem.path[len(path)] in change]


def _dates(raw, edition, editions):
    """Faults between keys: the years must fit each other and the edition's name, the previous edition must exist."""
    year, day, previous = (raw.get(key) for key in ("base_year", "data_date", "previous_edition"))
    if isinstance(day, datetime.date) and isinstance(year, int) and year not in (day.year, day.year + 1):
        yield Problem(("base_year",), f"{year}", f"harus tahun data_date atau sesudahnya ({day.year}, {day.year + 1})")
    named = edition.rpartition("-")[2]
    if named.isdecimal() and isinstance(year, int) and year != int(named):
        yield Problem(("base_year",), f"{year}", f"harus sama dengan tahun pada nama edisi ({named})")
    if isinstance(previous, str) and (previous not in editions or previous == edition):
        allowed = "harus edisi lain yang ada di params/, atau null"
        yield Problem(("previous_edition",), f'"{previous}"', allowed, nearest(previous, editions))


def _wrong(model, value, prefix=()):
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [_problem(model, each, prefix) for each in error.errors(include_url=False)]
    return []


ALLOWED = {
    "missing": "wajib ada",
    "extra_forbidden": "kunci tidak dikenal",
    "invalid_key": "kunci harus teks",
    "int_type": "harus bilangan bulat",
    "float_type": "harus bilangan, desimal dengan titik (0.02)",
    "finite_number": "harus bilangan",
    "string_type": "harus teks",
    "string_too_short": "tidak boleh kosong",
    "literal_error": "harus {expected}",
    "greater_than_equal": "paling kecil {ge}",
    "less_than_equal": "paling besar {le}",
    "date_type": "harus tanggal yang ada, TTTT-BB-HH",
    "dict_type": "harus kumpulan kunci: nilai",
    "model_type": "harus kumpulan kunci: nilai",
    "list_type": "harus daftar",
    "too_short": "daftar tidak boleh kosong",
    "aturan": "{pesan}",
}
"""What each kind of pydantic error means to the reader."""


def _problem(model, error, prefix):
    kind, path, context = error["type"], error["loc"], error.get("ctx", {})
    allowed = ALLOWED[kind].format(**context).replace(" or ", " atau ")
    if kind == "missing":
        return Problem(prefix + path, "tidak ada", allowed)
    if kind == "extra_forbidden":
        return Problem(prefix + path, "kunci tidak dikenal", "", nearest(path[-1], _names(model, path)))
    found = error["input"]
    mend = (
        nearest(found, context["expected"].replace("'", "").replace(" or ", ", ").split(", "))
        if kind == "literal_error"
        else ""
    )
    return Problem(prefix + path, f'"{found}"' if isinstance(found, str) else _short(found), allowed, mend)


def _short(value):
    text = "kosong" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _names(model, path):
    """The names allowed where the unknown key at ``path`` stands."""
    schema = model.model_json_schema()
    here = schema
    for step in path[:-1]:
        here = here["items"] if isinstance(step, int) else here["properties"][step]
        here = schema["$defs"][here["$ref"].rpartition("/")[2]] if "$ref" in here else here
    return here.get("properties", {})
