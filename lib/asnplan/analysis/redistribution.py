"""Which surplus teachers could fill which shortage before anybody is recruited: the nearest schools first."""

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from asnplan.analysis.refusal import refuse
from asnplan.analysis.teachers import HEAD

TASK = ["jenjang", "kelompok"]
MOVES = [*TASK, "asal", "tujuan", "jarak", "jumlah"]
DISTANCES = ("dalam_kecamatan", "kecamatan_tetangga", "kecamatan_lain")
"""What the distances 0, 1 and 2 are."""


def redistribution(balances, units, neighbours, stay=(HEAD,)):
    """Moves of surplus posts to schools that are short of the same subject at the same school level.

    As many as possible are moved; of all ways to do so one with the least total distance is taken, and of those one
    that gives and serves in the order of the schools' ids.

    Parameters
    ----------
    balances : DataFrame, one row per (school, level, group)
        Needs ``id_unit``, ``jenjang``, ``kelompok``, ``kekurangan``, ``kelebihan`` [posts].
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``kecamatan``; a school without one is far from all others.
    neighbours : dict of str to list of str
        The neighbouring districts of each district.
    stay : iterable of str
        Groups that are not moved: heads of school by default, who are appointed.

    Returns
    -------
    DataFrame, one row per (level, group, school that gives, school that takes)
        ``jenjang``, ``kelompok``, ``asal``, ``tujuan`` [id_unit], ``jarak`` (0 same district, 1 neighbouring, 2 other),
        ``jumlah`` [posts].

    Raises
    ------
    ValueError
        If a school's district is not among ``neighbours``; the rows are named.

    References
    ----------
    .. [1] Peraturan Bersama 5 Menteri 2011 on the even distribution of teachers; the three distances are the rule of
       this product.
    .. [2] Crouse (2016), On implementing 2D rectangular assignment algorithms, IEEE TAES 52(4).
    """
    rows = _movable(balances, stay).merge(units[["id_unit", "kecamatan"]], on="id_unit")
    unknown = rows["kecamatan"].notna() & ~rows["kecamatan"].isin(list(neighbours))
    refuse(rows, unknown, "kecamatan tanpa daftar tetangga", ["id_unit", "kecamatan"])
    groups = rows.sort_values("id_unit", kind="stable", ignore_index=True).groupby(TASK)
    parts = [_moves(own, neighbours).assign(jenjang=level, kelompok=name) for (level, name), own in groups]
    none = pd.DataFrame({name: pd.Series(dtype="int64" if name in MOVES[-2:] else "str") for name in MOVES})
    return pd.concat([none, *parts], ignore_index=True)[MOVES]


def _movable(balances, stay):
    return balances[~balances["kelompok"].isin(list(stay))]


def _moves(rows, neighbours):
    """The moves within one subject and level, post by post: each surplus post and each short one is a seat."""
    surplus, short = (rows.index.repeat(rows[name].fillna(0).astype(int)) for name in ("kelebihan", "kekurangan"))
    distance = _distances(rows["kecamatan"][surplus], rows["kecamatan"][short], neighbours)
    order = np.add.outer(np.asarray(surplus), np.asarray(short))
    weight = 1 + order.max(initial=0) * min(order.shape)  # no sum of orders reaches one step of distance
    first, second = linear_sum_assignment(distance * weight + order)
    seats = {"asal": surplus[first], "tujuan": short[second], "jarak": distance[first, second]}
    pairs = pd.DataFrame(seats).value_counts().sort_index().rename("jumlah").reset_index()
    return pairs.assign(asal=pairs["asal"].map(rows["id_unit"]), tujuan=pairs["tujuan"].map(rows["id_unit"]))


def _distances(origins, goals, neighbours):
    """0 within a district, 1 between neighbours, 2 between others, one row per origin and column per goal."""
    steps = {(one, other): 1 for one, others in neighbours.items() for other in others}
    steps |= {(one, one): 0 for one in neighbours}
    pairs = pd.MultiIndex.from_product([origins, goals])
    return np.array([steps.get(pair, 2) for pair in pairs], dtype=int).reshape(len(origins), len(goals))


def redistribution_summary(balances, moves, stay=(HEAD,)):
    """What redistribution can settle of each subject at each school level, and what it leaves to recruitment.

    Parameters
    ----------
    balances, stay
        As in :func:`redistribution`.
    moves : DataFrame, one row per (level, group, school that gives, school that takes)
        From :func:`redistribution`.

    Returns
    -------
    DataFrame, one row per (level, group)
        ``kelebihan``, ``kekurangan``, the posts moved by distance ``dalam_kecamatan``, ``kecamatan_tetangga``,
        ``kecamatan_lain``, ``dipindah`` in all, ``sisa_kekurangan`` and ``sisa_kelebihan``. [posts]
    """
    table = _movable(balances, stay).groupby(TASK)[["kelebihan", "kekurangan"]].sum().astype("Int64")
    moved = moves.pivot_table(index=TASK, columns="jarak", values="jumlah", aggfunc="sum", fill_value=0)
    moved = moved.reindex(index=table.index, columns=range(len(DISTANCES)), fill_value=0).astype("Int64")
    table = table.join(moved.set_axis(list(DISTANCES), axis=1))
    table["dipindah"] = moved.sum(axis=1)
    rest = {f"sisa_{name}": table[name] - table["dipindah"] for name in ("kekurangan", "kelebihan")}
    return table.assign(**rest).reset_index()
