import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import evaluation

NEEDS = pd.DataFrame(
    {
        "opd": ["A", "A", "B", "C"],
        "beban_menit": [150_000, 75_000, 75_000, np.nan],
        "kebutuhan": pd.array([2, 1, 1, None], dtype="Int64"),
        "bezetting": [1, 1, 0, 5],
        "kekurangan": pd.array([1, 0, 1, None], dtype="Int64"),
    }
)


def test_staffing_adds_posts_and_leaves_out_those_without_workload_analysis():
    # A: 225 000 / (2 x 75 000) = 1.5, short 1 of 3; B has nobody: no EJ; C has no ABK: no row
    found = evaluation.staffing_by(NEEDS, 75_000).set_index("opd")
    assert found.index.to_list() == ["A", "B"]
    assert found["ej"].to_list() == [1.5, pytest.approx(np.nan, nan_ok=True)]
    assert found["bagian_kurang"].to_list() == [pytest.approx(1 / 3), 1.0]
    assert evaluation.staffing_by(NEEDS.head(0), 75_000).empty


def test_rank_correlation_of_opposite_order_is_minus_one():
    pair = pd.DataFrame({"a": [1, 2, 3, 4, np.nan], "b": [9, 7, 5, 1, 3]})
    found = evaluation.rank_association(pair, "a", "b")
    assert found["arti"] == "berlawanan arah"
    assert found["rho"] == pytest.approx(-1) and found["n"] == 4 and found["p"] == pytest.approx(0, abs=1e-4)


def test_rank_correlation_by_the_textbook():
    # d = 1, 1, 1, 1, 0: rho = 1 - 6 x 4 / (5 x 24) = 0.8; t = 0.8 sqrt(3 / 0.36) = 2.309; p(3 df) = 0.104
    found = evaluation.rank_association(pd.DataFrame({"a": [1, 2, 3, 4, 5], "b": [2, 1, 4, 3, 5]}), "a", "b")
    assert found["arti"] == "tidak terbukti berkaitan"
    assert found["rho"] == pytest.approx(0.8) and found["p"] == pytest.approx(0.104, abs=5e-4)


def test_too_few_rows_or_no_variation_say_nothing():
    few = evaluation.rank_association(pd.DataFrame({"a": [1, 2, 3], "b": [1, 2, 3]}), "a", "b")
    flat = evaluation.rank_association(pd.DataFrame({"a": [1, 1, 1, 1], "b": [1, 2, 3, 4]}), "a", "b")
    assert np.isnan([few["rho"], flat["rho"]]).all() and few["n"] == 3


def test_strained_units_are_below_the_median_in_satisfaction_and_above_it_in_shortage():
    frame = pd.DataFrame({"unit": list("ABCD"), "ikm": [70, 75, 80, 90], "bagian_kurang": [0.1, 0.4, 0.3, 0.0]})
    assert evaluation.strained(frame)["unit"].to_list() == ["B"]
    assert evaluation.strained(frame.head(0)).empty


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 1)), max_size=30))
def test_rank_correlation_lies_between_minus_one_and_one(rows):
    found = evaluation.rank_association(pd.DataFrame(rows, columns=["a", "b"]), "a", "b")
    assert np.isnan(found["rho"]) or (-1 <= found["rho"] <= 1 and 0 <= found["p"] <= 1)
