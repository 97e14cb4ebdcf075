"""What one member of staff, or one new seat, costs the city's budget in a year."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

TRAINEE_SHARE = 0.8
"""Part of the basic pay a candidate civil servant (CPNS) receives until appointed. [PP 7/1977 art. 6]"""

EDUCATION = ("SD", "SMP", "SMA", "D-I", "D-II", "D-III", "D-IV", "S-1", "Profesi", "S-2", "S-3")

PPPK_LEVELS = {
    **dict.fromkeys(("I", "II", "III", "IV"), "I"),
    **dict.fromkeys(("V", "VI", "VII", "VIII"), "II"),
    **dict.fromkeys(("IX", "X", "XI", "XII"), "III"),
    **dict.fromkeys(("XIII", "XIV", "XV", "XVI", "XVII"), "IV"),
}
"""The civil servants' level (I-IV) that a contract grade is paid the general allowance of."""


@dataclass(frozen=True)
class PayRules:
    """The allowances and contributions that come on top of basic pay.

    Parameters
    ----------
    family : mapping
        ``spouse`` and ``child``: part of basic pay; ``married`` and ``children``: the average of the staff costed,
        or of one person (1 and 1 for K/1). [part, persons]
    rice : mapping
        ``kilograms`` per person, ``price`` per kilogram. [kg/month, rupiah/kg]
    general : mapping
        General allowance by level I-IV. [rupiah/month]
    tpp : mapping
        Additional income (TPP) by status. [rupiah/month]
    contributions : mapping
        ``jkk`` and ``jkm`` of basic pay, ``bpjs`` of pay up to ``bpjs_cap``. [part, rupiah/month]
    pay_months, tpp_months : float
        How often pay and TPP are paid in a year. [months/year]
    """

    family: dict
    rice: dict
    general: dict
    tpp: dict
    contributions: dict
    pay_months: float = 14
    tpp_months: float = 12


def base_pay(people, pay):
    """Basic pay of each person: the row of the grade with the largest service that the person has reached.

    Grades whose first row is above zero (II/c, VII) pay that row from the first day.

    Parameters
    ----------
    people : DataFrame, one row per person or seat
        Needs ``status``, ``golongan`` and ``masa_kerja`` [years].
    pay : DataFrame, one row per (status, golongan, masa_kerja)
        Needs ``gaji_pokok`` [rupiah/month].

    Returns
    -------
    Series of float on the index of ``people``; NaN for a grade outside the table. [rupiah/month]

    References
    ----------
    .. [1] PP 5/2024 (PNS) and Perpres 11/2024 (PPPK).
    """
    keys = ["status", "golongan"]
    rows = pay.astype({"masa_kerja": float, "gaji_pokok": float}).sort_values("masa_kerja", kind="stable")
    asked = people[keys].astype("str").reset_index(drop=True).rename_axis("row").reset_index()
    asked["masa_kerja"] = people["masa_kerja"].astype(float).to_numpy()
    reached = pd.merge_asof(asked.sort_values("masa_kerja"), rows, on="masa_kerja", by=keys).sort_values("row")
    first = asked.merge(rows.drop_duplicates(keys), on=keys, how="left")["gaji_pokok"]
    found = reached["gaji_pokok"].astype(float).to_numpy()
    return pd.Series(np.where(np.isnan(found), first.to_numpy(), found), people.index, name="gaji_pokok")


def allowance_level(people):
    """Level I-IV of each person's grade, for the general allowance."""
    civil = people["golongan"].str.split("/").str[0]
    return civil.where(people["status"] == "PNS", people["golongan"].map(PPPK_LEVELS))


