"""Posts that will lose their only holder soon, with nobody in the unit to follow."""

import pandas as pd

from asnplan.analysis.needs import STRUCTURAL
from asnplan.analysis.staffing import FULL_TIME
from asnplan.analysis.teachers import HEAD
from asnplan.analysis.workload import POST

OLDEST_NEW_HEAD = 56
"""Permendikdasmen 7/2025, not verified in its text. [years]"""

COLUMNS = [*POST, "rumpun", "jenis", "bulan", "calon", "kritis"]


def sole_holders_leaving(people, posts, dates, data_date, months=24, steps=3):
    """Posts whose only full-time holder retires soon, with the number of possible successors in the unit.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``id_unit``, ``id_jabatan``, ``status``, ``tanggal_lahir``.
    posts : DataFrame, one row per jabatan
        Needs ``id_jabatan``, ``jenis``, ``rumpun``, ``kelas``, ``mapel``.
    dates : Series of datetime
        From :func:`asnplan.analysis.retirement.retirement_dates`; its index holds that of ``people``.
    data_date : Timestamp
        Day of the register.
    months : int
        How soon. [months]
    steps : int
        How many classes below the post a successor may stand. [classes]

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``rumpun``, ``jenis``, ``bulan`` until the holder retires, 0 when the day has come [months], ``calon`` [people],
        ``kritis``: 1 where there is none, to be summed. A row is about one person: show counts only, under disclosure
        control.

    Notes
    -----
    A rule of this product; no regulation was found. A successor is another full-time employee of the unit who does not
    retire within ``months``, whose post is of the same family (managerial posts: any family), and whose class is at
    most ``steps`` below that of the post and not above it. A head of school is followed by a teacher of the same
    school who is 56 at most when the head retires [1]_; certificate, performance and the eight years asked of PPPK are
    not looked at, so fewer may follow in truth.

    References
    ----------
    .. [1] Permendikdasmen 7/2025 (replaced Permendikbudristek 40/2021); its text was not read.
    """
    staff = _full_time(people, posts, dates, data_date)
    soon = staff["bulan"] <= months
    alone = staff[soon & ~staff.duplicated(POST, keep=False)]
    pairs = alone.merge(staff[~soon], on="id_unit", suffixes=("", "_lain"))
    followers = pairs[_may_follow(pairs, steps)].groupby(POST).size()
    found = followers.reindex(pd.MultiIndex.from_frame(alone[POST]), fill_value=0).to_numpy()
    table = alone.assign(calon=found, kritis=(found == 0).astype("int64"))
    return table[COLUMNS].sort_values(POST, ignore_index=True)


def critical_posts(people, posts, dates, data_date, months=24, steps=3):
    """Posts whose only full-time holder retires soon and who have no successor in the unit.

    Parameters
    ----------
    people, posts, dates, data_date, months, steps
        As of :func:`sole_holders_leaving`.

    Returns
    -------
    DataFrame, one row per critical (unit, jabatan)
        The rows of :func:`sole_holders_leaving` with ``kritis`` = 1. Show counts only, under disclosure control.
    """
    leaving = sole_holders_leaving(people, posts, dates, data_date, months, steps)
    return leaving[leaving["kritis"] == 1].reset_index(drop=True)


def _full_time(people, posts, dates, data_date):
    """Full-time people with their posts, the day they retire and the months until then."""
    staff = people.loc[people["status"].isin(FULL_TIME), [*POST, "tanggal_lahir"]]
    staff = staff.assign(tmt=dates.reindex(staff.index))
    left = (staff["tmt"].dt.year - data_date.year) * 12 + staff["tmt"].dt.month - data_date.month
    staff = staff.assign(bulan=left.clip(lower=0).astype("int64"))
    return staff.merge(posts[["id_jabatan", "jenis", "rumpun", "kelas", "mapel"]], on="id_jabatan")


def _may_follow(pairs, steps):
    """Whether the other person of each pair may follow the holder of the post."""
    below = pairs["kelas"] - pairs["kelas_lain"]
    same = pairs["jenis"].isin(STRUCTURAL) | pairs["rumpun"].eq(pairs["rumpun_lain"])
    by_class = same & below.between(0, steps)
    young = pairs["tanggal_lahir_lain"] + pd.DateOffset(years=OLDEST_NEW_HEAD + 1) > pairs["tmt"]
    return by_class.where(pairs["mapel"].ne(HEAD), pairs["mapel_lain"].notna() & young).astype(bool)
