from types import SimpleNamespace

import pandas as pd
import pytest
from analysis_cases import cases

from asnplan import analysis
from asnplan.inputs.words import HEALTH_ACTIVITIES, HEALTH_METHODS

PLACE = {"id_unit": "U-80", "jenis_tenaga": "perekam medis"}


def activity(kind, volume=None, norm=None, share=None, unit="menit"):
    return PLACE | {"golongan_kegiatan": kind, "volume": volume, "norma_waktu": norm, "bagian_waktu": share,
                    "satuan_waktu": unit}  # fmt: skip


def sheet(case):
    """The activities of a worked case: volume x minutes, the share of support, and staff with hours of their own."""
    main = [map(float, pair.split("x")) for pair in case.kegiatan.split()]
    rows = [activity("pokok", volume, norm) for volume, norm in main]
    rows += [activity("penunjang", share=case.bagian_penunjang)]
    if case.jam_perorangan:
        rows += [activity("tambahan perorangan", case.tenaga_perorangan, case.jam_perorangan, unit="jam")]
    return pd.DataFrame(rows)


@cases("wisn_forms")
def test_the_three_forms_keep_unrounded_values_between_steps(case):
    forms = analysis.wisn_forms(sheet(case), case.wkt).iloc[0]
    for name in ("jkt", "stp", "iaf", "abk_kes", "wisn_2010", "wisn_2004"):
        assert forms[name] == pytest.approx(getattr(case, name), abs=1e-6), name


@cases("wisn_forms")
def test_holders_beside_the_form_of_2010(case):
    held = pd.DataFrame({"id_unit": ["U-80", "U-81"], "kelompok": "perekam medis", "bezetting": [case.ada, 4]})
    row = analysis.wisn_balance(analysis.wisn_forms(sheet(case), case.wkt), held).iloc[0]
    assert (row["bezetting"], row["wisn_2010_bulat"]) == (case.ada, case.bulat)
    assert row["selisih"] == pytest.approx(case.selisih, abs=1e-6)
    assert row["rasio"] == pytest.approx(case.rasio, abs=1e-6)


def test_without_need_there_is_no_ratio_and_without_holders_none_are_in_post():
    forms = analysis.wisn_forms(pd.DataFrame([activity("penunjang", share=10.0)]), 72_000)
    held = pd.DataFrame({"id_unit": [], "kelompok": [], "bezetting": []}).astype({"id_unit": "str", "kelompok": "str"})
    row = analysis.wisn_balance(forms, held).iloc[0]
    assert pd.isna(row["rasio"]) and (row["bezetting"], row["wisn_2010_bulat"]) == (0, 0)


def activities(case):
    return pd.DataFrame([
        activity("pokok", case.capaian_1, case.menit_1), activity("pokok", case.capaian_2, case.menit_2),
        activity("penunjang", share=case.ftp_1), activity("penunjang", share=case.ftp_2),
    ])  # fmt: skip


@cases("abk_kes")
def test_abk_kes_keeps_unrounded_values_between_steps(case):
    # 15 800 / 24 000 + 45 000 / 14 400 = 3.7833 ; 1 / (1 - 4 %) = 1.041667 ; product 3.941 -> 4
    need = analysis.health_needs(activities(case), case.wkt).iloc[0]
    assert need["jkt"] == pytest.approx(case.jkt, abs=1e-5)
    assert need["stp"] == pytest.approx(case.stp, abs=1e-6)
    assert need["kebutuhan_eksak"] == pytest.approx(case.eksak, abs=1e-6)
    assert need["hitungan"] == case.kebutuhan


@pytest.mark.parametrize(
    ("method", "exact", "whole"), [("ABK-Kes", 6.25, 6), ("WISN 2010", 6.625, 7), ("WISN 2004", 5.2, 5)]
)
def test_each_method_has_its_rounding(method, exact, whole):
    # 5.0 x 1.25 = 6.25 -> 6 ; + 600 h / 1 600 = 6.625 -> 7 (0.625 > 0.6) ; 5.0 + 0.2 = 5.2 -> 5
    rows = [activity("pokok", 1600.0 * 60, 5.0), activity("penunjang", share=20.0)]
    rows += [activity("tambahan perorangan", 3.0, 200.0, unit="jam")]
    need = analysis.health_needs(pd.DataFrame(rows), 96_000, method).iloc[0]
    assert (need["kebutuhan_eksak"], need["hitungan"]) == (pytest.approx(exact), whole)


def test_assumed_methods_and_delivered_kinds_are_those_that_are_counted():
    assert tuple(analysis.HEALTH_METHODS) == HEALTH_METHODS
    rows = pd.DataFrame([activity(kind, 1.0, 1.0, 1.0) for kind in HEALTH_ACTIVITIES])
    assert len(analysis.wisn_forms(rows, 72_000)) == 1


@pytest.mark.parametrize(
    ("row", "column", "value", "reason"),
    [
        (0, "volume", None, "kegiatan pokok"),
        (2, "bagian_waktu", None, "penunjang tanpa"),
        (2, "bagian_waktu", 98, "seluruh"),
        (3, "golongan_kegiatan", "tambahan perorangan", "tambahan perorangan tanpa"),
        (3, "golongan_kegiatan", "tambahan", "tidak dikenal"),
    ],
)
def test_unusable_activity_is_refused(row, column, value, reason):
    case = SimpleNamespace(capaian_1=1, menit_1=1, capaian_2=1, menit_2=1, ftp_1=2, ftp_2=2)
    rows = activities(case)
    rows.loc[row, column] = value
    with pytest.raises(ValueError, match=reason):
        analysis.health_needs(rows, 72_000)
