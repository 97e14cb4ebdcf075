import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

CAPACITY = {"TK": 15, "SD": 28, "SMP": 32}
YEARS = [2026, 2027, 2028]
LEVELS = {"TK": [0], "SD": [1, 2, 3, 4, 5, 6], "SMP": [7, 8, 9]}


def school(unit, kind, pupils, rombel=None):
    return pd.DataFrame({
        "id_unit": unit, "jenjang": kind, "tingkat": LEVELS[kind],
        "rombel": pd.array(rombel or [-(-count // CAPACITY[kind]) for count in pupils], dtype="Int64"),
        "siswa": pd.array(pupils, dtype="Int64"),
    })  # fmt: skip


CITY = pd.concat(
    [
        school("T", "TK", [30]),
        school("A", "SD", [50, 56, 40, 28, 30, 60]),
        school("B", "SD", [50, 50, 50, 50, 50, 20]),
        school("C", "SMP", [48, 60, 64]),
        school("D", "SMP", [16, 10, 10]),
    ],
    ignore_index=True,
)


def projected(classes=CITY, growth=0.0):
    return analysis.projected_classes(classes, CAPACITY, YEARS, growth).set_index(["id_unit", "tahun", "tingkat"])


def test_pupils_move_up_a_level_a_year():
    # level t + 1 next year = level t now; without growth as many enter as now
    rows = projected()["siswa"]
    assert rows["A", 2026].to_list() == [50, 50, 56, 40, 28, 30]
    assert rows["A", 2028].to_list() == [50, 50, 50, 50, 56, 40]


def test_newcomers_grow_with_the_population():
    # the two SD: 100 x 1.1 = 110, x 1.1^2 = 121 by equal shares: 60.5 each, the first takes the odd one
    rows = projected(growth=0.1)["siswa"]
    assert rows["A", 2026][1] == rows["B", 2026][1] == 55
    assert (rows["A", 2027][1], rows["B", 2027][1]) == (61, 60)
    assert rows["T", 2026][0] == 33


def test_smp_takes_the_leavers_of_public_sd_by_todays_share():
    # 64 of 80 leavers: 80 %. 2026: 80 x 0.8 = 64 -> 48 + 16. 2027: level 6 is 30 + 50 = 80 -> 64
    # 2028: level 6 of 2027 is 28 + 50 = 78 x 0.8 = 62.4 -> 62 = 46.5 + 15.5 -> 47 + 15
    rows = projected(growth=0.1)["siswa"]
    entered = {year: [rows["C", year][7], rows["D", year][7]] for year in YEARS}
    assert entered == {2026: [48, 16], 2027: [48, 16], 2028: [47, 15]}


def test_smp_without_public_sd_grows_with_the_population():
    # 64 x 1.1 = 70.4 -> 70 = 52.5 + 17.5 -> 53 + 17
    rows = projected(CITY[CITY["jenjang"] == "SMP"], growth=0.1)["siswa"]
    assert (rows["C", 2026][7], rows["D", 2026][7]) == (53, 17)


def test_rombel_follow_the_pupils_of_the_level():
    # A 2026: 50 50 56 40 28 30 by 28 -> 2 2 2 2 1 2
    assert projected()["rombel"]["A", 2026].to_list() == [2, 2, 2, 2, 1, 2]


def test_classes_run_beyond_the_rule_stay_and_lacking_ones_are_opened():
    # level 2: 28 pupils in 2 classes (1 by the rule), next year 56 -> 2 + 1 = 3 ; level 3: 56 pupils in 1 class (2 by
    # the rule), then 28 -> 1 ; level 5: no pupils, no class
    classes = school("A", "SD", [56, 28, 56, 0, 28, 28], rombel=[2, 2, 1, 1, 1, 1])
    rows = projected(classes)["rombel"]["A"]
    assert (rows[2026, 2], rows[2026, 3], rows[2026, 5]) == (3, 1, 0)


def test_levels_a_young_school_does_not_run_yet_are_opened():
    # only level 1 now; its pupils are level 2 in 2026 and level 3 in 2027
    rows = projected(school("A", "SD", [20, 0, 0, 0, 0, 0])[:1])
    assert rows["siswa"]["A", 2027].to_list() == [20, 20, 20, 0, 0, 0]
    assert rows["rombel"]["A", 2027].to_list() == [1, 1, 1, 0, 0, 0]


def test_teachers_needed_follow_the_classes_of_the_year():
    # A: 11 class teachers now (2 2 2 1 2 3 = 12), 2026: 2 2 2 2 1 2 = 11 ; the head stays
    lessons = pd.DataFrame({"jenjang": ["SD"], "tingkat": [1], "mapel": ["PAI"], "jam_per_minggu": [4]})
    rules = {"teacher_weekly_hours": 24, "counselling_ratio": 150}
    needs = analysis.school_needs_by_year(projected().reset_index(), lessons, rules)
    own = needs[needs["id_unit"] == "A"].set_index(["kelompok", "tahun"])["kebutuhan"]
    assert own["Guru Kelas", 2026] == 11 and own["Kepala Sekolah"].to_list() == [1, 1, 1]
    assert own["PAI"].to_list() == [1, 1, 1]
    now = analysis.teacher_needs(CITY, lessons, rules).set_index(["id_unit", "mapel"])["kebutuhan"]
    assert now["A", "Guru Kelas"] == 12


def test_school_level_without_capacity_is_refused():
    with pytest.raises(ValueError, match="jenjang tanpa kapasitas rombel"):
        analysis.projected_classes(CITY, {"SD": 28, "SMP": 32}, YEARS, 0.01)


@given(
    st.lists(st.lists(st.integers(0, 200), min_size=6, max_size=6), min_size=1, max_size=4),
    st.lists(st.lists(st.integers(0, 200), min_size=3, max_size=3), min_size=1, max_size=3),
    st.floats(-0.05, 0.05),
)
def test_pupils_reconcile(primary, secondary, growth):
    """Levels 2-6 and 8-9 next year are levels 1-5 and 7-8 this year, and newcomers add up to the city's number."""
    schools = [school(f"P{i}", "SD", pupils) for i, pupils in enumerate(primary)]
    schools += [school(f"S{i}", "SMP", pupils) for i, pupils in enumerate(secondary)]
    classes = pd.concat(schools, ignore_index=True)
    rows = analysis.projected_classes(classes, CAPACITY, YEARS, growth)
    by_level = rows.groupby(["tahun", "tingkat"])["siswa"].sum()
    before = classes.groupby("tingkat")["siswa"].sum()
    for step, year in enumerate(YEARS, 1):
        now = by_level[year]
        assert now[2:6].sum() == before[1:5].sum() and now[8:9].sum() == before[7:8].sum()
        assert now[1] == analysis.round_half_up(sum(row[0] for row in primary) * (1 + growth) ** step)
        before = now
    assert (rows["siswa"] >= 0).all() and ((rows["rombel"] > 0) == (rows["siswa"] > 0)).all()
    assert (rows["siswa"] <= rows["rombel"] * rows["jenjang"].map(CAPACITY)).all()


@given(st.integers(0, 5000), st.lists(st.integers(0, 300), min_size=1, max_size=12))
def test_a_whole_is_shared_without_loss(total, weights):
    pieces = analysis.apportioned(total, pd.Series(weights))
    assert pieces.sum() == (total if sum(weights) else 0)
    exact = pd.Series(weights) * total / max(sum(weights), 1)
    assert ((pieces - exact).abs() < 1).all()
