"""A figure as a small SVG that may stand beside others in one page: same drawing, same bytes."""

import io
import re
from zlib import crc32

from matplotlib.backends.backend_svg import FigureCanvasSVG

NUMBER = re.compile(r"-?\d+\.\d+")
COORDINATES = re.compile(r'(?<= )(?:d|x|y|width|height|points)="[^"]*"|translate\([^)]*\)')
DROPPED = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL
)


def svg(figure, name):
    """The drawing as SVG text.

    Parameters
    ----------
    figure : Figure
    name : str
        Its id, from which those inside are made, so that two figures on a page never share one.

    Returns
    -------
    str
        One ``svg`` element without prologue, date or style sheet.
    """
    file = io.StringIO()
    # not figure.savefig: it would draw twice, the first time for a renderer's box that is known here
    FigureCanvasSVG(figure).print_svg(file, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    drawn = DROPPED.sub("", file.getvalue()).replace("<svg ", '<svg stroke-linejoin="round" ', 1)
    return _slim(_own_ids(_rounded(drawn), f"f{crc32(name.encode()):x}"))


def _rounded(drawn):
    """Coordinates to a hundredth of a point."""

    def short(match):
        return NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), match[0])

    return COORDINATES.sub(short, drawn)


def _own_ids(drawn, name):
    """Number the ids that something refers to, drop the others."""
    referred = dict.fromkeys(re.findall(r'(?:url\(#|href="#)([^)"]+)', drawn))
    names = {old: f"{name}-{number}" for number, old in enumerate(referred)}
    drawn = re.sub(r' id="([^"]*)"', lambda match: f' id="{names[match[1]]}"' if match[1] in names else "", drawn)
    return re.sub(r'(url\(#|href="#)([^)"]+)', lambda match: match[1] + names[match[2]], drawn)


def _slim(drawn):
    """Without blanks between elements; glyphs placed by a plain attribute."""
    drawn = re.sub(r'<use xlink:href="([^"]*)" transform="translate\((\S+) 0\)"/>', r'<use href="\1" x="\2"/>', drawn)
    drawn = drawn.replace("xlink:href", "href").replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", drawn)).strip()
