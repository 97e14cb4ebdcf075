"""The posts, and how many people each post has in each unit."""

import re

import numpy as np
import pandas as pd

from asnplan.edition.draws import apportion, source
from asnplan.edition.schools import school_level, teachers

LEVEL = re.compile(r" (?:Ahli (?:Pertama|Muda|Madya)|Terampil|Mahir|Penyelia)$")
STRUCTURAL = ("jpt", "administrator", "pengawas")
PART_TIME = "PPPK Paruh Waktu"


def jabatan(made, rng):
    """The list of posts."""
    return source("jabatan").astype({"bup": "Int64"})


def family(names):
    """The post's name without its level: Perawat Mahir -> Perawat."""
    return names.str.replace(LEVEL, "", regex=True)


def box(made, rng):
    """Posts of the offices: one row per post in a unit with ``terisi`` and, of these, ``pppk``; 0 is a vacant box."""
    return _spread(source("peta"), made, rng)


def seat(made, rng):
    """Everybody's place: one row per person with ``id_unit``, ``id_jabatan``, ``status``."""
    offices = made["box"]
    part_time = _spread(source("paruh_waktu").assign(pppk=0), made, rng)
    parts = [
        _people(offices, offices["terisi"] - offices["pppk"], "PNS"), _people(offices, offices["pppk"], "PPPK"),
        teachers(made, rng), _people(part_time, part_time["terisi"], PART_TIME),
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def _people(rows, counts, status):
    return rows.loc[rows.index.repeat(counts), ["id_unit", "id_jabatan"]].assign(status=status)


def _spread(plan, made, rng):
    """Give rows planned for a group of units (kelurahan, puskesmas, smp) to its units."""
    units, posts = made["unit"], made["jabatan"].set_index("nama")
    kind = units["jenis"].where(units["jenis"] != "sekolah", school_level(units).str.lower())
    groups = units.groupby(kind)["id_unit"].agg(list)
    sizes = pd.Series(0.8 + 0.4 * rng.random(len(units)), units["id_unit"])
    classes = made["sekolah"].groupby("id_unit")["rombel"].sum()
    sizes[classes.index] *= classes - 1
    rows = plan.assign(id_jabatan=plan["jabatan"].map(posts["id_jabatan"]),
                       structural=plan["jabatan"].map(posts["jenis"]).isin(STRUCTURAL))  # fmt: skip
    parts = [_shared(row, groups.get(row.unit, [row.unit]), sizes, rng) for row in rows.itertuples()]
    return pd.concat(parts, ignore_index=True)


def _shared(row, members, sizes, rng):
    filled = apportion(row.terisi, sizes.get(members, [1]))
    if row.structural:
        filled = rng.permutation(np.arange(len(members)) < row.terisi).astype(int)
    contracts = apportion(row.pppk, filled) if row.pppk else 0
    shared = pd.DataFrame({"id_unit": members, "id_jabatan": row.id_jabatan, "terisi": filled, "pppk": contracts})
    return shared[(filled > 0) | row.structural | (row.terisi == 0)]
