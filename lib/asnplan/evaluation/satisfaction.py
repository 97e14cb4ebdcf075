"""Satisfaction of the public (SKM): scores by unsur, the index (IKM), its grade and its uncertainty."""

import numpy as np
from scipy.special import stdtrit

from asnplan.evaluation.bands import band

UNSUR = {
    "u1": "persyaratan",
    "u2": "sistem, mekanisme, prosedur",
    "u3": "waktu penyelesaian",
    "u4": "biaya/tarif",
    "u5": "produk layanan",
    "u6": "kompetensi pelaksana",
    "u7": "perilaku pelaksana",
    "u8": "penanganan pengaduan",
    "u9": "sarana prasarana",
}
"""The nine unsur in the order of PermenPANRB 14/2017 as survey tools number them."""

WEIGHT = 1 / 9
GRADES = {"C": 65.00, "B": 76.61, "A": 88.31}
"""Lower limit of each grade of the index; below is "D". PermenPANRB 14/2017."""
MEANINGS = {"A": "sangat baik", "B": "baik", "C": "kurang baik", "D": "tidak baik"}


def unsur_means(answers, by):
    """Mean score of each unsur (NRR) in each group; an empty answer is left out, not counted as 0. [1-4]

    Parameters
    ----------
    answers : DataFrame, one row per respondent
        ``u1`` to ``u9`` [1-4] and the columns of ``by``.
    by : str or list of str
    """
    return answers.astype(dict.fromkeys(UNSUR, float)).groupby(by)[list(UNSUR)].mean()


def index_from_means(means, weight=WEIGHT):
    """Index (IKM) from the means of the unsur, rounded half up to two decimals: no value falls between two grades.

    Parameters
    ----------
    means : DataFrame, one column per unsur
        [1-4]
    weight : float
        Weight of one unsur. The regulation prints 0.11 and means 1/9; with 0.11 a perfect service reaches only 99.

    Returns
    -------
    Series of float. [25-100]

    References
    ----------
    .. [1] PermenPANRB 14/2017: IKM = 25 x sum of NRR x weight.
    """
    exact = 25 * weight * means.sum(axis=1, skipna=False)
    # 86.625 arises as 86.62499999999999: noise is cut off before the half is rounded up
    return np.floor(np.round(exact * 100, 6) + 0.5) / 100


def service_grade(index):
    """Grade A to D of each value of the index; missing stays missing.

    Parameters
    ----------
    index : array-like of float
        Rounded to two decimals, as :func:`index_from_means` gives it. [25-100]

    References
    ----------
    .. [1] PermenPANRB 14/2017.
    """
    return band(index, GRADES, "D")


def satisfaction(answers, by, weight=WEIGHT, minimum=0, level=0.95):
    """The index of each group with its grade, its interval and its weakest unsur.

    Parameters
    ----------
    answers : DataFrame, one row per respondent
        ``u1`` to ``u9`` [1-4], empty where not answered, and the columns of ``by``.
    by : str or list of str
        A unit, a service, a quarter.
    weight : float
        Weight of one unsur.
    minimum : int
        Groups with fewer respondents get no index. [respondents]
    level : float
        Confidence level of the interval.

    Returns
    -------
    DataFrame, one row per group
        ``responden``, ``u1`` to ``u9`` [1-4], ``ikm``, ``bawah``, ``atas`` [25-100], ``mutu``, ``terlemah`` (the
        unsur with the lowest mean).

    Notes
    -----
    The interval is Student's, with the standard error of the linearised index (delta method): each respondent's
    deviations from the means, divided by the share that answered the unsur and summed. If all answer everything this
    is the standard error of the respondents' own means.
    """
    means = unsur_means(answers, by)
    size = answers.groupby(by).size().rename("responden")
    index = index_from_means(means, weight).where(size >= minimum)
    reach = _standard_error(answers, by, weight) * stdtrit(size - 1.0, (1 + level) / 2)
    weakest = means.dropna(how="all").idxmin(axis=1).reindex(means.index)
    found = means.assign(ikm=index, bawah=(index - reach).clip(lower=25), atas=(index + reach).clip(upper=100))
    found = found.assign(mutu=service_grade(index), terlemah=weakest)
    return size.to_frame().join(found).reset_index()


def _standard_error(answers, by, weight):
    numbers = answers.astype(dict.fromkeys(UNSUR, float))
    groups = numbers.groupby(by)[list(UNSUR)]
    answered = groups.transform("count").div(groups.transform("size"), axis=0)
    deviation = ((numbers[list(UNSUR)] - groups.transform("mean")) / answered).fillna(0).sum(axis=1) * 25 * weight
    scattered = numbers.assign(deviation=deviation).groupby(by)["deviation"]
    return scattered.std() / np.sqrt(scattered.size())


def sample_size(population):
    """Respondents needed of a population, by the table of Krejcie and Morgan, rounded half up as the table is.

    Parameters
    ----------
    population : float or array-like of float
        People served. [orang]

    References
    ----------
    .. [1] Krejcie and Morgan (1970), used by PermenPANRB 14/2017: chi2 = 3.841, P = 0.5, d = 0.05.
    """
    population = np.asarray(population, dtype=float)
    spread = 3.841 * 0.5 * 0.5
    return np.floor(spread * population / (0.05**2 * (population - 1) + spread) + 0.5).astype(int)
