"""What is wrong with the values of a params file, in the words of the person who wrote it."""

import datetime
import re
from typing import NamedTuple

from pydantic import ValidationError

from asnplan.inputs.assumptions import ASSUMPTIONS
from asnplan.inputs.fault import nearest, quoted
from asnplan.inputs.schema import FINAL, UNVERIFIED, Header, entry, has_source
from asnplan.project import BASE_SCENARIO, LONGEST_NAME, is_name


class Problem(NamedTuple):
    """Something wrong at ``path`` in the file."""

    path: tuple
    found: str
    allowed: str
    mend: str = ""


def problems(raw, edition, editions):
    """Everything wrong in the values ``raw`` of the params file of ``edition``."""
    yield from _wrong(Header, raw)
    yield from _between(raw, edition, editions)
    assumptions, scenarios = _mapping(raw.get("assumptions")), _mapping(raw.get("scenarios"))
    for name in ASSUMPTIONS:
        if name not in assumptions:
            yield Problem(("assumptions", name), "tidak ada", "wajib ada")
    for name, given in assumptions.items():
        yield from _entry_problems(("assumptions", name), given)
        yield from _sourceless(("assumptions", name), given, raw.get("status"))
    yield from _outgrown(("assumptions",), assumptions, {})
    for scenario, changes in scenarios.items():
        yield from _outgrown(("scenarios", scenario), assumptions, _mapping(changes))
        if scenario == BASE_SCENARIO or not is_name(str(scenario)):
            allowed = (
                f"harus huruf kecil, angka dan tanda hubung, paling panjang {LONGEST_NAME}, dan bukan '{BASE_SCENARIO}'"
            )
            yield Problem(("scenarios", scenario), quoted(scenario), allowed)
        for name, change in _mapping(changes).items():
            yield from _sourceless(("scenarios", scenario, name), change, raw.get("status"))
            yield from _override_problems(("scenarios", scenario, name), assumptions.get(name), change)


def _mapping(value):
    return value if isinstance(value, dict) else {}


def _entry_problems(path, given):
    name = path[-1]
    if name in ASSUMPTIONS:
        return _wrong(entry(name), given, path)
    return [Problem(path, "asumsi tidak dikenal", "", nearest(name, ASSUMPTIONS))]


def _sourceless(path, given, status):
    """A source that a final report, or a verified assumption, lacks; a draft may still look for it."""
    source = _mapping(given).get("source")
    if not isinstance(source, str) or has_source(source):
        return
    if status == FINAL:
        yield Problem((*path, "source"), quoted(source), "wajib ada bila status laporan final", "sebut peraturannya")
    elif given.get("status", UNVERIFIED) != UNVERIFIED:
        yield Problem((*path, "source"), quoted(source), "wajib ada bila asumsi terverifikasi", "sebut peraturannya")


def _override_problems(path, given, change):
    """What is wrong with the override alone; the base value's own problems are reported where it stands."""
    if path[-1] not in ASSUMPTIONS or not isinstance(change, dict):
        return _entry_problems(path, change)
    merged = _mapping(given) | change
    return [problem for problem in _entry_problems(path, merged) if problem.path[len(path)] in change]


def _outgrown(path, assumptions, changes):
    """Population growth that is not between its slow and its fast scenario."""
    names = "population_growth", "population_scenarios"
    growth, around = (_mapping(assumptions.get(name)) | _mapping(changes.get(name)) for name in names)
    rate, others = growth.get("value"), _mapping(around.get("value"))
    low, high = others.get("rendah"), others.get("tinggi")
    numbers = all(isinstance(value, int | float) for value in (rate, low, high))
    if numbers and not low <= rate <= high and (not changes or set(names) & set(changes)):
        allowed = f"harus di antara rendah dan tinggi dari population_scenarios ({low} dan {high})"
        yield Problem((*path, names[0] if names[0] in changes or not changes else names[1]), f"{rate}", allowed)


def _between(raw, edition, editions):
    """Faults between keys: the years must fit each other and the edition's name, the previous edition must exist."""
    year, day, previous = (raw.get(key) for key in ("base_year", "data_date", "previous_edition"))
    if isinstance(day, datetime.date) and isinstance(year, int) and year not in (day.year, day.year + 1):
        yield Problem(("base_year",), f"{year}", f"harus tahun data_date atau sesudahnya ({day.year}, {day.year + 1})")
    named = edition.rpartition("-")[2]
    if re.fullmatch(r"\d{4}", named) and isinstance(year, int) and year != int(named):
        yield Problem(("base_year",), f"{year}", f"harus sama dengan tahun pada nama edisi ({named})")
    if isinstance(previous, str) and (previous not in editions or previous == edition):
        allowed = "harus edisi lain yang ada di params/, atau null"
        yield Problem(("previous_edition",), quoted(previous), allowed, nearest(previous, editions))


def _wrong(model, value, prefix=()):
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [_problem(model, each, prefix) for each in error.errors(include_url=False)]
    return []


ALLOWED = {
    "missing": "wajib ada",
    "invalid_key": "kunci harus teks",
    "int_type": "harus bilangan bulat",
    "float_type": "harus bilangan, desimal dengan titik (0.02)",
    "finite_number": "harus bilangan",
    "string_type": "harus teks",
    "string_unicode": "harus teks dari huruf utuh",
    "string_too_short": "tidak boleh kosong",
    "literal_error": "harus {expected}",
    "greater_than_equal": "paling kecil {ge}",
    "less_than_equal": "paling besar {le}",
    "date_type": "harus tanggal yang ada, TTTT-BB-HH",
    "dict_type": "harus kumpulan kunci: nilai",
    "model_type": "harus kumpulan kunci: nilai",
    "list_type": "harus daftar",
    "too_short": "daftar tidak boleh kosong",
    "value_error": "{error}",
}
"""What each kind of pydantic error means to the reader."""


def _problem(model, error, prefix):
    """A pydantic error in the reader's words."""
    kind, path, found, context = error["type"], error["loc"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return Problem(prefix + path, "kunci tidak dikenal", "", nearest(path[-1], _names(model, path)))
    allowed = ALLOWED[kind].format(**context).replace(" or ", " atau ")
    if kind == "missing":
        return Problem(prefix + path, "tidak ada", allowed)
    words = re.findall("'([^']*)'", allowed) if kind in ("literal_error", "value_error") else ()
    return Problem(prefix + path, quoted(found), allowed, nearest(found, words))


def _names(model, path):
    """The names allowed where the unknown key at ``path`` stands."""
    schema = model.model_json_schema()
    here = schema
    for step in path[:-1]:
        named = here.get("properties", {}).get(step) or here.get("additionalProperties")
        here = here["items"] if isinstance(step, int) else named
        here = schema["$defs"][here["$ref"].rpartition("/")[2]] if "$ref" in here else here
    return here.get("properties", {})
