import pandas as pd
import pytest
from analysis_cases import cases
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

BOUNDS = {"A": 1.0, "B": 0.9, "C": 0.7, "D": 0.5}
PRACTICE = {"A": 0.91, "B": 0.76, "C": 0.61, "D": 0.51}
heads = st.lists(st.integers(0, 50), min_size=6, max_size=6)


@cases("effectiveness")
def test_effectiveness_and_its_grade(case):
    value = analysis.effectiveness(pd.Series([float(case.menit)]), pd.Series([case.orang]), case.menit_efektif)
    grade = analysis.effectiveness_grade(value, BOUNDS)[0]
    assert value[0] == pytest.approx(case.ej, nan_ok=True)
    assert pd.isna(grade) if pd.isna(case.nilai) else grade == case.nilai


def test_bounds_leave_no_gap():
    values = pd.Series([0.4999, 0.5, 0.6999, 0.7, 0.8999, 0.9, 1.0, 1.0001])
    assert "".join(analysis.effectiveness_grade(values, BOUNDS)) == "EDDCCBBA"


def test_programs_grade_otherwise_than_the_regulation():
    # 1.00 is B by the regulation and A by the programs ; 0.91 B, A ; 0.76 C, B ; 0.61 D, C ; 0.51 D, D ; 0.50 D, E
    values = pd.Series([1.0, 0.91, 0.76, 0.61, 0.51, 0.5, None])
    assert "".join(analysis.effectiveness_grade(values.dropna(), PRACTICE, above=False)) == "AABCDE"
    table = analysis.grade_comparison(values, BOUNDS, PRACTICE).set_index("nilai")
    assert table["resmi"].to_list() == [0, 2, 1, 3, 0] and table["praktik"].to_list() == [2, 1, 1, 1, 1]


def test_shortage_and_surplus_are_not_netted():
    # 5 - 3 = 2 short, 2 - 4 = -2 surplus; the third post has no analysis
    gap = analysis.balance(pd.Series([5, 2, None], dtype="Int64"), pd.Series([3, 4, 1]))
    assert gap["kekurangan"].to_list() == [2, 0, pd.NA] and gap["kelebihan"].to_list() == [0, 2, pd.NA]


@given(heads, heads)
def test_shortages_add_to_at_least_the_net(need, people):
    need, people = pd.Series(need, dtype="Int64"), pd.Series(people, dtype="Int64")
    gap = analysis.balance(need, people)
    assert gap["kekurangan"].sum() >= need.sum() - people.sum()
    assert ((gap["kekurangan"] - gap["kelebihan"]) == need - people).all()
