"""The headcount of the coming years: opening + in - out = closing, in every cell."""

import numpy as np
import pandas as pd

from asnplan.analysis.rounding import DECIMALS

FLOWS = ["masuk", "pensiun", "keluar_lain", "kontrak_berakhir"]


def project_headcount(opening, entries, retirements, contract_ends, *, exit_rates, renewal_rate, years):
    """Headcount by year and status.

    Parameters
    ----------
    opening : Series of int, index status
        Bezetting at the start of the first year. [people]
    entries, retirements, contract_ends : DataFrame
        Need ``tahun``, ``status``, ``jumlah`` [people]; several rows of a cell are added.
    exit_rates : dict of str to float
        Other exits by status, of those left after retirement. [fraction/year]
    renewal_rate : float
        Share of ended contracts that is renewed.
    years : list of int
        The plan's years in order.

    Returns
    -------
    DataFrame, one row per (year, status)
        ``tahun``, ``status`` and [people] ``awal``, ``masuk``, ``pensiun``, ``keluar_lain``, ``kontrak_berakhir``,
        ``akhir``.

    Notes
    -----
    Expected exits are fractions. Each flow is rounded on its running total and then differenced, so whole numbers lie
    within half a person of the expected ones in every year and the identity holds without a remainder.
    """
    grid = pd.MultiIndex.from_product([years, opening.index], names=["tahun", "status"])
    counts = pd.DataFrame(index=grid)
    for name, rows in (("masuk", entries), ("pensiun", retirements), ("kontrak_berakhir", contract_ends)):
        counts[name] = rows.groupby(["tahun", "status"])["jumlah"].sum().reindex(grid, fill_value=0).astype(float)
    counts["kontrak_berakhir"] *= 1 - renewal_rate
    counts["keluar_lain"] = _other_exits(opening.astype(float), counts, pd.Series(exit_rates), years)
    whole = _whole_flows(counts[FLOWS])
    closing = whole.mul([1, -1, -1, -1]).sum(axis=1).groupby("status").cumsum()
    whole["akhir"] = closing + whole.index.get_level_values("status").map(opening).astype("int64")
    whole.insert(0, "awal", whole["akhir"] - whole["masuk"] + whole[FLOWS[1:]].sum(axis=1))
    return whole.astype("Int64").reset_index()


def _other_exits(opening, counts, rates, years):
    exits, stock = {}, opening
    for year in years:
        flows = counts.loc[year]
        staying = stock - flows["pensiun"]
        exits[year] = rates.reindex(stock.index).fillna(0) * staying.clip(lower=0)
        stock = staying + flows["masuk"] - flows["kontrak_berakhir"] - exits[year]
    return pd.concat(exits, names=["tahun"]) if exits else pd.Series(dtype=float)


def _whole_flows(flows):
    """Round each flow on its running total per status, then take the differences back."""
    totals = np.floor(flows.groupby("status").cumsum().round(DECIMALS) + 0.5)
    return totals.groupby("status").diff().fillna(totals).astype("int64")
