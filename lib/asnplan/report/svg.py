"""A figure's SVG inside a page: unique ids, colours that follow the page, one accessible name, nothing active."""

import re
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
ACTIVE = {f"{{{SVG}}}script", f"{{{SVG}}}foreignObject", f"{{{SVG}}}metadata", f"{{{SVG}}}title"}
LOCAL = re.compile(r"url\(#([^)]+)\)")
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def inline(source, name, alt, colours):
    """An SVG file as an element of an HTML page.

    Parameters
    ----------
    source : str
        The SVG as drawn.
    name : str
        Prefix that makes its ids unique in the page.
    alt : str
        What the picture says in words; becomes its accessible name.
    colours : dict
        Colour as drawn (``"#1b1f24"``) -> variable of the style sheet, so that the dark page recolours the figure.

    Returns
    -------
    str
    """
    root = ElementTree.fromstring(source)
    for element in root.iter():
        for child in [child for child in element if child.tag in ACTIVE]:
            element.remove(child)
        element.attrib = dict(_attributes(element, name, colours))
    for size in ("width", "height"):
        root.attrib.pop(size, None)
    root.attrib |= {"role": "img", "aria-label": alt}
    return ElementTree.tostring(root, encoding="unicode")


def _attributes(element, name, colours):
    for key, value in element.attrib.items():
        if key.lower().startswith("on"):
            continue
        if key == "id":
            value = f"{name}-{value}"
        elif key in (XLINK, "href"):
            if not value.startswith("#"):
                continue
            value = f"#{name}-{value[1:]}"
        else:
            value = LOCAL.sub(rf"url(#{name}-\1)", value)
            value = COLOUR.sub(lambda found: _variable(found[0], colours), value)
        yield key, value


def _variable(colour, colours):
    return f"var(--{colours[colour.lower()]})" if colour.lower() in colours else colour
