"""Whether groups of applicants pass at the same rate."""

import numpy as np
import pandas as pd
from scipy.special import ndtri

AGE_GROUPS = {0: "di bawah 25 tahun", 25: "25-29 tahun", 30: "30-34 tahun", 35: "35 tahun ke atas"}
"""First completed year of age of each group."""

SMALLEST_PART = 0.02
"""Part of all applicants from which a group's rate is compared. [part]"""


def wilson_interval(successes, trials, level=0.95):
    """Wilson's interval of a proportion; never outside 0 and 1, and of use for small groups too.

    Parameters
    ----------
    successes, trials : array_like
        Persons who passed, persons in all.
    level : float
        Confidence. [part]

    Returns
    -------
    low, high : ndarray, NaN where nobody was tried. [part]

    References
    ----------
    .. [1] E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference.
    """
    count, z = np.asarray(trials, dtype=float), ndtri(0.5 + level / 2)
    count = np.where(count > 0, count, np.nan)
    rate = np.asarray(successes, dtype=float) / count
    middle = (rate + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(rate * (1 - rate) / count + z**2 / (4 * count**2))
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def applicant_groups(applicants):
    """Sex, disability and age group of each applicant, in the words of the report.

    Parameters
    ----------
    applicants : DataFrame, one row per applicant
        Needs ``jenis_kelamin``, ``disabilitas``, ``tanggal_lahir`` and ``tahun``, the year of the round.

    Returns
    -------
    DataFrame of text, one column per characteristic
        Age is that at the end of the year.
    """
    disabled = applicants["disabilitas"].astype("boolean").fillna(False).astype(bool)
    age = (applicants["tahun"] - applicants["tanggal_lahir"].dt.year).astype(float)
    return pd.DataFrame(
        {
            "Jenis kelamin": applicants["jenis_kelamin"].map({"L": "laki-laki", "P": "perempuan"}),
            "Disabilitas": np.where(disabled, "penyandang disabilitas", "bukan penyandang disabilitas"),
            "Umur": pd.cut(age, [*AGE_GROUPS, np.inf], right=False, labels=list(AGE_GROUPS.values())),
        },
        index=applicants.index,
    )


def pass_rates(groups, passed, level=0.95):
    """The pass rate of each group, with its interval and its ratio to the highest rate of the same characteristic.

    A ratio under four fifths is a sign to look closer, not a proof of unfairness. Groups under 2 % of the applicants
    get no ratio and set none: their rate is too much by chance.

    Parameters
    ----------
    groups : DataFrame, one row per applicant, one column per characteristic
        As :func:`applicant_groups` returns.
    passed : Series of bool
        Whether the applicant passed.
    level : float
        Confidence of the interval. [part]

    Returns
    -------
    DataFrame, one row per characteristic and group
        ``ciri``, ``kelompok``, ``peserta``, ``lulus`` [persons], ``tingkat``, ``bawah``, ``atas`` [part] and ``rasio``,
        the rate divided by the highest rate of a group that is large enough [ratio].

    References
    ----------
    .. [1] Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D: the four-fifths rule, and
       1607.15 A: the 2 %.
    """
    counts = {
        name: passed.astype(int).groupby(column, observed=True).agg(["size", "sum"]) for name, column in groups.items()
    }
    table = pd.concat(counts, names=["ciri", "kelompok"]).astype(int).set_axis(["peserta", "lulus"], axis=1)
    table = table.reset_index()
    table["tingkat"] = table["lulus"] / table["peserta"]
    table["bawah"], table["atas"] = wilson_interval(table["lulus"], table["peserta"], level)
    comparable = table["tingkat"].where(table["peserta"] >= SMALLEST_PART * len(groups))
    highest = comparable.groupby(table["ciri"]).transform("max")
    return table.assign(rasio=comparable / highest.where(highest > 0))
