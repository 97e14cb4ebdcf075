"""Needs counted for a whole group, the teachers of a subject or a health profession, and the posts that carry them."""

import pandas as pd

from asnplan.analysis.effectiveness import balance
from asnplan.analysis.refusal import refuse
from asnplan.analysis.workload import POST

GROUP = ["id_unit", "kelompok"]


def counted_needs(teachers, health):
    """The needs of subjects and of health professions in one frame.

    Parameters
    ----------
    teachers : DataFrame, one row per (school, subject)
        From :func:`asnplan.analysis.teachers.school_needs`.
    health : DataFrame, one row per (facility, profession)
        From :func:`asnplan.analysis.puskesmas.facility_needs`.

    Returns
    -------
    DataFrame, one row per (unit, group)
        ``id_unit``, ``kelompok``, ``kebutuhan_eksak``, ``kebutuhan`` [posts], ``metode``.
    """
    parts = [teachers.rename(columns={"mapel": "kelompok"}), health.rename(columns={"jenis_tenaga": "kelompok"})]
    return pd.concat(parts, ignore_index=True)[[*GROUP, "kebutuhan_eksak", "kebutuhan", "metode"]]


def with_group(posts):
    """``posts`` with ``kelompok``: the subject taught or the health profession, missing for all others."""
    return posts.assign(kelompok=posts["mapel"].fillna(posts["jenis_tenaga"]))


def needs_by_post(counted, posts, holders, by=()):
    """The need of a group in a unit, carried by its posts.

    Those in post carry it first, from the highest class down; what they leave is asked at the entry post. So a school
    with enough teachers is short of none, whatever their levels, and nobody is recruited into a senior level.

    Parameters
    ----------
    counted : DataFrame, one row per (unit, group)
        From :func:`counted_needs`.
    posts : DataFrame, one row per jabatan
        Needs ``id_jabatan``, ``kelas``, ``mapel``, ``jenis_tenaga``; the lowest class of a group is its entry post.
    holders : DataFrame, one row per (unit, jabatan)
        Needs ``bezetting``. [people]
    by : list of str
        Further columns that both frames have, such as ``tahun``.

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``kebutuhan_eksak``, ``kebutuhan`` [posts], ``metode``; every entry post is listed, also with 0. Holders of a
        group without a need in their unit are left to the other rules.

    Raises
    ------
    ValueError
        If a group has no post; the rows are named.
    """
    keys, post = [*GROUP, *by], [*POST, *by]
    ladder = with_group(posts).dropna(subset="kelompok").sort_values(["kelas", "id_jabatan"])
    entry = ladder.drop_duplicates("kelompok").set_index("kelompok")["id_jabatan"]
    asked = counted[keys].assign(id_jabatan=counted["kelompok"].map(entry))
    refuse(asked, asked["id_jabatan"].isna(), "kelompok tanpa jabatan dalam daftar jabatan", GROUP)
    rows = holders[[*post, "bezetting"]].merge(asked[post], on=post, how="outer")
    rows = rows.merge(ladder[["id_jabatan", "kelompok", "kelas"]], on="id_jabatan").merge(counted, on=keys)
    rows = rows.fillna({"bezetting": 0}).sort_values([*keys, "kelas", "id_jabatan"])[::-1]
    carried = _carried(rows, keys, rows["id_jabatan"].eq(rows["kelompok"].map(entry)))
    return carried[[*post, "kebutuhan_eksak", "kebutuhan", "metode"]]


def _carried(rows, keys, is_entry):
    """Share each need over the rows of its group, given from the highest post down."""
    people = rows["bezetting"].astype(float)
    groups = people.groupby([rows[key] for key in keys])
    result = rows.copy()
    for column in ("kebutuhan_eksak", "kebutuhan"):
        need = rows[column].astype(float)
        held = (need - groups.cumsum() + people).clip(0, people)
        result[column] = held + (need - groups.transform("sum")).clip(lower=0).where(is_entry, 0.0)
    result["kebutuhan"] = result["kebutuhan"].astype("Int64")
    return result.sort_values([*POST, *keys], ignore_index=True)


def group_holders(posts, holders):
    """Holders of each group in each unit.

    Parameters
    ----------
    posts, holders
        As in :func:`needs_by_post`.

    Returns
    -------
    DataFrame, one row per (unit, group)
        ``id_unit``, ``kelompok``, ``bezetting``. [people]
    """
    held = holders.merge(with_group(posts)[["id_jabatan", "kelompok"]], on="id_jabatan")
    return held.groupby(GROUP, as_index=False)["bezetting"].sum()


def group_balance(counted, posts, holders):
    """Need and holders of each group in each unit, shortage and surplus apart.

    Parameters
    ----------
    counted, posts, holders
        As in :func:`needs_by_post`.

    Returns
    -------
    DataFrame
        ``counted`` with ``bezetting``, ``kekurangan``, ``kelebihan``. [people]
    """
    table = (
        counted.merge(group_holders(posts, holders), on=GROUP, how="left")
        .fillna({"bezetting": 0})
        .astype({"bezetting": "Int64"})
    )
    return table.join(balance(table["kebutuhan"], table["bezetting"]))


def placed(needs, units, posts, classes):
    """Posts with what their holders are counted by: the group that their post belongs to and the kind of place.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
    units, posts, classes : DataFrame
        One row per unit, per jabatan and per class level of a school, as delivered.

    Returns
    -------
    DataFrame
        ``needs`` with ``kelompok``, the subject or health profession, ``tempat``, the school's level or the kind of the
        unit, and ``kecamatan``, the district it serves; each empty where there is none.
    """
    tree = units.set_index("id_unit")
    kinds = classes.drop_duplicates("id_unit").set_index("id_unit")["jenjang"].combine_first(tree["jenis"])
    group = with_group(posts).set_index("id_jabatan")["kelompok"]
    return needs.assign(
        kelompok=needs["id_jabatan"].map(group).fillna(""),
        tempat=needs["id_unit"].map(kinds).fillna(""),
        kecamatan=needs["id_unit"].map(tree["kecamatan"]).fillna(""),
    )
