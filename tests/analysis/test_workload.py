from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from analysis_cases import cases
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis
from asnplan.inputs.words import RULE_SETS

MULTIPLIERS = {"tahun": 1, "bulan": 12, "minggu": 50, "hari": 250}
TASKS = pd.DataFrame({
    "id_unit": ["U-1", "U-1", "U-1", "U-2"],
    "id_jabatan": ["J-1", "J-1", "J-2", "J-1"],
    "volume": [20.0, 1.0, 2.0, 3.0],
    "periode": ["bulan", "hari", "minggu", "tahun"],
    "norma_waktu": [90.0, 30.0, 1.5, 600.0],
    "satuan_waktu": ["menit", "menit", "jam", "menit"],
})  # fmt: skip
amounts = st.floats(0.01, 1e5)


def test_minutes_follow_period_and_unit():
    # 20 x 12 x 90 = 21 600 ; 1 x 250 x 30 = 7 500 ; 2 x 50 x 1.5 x 60 = 9 000 ; 3 x 600 = 1 800
    assert analysis.task_minutes(TASKS, MULTIPLIERS).to_list() == [21_600, 7_500, 9_000, 1_800]


def test_minutes_of_a_post_are_added():
    # U-1 J-1: 21 600 + 7 500 = 29 100
    assert analysis.post_minutes(TASKS, MULTIPLIERS)["beban_menit"].to_list() == [29_100, 9_000, 1_800]


@cases("tasks")
def test_need_of_a_post(case):
    exact = analysis.posts_for_tasks(case.menit, case.menit_efektif)
    assert exact == pytest.approx(case.eksak)
    assert analysis.round_half_up(exact) == case.kebutuhan


@cases("effective_time")
def test_effective_time(case):
    rules = {"hari": analysis.effective_days, "jam": analysis.effective_hours, "menit": lambda a, b, c: a * b * c}
    assert rules[case.besaran](case.a, case.b, case.c) == pytest.approx(case.hasil, abs=1e-4)


@cases("rule_sets")
def test_rule_set_of_effective_time_by_its_name(case):
    assert analysis.effective_minutes(case.aturan) == case.menit
    row = analysis.effective_time_table().set_index("aturan").loc[case.aturan]
    assert row[["hari", "jam_sehari", "jam", "menit"]].to_list() == [case.hari, case.jam_sehari, case.jam, case.menit]


def test_a_city_may_have_a_time_of_its_own():
    assert analysis.effective_minutes(69_000) == 69_000


def test_every_rule_set_that_params_may_name_is_known():
    assert tuple(analysis.EFFECTIVE_TIMES) == RULE_SETS


def test_an_unknown_rule_set_is_refused():
    with pytest.raises(ValueError, match="'Perpres 21/2023' tidak dikenal; yang ada: PermenPANRB 1/2020, "):
        analysis.effective_minutes("Perpres 21/2023")


def test_need_is_rounded_once_per_post_not_per_task():
    # three tasks of 30 000 min: 0.4 + 0.4 + 0.4 = 1.2 -> 1 ; rounded per task it would be 0
    assert analysis.round_half_up(analysis.posts_for_tasks(3 * 30_000, 75_000)) == 1


def test_missing_need_stays_missing():
    rounded = analysis.round_half_up(pd.Series([1.5, None]))
    assert rounded[0] == 2 and pd.isna(rounded[1])


@pytest.mark.parametrize("column", ["volume", "norma_waktu"])
@pytest.mark.parametrize("value", [0.0, -1.0, float("inf"), float("nan")])
def test_unusable_number_is_refused_with_its_row(column, value):
    tasks = TASKS.copy()
    tasks.loc[2, column] = value
    with pytest.raises(ValueError, match=rf"{column} harus bilangan positif: 1 baris, yaitu baris 2 \(U-1, J-2"):
        analysis.task_minutes(tasks, MULTIPLIERS)


def test_mixed_time_units_within_a_post_are_refused():
    with pytest.raises(ValueError, match="satuan waktu yang berbeda: 2 baris"):
        analysis.task_minutes(TASKS.assign(satuan_waktu=["menit", "jam", "jam", "menit"]), MULTIPLIERS)


def test_unknown_period_is_refused():
    with pytest.raises(ValueError, match="periode tidak dikenal"):
        analysis.task_minutes(TASKS.assign(periode="windu"), MULTIPLIERS)


@pytest.mark.parametrize("minutes", [0, -75_000, float("inf"), float("nan")])
def test_effective_time_must_be_positive(minutes):
    with pytest.raises(ValueError, match="effective_minutes"):
        analysis.posts_for_tasks(1, minutes)


@given(st.lists(amounts, min_size=4, max_size=4), st.integers(0, 3), st.floats(1, 1000))
def test_more_work_never_needs_fewer_posts(volumes, grown, factor):
    tasks = TASKS.assign(volume=volumes)
    more = tasks.assign(volume=tasks["volume"].mask(tasks.index == grown, tasks["volume"] * factor))
    need = [analysis.post_minutes(each, MULTIPLIERS)["beban_menit"] / 75_000 for each in (tasks, more)]
    assert (analysis.round_half_up(need[1]) >= analysis.round_half_up(need[0])).all()


@given(st.integers(0, 10**7))
def test_rounding_is_half_up(thousandths):
    # against decimal arithmetic, which has no binary noise
    exact = (Decimal(thousandths) / 1000).quantize(Decimal(1), ROUND_HALF_UP)
    assert analysis.round_half_up(thousandths / 1000) == exact


def test_binary_noise_does_not_lose_a_half():
    # 0.1 x 3 + 1.2 = 1.5 in decimals, 1.4999999999999998 in the machine
    assert analysis.round_half_up(1.4999999999999998) == 2
