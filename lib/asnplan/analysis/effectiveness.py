"""How a post stands: shortage, surplus, and effectiveness with its grade."""

import numpy as np
import pandas as pd

from asnplan.analysis.rounding import DECIMALS


def balance(need, people):
    """Shortage and surplus of each post, never netted across posts.

    Parameters
    ----------
    need : Series of Int64
        Whole posts; missing where the post has no analysis. [posts]
    people : Series of int, same index
        Holders. [people]

    Returns
    -------
    DataFrame, index of ``need``
        ``kekurangan`` and ``kelebihan``, missing where need is missing. [people]
    """
    gap = need - people
    return pd.DataFrame({"kekurangan": gap.clip(lower=0), "kelebihan": (-gap).clip(lower=0)})


def effectiveness(minutes, people, effective_minutes):
    """EJ of a post, or EU of a unit when its minutes and people are summed first.

    Parameters
    ----------
    minutes : Series of float
        Workload. [minutes/year]
    people : Series of int
        Holders. [people]
    effective_minutes : float
        Effective time of one employee. [minutes/year]

    Returns
    -------
    Series of float
        Missing where nobody holds the post: neither 0 nor infinite.

    References
    ----------
    .. [1] Permendagri 12/2008, forms D and E.
    """
    held = people.astype(float).where(people > 0)
    return minutes.astype(float) / (held * effective_minutes)


def effectiveness_grade(values, bounds, above=True):
    """Grade A to E of EJ or EU.

    Parameters
    ----------
    values : Series of float
        EJ or EU.
    bounds : dict of str to float
        Lower bounds of A, B, C and D; E is below D.
    above : bool
        Whether A lies strictly above its bound, as the regulation has it [1]_, or includes it as the others do.

    Returns
    -------
    Series of str, missing where ``values`` is.

    Notes
    -----
    The printed bands leave a gap between 0.89 and 0.90 [1]_; half-open intervals close it.

    References
    ----------
    .. [1] Permendagri 12/2008, form D.
    """
    exact = values.astype(float).round(DECIMALS)
    best = exact > bounds["A"] if above else exact >= bounds["A"]
    cases = [best, exact >= bounds["B"], exact >= bounds["C"], exact >= bounds["D"], exact < bounds["D"]]
    return pd.Series(np.select(cases, list("ABCDE"), ""), values.index, dtype="str").where(exact.notna())


def grade_comparison(values, official, practice):
    """How many have each grade by the regulation's bounds and by those that programs use, which contradict them.

    Parameters
    ----------
    values : Series of float
        EJ or EU.
    official, practice : dict of str to float
        Lower bounds of A, B, C and D; of ``practice`` A includes its bound.

    Returns
    -------
    DataFrame, one row per grade from A to E
        ``nilai``, ``resmi``, ``praktik``; missing values are in neither.

    References
    ----------
    .. [1] Permendagri 12/2008, forms D and E.
    .. [2] The bounds of one program for workload analysis, which names no regulation for them.
    """
    both = {"resmi": effectiveness_grade(values, official), "praktik": effectiveness_grade(values, practice, False)}
    counts = {name: grades.value_counts().reindex(list("ABCDE"), fill_value=0) for name, grades in both.items()}
    return pd.DataFrame(counts).rename_axis("nilai").reset_index()
