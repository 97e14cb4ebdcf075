"""The headings of a chapter, as a reader finds them."""

DECISIONS = "Keputusan yang diminta"


def headed(body, number, anchor):
    """Number the headings of a chapter: none deeper than one below the one before it, none at chapter level.

    Parameters
    ----------
    body : list of dict
        The blocks of a chapter after its opener.
    number, anchor : str
        The chapter's; without a number its headings have none.

    Returns
    -------
    list of dict
        The blocks, headings with ``level``, ``number`` and ``id``; a heading without anything below it is left out.
    """
    level, section, made = 1, 0, []
    for block in _filled(body):
        if block["kind"] == "decisions":
            named = bool(made) and made[-1]["kind"] == "heading"
            block |= {"title": "" if named else DECISIONS}
        elif block["kind"] == "heading":
            level = max(2, min(block["level"], level + 1))
            section += level == 2
            shown = f"{number}.{section}" if number and level == 2 else ""
            block |= {"level": level, "number": shown, "id": f"{anchor}-{len(made) + 1}"}
        made.append(block)
    return made


def _filled(body):
    """The blocks without headings under which a reader finds nothing, such as one above a cell that only saves."""
    kept = []
    for block in reversed(body):
        below = kept[-1] if kept else None
        empty = below is None or (below["kind"] == "heading" and below["level"] <= block.get("level", 0))
        if block["kind"] != "heading" or not empty:
            kept.append(block)
    return kept[::-1]
