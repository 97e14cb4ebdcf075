import pandas as pd
import pytest
from analysis_cases import cases

from asnplan import analysis


@cases("available_time")
def test_available_time(case):
    absences = [float(days) for days in case.tidak_hadir.split()]
    hours = analysis.available_hours(case.hari_mungkin, absences, case.jam_per_hari)
    assert (hours, hours * 60) == (case.jam, case.menit)


@cases("standard_workload")
def test_standard_workload(case):
    assert analysis.standard_workload(case.menit_tersedia, case.menit_kegiatan) == case.standar


@cases("small_staff")
def test_small_staff_rounding(case):
    assert analysis.round_small_staff(case.eksak) == case.orang


def test_small_staff_rounding_takes_a_series():
    assert analysis.round_small_staff(pd.Series([1.1, 1.11])).to_list() == [1, 2]


def test_multiplicative_form_of_2010():
    # AWT 1 600 h: 9 600 x 20 min = 2.0, 2 400 x 60 = 1.5, 480 x 300 = 1.5 -> A 5.0 ; CAF 1/0.8 = 1.25 ; IAF 240/1 600
    workloads = [9600, 2400, 480]
    standards = [analysis.standard_workload(1600 * 60, minutes) for minutes in (20, 60, 300)]
    required = analysis.who_staff(workloads, standards, 20, 240, 1600)
    assert required == pytest.approx(6.40)
    assert analysis.wisn_difference(7, required) == pytest.approx(0.60)
    assert analysis.wisn_ratio(7, required) == pytest.approx(1.09375)


@cases("support")
def test_support_factor(case):
    share = 100 * case.jam / case.jam_tersedia
    assert share == pytest.approx(case.persen, abs=1e-6)
    assert analysis.support_factor(share) == pytest.approx(case.faktor, abs=1e-6)


def test_additive_form_of_2004():
    # 3 120 / 11 172 + 72 h / 1 862 h = 0.2793 + 0.0387 = 0.318 ; with the sheet's truncated 0.03: 0.309
    assert analysis.additive_staff([3120], [11172], 72 / 1862) == pytest.approx(0.318, abs=5e-4)
    assert analysis.additive_staff([3120], [11172], 0.03) == pytest.approx(0.309, abs=5e-4)
