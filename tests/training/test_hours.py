from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import training

GOLDEN = pd.read_csv(Path(__file__).parent / "golden" / "training_hours.csv")
MINIMUM = {"PNS": 20, "PPPK": 20}
PEOPLE = pd.DataFrame({"id_pegawai": list("ABCD"), "status": ["PNS", "PNS", "PPPK", "PPPK Paruh Waktu"]})
TRAININGS = pd.DataFrame({"id_pegawai": list("AAAC"), "tahun": [2025, 2025, 2024, 2025], "jp": [12, 8, 100, 19]})


def test_hours_add_up_within_the_year_and_none_is_zero():
    # A: 12 + 8 in 2025, the 100 of 2024 do not count; B and D without training are 0, not dropped
    assert training.hours_by_person(PEOPLE, TRAININGS, 2025)["jp"].to_list() == [20, 0, 19, 0]


@pytest.mark.parametrize("case", GOLDEN.itertuples(), ids=lambda case: f"{case.jp}-JP")
def test_twenty_hours_a_year_are_the_least(case):
    hours = pd.DataFrame({"status": [case.status], "jp": [case.jp]})
    short = training.hours_short(hours, {case.status: case.minimum}).item()
    assert short == case.kurang_jp and (short == 0) == case.memenuhi


def test_compliance_leaves_out_a_status_without_the_duty():
    # PNS: A of A, B; PPPK: C lacks 1; paruh waktu has no minimum
    hours = training.hours_by_person(PEOPLE, TRAININGS, 2025)
    found = training.hours_compliance(hours, MINIMUM, "status").set_index("status")
    assert found.index.to_list() == ["PNS", "PPPK"]
    assert found.loc["PNS", ["pegawai", "memenuhi", "kurang", "tanpa_pelatihan"]].to_list() == [2, 1, 1, 1]
    assert found["kepatuhan"].to_list() == [0.5, 0.0]
    assert found["jp_kurang"].to_list() == [20, 1]


def test_classes_of_hours_count_everybody_once():
    # 20, 0, 19, 0 -> 0: two, 1-19: one, 20+: one
    hours = training.hours_by_person(PEOPLE, TRAININGS, 2025)
    found = training.hours_distribution(hours, [0, 1, 20])
    assert found["kelas"].to_list() == ["0", "1–19", "20+"] and found["pegawai"].to_list() == [2, 1, 1]
    assert training.hours_distribution(hours.head(0), [0, 1, 20]).empty


def test_year_without_any_record_is_unknown_and_not_zero():
    hours = training.hours_by_person(PEOPLE, TRAININGS, 2023)
    assert hours["jp"].isna().all() and training.hours_distribution(hours, [0, 1]).empty
    assert training.hours_compliance(hours, MINIMUM, "status").empty


def test_compliance_of_nobody_is_empty():
    hours = training.hours_by_person(PEOPLE.head(0), TRAININGS.head(0), 2025)
    assert training.hours_compliance(hours, MINIMUM, "status").empty


@given(st.lists(st.tuples(st.sampled_from(list("ABCD")), st.integers(1, 60)), max_size=20))
def test_compliance_is_a_share_and_no_hour_is_lost(records):
    trainings = pd.DataFrame(records, columns=["id_pegawai", "jp"]).assign(tahun=2025).astype({"jp": "Int64"})
    hours = training.hours_by_person(PEOPLE, trainings, 2025)
    found = training.hours_compliance(hours, MINIMUM, "status")
    assert found["kepatuhan"].between(0, 1).all()
    assert (found["memenuhi"] + found["kurang"] == found["pegawai"]).all()
    assert hours["jp"].sum() == trainings["jp"].sum()
