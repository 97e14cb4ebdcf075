"""The tree of posts of one unit: who stands above whom in its peta jabatan."""

import pandas as pd

from asnplan.analysis.needs import STRUCTURAL
from asnplan.analysis.staffing import of_units, opd_of_units
from asnplan.analysis.workload import POST

KINDS = (*STRUCTURAL, "fungsional", "pelaksana")
TREE = ["id", "induk", *POST, "unit", "jabatan", "jenis", "kelas", "bezetting", "kebutuhan", "selisih"]


def post_tree(needs, units, unit):
    """The posts of one unit, each with the post above it.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        From :func:`asnplan.analysis.needs.need_table`.
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``nama_pendek``, ``induk``, ``jenis``.
    unit : str
        The unit's id.

    Returns
    -------
    DataFrame, one row per post of the unit, and per unit below it one for its head
        Columns ``TREE``: ``id`` of the box, ``induk`` the box above, missing for the head and for all posts that are
        not managerial; ``unit`` is the short name of a unit below, missing for the unit's own posts. ``selisih`` =
        ``bezetting`` - ``kebutuhan`` [people], missing where the need is.

    Raises
    ------
    ValueError
        If no unit has this id.

    Notes
    -----
    A rule of this product, for SIASN's peta jabatan asks for the post above each post and the register has none: the
    unit's head is its managerial post of the highest kind, in that of the highest class, in that of the first id.
    Under the head stand all other managerial posts, but pengawas under the administrator where the unit has only one,
    and the heads of those units below that belong to the same OPD. A unit below without a managerial post, such as a
    school, has no box.
    """
    own = _ranked(needs[needs["id_unit"].eq(unit)])
    below = _parts(units, unit)
    heads = _ranked(of_units(needs, below)).query("jenis in @STRUCTURAL").drop_duplicates("id_unit")
    names = below.set_index("id_unit")["nama_pendek"]
    heads = heads.assign(unit=heads["id_unit"].map(names)).sort_values("id_unit", kind="stable")
    managerial = own["jenis"].isin(STRUCTURAL)
    own = own.assign(unit=pd.Series(pd.NA, own.index, dtype="str"))
    rows = pd.concat([own[managerial], heads, own[~managerial]], ignore_index=True)
    rows = rows.assign(
        id=rows["id_unit"] + " " + rows["id_jabatan"],
        selisih=rows["bezetting"].astype("Int64") - rows["kebutuhan"].astype("Int64"),
    )
    return rows.assign(induk=_above(rows))[TREE]


def _ranked(posts):
    """Posts from the highest kind and class down."""
    order = posts["jenis"].map({kind: place for place, kind in enumerate(KINDS)})
    ranked = posts.assign(_kind=order, _class=-posts["kelas"])
    return ranked.sort_values(["_kind", "_class", "id_jabatan"], kind="stable").drop(columns=["_kind", "_class"])


def _parts(units, unit):
    """The units right below one that belong to the same OPD."""
    opd = opd_of_units(units)
    if unit not in opd:
        raise ValueError(f"unit '{unit}' tidak ada dalam tabel unit")
    return units[units["induk"].eq(unit) & units["id_unit"].map(opd).eq(opd[unit])]


def _above(rows):
    """The box above each post, of posts in their order."""
    managerial, own = rows["jenis"].isin(STRUCTURAL), rows["unit"].isna()
    administrators = rows.loc[own & rows["jenis"].eq("administrator"), "id"]
    boss = rows.loc[own & managerial, "id"].head(1)
    if boss.empty:
        return pd.Series(pd.NA, rows.index, dtype="str")
    above = pd.Series(boss.iloc[0], rows.index, dtype="str").where(managerial)
    if len(administrators) == 1:
        above = above.mask(own & rows["jenis"].eq("pengawas"), administrators.iloc[0])
    return above.mask(rows["id"].eq(boss.iloc[0]))
