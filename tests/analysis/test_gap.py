import pandas as pd
import pytest

from asnplan import analysis

YEARS = [2026, 2027]
POST = ["id_unit", "id_jabatan"]
NEEDS = pd.DataFrame({
    "id_unit": "U", "id_jabatan": ["J-1", "J-2", "J-3"], "rumpun": ["kesehatan", "administrasi", "teknis"],
    "metode": ["ABK", "ABK", "belum ada ABK"], "kebutuhan_eksak": [10.45, 2.0, None],
    "kebutuhan": pd.array([10, 2, None], dtype="Int64"),
    "bezetting_pns": [10, 3, 1], "bezetting_pppk": [0, 0, 1],
})  # fmt: skip
RETIRED = pd.DataFrame(
    {"id_unit": "U", "id_jabatan": ["J-1", "J-2"], "status": "PNS", "tahun": [2026, 2027], "jumlah": [2, 3]}
)
PROJECTION = pd.DataFrame({
    "id_unit": "U", "id_jabatan": [*["J-1"] * 2, *["J-2"] * 2, *["J-3"] * 4, "J-9"],
    "status": [*["PNS"] * 6, "PPPK", "PPPK", "PNS"], "tahun": [*YEARS * 4, 2026],
    "akhir": [8.0, 8.0, 3.0, 0.0, 0.9, 0.81, 0.4, 0.36, 5.0],
})  # fmt: skip

POSTS = pd.DataFrame({
    "id_jabatan": ["J-1", "J-2", "J-3", "G-1", "G-2"], "kelas": [8, 6, 8, 8, 11],
    "rumpun": ["kesehatan", "administrasi", "teknis", "pendidikan", "pendidikan"],
    "mapel": [None, None, None, "PJOK", "PJOK"], "jenis_tenaga": [None] * 5,
})  # fmt: skip
NONE = pd.DataFrame({"id_unit": [], "kelompok": [], "kebutuhan_eksak": [], "kebutuhan": [], "metode": []}).astype(
    {"id_unit": "str", "kelompok": "str", "kebutuhan": "Int64", "metode": "str"}
)
PRIORITY = (
    {"kekurangan": 40, "layanan": 30, "kosong": 20, "pensiun": 10},
    {"pertama": 60, "kedua": 45},
    {"pendidikan": 1.0, "kesehatan": 1.0, "teknis": 0.5, "manajerial": 0.5, "administrasi": 0.25},
)


def holders():
    return analysis.expected_holders(NEEDS, PROJECTION, YEARS)


def gap(growth=0.01, elasticity=None):
    families = POSTS.set_index("id_jabatan")["rumpun"]
    whole = analysis.whole_holders(holders(), families, analysis.round_half_up(holders().sum()))
    return analysis.yearly_gap(
        NEEDS, NONE, POSTS, whole, RETIRED, elasticity=elasticity or {"kesehatan": 1.0}, growth=growth
    )


def test_holders_of_a_post_are_those_of_every_status():
    # J-3: PNS 0.9 + PPPK 0.4 = 1.3, then 0.81 + 0.36 = 1.17 ; J-9 stands in no need ; nobody is in a post unprojected
    left = holders()
    assert left.loc[("U", "J-3")].to_list() == pytest.approx([1.3, 1.17]) and len(left) == len(NEEDS)
    alone = analysis.expected_holders(NEEDS, PROJECTION[:0], YEARS)
    assert (alone == 0).all(axis=None) and alone.columns.to_list() == YEARS


def test_need_grows_from_the_exact_need():
    # 10.45 x 1.01 = 10.55 -> 11 ; x 1.01^2 = 10.66 -> 11 ; a family without elasticity stays
    rows = gap().set_index(["id_jabatan", "tahun"])
    assert rows.loc["J-1", "kebutuhan"].to_list() == [11, 11] and rows.loc["J-2", "kebutuhan"].to_list() == [2, 2]


def test_demand_of_a_family_is_not_rounded():
    # 10.45 x 1.01 = 10.5545 in 2026 ; 2025 is the measured year
    demand = analysis.family_demand(NEEDS, {"kesehatan": 1.0}, 0.01, YEARS)
    assert demand.loc["kesehatan"].to_list() == pytest.approx([10.45, 10.5545, 10.6600], abs=1e-4)


def test_gap_follows_retirement():
    # J-1: 11 - 8 = 3 short ; J-2: 3 - 2 = 1 too many, then 2 - 0 = 2 short ; J-3 has no analysis
    rows = gap().set_index(["id_jabatan", "tahun"])
    assert rows.loc["J-1", "kekurangan"].to_list() == [3, 3]
    assert rows.loc["J-2", ["kekurangan", "kelebihan"]].to_numpy().tolist() == [[0, 1], [2, 0]]
    assert rows.loc["J-3", "kekurangan"].isna().all()


def test_priority_is_the_weighted_sum_of_its_parts():
    # J-1 2026: 40 x 3/11 + 30 x 1 + 0 + 10 x 2/(8+2) = 10.9 + 30 + 2 = 42.9 -> 3
    # J-2 2027: 40 x 1 + 30 x 0.25 + 20 + 10 x 3/3 = 77.5 -> 1 ; without shortage none
    rows = analysis.with_priority(gap(), *PRIORITY).set_index(["id_jabatan", "tahun"])
    assert rows.loc[("J-1", 2026), "nilai_prioritas"] == pytest.approx(42.9, abs=0.1)
    assert rows.loc[("J-2", 2027), "nilai_prioritas"] == pytest.approx(77.5)
    assert rows["prioritas"].to_list() == [3, 3, pd.NA, 1, pd.NA, pd.NA]


