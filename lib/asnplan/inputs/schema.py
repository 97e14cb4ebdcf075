"""What a params file must look like, and what it becomes."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model

from asnplan.inputs.assumptions import ASSUMPTIONS
from asnplan.inputs.kinds import DAY, pair, whole
from asnplan.inputs.writing import unprintable


def printable(text):
    """``text``, if the report can print it."""
    if why := unprintable(text):
        raise ValueError(f"harus {why}")
    return text


TEXT = Annotated[str, Field(min_length=1), AfterValidator(printable)]
UNVERIFIED = "belum diverifikasi"
FINAL = "final"
NO_SOURCE = ("", "belum ada", "tidak ada", "belum diketahui", "menyusul", "n/a")
"""What stands where a source should; a draft may have it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Header(_Strict):
    """The keys of the file; assumptions and scenarios are looked at one by one afterwards."""

    title: TEXT
    region: TEXT
    agency: TEXT
    status: Literal["draf", FINAL]
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
    source: str
    status: Literal["terverifikasi", UNVERIFIED]


@cache
def entry(name):
    """The model of one assumption: an entry whose value, and the ends of whose range, are of the assumption's kind."""
    kind = ASSUMPTIONS[name][1]
    return create_model(name, __base__=Entry, value=(kind, ...), range=(pair(kind), None))


def has_source(text):
    """Whether ``text`` names a source."""
    return text.strip(" .-–?").lower() not in NO_SOURCE


@dataclass(frozen=True)
class Assumption:
    """One assumption as used.

    ``base`` is the value a scenario replaced, ``range`` the two values between which it may be; ``None`` without.
    """

    name: str
    label: str
    value: Any
    unit: str
    source: str
    status: str
    range: list | None = None
    base: Any = None


def assumption(name, given, scenario="", change=None):
    """The assumption from what the file gives; an override without a source of its own is marked as the scenario's.

    One that is assumed no more, read from a former edition, is called by its name.
    """
    base = given["value"] if change else None
    marked = {"source": f"Skenario {scenario}", "status": UNVERIFIED} if change else {}
    label = ASSUMPTIONS.get(name, (name,))[0]
    return Assumption(name, label, **given | marked | (change or {}), base=base)
