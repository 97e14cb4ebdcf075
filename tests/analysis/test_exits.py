import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from asnplan import analysis

FLOWS = ["awal", "masuk", "pensiun", "keluar_lain", "kontrak_berakhir", "kontrak_diperpanjang"]
ASSUMED = {"PNS": 0.008, "PPPK": 0.012}


def history(status, *years):
    """One row per year from 2021, in one family of posts."""
    frame = pd.DataFrame(years, columns=FLOWS).astype("Int64")
    return frame.assign(status=status, rumpun="teknis", tahun=range(2021, 2021 + len(frame)))


def of_status(estimates, status):
    return estimates.set_index("status").loc[status]


def leaving(counts, people=1000):
    """A thousand people a year, of whom ``counts`` leave."""
    return history("PNS", *[(people, 0, 0, count, None, None) for count in counts])


def test_rate_by_hand():
    # 2021: 1 000 + (20 - 40) / 2 = 990, 8 left ; 2022: 972 - 52 / 2 = 946, 9 left
    # 17 of 1 936 person-years ; Beta(17.5, 1 919.5), mean 17.5 / 1 937 = 0.0090346
    told = of_status(
        analysis.exit_rates(history("PNS", (1000, 20, 40, 8, None, None), (972, 0, 52, 9, None, None)), ASSUMED), "PNS"
    )
    assert told[["keluar", "paparan", "alpha", "beta", "lebih_sebar"]].to_list() == [17, 1936, 17.5, 1919.5, 1]
    assert told["laju"] == pytest.approx(0.0090346, abs=5e-8)
    assert told[["bawah", "atas"]].to_list() == pytest.approx(stats.beta(17.5, 1919.5).ppf([0.05, 0.95]))
    assert told["sumber"] == "riwayat"


def test_half_of_the_ended_contracts_were_there():
    # 100 + (30 - 2 - 8) / 2 = 110 ; 11 / 110
    told = of_status(analysis.exit_rates(history("PPPK", (100, 30, 2, 11, 8, 12)), ASSUMED), "PPPK")
    assert told[["keluar", "paparan"]].to_list() == [11, 110]


def test_families_of_a_year_are_one_year():
    parts = leaving([4], 400), leaving([6], 600).assign(rumpun="kesehatan")
    pd.testing.assert_frame_equal(
        analysis.exit_rates(pd.concat(parts, ignore_index=True), ASSUMED), analysis.exit_rates(leaving([10]), ASSUMED)
    )


def test_years_that_differ_too_much_are_worth_less():
    # 4 and 16 of 1 000 each, mean 1 %: chi-square 2 x 6^2 / (10 x 0.99) = 7.2727, 1 degree of freedom
    # Beta(0.5 + 20 / 7.2727, 0.5 + 1 980 / 7.2727) = Beta(3.25, 272.75)
    told = of_status(analysis.exit_rates(leaving([4, 16]), ASSUMED), "PNS")
    assert told["lebih_sebar"] == pytest.approx(7.272727, abs=1e-6)
    assert told[["alpha", "beta"]].to_list() == pytest.approx([3.25, 272.75])


def test_a_status_without_history_keeps_its_assumption():
    told = of_status(analysis.exit_rates(leaving([8]), ASSUMED), "PPPK")
    assert told[["laju", "bawah", "atas", "sumber"]].to_list() == [0.012, 0.012, 0.012, "asumsi"]
    assert told[["alpha", "beta", "lebih_sebar"]].isna().all()
    assert analysis.exit_rates(leaving([]), ASSUMED)["laju"].to_list() == [0.008, 0.012]


def test_years_without_anybody_tell_nothing():
    assert of_status(analysis.exit_rates(leaving([0], 0), ASSUMED), "PNS")["sumber"] == "asumsi"


def test_more_than_were_there_are_refused():
    with pytest.raises(ValueError, match=r"lebih banyak yang keluar.*\(2021, PNS\)"):
        analysis.exit_rates(leaving([11], 10), ASSUMED)


def test_renewal_by_hand():
    # 28 + 57 renewed of 29 + 60 ; Beta(85.5, 4.5), mean 85.5 / 90 = 0.95
    ended = history("PPPK", (130, 0, 0, 0, 1, 28), (129, 0, 0, 0, 3, 57))
    told = analysis.renewal_rates(ended, 0.97).iloc[0]
    assert told[["status", "diperpanjang", "kontrak", "sumber"]].to_list() == ["PPPK", 85, 89, "riwayat"]
    assert told["laju"] == pytest.approx(0.95)
    assert analysis.renewal_rates(leaving([8]), 0.97)["laju"].to_list() == [0.97]


def test_draws_follow_the_estimate_and_assumptions_do_not_vary():
    estimates = analysis.exit_rates(leaving([8, 9]), ASSUMED)
    drawn = analysis.draw_rates(estimates, np.random.default_rng(1), 20_000)
    told = of_status(estimates, "PNS")
    # standard error of the mean: about 0.002 / sqrt(20 000) = 0.000015
    assert drawn["PNS"].mean() == pytest.approx(told["laju"], abs=6e-5)
    assert np.mean(drawn["PNS"] < told["bawah"]) == pytest.approx(0.05, abs=0.01)
    assert (drawn["PPPK"] == 0.012).all() and drawn["PPPK"].shape == (20_000,)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_interval_holds_the_rate(counts):
    told = of_status(analysis.exit_rates(leaving(counts), ASSUMED), "PNS")
    assert 0 <= told["bawah"] < told["laju"] < told["atas"] < 1 and told["lebih_sebar"] >= 1


@given(st.integers(0, 40), st.integers(1, 6))
def test_interval_shrinks_with_more_years_alike(count, years):
    def width(number):
        told = of_status(analysis.exit_rates(leaving([count] * number), ASSUMED), "PNS")
        return told["atas"] - told["bawah"]

    assert width(years + 1) < width(years)


def test_chance_alone_is_seldom_taken_for_more():
    # five years of pure chance: chi-square with 4 degrees of freedom is below 4 in 59 % of the histories
    rng = np.random.default_rng(1)
    seen = [of_status(analysis.exit_rates(leaving(rng.binomial(1000, 0.02, 5)), ASSUMED), "PNS")["lebih_sebar"]
            for _ in range(200)]  # fmt: skip
    assert np.mean(np.array(seen) == 1) == pytest.approx(0.59, abs=0.1)
    assert np.mean(seen) < 1.4
