"""The draft of a report: executed chapters are bound and rendered; all that needs pandas is done here.

`asnplan.report.release` does the rest in another process, because typesetting takes as much memory as all of this.
"""

import nbformat

from asnplan import show
from asnplan.inputs import params, tables
from asnplan.report import appendix, bind, cover, gate, html, manifest, pdf, secrecy, stale, workbook
from asnplan.report.release import HTML, XLSX, Draft

INPUTS_CHECKED = "masukan tanpa kesalahan"
"""Holds whenever there is a provenance: the tables of faulty inputs are not told."""


def draft(book, executed):
    """The draft of a book's report from its executed chapters.

    Parameters
    ----------
    book : Book
    executed : dict of Path
        Chapter name -> executed notebook.

    Returns
    -------
    Draft

    Raises
    ------
    GateError, BindingError
        If the chapters cannot be released.
    """
    p = params.load(book.edition, book.scenario, book.unit)
    chapters = {name: nbformat.read(path, as_version=4) for name, path in executed.items()}
    provenance = manifest.provenance(p)
    checks = [INPUTS_CHECKED, gate.complete(chapters), gate.traceable(provenance)]
    pieces = {name: bind.pieces(notebook) for name, notebook in chapters.items()}
    checks += [gate.discreet(pieces, p.disclosure_threshold)]
    show.hide_below(p.disclosure_threshold)  # the appendix counts people as well
    pieces[bind.APPENDIX] = appendix.pieces(p, provenance)
    secrecy.keep(book, pieces)
    document = bind.bind(cover.cover(p), pieces)
    checks += [gate.described(document)]
    files, printed = render(document, p.data_date)
    told = provenance | {"key_figures": key_figures(document)}
    made = Draft(files, printed, p.data_date, told, checks, appendix.identifiers(p))
    tables.save(p, stale.REPORT)
    return made


def key_figures(document):
    """The key figures as released, with which the next edition compares its own; a hidden one has no amount."""
    items = [item for _, block in bind.bundles(document, "key_figures") for item in block["items"] if item.get("id")]
    return [{key: item[key] for key in ("id", "label", "value", "amount")} for item in items]


def render(document, data_date):
    """A bound document as HTML and workbook, bytes by file name, and as what the PDF is typeset from."""
    page, book = html.render(document).encode(), workbook.render(document, data_date)
    return {HTML: page, XLSX: book}, pdf.printed(document)
