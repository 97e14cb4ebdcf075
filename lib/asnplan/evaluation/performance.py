"""Predikat of performance: the matrix of results and behaviour, and the distribution that must follow."""

import pandas as pd

RATINGS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
BELOW, MEETS, ABOVE = "di bawah ekspektasi", "sesuai ekspektasi", "di atas ekspektasi"

MATRIX = {
    (ABOVE, BELOW): "Kurang",
    (ABOVE, MEETS): "Baik",
    (ABOVE, ABOVE): "Sangat Baik",
    (MEETS, BELOW): "Kurang",
    (MEETS, MEETS): "Baik",
    (MEETS, ABOVE): "Baik",
    (BELOW, BELOW): "Sangat Kurang",
    (BELOW, MEETS): "Butuh Perbaikan",
    (BELOW, ABOVE): "Butuh Perbaikan",
}
"""Predikat by (hasil kerja, perilaku), PermenPANRB 6/2022; bad behaviour makes "Kurang" (misconduct) at best."""

IMPROVE = ("Butuh Perbaikan", "Kurang")
RULES = pd.DataFrame(
    [
        ("Istimewa", "Sangat Baik terbanyak", ("Sangat Baik",), "terbanyak", None),
        ("Istimewa", "Sangat Baik paling banyak 70 %", ("Sangat Baik",), "paling banyak", 0.70),
        ("Baik", "Baik terbanyak", ("Baik",), "terbanyak", None),
        ("Baik", "Baik paling banyak 70 %", ("Baik",), "paling banyak", 0.70),
        ("Baik", "ada Butuh Perbaikan atau Kurang", IMPROVE, "ada", None),
        ("Butuh Perbaikan", "Butuh Perbaikan paling sedikit 60 %", ("Butuh Perbaikan",), "paling sedikit", 0.60),
        ("Butuh Perbaikan", "Sangat Baik paling banyak 10 %", ("Sangat Baik",), "paling banyak", 0.10),
        ("Kurang", "Kurang paling sedikit 60 %", ("Kurang",), "paling sedikit", 0.60),
        ("Kurang", "Butuh Perbaikan paling sedikit 10 %", ("Butuh Perbaikan",), "paling sedikit", 0.10),
        ("Kurang", "Sangat Baik paling banyak 10 %", ("Sangat Baik",), "paling banyak", 0.10),
        ("Sangat Kurang", "Sangat Kurang paling sedikit 60 %", ("Sangat Kurang",), "paling sedikit", 0.60),
        ("Sangat Kurang", "Butuh Perbaikan dan Kurang paling sedikit 10 %", IMPROVE, "paling sedikit", 0.10),
        ("Sangat Kurang", "tidak ada Sangat Baik", ("Sangat Baik",), "paling banyak", 0.0),
    ],
    columns=["organisasi", "aturan", "predikat", "hubungan", "batas"],
)
"""What each predikat of the organisation demands of its people, by the circular of MenPANRB on performance.

"Sebagian besar" is read as: the largest of the five groups.
"""


def rating_by_matrix(results, behaviour):
    """Predikat that follows from the two ratings; missing where one of them is.

    Parameters
    ----------
    results, behaviour : Series of str
        "di bawah ekspektasi", "sesuai ekspektasi" or "di atas ekspektasi".

    References
    ----------
    .. [1] PermenPANRB 6/2022.
    """
    pairs = pd.MultiIndex.from_arrays([results, behaviour])
    return pd.Series(pairs.map(MATRIX), results.index, dtype="str").rename("predikat_matriks")


def rating_disagreements(ratings):
    """Rows whose stored ``predikat`` is not what the matrix gives, with ``predikat_matriks``.

    Parameters
    ----------
    ratings : DataFrame, one row per person rated
        ``hasil_kerja``, ``perilaku``, ``predikat``.
    """
    expected = rating_by_matrix(ratings["hasil_kerja"], ratings["perilaku"])
    return ratings.assign(predikat_matriks=expected).loc[expected != ratings["predikat"]]


def rating_matrix(ratings):
    """People in each cell of the matrix; no rows if nobody is rated.

    Rows are hasil kerja from above to below, columns perilaku from below to above.

    Parameters
    ----------
    ratings : DataFrame, one row per person rated
        ``hasil_kerja``, ``perilaku``.
    """
    counts = ratings.groupby(["hasil_kerja", "perilaku"]).size().unstack(fill_value=0)
    matrix = counts.reindex(index=[ABOVE, MEETS, BELOW], columns=[BELOW, MEETS, ABOVE], fill_value=0)
    return matrix if len(ratings) else matrix.head(0)


def rating_counts(ratings, by):
    """People by predikat: one row per group, one column for each of the five predikat. [orang]

    Parameters
    ----------
    ratings : DataFrame, one row per person rated
        ``predikat`` and the column ``by``.
    by : str
    """
    return ratings.groupby([by, "predikat"]).size().unstack(fill_value=0).reindex(columns=list(RATINGS), fill_value=0)


def distribution_check(counts, organisation_rating):
    """Each rule of the organisation's predikat against the distribution of its people.

    Parameters
    ----------
    counts : DataFrame
        From :func:`rating_counts`: one row per group. [orang]
    organisation_rating : str
        "Istimewa", "Baik", "Butuh Perbaikan", "Kurang" or "Sangat Kurang".

    Returns
    -------
    DataFrame, one row per (group, rule)
        ``aturan``, ``batas`` [share], ``bagian`` [share found], ``dipenuhi``.

    Raises
    ------
    ValueError
        If there is no rule for the predikat.
    """
    rules = RULES.loc[RULES["organisasi"] == organisation_rating]
    if rules.empty:
        known = ", ".join(RULES["organisasi"].unique())
        raise ValueError(f"predikat organisasi {organisation_rating!r} tidak dikenal; yang ada: {known}")
    return pd.concat([_rule_check(counts, rule) for rule in rules.itertuples()]).reset_index()


def _rule_check(counts, rule):
    people = counts[list(rule.predikat)].sum(axis=1)
    share = people / counts.sum(axis=1)
    kept = {
        "terbanyak": people == counts.max(axis=1),
        "paling banyak": share <= rule.batas,
        "paling sedikit": share >= rule.batas,
        "ada": people > 0,
    }[rule.hubungan]
    return pd.DataFrame({"aturan": rule.aturan, "batas": rule.batas, "bagian": share, "dipenuhi": kept})
