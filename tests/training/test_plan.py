import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import training

SCORES = {"Sangat Baik": 30, "Baik": 25, "Butuh Perbaikan": 15, "Kurang": 5, "Sangat Kurang": 1}
CATALOGUE = pd.DataFrame(
    [
        ("K1", "Bimtek teknis", "teknis", "Teknis", 2, 20, 100, 1),
        ("K2", "Lokakarya teknis", "lokakarya", "Teknis", 3, 24, 250, 5),
        ("K3", "Seminar komunikasi", "seminar", "Komunikasi", 2, 8, 50, 2),
    ],
    columns=["id_pelatihan", "nama", "bentuk", "kompetensi", "level", "jp", "biaya", "kursi"],
)


def people(*rows):
    """Gaps of (kompetensi, aktual, standar, kelas, predikat), one person each."""
    gaps = pd.DataFrame(rows, columns=["kompetensi", "aktual", "standar", "kelas", "predikat"])
    gaps = gaps.astype(
        {"aktual": "Int64", "standar": "Int64", "kelas": "Int64", "kompetensi": "str", "predikat": "str"}
    )
    return gaps.assign(
        id_pegawai=[f"P{i}" for i in range(len(gaps))], kelompok="teknis", kesenjangan=gaps["standar"] - gaps["aktual"]
    ).astype({"id_pegawai": "str"})


def needs(*rows):
    return training.training_needs(people(*rows), 11, SCORES)


def options(wanted, catalogue=CATALOGUE):
    """All courses open to all."""
    audience = catalogue[["id_pelatihan"]].merge(wanted[["kelompok"]].drop_duplicates(), how="cross")
    return training.course_options(wanted, catalogue, audience)


def plan_of(wanted, budget):
    return training.training_plan(wanted, options(wanted), budget)


def test_priority_is_gap_times_criticality_times_performance():
    # kelas 11: 2 x (2 - 15/30) x gap 2 = 6; kelas 8, Sangat Baik: 1 x 1 x 1; fitting people have no need
    found = needs(
        ("Teknis", 1, 3, 11, "Butuh Perbaikan"), ("Teknis", 1, 2, 8, "Sangat Baik"), ("Teknis", 3, 2, 8, "Baik")
    )
    assert found["prioritas"].to_list() == [6.0, 1.0]


def test_unrated_person_has_weight_one():
    assert needs(("Teknis", 1, 2, 8, None))["bobot"].to_list() == [1.0]


def test_budget_goes_to_the_greatest_effect_first():
    # 150 rupiah: K3 + K1 close 1 + 2 (critical, K1 has one seat); K2 would cost 250
    wanted = needs(("Teknis", 1, 2, 11, "Sangat Baik"), ("Komunikasi", 1, 2, 8, "Sangat Baik"))
    plan = plan_of(wanted, 150)
    assert dict(zip(plan["id_pegawai"], plan["id_pelatihan"], strict=True)) == {"P0": "K1", "P1": "K3"}
    only = plan_of(wanted, 100)
    assert only["id_pegawai"].to_list() == ["P0"]


def test_course_at_or_below_the_level_already_shown_is_never_given():
    # K3 leads to level 2, which the person has
    assert plan_of(needs(("Komunikasi", 2, 3, 11, "Kurang")), 1e9).empty


def test_of_equal_effect_the_cheaper_course_is_taken():
    # standard 2: K1 (100) and K2 (250) both close one level
    assert plan_of(needs(("Teknis", 1, 2, 8, "Baik")), 1e3)["id_pelatihan"].item() == "K1"


def test_totals_have_one_row_per_course_with_cost_hours_and_form():
    # K1 has one seat: second person takes K2; 100 + 250 rupiah, 20 + 24 JP
    wanted = needs(("Teknis", 1, 2, 8, "Baik"), ("Teknis", 1, 2, 8, "Baik"))
    plan = plan_of(wanted, 1e3)
    found = training.plan_totals(plan, CATALOGUE, ["id_pelatihan", "nama", "bentuk"]).set_index("id_pelatihan")
    assert found.loc["K1", ["bentuk", "peserta", "biaya", "jp", "kesenjangan_tertutup"]].to_list() == [
        "teknis",
        1,
        100,
        20,
        1,
    ]
    assert found["biaya"].sum() == 350 and found["jp"].sum() == 44
    assert training.plan_totals(plan, CATALOGUE, "bentuk")["peserta"].sum() == 2


