"""All inputs of an edition, read and checked together: every fault at once."""

from typing import NamedTuple

import pandas as pd
import pandera.errors

from asnplan.inputs import cells, files, params, rules
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.contracts.vocabulary import DTYPES, allowed, indonesian
from asnplan.inputs.fault import CONFIRM, ERROR, WARNING, Fault, nearest
from asnplan.project import Book

KEY_CHECK = "multiple_fields_uniqueness"


class Checked(NamedTuple):
    """The typed tables of an edition, those not delivered being empty; their files; and the faults."""

    frames: dict[str, pd.DataFrame]
    sheets: dict[str, files.Sheet]
    faults: list[Fault]


def faults(edition):
    """Every fault of the params file and of all tables of ``edition``.

    Returns
    -------
    list of Fault
    """
    return check(edition).faults


def check(edition):
    """Read and check all tables of ``edition``.

    Returns
    -------
    Checked
        The index of each frame is the row number in its file.
    """
    sheets, found = files.read(Book(edition).data, CONTRACTS)
    found = [*params.faults(edition), *found, *_absent(edition, sheets)]
    frames = {}
    for name, contract in CONTRACTS.items():
        frames[name], wrong = _typed(contract, sheets.get(name))
        found += wrong
    found += [fault for name in sheets for fault in _references(name, frames, sheets)]
    assumed = None if any(fault.file.startswith("params/") for fault in found) else params.load(edition)
    return Checked(frames, sheets, found + rules.faults(frames, sheets, assumed))


def _absent(edition, sheets):
    """A fault for each table that no file delivers."""
    consequence = {True: (ERROR, "tabel ini wajib ada"), False: (WARNING, "bagian laporan yang memakainya ditiadakan")}
    for name, contract in CONTRACTS.items():
        grade, meaning = consequence[contract.metadata["required"]]
        if name not in sheets:
            yield Fault(grade, f"data/{edition}/{name}.csv", None, "", "tidak ada atau tanpa baris data", meaning)


def _typed(contract, sheet):
    """The frame of one table as its contract wants it, and what is wrong with its columns and cells."""
    delivered = sheet.cells if sheet else pd.DataFrame(columns=list(contract.columns), dtype="str")
    wrong = _columns(contract, sheet, delivered.columns) if sheet else []
    columns, parts = {}, []
    for name, column in contract.columns.items():
        kind = column.metadata["kind"]
        if name not in delivered:
            columns[name] = pd.Series(pd.NA, index=delivered.index, dtype=object).astype(DTYPES[kind])
            continue
        columns[name], unread = cells.parse(delivered[name], kind)
        parts.append(unread.assign(column=name, grade=ERROR))
        parts.append(_unclear(delivered[name], kind).assign(column=name, grade=CONFIRM))
        parts.append(_unusual(columns[name], column).assign(column=name, grade=CONFIRM))
    frame = pd.DataFrame(columns, index=delivered.index)
    if not sheet:
        return frame, []
    unread = pd.concat(parts)
    skip = set(zip(unread.index, unread["column"], strict=True))
    broken = [fault for fault in _broken(contract, sheet, frame) if (fault.row, fault.column) not in skip]
    absent = set(contract.columns) - set(delivered)
    return frame, wrong + rows(sheet.file, unread) + [fault for fault in broken if fault.column not in absent]


def rows(file, table):
    """The faults of ``table``: one per row, the index being the row in ``file``."""
    fields = (table[name] for name in ("grade", "column", "found", "allowed", "mend"))
    return [
        Fault(grade, file, row, *rest)
        for row, (grade, *rest) in zip(table.index, zip(*fields, strict=True), strict=True)
    ]


def _columns(contract, sheet, delivered):
    """Columns the contract does not know, and columns it misses."""
    unknown = [name for name in delivered if name not in contract.columns]
    missing = [name for name in contract.columns if name not in delivered]
    return [
        Fault(ERROR, sheet.file, 1, name, "kolom tidak dikenal", "", nearest(name, missing)) for name in unknown
    ] + [
        Fault(ERROR, sheet.file, 1, name, "kolom tidak ada", "wajib ada", contract.columns[name].description)
        for name in missing
    ]


def _unclear(column, kind):
    unclear = cells.ambiguous(column, kind)
    question = "ribuan atau desimal? dibaca sebagai desimal"
    return pd.DataFrame({"found": '"' + unclear + '"', "allowed": question, "mend": "ribuan: tulis tanpa titik"})


def _unusual(values, column):
    """Numbers outside the range that is usual for the column."""
    low, high = column.metadata.get("usual") or (None, None)
    odd = values[:0] if low is None else values[~values.between(low, high) & values.notna()]
    usual = "" if low is None else f"biasanya {indonesian(low)} sampai {indonesian(high)}"
    return pd.DataFrame({"found": odd.astype(str), "allowed": usual, "mend": "pastikan satuannya"})


def _broken(contract, sheet, frame):
    """Where ``frame`` breaks the contract: empty cells, values not allowed, keys that stand twice."""
    try:
        contract.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases
        keys = cases[cases["check"] == KEY_CHECK].drop_duplicates("index")
        yield from _repeated(contract, sheet, frame.loc[keys["index"]])
        for case in cases[cases["check"] != KEY_CHECK].itertuples():
            column = contract.columns[case.column]
            if case.check == "not_nullable":
                yield Fault(ERROR, sheet.file, case.index, case.column, "kosong", "wajib diisi")
            else:
                words = allowed(column)
                mend = nearest(case.failure_case, words.split(", ")) if column.metadata["kind"] == "pilihan" else ""
                yield Fault(
                    ERROR, sheet.file, case.index, case.column, f'"{case.failure_case}"', f"harus {words}", mend
                )


def _repeated(contract, sheet, repeated):
    key = contract.metadata["key"]
    for row, values in zip(repeated.index, repeated[key].astype(str).agg(", ".join, axis=1), strict=True):
        yield Fault(
            ERROR,
            sheet.file,
            row,
            ", ".join(key),
            f'"{values}"',
            "harus unik, ada lebih dari satu kali",
            "hapus baris ganda",
        )


def _references(name, frames, sheets):
    """Values that name a row of another table which is not there."""
    for column, definition in CONTRACTS[name].columns.items():
        table, _, target = (definition.metadata.get("references") or "").partition(".")
        if not table:
            continue
        known = set(frames[table][target].dropna())
        lost = frames[name][column].dropna()
        lost = lost[~lost.isin(known)]
        hints = {value: nearest(value, known) for value in lost.unique()[:20]}
        for row, value in lost.items():
            yield Fault(
                ERROR, sheets[name].file, row, column, f'"{value}"', f"harus ada di tabel {table}", hints.get(value, "")
            )
