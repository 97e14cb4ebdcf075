"""What the columns of the workbook mean, as ``reports/template/columns.yaml`` tells."""

import re

import yaml

from asnplan import project
from asnplan.show.text import MISSING

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def listed():
    """The meanings by heading, and those of headings that mean something else in a table by its id."""
    return yaml.safe_load((project.template() / "columns.yaml").read_text(encoding="utf-8"))


def meaning(meanings, table, heading):
    """What a column means.

    Parameters
    ----------
    meanings : dict
        From :func:`listed`.
    table : str
        The id of the column's table in the bound document.
    heading : str
        As in the sheet, with the unit: ``"Pensiun 2026 [orang]"``.

    Returns
    -------
    str
        ``[x]`` if nobody has said it.
    """
    name = YEAR.sub("<tahun>", heading)
    return meanings.get(table, {}).get(name) or meanings.get(name, MISSING)
