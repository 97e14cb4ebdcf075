"""What a rule finds, and the arithmetic several rules share."""

from typing import NamedTuple

import pandas as pd

from asnplan.inputs.fault import CONFIRM, ERROR, WARNING


class Odd(NamedTuple):
    """Rows of a table where ``where`` is true; what may stand in ``columns`` there, and how to mend it."""

    grade: str
    table: str
    where: pd.Series
    columns: str | list[str]
    allowed: str
    mend: str = ""

    def faults(self, sheet):
        """The faults, located in the file."""
        where = self.where.astype("boolean").fillna(False)
        return sheet.faults(self.grade, where.index[where], self.columns, self.allowed, self.mend)


def wrong(*finding):
    """An ``Odd`` that stops."""
    return Odd(ERROR, *finding)


def doubtful(*finding):
    """An ``Odd`` that is probably a mistake."""
    return Odd(WARNING, *finding)


def ask(*finding):
    """An ``Odd`` that may well be right."""
    return Odd(CONFIRM, *finding)


def age(born, day):
    """Full years between the dates ``born`` and ``day``. [years]"""
    before = (born.dt.month > day.month) | ((born.dt.month == day.month) & (born.dt.day > day.day))
    return day.year - born.dt.year - before


def looked_up(keys, table, key, column):
    """``column`` of the row of ``table`` whose ``key`` is each of ``keys``."""
    return keys.map(table.drop_duplicates(key).set_index(key)[column]).astype(table[column].dtype)
