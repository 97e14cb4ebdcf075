"""A quantity as a figure shows it: its unit, its format and whether it counts people."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from matplotlib.ticker import Formatter, MaxNLocator

from asnplan.show import disclosure
from asnplan.show.alt import words
from asnplan.show.numbers import SPACE, number, percent
from asnplan.show.table import POSITIONS, default_format
from asnplan.show.text import formatted, is_missing

MONEY = ("rp", "rupiah")


@dataclass(frozen=True)
class Amount:
    """How the values of one figure are written: ``"juta rupiah|.1f"`` read apart."""

    unit: str
    format: str
    people: bool = False
    what: str = ""

    @classmethod
    def read(cls, unit, people, values, what=""):
        """Read ``unit|format``; without a format a share is a percentage, else the kind of the values decides."""
        unit, _, spec = unit.partition("|")
        flat = pd.Series(values.to_numpy(dtype=float, na_value=np.nan).ravel())
        return cls(unit, spec or default_format(flat, unit), people, what)

    @property
    def sums(self):
        """Whether the values may be added up: counts and money, not shares or indices."""
        return self.format in ("d", *MONEY) or "rupiah" in self.unit

    def text(self, value):
        """A value without its unit, hidden if it must be."""
        if self.people and not is_missing(value) and self._hides(value):
            return disclosure.HIDDEN
        return self.plain(value)

    def plain(self, value):
        """A value without its unit that needs no hiding."""
        return formatted(value, self.format)

    def sum(self, value):
        """A sum of shown values; it is missing if one of them is, lest that be had by subtraction."""
        return disclosure.HIDDEN if self.people and is_missing(value) else self.plain(value)

    def full(self, value):
        """A value with its unit."""
        return self._with_unit(self.text(value))

    def whole(self, values):
        """The sum of values with its unit; hidden if one of them is."""
        return self._with_unit(self.sum(self.shown(values).sum(skipna=False)))

    def _with_unit(self, text):
        own = self.unit in ("", "%") or self.format.lstrip("+") in MONEY or "%" in self.format
        return text if own else text + SPACE + self.unit

    def heading(self, column=""):
        """What an axis shows, and its unit; the column's name if nothing better was given."""
        what = self.what or words(column)
        unit = "" if "%" in self.format else self.unit
        said = f"{what} ({unit})" if what and unit else what or unit
        return said[:1].upper() + said[1:]

    def signed(self):
        """The same amounts with a sign before those above zero too."""
        return replace(self, format="+" + self.format.lstrip("+"))

    def shown(self, values):
        """The values as they may be drawn: numbers, missing where hidden."""
        plain = values.astype("Float64").astype(float).replace([np.inf, -np.inf], np.nan)
        return plain.mask(self._hides(plain)) if self.people else plain

    def _hides(self, values):
        """Whether values stand for hidden ones; counts also if they are small, which shares and ratios may well be."""
        marked = values == disclosure.MARK
        counts = self.format in ("d", "+d", ".0f") and self.unit != POSITIONS
        return marked | disclosure.is_small(values) if counts else marked

    def put_on(self, axis, ticks=6):
        """Give an axis Indonesian ticks, about so many."""
        axis.set_major_locator(MaxNLocator(nbins=ticks, steps=[1, 2, 2.5, 5, 10], integer=self.format == "d"))
        axis.set_major_formatter(Ticks(self))


class Ticks(Formatter):
    """Tick labels in Indonesian form, all with the decimals that their steps need."""

    def __init__(self, amount):
        self.amount = amount

    def __call__(self, value, position=None):
        return self.format_ticks([value])[0]

    def format_ticks(self, values):
        """The labels of all ticks of an axis, with the same number of decimals."""
        places = np.asarray(values, float)
        if self.amount.format in MONEY:
            return [formatted(value, "rp") for value in places]
        share = "%" in self.amount.format
        digits = _digits(places * 100 if share else places)
        return [(percent if share else number)(value, digits) for value in places]


def _digits(values):
    """The fewest decimals, up to three, that write all values exactly."""
    for digits in range(3):
        scaled = values * 10**digits
        if np.allclose(scaled, scaled.round(), rtol=0, atol=1e-6):
            return digits
    return 3
