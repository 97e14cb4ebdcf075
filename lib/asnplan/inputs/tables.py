"""The tables a chapter reads and saves: inputs come checked and typed, results of chapters as they were saved."""

import json

import pandas as pd

from asnplan.inputs import check, past
from asnplan.inputs.check import TableError
from asnplan.inputs.fault import nearest
from asnplan.inputs.store import write, write_text


def load(p, name):
    """The input table ``name``, typed as its contract says; an optional table that was not delivered is empty.

    Parameters
    ----------
    p : Params
    name : str
        A table of the data dictionary.

    Returns
    -------
    DataFrame, index 0..n-1

    Raises
    ------
    TableError
        With every error in any input of the edition: its tables refer to each other and are right together or not.
    """
    delivered = check.tables(p.book)
    if name not in delivered:
        raise TableError(f"Tabel '{name}' tidak dikenal; {nearest(name, delivered) or ', '.join(delivered)}")
    p.reads.add(name)
    return pd.read_parquet(p.book.inputs / f"{name}.parquet")


def undelivered(p, *names):
    """Which of these optional input tables were not delivered, as the report says it; empty when all were.

    Parameters
    ----------
    p : Params
    *names : str
        Tables of the data dictionary.

    Returns
    -------
    str
    """
    delivered = check.tables(p.book)
    p.reads.update(names)
    absent = [name for name in names if not delivered[name]["file"]]
    listed = " dan ".join([", ".join(absent[:-1]), *absent[-1:]] if len(absent) > 1 else absent)
    return f"Bagian ini tidak tersedia karena tabel {listed} tidak ada dalam data edisi ini." if absent else ""


def save(p, chapter, **frames):
    """Keep ``frames`` of ``chapter`` for later chapters and the report, and list what the chapter read.

    The list, ``<chapter>.reads.json`` in the book's build folder, has input tables by name and tables of chapters as
    ``chapter.table``; it tells when the chapter is stale.
    """
    for name, frame in frames.items():
        write(p.book.saved(chapter, name), frame.reset_index(drop=True).to_parquet)
    write_text(p.book.build / f"{chapter}.reads.json", json.dumps(sorted(p.reads)))


def saved(p, chapter, name):
    """The table ``name`` as ``chapter`` saved it.

    Returns
    -------
    DataFrame

    Raises
    ------
    TableError
        If the chapter has not run for this book, or saved no such table.
    """
    path = p.book.saved(chapter, name)
    if not path.is_file():
        others = sorted(each.stem for each in path.parent.glob("[!.]*.parquet"))
        missing = f"Tabel '{name}' tidak disimpan bab '{chapter}'; yang ada: {', '.join(others)}"
        unrun = f"Bab '{chapter}' belum dijalankan untuk {p.book.name}; jalankan bab itu lebih dahulu"
        raise TableError(missing if others else unrun)
    p.reads.add(f"{chapter}.{name}")
    return pd.read_parquet(path)


def before(p):
    """The key figures of the last edition's summary, by id; empty when they are not to be had."""
    released = past.released(p)
    return {figure.id: figure.amount for figure in released.key_figures} if released else {}
