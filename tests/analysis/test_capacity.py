import pandas as pd
import pytest
from analysis_cases import cases

from asnplan import analysis, params, tables

NORMS = pd.DataFrame({
    "id_unit": ["U-1", "U-1", "U-2"], "id_jabatan": ["J-1", "J-1", "J-2"],
    "metode": ["hasil kerja", "hasil kerja", "peralatan kerja"],
    "volume": [60.0, 80.0, 20.0], "kemampuan": [25.0, 35.0, 5.0], "orang": [None, None, 1.0],
})  # fmt: skip


@cases("capacity")
def test_need_by_results_objects_and_machines(case):
    row = pd.DataFrame({
        "id_unit": ["U"], "id_jabatan": ["J"], "metode": [case.metode], "volume": [case.volume],
        "kemampuan": [case.kemampuan], "orang": [case.orang],
    })  # fmt: skip
    found = analysis.capacity_needs(row).iloc[0]
    assert (found["kebutuhan_eksak"], found["kebutuhan"]) == (case.kebutuhan, case.kebutuhan)


def test_rows_of_a_post_are_added_before_rounding():
    # 60 / 25 + 80 / 35 = 2.4 + 2.2857 = 4.6857 -> 5, where rounding each row would give 4 ; 20 / 5 x 1 = 4
    found = analysis.capacity_needs(NORMS)
    assert found["kebutuhan"].to_list() == [5, 4] and found["kebutuhan_eksak"][0] == pytest.approx(4.6857, abs=1e-4)
    assert found["metode"].to_list() == ["hasil kerja", "peralatan kerja"]


@pytest.mark.parametrize("column", ["volume", "kemampuan", "orang"])
@pytest.mark.parametrize("value", [0.0, -1.0, float("inf"), float("nan")])
def test_an_unusable_number_is_refused_with_its_row(column, value):
    with pytest.raises(ValueError, match=r"harus bilangan positif: 1 baris, yaitu baris 2 \(U-2, J-2\)"):
        analysis.capacity_needs(NORMS.assign(**{column: NORMS[column].mask(NORMS.index == 2, value)}))


def test_two_methods_of_a_post_are_refused():
    with pytest.raises(ValueError, match="lebih dari satu metode: 2 baris"):
        analysis.capacity_needs(NORMS.assign(metode=["hasil kerja", "objek kerja", "peralatan kerja"]))


def test_such_a_post_is_told_by_its_method_and_its_work_by_its_need():
    # results 4.6857 -> 5, work 4.6857 x 75 000 min ; nobody there: 5 short, EJ undefined
    p = params.load("pangkalpinang-2026")
    none = {name: tables.load(p, name)[:0] for name in analysis.Sources._fields}
    city = {name: tables.load(p, name) for name in ("unit", "jabatan")}
    norms = NORMS.assign(id_unit="U-14", id_jabatan=["J-194", "J-194", "J-608"])
    needs = analysis.needs_under(p.values, analysis.Sources(**none | city | {"norma_kemampuan": norms})).posts
    row = needs.set_index("id_jabatan").loc["J-194"]
    assert (row["metode"], row["kebutuhan"], row["kekurangan"]) == ("hasil kerja", 5, 5)
    assert row["beban_menit"] == pytest.approx(4.685714 * 75_000, rel=1e-6) and pd.isna(row["ej"])
