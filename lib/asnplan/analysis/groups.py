"""Needs counted for a profession or subject of a unit, and the posts that carry them."""

from asnplan.analysis.effectiveness import balance
from asnplan.analysis.refusal import refuse
from asnplan.analysis.workload import POST


def needs_by_post(needs, group, posts, holders):
    """The need of a profession or subject in a unit, carried by its posts.

    Those in post carry it first, from the highest class down; what they leave is asked at the entry post. So a school
    with enough teachers is short of none, whatever their levels.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, ``group``)
        Needs ``id_unit``, ``group``, ``kebutuhan_eksak``, ``kebutuhan`` [posts], ``metode``.
    group : str
        The column of ``posts`` that names it: ``mapel`` or ``jenis_tenaga``.
    posts : DataFrame, one row per jabatan
        Needs ``id_jabatan``, ``kelas``, ``group``; the lowest class of a group is its entry post.
    holders : DataFrame, one row per (unit, jabatan)
        ``bezetting`` from :func:`asnplan.analysis.staffing.bezetting`. [people]

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``kebutuhan_eksak``, ``kebutuhan`` [posts], ``metode``. Holders of a group without a need in their unit are left
        to the other rules.

    Raises
    ------
    ValueError
        If a group has no post; the rows are named.
    """
    keys = ["id_unit", group]
    ladder = posts[posts[group].notna()].sort_values(["kelas", "id_jabatan"])[["id_jabatan", group, "kelas"]]
    entry = ladder.drop_duplicates(group).set_index(group)["id_jabatan"]
    asked = needs[keys].assign(id_jabatan=needs[group].map(entry))
    refuse(asked, asked["id_jabatan"].isna(), f"{group} tanpa jabatan dalam daftar jabatan", keys)
    rows = holders[[*POST, "bezetting"]].merge(asked[POST], on=POST, how="outer").merge(ladder, on="id_jabatan")
    rows = rows.merge(needs, on=keys).fillna({"bezetting": 0}).sort_values([*keys, "kelas", "id_jabatan"])
    return _carried(rows[::-1], keys, rows["id_jabatan"].eq(rows[group].map(entry)))


def _carried(rows, keys, is_entry):
    """Share each need over the rows of its group, given from the highest post down."""
    people = rows["bezetting"].astype(float)
    groups = people.groupby([rows[key] for key in keys])
    result = rows[[*POST, "metode"]].copy()
    for column in ("kebutuhan_eksak", "kebutuhan"):
        need = rows[column].astype(float)
        left = (need - groups.cumsum() + people).clip(0, people)
        result[column] = left + (need - groups.transform("sum")).clip(lower=0).where(is_entry, 0.0)
    result["kebutuhan"] = result["kebutuhan"].astype("Int64")
    return result[(result["kebutuhan"] > 0) | (people > 0)].sort_values(POST, ignore_index=True)


def group_balance(needs, group, posts, holders):
    """Need and holders of each profession or subject in each unit, shortage and surplus apart.

    Parameters
    ----------
    needs, group, posts, holders
        As in :func:`needs_by_post`.

    Returns
    -------
    DataFrame
        ``needs`` with ``bezetting``, ``kekurangan``, ``kelebihan``. [people]
    """
    held = holders.merge(posts[["id_jabatan", group]], on="id_jabatan").groupby(["id_unit", group], as_index=False)
    table = needs.merge(held["bezetting"].sum(), on=["id_unit", group], how="left").fillna({"bezetting": 0})
    table = table.astype({"bezetting": "Int64"})
    return table.join(balance(table["kebutuhan"], table["bezetting"]))
