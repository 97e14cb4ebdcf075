"""The face: a result becomes something a reader sees. Chapters show nothing in any other way."""

from asnplan.show.bars import bars, dumbbell, stacked
from asnplan.show.bundle import BUNDLE, decisions, finding, key_figures, note, say, section
from asnplan.show.courses import columns, lines, small_multiples
from asnplan.show.declared import ages, holders, leavers
from asnplan.show.disclosure import counts, hide_below
from asnplan.show.fan import fan
from asnplan.show.points import points
from asnplan.show.post_map import post_map
from asnplan.show.pyramid import pyramid
from asnplan.show.spoken import spoken, spoken_briefly
from asnplan.show.surfaces import heatmap
from asnplan.show.table import table
from asnplan.show.text import course, names, text
from asnplan.show.tiles import tiles
from asnplan.show.tornado import tornado

__all__ = [
    "BUNDLE", "ages", "bars", "columns", "counts", "course", "decisions", "dumbbell", "fan", "finding", "heatmap",
    "hide_below", "holders", "key_figures", "leavers", "lines", "names", "note", "points", "post_map", "pyramid", "say",
    "section", "small_multiples", "spoken", "spoken_briefly", "stacked", "table", "text", "tiles", "tornado",
]  # fmt: skip
