"""Pages of a PDF as a reader's eye finds them: where letters and lines stand, and how much of the paper they fill."""

import numpy as np
import pypdfium2 as pdfium

MM = 72 / 25.4
AIR = 24
"""Usual space between two blocks; so much between two lines does not count as empty. [pt]"""

PARTED = "\x02"
"""What pdfium reads where a word is parted at the end of a line."""

TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT


def opened(content):
    """The pages of a PDF given as bytes."""
    return list(pdfium.PdfDocument(content))


def words(page):
    """The text of a page, its lines joined and the words put together that a soft hyphen parts."""
    return " ".join(page.get_textpage().get_text_bounded().replace(PARTED, "").split())


def standing(paper, text, after=0):
    """The page, numbered from 1, and the distance from its top at which ``text`` first stands. [pt]"""
    for number, page in enumerate(paper[after:], after + 1):
        letters = page.get_textpage()
        if found := letters.search(text, match_case=True).get_next():
            return number, page.get_height() - letters.get_charbox(found[0])[3]
    raise LookupError(text)


def boxes(page, *kinds):
    """The boxes of what a page draws, or of the ``kinds`` of it: rows of left, bottom, right and top. [pt]"""
    found = [item.get_bounds() for item in page.get_objects(max_depth=8) if not kinds or item.type in kinds]
    return np.array(found, float).reshape(-1, 4)


def smallest(page):
    """The size of the smallest letters of a page, those drawn in figures aside. [pt]"""
    text, size = page.get_textpage(), pdfium.raw.FPDFText_GetFontSize
    return min(size(text, place) for place in range(text.count_chars()) if text.get_text_range(place, 1).strip())


def outside(page, side, end):
    """The boxes that reach beyond margins of ``side`` left and right, and ``end`` at top and bottom. [pt]"""
    wide, high = page.get_size()
    here = boxes(page)
    inner = np.array([side, end, side - wide, end - high])
    return here[((here * [1, 1, -1, -1]) < inner).any(axis=1)]


def overlaps(page, bearable=1.0):
    """How many pairs of texts cover each other by more than so much in both directions. [pt]"""
    left, low, right, high = boxes(page, TEXT).T
    across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    down = np.minimum.outer(high, high) - np.maximum.outer(low, low)
    return int(np.triu((across > bearable) & (down > bearable), 1).sum())


def filled(page, top=25 * MM, bottom=25 * MM):
    """The part of a page's height between its margins that something stands on, usual spaces included."""
    high = page.get_height()
    here = boxes(page)
    spans = sorted(zip(high - here[:, 3], high - here[:, 1], strict=True))
    reached, empty = top, 0.0
    for begin, end in [*spans, (high - bottom, high)]:
        if top - 4 <= begin <= high - bottom:
            empty += max(0.0, begin - reached) if begin - reached > AIR else 0.0
            reached = max(reached, min(end, high - bottom))
    return 1 - empty / (high - top - bottom)
