"""The tables a chapter reads and saves: inputs come checked and typed, results of chapters as they were saved."""

import hashlib
import json
import os
from pathlib import Path

import pandas as pd

from asnplan.inputs.fault import Fault, InputError
from asnplan.inputs.message import refuse

BUNDLE = "application/vnd.asnplan+json"


class TableError(InputError):
    """The tables of an edition cannot be used."""


def load(p, name):
    """The input table ``name``, typed as its contract says; an optional table that was not delivered is empty.

    All tables of the edition are checked together; until a file, the params or this package changes, the result is kept.

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
    InputError
        With every error in any table of the edition.
    """
    state = checked(p.book)
    if name not in state["tables"]:
        raise TableError(f"Tabel '{name}' tidak dikenal; yang ada: {', '.join(state['tables'])}")
    p.reads.add(name)
    if not state["tables"][name]["rows"]:
        _notice(p.book, name)
    return pd.read_parquet(p.book.inputs / f"{name}.parquet")


def save(p, chapter, **frames):
    """Keep ``frames`` of ``chapter`` for later chapters and the report, with the list of what the chapter read."""
    for name, frame in frames.items():
        _write(p.book.saved(chapter, name), frame.reset_index(drop=True).to_parquet)
    _write_text(p.book.build / f"{chapter}.reads.json", json.dumps(sorted(p.reads), indent=1))


def saved(p, chapter, name):
    """The table ``name`` as ``chapter`` saved it.

    Raises
    ------
    InputError
        If the chapter has not run for this book, or does not save such a table.
    """
    path = p.book.saved(chapter, name)
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in path.parent.glob("*.parquet")))
        raise TableError(
            f"Bab '{chapter}' menyimpan: {known}; tidak ada '{name}'."
            if known
            else f"Bab '{chapter}' belum dijalankan untuk {p.book.name}; jalankan dahulu bab itu atau 'make report'."
        )
    p.reads.add(f"{chapter}.{name}")
    return pd.read_parquet(path)


def checked(book):
    """What is known of the edition's inputs: for each table its file, rows and content hash; checked anew when stale.

    Returns
    -------
    dict with ``fingerprint`` and ``tables``: name -> ``file``, ``rows``, ``sha256``

    Raises
    ------
    InputError
        With every error in any table of the edition.
    """
    stamp = book.inputs / "checked.json"
    fingerprint = _fingerprint(book)
    if stamp.is_file():
        state = json.loads(stamp.read_text(encoding="utf-8"))
        if state["fingerprint"] == fingerprint:
            refuse([Fault(*fault) for fault in state["faults"]], TableError, _opening(book))
            return state
    return _check(book, stamp, fingerprint)


def faults(book):
    """Every fault of the edition's inputs, from the last check when nothing changed since."""
    try:
        state = checked(book)
    except TableError:
        state = json.loads((book.inputs / "checked.json").read_text(encoding="utf-8"))
    return [Fault(*fault) for fault in state["faults"]]


def _check(book, stamp, fingerprint):
    from asnplan.inputs import check  # pandera takes a second to import: only when there is something to check

    result = check.check(book.edition)
    stamp.unlink(missing_ok=True)
    for name, frame in result.frames.items():
        _write(book.inputs / f"{name}.parquet", frame.reset_index(drop=True).to_parquet)
    tables = {name: _described(book, name, frame, result.sheets.get(name)) for name, frame in result.frames.items()}
    state = {"fingerprint": fingerprint, "tables": tables, "faults": result.faults}
    _write_text(stamp, json.dumps(state, ensure_ascii=False, indent=1))
    refuse(result.faults, TableError, _opening(book))
    return state


def _described(book, name, frame, sheet):
    digest = hashlib.sha256((book.inputs / f"{name}.parquet").read_bytes()).hexdigest()
    return {"file": sheet.file if sheet else "", "rows": len(frame), "sha256": digest}


def _opening(book):
    return f"Data edisi '{book.edition}' tidak dapat dipakai; semua catatan: make check EDITION={book.edition}"


def _fingerprint(book):
    """A hash of all that decides the outcome of a check: the data files, the params and the code of this package."""
    data = sorted(book.data.iterdir()) if book.data.is_dir() else []
    code = sorted(Path(__file__).parent.rglob("*.py"))
    total = hashlib.sha256()
    for path in (book.params, *data, *code):
        if path.is_file():
            total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _write(path, write):
    """Write under a temporary name, then rename: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    write(draft)
    draft.replace(path)


def _write_text(path, text):
    _write(path, lambda draft: draft.write_text(text, encoding="utf-8"))


def _notice(book, name):
    """Tell the reader of the chapter that a table was not delivered."""
    from IPython.display import display

    text = f"Tabel {name} tidak tersedia: data/{book.edition}/{name}.csv tidak ada atau tanpa baris data."
    bundle = {"kind": "missing", "id": f"tabel-{name}", "caption": "", "source": "", "text": text}
    display({BUNDLE: bundle, "text/html": f"<p><em>{text}</em></p>", "text/plain": text}, raw=True)
