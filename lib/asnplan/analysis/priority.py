"""Which shortages to close first."""

import pandas as pd

from asnplan.analysis.teachers import HEAD

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


def priority_rule(weights, bounds):
    """The points of each component and the fewest points of priority 1 and 2, for a chapter to print.

    Parameters
    ----------
    weights, bounds
        As in :func:`with_priority`.

    Returns
    -------
    dict of str to float
        ``short``, ``service``, ``vacant``, ``leaving``, ``high``, ``middle``.
    """
    words = {"kekurangan": "short", "layanan": "service", "kosong": "vacant", "pensiun": "leaving"}
    points = {words[name]: points for name, points in weights.items()}
    return points | {"high": bounds["pertama"], "middle": bounds["kedua"]}


def with_priority(gaps, weights, bounds, service):
    """The order in which shortages should be closed, with the parts it is made of.

    Parameters
    ----------
    gaps : DataFrame, one row per (unit, jabatan, year)
        From :func:`yearly_gap`.
    weights : dict of str to float
        Points that a component of 1 gives: ``kekurangan``, ``layanan``, ``kosong``, ``pensiun``; they add to 100.
    bounds : dict of str to float
        Fewest points of priority 1, ``pertama``, and 2, ``kedua``; what remains is 3.
    service : dict of str to float
        How directly a ``rumpun`` of posts serves the public, 0 to 1.

    Returns
    -------
    DataFrame
        ``gaps`` with the components, each 0 to 1: ``nilai_kekurangan`` (share of the need that is missing),
        ``nilai_layanan`` (nearness to the public), ``nilai_kosong`` (1: nobody in post), ``nilai_pensiun`` (share of
        holders retiring that year); their weighted sum ``nilai_prioritas`` [0 to 100]; and ``prioritas``, 1 first,
        missing where nothing is short.
    """
    need, held, leaving = (gaps[name].astype(float) for name in ("kebutuhan", "bezetting", "pensiun"))
    parts = pd.DataFrame({
        "nilai_kekurangan": (gaps["kekurangan"].astype(float) / need.where(need > 0)).fillna(0),
        "nilai_layanan": gaps["rumpun"].map(service).fillna(0).astype(float),
        "nilai_kosong": held.eq(0).astype(float),
        "nilai_pensiun": (leaving / (held + leaving).where(held + leaving > 0)).fillna(0),
    })  # fmt: skip
    points = sum(parts[f"nilai_{name}"] * weight for name, weight in weights.items())
    rank = sum((points < bound).astype("Int64") for bound in bounds.values()) + 1
    return gaps.join(parts).assign(nilai_prioritas=points, prioritas=rank.where(gaps["kekurangan"].fillna(0) > 0))
