"""A figure as a small SVG that may stand beside others in one page: same drawing, same bytes."""

import io
import re
from xml.etree import ElementTree
from zlib import crc32

from matplotlib.backends.backend_svg import FigureCanvasSVG

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
NO_RECORD = {"Date": None, "Creator": None, "Format": None, "Type": None}
NUMBER = re.compile(r"-?\d+\.\d+")
PLACED = ("x", "y", "width", "height")
COMMAND = re.compile(r"\s*([A-Za-z])\s*")
MOVED = re.compile(r"translate\([^)]*\)")
SIDEWAYS = re.compile(r"translate\((\S+) 0\)")
REFERENCE = re.compile(r"(?<=#)[^)\"]+")

ElementTree.register_namespace("", SVG)


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
    FigureCanvasSVG(figure).print_svg(file, metadata=NO_RECORD)
    root = ElementTree.fromstring(file.getvalue())
    _own_ids(root, f"g{crc32(name.encode()) % 16**5:05x}")
    for element in root.iter():
        element.attrib = dict(_plain(element))
        element.text = element.tail = None
    root.set("stroke-linejoin", "round")
    root[:] = _worthwhile(root)
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


def _own_ids(root, prefix):
    """Number the ids that something refers to, drop the others."""
    values = [value for element in root.iter() for key, value in element.items() if "#" in value and key != "style"]
    referred = dict.fromkeys(found for value in values for found in REFERENCE.findall(value))
    names = {old: f"{prefix}-{number}" for number, old in enumerate(referred)}
    for element in root.iter():
        if (old := element.attrib.pop("id", None)) in names:
            element.set("id", names[old])
        for key, value in element.items():
            if "#" in value and key != "style":
                element.set(key, REFERENCE.sub(lambda found: names[found[0]], value))


def _plain(element):
    """Attributes with coordinates to a hundredth of a point, without the older name of a link."""
    for key, value in element.items():
        if key in PLACED:
            yield key, NUMBER.sub(_short, value)
        elif key == "d":
            yield key, COMMAND.sub(r"\1", NUMBER.sub(_short, value))
        elif key == "transform":
            moved = MOVED.sub(lambda move: NUMBER.sub(_short, move[0]), value)
            sideways = SIDEWAYS.fullmatch(moved) if element.tag == f"{{{SVG}}}use" else None
            yield ("x", sideways[1]) if sideways else (key, moved)
        else:
            yield key.replace(f"{{{XLINK}}}", ""), value


def _short(number):
    return f"{float(number[0]):.2f}".rstrip("0").rstrip(".")


def _worthwhile(element):
    """The parts that draw something: no records, no style sheet, no groups that only group."""
    for child in element:
        if child.tag == f"{{{SVG}}}metadata" or child.find(f"{{{SVG}}}style") is not None:
            continue
        child[:] = _worthwhile(child)
        if child.tag == f"{{{SVG}}}g" and not child.attrib:
            yield from child
        else:
            yield child
