"""The kinds of value an assumption can have: the few words in which ``assumptions`` is written."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, create_model

DAY = Annotated[datetime.date, Field(strict=True)]


def whole(low, high):
    """A whole number in ``low..high``."""
    return Annotated[int, Field(strict=True, ge=low, le=high)]


def whole_or(words, low, high):
    """A whole number in ``low..high``, or one of ``words`` in its place."""

    def test(value):
        """The value, if it is one of these."""
        if value not in words and (type(value) is not int or not low <= value <= high):
            listed = ", ".join(f"'{word}'" for word in words)
            raise ValueError(f"harus bilangan bulat {low} sampai {high}, atau {listed}")
        return value

    return Annotated[Any, AfterValidator(test)]


def number(low, high):
    """A number in ``low..high``."""
    return Annotated[float, Field(strict=True, ge=low, le=high, allow_inf_nan=False)]


def word(*allowed):
    """One of a closed list of words."""
    return Literal[allowed]


def fields(kinds, optional=()):
    """A value for each name of ``kinds``, no other name; those in ``optional`` may be left out."""
    required = {name: (kind, None if name in optional else ...) for name, kind in kinds.items()}
    return create_model("Fields", __config__=ConfigDict(extra="forbid"), **required)


def each(names, kind, optional=()):
    """The same kind of value for each of ``names``."""
    return fields(dict.fromkeys((*names, *optional), kind), optional)


def named(kind):
    """The same kind of value for names that the file chooses."""
    return dict[Annotated[str, Field(min_length=1)], kind]


def several(kind):
    """A list of at least one value."""
    return Annotated[list[kind], Field(min_length=1)]


def pair(kind):
    """A list of two values, the lower and the higher end of a range."""

    def test(values):
        """The values, if they are two."""
        if len(values) != 2:
            raise ValueError("harus daftar dua nilai: [rendah, tinggi]")
        return values

    return Annotated[list[kind], AfterValidator(test)]


def that(kind, holds, message):
    """Named values of ``kind`` for which ``holds(values)`` is true; ``message`` says in Indonesian what must be."""

    def test(value):
        """The value, if it holds."""
        if not holds(dict(value)):
            raise ValueError(message)
        return value

    return Annotated[kind, AfterValidator(test)]
