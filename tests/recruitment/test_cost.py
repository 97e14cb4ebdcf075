from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from asnplan import recruitment

GOLDEN = Path(__file__).parent / "golden"
PAY = pd.read_csv(GOLDEN / "pay_table.csv")
RULES = recruitment.PayRules(
    family={"spouse": 0.10, "child": 0.02, "married": 1, "children": 1},
    rice={"kilograms": 10, "price": 7242},
    general={"I": 175_000, "II": 180_000, "III": 185_000, "IV": 190_000},
    tpp={"PNS": 0, "PPPK": 0},
    contributions={"jkk": 0, "jkm": 0, "bpjs": 0, "bpjs_cap": 12_000_000},
)
ENTRY = {"PNS": {"SMA": "II/a", "D-III": "II/c", "S-1": "III/a"}, "PPPK": {"SMA": "V", "D-III": "VII", "S-1": "IX"}}


def person(status="PNS", grade="III/a", service=0):
    return pd.DataFrame({"status": [status], "golongan": [grade], "masa_kerja": [service]})


def yearly(people, **changes):
    return recruitment.yearly_cost(people, PAY, replace(RULES, **changes)).iloc[0]


def test_base_pay_is_the_last_row_reached():
    golden = pd.read_csv(GOLDEN / "base_pay.csv")
    assert recruitment.base_pay(golden, PAY).tolist() == golden["expected"].tolist()


def test_base_pay_keeps_the_index_of_the_people_whatever_their_order():
    people = pd.concat([person(service=4), person("PPPK", "IX", 0), person(service=0)]).set_index(pd.Index([7, 3, 5]))
    assert recruitment.base_pay(people, PAY).to_dict() == {7: 2_964_000, 3: 3_203_600, 5: 2_785_700}


def test_base_pay_is_missing_for_a_grade_outside_the_table():
    assert recruitment.base_pay(person("PPPK Paruh Waktu", None), PAY).isna().all()


@pytest.mark.parametrize("case", pd.read_csv(GOLDEN / "yearly_cost.csv").to_dict("records"))
def test_yearly_cost(case):
    rules = replace(
        RULES,
        family=RULES.family | {"married": case["menikah"], "children": case["anak"]},
        rice={"kilograms": 10, "price": case["beras"]},
        general=dict.fromkeys(RULES.general, case["umum"]),
    )
    cost = recruitment.yearly_cost(person(case["status"], case["golongan"]), PAY, rules, case["share"]).iloc[0]
    assert (cost["bulanan"], cost["tahunan"]) == pytest.approx((case["bulanan"], case["tahunan"]), abs=0.01)


def test_contributions_are_paid_twelve_times_and_tpp_its_own_months():
    # TPP 2 500 000 x 13 = 32 500 000
    # contributions: 2 785 700 x 0.0096 = 26 742.72 ; (2 785 700 x 1.12 + 185 000 + 2 500 000) x 0.04 = 232 199.36
    # 258 942.08 x 12 = 3 107 304.96 ; 49 311 416 + 32 500 000 + 3 107 304.96
    gives = {"jkk": 0.0024, "jkm": 0.0072, "bpjs": 0.04, "bpjs_cap": 12_000_000}
    cost = yearly(person(), tpp={"PNS": 2_500_000}, contributions=gives, tpp_months=13)
    assert cost["tahunan"] == pytest.approx(84_918_720.96)


def test_health_contribution_stops_at_its_cap():
    # 0.04 x 12 000 000, though pay with TPP is above it
    gives = {"jkk": 0, "jkm": 0, "bpjs": 0.04, "bpjs_cap": 12_000_000}
    assert yearly(person(), tpp={"PNS": 20_000_000}, contributions=gives)["iuran"] == pytest.approx(480_000)


@pytest.mark.parametrize(
    ("status", "grade", "level"), [("PNS", "IV/e", "IV"), ("PPPK", "V", "II"), ("PPPK", "IX", "III")]
)
def test_general_allowance_follows_the_level_of_the_grade(status, grade, level):
    # PPPK grade V is a level II, never the V nor the IV of its own roman numeral
    assert yearly(person(status, grade))["tunjangan_umum"] == RULES.general[level]


def test_a_seat_costs_less_in_the_first_year_of_a_civil_servant_only():
    posts = pd.DataFrame({"id_jabatan": ["J-1"], "pendidikan_minimum": ["S-1"]})
    seats = recruitment.seat_costs(posts, PAY, ENTRY, RULES).set_index("status")
    # 20 % of 2 785 700 x 1.12 x 14 = 8 735 955.2
    assert seats.loc["PNS", "tahunan"] - seats.loc["PNS", "tahun_pertama"] == pytest.approx(8_735_955.2)
    assert seats.loc["PPPK", "tahunan"] == seats.loc["PPPK", "tahun_pertama"]


def test_an_education_without_an_entry_grade_takes_the_nearest_lower_one():
    posts = pd.DataFrame({"id_jabatan": ["a", "b", "c"], "pendidikan_minimum": ["D-I", "SD", "S-3"]})
    seats = recruitment.seat_costs(posts, PAY, ENTRY, RULES)
    assert seats.loc[seats["status"] == "PNS", "golongan"].tolist() == ["II/a", "II/a", "III/a"]


def test_the_periodic_raise_is_per_year():
    # two years: 2 785 700 -> 2 873 500 ; x 1.12 x 14 against (2 785 700 x 1.12 + 217 260 + 185 000) x 14 = 49 311 416
    # (49 311 416 + 87 800 x 15.68) / 49 311 416 = 1.02792 ; its root 1.01386
    assert recruitment.yearly_raise(person(), PAY, RULES) == pytest.approx(0.01386, abs=5e-6)
    assert np.isnan(recruitment.yearly_raise(person().iloc[:0], PAY, RULES))


def test_no_posts_and_no_people_cost_nothing():
    posts = pd.DataFrame({"id_jabatan": pd.Series(dtype="str"), "pendidikan_minimum": pd.Series(dtype="str")})
    assert recruitment.seat_costs(posts, PAY, ENTRY, RULES).empty
    assert recruitment.yearly_cost(person().iloc[:0], PAY, RULES).empty
    assert np.isnan(recruitment.base_pay(person(), PAY.iloc[:0])).all()
