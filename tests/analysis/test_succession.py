import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

DAY = pd.Timestamp("2025-12-31")
POSTS = pd.DataFrame(
    [
        ("J-1", "administrator", "manajerial", 11, None),
        ("J-2", "fungsional", "teknis", 9, None),
        ("J-3", "fungsional", "teknis", 8, None),
        ("J-4", "fungsional", "kesehatan", 8, None),
        ("J-5", "fungsional", "teknis", 10, None),
        ("J-6", "pelaksana", "teknis", 5, None),
        ("J-7", "fungsional", "pendidikan", 12, "Kepala Sekolah"),
        ("J-8", "fungsional", "pendidikan", 8, "Guru Kelas"),
    ],
    columns=["id_jabatan", "jenis", "rumpun", "kelas", "mapel"],
).astype({"kelas": "Int64"})
SOON, LATER = "2026-07-01", "2040-01-01"


def leaving(*rows, months=24, steps=3):
    """Each row: post, day of retirement, and perhaps the day of birth and the status; all in one unit."""
    full = [(*row, *("1980-01-01", "PNS")[len(row) - 2 :]) for row in rows]
    people = pd.DataFrame(full, columns=["id_jabatan", "tmt", "tanggal_lahir", "status"]).assign(id_unit="U-1")
    people["tanggal_lahir"] = pd.to_datetime(people["tanggal_lahir"])
    dates = pd.to_datetime(people.pop("tmt"))
    return analysis.sole_holders_leaving(people, POSTS, dates, DAY, months, steps)


def successors(*rows, **rule):
    return leaving(*rows, **rule).set_index("id_jabatan")["calon"].to_dict()


def test_months_are_counted_from_the_month_of_the_register():
    # December 2025 to July 2026: 7 ; the first of January: 1 ; a day that has come: 0
    for day, months in (("2026-07-01", 7), ("2026-01-01", 1), ("2025-10-01", 0)):
        assert leaving(("J-2", day))["bulan"].to_list() == [months]


@pytest.mark.parametrize(("day", "posts"), [("2027-12-01", 1), ("2028-01-01", 0)])
def test_window_ends_with_its_last_month(day, posts):
    # December 2025 + 24 months = December 2027
    assert len(leaving(("J-2", day))) == posts


def test_a_post_with_two_holders_is_not_lost():
    assert leaving(("J-2", SOON), ("J-2", LATER)).empty
    assert leaving(("J-2", SOON), ("J-2", SOON)).empty


def test_part_time_people_neither_hold_nor_follow():
    part_time = (LATER, "1980-01-01", "PPPK Paruh Waktu")
    assert successors(("J-2", SOON), ("J-2", *part_time), ("J-3", *part_time)) == {"J-2": 0}


def test_a_successor_is_of_the_family_and_within_the_classes():
    # of class 9 in teknis: class 8 of the family follows; kesehatan, class 10 and class 5 (four below) do not
    assert successors(("J-2", SOON), ("J-3", LATER), ("J-4", LATER), ("J-5", LATER), ("J-6", LATER)) == {"J-2": 1}
    assert successors(("J-2", SOON), ("J-6", LATER), steps=4) == {"J-2": 1}


def test_a_managerial_post_may_be_followed_from_any_family():
    # of class 11: classes 9, 8, 8, 10 lie within three below
    assert successors(("J-1", SOON), ("J-2", LATER), ("J-3", LATER), ("J-4", LATER), ("J-5", LATER)) == {"J-1": 4}


def test_who_retires_as_soon_does_not_follow():
    assert successors(("J-1", SOON), ("J-2", SOON)) == {"J-1": 0, "J-2": 0}


def test_a_new_head_of_school_is_56_at_most():
    # the head retires on 1 July 2026: born on 2 July 1969 one is 56 then, born on 1 July 57
    head, teacher = ("J-7", SOON, "1966-06-10"), ("J-8", "2029-08-01")
    assert successors(head, (*teacher, "1969-07-02")) == {"J-7": 1}
    assert successors(head, (*teacher, "1969-07-01")) == {"J-7": 0}
    assert successors(head, ("J-3", LATER)) == {"J-7": 0}


def test_nobody_leaves_where_nobody_is():
    assert leaving().empty


@given(st.lists(st.tuples(st.sampled_from(list(POSTS["id_jabatan"])), st.sampled_from([SOON, LATER])), max_size=12))
def test_critical_are_those_without_a_successor_and_wider_rules_never_add_any(rows):
    table = leaving(*rows)
    assert (table["kritis"] == (table["calon"] == 0)).all()
    assert leaving(*rows, steps=5)["kritis"].sum() <= table["kritis"].sum()
