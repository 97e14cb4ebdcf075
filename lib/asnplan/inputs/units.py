"""The unit that a person means, by its id, its name or its short name, however they write it."""

import difflib

import pandas as pd

from asnplan.inputs import check
from asnplan.inputs.fault import UnitError
from asnplan.project import slug

NAMES = ("id_unit", "nama", "nama_pendek")


def named(book, words):
    """The unit of an edition that ``words`` name.

    Capitals, spaces and marks do not count. What is no unit's id or name in full may be words of one name.

    Parameters
    ----------
    book : Book
    words : str

    Returns
    -------
    Series
        The row of the unit.

    Raises
    ------
    UnitError
        With the nearest names, or with all units that ``words`` may mean.
    TableError
        With every error in any input of the edition.
    """
    check.tables(book)
    units = pd.read_parquet(book.inputs / "unit.parquet")
    names, asked = units[list(NAMES)].map(slug), slug(words)
    same = names.eq(asked).any(axis=1)
    found = units[same if same.any() else ("-" + names["nama"] + "-").str.contains(f"-{asked}-", regex=False)]
    if len(found) == 1:
        return found.iloc[0]
    if len(found):
        raise _refused(f"Unit '{words}' dapat berarti beberapa unit; sebut id atau nama lengkapnya", found)
    unknown = f"Unit '{words}' tidak ada dalam edisi '{book.edition}'"
    raise _refused(f"{unknown}; yang paling mirip", _nearest(units, names, asked))


def _refused(opening, listed):
    lines = [f"  {unit.id_unit:<8} {unit.nama} ({unit.nama_pendek})" for unit in listed.itertuples()]
    return UnitError("\n".join([f"{opening}:", *lines]))


def _nearest(units, names, asked):
    """The five units whose id, name, short name or beginning of the name is most like ``asked``."""
    written = names.assign(awal=names["nama"].str[: len(asked)])
    likeness = written.map(lambda name: difflib.SequenceMatcher(None, asked, name).ratio()).max(axis=1)
    return units.loc[likeness.sort_values(ascending=False, kind="stable").index[:5]]