def yearly_cost(people, pay, rules, share=1.0):
    """What each person or seat costs, month by month and in a year.

    Parameters
    ----------
    people, pay : DataFrame
        As for :func:`base_pay`.
    rules : PayRules
    share : float or Series
        Part of basic pay that is paid; 0.8 for a CPNS. [part]

    Returns
    -------
    DataFrame on the index of ``people``
        ``gaji_pokok``, ``keluarga``, ``beras``, ``tunjangan_umum``, ``tpp``, ``iuran`` [rupiah/month], ``bulanan``
        (their sum without ``iuran`` and ``tpp``) [rupiah/month] and ``tahunan`` [rupiah/year].

    References
    ----------
    .. [1] PP 51/1992 and PP 7/1977 (family), PER-3/PB/2015 (rice), Perpres 12/2006 (general allowance).
    .. [2] PP 14/2024 on the thirteenth month and THR.
    """
    family, gives = rules.family, rules.contributions
    cost = pd.DataFrame({"gaji_pokok": base_pay(people, pay) * share})
    cost["keluarga"] = cost["gaji_pokok"] * (
        family["spouse"] * family["married"] + family["child"] * family["children"]
    )
    persons = 1 + family["married"] + family["children"]
    cost["beras"] = rules.rice["kilograms"] * rules.rice["price"] * persons
    cost["tunjangan_umum"] = allowance_level(people).map(rules.general).astype(float)
    cost["tpp"] = people["status"].map(rules.tpp).astype(float)
    insured = cost[["gaji_pokok", "keluarga", "tunjangan_umum", "tpp"]].sum(axis=1).clip(upper=gives["bpjs_cap"])
    cost["iuran"] = cost["gaji_pokok"] * (gives["jkk"] + gives["jkm"]) + insured * gives["bpjs"]
    cost["bulanan"] = cost[["gaji_pokok", "keluarga", "beras", "tunjangan_umum"]].sum(axis=1, skipna=False)
    cost["tahunan"] = cost["bulanan"] * rules.pay_months + cost["tpp"] * rules.tpp_months + cost["iuran"] * 12
    return cost


def yearly_raise(people, pay, rules):
    """How much dearer the same staff becomes in a year by the periodic raises of the pay table alone.

    Parameters
    ----------
    people, pay, rules
        As for :func:`yearly_cost`.

    Returns
    -------
    float, the yearly rate over the two years in which everybody is raised once; NaN without people. [per year]
    """
    later = people.assign(masa_kerja=people["masa_kerja"] + 2)
    costs = [yearly_cost(staff, pay, rules)["tahunan"].sum() for staff in (people, later)]
    return np.sqrt(costs[1] / costs[0]) - 1 if costs[0] else np.nan


def seat_costs(posts, pay, entry_grades, rules):
    """What a new seat of each post costs, filled by a PNS or by a PPPK.

    Parameters
    ----------
    posts : DataFrame, one row per post
        Needs ``id_jabatan`` and ``pendidikan_minimum``.
    pay : DataFrame
        As for :func:`base_pay`.
    entry_grades : mapping of status to {education: grade}
        An education it does not name enters at the grade of the nearest lower one that it names.
    rules : PayRules

    Returns
    -------
    DataFrame, one row per (id_jabatan, status)
        ``golongan``, ``gaji_pokok``, ``bulanan`` [rupiah/month], ``tahunan`` at full pay and ``tahun_pertama``, in
        which a CPNS draws 80 % of basic pay [rupiah/year].
    """
    ladder = pd.DataFrame(entry_grades).reindex(EDUCATION).ffill().bfill().rename_axis("pendidikan_minimum")
    grades = ladder.reset_index().melt("pendidikan_minimum", var_name="status", value_name="golongan")
    seats = posts[["id_jabatan", "pendidikan_minimum"]].merge(grades).assign(masa_kerja=0)
    trainee = seats["status"].map({"PNS": TRAINEE_SHARE}).astype(float).fillna(1.0)
    full = yearly_cost(seats, pay, rules)
    seats["tahun_pertama"] = yearly_cost(seats, pay, rules, trainee)["tahunan"]
    columns = ["id_jabatan", "status", "golongan", "gaji_pokok", "bulanan", "tahunan", "tahun_pertama"]
    return seats.join(full)[columns].sort_values(["id_jabatan", "status"], ignore_index=True)
