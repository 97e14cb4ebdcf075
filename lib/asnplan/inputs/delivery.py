"""All inputs of an edition, read and checked together: every fault at once."""

from functools import partial
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
    found = [*wrong, *found, *_undelivered(edition, sheets)]
    frames = {}
    for name, contract in CONTRACTS.items():
        frames[name], faults = typed(contract, sheets[name]) if name in sheets else (empty(contract), [])
        found += faults
    for name, sheet in sheets.items():
        found += lost(CONTRACTS[name], sheet, frames)
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


def _undelivered(edition, sheets):
    for name, contract in CONTRACTS.items():
        if name not in sheets:
            required = contract.metadata["required"]
            grade, meaning = (ERROR, "tabel ini wajib") if required else (WARNING, "bagian yang memakainya ditiadakan")
            yield Fault(grade, f"data/{edition}/", None, name, "tidak ada atau tanpa baris data", meaning)


def lost(contract, sheet, frames):
    """The cells of ``sheet`` that name a row of another table which is not there.

    Returns
    -------
    list of Fault
    """
    faults = []
    for name, column in contract.columns.items():
        table, _, key = (column.metadata.get("references") or "").partition(".")
        if table:
            known = frames[table][key].dropna().unique()
            values = frames[sheet.table][name].dropna()
            lost = values.index[~values.isin(known)]
            faults += sheet.faults(ERROR, lost, name, f"harus ada di tabel {table}", partial(nearest, words=known))
    return faults
