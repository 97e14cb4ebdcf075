"""Which posts lack seats, how many a year may be given, in what order, and as PNS or PPPK."""

import numpy as np
import pandas as pd

POLICIES = ("minus", "negative", "zero", "positive")
POST = ["id_unit", "id_jabatan"]


def seats_allowed(policy, pensions, minus_share=0.5, over_cap=False):
    """The most seats a year the growth policy allows.

    Positive growth is allowed only within the cap of personnel spending; above it, it means zero growth.

    Parameters
    ----------
    policy : {"zero", "negative", "minus", "positive"}
    pensions : int
        Retirements of the year. [persons]
    minus_share : float
        Share of the retirements replaced under ``minus``. [part]
    over_cap : bool
        Whether personnel spending is above its cap.

    Returns
    -------
    float, a whole number or infinity. [seats/year]

    Raises
    ------
    ValueError
        If ``policy`` is unknown.

    References
    ----------
    .. [1] Kementerian PANRB: zero growth 2014, negative growth 2016, minus growth 2017 (about half of the
    retirements).
    """
    if policy not in POLICIES:
        raise ValueError(f"growth policy must be one of {', '.join(POLICIES)}, not {policy!r}")
    if policy == "minus":
        return float(np.floor(pensions * minus_share))
    return np.inf if policy == "positive" and not over_cap else float(pensions)


def open_seats(shortage, granted):
    """One row per seat a post still lacks, in the order in which seats are given.

    The order is priority, then the emptiest post first (staff and seats already given, per post needed), then the
    codes of unit and post, so that the same shortage always gives the same list.

    Parameters
    ----------
    shortage : DataFrame, one row per post
        Needs ``kekurangan`` [persons], ``kebutuhan`` [posts], ``bezetting`` [persons] and ``prioritas`` (1 first).
    granted : Series by (id_unit, id_jabatan)
        Seats given before. [seats]

    Returns
    -------
    DataFrame, one row per seat
    """
    before = granted.reindex(pd.MultiIndex.from_frame(shortage[POST]), fill_value=0).to_numpy()
    lacking = (shortage["kekurangan"].fillna(0).to_numpy(dtype=int) - before).clip(min=0)
    seats = shortage.assign(sebelum=before).loc[shortage.index.repeat(lacking)].reset_index(drop=True)
    held = seats["bezetting"].fillna(0) + seats["sebelum"] + seats.groupby(POST).cumcount()
    return (
        seats.assign(keterisian=held / seats["kebutuhan"])
        .sort_values(["prioritas", "keterisian", *POST], kind="stable", ignore_index=True)
        .drop(columns="sebelum")
    )


def contract_seats(families, share):
    """Which seats of an ordered list are PPPK.

    Seat by seat within a family of posts, so that any first part of the list holds its share rounded half up: the
    largest remainder for two kinds, with halves to PPPK, and both kinds always add up.

    Parameters
    ----------
    families : Series of text
        ``rumpun`` of each seat.
    share : mapping of family to part
        Share of PPPK. [part]

    Returns
    -------
    Series of bool
    """
    number = families.groupby(families).cumcount()
    part = families.map(share).astype(float)
    return (number + 1).mul(part).round(9).add(0.5).pipe(np.floor) > number.mul(part).round(9).add(0.5).pipe(np.floor)


def disability_seats(seats, share):
    """Seats kept for people with disabilities: the share of all seats, rounded up.

    The regulation gives the share; rounding up is this product's rule. A quotient that is whole but for the noise of
    floating point stays whole. [seats]

    References
    ----------
    .. [1] PermenPANRB 6/2024: at least 2 % of the seats.
    """
    return np.ceil(np.round(np.asarray(seats, dtype=float) * share, 9)).astype(int)
