"""What the columns of a table count: people, sums of them, or what tells of them."""

import re
from dataclasses import dataclass

DECLARED = re.compile(r"(?P<name>.+?)\s(?P<sign>[=~])\s(?P<parts>.+)")


@dataclass(frozen=True)
class Measure:
    """What a column counts.

    ``bases`` are the unknowns that it is made of. One that ``tells`` counts no people itself but gives its bases away
    wherever it is not 0, as a shortage does beside a need, or wherever ``other`` is 0, as a surplus does beside need,
    holders and shortage; one ``beside`` others is hidden in the rows where any is.
    """

    bases: tuple
    tells: bool = False
    other: str = ""
    beside: tuple = ()


def read(declared):
    """Read the declarations of a list of measures.

    Parameters
    ----------
    declared : list of str
        ``"a"`` counts people, ``"a = b + c"`` is a sum of counts, ``"d ~ a"`` counts no people but tells of a where it
        is not 0, and ``"e ~ a - d"`` tells of a where d is 0.

    Returns
    -------
    dict of Measure
    """
    measures = {}
    for each in declared:
        match = DECLARED.fullmatch(each)
        name, sign, parts = match.groups() if match else (each, "", each)
        parts, _, other = parts.partition(" - ")
        parts = [part.strip() for part in parts.split(" + ")]
        bases = [base for part in parts for base in (measures[part].bases if part in measures else (part,))]
        measures |= dict.fromkeys(name.split(", "), Measure(tuple(bases), sign == "~", other))
    return measures


class Counted(float):
    """A count as a sentence gets it: a number that knows why it may not be shown, if so."""

    def __new__(cls, value, reason=""):
        """A number with a reason."""
        count = super().__new__(cls, value)
        count.reason = reason
        return count

    def __truediv__(self, other):
        """A share, hidden with either of its parts; missing where there is nobody."""
        share = float(self) / float(other) if other else float("nan")
        return Counted(share, self.reason or getattr(other, "reason", ""))


def small(counts, threshold):
    """Whether counts lie from 1 to below a threshold, judged as they would be shown: halves are rounded up."""
    size = abs(counts) + 0.5
    return (size >= 1) & (size < threshold)
