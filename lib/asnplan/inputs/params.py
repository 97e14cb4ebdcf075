"""The assumptions of an edition, read strictly: every fault at once, each with its line."""

import datetime
from dataclasses import dataclass, field, replace

import pandas as pd

from asnplan.inputs import paramfile, units
from asnplan.inputs.draws import stream
from asnplan.inputs.fault import InputError, also, nearest
from asnplan.inputs.message import refuse
from asnplan.inputs.schema import Assumption, assumption
from asnplan.project import BASE_SCENARIO, Book, is_name, root


class ParamsError(InputError):
    """The params file of an edition cannot be used."""


@dataclass(frozen=True)
class Params:
    """What an edition assumes. Each assumption's value is an attribute: ``p.teacher_weekly_hours``."""

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
    place: str = ""
    """Whose numbers the book has: the region, or the short name of its unit."""
    unit_name: str = ""
    """The unit's name in full; empty for the whole city."""
    reads: set = field(default_factory=set, compare=False, repr=False)
    """The tables read with these params so far; ``tables`` keeps it."""

    def __getattr__(self, name):
        assumptions = self.__dict__.get("assumptions", {})
        if name in assumptions:
            return assumptions[name].value
        raise AttributeError(also(f"asumsi '{name}' tidak ada", nearest(name, assumptions)))

    def __dir__(self):
        return [*super().__dir__(), *self.assumptions]

    @property
    def edition(self):
        """The edition's name."""
        return self.book.edition

    @property
    def scenario(self):
        """The scenario whose overrides are in force."""
        return self.book.scenario

    @property
    def scenarios_before(self):
        """The scenarios that this one comes after in the file, the base scenario first."""
        return self.scenarios[: self.scenarios.index(self.scenario)]

    @property
    def values(self):
        """The value of each assumption by its name."""
        return {name: entry.value for name, entry in self.assumptions.items()}

    @property
    def overridden(self):
        """The value of each assumption that the scenario replaces, by its name."""
        return {name: entry.value for name, entry in self.assumptions.items() if entry.base is not None}

    def stream(self, name):
        """The random stream of one purpose; all start at the edition's seed."""
        return stream(self.seed, name)

    @property
    def ranges(self):
        """The two values between which each assumption may be, of those with a range, by its name."""
        return {name: entry.range for name, entry in self.assumptions.items() if entry.range}

    @property
    def unit(self):
        """The id of the unit the book is for; empty for the whole city."""
        return self.book.unit

    @property
    def since(self):
        """The last edition as a sentence names it, ``edisi 2025``; empty when there is none."""
        name = self.previous_edition or ""
        return f"edisi {name.rpartition('-')[2] or name}" if name else ""

    @property
    def part(self):
        """What the parts are called that the book compares with each other."""
        return "unit" if self.unit else "perangkat daerah"

    @property
    def part_key(self):
        """The column that names the part of a row."""
        return "id_unit" if self.unit else "opd"

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
        The unit the book is for, by id, name or short name; empty for the whole city.

    Returns
    -------
    Params

    Raises
    ------
    ParamsError
        With every fault of the file, and when the edition or the scenario does not exist.
    UnitError
        When no unit is called so, or more than one.
    """
    file = _existing(edition)
    raw, wrong = paramfile.read(file, edition, editions())
    refuse(wrong, ParamsError, f"Asumsi edisi '{edition}' tidak dapat dipakai.")
    scenarios, given = raw.pop("scenarios"), raw.pop("assumptions")
    known = (BASE_SCENARIO, *scenarios)
    if scenario not in known:
        there = f"Skenario '{scenario}' tidak ada di params/{file.name}; yang ada: {', '.join(known)}"
        raise ParamsError(also(there, nearest(scenario, known)))
    changes = scenarios.get(scenario, {})
    assumptions = {name: assumption(name, given[name], scenario, changes.get(name)) for name in given}
    city = Book(edition, "", scenario)
    of_unit = _of_unit(city, unit) if unit else {"book": city, "place": raw["region"]}
    return Params(assumptions=assumptions, scenarios=known, **of_unit, **raw)


def _of_unit(city, words):
    """What the params of a unit's book have of their own."""
    found = units.named(city, words)
    book = replace(city, unit=found["id_unit"])
    return {"book": book, "place": found["nama_pendek"], "unit_name": found["nama"], "reads": {"unit"}}


def editions():
    """The names of all editions that have a params file, in order."""
    return sorted(path.stem for path in (root() / "params").glob("*.yaml"))


def _existing(edition):
    """The params file of ``edition``; only a plain name is one, so that no name leads out of the project."""
    if not is_name(edition) or not Book(edition).params.is_file():
        there = ", ".join(editions()) or "belum ada"
        missing = f"Edisi '{edition}' tidak ada: params/{edition}.yaml tidak ditemukan; edisi yang ada: {there}"
        raise ParamsError(also(missing, nearest(edition, editions())))
    return Book(edition).params
