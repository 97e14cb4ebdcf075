import pandas as pd
from analysis_cases import cases

from asnplan import analysis

FACILITIES = pd.DataFrame({
    "id_unit": ["P1", "P2", "RS"],
    "jenis": ["puskesmas", "puskesmas", "rsud"],
    "rawat_inap": pd.array([False, True, True], dtype="boolean"),
    "wilayah": ["perkotaan"] * 3,
    "jumlah_pustu": pd.array([2, 0, 0], dtype="Int64"),
})  # fmt: skip


@cases("puskesmas")
def test_minimum_table_adds_up_as_printed(case):
    column = analysis.minimum_table()[case.wilayah, case.rawat_inap]
    assert column.sum() == case.jumlah and column["perawat"] == case.perawat


def test_each_branch_adds_a_nurse_and_a_midwife():
    # P1: perawat 5 + 2 pustu = 7, bidan 4 + 2 = 6, dokter 1 ; no minimum for the hospital
    minimum = analysis.minimum_needs(FACILITIES).set_index(["id_unit", "jenis_tenaga"])["minimum"]
    assert minimum.loc["P1"][["perawat", "bidan", "dokter"]].to_list() == [7, 6, 1]
    assert "RS" not in minimum.index


def test_need_is_the_larger_of_minimum_and_what_activities_ask_for():
    # perawat: max(7, 3.94 -> 4) = 7 ; bidan: max(6, 8.5 -> 9) = 9 ; hospital: ABK-Kes alone
    exact = pd.DataFrame({
        "id_unit": ["P1", "P1", "RS"], "jenis_tenaga": ["perawat", "bidan", "perawat"],
        "kebutuhan_eksak": [3.94, 8.5, 61.2], "abk_kes": [3.94, 8.5, 61.2],
        "hitungan": pd.array([4, 9, 61], dtype="Int64"),
    })  # fmt: skip
    needs = analysis.facility_needs(analysis.minimum_needs(FACILITIES), exact).set_index(["id_unit", "jenis_tenaga"])
    assert needs.loc[("P1", "perawat"), ["kebutuhan", "metode"]].to_list() == [7, "puskesmas, ABK-Kes"]
    assert needs.loc[("P1", "bidan"), ["kebutuhan", "abk_kes"]].to_list() == [9, 9]
    assert needs.loc[("RS", "perawat"), ["kebutuhan", "metode"]].to_list() == [61, "ABK-Kes"]
    assert needs.loc[("P2", "dokter"), "kebutuhan"] == 2


def test_the_method_is_named():
    # WISN 2010 asks for 6.5 -> 6, less than the minimum of 7 ; ABK-Kes would ask for 4
    exact = pd.DataFrame({
        "id_unit": ["P1"], "jenis_tenaga": ["perawat"], "kebutuhan_eksak": [6.5], "abk_kes": [3.94],
        "hitungan": pd.array([6], dtype="Int64"),
    })  # fmt: skip
    needs = analysis.facility_needs(analysis.minimum_needs(FACILITIES), exact, "WISN 2010")
    row = needs.set_index(["id_unit", "jenis_tenaga"]).loc[("P1", "perawat")]
    assert row[["hitungan", "abk_kes", "kebutuhan", "metode"]].to_list() == [6, 4, 7, "puskesmas, WISN 2010"]


def test_minimum_names_its_regulation():
    assert (analysis.MINIMUM_REGULATION, analysis.MINIMUM_YEAR) == ("Permenkes 75/2014", 2014)
