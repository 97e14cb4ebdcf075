"""The proposal of seats, year by year and post by post, and what it costs and leaves open."""

import numpy as np
import pandas as pd

from asnplan.recruitment.budget import money_for_seats
from asnplan.recruitment.seats import POST, contract_seats, open_seats, seats_allowed

ENTRY_LEVELS = ("ahli pertama", "terampil", "pemula")
"""Levels of functional posts one is recruited into; higher ones are reached by promotion. [PermenPANRB 1/2023]"""

NEEDED = [*POST, "tahun", "kebutuhan", "bezetting", "kekurangan", "prioritas"]
PROPOSAL = [*POST, "tahun", "usulan_pns", "usulan_pppk", "biaya"]
_NONE = pd.Series(0, pd.MultiIndex.from_arrays([[], []], names=POST))


def propose(gap, posts, pensions, costs, path, *, policy, pppk_share, minus_share=0.5, reuse_share=0.9, pending=None):
    """The proposal of seats for each planning year.

    Year by year, seats go to the posts in the order of :func:`open_seats` until the growth policy or the money ends.
    The money of a year depends on what was bound before. Under ``negative`` a post gets no more seats than it loses
    people.

    Parameters
    ----------
    gap : DataFrame, one row per (id_unit, id_jabatan, tahun)
        Needs ``kebutuhan``, ``bezetting``, ``kekurangan`` (without any recruitment) and ``prioritas``.
    posts : DataFrame, one row per post
        Needs ``id_jabatan``, ``jenis``, ``jenjang`` and ``rumpun``.
    pensions : DataFrame, one row per (id_unit, id_jabatan, status, tahun)
        Needs ``jumlah`` [persons].
    costs : DataFrame, one row per (id_jabatan, status)
        Needs ``tahunan`` [rupiah/year], as :func:`~asnplan.recruitment.seat_costs` returns.
    path : DataFrame, one row per planning year
        Needs ``tahun``, ``ruang``, ``hemat`` [rupiah], as :func:`~asnplan.recruitment.budget_path` returns.
    policy, minus_share
        As for :func:`seats_allowed`.
    pppk_share : mapping of family to part
    reuse_share : float
        Share of the pay freed by retirements that may be used above the cap. [part]
    pending : DataFrame, one row per (id_unit, id_jabatan) or a part of it, optional
        ``jumlah``, the seats granted before the plan and not yet filled. [seats]

    Returns
    -------
    DataFrame, one row per (id_unit, id_jabatan, tahun) with seats
        ``usulan_pns``, ``usulan_pppk`` [seats] and ``biaya`` at full pay [rupiah/year].

    Raises
    ------
    ValueError
        If a post that lacks staff has no yearly cost.

    References
    ----------
    .. [1] PP 11/2017 art. 5-12; PermenPANRB 6/2024.
    """
    wanted = recruited(gap, posts)
    leaving = pensions.groupby([*POST, "tahun"])["jumlah"].sum()
    granted = _NONE if pending is None else pending.groupby(POST)["jumlah"].sum().astype(int)
    bound, years = 0.0, []
    for year in path.itertuples():
        room = year.ruang - bound
        here = leaving[leaving.index.get_level_values("tahun") == year.tahun].droplevel("tahun")
        seats = open_seats(wanted[wanted["tahun"] == year.tahun], granted)
        if policy == "negative":
            seats = _like_for_like(seats, here)
        number = seats_allowed(policy, int(here.sum()), minus_share, over_cap=not room >= 0)
        chosen = _within(_priced(seats, costs, pppk_share), number, money_for_seats(room, year.hemat, reuse_share))
        bound += chosen["tahunan"].sum()
        granted = granted.add(chosen.groupby(POST).size(), fill_value=0).astype(int)
        years.append(chosen)
    return _counted(pd.concat(years, ignore_index=True)) if years else pd.DataFrame(columns=PROPOSAL)


def _like_for_like(seats, leaving):
    lost = leaving.reindex(pd.MultiIndex.from_frame(seats[POST]), fill_value=0).to_numpy()
    return seats[seats.groupby(POST).cumcount() < lost].reset_index(drop=True)


def _priced(seats, costs, pppk_share):
    status = np.where(contract_seats(seats["rumpun"], pppk_share), "PPPK", "PNS")
    price = costs[["id_jabatan", "status", "tahunan"]]
    priced = seats.assign(status=status).merge(price, on=["id_jabatan", "status"], how="left", validate="m:1")
    unpriced = priced.loc[priced["tahunan"].isna(), "id_jabatan"].unique()
    if len(unpriced):
        raise ValueError(f"no yearly cost for posts: {', '.join(unpriced)}")
    return priced


def _within(seats, number, money):
    fits = (np.arange(len(seats)) < number) & (seats["tahunan"].cumsum() <= money)
    return seats[fits]


def _counted(seats):
    counts = seats.assign(usulan_pns=seats["status"].eq("PNS"), usulan_pppk=seats["status"].eq("PPPK"))
    sums = counts.rename(columns={"tahunan": "biaya"}).groupby([*POST, "tahun"], as_index=False)
    return sums[["usulan_pns", "usulan_pppk", "biaya"]].sum()[PROPOSAL]


def recruited(gap, posts):
    """The gaps of posts filled by recruitment, with their ``rumpun``: pelaksana and the entry levels of fungsional.

    Managers and higher levels are appointed from within.
    """
    open_to_all = posts["jenis"].eq("pelaksana") | posts["jenjang"].isin(ENTRY_LEVELS)
    return gap[NEEDED].merge(posts.loc[open_to_all, ["id_jabatan", "rumpun"]], on="id_jabatan")
