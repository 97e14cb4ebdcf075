"""One frame of needs: each post in each unit, with the method that told its need."""

import numpy as np
import pandas as pd

from asnplan.analysis.effectiveness import balance, effectiveness
from asnplan.analysis.rounding import round_half_up
from asnplan.analysis.staffing import opd_of_units
from asnplan.analysis.workload import POST, posts_for_tasks

STRUCTURAL = ("jpt", "administrator", "pengawas")
NO_ANALYSIS = "belum ada ABK"
COLUMNS = [
    *POST, "unit", "opd", "jabatan", "rumpun", "jenis", "kelas", "beban_menit", "kebutuhan_eksak", "kebutuhan",
    "metode", "bezetting_pns", "bezetting_pppk", "bezetting_paruh_waktu", "bezetting", "kekurangan", "kelebihan", "ej",
]  # fmt: skip


def need_table(units, posts, holders, minutes, counted, effective_minutes):
    """Need, holders, shortage and surplus of every post that any source knows.

    Parameters
    ----------
    units, posts : DataFrame
        One row per unit and per jabatan, as delivered.
    holders : DataFrame, one row per (unit, jabatan)
        From :func:`asnplan.analysis.staffing.bezetting`, every post with minutes among them. [people]
    minutes : DataFrame, one row per (unit, jabatan)
        ``beban_menit`` from :func:`asnplan.analysis.workload.post_minutes`. [minutes/year]
    counted : DataFrame, one row per (unit, jabatan)
        Needs counted by another rule, from :func:`asnplan.analysis.groups.needs_by_post`; they come before workload
        analysis. [posts]
    effective_minutes : float
        Effective time of one employee. [minutes/year]

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        Columns ``COLUMNS``. Structural posts need one per box; ``kebutuhan`` is missing where ``metode`` is
        "belum ada ABK", which does not say that the post is not needed.

    References
    ----------
    .. [1] PermenPANRB 1/2020 on job and workload analysis.
    """
    known = pd.concat([holders[POST], counted[POST]]).drop_duplicates().sort_values(POST)
    table = known.merge(_named_units(units), on="id_unit").merge(_named_posts(posts), on="id_jabatan")
    table = table.merge(holders, on=POST, how="left").merge(minutes, on=POST, how="left")
    table = table.merge(counted, on=POST, how="left").reset_index(drop=True)
    staff = [column for column in COLUMNS if column.startswith("bezetting")]
    table[staff] = table[staff].fillna(0).astype("Int64")
    table = _with_method(table, effective_minutes)
    table["ej"] = effectiveness(table["beban_menit"], table["bezetting"], effective_minutes)
    return table.join(balance(table["kebutuhan"], table["bezetting"]))[COLUMNS]


def _named_units(units):
    return units[["id_unit"]].assign(unit=units["nama"], opd=units["id_unit"].map(opd_of_units(units)))


def _named_posts(posts):
    return posts[["id_jabatan", "rumpun", "jenis", "kelas"]].assign(jabatan=posts["nama"])


def _with_method(table, effective_minutes):
    """Settle each post's need by the first rule that knows it."""
    by_tasks = posts_for_tasks(table["beban_menit"].astype(float), effective_minutes)
    structural = table["jenis"].isin(STRUCTURAL)
    word = pd.Series(np.select([structural, by_tasks.notna()], ["struktural", "ABK"], NO_ANALYSIS), table.index)
    exact = table["kebutuhan_eksak"].astype(float).fillna(by_tasks.mask(structural, 1.0))
    need = table["kebutuhan"].astype("Int64").fillna(round_half_up(by_tasks.mask(structural, 1.0)))
    return table.assign(metode=table["metode"].fillna(word.astype("str")), kebutuhan_eksak=exact, kebutuhan=need)


def unit_summary(needs, units, effective_minutes, by="opd"):
    """Needs of each OPD or unit: sums over its posts, shortage and surplus kept apart.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        From :func:`need_table`.
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``nama``, ``nama_pendek``.
    effective_minutes : float
        Effective time of one employee. [minutes/year]
    by : {"opd", "id_unit"}

    Returns
    -------
    DataFrame, one row per OPD or unit
        The column ``by``, ``nama``, ``nama_pendek``, ``kebutuhan``, ``bezetting_pns``, ``bezetting_pppk``,
        ``bezetting_paruh_waktu``, ``bezetting``, ``kekurangan``, ``kelebihan`` [people], ``jabatan`` and ``tanpa_abk``
        [posts], ``eu`` over the posts whose minutes are known.
    """
    sums = ["kebutuhan", *[column for column in COLUMNS if column.startswith("bezetting")], "kekurangan", "kelebihan"]
    summary = needs.groupby(by)[sums].sum().astype("Int64")
    summary["jabatan"] = needs.groupby(by).size()
    summary["tanpa_abk"] = needs["kebutuhan"].isna().groupby(needs[by]).sum()
    measured = needs[needs["beban_menit"].notna()].groupby(by)[["beban_menit", "bezetting"]].sum()
    summary["eu"] = effectiveness(measured["beban_menit"], measured["bezetting"], effective_minutes)
    names = units.set_index("id_unit")[["nama", "nama_pendek"]].rename_axis(by)
    return names.join(summary, how="right").reset_index()