def test_unmet_needs_tell_money_seats_and_missing_courses_apart():
    wanted = needs(
        ("Komunikasi", 1, 2, 8, "Baik"),
        ("Komunikasi", 1, 2, 8, "Baik"),
        ("Komunikasi", 1, 2, 8, "Baik"),  # third person for two seats
        ("Teknis", 1, 3, 8, "Baik"),  # 100 left of the money: K1 closes one of two levels
        ("Teknis", 1, 3, 8, "Baik"),  # K2 has seats, money does not reach
        ("Integritas", 1, 2, 8, "Baik"),  # no such course
    )
    plan = plan_of(wanted, 200)
    unmet = training.unmet_needs(wanted, plan, options(wanted))
    assert unmet["alasan"].to_list() == [
        "dilatih", "dilatih", "terkendala kursi", "dilatih", "terkendala anggaran", "belum ada pelatihan",
    ]  # fmt: skip
    assert unmet["level_sisa"].to_list() == [0, 0, 1, 1, 2, 1]
    summary = training.unmet_summary(unmet, "kompetensi").set_index("kompetensi")
    assert summary.loc["Komunikasi", ["kebutuhan", "dilatih", "terkendala kursi"]].to_list() == [3, 2, 1]


def test_more_money_never_closes_less():
    wanted = needs(*[("Teknis", 1, 3, 8, "Baik")] * 4)
    curve = training.budget_curve(wanted, options(wanted), [0, 100, 500, 2000])
    assert curve["peserta"].to_list()[0] == 0
    assert curve["bagian_tertutup"].is_monotonic_increasing and curve["bagian_tertutup"].max() <= 1


def test_empty_needs_make_an_empty_plan():
    none = needs()
    plan = plan_of(none, 1e9)
    assert plan.empty and training.plan_totals(plan, CATALOGUE, "bentuk").empty
    assert training.unmet_summary(training.unmet_needs(none, plan, options(none)), "kompetensi").empty
    assert training.budget_curve(none, options(none), [1e6])["peserta"].item() == 0
    some = needs(("Teknis", 1, 2, 8, "Baik"))
    nothing = options(some, CATALOGUE.head(0))
    unmet = training.unmet_needs(some, training.training_plan(some, nothing, 1), nothing)
    assert unmet["alasan"].to_list() == ["belum ada pelatihan"]


def test_course_is_for_the_groups_that_have_taken_it_and_a_new_one_for_all():
    # K1 was taken by a teacher only; K2 and K3 by nobody yet
    staff = pd.DataFrame({"id_pegawai": ["A", "B"], "kelompok": ["pendidikan", "kesehatan"]})
    record = pd.DataFrame({"id_pegawai": ["A", "A"], "id_pelatihan": ["K1", "K1"]})
    found = training.course_audience(record, staff, CATALOGUE)
    assert found.groupby("id_pelatihan")["kelompok"].agg(list).to_dict() == {
        "K1": ["pendidikan"], "K2": ["pendidikan", "kesehatan"], "K3": ["pendidikan", "kesehatan"],
    }  # fmt: skip


def test_course_meant_for_others_is_no_option():
    wanted = needs(("Komunikasi", 1, 2, 8, "Baik"))
    others = pd.DataFrame({"id_pelatihan": ["K3"], "kelompok": ["kesehatan"]})
    assert training.course_options(wanted, CATALOGUE, others).empty


GAP = st.tuples(
    st.sampled_from(["Teknis", "Komunikasi"]), st.integers(1, 3), st.integers(1, 4), st.sampled_from([8, 12]),
    st.sampled_from(list(SCORES)),
)  # fmt: skip


@settings(deadline=None, max_examples=25)
@given(st.lists(GAP, max_size=12), st.integers(0, 900))
def test_plan_never_exceeds_budget_or_seats_and_repeats_itself(rows, budget):
    wanted = needs(*rows)
    plan = plan_of(wanted, budget)
    assert plan["biaya"].sum() <= budget
    seats = CATALOGUE.set_index("id_pelatihan")["kursi"]
    assert (plan["id_pelatihan"].value_counts().reindex(seats.index, fill_value=0) <= seats).all()
    assert not plan.duplicated(["id_pegawai", "kompetensi"]).any()
    assert (plan["level"] > plan["aktual"]).all() and (plan["level_tertutup"] <= plan["kesenjangan"]).all()
    pd.testing.assert_frame_equal(plan, plan_of(wanted, budget))


def best_by_trial(wanted, budget):
    """The largest effect over every way to give each person one course or none."""
    people, courses, best = list(wanted.itertuples()), [None, *CATALOGUE.itertuples()], 0.0
    for choice in itertools.product(courses, repeat=len(people)):
        pairs = [(w, c) for w, c in zip(people, choice, strict=True) if c]
        fits = all(c.kompetensi == w.kompetensi and c.level > w.aktual for w, c in pairs)
        full = any(choice.count(c) > c.kursi for c in courses[1:])
        if fits and not full and sum(c.biaya for _, c in pairs) <= budget:
            best = max(best, sum(w.bobot * (min(c.level, w.standar) - w.aktual) for w, c in pairs))
    return best


@settings(deadline=None, max_examples=15)
@given(st.lists(GAP, min_size=1, max_size=4), st.sampled_from([100, 150, 300, 400]))
def test_plan_is_the_best_of_all_plans(rows, budget):
    wanted = needs(*rows)
    plan = plan_of(wanted, budget)
    effect = (plan["bobot"] * plan["level_tertutup"].astype(float)).sum()
    assert effect == pytest.approx(best_by_trial(wanted, budget), abs=training.plan.TIE_BREAK)
