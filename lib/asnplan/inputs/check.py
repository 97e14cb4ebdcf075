"""The state of an edition's inputs, kept until a data file, the params or the code of this package changes."""

import csv
import hashlib
import io
import json
from pathlib import Path

from asnplan.inputs.fault import Fault, InputError
from asnplan.inputs.message import refuse
from asnplan.inputs.store import read_json, write, write_text
from asnplan.inputs.writing import neutral
from asnplan.project import Book


class TableError(InputError):
    """The tables of an edition cannot be used."""


def faults(edition):
    """Every fault of the params file and of all tables of ``edition``.

    Returns
    -------
    list of Fault
    """
    return [Fault(*fault) for fault in state(Book(edition))["faults"]]


def tables(book):
    """What was delivered, for each table of the dictionary.

    Parameters
    ----------
    book : Book

    Returns
    -------
    dict of str to dict
        ``file`` (empty when not delivered), ``rows``, and ``sha256`` of the typed content: it tells whether a result
        computed from the table is stale.

    Raises
    ------
    TableError
        With every error in any input of the edition.
    """
    now = state(book)
    opening = f"Data edisi '{book.edition}' tidak dapat dipakai. Semua catatan: make check EDITION={book.edition}"
    refuse([Fault(*fault) for fault in now["faults"]], TableError, opening)
    return now["tables"]


def report(edition):
    """The file that lists every fault of ``edition``."""
    return Book(edition).inputs.parent / "pemeriksaan.csv"


def state(book):
    """``tables`` and ``faults`` of the edition, examined anew when anything changed or is lost."""
    stamp, fingerprint = book.inputs / "state.json", _fingerprint(book)
    known = read_json(stamp)
    whole = all(_typed(book, name).is_file() for name in known.get("tables", ()))
    return known if whole and known.get("fingerprint") == fingerprint else _renewed(book, stamp, fingerprint)


def _renewed(book, stamp, fingerprint):
    """Examine the inputs and keep the outcome; the stamp goes first and comes back last, so it never lies."""
    from asnplan.inputs import delivery  # needs pandera, a second to import: only when there is something to examine

    found = delivery.examine(book.edition)
    stamp.unlink(missing_ok=True)
    described = {}
    for name, frame in found.frames.items():
        path = _typed(book, name)
        write(path, frame.reset_index(drop=True).to_parquet)
        file = found.sheets[name].file if name in found.sheets else ""
        described[name] = {"file": file, "rows": len(frame), "sha256": _digest(path)}
    write_text(report(book.edition), _listed(found.faults))
    new = {"fingerprint": fingerprint, "tables": described, "faults": found.faults}
    write_text(stamp, json.dumps(new, ensure_ascii=False))
    return new


def _typed(book, name):
    """The file of a checked, typed table."""
    return book.inputs / f"{name}.parquet"


def _fingerprint(book):
    """A hash of all that decides the outcome: the data files, the params and the code of this package."""
    data = sorted(book.data.iterdir()) if book.data.is_dir() else []
    code = sorted(Path(__file__).parent.rglob("*.py"))
    parts = [f"{path.name} {_digest(path)}" for path in (book.params, *data, *code) if path.is_file()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _digest(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _listed(faults):
    """All faults as CSV that a spreadsheet opens, in which nothing is a formula."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(("tingkat", "berkas", "baris", "kolom", "ditemukan", "yang_boleh", "perbaikan"))
    rows.writerows(map(neutral, fault) for fault in faults)
    return "\ufeff" + text.getvalue()
