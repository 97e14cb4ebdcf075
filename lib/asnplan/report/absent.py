"""What a chapter has nothing to show of: a section without data keeps its heading and the reason."""

from dataclasses import replace
from itertools import chain, groupby

from asnplan.report import prose


def told(pieces):
    """The pieces of a chapter without what a section, its subsections included, shows that said why it has no data.

    Parameters
    ----------
    pieces : list of Piece

    Returns
    -------
    list of Piece
        Paragraphs stand in the place of figures and tables that are not shown; ``without`` names these.
    """
    number, level, empty = 0, 0, False

    def section(piece):
        """The number of the section that a piece belongs to; one without data keeps its subsections."""
        nonlocal number, level, empty
        content = piece.content
        if isinstance(content, str) and content.startswith("#"):
            depth = len(content) - len(content.lstrip("#"))
            if not (empty and depth > level):
                number, level, empty = number + 1, depth, False
        elif isinstance(content, dict) and content.get("instead"):
            empty = True
        return number

    return list(chain.from_iterable(_section(list(inside)) for _, inside in groupby(pieces, section)))


def numbers(bundle, kinds):
    """What stands in the place of the number of a figure or table that is not shown, where it is referred to.

    Parameters
    ----------
    bundle : dict
    kinds : iterable of str
        "gambar", "tabel".

    Returns
    -------
    dict
        As the numbers of `asnplan.report.prose.runs`.
    """
    names = [*bundle.get("without", []), *([bundle["id"]] if bundle["kind"] == "missing" else [])]
    return {(kind, name): prose.UNAVAILABLE for kind in kinds for name in names}


def _section(pieces):
    """A section as it was shown or, where it says why it has no data, its heading and that."""
    bundles = [piece for piece in pieces if isinstance(piece.content, dict)]
    reason = next((piece for piece in bundles if piece.content.get("instead")), None)
    if not reason:
        return [_plain(piece) for piece in pieces]
    heading = replace(pieces[0], content=pieces[0].content.partition("\n")[0])
    without = [name for piece in bundles if (name := piece.content.get("id"))]
    return [heading, replace(reason, content=reason.content | {"without": without})]


def _plain(piece):
    """A figure or table of which there is nothing as a paragraph, which may be empty."""
    if isinstance(piece.content, str) or piece.content["kind"] != "nothing":
        return piece
    content = piece.content
    return replace(piece, content={"kind": "paragraph", "text": content["text"], "without": [content["id"]]})
