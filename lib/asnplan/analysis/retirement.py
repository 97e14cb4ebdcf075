"""When people leave: retirement by the dated rule of the post, and the ends of contracts."""

import numpy as np
import pandas as pd

from asnplan.analysis.workload import POST

FLOW = [*POST, "status", "tahun"]
EXPERT_LEVELS = ("ahli utama", "ahli madya", "ahli muda", "ahli pertama")


def retirement_categories(posts):
    """The word under which the rule gives each post's retirement age.

    Parameters
    ----------
    posts : DataFrame, one row per jabatan
        Needs ``jenis``, ``jenjang``, ``rumpun``.

    Returns
    -------
    Series of str, index of ``posts``
        jpt, administrator, pengawas, pelaksana, guru, ahli utama ... ahli pertama, or keterampilan.

    Notes
    -----
    Age follows the post, never the grade [1]_. Teachers keep 60 at every level: UU 14/2005 art. 30 is the special law.

    References
    ----------
    .. [1] PP 11/2017 art. 239-240; UU 20/2023 art. 55.
    """
    functional = posts["jenis"].eq("fungsional")
    level = posts["jenjang"].where(posts["jenjang"].isin(EXPERT_LEVELS), "keterampilan")
    return posts["jenis"].mask(functional, level).mask(functional & posts["rumpun"].eq("pendidikan"), "guru")


def retirement_dates(people, posts, rules):
    """The day each person retires (TMT): the first of the month after the one in which the age is reached.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``tanggal_lahir``, ``id_jabatan``.
    posts : DataFrame, one row per jabatan
        Needs ``id_jabatan``, ``jenis``, ``jenjang``, ``rumpun``, ``bup`` [years], which overrides the rule.
    rules : list of dict
        ``since`` (date) and the age of each category [years]. A later rule holds for those whose day is after the day
        on which it begins; who is past a lowered age retires at the next first of a month.

    Returns
    -------
    Series of datetime, index of ``people``

    References
    ----------
    .. [1] PP 11/2017 art. 239-240: born 17 May 1968, age 58, TMT 1 June 2026. Born on the 1st: the next month as well.
    """
    posts = posts.set_index("id_jabatan")
    own_age = people["id_jabatan"].map(posts["bup"])
    category = people["id_jabatan"].map(retirement_categories(posts))
    dated = sorted(rules, key=lambda rule: pd.Timestamp(rule["since"]))
    result = pd.Series(pd.NaT, people.index, dtype="datetime64[s]")
    for rule in dated:
        age = own_age.astype("Float64").fillna(category.map(rule).astype("Float64"))
        since = pd.Timestamp(rule["since"])
        dates = first_of_month_after(people["tanggal_lahir"], age)
        soonest = dates.clip(lower=since + pd.offsets.MonthBegin(0)) if rule is not dated[0] else dates
        result = result.where(result <= since, soonest)
    return result


def first_of_month_after(birth_dates, ages):
    """The first day of the month after the one in which each reaches ``ages`` [years]."""
    months = (birth_dates.dt.year + ages) * 12 + birth_dates.dt.month
    since_1970 = months.astype("Float64").to_numpy(float, na_value=np.nan) - 1970 * 12
    return pd.Series(since_1970, birth_dates.index).astype("Int64").astype("datetime64[M]")


def retirements(people, dates, years, data_date):
    """People who retire, by unit, post, status and year.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``id_unit``, ``id_jabatan``, ``status``.
    dates : Series of datetime
        From :func:`retirement_dates`; its index holds that of ``people``.
    years : list of int
        The plan's years; the register's state is the end of the year before.
    data_date : Timestamp
        Day of the register.

    Returns
    -------
    DataFrame, one row per (unit, jabatan, status, year) with any
        ``jumlah`` [people] and, within it, ``tmt_lewat``: still in the register though their day has come. These leave
        in the first year.
    """
    return _leaving(people, dates, years, data_date, late="tmt_lewat")


def contract_ends(people, dates, years, data_date):
    """Contracts of PPPK that end before the year of retirement, by unit, post, status and year.

    Parameters
    ----------
    people : DataFrame, one row per employee
        As for :func:`retirements`, and ``akhir_kontrak``.
    dates, years, data_date
        As for :func:`retirements`.

    Returns
    -------
    DataFrame, one row per (unit, jabatan, status, year) with any
        ``jumlah`` [people] and, within it, ``kontrak_lewat``: ended by the register's day; they count in the first
        year.
    """
    ends, retired = people["akhir_kontrak"], dates.reindex(people.index)
    own = ends.notna() & (ends.dt.year < retired.dt.year)
    return _leaving(people[own], ends[own], years, data_date, late="kontrak_lewat")


def _leaving(people, dates, years, data_date, late):
    flows = people[[*POST, "status"]].assign(tahun=dates.dt.year.clip(lower=min(years)), late=dates <= data_date)
    flows = flows[flows["tahun"].isin(list(years))].astype({"tahun": "int64", "late": "int64"})
    counts = flows.groupby(FLOW, as_index=False).agg(jumlah=("late", "size"), late=("late", "sum"))
    return counts.rename(columns={"late": late})
