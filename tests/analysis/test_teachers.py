import pandas as pd
import pytest
from analysis_cases import cases

from asnplan import analysis

SCHOOLS = pd.DataFrame({
    "id_unit": ["SD"] * 6 + ["SMP"] * 3,
    "jenjang": ["SD"] * 6 + ["SMP"] * 3,
    "tingkat": [*range(1, 7), 7, 8, 9],
    "rombel": [2] * 6 + [9] * 3,
    "siswa": [50] * 6 + [280] * 3,
})  # fmt: skip


def curriculum(level, grades, **hours):
    rows = [(level, grade, subject, jam) for grade in grades for subject, jam in hours.items()]
    return pd.DataFrame(rows, columns=["jenjang", "tingkat", "mapel", "jam_per_minggu"])


@cases("teachers")
def test_teachers_by_hours(case):
    exact = case.jumlah * case.jam / case.pembagi
    assert exact == pytest.approx(case.eksak)
    if case.besaran == "bk":
        assert analysis.counselling_hours(case.jumlah, case.pembagi, case.jam) == case.kebutuhan
    else:
        classes = pd.DataFrame({"id_unit": ["X"], "jenjang": ["SMP"], "tingkat": [7], "rombel": [case.jumlah]})
        needs = analysis.subject_needs(classes, curriculum("SMP", [7], Mapel=case.jam), case.pembagi)
        assert analysis.school_needs([needs], [])["kebutuhan"].item() == case.kebutuhan


@cases("study_groups")
def test_study_groups_grow_as_last_year(case):
    assert analysis.next_study_groups(case.sebelum, case.sekarang) == pytest.approx(case.berikutnya)


def test_class_teachers_follow_rombel():
    # 6 levels x 2 rombel = 12 ; the lower secondary school has none
    needs = analysis.class_teacher_needs(SCHOOLS)
    assert needs["id_unit"].to_list() == ["SD"] and needs["kebutuhan_eksak"].item() == 12


def test_hours_of_all_levels_are_added_before_dividing():
    # PJOK: 12 rombel x 4 h / 24 = 2 ; Matematika: 27 rombel x 5 h / 24 = 5.625 -> 6
    lessons = pd.concat([curriculum("SD", range(1, 7), PJOK=4), curriculum("SMP", (7, 8, 9), Matematika=5)])
    needs = analysis.school_needs([analysis.subject_needs(SCHOOLS, lessons, 24)], [])
    assert needs.set_index("mapel")["kebutuhan"].to_dict() == {"PJOK": 2, "Matematika": 6}


def test_every_school_has_at_least_one_teacher_of_religion():
    # 6 rombel x 1 h / 24 = 0.25: 0 by rounding, 1 by the rule
    small = SCHOOLS[:6].assign(rombel=1)
    exact = analysis.subject_needs(small, curriculum("SD", range(1, 7), Agama=1, Seni=1), 24)
    needs = analysis.school_needs([exact], ["Agama"]).set_index("mapel")["kebutuhan"]
    assert needs.to_dict() == {"Agama": 1, "Seni": 0}


def test_counsellors_and_heads():
    # 840 pupils / 150 = 5.6 -> 6 ; one head for each of two schools
    needs = analysis.school_needs([analysis.counselling_needs(SCHOOLS, 150), analysis.head_needs(SCHOOLS)], [])
    assert needs["kebutuhan"].to_list() == [6, 1, 1]


def test_rombel_are_rounded_up_per_level():
    # 50 / 28 = 1.8 -> 2 in each level; the total 300 / 28 = 10.7 -> 11 would lose one
    groups = analysis.study_groups(SCHOOLS, {"SD": 28, "SMP": 32})
    assert groups.to_list() == [2] * 6 + [9] * 3


def test_school_level_without_capacity_is_refused():
    with pytest.raises(ValueError, match="jenjang tanpa kapasitas rombel: 3 baris"):
        analysis.study_groups(SCHOOLS, {"SD": 28})
