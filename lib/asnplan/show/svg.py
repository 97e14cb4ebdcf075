"""A figure as a small SVG that may stand beside others in one page: same drawing, same bytes."""

import io
import re

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
        Its id; the ids inside begin with it, so that two figures on a page never share one.

    Returns
    -------
    str
        One ``svg`` element without prologue, date or style sheet.
    """
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    drawn = DROPPED.sub("", file.getvalue())
    drawn = drawn.replace("<svg ", '<svg stroke-linejoin="round" ', 1)
    return _slim(_own_ids(_rounded(drawn), name))


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
    return re.sub(r">\s+<", "><", re.sub(r"[ \t]*\n[ \t]*", " ", drawn)).strip()
