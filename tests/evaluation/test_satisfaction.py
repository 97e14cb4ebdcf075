from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import evaluation

GOLDEN = Path(__file__).parent / "golden"
INDEX = pd.read_csv(GOLDEN / "ikm.csv")
GRADES = pd.read_csv(GOLDEN / "ikm_grades.csv")
SAMPLES = pd.read_csv(GOLDEN / "sample_size.csv")
ANSWER = st.one_of(st.none(), st.integers(1, 4))


def answers(*rows):
    """One respondent a row; None where an item was left empty."""
    return pd.DataFrame(rows, columns=list(evaluation.UNSUR)).astype("Int64").assign(unit="U")


@pytest.mark.parametrize("case", INDEX.itertuples(), ids=lambda case: case.id)
def test_index_is_25_times_the_weighted_sum(case):
    means = pd.DataFrame([[float(value) for value in case.nrr.split()]])
    index = evaluation.index_from_means(means, case.bobot)
    assert index.item() == case.ikm
    assert evaluation.service_grade(index).item() == case.mutu


def test_grades_begin_at_their_printed_limit():
    assert evaluation.service_grade(GRADES["ikm"]).to_list() == GRADES["mutu"].to_list()


def test_value_between_two_grades_is_rounded_before_it_is_graded():
    # NRR 3.5322 in all nine: 88.305 -> 88.31 is A, not the gap between 88.30 and 88.31
    index = evaluation.index_from_means(pd.DataFrame([[3.5322] * 9]))
    assert index.item() == 88.31 and evaluation.service_grade(index).item() == "A"


def test_sample_is_the_table_of_krejcie_and_morgan():
    assert evaluation.sample_size(SAMPLES["populasi"]).tolist() == SAMPLES["responden"].to_list()


def test_empty_answer_is_left_out_and_not_zero():
    # u1: (4 + 2) / 2 = 3 of two answers; the third gave none
    found = evaluation.satisfaction(answers([4] * 9, [2] * 9, [None] + [3] * 8), "unit")
    assert found["u1"].item() == 3.0 and found["ikm"].item() == 75.0


def test_lowest_mean_is_the_weakest_unsur():
    assert evaluation.satisfaction(answers([4] * 8 + [2], [4, 3] + [4] * 6 + [2]), "unit")["terlemah"].item() == "u9"


def test_interval_is_students_when_all_answered():
    # four respondents of 75 and four of 50: mean 62.5, sd 13.363, se 4.7246, t(7; 0.975) = 2.3646: 62.5 +- 11.17
    found = evaluation.satisfaction(answers(*[[3] * 9] * 4, *[[2] * 9] * 4), "unit")
    assert found[["bawah", "atas"]].to_numpy().tolist() == [
        [pytest.approx(51.33, abs=0.01), pytest.approx(73.67, abs=0.01)]
    ]


def test_interval_stays_within_the_scale():
    # means 100, 75, 50: 75 +- 62.1 is cut at 25 and 100
    found = evaluation.satisfaction(answers([4] * 9, [3] * 9, [2] * 9), "unit")
    assert found[["bawah", "atas"]].to_numpy().tolist() == [[25.0, 100.0]]


def test_too_few_respondents_get_no_index_but_are_counted():
    found = evaluation.satisfaction(answers(*[[3] * 9] * 29), "unit", minimum=30)
    assert found["responden"].item() == 29
    assert found[["ikm", "mutu", "bawah"]].isna().all(axis=None)


def test_no_answers_give_no_rows():
    assert evaluation.satisfaction(answers().astype({"unit": "str"}), "unit").empty
    assert evaluation.satisfaction(answers([None] * 9), "unit")["ikm"].isna().item()


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=20), st.integers(0, 99))
def test_index_lies_between_25_and_100_and_does_not_depend_on_row_order(rows, seed):
    table = answers(*rows)
    found = evaluation.satisfaction(table, "unit")
    assert 25 <= found["ikm"].item() <= 100
    assert found["ikm"].item() == evaluation.satisfaction(table.sample(frac=1, random_state=seed), "unit")["ikm"].item()
    if len(rows) > 1:
        assert found["bawah"].item() <= found["ikm"].item() <= found["atas"].item()


@given(st.integers(1, 1_000_000))
def test_sample_is_never_larger_than_the_population(population):
    assert 1 <= evaluation.sample_size(population) <= min(population, 384)
