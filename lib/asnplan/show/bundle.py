"""The one way out of a chapter: a bundle for the report, beside what JupyterLab shows of it."""

from html import escape

from IPython.display import display

from asnplan.show.disclosure import HIDDEN, threshold
from asnplan.show.text import MISSING, text

BUNDLE = "application/vnd.asnplan+json"
"""The MIME type under which the report finds a bundle in an executed chapter."""

UNAVAILABLE = "Bagian ini tidak tersedia karena datanya tidak ada dalam edisi ini."


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


def missing(id, caption, source, reason=UNAVAILABLE):
    """Say that a figure or table is not available, and why."""
    emit(
        {"kind": "missing", "id": id, "caption": caption, "source": source, "text": reason},
        f"<p><strong>{escape(caption)}</strong><br><em>{escape(reason)}</em></p>",
    )


def say(template, **values):
    """Show a paragraph.

    Parameters
    ----------
    template, **values
        As for `asnplan.show.text`.
    """
    paragraph = text(template, **values)
    emit({"kind": "paragraph", "text": paragraph}, f"<p>{escape(paragraph)}</p>")


def finding(template, **values):
    """Show the chapter's finding: one sentence, once per chapter, in its first cells.

    Parameters
    ----------
    template, **values
        As for `asnplan.show.text`.
    """
    sentence = text(template, **values)
    emit({"kind": "finding", "text": sentence}, f"<p style='font-size:1.3em'>{escape(sentence)}</p>")


def note(title, template, **values):
    """Show a quiet box beside the text.

    Parameters
    ----------
    title : str
        For example "Apa artinya" or "Batasan".
    template, **values
        As for `asnplan.show.text`.
    """
    body = text(template, **values)
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


def decisions(sentences):
    """Show the decisions asked for.

    Parameters
    ----------
    sentences : list of str
        Each made by `asnplan.show.text`.
    """
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    emit({"kind": "decisions", "items": list(sentences)}, f"<ol>{items}</ol>")
