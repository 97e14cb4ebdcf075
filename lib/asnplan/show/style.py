"""The look of figures, read from the tokens that the HTML and PDF templates read too."""

import json
from functools import cache

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from asnplan.project import template

DENSITY = 150
"""Pixels per inch of what is drawn as a picture."""

INCH = 25.4
"""Millimetres in an inch; matplotlib measures pages in inches."""


@cache
def tokens():
    """The tokens of the look; the folder of the template must not change while a chapter runs."""
    return json.loads((template() / "tokens.json").read_text(encoding="utf-8"))


def colour(name):
    """A colour of the light theme; the HTML page swaps it for its dark twin."""
    return tokens()["colour"]["light"][name]


SERIES = ("accent", "grey", "accent-light", "warning")
"""The colours of up to four series, what matters first."""

LETTER = 1.75
"""The width of a digit, and of no letter more but the widest, in a figure. [mm]"""

ON = {"accent": "paper", "grey": "ink", "accent-light": "ink", "warning": "paper"}
"""The colour of a label that lies on a series."""


EDGES = {"accent-light": "accent", "band": "grey"}
"""Fills too light to stand out from the paper (3 to 1) stay light, and have an edge that does."""


def filled(ink, sizes=1):
    """How areas are drawn: apart by paper or, if too light, by an edge of their own; those of no size have none."""
    edge = colour(EDGES.get(ink, "paper"))
    return {"facecolor": colour(ink), "edgecolor": edge, "linewidth": 0.8 * (np.asarray(sizes) != 0),
            "zorder": 1 + (ink in EDGES) / 10}  # fmt: skip


def in_series(names, looks=SERIES):
    """Names with their looks, the first ones for what matters; more than four belong in small multiples."""
    if len(names) > len(looks):
        raise ValueError(f"Paling banyak {len(looks)} deret dalam satu gambar, bukan {len(names)}: {', '.join(names)}.")
    return list(zip(names, looks, strict=False))


@cache
def _fonts():
    """Put the template's own fonts before any that the system has, so that every machine draws the same letters."""
    folder = template() / tokens()["font"]["folder"]
    for path in sorted(folder.glob("*.otf")):
        fontManager.addfont(path)
    fontManager.ttflist.sort(key=lambda font: not font.fname.startswith(str(folder)))


@cache
def settings():
    """Matplotlib's settings for the look."""
    _fonts()
    size = tokens()["size"]["figure"]
    ink, secondary, rule = colour("ink"), colour("secondary"), colour("rule")
    return {
        "font.family": tokens()["font"]["family"], "font.size": size["text"],
        "text.color": ink, "axes.labelcolor": secondary, "axes.edgecolor": rule, "axes.linewidth": 0.6,
        "axes.spines.left": False, "axes.spines.right": False, "axes.spines.top": False, "axes.spines.bottom": False,
        "axes.axisbelow": True, "axes.grid": False, "grid.color": rule, "grid.linewidth": 0.5,
        "xtick.color": rule, "ytick.color": rule, "xtick.labelcolor": secondary, "ytick.labelcolor": secondary,
        "axes.titlelocation": "left",
        "xtick.labelsize": size["text"], "ytick.labelsize": size["text"],
        "xtick.major.size": 0, "ytick.major.size": 0, "xtick.minor.size": 0, "ytick.minor.size": 0,
        "xtick.major.pad": 5,
        "figure.facecolor": "none", "axes.facecolor": "none", "savefig.facecolor": "none",
        "lines.linewidth": 1.6, "lines.solid_capstyle": "round", "patch.linewidth": 0,
        "figure.constrained_layout.h_pad": 0.02, "figure.constrained_layout.w_pad": 0.02,
        "text.hinting": "none", "text.hinting_factor": 1, "svg.fonttype": "path", "svg.hashsalt": "asnplan",
        "text.parse_math": False,  # a name with two dollar signs is a name
    }  # fmt: skip


def drawing_style(medium="page"):
    """The context in which figures are made, drawn and written for a medium: the page or the phone."""
    size = tokens()["figure"]
    return matplotlib.rc_context(settings() | {"figure.figsize": (size["width"][medium] / INCH, size["height"] / INCH)})


def across(part=1.0):
    """Such a part of the width of what is being drawn. [mm]"""
    return matplotlib.rcParams["figure.figsize"][0] * INCH * part


def narrowed():
    """How much narrower than the page it is."""
    return across() / tokens()["figure"]["width"]["page"]


def sheet(height=None, rows=1, columns=1, whole=False, **options):
    """An empty figure as wide as its medium, with its axes; laid out by matplotlib, unknown to pyplot.

    Parameters
    ----------
    height : float, optional
        The usual one if not given; kept between the shortest and the tallest of the look, though a phone, which
        scrolls, allows for more. [mm]
    rows, columns : int
        The grid of axes.
    whole : bool
        Whether it may take a page of its own.
    **options
        As for ``Figure.subplots``.

    Returns
    -------
    Figure, Axes or array of Axes
    """
    size = tokens()["figure"]
    most = size["whole" if whole else "tallest"] / narrowed() ** 2
    height = min(max(height or size["height"], size["shortest"]), most)
    figure = Figure((across() / INCH, height / INCH), dpi=DENSITY, layout="constrained")
    FigureCanvasAgg(figure)  # measures words; the default canvas would make a new renderer for each
    return figure, figure.subplots(rows, columns, **options)
