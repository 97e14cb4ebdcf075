import pandas as pd
import pytest

from asnplan import analysis

CITY = analysis.city_population(
    pd.DataFrame({
        "kecamatan": "Kota", "sumber": "Dukcapil", "tahun": [2017, 2020, 2021, 2022, 2023, 2024],
        "jumlah": [196_202, 217_753, 225_162, 237_442, 239_730, 242_285],
    })
)  # fmt: skip
BREAKS = [2021, 2022]


def steady(*rates, first=2015):
    """A city that grows by ``rates``."""
    counts = [200_000]
    for rate in rates:
        counts.append(counts[-1] * (1 + rate))
    rows = pd.DataFrame({"kecamatan": "Kota", "sumber": "BPS", "tahun": range(first, first + len(counts))})
    return analysis.city_population(rows.assign(jumlah=counts))


def test_changes_of_declared_years_are_breaks():
    # 225 162 / 217 753 = 3.40 %, 237 442 / 225 162 = 5.45 %
    table = analysis.growth_table(CITY, BREAKS)
    assert table.loc[table["patah"], "tahun"].to_list() == BREAKS
    assert table["laju"].to_list()[2:4] == pytest.approx([0.0340, 0.0545], abs=1e-4)


def test_a_break_within_a_gap_breaks_the_change_over_the_gap():
    table = analysis.growth_table(CITY, [2019])
    assert table.loc[table["patah"], "tahun"].to_list() == [2020]
    assert not analysis.growth_table(CITY, [])["patah"].any()


def test_trend_rests_on_the_years_since_the_last_break():
    # (242 285 / 237 442)^(1/2) - 1 = 1.0147 %
    found = analysis.trend(CITY, BREAKS)
    assert (found["dari"], found["sampai"], found["awal"], found["akhir"]) == (2022, 2024, 237_442, 242_285)
    assert found["laju"] == pytest.approx((242_285 / 237_442) ** 0.5 - 1)


def test_trend_without_breaks_rests_on_all_years():
    # (242 285 / 196 202)^(1/7) - 1 = 3.06 %
    found = analysis.trend(CITY, [])
    assert (found["dari"], found["laju"]) == (2017, pytest.approx(0.0306, abs=1e-4))


def test_no_trend_right_after_a_break_or_without_a_series():
    assert pd.isna(analysis.trend(CITY, [2024])["laju"]) and pd.isna(analysis.trend(CITY[:0], [])["laju"])


def test_a_jump_among_steady_years_is_suspected():
    # usual 1.0 %: median 0.010, deviations 0 0 0.001 0.001 0.040 -> limit half a point; 5 % is 4 points away
    city = steady(0.010, 0.011, 0.009, 0.050, 0.010)
    found = analysis.suspected_breaks(city, [])
    assert found["tahun"].to_list() == [2019] and found["biasa"].item() == pytest.approx(0.010)
    assert analysis.suspected_breaks(city, [2019]).empty


def test_years_that_vary_are_not_suspected():
    # median 0.010, deviations 0.02 0.01 0 0.01 0.02 -> 3 x 1.4826 x 0.01 = 0.0445
    assert analysis.suspected_breaks(steady(-0.010, 0.0, 0.010, 0.020, 0.030), []).empty


def test_two_changes_tell_nothing():
    assert analysis.suspected_breaks(steady(0.01, 0.09), []).empty


def test_the_shipped_series_has_one_more_suspected_break():
    # without 2021 and 2022: 3.53 % (2017-2020), 0.96 %, 1.07 % -> 2020 is 2.5 points from the median
    assert analysis.suspected_breaks(CITY, BREAKS)["tahun"].to_list() == [2020]


def test_scenarios_grow_from_the_last_year():
    # 242 285 x 1.005^2 = 244 713.9 ; x 1.0102^2 = 247 252.8 ; x 1.02^2 = 252 073.3
    table = analysis.scenario_population(CITY, 0.0102, {"tinggi": 0.02, "rendah": 0.005}, [2025, 2026])
    assert list(table) == ["tahun", "rendah", "sedang", "tinggi"]
    assert table.loc[1, ["rendah", "sedang", "tinggi"]].to_list() == pytest.approx(
        [244_713.9, 247_252.8, 252_073.3], abs=0.1
    )
    assert analysis.scenario_population(CITY[:0], 0.01, {}, [2026]).empty


DISTRICTS = pd.DataFrame({
    "kecamatan": ["Rangkui", "Gabek"] * 3, "sumber": "Dukcapil", "tahun": [2020, 2020, 2022, 2022, 2024, 2024],
    "jumlah": pd.array([90, 50, 100, 100, 121, 100], dtype="Int64"),
})  # fmt: skip


def test_districts_grow_over_the_years_of_the_citys_trend():
    # 2022 is a break: Rangkui 100 -> 121 in two years is 10 % a year, Gabek stays
    table = analysis.district_growth(DISTRICTS, [2022]).set_index("kecamatan")
    assert table["laju"].to_dict() == pytest.approx({"Gabek": 0.0, "Rangkui": 0.10})
    assert table.loc["Rangkui", ["jumlah", "dari", "sampai"]].to_list() == [121, 2022, 2024]
    assert analysis.district_growth(DISTRICTS, [2024])["laju"].isna().all()
    assert analysis.district_growth(DISTRICTS[:0], []).empty


def test_sources_of_districts_are_never_mixed():
    with pytest.raises(ValueError, match="tidak boleh dicampur"):
        analysis.district_growth(DISTRICTS.assign(sumber=["BPS"] + ["Dukcapil"] * 5), [])


def test_staff_of_the_district_by_a_thousand_people():
    # Rangkui: two full-time / 121 x 1 000 = 16.53 ; the city's office and part-time staff do not count
    units = pd.DataFrame({"id_unit": ["S", "K"], "kecamatan": ["Rangkui", None]})
    people = pd.DataFrame({"id_unit": ["S", "S", "S", "K"], "status": ["PNS", "PPPK", "PPPK Paruh Waktu", "PNS"]})
    table = analysis.staff_per_thousand(people, units, analysis.district_growth(DISTRICTS, [])).set_index("kecamatan")
    assert table["pegawai"].to_dict() == {"Gabek": 0, "Rangkui": 2}
    assert table.loc["Rangkui", "per_seribu"] == pytest.approx(16.53, abs=0.01)
