import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

YEARS = [2026, 2027, 2028, 2029, 2030]
RATES = {"PNS": 0.008, "PPPK": 0.012}
OUT = ["pensiun", "keluar_lain", "kontrak_berakhir"]
flows = st.lists(st.integers(0, 60), min_size=10, max_size=10)


def cells(counts):
    keys = [(year, status) for year in YEARS for status in ("PNS", "PPPK")]
    return pd.DataFrame(keys, columns=["tahun", "status"]).assign(jumlah=counts)


def project(opening, entries, retirements, ends, renewal_rate=0.97):
    return analysis.project_headcount(
        pd.Series(opening, index=["PNS", "PPPK"]), cells(entries), cells(retirements), cells(ends),
        exit_rates=RATES, renewal_rate=renewal_rate, years=YEARS,
    )  # fmt: skip


def test_one_year_by_hand():
    # PNS: exits 0.8 % x (1 000 - 100) = 7.2 -> 7 ; 1 000 + 20 - 100 - 7 = 913
    # PPPK: exits 1.2 % x 500 = 6 ; contracts 50 x 3 % = 1.5 -> 2 ; 500 - 6 - 2 = 492
    first = project([1000, 500], [20, *[0] * 9], [100, *[0] * 9], [0, 50, *[0] * 8])[:2]
    assert first["keluar_lain"].to_list() == [7, 6] and first["kontrak_berakhir"].to_list() == [0, 2]
    assert first["akhir"].to_list() == [913, 492]


@given(st.lists(st.integers(300, 3000), min_size=2, max_size=2), flows, flows, flows)
def test_opening_plus_in_less_out_is_closing_in_every_cell(opening, entries, retirements, ends):
    table = project(opening, entries, retirements, ends)
    assert (table["awal"] + table["masuk"] - table[OUT].sum(axis=1) == table["akhir"]).all()
    by_status = [rows for _, rows in table.groupby("status")]
    assert all((rows["awal"].iloc[1:].to_numpy() == rows["akhir"].iloc[:-1].to_numpy()).all() for rows in by_status)
    assert table["awal"][:2].to_list() == opening and table["pensiun"].to_list() == retirements


@given(st.lists(st.integers(300, 3000), min_size=2, max_size=2), flows)
def test_whole_exits_stay_within_half_a_person_of_the_expected(opening, retirements):
    table = project(opening, [0] * 10, retirements, [0] * 10)
    stock, expected = opening[0], 0
    for year, retired in zip(YEARS, retirements[::2], strict=True):
        expected += RATES["PNS"] * max(stock - retired, 0)
        stock = opening[0] - sum(retirements[: 2 * (year - 2025) : 2]) - expected
    counted = table.loc[table["status"] == "PNS", "keluar_lain"].sum()
    assert abs(counted - expected) <= 0.5 + 1e-6


def test_small_exits_add_up_over_the_years():
    # 0.8 % x 40 = 0.32 a year: rounded year by year never one, on the running total 1.6 -> 2 in five years
    table = project([40, 0], [0] * 10, [0] * 10, [0] * 10)
    assert table.loc[table["status"] == "PNS", "keluar_lain"].sum() == 2
