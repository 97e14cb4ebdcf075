"""What the last edition projected beside what came, and what is kept of this one for the next."""

from asnplan.analysis.staffing import FULL_TIME

GROUP = ["status", "rumpun"]
PROJECTED = ["bezetting", "bawah", "atas"]
KEPT = {"tahun": "tahun", "status": "status", "rumpun": "rumpun", "median": "bezetting", "bawah_90": "bawah",
        "atas_90": "atas"}  # fmt: skip
"""Columns of a band, and of the table ``proyeksi_lalu`` that the next edition reads."""


def group_counts(people, posts):
    """Full-time people of each status and family of posts.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``status``, ``id_jabatan``.
    posts : DataFrame, one row per jabatan
        Needs ``id_jabatan``, ``rumpun``.

    Returns
    -------
    DataFrame, one row per (status, rumpun) with any
        ``jumlah``. [people]
    """
    own = people[people["status"].isin(FULL_TIME)]
    families = own["id_jabatan"].map(posts.set_index("id_jabatan")["rumpun"]).rename("rumpun")
    return own.groupby(["status", families]).size().rename("jumlah").reset_index()


def backtest(projected, people_counts):
    """The last edition's projection of each group beside the people who came to be there.

    Parameters
    ----------
    projected : DataFrame, one row per (status, rumpun)
        The rows of ``proyeksi_lalu`` of the base year, whose opening the register shows: ``bezetting``, and ``bawah``
        and ``atas`` of the 90 % interval, which may be missing. [people]
    people_counts : DataFrame, one row per (status, rumpun)
        From :func:`group_counts`.

    Returns
    -------
    DataFrame, one row per (status, rumpun) of either
        ``proyeksi``, ``nyata``, ``galat`` = proyeksi - nyata, ``bawah``, ``atas`` [people], ``dalam_selang`` (missing
        without an interval). Whom a group was not projected to have, or does not have now, counts as 0. Part-time
        people are left out; no row without a projection.
    """
    projected = projected[projected["status"].isin(FULL_TIME)]
    if projected.empty:
        people_counts = people_counts.iloc[:0]
    there = people_counts.set_index(GROUP)["jumlah"].rename("nyata")
    told = projected.set_index(GROUP)[PROJECTED].astype("Float64").rename(columns={"bezetting": "proyeksi"})
    rows = told.join(there, how="outer").sort_index().fillna({"proyeksi": 0, "nyata": 0}).reset_index()
    rows = rows.astype({"nyata": "Int64"})
    rows["galat"] = rows["proyeksi"] - rows["nyata"]
    inside = (rows["bawah"] <= rows["nyata"]) & (rows["nyata"] <= rows["atas"])
    rows["dalam_selang"] = inside.astype("boolean")
    return rows[[*GROUP, "proyeksi", "nyata", "galat", "bawah", "atas", "dalam_selang"]]


def backtest_by_family(rows):
    """The back-test with the statuses side by side, in the names that counts of holders have.

    Parameters
    ----------
    rows : DataFrame, one row per (status, rumpun)
        From :func:`backtest`.

    Returns
    -------
    DataFrame, one row per ``rumpun``
        For PNS and PPPK, marked ``_pns`` and ``_pppk``: ``proyeksi``, ``bezetting`` (those who came to be there) and
        ``galat`` [people]; missing where a status was neither projected nor there.
    """
    wide = rows.rename(columns={"nyata": "bezetting"}).pivot(
        index="rumpun", columns="status", values=["proyeksi", "bezetting", "galat"]
    )
    wide.columns = [f"{name}_{status.lower()}" for name, status in wide.columns]
    every = [f"{name}_{status.lower()}" for status in FULL_TIME for name in ("proyeksi", "bezetting", "galat")]
    return wide.reindex(columns=every).astype("Float64").reset_index()


def backtest_summary(rows):
    """How well the last edition projected, over all groups.

    Parameters
    ----------
    rows : DataFrame, one row per (status, rumpun)
        From :func:`backtest`.

    Returns
    -------
    dict
        ``banyak`` [groups]; ``bias``, the sum of the errors [people], and ``bias_bagian`` of all people;
        ``galat_mutlak``, the absolute errors of all groups by all people; ``cakupan``, the share of the groups with an
        interval that lie inside [fractions]. What nothing is known of is None.

    References
    ----------
    .. [1] Hyndman, Athanasopoulos (2021), Forecasting: principles and practice, section 5.8 (the weighted form is
       MAE/mean).
    """
    there = float(rows["nyata"].sum())
    known = rows["dalam_selang"].dropna()
    bias, absolute = float(rows["galat"].sum()), float(rows["galat"].abs().sum())
    return {
        "banyak": len(rows),
        "bias": bias if len(rows) else None,
        "bias_bagian": bias / there if there else None,
        "galat_mutlak": absolute / there if there else None,
        "cakupan": float(known.mean()) if len(known) else None,
    }


def kept_projection(bands):
    """This edition's projection in the columns of ``proyeksi_lalu``, for the back-test of the next edition.

    Parameters
    ----------
    bands : DataFrame, one row per (status, rumpun, year)
        ``tahun``, at whose end the people are counted; ``median``, ``bawah_90``, ``atas_90`` [people]. May have more.

    Returns
    -------
    DataFrame, one row per (year, status, rumpun)
        ``tahun`` (the state at its beginning, so one later), ``status``, ``rumpun``, ``bezetting``, ``bawah``, ``atas``
        [people].
    """
    kept = bands[list(KEPT)].rename(columns=KEPT)
    numbers = kept[PROJECTED].astype("Float64")
    kept = kept.assign(tahun=kept["tahun"].astype("Int64") + 1, **numbers)
    return kept.sort_values(["tahun", *GROUP], ignore_index=True)
