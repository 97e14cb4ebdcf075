"""Prose: Markdown cells and plain sentences become blocks and runs that every template renders in its own way.

A block is ``{"kind": ..., ...}``; its text is a list of runs, each ``{"kind": "text" | "mark" | "strong" | ..., ...}``.
Nothing is markup any more, so no text can become HTML or Typst.
"""

import re

import mistune

MARK = re.compile(r"(\[[cxzper]\])")
"""The shorthand of the statistics offices: [c] confidential, [x] not available, [z] not applicable and so on."""

REFERENCE = re.compile(r"@(tabel|gambar):([A-Za-z0-9_-]*[A-Za-z0-9])")
UNAVAILABLE = "(tidak tersedia)"
"""Stands for the number of a figure or table whose data are missing."""

SAFE_ADDRESS = re.compile(r"(https?://|mailto:)", re.IGNORECASE)

_parse = mistune.create_markdown(renderer=None)


class UnknownReferenceError(ValueError):
    """Prose that names a figure or table that is not in the book."""


def runs(text, numbers):
    """Plain text as runs, its shorthand marked and its references resolved.

    Parameters
    ----------
    text : str
        Any text; it is never read as markup.
    numbers : dict
        ``("tabel" | "gambar", id)`` -> number as printed, such as ``"2.3"``.

    Returns
    -------
    list of dict

    Raises
    ------
    UnknownReferenceError
        If the text refers to something that ``numbers`` does not hold.
    """
    pieces, end = [], 0
    for match in REFERENCE.finditer(text):
        pieces += _marked(text[end : match.start()])
        pieces.append(_reference(match[1], match[2], numbers))
        end = match.end()
    return pieces + _marked(text[end:])


def blocks(markdown, numbers):
    """The blocks of a Markdown text; raw HTML in it stays visible text."""
    return [
        _block(token, numbers) for token in _parse(markdown) if token["type"] not in ("blank_line", "thematic_break")
    ]


def plain(pieces):
    """The bare text of runs."""
    return "".join(piece.get("text", "") or plain(piece.get("runs", [])) for piece in pieces)


def _marked(text):
    return [{"kind": "mark" if MARK.fullmatch(part) else "text", "text": part} for part in MARK.split(text) if part]


def _reference(kind, name, numbers):
    if (kind, name) not in numbers:
        raise UnknownReferenceError(f"@{kind}:{name} menunjuk {kind} yang tidak ada di buku ini")
    number = numbers[kind, name]
    if number == UNAVAILABLE:
        return {"kind": "text", "text": f"{kind.capitalize()} {UNAVAILABLE}"}
    return {"kind": "reference", "text": f"{kind.capitalize()} {number}", "target": f"{kind}-{name}"}


def _block(token, numbers):
    match token["type"]:
        case "heading":
            return {"kind": "heading", "level": token["attrs"]["level"], "runs": _inline(token["children"], numbers)}
        case "paragraph" | "block_text":
            return {"kind": "paragraph", "runs": _inline(token["children"], numbers)}
        case "list":
            items = [[_block(part, numbers) for part in item["children"] if part["type"] != "blank_line"]
                     for item in token["children"]]  # fmt: skip
            return {"kind": "list", "ordered": token["attrs"]["ordered"], "items": items}
        case "block_quote":
            inner = [_block(part, numbers) for part in token["children"] if part["type"] != "blank_line"]
            return {"kind": "quote", "blocks": inner}
        case "block_code":
            return {"kind": "code", "text": token["raw"].rstrip("\n")}
        case _:
            return {"kind": "paragraph", "runs": runs(token.get("raw", "").strip(), numbers)}


def _inline(tokens, numbers):
    found = []
    for token in _joined(tokens):
        match token["type"]:
            case "strong" | "emphasis" as kind:
                found.append({"kind": kind, "runs": _inline(token["children"], numbers)})
            case "codespan":
                found.append({"kind": "code", "text": token["raw"]})
            case "link":
                found += _link(token["attrs"]["url"], _inline(token["children"], numbers))
            case "image":
                raise ValueError("gambar dalam Markdown tidak masuk laporan; buat gambar dengan show")
            case "linebreak":
                found.append({"kind": "break"})
            case _:
                found += runs(token["raw"], numbers)
    return found


def _joined(tokens):
    """Tokens with neighbouring bare text joined, so that ``[c]`` split by the parser is one mark again."""
    joined = []
    for token in tokens:
        bare = {"softbreak": " "}.get(token["type"]) or (
            token.get("raw") if token["type"] in ("text", "inline_html") else None
        )
        if bare is None:
            joined.append(token)
        elif joined and joined[-1]["type"] == "text":
            joined[-1] = {"type": "text", "raw": joined[-1]["raw"] + bare}
        else:
            joined.append({"type": "text", "raw": bare})
    return joined


def _link(address, inner):
    return [{"kind": "link", "address": address, "runs": inner}] if SAFE_ADDRESS.match(address) else inner
