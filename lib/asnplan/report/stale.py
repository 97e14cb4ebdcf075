"""What has to be done again, told by content: a touched file changes nothing, a changed byte does.

A step is the check of the inputs, a chapter, or the report. Beside its results lies a stamp: the SHA-256 of each thing
it was made from and of each thing it made. A step is stale when one of them differs from the stamp.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from asnplan import project
from asnplan.report import outline

INPUTS, REPORT = "masukan", "laporan"
LIBRARY = Path(project.__file__).parent
BASE = ("__init__.py", "project.py", "inputs")
BINDING = ("show", "report")


def changes(book, step):
    """The names of what differs from the last time ``step`` was done; empty when it need not be done again."""
    path = _stamp(book, step)
    before = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    now = sources(book, step) | results(book, step)
    return sorted(name for name in before | now if before.get(name) != now.get(name))


def record(book, step, begun):
    """Stamp ``step`` as done.

    Parameters
    ----------
    begun : dict of str to str
        Its ``sources`` as they were when it began: what was edited meanwhile was not used.
    """
    path = _stamp(book, step)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(begun | results(book, step), indent=1, sort_keys=True), encoding="utf-8")


def forget(book, step):
    """Make ``step`` stale."""
    _stamp(book, step).unlink(missing_ok=True)


def sources(book, step):
    """The digest of each file and folder that people write and ``step`` uses."""
    root = project.root()
    parts, extra = {
        INPUTS: ((), [book.data]),
        REPORT: (BINDING, [project.template(), root / "requirements.lock"]),
    }.get(step) or (outline.imported(step) & _packages(), [project.notebook(step), root / "requirements.lock"])
    library = {f"lib/asnplan/{part}": digest(LIBRARY / part) for part in {*BASE, *parts}}
    files = {path.relative_to(root).as_posix(): digest(path) for path in (book.params, *extra)}
    return library | files | {"buku": repr(book)}


def results(book, step):
    """The digest of each table ``step`` read and of each file it made."""
    if step == INPUTS:
        return {"masukan terperiksa": digest(book.inputs / "checked.json")}
    if step == REPORT:
        made = [*map(book.executed, project.CHAPTERS), book.build / "tables", book.output]
        return {path.relative_to(project.root()).as_posix(): digest(path) for path in made} | _inputs(book)
    made = (book.executed(step), book.saved(step, "").parent)
    return {path.relative_to(project.root()).as_posix(): digest(path) for path in made} | _read_tables(book, step)


def _read_tables(book, chapter):
    """The digest of each input table and saved table the chapter read, as it noted itself."""
    noted, inputs = book.build / f"{chapter}.reads.json", _inputs(book)
    if not noted.is_file():
        return inputs | {f"tabel bab {other}": digest(book.saved(other, "").parent) for other in _others(chapter)}
    names = json.loads(noted.read_text(encoding="utf-8"))
    saved = {f"tabel {name}": digest(book.saved(*name.split("."))) for name in names if "." in name}
    return saved | {f"data {name}": inputs.get(f"data {name}", "") for name in names if "." not in name}


def _others(chapter):
    return outline.read_chapters(chapter)


def _inputs(book):
    """The digest of each checked input table."""
    checked = book.inputs / "checked.json"
    tables = json.loads(checked.read_text(encoding="utf-8"))["tables"] if checked.is_file() else {}
    return {f"data {name}": table["sha256"] for name, table in tables.items()}


def _packages():
    return {path.parent.name for path in LIBRARY.glob("*/__init__.py")}


def _stamp(book, step):
    return book.build / f"{step}.stamp.json"


def digest(path):
    """The SHA-256 of a file, or of the names and contents in a folder; empty when there is neither."""
    if path.is_dir():
        inside = [each for each in sorted(path.rglob("*")) if each.is_file() and "__pycache__" not in each.parts]
        listed = "".join(f"{each.relative_to(path).as_posix()} {digest(each)}\n" for each in inside)
        return hashlib.sha256(listed.encode()).hexdigest()
    if not path.is_file():
        return ""
    state = path.stat()
    return _digest(path, state.st_mtime_ns, state.st_size)


@cache
def _digest(path, modified, size):
    return hashlib.sha256(path.read_bytes()).hexdigest()
