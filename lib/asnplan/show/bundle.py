"""The one way out of a chapter: a bundle for the report, beside what JupyterLab shows of it."""

from html import escape

from IPython.display import display

from asnplan.show.text import text

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


def key_figures(figures):
    """Show the key figures of the summary.

    Parameters
    ----------
    figures : list of dict of str
        Each with ``label``, ``value`` (made by `asnplan.show.text`), ``change`` since the last edition in words, and
        ``meaning``; the last two may be left out.
    """
    items = [{"label": "", "value": "", "change": "", "meaning": ""} | figure for figure in figures]
    cells = "".join(
        f"<td style='text-align:left;vertical-align:top'>{escape(item['label'])}<br>"
        f"<strong style='font-size:1.6em'>{escape(item['value'])}</strong><br>"
        f"{escape(item['change'])}<br>{escape(item['meaning'])}</td>"
        for item in items
    )
    emit({"kind": "key_figures", "items": items}, f"<table><tr>{cells}</tr></table>")


def decisions(sentences):
    """Show the decisions asked for.

    Parameters
    ----------
    sentences : list of str
        Each made by `asnplan.show.text`.
    """
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    emit({"kind": "decisions", "items": list(sentences)}, f"<ol>{items}</ol>")
