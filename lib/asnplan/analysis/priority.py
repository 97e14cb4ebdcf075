"""Which shortages to close first."""

import pandas as pd

from asnplan.analysis.teachers import HEAD

PRIORITY_WEIGHTS = {"kekurangan": 40, "layanan": 30, "kosong": 20, "pensiun": 10}
"""Points that a component of 1 gives; they add to 100. The product's own rule."""

PRIORITY_BOUNDS = (60, 45)
"""Fewest points of priority 1 and 2; what remains is 3. The product's own rule."""

SERVICE_WEIGHTS = {"pendidikan": 1.0, "kesehatan": 1.0, "teknis": 0.5, "manajerial": 0.5, "administrasi": 0.25}
"""How directly a family of posts serves the public, 0 to 1. The product's own rule."""


RECRUITED = ("fungsional", "pelaksana")
"""Kinds of post filled by recruitment; managers are appointed from within. [PermenPANRB 6/2024]"""


def recruited_posts(posts):
    """Those of ``posts`` that recruitment fills: no managers, and no heads of school, who are teachers assigned.

    Parameters
    ----------
    posts : DataFrame, one row per jabatan
        Needs ``jenis``, ``mapel``.

    Returns
    -------
    DataFrame

    References
    ----------
    .. [1] PermenPANRB 6/2024; Permendikdasmen 7/2025 on heads of school.
    """
    return posts[posts["jenis"].isin(RECRUITED) & posts["mapel"].ne(HEAD).fillna(True)]


def priority_rule():
    """The points of each component and the fewest points of priority 1 and 2, for a chapter to print.

    Returns
    -------
    dict of str to int
        ``short``, ``service``, ``vacant``, ``leaving``, ``high``, ``middle``.
    """
    words = {"kekurangan": "short", "layanan": "service", "kosong": "vacant", "pensiun": "leaving"}
    high, middle = PRIORITY_BOUNDS
    return {words[name]: points for name, points in PRIORITY_WEIGHTS.items()} | {"high": high, "middle": middle}


def with_priority(gaps, weights=None, service=None):
    """The order in which shortages should be closed, with the parts it is made of.

    Parameters
    ----------
    gaps : DataFrame, one row per (unit, jabatan, year)
        From :func:`yearly_gap`.
    weights : dict of str to float, optional
        Points of each component; ``PRIORITY_WEIGHTS`` by default.
    service : dict of str to float, optional
        Nearness to the public by ``rumpun``; ``SERVICE_WEIGHTS`` by default.

    Returns
    -------
    DataFrame
        ``gaps`` with the components, each 0 to 1: ``nilai_kekurangan`` (share of the need that is missing),
        ``nilai_layanan`` (nearness to the public), ``nilai_kosong`` (1: nobody in post), ``nilai_pensiun`` (share of
        holders retiring that year); their weighted sum ``nilai_prioritas`` [0 to 100]; and ``prioritas``, 1 first,
        missing where nothing is short.
    """
    weights, service = weights or PRIORITY_WEIGHTS, service or SERVICE_WEIGHTS
    need, held, leaving = (gaps[name].astype(float) for name in ("kebutuhan", "bezetting", "pensiun"))
    parts = pd.DataFrame({
        "nilai_kekurangan": (gaps["kekurangan"].astype(float) / need.where(need > 0)).fillna(0),
        "nilai_layanan": gaps["rumpun"].map(service).fillna(0).astype(float),
        "nilai_kosong": held.eq(0).astype(float),
        "nilai_pensiun": (leaving / (held + leaving).where(held + leaving > 0)).fillna(0),
    })  # fmt: skip
    points = sum(parts[f"nilai_{name}"] * weight for name, weight in weights.items())
    rank = sum((points < bound).astype("Int64") for bound in PRIORITY_BOUNDS) + 1
    return gaps.join(parts).assign(nilai_prioritas=points, prioritas=rank.where(gaps["kekurangan"].fillna(0) > 0))
