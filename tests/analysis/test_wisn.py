from types import SimpleNamespace

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


def test_allowance_factor():
    # 131 h / 1 834 h = 7.14 % ; 14 % in all -> 1 / 0.86 = 1.1628
    assert pytest.approx(0.0714, abs=1e-4) == 131 / 1834
    assert analysis.support_factor(14) == pytest.approx(1.1628, abs=1e-4)


def test_additive_form_of_2004():
    # 3 120 / 11 172 + 72 h / 1 862 h = 0.2793 + 0.0387 = 0.318 ; with the sheet's truncated 0.03: 0.309
    assert analysis.additive_staff([3120], [11172], 72 / 1862) == pytest.approx(0.318, abs=5e-4)
    assert analysis.additive_staff([3120], [11172], 0.03) == pytest.approx(0.309, abs=5e-4)


def activities(case):
    return pd.DataFrame({
        "id_unit": "U-80", "jenis_tenaga": "perekam medis", "satuan_waktu": "menit",
        "golongan_kegiatan": ["pokok", "pokok", "penunjang", "penunjang"],
        "volume": [case.capaian_1, case.capaian_2, None, None],
        "norma_waktu": [case.menit_1, case.menit_2, None, None],
        "bagian_waktu": [None, None, case.ftp_1, case.ftp_2],
    })  # fmt: skip


@cases("abk_kes")
def test_abk_kes_keeps_unrounded_values_between_steps(case):
    # 15 800 / 24 000 + 45 000 / 14 400 = 3.7833 ; 1 / (1 - 4 %) = 1.041667 ; product 3.941 -> 4
    need = analysis.health_needs(activities(case), case.wkt).iloc[0]
    assert need["jkt"] == pytest.approx(case.jkt, abs=1e-5)
    assert need["stp"] == pytest.approx(case.stp, abs=1e-6)
    assert need["kebutuhan_eksak"] == pytest.approx(case.eksak, abs=1e-6)
    assert analysis.round_half_up(need["kebutuhan_eksak"]) == case.kebutuhan


@pytest.mark.parametrize(
    ("row", "column", "value", "reason"),
    [
        (0, "volume", None, "kegiatan pokok"),
        (2, "bagian_waktu", None, "penunjang tanpa"),
        (2, "bagian_waktu", 98, "seluruh"),
    ],
)
def test_unusable_activity_is_refused(row, column, value, reason):
    case = SimpleNamespace(capaian_1=1, menit_1=1, capaian_2=1, menit_2=1, ftp_1=2, ftp_2=2)
    rows = activities(case)
    rows.loc[row, column] = value
    with pytest.raises(ValueError, match=reason):
        analysis.health_needs(rows, 72_000)
