"""The assumptions of an edition, read strictly: every fault at once, each with its line."""

import datetime
import difflib
import re
from dataclasses import dataclass, field

import pandas as pd
import yaml

from asnplan.inputs import lines
from asnplan.inputs.fault import ERROR, Fault, InputError, nearest
from asnplan.inputs.message import refuse
from asnplan.inputs.schema import Assumption, assumption, problems
from asnplan.project import BASE_SCENARIO, Book, root


class ParamsError(InputError):
    """The params file of an edition cannot be used."""


@dataclass(frozen=True)
class Params:
    """What an edition assumes. Each assumption's value is an attribute: ``p.effective_minutes``."""

    book: Book
    title: str
    region: str
    agency: str
    status: str
    data_date: datetime.date
    base_year: int
    horizon: int
    seed: int
    previous_edition: str | None
    assumptions: dict[str, Assumption]
    scenarios: tuple[str, ...] = ()
    reads: set = field(default_factory=set, compare=False, repr=False)
    """The tables read with these params so far; ``tables`` keeps it."""

    def __getattr__(self, name):
        assumptions = self.__dict__.get("assumptions", {})
        if name in assumptions:
            return assumptions[name].value
        raise AttributeError(" ".join(filter(None, [f"Asumsi '{name}' tidak ada;", nearest(name, assumptions)])))

    def __dir__(self):
        return [*super().__dir__(), *self.assumptions]

    @property
    def edition(self):
        return self.book.edition

    @property
    def scenario(self):
        return self.book.scenario

    @property
    def unit(self):
        return self.book.unit

    @property
    def years(self):
        """The years of the plan, the first being ``base_year``."""
        return list(range(self.base_year, self.base_year + self.horizon))

    @property
    def base_date(self):
        """The day the data describe. [date]"""
        return pd.Timestamp(self.data_date)


def load(edition, scenario=BASE_SCENARIO, unit=""):
    """The params of ``edition`` with the overrides of ``scenario``.

    Parameters
    ----------
    edition : str
        Names ``params/<edition>.yaml``.
    scenario : str
        One of the file's scenarios; the base scenario overrides nothing.
    unit : str
        The unit the book is for; empty for the whole city.

    Returns
    -------
    Params

    Raises
    ------
    ParamsError
        With every fault of the file, and when the edition or the scenario does not exist.
    """
    file = _existing(edition)
    raw, faults = _read(edition)
    refuse(faults, ParamsError, f"Asumsi edisi '{edition}' tidak dapat dipakai.")
    scenarios = raw.pop("scenarios")
    if scenario not in (BASE_SCENARIO, *scenarios):
        known = ", ".join((BASE_SCENARIO, *scenarios))
        hint = nearest(scenario, scenarios)
        raise ParamsError(f"Skenario '{scenario}' tidak ada dalam {file}; yang ada: {known}" + (hint and f"; {hint}"))
    changes = scenarios.get(scenario, {})
    given = raw.pop("assumptions")
    assumptions = {name: assumption(name, given[name], scenario, changes.get(name)) for name in given}
    return Params(Book(edition, unit, scenario), assumptions=assumptions, scenarios=tuple(scenarios), **raw)


def faults(edition):
    """Every fault of the params file of ``edition``; none when it can be used.

    Returns
    -------
    list of Fault
    """
    _existing(edition)
    return _read(edition)[1]


def editions():
    """The names of all editions that have a params file, in order."""
    return sorted(path.stem for path in (root() / "params").glob("*.yaml"))


def _existing(edition):
    file = f"params/{edition}.yaml"
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", edition) or not Book(edition).params.is_file():
        known = editions()
        hint = "; ".join(f"mungkin maksud Anda: {name}" for name in difflib.get_close_matches(edition, known, 1))
        raise ParamsError(
            f"{file} tidak ada; edisi yang ada: {', '.join(known) or '(belum ada)'}" + (hint and f"; {hint}")
        )
    return file


def _read(edition):
    """The values of the file and its faults."""
    file = f"params/{edition}.yaml"
    try:
        node, raw = lines.read(Book(edition).params.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return {}, [_syntax(file, error)]
    if not isinstance(raw, dict):
        return {}, [Fault(ERROR, file, 1, "", "", "berkas harus berisi kunci: nilai", "salin dari edisi lain")]
    twice = [
        Fault(
            ERROR,
            file,
            line,
            ".".join(map(str, path)),
            "kunci ditulis dua kali",
            f"sudah ada pada baris {first}",
            "hapus salah satu",
        )
        for path, line, first in lines.duplicates(node)
    ]
    raw["scenarios"] = raw.get("scenarios") or {}
    wrong = [
        Fault(ERROR, file, lines.line(node, problem.path), ".".join(map(str, problem.path)), *problem[1:])
        for problem in problems(raw, edition, editions())
    ]
    return raw, twice + wrong


def _syntax(file, error):
    if isinstance(error, UnicodeDecodeError):
        return Fault(ERROR, file, None, "", "bukan teks UTF-8", "harus UTF-8", "simpan ulang dengan penyandian UTF-8")
    mark = getattr(error, "problem_mark", None)
    row = mark.line + 1 if mark else 1
    problem = getattr(error, "problem", "") or ""
    if "\\t" in problem:
        return Fault(ERROR, file, row, "", "ada tab", "harus spasi", "ganti tab dengan spasi")
    found = f"tulisan YAML tidak dapat dibaca ({problem})"
    return Fault(
        ERROR,
        file,
        row,
        "",
        found,
        "harus kunci: nilai",
        "periksa lekukan, titik dua dan kurung di baris ini dan di atasnya",
    )
