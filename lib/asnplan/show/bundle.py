"""The one way out of a chapter: a bundle for the report, beside what JupyterLab shows of it."""

from html import escape

from IPython.display import display

from asnplan.show.disclosure import HIDDEN, threshold
from asnplan.show.text import MISSING, known, text

BUNDLE = "application/vnd.asnplan+json"
"""The MIME type under which the report finds a bundle in an executed chapter."""


def emit(bundle, html):
    """Show a bundle: exactly one output, so that the report reads what the analyst saw.

    Parameters
    ----------
    bundle : dict
        Plain values only; ``kind`` names what it is.
    html : str
        What JupyterLab shows.
    """
    # the gate sees by it that disclosure control ran, and with which threshold
    bundle = bundle | {"threshold": threshold()}
    display({BUNDLE: bundle, "text/html": html}, raw=True)


def missing(id, caption, source, reason):
    """Say that a figure or table is not available, and why."""
    emit(
        {"kind": "missing", "id": id, "caption": caption, "source": source, "text": reason},
        f"<p><strong>{escape(caption)}</strong><br><em>{escape(reason)}</em></p>",
    )


def nothing(id, text=""):
    """Show no figure or table, but perhaps a sentence; references to it then say that it is not available."""
    emit({"kind": "nothing", "id": id, "text": text}, f"<p>{escape(text)}</p>")


def section(empty, undelivered, none):
    """Say, where a section begins, why it has nothing to show; the report then leaves out the rest of the section.

    Parameters
    ----------
    empty : bool
        Whether there is nothing that the section could tell of.
    undelivered : str
        Which input tables are not there, from `asnplan.inputs.tables.undelivered`.
    none : str
        Why it is empty when they are.
    """
    reason = undelivered or (none if empty else "")
    if reason:
        kind = {"kind": "missing", "id": "", "caption": "", "source": ""} if undelivered else {"kind": "paragraph"}
        emit(kind | {"text": reason, "instead": True}, f"<p><em>{escape(reason)}</em></p>")


def say(*sentences, **values):
    """Show a paragraph of the sentences all of whose values are known; nothing if there is none.

    Parameters
    ----------
    *sentences, **values
        Templates and values as for `asnplan.show.text`.
    """
    if paragraph := known(sentences, values):
        emit({"kind": "paragraph", "text": paragraph}, f"<p>{escape(paragraph)}</p>")


def finding(*sentences, otherwise="", **values):
    """Show the chapter's finding, once per chapter, in its first cells: the sentences all of whose values are known.

    Parameters
    ----------
    *sentences, **values
        Templates and values as for `asnplan.show.text`.
    otherwise : str
        What is said when there is none.
    """
    if said := known(sentences, values) or otherwise:
        emit({"kind": "finding", "text": said}, f"<p style='font-size:1.3em'>{escape(said)}</p>")


def note(title, *sentences, **values):
    """Show a quiet box beside the text, with the sentences all of whose values are known; nothing if there is none.

    Parameters
    ----------
    title : str
        For example "Apa artinya" or "Batasan".
    *sentences, **values
        Templates and values as for `asnplan.show.text`.
    """
    if body := known(sentences, values):
        emit(
            {"kind": "note", "title": title, "text": body},
            f"<blockquote><strong>{escape(title)}</strong><br>{escape(body)}</blockquote>",
        )


def key_figures(figures, before=None, since=""):
    """Show the key figures of the summary, each with its change since the last edition in words.

    Parameters
    ----------
    figures : list of dict
        Each with ``label``, ``value`` (made by `asnplan.show.text`) and ``meaning``; ``id`` and ``amount``, the plain
        number, are what the next edition compares with.
    before : dict of float, optional
        The amounts of the last edition by ``id``.
    since : str
        The last edition as a sentence names it; empty when this is the first.
    """
    blank = {"id": "", "label": "", "value": "", "amount": None, "meaning": ""}
    items = [_with_change(blank | figure, before or {}, since) for figure in figures]
    cells = "".join(
        f"<td style='text-align:left;vertical-align:top'>{escape(item['label'])}<br>"
        f"<strong style='font-size:1.6em'>{escape(item['value'])}</strong><br>"
        f"{escape(item['change'])}<br>{escape(item['meaning'])}</td>"
        for item in items
    )
    emit({"kind": "key_figures", "items": items}, f"<table><tr>{cells}</tr></table>")


def _with_change(figure, before, since):
    """The figure with its change; the amount of one that is hidden goes nowhere."""
    hidden = HIDDEN in figure["value"]
    amount = None if hidden or figure["amount"] is None else float(figure["amount"])
    said = change(amount, before.get(figure["id"]), since, hidden) if figure["id"] else ""
    return figure | {"amount": amount, "change": said}


def change(now, before, since, hidden=False):
    """The change of a number in words: ``naik 12 sejak edisi 2025``, the first word following the sign.

    Parameters
    ----------
    now, before : float or None
        The number in this edition and in the last one.
    since : str
        The last edition as a sentence names it; empty when this is the first.
    hidden : bool
        Whether this edition's number is not shown.

    Returns
    -------
    str
    """
    if not since:
        return "edisi pertama"
    if hidden:
        return f"sejak {since}: {HIDDEN}"
    if now is None or before is None:
        return f"sejak {since}: {MISSING}"
    if now == before:
        return f"tetap sejak {since}"
    return text("{way:arah} {size:d} sejak {since}", way=now - before, size=abs(now - before), since=since)


def decisions(*sentences, **values):
    """Show the decisions asked for: of several sentences those all of whose values are known.

    Parameters
    ----------
    *sentences, **values
        Templates and values as for `asnplan.show.text`.
    """
    if asked := [said for each in sentences if (said := known([each], values))]:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in asked)
        emit({"kind": "decisions", "items": asked}, f"<ol>{items}</ol>")
