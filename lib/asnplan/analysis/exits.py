"""Rates of leaving and of renewal as the history of the register tells them, with their uncertainty."""

import numpy as np
import pandas as pd
from scipy.special import betaincinv

from asnplan.analysis.refusal import refuse

JEFFREYS = 0.5
INTERVAL = (0.05, 0.95)
FLOWS = ["awal", "masuk", "pensiun", "keluar_lain", "kontrak_berakhir", "kontrak_diperpanjang"]
HISTORY, ASSUMED = "riwayat", "asumsi"
RENEWABLE = "PPPK"


def exit_rates(history, fallback):
    """Rates of leaving otherwise than by retirement or at the end of a contract.

    Parameters
    ----------
    history : DataFrame, one row per (year, status, family)
        Needs ``tahun``, ``status`` and [people] ``awal``, ``masuk``, ``pensiun``, ``keluar_lain``,
        ``kontrak_berakhir``. May be empty.
    fallback : dict of str to float
        The assumed rate of each status, taken where there is no history. [fraction/year]

    Returns
    -------
    DataFrame, one row per status of ``fallback``
        ``keluar`` [people], ``paparan`` [person-years], ``laju`` with ``bawah`` and ``atas`` of its 90 % interval
        [fraction/year], ``alpha``, ``beta``, ``lebih_sebar``, ``sumber`` (riwayat or asumsi). An assumed rate has no
        spread: its ends are the rate itself, and its other columns are missing.

    Raises
    ------
    ValueError
        If more left in a year than there were; the rows are named.

    Notes
    -----
    A year's exposure is its opening, less half of who retired or whose contract ended, plus half of who came: they are
    taken to go and come in the middle of the year. The rate is the mean of the Beta posterior under Jeffreys' prior
    [1]_. Years that differ more than chance allows make the counts worth less: they are divided by ``lebih_sebar``,
    Pearson's chi-square by its degrees of freedom, never below 1 [2]_.

    References
    ----------
    .. [1] Brown, Cai, DasGupta (2001), Interval estimation for a binomial proportion.
    .. [2] McCullagh, Nelder (1989), Generalized linear models, section 4.5 (overdispersion).
    """
    years = _years(history)
    half = (years["masuk"] - years["pensiun"] - years["kontrak_berakhir"]) / 2
    exposed = years.assign(events=years["keluar_lain"], trials=years["awal"] + half)
    return _estimates(exposed, fallback).rename(columns={"events": "keluar", "trials": "paparan"})


def renewal_rates(history, fallback):
    """Share of ended contracts of PPPK that is renewed.

    Parameters
    ----------
    history : DataFrame, one row per (year, status, family)
        Needs ``tahun``, ``status``, ``kontrak_berakhir`` (not renewed) and ``kontrak_diperpanjang`` [contracts].
    fallback : float
        The assumed share, taken where there is no history.

    Returns
    -------
    DataFrame, one row: PPPK
        As of :func:`exit_rates`, with ``diperpanjang`` of ``kontrak`` [contracts] instead of ``keluar`` and
        ``paparan``.
    """
    years = _years(history)
    ended = years["kontrak_berakhir"] + years["kontrak_diperpanjang"]
    told = years.assign(events=years["kontrak_diperpanjang"], trials=ended)
    return _estimates(told, {RENEWABLE: fallback}).rename(columns={"events": "diperpanjang", "trials": "kontrak"})


def draw_rates(estimates, rng, runs):
    """Rates drawn from what is known of them, one for each run.

    Parameters
    ----------
    estimates : DataFrame, one row per status
        From :func:`exit_rates` or :func:`renewal_rates`.
    rng : numpy.random.Generator
    runs : int

    Returns
    -------
    dict of str to ndarray of float
        For each status as many rates as runs; an assumed one is the same in all.
    """
    return {
        row.status: rng.beta(row.alpha, row.beta, runs) if row.sumber == HISTORY else np.full(runs, row.laju)
        for row in estimates.itertuples()
    }


def _years(history):
    """The flows of all families together, one row per (year, status); a flow that cannot be is 0."""
    flows = history.assign(**history.reindex(columns=FLOWS).fillna(0).astype(float))
    return flows.groupby(["tahun", "status"], as_index=False)[FLOWS].sum()


def _estimates(years, fallback):
    """Posterior of each status from ``events`` among ``trials`` of each year."""
    impossible = (years["events"] > years["trials"]) | (years["trials"] < 0)
    refuse(years, impossible, "riwayat pegawai: lebih banyak yang keluar daripada yang ada", ["tahun", "status"])
    sums = years.groupby("status")[["events", "trials"]].sum().reindex(list(fallback))
    sums = sums.where(sums["trials"] > 0)
    share = sums["events"] / sums["trials"]
    wide = _overdispersion(years, share)
    alpha = JEFFREYS + sums["events"] / wide
    beta = JEFFREYS + (sums["trials"] - sums["events"]) / wide
    assumed = pd.Series(fallback, dtype=float)
    known = sums["trials"].notna()
    ends = dict(zip(("bawah", "atas"), _quantiles(alpha, beta), strict=True))
    table = sums.assign(laju=alpha / (alpha + beta), **ends)
    table = table.fillna(dict.fromkeys(("laju", *ends), assumed))
    table = table.assign(alpha=alpha, beta=beta, lebih_sebar=wide, sumber=np.where(known, HISTORY, ASSUMED))
    return table.rename_axis("status").reset_index()


def _overdispersion(years, share):
    """Pearson's chi-square of the years of each status by its degrees of freedom, 1 at least."""
    told = years[years["trials"] > 0]
    own = told["status"].map(share).astype(float)
    pearson = (told["events"] - told["trials"] * own) ** 2 / (told["trials"] * own * (1 - own))
    by_status = pearson.fillna(0).groupby(told["status"])
    freedom = by_status.size().astype(float) - 1
    ratio = (by_status.sum() / freedom.where(freedom > 0)).clip(lower=1)
    return ratio.reindex(share.index).fillna(1).where(share.notna())


def _quantiles(alpha, beta):
    return (pd.Series(betaincinv(alpha, beta, level), alpha.index) for level in INTERVAL)
