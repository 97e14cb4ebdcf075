"""Binding: the executed chapters and the appendix become one document, in the order of the book.

Only Markdown cells and the bundles of ``asnplan.show`` enter; any other output of a chapter stays in its notebook. The
document is plain data (dicts, lists, text), rendered by the HTML template and by the Typst template.
"""

from dataclasses import dataclass
from itertools import chain, takewhile

from asnplan.project import CHAPTERS
from asnplan.report import ReportError, absent, blocks, headings, prose

BUNDLE = "application/vnd.asnplan+json"
APPENDIX = "appendix"
NUMBERS = {"summary": "", "analysis": "1", "recruitment": "2", "training": "3", "evaluation": "4", APPENDIX: "A"}
ANCHORS = {"summary": "ringkasan", "analysis": "kebutuhan", "recruitment": "pengadaan", "training": "kompetensi",
           "evaluation": "kinerja", APPENDIX: "lampiran"}  # fmt: skip
SUMMARY_PREFIX = "R"


class BindingError(ReportError):
    """Chapters that cannot be bound; the message names chapter and cell."""


@dataclass(frozen=True)
class Piece:
    """One piece of a chapter: ``content`` is Markdown (str) or a bundle (dict); ``cell`` says where it comes from."""

    cell: str
    content: str | dict


def pieces(notebook):
    """What a reader sees of an executed notebook, in order.

    Parameters
    ----------
    notebook : NotebookNode
        An executed chapter.

    Returns
    -------
    list of Piece
    """
    found = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found.append(Piece(cell.get("id", ""), cell.source))
        elif cell.cell_type == "code":
            bundles = (output.get("data", {}).get(BUNDLE) for output in cell.outputs)
            found += [Piece(cell.get("id", ""), bundle) for bundle in bundles if bundle]
    return found


def bind(cover, chapters):
    """Bind chapters into one document.

    Parameters
    ----------
    cover : dict of str
        What the cover says, from `asnplan.report.cover.cover`.
    chapters : dict of list of Piece
        Chapter name -> its pieces; the book's order is that of ``CHAPTERS``, the appendix last.

    Returns
    -------
    dict
        ``{"cover": ..., "sections": [...]}``; figures and tables numbered, references resolved.

    Raises
    ------
    BindingError
        If an id is used twice, a reference leads nowhere or a chapter has no title.
    """
    told = {name: absent.told(chapters[name]) for name in (*CHAPTERS, APPENDIX) if name in chapters}
    numbers = _numbers(told)
    return {"cover": cover, "sections": [_section(name, parts, numbers) for name, parts in told.items()]}


def bundles(document, *kinds):
    """All blocks of the given kinds in a bound document, in reading order, each with its section."""
    return [
        (section, block) for section in document["sections"] for block in section["blocks"] if block["kind"] in kinds
    ]


def _numbers(chapters):
    numbers = {}
    for name, parts in chapters.items():
        counts = dict.fromkeys(blocks.NAMES.values(), 0)
        for piece in parts:
            if isinstance(piece.content, str):
                continue
            kind = blocks.NAMES.get(piece.content["kind"])
            if kind is None:
                numbers |= absent.numbers(piece.content, blocks.NAMES.values())
                continue
            key = kind, piece.content["id"]
            if key in numbers:
                raise BindingError(f"Bab {name}, sel {piece.cell}: {kind} {key[1]!r} dipakai dua kali; beri id lain")
            counts[kind] += 1
            numbers[key] = f"{NUMBERS[name] or SUMMARY_PREFIX}.{counts[kind]}"
    return numbers


def _section(name, parts, numbers):
    groups = [group for group in _converted(name, parts, numbers) if group]
    if not groups or groups[0][0].get("level") != 1:
        cell = parts[0].cell if parts else "pertama"
        raise BindingError(f"Bab {name}, sel {cell}: sel pertama harus berisi judul bab (# Judul)")
    (title, *opener), *rest = groups
    lead = list(takewhile(lambda block: block["kind"] != "heading", opener))
    body = [*opener[len(lead) :], *chain.from_iterable(rest)]
    findings = [block["runs"] for block in body if block["kind"] == "finding"]
    anchor = ANCHORS[name]
    return {
        "name": name, "id": anchor, "number": NUMBERS[name], "title": prose.plain(title["runs"]), "lead": lead,
        "finding": findings[0] if findings else [],
        "blocks": headings.headed([block for block in body if block["kind"] != "finding"], NUMBERS[name], anchor),
    }  # fmt: skip


def _converted(name, parts, numbers):
    """The blocks of each piece; a fault in one is told with its chapter and cell."""
    for piece in parts:
        try:
            if isinstance(piece.content, str):
                yield prose.blocks(piece.content, numbers)
            elif piece.content.get("text") != "":
                yield [blocks.from_bundle(piece.content, numbers)]
        except (ValueError, KeyError) as fault:
            raise BindingError(f"Bab {name}, sel {piece.cell}: {fault}") from fault
