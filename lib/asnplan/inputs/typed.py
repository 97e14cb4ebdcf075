"""One delivered table becomes the typed frame its contract describes."""

from functools import partial

import pandas as pd
import pandera.errors

from asnplan.inputs import cells
from asnplan.inputs.contracts.vocabulary import DTYPES, allowed, bounds, indonesian
from asnplan.inputs.fault import CONFIRM, ERROR, error, nearest

KEY_CHECK = "multiple_fields_uniqueness"
SHOWN = 9
"""Words of a closed list that a message spells out."""


def empty(contract):
    """The typed frame of a table that was not delivered."""
    kinds = {name: column.metadata["kind"] for name, column in contract.columns.items()}
    return pd.DataFrame({name: pd.Series(dtype=DTYPES[kind]) for name, kind in kinds.items()})


def typed(contract, sheet):
    """The typed frame of ``sheet``, with the file's row numbers as index, and where it breaks its contract.

    Parameters
    ----------
    contract : pandera.DataFrameSchema
    sheet : Sheet

    Returns
    -------
    frame : DataFrame
        Cells that cannot be read are missing values.
    faults : list of Fault
    """
    faults = _columns(contract, sheet)
    frame = {}
    for name, column in contract.columns.items():
        found = sheet.cells.get(name, pd.Series(None, index=sheet.cells.index, dtype="str"))
        values, unread, meant, mend = cells.parse(found, column.metadata["kind"])
        frame[name] = values
        faults += sheet.faults(ERROR, unread, name, meant, mend)
        faults += _doubtful(sheet, column, found, values)
    frame = pd.DataFrame(frame, index=sheet.cells.index)
    return frame, faults + _broken(contract, sheet, frame)


def _columns(contract, sheet):
    """Columns the contract does not know, and columns it misses."""
    missing = [name for name in contract.columns if name not in sheet.cells]
    unknown = [name for name in sheet.cells if name not in contract.columns]
    described = {name: contract.columns[name].description for name in missing}
    return [error(sheet.file, 1, name, "kolom tidak dikenal", "", nearest(name, missing)) for name in unknown] + [
        error(sheet.file, 1, name, "kolom tidak ada", "wajib ada", meaning) for name, meaning in described.items()
    ]


def _doubtful(sheet, column, found, values):
    """Cells that can be read but ask for a question: ``1.234`` alone, and numbers that are not usual."""
    unclear = cells.ambiguous(found, column.metadata["kind"])
    question = "ribuan atau desimal? dibaca desimal"
    faults = sheet.faults(CONFIRM, unclear, column.name, question, "ribuan: tulis tanpa titik")
    if usual := column.metadata.get("usual"):
        odd = values.index[(~values.between(*usual)).fillna(False)]
        low, high = map(indonesian, usual)
        faults += sheet.faults(CONFIRM, odd, column.name, f"biasanya {low} sampai {high}", "pastikan satuannya")
    return faults


def _broken(contract, sheet, frame):
    """Empty cells, values not allowed and keys that stand twice, as pandera finds them."""
    try:
        contract.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as problem:
        cases = problem.failure_cases
        of_keys = cases["check"] == KEY_CHECK
        repeated = cases.loc[of_keys, "index"].unique()
        # where a part of the key could not be read, rows only look alike
        repeated = repeated[frame.loc[repeated, contract.metadata["key"]].notna().all(axis=1)]
        faults = sheet.faults(ERROR, repeated, contract.metadata["key"], "harus unik; ada lebih dari satu baris")
        for (check, name), rows in cases[~of_keys].groupby(["check", "column"], sort=False)["index"]:
            faults += _cases(contract.columns[name], sheet, check, rows)
        return faults
    return []


def _cases(column, sheet, check, rows):
    """The faults of one check of one column; a cell that could not be read has its fault already."""
    if column.name not in sheet.cells:
        return []
    if check == "not_nullable":
        blank = sheet.cells.index[sheet.cells[column.name].isna()]
        return sheet.faults(ERROR, rows[rows.isin(blank)], column.name, "wajib diisi")
    if column.metadata["kind"] != "pilihan":
        return sheet.faults(ERROR, rows, column.name, f"harus {allowed(column)}", "perbaiki angka atau satuannya")
    words = bounds(column)
    some = ", ".join(words) if len(words) <= SHOWN else f"{', '.join(words[:SHOWN])}, ... ({len(words)} pilihan)"
    return sheet.faults(ERROR, rows, column.name, f"harus salah satu dari {some}", partial(nearest, words=words))
