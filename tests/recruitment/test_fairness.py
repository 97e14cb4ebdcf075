import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from asnplan import recruitment


@given(st.integers(1, 5000), st.floats(0, 1), st.sampled_from([0.9, 0.95]))
def test_wilson_agrees_with_scipy(trials, part, level):
    successes = int(trials * part)
    oracle = binomtest(successes, trials).proportion_ci(level, method="wilson")
    assert np.ravel(recruitment.wilson_interval([successes], [trials], level)) == pytest.approx(
        [oracle.low, oracle.high], abs=1e-9
    )


def test_nobody_tried_has_no_interval():
    assert np.isnan(recruitment.wilson_interval([0], [0])).all()


def test_the_rate_of_each_group_is_compared_with_the_highest():
    groups = pd.Series(["L"] * 4 + ["P"] * 4)
    passed = pd.Series([True, True, False, False, True, False, False, False])
    # 2/4 = 0.5 ; 1/4 = 0.25 ; 0.25 / 0.5 = 0.5, under four fifths
    table = recruitment.pass_rates(groups.to_frame("jenis"), passed)
    assert table[["tingkat", "rasio"]].values.tolist() == [[0.5, 1.0], [0.25, 0.5]]
    assert (table["bawah"] < table["tingkat"]).all() and (table["tingkat"] < table["atas"]).all()


def test_no_ratio_where_nobody_passed_and_no_row_without_applicants():
    table = recruitment.pass_rates(pd.DataFrame({"jenis": ["L"]}), pd.Series([False]))
    assert table["rasio"].isna().all()
    assert recruitment.pass_rates(pd.DataFrame({"jenis": pd.Series(dtype="str")}), pd.Series(dtype=bool)).empty


def test_each_characteristic_is_compared_within_itself():
    people = pd.DataFrame(
        {
            "jenis_kelamin": ["L", "P", "P"],
            "disabilitas": pd.array([True, False, pd.NA], dtype="boolean"),
            "tanggal_lahir": pd.to_datetime(["2000-01-01", "1994-12-31", "1980-01-01"]),
            "tahun": 2024,
        }
    )
    groups = recruitment.applicant_groups(people)
    table = recruitment.pass_rates(groups, pd.Series([True, True, False])).set_index(["ciri", "kelompok"])
    assert table.loc[("Jenis kelamin", "perempuan"), "rasio"] == 0.5
    assert table.loc[("Disabilitas", "bukan penyandang disabilitas"), "peserta"] == 2
    assert table.loc["Umur"].index.tolist() == ["di bawah 25 tahun", "30-34 tahun", "35 tahun ke atas"]


def test_a_group_under_two_percent_is_not_compared():
    groups = pd.DataFrame({"jenis": ["L"] * 99 + ["P"]})
    table = recruitment.pass_rates(groups, pd.Series([True] * 33 + [False] * 66 + [True])).set_index("kelompok")
    assert table["rasio"].fillna(-1).to_dict() == {"L": 1.0, "P": -1.0}
