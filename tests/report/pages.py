"""Pages of a PDF as a reader sees them: where letters and drawings stand, and how much of the paper they fill."""

import numpy as np
import pypdfium2 as pdfium

MM = 72 / 25.4
HEAD, FOOT = 20 * MM, 20 * MM
"""Above and below stand the running head and foot. [pt]"""

AIR = 24
"""Usual space between two blocks; less than that between two lines does not count as empty. [pt]"""


def boxes(page):
    """The box of every text, path and picture of a page, as rows of left, bottom, right and top. [pt]"""
    found = [item.get_bounds() for item in page.get_objects(max_depth=6)]
    return np.array(found, float).reshape(-1, 4)


def filled(page, top=25 * MM, bottom=25 * MM):
    """The part of a page's height between its margins that something stands on, usual spaces included."""
    high = page.get_height()
    spans = sorted((high - up, high - down) for _, down, _, up in boxes(page))
    spans = [(a, b) for a, b in spans if a >= top - 4 and b <= high - bottom + 4]
    reached, empty = top, 0.0
    for begin, end in spans:
        if begin - reached > AIR:
            empty += begin - reached
        reached = max(reached, end)
    if high - bottom - reached > AIR:
        empty += high - bottom - reached
    return 1 - empty / (high - top - bottom)


def opened(content):
    """The pages of a PDF given as bytes."""
    return list(pdfium.PdfDocument(content))
