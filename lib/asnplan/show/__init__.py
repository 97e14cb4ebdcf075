"""The face: a result becomes something a reader sees. Chapters show nothing in any other way."""

from asnplan.show.bars import bars, dumbbell, stacked
from asnplan.show.bundle import BUNDLE, decisions, finding, key_figures, missing, note, say
from asnplan.show.courses import columns, lines, small_multiples
from asnplan.show.declared import holders, leavers
from asnplan.show.disclosure import counts, hide_below
from asnplan.show.points import points
from asnplan.show.surfaces import heatmap, tiles
from asnplan.show.table import table
from asnplan.show.text import text

__all__ = [
    "BUNDLE", "bars", "columns", "counts", "decisions", "dumbbell", "finding", "heatmap", "hide_below", "holders",
    "key_figures", "leavers", "lines", "missing", "note", "points", "say", "small_multiples", "stacked", "table",
    "text", "tiles",
]  # fmt: skip
