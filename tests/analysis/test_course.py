import pandas as pd

from asnplan import analysis

BANDS = pd.DataFrame({"tahun": [2026, 2027], "median": [95.0, 90.0], "bawah_90": [93.0, 86.0], "atas_90": [97.0, 94.0]})
HISTORY = pd.DataFrame({"tahun": [2024, 2024, 2025], "status": ["PNS", "PPPK", "PNS"], "akhir": [80, 30, 99]})


def test_the_course_begins_with_the_past_and_opens_its_bands_at_the_register():
    # 80 + 30 = 110 at the end of 2024; the register has 100 at the end of 2025, whatever the history says of that year
    rows = analysis.headcount_course(HISTORY, 100, BANDS)
    assert list(rows["tahun"]) == [2024, 2025, 2026, 2027]
    assert rows["nyata"].to_list()[:2] == [110, 100] and rows["nyata"].isna().to_list() == [False, False, True, True]
    assert rows["median"].to_list()[1:] == [100, 95, 90] and pd.isna(rows["median"][0])
    assert rows.loc[1, ["bawah_90", "atas_90"]].to_list() == [100, 100]


def test_without_a_history_it_begins_at_the_register():
    assert list(analysis.headcount_course(HISTORY[:0], 100, BANDS)["tahun"]) == [2025, 2026, 2027]
