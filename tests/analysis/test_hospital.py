import pandas as pd

from asnplan import analysis

FACILITIES = pd.DataFrame({
    "id_unit": ["RS", "B", "P"], "jenis": ["rsud", "rsud", "puskesmas"], "kelas": ["C", "B", None],
    "tempat_tidur": pd.array([112, 200, 10], dtype="Int64"),
})  # fmt: skip


def test_minimum_of_the_class():
    # C: 9 dokter, 2 dokter gigi, 8 spesialis, 112 x 2/3 = 74.7 -> 75 perawat ; B: 12, 3, 12, 200 ; none for a puskesmas
    minimum = analysis.hospital_minimum(FACILITIES).pivot(index="id_unit", columns="jenis_tenaga", values="minimum")
    columns = ["dokter", "dokter gigi", "dokter spesialis", "perawat"]
    assert minimum.loc["RS", columns].to_list() == [9, 2, 8, 75]
    assert minimum.loc["B", columns].to_list() == [12, 3, 12, 200]
    assert list(minimum.index) == ["B", "RS"]


def test_without_hospitals_there_is_no_minimum():
    assert analysis.hospital_minimum(FACILITIES[2:]).empty
