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
from asnplan.report import checkout, methods, stale

FILE = "manifest.json"
LOCK = "requirements.lock"
GENERATOR = "edition"
SERIES = {"apbd": "versi", "penduduk": "sumber"}
"""The public tables whose past years may be revised, and what tells their series apart."""
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
        `asnplan.report.checkout.state` has them; ``inputs``, as from `inputs`; ``methods``, name -> version;
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
        "disclosure_threshold": p.disclosure_threshold, "methods": methods.current(),
        "notebooks": [_file(path) for path in map(project.notebook, project.CHAPTERS) if path.is_file()],
        "library": _library(), "template": _part("reports/template", project.template()),
        "lock": _file(project.root() / LOCK), "python": platform.python_version(), "versions": versions(),
    }  # fmt: skip


def inputs(book):
    """Each delivered table with its file, that file's hash, the table's rows and its yearly series."""
    delivered = {name: table for name, table in check.tables(book).items() if table["file"]}
    return [
        {"table": name, "file": table["file"], "rows": table["rows"],
         "sha256": stale.digest(_delivered(table["file"])), "series": list(series(book, name))}
        for name, table in sorted(delivered.items())
    ]  # fmt: skip


def series(book, name):
    """The years of a public table, each by itself, so that the next edition sees which of them was revised.

    Parameters
    ----------
    book : Book
    name : str
        A table; one that is not of public totals has no series.

    Yields
    ------
    dict
        ``id`` (year and source), ``rows``, ``sha256`` of their content whatever its order, and ``totals`` of its
        numbers.
    """
    if name not in SERIES:
        return
    import pandas as pd  # who only writes the manifest needs none of its memory

    frame = pd.read_parquet(book.inputs / f"{name}.parquet")
    for key, rows in frame.groupby(["tahun", SERIES[name]]):
        lines = sorted(rows.to_csv(index=False, header=False).splitlines())
        numbers = rows.select_dtypes("number").drop(columns="tahun").sum().dropna()
        yield {
            "id": " ".join(map(str, key)), "rows": len(rows), "totals": numbers.astype(float).to_dict(),
            "sha256": hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        }  # fmt: skip


def assumptions(p):
    """Each assumption as used, as plain values."""
    entries = {name: dataclasses.asdict(entry) for name, entry in p.assumptions.items()}
    return json.loads(json.dumps(entries, default=str))


def versions():
    """The installed version of every package this project asks for, by name."""
    names = (re.match(r"[A-Za-z0-9._-]+", line)[0] for line in metadata.requires("asnplan") or [])
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}


def write(book, told, contents):
    """Keep what is told of the released files, with their hashes, in ``build/<book>/manifest.json``.

    Parameters
    ----------
    book : Book
    told : dict
        From `provenance`, with the ``key_figures`` and the ``checks`` of the gate.
    contents : dict of bytes
        Released file name -> content.
    """
    outputs = [
        {"file": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    text = json.dumps(told | {"outputs": outputs}, ensure_ascii=False, indent=1)
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
