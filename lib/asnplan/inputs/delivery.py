"""All inputs of an edition, read and checked together: every fault at once."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from asnplan.inputs import files, params, rules
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.fault import ERROR, WARNING, Fault, nearest
from asnplan.inputs.sheet import Sheet
from asnplan.inputs.typed import empty, typed
from asnplan.project import Book


class Examined(NamedTuple):
    """The typed tables of an edition, those not delivered being empty; what was delivered; and the faults."""

    frames: dict[str, pd.DataFrame]
    sheets: dict[str, Sheet]
    faults: list[Fault]


def examine(edition):
    """Read and check the params and all tables of ``edition``.

    Returns
    -------
    Examined
        The index of each frame is the row number in its file.
    """
    assumed, wrong = _assumed(edition)
    sheets, found = files.read(Book(edition).data, CONTRACTS)
    unread = _unread(sheets, found)
    found = [*wrong, *found, *_undelivered(edition, assumed, {*sheets, *unread})]
    frames = {}
    for name, contract in CONTRACTS.items():
        frames[name], faults = typed(contract, sheets[name]) if name in sheets else (empty(contract), [])
        found += faults
    unknown = unread | {name for name, sheet in sheets.items() if not set(_key(name)) <= set(sheet.cells)}
    unknown |= {name for name, contract in CONTRACTS.items() if contract.metadata["required"]} - set(sheets)
    for name, sheet in sheets.items():
        found += lost(CONTRACTS[name], sheet, frames, unknown)
    found += rules.faults(frames, sheets, assumed)
    return Examined(frames, sheets, found)


def _assumed(edition):
    """The params, or ``None`` and their faults."""
    try:
        return params.load(edition), []
    except params.ParamsError as error:
        if not error.faults:
            raise
        return None, error.faults


def _unread(sheets, faults):
    """The tables whose file could not be read, or not in full."""
    tables = {sheet.file: name for name, sheet in sheets.items()}
    return {tables.get(fault.file, Path(fault.file).stem) for fault in faults if fault.grade == ERROR}


def _key(name):
    return CONTRACTS[name].metadata["key"]


def _undelivered(edition, assumed, known):
    for name, contract in CONTRACTS.items():
        if name in known or (contract.metadata["of_last_edition"] and not (assumed and assumed.previous_edition)):
            continue
        grade, meaning = ERROR if contract.metadata["required"] else WARNING, _without(contract)
        yield Fault(grade, f"data/{edition}/", None, name, "tidak ada atau tanpa baris data", meaning)


def _without(contract):
    """What it means that a table was not delivered."""
    if contract.metadata["required"]:
        return "tabel ini wajib"
    return contract.metadata["of_last_edition"] or "bagian yang memakainya ditiadakan"


def lost(contract, sheet, frames, unknown=()):
    """The cells of ``sheet`` that name a row of another table which is not there.

    Parameters
    ----------
    contract : pandera.DataFrameSchema
    sheet : Sheet
    frames : dict of str to DataFrame
    unknown : collection of str
        Tables whose rows are not known: missing though required, unread, without their key. What refers to them is not
        told as well; one cut file would give a fault for every row of the others.

    Returns
    -------
    list of Fault
    """
    faults = []
    for name, column in contract.columns.items():
        table, _, key = (column.metadata.get("references") or "").partition(".")
        if table and table not in unknown:
            known = frames[table][key].dropna().unique()
            values = frames[sheet.table][name].dropna()
            lost = values.index[~values.isin(known)]
            faults += sheet.faults(ERROR, lost, name, f"harus ada di tabel {table}", partial(nearest, words=known))
    return faults
