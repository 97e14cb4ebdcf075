import pandas as pd
import pytest

from asnplan import analysis

COLUMNS = ["status", "rumpun", "bezetting", "bawah", "atas"]


def projected(*rows):
    return pd.DataFrame(rows, columns=COLUMNS).astype(dict.fromkeys(COLUMNS[2:], "Float64"))


def counted(*rows):
    return pd.DataFrame(rows, columns=["status", "rumpun", "jumlah"])


PROJECTED = projected(
    ("PNS", "teknis", 210, 200, 220), ("PNS", "kesehatan", 90, 92, 108), ("PPPK", "teknis", 55, None, None)
)
CAME = counted(("PNS", "teknis", 200), ("PNS", "kesehatan", 100), ("PPPK", "teknis", 50))


def test_errors_by_hand():
    # 210 - 200 = 10 ; 90 - 100 = -10 ; 55 - 50 = 5, without an interval
    rows = analysis.backtest(PROJECTED, CAME).set_index(["status", "rumpun"])
    order = [("PNS", "teknis"), ("PNS", "kesehatan"), ("PPPK", "teknis")]
    assert rows["galat"][order].to_list() == [10, -10, 5]
    assert rows["dalam_selang"][order].to_list() == [True, True, pd.NA]


def test_the_ends_lie_inside_and_beyond_them_is_outside():
    came = [
        analysis.backtest(projected(("PNS", "teknis", 10, 8, 12)), counted(("PNS", "teknis", n)))
        for n in (7, 8, 12, 13)
    ]
    assert [rows["dalam_selang"].item() for rows in came] == [False, True, True, False]


def test_summary_by_hand():
    # bias 10 - 10 + 5 = 5 of 350 ; absolute 25 of 350 ; both groups with an interval lie inside
    told = analysis.backtest_summary(analysis.backtest(PROJECTED, CAME))
    assert (told["banyak"], told["bias"], told["cakupan"]) == (3, 5, 1)
    assert told["bias_bagian"] == pytest.approx(5 / 350)
    assert told["galat_mutlak"] == pytest.approx(25 / 350)


def test_statuses_stand_side_by_side_by_family():
    wide = analysis.backtest_by_family(analysis.backtest(PROJECTED, CAME)).set_index("rumpun")
    assert wide.loc["teknis", ["proyeksi_pns", "bezetting_pns", "galat_pns"]].to_list() == [210, 200, 10]
    assert wide.loc["teknis", "galat_pppk"] == 5 and pd.isna(wide.loc["kesehatan", "bezetting_pppk"])


def test_a_group_that_only_one_side_knows_counts_as_nobody_on_the_other():
    rows = analysis.backtest(PROJECTED[:1], counted(("PPPK", "kesehatan", 4)))
    assert rows[["proyeksi", "nyata", "galat"]].astype(float).to_numpy().tolist() == [[210, 0, 210], [0, 4, -4]]


def test_without_a_projection_nothing_is_tested():
    rows = analysis.backtest(PROJECTED[:0], CAME)
    assert rows.empty
    nothing = dict.fromkeys(["bias", "bias_bagian", "galat_mutlak", "cakupan"])
    assert analysis.backtest_summary(rows) == {"banyak": 0, **nothing}


def test_part_time_people_are_not_counted():
    people = pd.DataFrame({"status": ["PNS", "PPPK Paruh Waktu", "PNS"], "id_jabatan": ["J-1", "J-1", "J-2"]})
    posts = pd.DataFrame({"id_jabatan": ["J-1", "J-2"], "rumpun": ["teknis", "kesehatan"]})
    counts = analysis.group_counts(people, posts)
    assert counts.to_numpy().tolist() == [["PNS", "kesehatan", 1], ["PNS", "teknis", 1]]
    assert analysis.backtest(projected(("PPPK Paruh Waktu", "teknis", 9, 8, 10)), counts).empty


def test_the_end_of_a_year_is_kept_as_the_beginning_of_the_next():
    bands = pd.DataFrame({
        "status": "PNS", "rumpun": "teknis", "tahun": [2027, 2026], "median": [195.0, 198], "bawah_50": 1,
        "bawah_90": [190.0, 194], "atas_90": [200, 203.5],
    })  # fmt: skip
    kept = analysis.kept_projection(bands)
    assert list(kept) == ["tahun", "status", "rumpun", "bezetting", "bawah", "atas"]
    assert kept.to_numpy().tolist() == [
        [2027, "PNS", "teknis", 198, 194, 203.5],
        [2028, "PNS", "teknis", 195, 190, 200],
    ]
