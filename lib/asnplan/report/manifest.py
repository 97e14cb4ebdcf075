"""Provenance: from what a report was made, and what came out, so that an auditor can rebuild it."""

import dataclasses
import hashlib
import json
import platform
import re
from importlib import metadata

from asnplan import project
from asnplan.inputs import check
from asnplan.inputs.store import write_text
from asnplan.report import checkout, stale

FILE = "manifest.json"
LOCK = "requirements.lock"
GENERATOR = "edition"
HEADER = ("title", "region", "agency", "status", "data_date", "base_year", "horizon", "seed", "previous_edition")


def provenance(p):
    """What a book is made from.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
        ``edition``, ``unit``, ``scenario`` and the header of the params file; ``commit`` and ``changed`` as
        `asnplan.report.checkout.state` has them; ``inputs``, a list of ``table``, ``file``, ``rows`` and ``sha256``;
        ``parameters``, with the value, unit, source and status of each assumption as used; ``disclosure_threshold``;
        ``notebooks``, ``library``, ``template`` and ``lock``, with hashes; ``python`` and ``versions``. Nothing in it
        depends on the day or the folder.
    """
    header = {name: getattr(p, name) for name in HEADER}
    return {
        "edition": p.edition, "unit": p.unit, "scenario": p.scenario, **header, "data_date": p.data_date.isoformat(),
        **checkout.state(),
        "inputs": inputs(p.book),
        "parameters": _file(p.book.params) | {"assumptions": assumptions(p)},
        "disclosure_threshold": p.disclosure_threshold,
        "notebooks": [_file(path) for path in map(project.notebook, project.CHAPTERS) if path.is_file()],
        "library": _library(), "template": _part("reports/template", project.template()),
        "lock": _file(project.root() / LOCK), "python": platform.python_version(), "versions": versions(),
    }  # fmt: skip


def inputs(book):
    """Each delivered table with its file, that file's hash and the table's rows."""
    delivered = {name: table for name, table in check.tables(book).items() if table["file"]}
    return [
        {"table": name, "file": table["file"], "rows": table["rows"], "sha256": stale.digest(_delivered(table["file"]))}
        for name, table in sorted(delivered.items())
    ]


def assumptions(p):
    """Each assumption as used, as plain values."""
    entries = {name: dataclasses.asdict(entry) for name, entry in p.assumptions.items()}
    return json.loads(json.dumps(entries, default=str))


def versions():
    """The installed version of every package this project asks for, by name."""
    names = (re.match(r"[A-Za-z0-9._-]+", line)[0] for line in metadata.requires("asnplan") or [])
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}


def write(book, origin, contents, checks):
    """Keep the provenance of the released files in ``build/<book>/manifest.json``.

    Parameters
    ----------
    book : Book
    origin : dict
        From `provenance`.
    contents : dict of bytes
        Released file name -> content.
    checks : list of str
        What the gate found to hold.
    """
    outputs = [
        {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    text = json.dumps(origin | {"checks": checks, "outputs": outputs}, ensure_ascii=False, indent=1)
    write_text(book.build / FILE, text + "\n")


def _delivered(file):
    """The path of an input as the check names it: a table of a workbook is ``data.xlsx [pegawai]``."""
    return project.root() / file.partition(" [")[0]


def _file(path):
    return _part(path.relative_to(project.root()).as_posix(), path)


def _library():
    """The parts of the library that make reports: all but the generator of the shipped edition."""
    packages = [path.parent for path in stale.LIBRARY.glob("*/__init__.py") if path.parent.name != GENERATOR]
    parts = sorted([*stale.LIBRARY.glob("*.py"), *packages])
    return [_part(f"lib/asnplan/{path.name}", path) for path in parts]


def _part(name, path):
    return {"file": name, "sha256": stale.digest(path)}
