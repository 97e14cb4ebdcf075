import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import recruitment


def budget(rows):
    frame = pd.DataFrame(rows, columns=["tahun", "versi", "belanja", "belanja_pegawai", "tunjangan_guru_tkd"])
    return frame.astype({"belanja": "Int64", "belanja_pegawai": "Int64", "tunjangan_guru_tkd": "Int64"})


def test_share_leaves_out_the_teachers_allowances_paid_by_transfers():
    # (430 - 62) / 1000 = 36.8 % ; 0.30 x 1000 - 368 = -68
    share = recruitment.personnel_share(budget([(2025, "murni", 1000, 430, 62)]), 0.30).iloc[0]
    assert share["rasio"] == pytest.approx(0.368)
    assert share["ruang"] == pytest.approx(-68)


def test_a_missing_allowance_counts_as_zero_and_missing_personnel_spending_stays_missing():
    shares = recruitment.personnel_share(
        budget([(2024, "murni", 1000, 300, None), (2025, "murni", 1000, None, 5)]), 0.3
    )
    assert shares["ruang"].fillna(-1).tolist() == [0, -1]


def test_the_latest_budget_is_the_last_known_version_of_each_year():
    rows = [
        (2025, "murni", 10, 4, 0),
        (2024, "realisasi", 9, 3, 0),
        (2024, "murni", 8, 3, 0),
        (2025, "realisasi", 9, None, 0),
    ]
    latest = recruitment.latest_budget(budget(rows))
    assert latest[["tahun", "versi"]].values.tolist() == [[2024, "realisasi"], [2025, "murni"]]


def test_affordable_seats_are_whole_and_never_negative():
    # floor(100 / 30) = 3 ; a room below zero buys nothing
    assert recruitment.affordable_seats(100, 30) == 3
    assert recruitment.affordable_seats(-1, 30) == 0


def test_a_retirement_saves_the_mean_cost_of_its_post():
    people = pd.DataFrame({"id_jabatan": ["a", "a", "b"], "status": "PNS", "tahunan": [60.0, 100.0, 50.0]})
    pensions = pd.DataFrame(
        {
            "id_unit": "u",
            "id_jabatan": ["a", "b", "a"],
            "status": "PNS",
            "tahun": [2026, 2026, 2027],
            "jumlah": [2, 1, 1],
        }
    )
    # 2 x 80 + 1 x 50 = 210 ; 1 x 80 = 80
    assert recruitment.retirement_savings(pensions, people).to_dict() == {2026: 210, 2027: 80}


def test_room_grows_with_the_budget_and_with_each_retirement():
    path = recruitment.budget_path(
        budget([(2025, "murni", 1000, 350, 0)]), pd.Series({2026: 10.0, 2027: 20.0}), 0.3, 0.1
    )
    # 2026: 0.3 x 1100 - 340 = -10 ; 2027: 0.3 x 1210 - 320 = 43
    assert path["ruang"].tolist() == pytest.approx([-10, 43])
    assert path["rasio"].tolist() == pytest.approx([340 / 1100, 320 / 1210])


def test_above_the_cap_only_a_share_of_the_savings_is_used_again():
    assert recruitment.money_for_seats(-100, 50, 0.9) == pytest.approx(45)
    assert recruitment.money_for_seats(200, 50, 0.9) == 200


@given(st.floats(-1e12, 1e12), st.floats(0, 1e11), st.floats(0, 1))
def test_new_seats_never_raise_the_excess_over_the_cap(room, savings, share):
    # before the year's retirements the room was room - savings
    money = recruitment.money_for_seats(room, savings, share)
    assert money >= 0
    assert room - money >= min(0, room - savings) - 1e-3


def test_no_budget_gives_no_room():
    path = recruitment.budget_path(budget([]), pd.Series({2026: 10.0}), 0.3, 0.02)
    assert path["ruang"].isna().all()
    assert recruitment.budget_path(budget([]), pd.Series(dtype=float), 0.3, 0.02).empty
