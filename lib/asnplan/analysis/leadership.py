"""Managerial posts that nobody holds, and who acts on them."""

import pandas as pd

from asnplan.analysis.needs import STRUCTURAL
from asnplan.analysis.workload import POST

NOBODY = "tidak ada"


def leadership(needs, acting, units, data_date):
    """Managerial posts without a full-time holder, and who acts on each.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        From :func:`asnplan.analysis.needs.need_table`; needs ``jabatan``, ``jenis``, ``kelas``, ``bezetting`` [people].
    acting : DataFrame, one row per (unit, jabatan)
        The table ``pelaksana_tugas``: ``jenis`` (Plt or Plh), ``mulai``.
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``nama_pendek``.
    data_date : Timestamp
        Day of the register.

    Returns
    -------
    DataFrame, one row per vacant managerial (unit, jabatan)
        ``id_unit``, ``id_jabatan``, ``unit`` (short name), ``jabatan``, ``jenis`` of the post, ``kelas``, ``pelaksana``
        (Plt, Plh or "tidak ada"), ``lama_bulan`` [full months since they began to act; missing where nobody does]; the
        highest class first.

    References
    ----------
    .. [1] UU 30/2014 art. 14: Plt where the holder is gone for good, Plh where he is away for a time. A Plh of a post
       that is held is therefore no row.
    """
    names = units[["id_unit"]].assign(unit=units["nama_pendek"])
    vacant = needs[needs["jenis"].isin(STRUCTURAL) & (needs["bezetting"] == 0)]
    table = vacant[[*POST, "jabatan", "jenis", "kelas"]].merge(names, on="id_unit")
    who = acting[POST].assign(pelaksana=acting["jenis"], lama_bulan=_full_months(acting["mulai"], data_date))
    table = table.merge(who, on=POST, how="left").fillna({"pelaksana": NOBODY})
    columns = [*POST, "unit", "jabatan", "jenis", "kelas", "pelaksana", "lama_bulan"]
    return table.sort_values(["kelas", *POST], ascending=[False, True, True], ignore_index=True)[columns]


def leadership_summary(needs, vacant):
    """Managerial posts of each kind, held, vacant, and acted on.

    Parameters
    ----------
    needs : DataFrame, one row per (unit, jabatan)
        As for :func:`leadership`.
    vacant : DataFrame, one row per vacant managerial (unit, jabatan)
        From :func:`leadership`.

    Returns
    -------
    DataFrame, one row per kind of managerial post, the highest first
        ``jenis``, ``kotak`` = ``terisi`` + ``kosong``, and of these ``pelaksana_tugas`` (somebody acts) and ``tanpa``.
        [posts]
    """
    acted = vacant["pelaksana"] != NOBODY
    counts = {
        "terisi": needs.loc[needs["bezetting"] > 0, "jenis"], "kosong": vacant["jenis"],
        "pelaksana_tugas": vacant.loc[acted, "jenis"], "tanpa": vacant.loc[~acted, "jenis"],
    }  # fmt: skip
    table = pd.DataFrame({name: kinds.value_counts().reindex(list(STRUCTURAL)) for name, kinds in counts.items()})
    table = table.fillna(0).astype("int64").rename_axis("jenis")
    table.insert(0, "kotak", table["terisi"] + table["kosong"])
    return table.reset_index()


def _full_months(since, day):
    months = (day.year - since.dt.year) * 12 + day.month - since.dt.month - (since.dt.day > day.day)
    return months.astype("Int64")
