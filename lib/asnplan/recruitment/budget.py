"""How much of the city's budget goes to its staff, and what room that leaves for new seats."""

import numpy as np
import pandas as pd

VERSIONS = ("murni", "perubahan", "realisasi")
"""Versions of a year's budget, each replacing the one before."""


def personnel_share(budget, cap):
    """The share of personnel spending in each budget, as the cap counts it.

    Teachers' allowances paid from central transfers do not count.

    Parameters
    ----------
    budget : DataFrame, one row per (tahun, versi)
        Needs ``belanja``, ``belanja_pegawai`` and ``tunjangan_guru_tkd`` [rupiah]; a missing allowance counts as
        zero.
    cap : float
        Highest share allowed. [part]

    Returns
    -------
    DataFrame
        ``budget`` with ``belanja_dihitung`` [rupiah], ``rasio`` [part], ``batas`` and ``ruang`` [rupiah]; a negative
        ``ruang`` is the amount above the cap.

    References
    ----------
    .. [1] UU 1/2022 art. 146.
    """
    spent, total = budget["belanja_pegawai"].astype(float), budget["belanja"].astype(float)
    counted = spent - budget["tunjangan_guru_tkd"].fillna(0).astype(float)
    return budget.assign(
        belanja_dihitung=counted, rasio=counted / total, batas=total * cap, ruang=total * cap - counted
    )


def latest_budget(budget):
    """The last version of each year whose personnel spending is known, in the order of the years."""
    known = budget.dropna(subset=["belanja_pegawai"])
    order = known["versi"].map({version: rank for rank, version in enumerate(VERSIONS)})
    ranked = known.assign(urutan=order).sort_values(["tahun", "urutan"]).drop(columns="urutan")
    return ranked.drop_duplicates("tahun", keep="last").reset_index(drop=True)


def affordable_seats(room, cost):
    """How many seats of yearly ``cost`` fit into ``room``; none when the room is not positive. [seats]"""
    return np.maximum(np.floor_divide(room, cost), 0)


def retirement_savings(pensions, people):
    """Pay the city no longer bears because of each year's retirements.

    A retirement saves the mean yearly cost of the present holders of the post; this is cautious, since those who
    leave are the most senior.

    Parameters
    ----------
    pensions : DataFrame, one row per (id_unit, id_jabatan, status, tahun)
        Needs ``jumlah`` [persons].
    people : DataFrame, one row per person
        Needs ``id_jabatan``, ``status`` and ``tahunan``, the person's yearly cost [rupiah/year].

    Returns
    -------
    Series of float by ``tahun``. [rupiah/year]
    """
    keys = ["id_jabatan", "status"]
    mean = people.groupby(keys)["tahunan"].mean().rename("hemat").reset_index()
    leaving = pensions.merge(mean, on=keys, how="left")
    saved = leaving["jumlah"].astype(float) * leaving["hemat"].fillna(people["tahunan"].mean())
    return saved.groupby(leaving["tahun"].astype(int)).sum()


def budget_path(budget, savings, cap, growth):
    """The budget of the planning years if nobody were recruited.

    Total spending grows, personnel spending falls by the pay of those who retire; general pay rises are left out on
    both sides.

    Parameters
    ----------
    budget : DataFrame, one row per year
        As :func:`latest_budget` returns; the last row is the starting point.
    savings : Series of float by ``tahun``
        As :func:`retirement_savings` returns; its years are the planning years. [rupiah/year]
    cap : float
        Highest share of personnel spending. [part]
    growth : float
        Yearly growth of total spending beyond the growth of pay per head. [per year]

    Returns
    -------
    DataFrame, one row per planning year
        ``tahun``, ``belanja``, ``belanja_pegawai`` (as counted under the cap), ``hemat``, ``batas``, ``ruang``
        [rupiah] and ``rasio`` [part].
    """
    start = personnel_share(budget, cap).tail(1).astype({"belanja": float, "belanja_dihitung": float})
    years, saved = savings.sort_index().index, savings.sort_index().to_numpy(dtype=float)
    first = start[["tahun", "belanja", "belanja_dihitung"]].to_numpy(dtype=float).sum(axis=0)
    if start.empty:
        first = np.full(3, np.nan)
    path = pd.DataFrame({"tahun": years, "belanja": first[1] * (1 + growth) ** (years.to_numpy() - first[0])})
    path["belanja_pegawai"] = first[2] - saved.cumsum()
    path["hemat"] = saved
    path["batas"] = path["belanja"] * cap
    path["ruang"] = path["batas"] - path["belanja_pegawai"]
    path["rasio"] = path["belanja_pegawai"] / path["belanja"]
    return path


def money_for_seats(room, savings, reuse_share):
    """Money that may be bound in new seats in one year.

    Within the cap it is the room that is left. Above the cap it is only a share of the pay that retirements free in
    that year, so that the share of personnel spending still falls.

    Parameters
    ----------
    room : float
        Room below the cap after the year's retirements and all seats granted before; negative above the cap, NaN when
        the budget is unknown, which counts as above it. [rupiah]
    savings : float
        Pay freed by the year's retirements. [rupiah/year]
    reuse_share : float
        Share of ``savings`` that may be used again above the cap. [part]

    Returns
    -------
    float, never negative. [rupiah/year]
    """
    return float(np.fmax(room, max(reuse_share * savings, 0.0)))
