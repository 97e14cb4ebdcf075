"""What has to be done again, told by content: a touched file changes nothing, a changed byte does.

A step is a chapter, or the report. Beside its results lies a stamp: the SHA-256 of each thing it was made from and of
each thing it made. A step is stale when one of them differs from the stamp.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from asnplan import project
from asnplan.inputs.store import read_json, write_text
from asnplan.report import checkout, outline

REPORT = "laporan"
LIBRARY = Path(project.__file__).parent
BASE = {"__init__.py", "project.py", "inputs", "show"}
DRAWN_WITH = ("tokens.json", "fonts")
"""What of the look the figures of the chapters are drawn with."""


def changes(book, step):
    """The names of what differs from the last time ``step`` was done; empty when it need not be done again.

    Parameters
    ----------
    book : Book
        Its inputs have been checked.
    step : str
        A chapter, or ``REPORT``.

    Returns
    -------
    list of str
    """
    before = read_json(_stamp(book, step))
    now = sources(book, step) | results(book, step)
    return sorted(name for name in before | now if before.get(name) != now.get(name))


def record(book, step, begun):
    """Stamp ``step`` as done.

    Parameters
    ----------
    begun : dict of str to str
        Its ``sources`` as they were when it began: what was edited meanwhile was not used.
    """
    write_text(_stamp(book, step), json.dumps(begun | results(book, step), indent=1, sort_keys=True))


def forget(book, step):
    """Make ``step`` stale."""
    _stamp(book, step).unlink(missing_ok=True)


def sources(book, step):
    """The digest of each file and folder that people write and ``step`` uses."""
    look = project.template()
    if step == REPORT:
        parts, own = {"report"}, {"reports/template": digest(look)}
        # the report names the commit it was made at, so a new commit has it bound again; no chapter runs for it
        own |= {"commit": json.dumps(checkout.state())}
    else:
        packages = {path.parent.name for path in LIBRARY.glob("*/__init__.py")}
        parts, own = outline.imported(step) & packages, _digests(project.notebook(step))
        own |= {f"reports/template/{name}": digest(look / name) for name in DRAWN_WITH}
    library = {f"lib/asnplan/{part}": digest(LIBRARY / part) for part in BASE | parts}
    return library | own | _digests(book.params, project.root() / "requirements.lock") | {"buku": repr(book)}


def results(book, step):
    """The digest of each table ``step`` read and of each file it made."""
    noted = read_json(book.build / f"{step}.reads.json")
    read = noted if isinstance(noted, list) else list(_readable(book, step))
    if step == REPORT:
        chapters = map(book.executed, project.CHAPTERS)
        made = _digests(*chapters, book.build / "tables", book.build / "manifest.json", book.output)
    else:
        made = _digests(book.executed(step), book.saved(step, "").parent)
    return made | _tables(book, read)


def _tables(book, names):
    """The digest of each table a step read: an input, ``chapter.table``, or a file of the last edition."""
    inputs = _inputs(book)
    files = {name: digest(project.root() / name) for name in names if "/" in name}
    saved = {name: digest(book.saved(*name.split("."))) for name in names if "." in name and "/" not in name}
    return {name: inputs.get(name, "") for name in names} | saved | files


def _readable(book, step):
    """What a step that saved nothing, and so noted nothing, may have read: all that there was."""
    yield from _inputs(book)
    released = [path for path in project.root().glob("dist/*/manifest.json") if path.parent.name != book.name]
    yield from (path.relative_to(project.root()).as_posix() for path in released)
    for other in outline.read_chapters(step) if step != REPORT else ():
        yield from (f"{other}.{path.stem}" for path in book.saved(other, "").parent.glob("*.parquet"))


def _inputs(book):
    """The digest of each input table, as the check of the inputs noted it."""
    tables = read_json(book.inputs / "state.json").get("tables", {})
    return {name: table["sha256"] for name, table in tables.items()}


def _stamp(book, step):
    return book.build / f"{step}.stamp.json"


def _digests(*paths):
    return {path.relative_to(project.root()).as_posix(): digest(path) for path in paths}


def digest(path):
    """The SHA-256 of a file, or of the names and contents in a folder; empty when there is neither."""
    if path.is_dir():
        inside = [each for each in path.rglob("*") if each.is_file() and "__pycache__" not in each.parts]
        # sorted as text, for paths sort otherwise on another system
        listed = "".join(sorted(f"{each.relative_to(path).as_posix()} {digest(each)}\n" for each in inside))
        return hashlib.sha256(listed.encode()).hexdigest()
    if not path.is_file():
        return ""
    state = path.stat()
    return _digest(path, state.st_mtime_ns, state.st_size)


@cache
def _digest(path, modified, size):
    return hashlib.sha256(path.read_bytes()).hexdigest()
