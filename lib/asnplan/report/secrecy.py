"""What a report hides and why: for the checker of the edition only, never part of what is handed over."""

import pandas as pd

from asnplan.inputs.store import write_text
from asnplan.inputs.writing import neutral

COLUMNS = ["bab", "keluaran", "baris", "kolom", "sebab"]
"""One row a hidden cell; of figures the row is the number of the value."""


def hidden(pieces):
    """Every hidden cell of a report and why it is hidden.

    Parameters
    ----------
    pieces : dict of list of Piece
        Chapter name -> what a reader sees of it.

    Returns
    -------
    DataFrame, one row per hidden cell, columns ``COLUMNS``
        No value is in it.
    """
    rows = [
        (chapter, piece.content["id"], cell["row"], cell["column"], cell["reason"])
        for chapter, parts in pieces.items() for piece in parts if isinstance(piece.content, dict)
        for cell in piece.content.get("hidden", [])
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def keep(book, pieces):
    """Write the list of what a book hides into its build folder, ``pengungkapan.csv``; nothing in it is a formula."""
    write_text(book.build / "pengungkapan.csv", hidden(pieces).map(neutral).to_csv(index=False))
