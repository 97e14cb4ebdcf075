from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import evaluation

GOLDEN = pd.read_csv(
    Path(__file__).parent / "golden" / "complaint_limits.csv",
    parse_dates=["tanggal_masuk", "tanggal_selesai", "tanggal_data"],
)
LIMITS = {"normatif": 5, "tidak berkadar pengawasan": 14, "berkadar pengawasan": 60}


@pytest.mark.parametrize("row", GOLDEN.index)
def test_limits_run_in_working_days_from_the_day_after_receipt(row):
    case = GOLDEN.loc[[row]]
    found = evaluation.complaint_states(case, LIMITS, case["tanggal_data"].item())
    assert found["hari_kerja"].item() == case["hari_kerja"].item()
    assert found["keadaan"].item() == case["keadaan"].item()


def test_holidays_are_no_working_days():
    # Idulfitri 2025 is Monday 31 March and Tuesday 1 April: from Friday to Wednesday is 1 working day, not 3
    begin, end = pd.Series(pd.to_datetime(["2025-03-28"])), pd.Series(pd.to_datetime(["2025-04-02"]))
    assert evaluation.working_days(begin, end).tolist() == [3]
    assert evaluation.working_days(begin, end, ["2025-03-31", "2025-04-01"]).tolist() == [1]


def test_complaint_after_the_date_of_the_data_is_not_yet_known():
    assert evaluation.complaint_states(GOLDEN, LIMITS, "2025-03-10")["tanggal_masuk"].max() <= pd.Timestamp(
        "2025-03-10"
    )


def test_share_on_time_is_of_those_whose_time_is_decided():
    # normatif until 31 March: closed on time 10 and 7 March, late 11 March, one overdue, one still in time: 2 of 4
    states = evaluation.complaint_states(GOLDEN.loc[GOLDEN["jenis"] == "normatif"], LIMITS, "2025-03-31")
    found = evaluation.complaint_summary(states, "jenis")
    assert found["masuk"].item() == 5 and found["tepat_waktu"].item() == 0.5
    assert found["median_hari"].item() == 5  # 5, 6, 5


def test_no_complaints_give_no_rows():
    states = evaluation.complaint_states(GOLDEN.head(0), LIMITS, "2025-03-31")
    assert states.empty and evaluation.complaint_summary(states, "jenis").empty


DAYS = st.dates(pd.Timestamp("2024-01-01").date(), pd.Timestamp("2025-12-31").date())


@given(st.lists(st.tuples(st.sampled_from(list(LIMITS)), DAYS, st.one_of(st.none(), DAYS)), min_size=1, max_size=20))
def test_every_complaint_has_one_state_and_shares_are_shares(rows):
    table = pd.DataFrame(rows, columns=["jenis", "tanggal_masuk", "tanggal_selesai"])
    table = table.astype({"tanggal_masuk": "datetime64[s]", "tanggal_selesai": "datetime64[s]"})
    table = table.assign(
        tanggal_selesai=table["tanggal_selesai"].where(table["tanggal_selesai"] >= table["tanggal_masuk"])
    )
    found = evaluation.complaint_summary(evaluation.complaint_states(table, LIMITS, "2025-12-31"), "jenis")
    assert found["masuk"].sum() == len(table)
    assert (found[list(evaluation.STATES)].sum(axis=1) == found["masuk"]).all()
    assert found["tepat_waktu"].dropna().between(0, 1).all()
