"""Release: a draft is typeset, held at the gate, and only then put in the place of the old report."""

import datetime
from pathlib import Path
from typing import NamedTuple

from asnplan.report import gate, manifest, pdf
from asnplan.report.apart import beside, unstoppable
from asnplan.report.scratch import staged

HTML, PDF, XLSX = FILES = ("laporan.html", "laporan.pdf", "lampiran.xlsx")
"""The files of a report in the order in which they appear; Make takes the first as the sign that the report is new."""


class Draft(NamedTuple):
    """A bound book: its files but the PDF, and what the PDF is typeset from; ``checks`` tell what holds already."""

    files: dict[str, bytes]
    printed: str
    data_date: datetime.date
    provenance: dict
    checks: list[str]
    identifiers: set[str]


def release(book, draft, begun):
    """Put the report of a draft in the place of the old one.

    Parameters
    ----------
    book : Book
    draft : Draft
    begun : dict of str to str
        The ``stale.sources`` of the report as the build found them.

    Returns
    -------
    list of Path
        The new files, in the order of ``FILES``.

    Raises
    ------
    GateError
        If the report cannot be released; the old files are as they were.
    """
    contents, anonymous = complete(draft)
    checks = [*draft.checks, gate.readable(*contents.values()), anonymous, gate.current(book, begun)]
    with staged(book.output, contents) as staging, unstoppable():
        book.output.mkdir(exist_ok=True)
        manifest.write(book, draft.provenance | {"checks": checks}, contents)
        return [Path(staging, name).replace(book.output / name) for name in contents]


def complete(draft):
    """The bytes of all files by name, the PDF typeset, and what the search for traces of people found to hold."""
    with beside(pdf.render, draft.printed, draft.data_date) as typeset:
        gate.anonymous(draft.files, draft.identifiers)
        files = draft.files | {PDF: typeset()}
    return {name: files[name] for name in FILES}, gate.anonymous({PDF: files[PDF]}, draft.identifiers)
