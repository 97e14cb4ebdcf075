"""Provenance: from what a report was made, and what came out, so that an auditor can rebuild it."""

import hashlib
import json
import re
import subprocess
from collections import Counter
from importlib import metadata

from asnplan import project
from asnplan.inputs import check

LOCK = "requirements.lock"


def provenance(p):
    """What a book is made from.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
        ``edition``, ``scenario``, ``unit``, ``seed``; ``inputs`` and ``sources``, lists of ``file``, ``sha256`` and,
        for inputs, ``rows``; ``commit``, empty outside git; ``versions``, package -> version. Nothing in it depends on
        the day or the machine.
    """
    rows = Counter()
    for table in check.tables(p.book).values():
        rows[table["file"]] += table["rows"]
    sources = [p.book.params, *map(project.notebook, project.CHAPTERS), project.root() / LOCK]
    return {
        "edition": p.edition, "scenario": p.scenario, "unit": p.unit, "seed": p.seed,
        "inputs": [_file(_delivered(file)) | {"file": file, "rows": rows[file]} for file in sorted(rows) if file],
        "sources": [_file(path) for path in sources if path.is_file()],
        "commit": commit(), "versions": versions(),
    }  # fmt: skip


def commit():
    """The commit of the working folder, with ``-dirty`` when tracked files differ from it; empty outside git."""
    command = ["git", "-C", str(project.root()), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def versions():
    """The installed version of every package this project asks for, by name."""
    names = (re.match(r"[A-Za-z0-9._-]+", line)[0] for line in metadata.requires("asnplan") or [])
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}


def write(book, origin, contents):
    """Keep the provenance and the hashes of the released files in ``build/<book>/manifest.json``.

    Parameters
    ----------
    book : Book
    origin : dict
        From `provenance`.
    contents : dict of bytes
        Released file name -> content.
    """
    outputs = [{"file": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in contents.items()]
    path = book.build / "manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(origin | {"outputs": outputs}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _delivered(file):
    """The path of an input as the check names it: a table of a workbook is ``data.xlsx [pegawai]``."""
    return project.root() / file.partition(" [")[0]


def _file(path):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"file": path.relative_to(project.root()).as_posix(), "sha256": digest}
