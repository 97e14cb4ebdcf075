"""Publishing: bound, rendered, held at the gate, and only then put in the place of the old report."""

import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from asnplan.inputs import params
from asnplan.report import appendix, bind, cover, gate, html, manifest, pdf, workbook

FILES = ("laporan.html", "laporan.pdf", "lampiran.xlsx")
"""The files of a report in the order in which they appear; Make takes the first as the sign that the report is new."""

INPUTS_CHECKED = "masukan tanpa kesalahan"
"""Holds whenever there is a provenance: the tables of faulty inputs are not told."""


def publish(book, executed, begun):
    """Make the report of a book from its executed chapters.

    Parameters
    ----------
    book : Book
    executed : dict of Path
        Chapter name -> executed notebook.
    begun : dict of str to str
        The ``stale.sources`` of the report as the build found them.

    Returns
    -------
    list of Path
        The new files, in the order of ``FILES``.

    Raises
    ------
    GateError, BindingError
        If the report cannot be released; the old files are as they were.
    """
    p = params.load(book.edition, book.scenario, book.unit)
    chapters = {name: nbformat.read(path, as_version=4) for name, path in executed.items()}
    provenance = manifest.provenance(p)
    checks = [INPUTS_CHECKED, gate.complete(chapters), gate.traceable(provenance)]
    pieces = {name: bind.pieces(notebook) for name, notebook in chapters.items()}
    document = bind.bind(cover.cover(p), pieces | {bind.APPENDIX: appendix.pieces(p, provenance)})
    checks += [gate.described(document)]
    contents = render(document, p.data_date)
    checks += [gate.readable(*contents.values()), gate.anonymous(contents, appendix.identifiers(p))]
    checks += [gate.current(book, begun)]
    files = _replace(book.output, contents)
    manifest.write(book, provenance, contents, checks)
    return files


def render(document, data_date):
    """The three files of a bound document, as bytes by file name."""
    with ThreadPoolExecutor(1) as beside:
        typeset = beside.submit(pdf.render, document, data_date)  # Typst does not hold Python's lock
        page, book = html.render(document).encode(), workbook.render(document, data_date)
        return dict(zip(FILES, (page, typeset.result(), book), strict=True))


def _replace(folder, contents):
    """Write all files beside their place, then rename them: a full disk or a crash leaves the old report whole."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as staging:
        for name, content in contents.items():
            Path(staging, name).write_bytes(content)
        for name in contents:
            Path(staging, name).replace(folder / name)
    return [folder / name for name in contents]
