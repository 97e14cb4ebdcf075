"""What a proposal costs, what it leaves open, and what other growth policies would give."""

import numpy as np
import pandas as pd

from asnplan.recruitment.proposal import propose, recruited
from asnplan.recruitment.seats import POST

SEATS = ["usulan_pns", "usulan_pppk", "usulan"]


def compare_policies(policies, gap, posts, pensions, costs, path, **rules):
    """The proposal under each of ``policies``, in total.

    Parameters
    ----------
    policies : mapping of label to policy
    gap, posts, pensions, costs, path, **rules
        As for :func:`propose`, without ``policy``.

    Returns
    -------
    DataFrame, one row per policy
        ``kebijakan``, ``usulan_pns``, ``usulan_pppk``, ``usulan`` [seats] and, in the last year, ``biaya``
        [rupiah], ``sisa``, the shortage left in posts that recruitment may fill [persons], and ``rasio`` of personnel
        spending [part].
    """
    plans = {
        name: propose(gap, posts, pensions, costs, path, policy=policy, **rules) for name, policy in policies.items()
    }
    table = pd.DataFrame({name: _totals(plan, gap, posts, costs, path["tahun"]) for name, plan in plans.items()}).T
    end = path.tail(1)
    table["rasio"] = (end["belanja_pegawai"].sum() + table["biaya"]) / (end["belanja"].sum() or np.nan)
    return table.astype(dict.fromkeys([*SEATS, "sisa"], int)).rename_axis("kebijakan").reset_index()


def _totals(plan, gap, posts, costs, years):
    cost = proposal_cost(plan, costs, years)
    left = open_shortage(gap, posts, plan).groupby("tahun")["sisa"].sum()
    return {**cost[SEATS].sum(), "biaya": cost["biaya"].tail(1).sum(), "sisa": left.tail(1).sum()}


def open_shortage(gap, posts, proposal):
    """The shortage of each post in each year before and after the proposal, where recruitment may fill it.

    Surplus seats of one post never hide the shortage of another.

    Returns
    -------
    DataFrame, one row per (id_unit, id_jabatan, tahun)
        ``rumpun``, ``kekurangan`` without recruitment, ``usulan`` given up to that year and ``sisa`` [persons].
    """
    table = recruited(gap, posts)[[*POST, "tahun", "rumpun", "kekurangan"]].sort_values([*POST, "tahun"])
    seats = proposal.assign(usulan=proposal["usulan_pns"] + proposal["usulan_pppk"])
    table = table.merge(seats[[*POST, "tahun", "usulan"]], on=[*POST, "tahun"], how="left")
    table["kekurangan"] = table["kekurangan"].fillna(0).astype(int)
    table["usulan"] = table["usulan"].fillna(0).astype(int).groupby([table[name] for name in POST]).cumsum()
    return table.assign(sisa=(table["kekurangan"] - table["usulan"]).clip(lower=0))


def proposal_cost(proposal, costs, years):
    """What the proposal costs in each of ``years``: new seats in their first year, older ones at full pay.

    Returns
    -------
    DataFrame, one row per year
        ``tahun``, ``usulan_pns``, ``usulan_pppk``, ``usulan`` [seats], ``biaya_baru`` for the year's own seats,
        ``biaya_lanjutan`` for those of earlier years, ``biaya`` in all and ``biaya_kumulatif`` since the first year
        [rupiah].
    """
    seats = proposal.melt(["id_jabatan", "tahun"], ["usulan_pns", "usulan_pppk"], "status", "kursi")
    seats["status"] = seats["status"].map({"usulan_pns": "PNS", "usulan_pppk": "PPPK"})
    priced = seats.merge(costs, on=["id_jabatan", "status"], how="left")
    paid = (
        priced[["tahunan", "tahun_pertama"]].mul(priced["kursi"].astype(float), axis=0).groupby(priced["tahun"]).sum()
    )
    paid = paid.reindex(years, fill_value=0.0)
    table = proposal.groupby("tahun")[["usulan_pns", "usulan_pppk"]].sum().reindex(years, fill_value=0).astype(int)
    table["usulan"] = table["usulan_pns"] + table["usulan_pppk"]
    table["biaya_baru"] = paid["tahun_pertama"]
    table["biaya_lanjutan"] = paid["tahunan"].cumsum().shift(fill_value=0.0)
    table["biaya"] = table["biaya_baru"] + table["biaya_lanjutan"]
    table["biaya_kumulatif"] = table["biaya"].cumsum()
    return table.rename_axis("tahun").reset_index()
