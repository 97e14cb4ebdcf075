from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import training

GOLDEN = Path(__file__).parent / "golden"
BANDS = {
    "pemetaan": ({"optimal": 90, "cukup optimal": 78}, "kurang optimal"),
    "pengisian": ({"memenuhi syarat": 80, "masih memenuhi syarat": 68}, "kurang memenuhi syarat"),
}
PEOPLE = pd.DataFrame({"id_pegawai": ["P1", "P2", "P3"], "id_unit": "U1", "id_jabatan": ["J1", "J1", "J2"]})
STANDARDS = pd.DataFrame(
    {"id_jabatan": ["J1", "J1", "J2"], "kompetensi": ["Komunikasi", "Teknis", "Teknis"], "level": [3, 2, 4]}
).astype({"level": "Int64"})
ASSESSMENTS = pd.DataFrame(
    {"id_pegawai": ["P1", "P1", "P2"], "kompetensi": ["Komunikasi", "Teknis", "Komunikasi"], "level": [2, 3, 3]}
).astype({"level": "Int64"})


@pytest.fixture
def gaps():
    return training.competence_gaps(PEOPLE, STANDARDS, ASSESSMENTS)


def test_gap_is_standard_less_actual_and_missing_where_never_assessed(gaps):
    # P1: komunikasi 3 - 2 = 1, teknis 2 - 3 = -1; P2: komunikasi 0, teknis not assessed; P3: not assessed
    assert gaps["kesenjangan"].to_list() == [1, -1, 0, pd.NA, pd.NA]


def test_match_is_levels_shown_over_levels_required_of_what_was_assessed(gaps):
    # P1: (2 + 3) / (3 + 2) = 100 %; P2: 3 / 3; P3 has none
    assert training.job_person_match(gaps).to_dict() == {"P1": 100.0, "P2": 100.0}


def test_match_with_a_cap_lets_no_strength_hide_a_gap(gaps):
    # P1: (2 + min(3, 2)) / 5 = 80 %
    assert training.job_person_match(gaps, capped=True)["P1"] == 80.0


@pytest.mark.parametrize("case", pd.read_csv(GOLDEN / "job_match_bands.csv").itertuples(), ids=str)
def test_bands_of_the_match_depend_on_the_purpose(case):
    limits, below = BANDS[case.tujuan]
    assert training.band([case.jpm], limits, below).item() == case.harapan


def test_summary_adds_only_what_is_lacking(gaps):
    # komunikasi: 2 assessed, 1 below by 1 level; teknis: 1 assessed, above the standard, never set off against others
    found = training.gap_summary(gaps, "kompetensi").set_index("kompetensi")
    assert found.loc["Komunikasi"].to_list() == [2, 1, 1, 0.5]
    assert found.loc["Teknis"].to_list() == [1, 0, 0, 0.0]


def test_coverage_counts_who_has_no_assessment():
    found = training.assessment_coverage(PEOPLE, ASSESSMENTS, "id_unit")
    assert found.loc[0, ["pegawai", "dinilai", "belum_dinilai"]].to_list() == [3, 2, 1]


def test_everything_works_on_empty_tables():
    gaps = training.competence_gaps(PEOPLE.head(0), STANDARDS.head(0), ASSESSMENTS.head(0))
    assert gaps.empty and training.job_person_match(gaps).empty
    assert training.gap_summary(gaps, "kompetensi").empty
    assert training.assessment_coverage(PEOPLE.head(0), ASSESSMENTS, "id_unit").empty
    assert training.band([], {"a": 1}, "b").empty


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30), st.randoms())
def test_match_is_capped_at_100_and_does_not_depend_on_row_order(levels, random):
    pairs = pd.DataFrame(levels, columns=["aktual", "standar"]).assign(id_pegawai="P1")
    shuffled = pairs.sample(frac=1, random_state=random.randrange(1000))
    match = training.job_person_match(pairs, capped=True)["P1"]
    assert 0 < match <= 100
    assert match == training.job_person_match(shuffled, capped=True)["P1"]
    assert match <= training.job_person_match(pairs)["P1"]
