"""From a drawing to a figure of the report: caption, source, alt text and SVG for page and phone in one bundle."""

import functools
import inspect
from html import escape

from asnplan.show import disclosure
from asnplan.show.amount import Amount
from asnplan.show.bundle import emit, missing, nothing
from asnplan.show.style import drawing_style
from asnplan.show.svg import svg
from asnplan.show.table import PEOPLE

REQUIRED = inspect.Parameter.empty

COMMON = {"id": REQUIRED, "caption": REQUIRED, "source": REQUIRED, "unit": "", "what": "", "people": False, "note": ""}
"""What every figure is given beside its data."""

COMMON_WORDS = """id : str
    Its name for references: ``@gambar:id``.
caption : str
    The finding, made by `asnplan.show.text`.
source : str
    Where the numbers come from.
unit : str
    The unit and, if need be, a format: ``"juta rupiah|.1f"``. With ``%`` the values are fractions.
what : str
    What the values are, for the axis and the alt text; the column's name if not given.
people : bool, list of str or Counts
    Whether the values count people and so stand under disclosure control, or how they count them: see
    `asnplan.show.table`.
note : str
    A remark below the figure.
"""

CONFIDENTIAL = "Gambar ini tidak ditampilkan karena semua nilainya menyangkut terlalu sedikit orang."


def figure(values, least=1, beside=lambda **_: []):
    """Make a drawing function show its figure.

    Parameters
    ----------
    values : callable
        From the drawing's arguments to the columns it draws, which decide the format and whether there is anything to
        show.
    least : int
        Of how many rows it can be drawn: with fewer there is nothing to compare, and it is not shown.
    beside : callable
        To further columns that it writes, in formats of their own; they stand under disclosure control as well.

    Returns
    -------
    callable
        A decorator for a function of (frame, ..., amount) that returns a drawing and its alt text. The decorated one
        takes the keywords of ``COMMON`` instead of ``amount``.
    """

    def decorate(draw):
        """The drawing function as chapters call it."""
        own = inspect.signature(draw)

        @functools.wraps(draw)
        def show(frame, *arguments, id, caption, source, unit="", what="", people=False, note="", **options):
            """Show the figure; chapters see the drawing function's own words instead."""
            given = own.bind(frame, *arguments, amount=None, **options)
            given.apply_defaults()
            names = values(**given.arguments)
            if len(frame[names].dropna(how="all")) < least:
                return nothing(id)
            amount = given.arguments["amount"] = Amount.read(unit, people is not False, frame[names], what)
            hidden = _hide(given.arguments, names + beside(**given.arguments), people, id)
            if _is_blank(given.arguments["frame"][names].apply(amount.shown), hidden):
                return missing(id, caption, source, CONFIDENTIAL)
            pictures, alt = _drawn(draw, given, id)
            return _emit(id, caption, source, amount.unit, note, alt, pictures, hidden)

        show.__doc__ = inspect.cleandoc(draw.__doc__) + "\n" + COMMON_WORDS
        show.__signature__ = _with_common(own)
        return show

    return decorate


def _hide(given, columns, people, id):
    """Put a mark in the place of what must not be shown of the given frame; the log of it."""
    if given["amount"].unit == PEOPLE and people is False:
        raise ValueError(f"Gambar '{id}' menghitung orang; nyatakan di people=")
    given["frame"], hidden = disclosure.masked(given["frame"], columns, columns if people is True else people)
    return hidden


def _is_blank(drawn, hidden):
    """Whether no value is left to be seen; beside hidden ones those of nobody tell nothing either."""
    return bool(drawn.isna().all(axis=None) or (hidden and drawn.fillna(0).eq(0).all(axis=None)))


def _drawn(draw, given, id):
    """The drawing for page and phone, and the alt text of both."""
    pictures = {}
    for medium in ("page", "phone"):
        with drawing_style(medium):
            drawing, alt = draw(*given.args, **given.kwargs)
            pictures[medium] = svg(drawing, id)
    return pictures, alt


def _with_common(signature):
    """The signature that a chapter sees."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [parameter for name, parameter in signature.parameters.items() if name != "amount"]
    common = [inspect.Parameter(name, keyword, default=default) for name, default in COMMON.items()]
    return signature.replace(parameters=own + common)


def _emit(id, caption, source, unit, note, alt, pictures, hidden):
    bundle = {"kind": "figure", "id": id, "caption": caption, "source": source, "unit": unit, "note": note,
              "alt": alt, "svg": pictures["page"], "phone": pictures["phone"], "hidden": hidden}  # fmt: skip
    shown = (
        f"<figure style='max-width:165mm;margin:0;background:#fff'>{pictures['page']}<figcaption style='color:#1b1f24'>"
        f"<strong>{escape(caption)}</strong><br><small>{escape(note)} Sumber: {escape(source)}</small>"
        "</figcaption></figure>"
    )
    return emit(bundle, shown)