def test_retired_seniors_of_a_group_are_asked_at_its_entry_post():
    # PJOK needs 3: one entry-level and two senior teachers, both retire in 2026 -> 2 short at G-1, none needed at G-2
    counted = pd.DataFrame(
        {"id_unit": ["S"], "kelompok": ["PJOK"], "kebutuhan_eksak": [3.0], "kebutuhan": [3], "metode": ["guru"]}
    )
    left = pd.DataFrame({2026: [1.0, 0.0]}, pd.MultiIndex.from_tuples([("S", "G-1"), ("S", "G-2")], names=POST))
    retired = pd.DataFrame({"id_unit": ["S"], "id_jabatan": ["G-2"], "tahun": [2026], "jumlah": [2]})
    rows = analysis.yearly_gap(NEEDS[:0], counted, POSTS, left, retired, elasticity={}, growth=0.01)
    assert rows[["id_jabatan", "kebutuhan", "bezetting", "kekurangan"]].to_numpy().tolist() == [
        ["G-1", 3, 1, 2],
        ["G-2", 0, 0, 0],
    ]


def test_need_of_a_group_grows_as_a_whole():
    # 10.4 -> 10 ; 10.4 x 1.01 = 10.504 -> 11 ; split over two posts neither would grow
    counted = pd.DataFrame(
        {"id_unit": ["S"], "kelompok": ["PJOK"], "kebutuhan_eksak": [10.4], "kebutuhan": [10], "metode": ["guru"]}
    ).astype({"kebutuhan": "Int64"})
    left = pd.DataFrame({2026: [5.0, 5.0]}, pd.MultiIndex.from_tuples([("S", "G-1"), ("S", "G-2")], names=POST))
    rows = analysis.yearly_gap(NEEDS[:0], counted, POSTS, left, RETIRED[:0], elasticity={"pendidikan": 1}, growth=0.01)
    assert rows["kebutuhan"].to_list() == [6, 5]


def test_need_counted_for_each_year_takes_the_place_of_growth():
    # PJOK 3 now; its classes ask for 4 in 2026 and 2 in 2027, where growth of 10 % would ask for 3.3 and 3.63
    counted = pd.DataFrame(
        {"id_unit": ["S"], "kelompok": ["PJOK"], "kebutuhan_eksak": [3.0], "kebutuhan": [3], "metode": ["guru"]}
    ).astype({"kebutuhan": "Int64"})
    later = pd.DataFrame({"id_unit": "S", "kelompok": "PJOK", "tahun": YEARS, "kebutuhan_eksak": [4.2, 2.0],
                          "kebutuhan": pd.array([4, 2], dtype="Int64"), "metode": "guru"})  # fmt: skip
    left = pd.DataFrame({2026: [3.0], 2027: [3.0]}, pd.MultiIndex.from_tuples([("S", "G-1")], names=POST))
    rules = {"elasticity": {"pendidikan": 1}, "growth": 0.1}
    rows = analysis.yearly_gap(NEEDS, counted, POSTS, left, RETIRED[:0], **rules, counted_later=later)
    rows = rows[rows["id_jabatan"] == "G-1"]
    assert rows[["kebutuhan", "kekurangan", "kelebihan"]].to_numpy().tolist() == [[4, 1, 0], [2, 0, 1]]
    with pytest.raises(ValueError, match="belum dihitung untuk 2027"):
        analysis.yearly_gap(NEEDS, counted, POSTS, left, RETIRED[:0], **rules, counted_later=later[:1])


def test_demand_of_a_family_follows_the_count_of_the_year():
    # PJOK 3 now, then 4.2 and 2 by the classes; the health family grows: 10.45 x 1.01 = 10.5545
    own = NEEDS[["rumpun", "metode", "kebutuhan_eksak"]]
    own = pd.concat([own, pd.DataFrame({"rumpun": ["pendidikan"], "metode": ["guru"], "kebutuhan_eksak": [3.0]})])
    later = pd.DataFrame({"metode": "guru", "tahun": YEARS, "kebutuhan_eksak": [4.2, 2.0]})
    elasticity = {"kesehatan": 1.0, "pendidikan": 1.0}
    demand = analysis.family_demand(own.reset_index(drop=True), elasticity, 0.01, YEARS, later)
    assert demand.loc["pendidikan"].to_list() == pytest.approx([3, 4.2, 2])
    assert demand.loc["kesehatan", 2026] == pytest.approx(10.5545)


def test_managers_and_heads_of_school_are_not_recruited():
    posts = pd.DataFrame({
        "id_jabatan": ["K", "G", "P", "D"], "jenis": ["fungsional", "fungsional", "pelaksana", "jpt"],
        "mapel": ["Kepala Sekolah", "PJOK", None, None],
    })  # fmt: skip
    assert analysis.recruited_posts(posts)["id_jabatan"].to_list() == ["G", "P"]


def test_the_rule_of_priority_is_told_by_its_parts():
    rule = analysis.priority_rule(*PRIORITY[:2])
    assert rule == {"short": 40, "service": 30, "vacant": 20, "leaving": 10, "high": 60, "middle": 45}


def test_a_city_may_weigh_otherwise():
    # with all points on vacancy only the empty post is first
    weights = {"kekurangan": 0, "layanan": 0, "kosong": 100, "pensiun": 0}
    rows = analysis.with_priority(gap(), weights, *PRIORITY[1:])
    assert rows["prioritas"].to_list() == [3, 3, pd.NA, 1, pd.NA, pd.NA]


def test_inputs_are_not_changed():
    before = NEEDS.copy()
    analysis.with_priority(gap(), *PRIORITY)
    pd.testing.assert_frame_equal(NEEDS, before)
