import pandas as pd
import pytest
from analysis_cases import cases

from asnplan import analysis

DISTRICTS = pd.DataFrame({
    "kecamatan": ["Rangkui", "Gabek", "Rangkui", "Gabek", "Rangkui"],
    "tahun": [2021, 2021, 2022, 2022, 2023],
    "sumber": "Dukcapil",
    "jumlah": [100, 100, 110, 100, 120],
})  # fmt: skip


@cases("growth")
def test_growth_rate(case):
    assert analysis.growth_rate(case.awal, case.akhir, case.tahun) == pytest.approx(case.laju, abs=1e-6)


@cases("population")
def test_projected_population(case):
    assert analysis.projected_population(case.penduduk, case.laju, case.tahun) == pytest.approx(case.hasil, abs=1)


@cases("ratios")
def test_staff_by_ratio(case):
    need = analysis.ratio_needs(case.penduduk, {"tenaga": case.rasio})
    assert need["tenaga"] == pytest.approx(case.eksak, abs=0.005)
    assert analysis.round_half_up(need)["tenaga"] == case.kebutuhan


def test_city_adds_districts_and_leaves_out_incomplete_years():
    # 2021: 200, 2022: 210 (+5 %), 2023 lacks a district
    city = analysis.city_population(DISTRICTS)
    assert city["jumlah"].to_list() == [200, 210]
    assert city["laju"][1] == pytest.approx(0.05)


def test_growth_over_a_gap_is_per_year():
    # 100 -> 121 in two years: 10 % a year
    districts = pd.DataFrame({"kecamatan": "A", "tahun": [2020, 2022], "sumber": "BPS", "jumlah": [100, 121]})
    assert analysis.city_population(districts)["laju"][1] == pytest.approx(0.10)


def test_sources_are_never_mixed():
    with pytest.raises(ValueError, match="tidak boleh dicampur: BPS, Dukcapil"):
        analysis.city_population(DISTRICTS.assign(sumber=["BPS"] + ["Dukcapil"] * 4))


def test_ratio_needs_follow_the_projection():
    # 100 000 x 1.01^2 = 102 010 people, 45 doctors per 100 000 -> 45.90
    city = pd.DataFrame({"tahun": [2023, 2024], "jumlah": [98_000, 100_000]})
    demand = analysis.population_demand(city, 0.01, [2026], {"dokter": 45}).iloc[0]
    assert demand["penduduk"] == pytest.approx(102_010) and demand["dokter"] == pytest.approx(45.9045)
    assert analysis.population_demand(city[:0], 0.01, [2026], {"dokter": 45}).empty


def test_demand_grows_with_elasticity():
    # (1 + 0.8 x 0.0102)^5 = 1.00816^5 = 1.0415 ; elasticity 0 leaves it
    assert analysis.demand_factor(0.8, 0.0102, 5) == pytest.approx(1.0415, abs=1e-4)
    assert analysis.demand_factor(0.0, 0.0102, 5) == 1
