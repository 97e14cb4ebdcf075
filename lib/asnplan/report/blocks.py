"""Bundles of ``asnplan.show`` become blocks of the bound document."""

import re
from itertools import groupby, zip_longest
from operator import itemgetter

from asnplan.report import prose

NAMES = {"figure": "gambar", "table": "tabel"}
SENTENCES = ("caption", "source", "note")
SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
SHEET_LENGTH = 31


def paragraph(text):
    """A bundle of plain text, as the appendix has it between its tables."""
    return {"kind": "paragraph", "text": text}


def from_bundle(bundle, numbers):
    """A bundle as a block: sentences become runs, figures and tables get their number, anchor and label.

    Parameters
    ----------
    bundle : dict
        From `asnplan.show`.
    numbers : dict
        ``("tabel" | "gambar", id)`` -> number as printed.

    Returns
    -------
    dict
    """
    made = bundle | {key: prose.runs(bundle[key] or "", numbers) for key in SENTENCES if key in bundle}
    if "text" in bundle:
        made["runs"] = prose.runs(bundle["text"], numbers)
    if name := NAMES.get(bundle["kind"]):
        made |= {"number": numbers[name, bundle["id"]], "id": f"{name}-{bundle['id']}", "label": name.capitalize()}
    if bundle["kind"] == "table":
        made |= {"groups": _grouped(bundle), "total": _cells(bundle["total"]), "sheet": _sheet(made)}
    if bundle["kind"] == "key_figures":
        made["items"] = [item | _amount(item["value"]) for item in bundle["items"]]
    if bundle["kind"] == "decisions":
        made["items"] = [prose.runs(item, numbers) for item in bundle["items"]]
    return made


def _amount(value):
    """A key figure's number and its unit, which is set smaller."""
    number, _, unit = value.replace("\N{NO-BREAK SPACE}", " ").partition(" ")
    return {"number": number, "unit": unit}


def _grouped(bundle):
    """The rows under their heading rows; a table without groups is one group without title."""
    rows = [_cells(row) for row in bundle["rows"]]
    titles = bundle["groups"] or []
    pairs = zip_longest(titles, rows, fillvalue="")
    return [
        {"title": title, "rows": [row for _, row in members]} for title, members in groupby(pairs, key=itemgetter(0))
    ]


def _cells(row):
    return row and [{"text": cell["text"], "mark": bool(prose.MARK.fullmatch(cell["text"]))} for cell in row]


def _sheet(table):
    """The table's sheet in the workbook: its number first, so that the name is unique and found from the report."""
    return SHEET_FORBIDDEN.sub(" ", f"{table['number']} {table['sheet']}")[:SHEET_LENGTH].strip(" '")
