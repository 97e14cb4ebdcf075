"""One table as it was delivered, and how to point at its cells."""

from typing import NamedTuple

import pandas as pd

from asnplan.inputs.fault import Fault, error, quoted
from asnplan.inputs.writing import BREAK, unprintable

HINTS = 20


class Sheet(NamedTuple):
    """One table as delivered: ``cells`` has the file's header and, as index, the file's row numbers."""

    table: str
    file: str
    cells: pd.DataFrame

    def faults(self, grade, rows, columns, allowed, mend=""):
        """One fault for each of ``rows``, with what the file shows in ``columns``.

        Parameters
        ----------
        grade : str
        rows : Index
            Row numbers of the file.
        columns : str or list of str
            Where a column is not in the file there is nothing to point at, and so no fault.
        allowed : str
        mend : str or function of the value found
            A function is asked for the first distinct values only; it may be slow.

        Returns
        -------
        list of Fault
        """
        columns = [columns] if isinstance(columns, str) else columns
        if not len(rows) or not set(columns) <= set(self.cells):
            return []
        found = self.cells.loc[rows, columns].astype(object)
        texts = found.where(found.notna(), "kosong").astype(str)
        values = found[columns[0]] if len(columns) == 1 else texts.agg(", ".join, axis=1)
        hints = {value: mend(value) for value in values.dropna().unique()[:HINTS]} if callable(mend) else {}
        advice = "" if callable(mend) else mend
        label = ", ".join(columns)
        return [
            Fault(grade, self.file, row, label, quoted(value), allowed, hints.get(value, advice))
            for row, value in values.items()
        ]


def sheet(table, file, rows):
    """The sheet of a list of rows, the first being the header, and what is wrong with its shape.

    Blanks around texts, rows without a cell and the empty columns a spreadsheet leaves behind are not kept; a tab or a
    new line within a text is a blank.

    Returns
    -------
    sheet : Sheet
    faults : list of Fault
    """
    header = [_cell(str(name)) or "" for name in rows[0]] if rows else []
    body = {row: [_cell(cell) for cell in cells] for row, cells in enumerate(rows[1:], 2)}
    body = {row: cells for row, cells in body.items() if any(cell is not None for cell in cells)}
    if untitled := {at for line in body.values() for at, cell in enumerate(line) if cell is not None} & {
        at for at, name in enumerate(header) if not name
    }:
        return Sheet(table, file, pd.DataFrame()), [_untitled(file, len(untitled))]
    ragged = [row for row, cells in body.items() if len(cells) != len(header)]
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    width = f"harus {len(header)} sel, sebanyak judul kolom"
    cut = {max(body, default=0): "berkas tampaknya terpotong: ekspor atau salin ulang"}
    advice = "periksa tanda pemisah dan tanda kutip"
    faults = [error(file, row, "", f"{len(body.pop(row))} sel", width, cut.get(row, advice)) for row in ragged]
    faults += [error(file, 1, name, "judul kolom ganda", "harus satu kali", "ubah atau hapus") for name in repeated]
    faults += [
        error(file, row, name, quoted(cell), f"harus {why}", "tulis ulang")
        for row, line in {1: header, **body}.items()
        for name, cell in zip(header, line, strict=True)
        if isinstance(cell, str) and (why := unprintable(cell))
    ]
    cells = pd.DataFrame(list(body.values()), index=list(body), columns=header)
    nameless = [at for at, name in enumerate(header) if name == "" and cells.iloc[:, at].isna().all()]
    kept = [at for at, name in enumerate(header) if at not in nameless and name not in header[:at]]
    return Sheet(table, file, cells.iloc[:, kept]), faults


def _untitled(file, count):
    mend = "hapus baris di atas judul kolom dan pisahkan sel yang digabung"
    return error(file, 1, "", f"{count} kolom berisi tanpa judul", "harus satu judul tiap kolom di baris 1", mend)


def _cell(cell):
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    return (text if text.isprintable() else BREAK.sub(" ", text)) or None
