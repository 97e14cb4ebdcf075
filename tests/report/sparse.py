"""Editions cut down to what is required, and the words of a built book as its readers have them."""

import html
import re

import nbformat
import twin

from asnplan.inputs.contracts import CONTRACTS
from asnplan.project import CHAPTERS
from asnplan.report import absent, bind

OPTIONAL = [name for name, contract in CONTRACTS.items() if not contract.metadata["required"]]
TAGS = re.compile(r"<(style|svg|script)\b.*?</\1>|<[^>]+>", re.DOTALL)

NOTHING = re.compile(r"\b(nan|none|nat|inf)\b|<NA>", re.IGNORECASE)
"""What Python calls nothing."""

BROKEN = re.compile(
    r"\[x\]|\b0 dari 0\b"  # sentences about nothing
    r'|  |\( ?\)|""|“”| [,.;:](?:\s|$)|[,;:]$|: ?\.|,,|\{\w*[:}]|\b(?:di|ke|pada|rumpun|oleh|adalah) (?:dan|[.,;:)])'
)
"""Holes where a value or a name should be."""


def without_optional_tables(folder, edition=twin.EDITION):
    """The project in ``folder``, whose edition keeps its required tables only."""
    for name in OPTIONAL:
        (folder / f"data/{edition}/{name}.csv").unlink(missing_ok=True)
    return folder


def pieces(folder, book=twin.EDITION):
    """What is bound of each executed chapter: chapter -> pieces."""
    executed = {chapter: folder / "build" / book / f"{chapter}.ipynb" for chapter in CHAPTERS}
    return {name: absent.told(bind.pieces(nbformat.read(path, as_version=4))) for name, path in executed.items()}


def sentences(folder, book=twin.EDITION):
    """Each paragraph, caption, note and alternative text that code wrote, with its chapter and cell."""
    for chapter, parts in pieces(folder, book).items():
        for piece in parts:
            if isinstance(piece.content, dict):
                yield from ((f"{chapter}/{piece.cell}", said) for said in _said(piece.content) if said)


def _said(bundle):
    yield from (bundle.get(key, "") for key in ("text", "caption", "note", "alt", "source"))
    for item in bundle.get("items", []):
        yield from [item] if isinstance(item, str) else (item["label"], item["value"], item["meaning"])


def words(folder, book=twin.EDITION):
    """The text of the released HTML."""
    page = (folder / "reports" / book / "laporan.html").read_text(encoding="utf-8")
    return html.unescape(TAGS.sub(" ", page))
