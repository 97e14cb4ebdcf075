"""How old those in post are."""

import pandas as pd

WIDTH = 5
"""Years of age in a group. [years]"""

YOUNGEST, OLDEST = 20, 60
"""Where the first group but one and the last begin: below and above few are in post. [years]"""


def age_groups(birth_dates, data_date, width=WIDTH, youngest=YOUNGEST, oldest=OLDEST):
    """The age group of each person on a day.

    Parameters
    ----------
    birth_dates : Series of datetime
    data_date : Timestamp
    width : int
        Years in a group. [years]
    youngest, oldest : int
        The age at which the second group and the last one begin. [years]

    Returns
    -------
    Series of ordered categories, index of ``birth_dates``
        ``di bawah 20``, ``20–24`` ... ``55–59``, ``60 ke atas``; all of them are categories, also without anybody.
    """
    in_year = birth_dates.dt.month * 100 + birth_dates.dt.day
    ages = data_date.year - birth_dates.dt.year - (in_year > data_date.month * 100 + data_date.day)
    starts = list(range(youngest, oldest, width))
    names = [f"di bawah {youngest}", *(f"{start}–{start + width - 1}" for start in starts), f"{oldest} ke atas"]
    return pd.cut(ages, [-float("inf"), *starts, oldest, float("inf")], right=False, labels=names)
