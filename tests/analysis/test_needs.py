import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis
from asnplan.inputs.contracts import CONTRACTS

UNITS = pd.DataFrame({
    "id_unit": ["U-0", "U-1", "U-2"], "nama": ["Kota", "Dinas", "SD 1"], "nama_pendek": ["Kota", "Dinas", "SD 1"],
    "induk": [None, "U-0", "U-1"], "jenis": ["pemerintah daerah", "dinas", "sekolah"],
})  # fmt: skip
POSTS = pd.DataFrame({
    "id_jabatan": ["J-1", "J-2", "J-3", "G-1", "G-2"],
    "nama": ["Kepala Dinas", "Klerek", "Arsiparis", "Guru Ahli Pertama", "Guru Ahli Madya"],
    "jenis": ["jpt", "pelaksana", "fungsional", "fungsional", "fungsional"], "kelas": [14, 6, 8, 8, 11],
    "rumpun": ["manajerial", "administrasi", "teknis", "pendidikan", "pendidikan"],
    "mapel": [None, None, None, "Guru Kelas", "Guru Kelas"], "jenis_tenaga": [None] * 5,
})  # fmt: skip
HOLDERS = pd.DataFrame(
    [
        ("U-1", "J-1", 0, 0, 0, 0),
        ("U-1", "J-2", 3, 1, 2, 4),
        ("U-1", "J-3", 1, 0, 0, 1),
        ("U-2", "G-1", 2, 2, 0, 4),
        ("U-2", "G-2", 3, 0, 0, 3),
    ],
    columns=["id_unit", "id_jabatan", "bezetting_pns", "bezetting_pppk", "bezetting_paruh_waktu", "bezetting"],
)
MINUTES = pd.DataFrame({"id_unit": "U-1", "id_jabatan": ["J-1", "J-2"], "beban_menit": [10_000.0, 187_500.0]})


def teachers(need):
    return pd.DataFrame({
        "id_unit": ["U-2"], "kelompok": ["Guru Kelas"], "kebutuhan_eksak": [float(need)], "kebutuhan": [need],
        "metode": ["guru"],
    })  # fmt: skip


def carried(need, holders=HOLDERS):
    rows = analysis.needs_by_post(teachers(need), POSTS, holders)
    return dict(zip(rows["id_jabatan"], rows["kebutuhan"], strict=True))


def table(need=6):
    counted = analysis.needs_by_post(teachers(need), POSTS, HOLDERS)
    return analysis.need_table(UNITS, POSTS, HOLDERS, MINUTES, counted, 75_000).set_index(["id_unit", "id_jabatan"])


@pytest.mark.parametrize(
    ("need", "first", "senior"),
    [(7, 4, 3), (9, 6, 3), (5, 2, 3), (2, 0, 2)],
    ids=["as many as there are", "two short at the entry post", "two too many below", "five too many"],
)
def test_need_of_a_profession_is_carried_by_its_posts(need, first, senior):
    # 3 senior and 4 entry-level teachers: the need goes to the seniors first, the rest is asked at entry
    assert carried(need) == {"G-1": first, "G-2": senior}


@given(st.integers(0, 30), st.integers(0, 15), st.integers(0, 15))
def test_posts_of_a_group_carry_its_need_without_loss(need, juniors, seniors):
    holders = pd.DataFrame({"id_unit": "U-2", "id_jabatan": ["G-1", "G-2"], "bezetting": [juniors, seniors]})
    people = {"G-1": juniors, "G-2": seniors}
    shares = carried(need, holders)
    assert sum(shares.values()) == need
    assert sum(max(0, shares[post] - people[post]) for post in shares) == max(0, need - juniors - seniors)


def test_need_without_holders_is_asked_at_the_entry_post():
    assert carried(4, HOLDERS[:0]) == {"G-1": 4}


def test_profession_without_a_post_is_refused():
    with pytest.raises(
        ValueError, match=r"kelompok tanpa jabatan dalam daftar jabatan: 1 baris, yaitu baris 0 \(U-2, PJOK\)"
    ):
        analysis.needs_by_post(teachers(1).assign(kelompok="PJOK"), POSTS, HOLDERS)


def test_each_post_gets_its_need_by_the_first_rule_that_knows_it():
    # head 1 per box whatever the minutes ; 187 500 / 75 000 = 2.5 -> 3 ; no analysis is not "no need"
    rows = table()
    assert rows["metode"].to_list() == ["struktural", "ABK", "belum ada ABK", "guru", "guru"]
    assert rows["kebutuhan"].to_list() == [1, 3, pd.NA, 3, 3]
    assert rows["kekurangan"].to_list() == [1, 0, pd.NA, 0, 0]
    assert rows["kelebihan"].to_list() == [0, 1, pd.NA, 1, 0]


def test_part_time_is_never_inside_bezetting():
    clerk = table().loc[("U-1", "J-2")]
    assert (clerk["bezetting"], clerk["bezetting_paruh_waktu"]) == (4, 2)


def test_effectiveness_is_undefined_without_holders():
    # clerk: 187 500 / (4 x 75 000) = 0.625 ; the head's post is empty
    rows = table()
    assert rows.loc[("U-1", "J-2"), "ej"] == pytest.approx(0.625) and pd.isna(rows.loc[("U-1", "J-1"), "ej"])


def test_summary_of_an_opd_includes_its_schools_and_nets_nothing():
    # need 1 + 3 + 6 = 10, short 1 (head), surplus 1 (clerk) + 1 (teacher), one post without analysis
    row = analysis.unit_summary(table().reset_index(), UNITS, 75_000).set_index("opd").loc["U-1"]
    assert row[["kebutuhan", "bezetting", "kekurangan", "kelebihan"]].to_list() == [10, 12, 1, 2]
    assert row[["jabatan", "tanpa_abk"]].to_list() == [5, 1]


def test_effectiveness_of_an_opd_counts_measured_posts_only():
    # (10 000 + 187 500) min / ((0 + 4) people x 75 000) = 0.658 ; archivist and teachers have no minutes
    row = analysis.unit_summary(table().reset_index(), UNITS, 75_000).set_index("opd").loc["U-1"]
    assert row["eu"] == pytest.approx(0.658, abs=1e-3)


def test_balance_of_a_subject_ignores_levels():
    # 3 + 4 teachers of all levels against 9
    row = analysis.group_balance(teachers(9), POSTS, HOLDERS).iloc[0]
    assert row[["bezetting", "kekurangan", "kelebihan"]].to_list() == [7, 2, 0]


def empty(name):
    return pd.DataFrame({name: pd.Series(dtype=str(column.dtype)) for name, column in CONTRACTS[name].columns.items()})


def test_everything_works_without_optional_tables():
    units, posts, schools, centres = (empty(name) for name in ("unit", "jabatan", "sekolah", "fasilitas_kesehatan"))
    holders = analysis.bezetting(empty("pegawai"))
    parts = [analysis.class_teacher_needs(schools), analysis.subject_needs(schools, empty("kurikulum"), 24)]
    health = analysis.facility_needs(
        analysis.minimum_needs(centres), analysis.health_needs(empty("kegiatan_kesehatan"), 72_000)
    )
    counted = analysis.counted_needs(analysis.school_needs(parts), health)
    assert analysis.group_balance(counted, posts, holders).empty
    minutes = analysis.post_minutes(empty("beban_kerja"), {"tahun": 1})
    needs = analysis.need_table(units, posts, holders, minutes, analysis.needs_by_post(counted, posts, holders), 75_000)
    rates = {"exit_rates": {}, "renewal_rates": {}, "years": [2026], "data_date": pd.Timestamp("2025-12-31")}
    people = empty("pegawai")
    dates = analysis.retirement_dates(people, posts, [{"since": "2017-04-07", "pelaksana": 58}])
    flows = analysis.retirements(people, dates, [2026], rates["data_date"])
    projection = analysis.project(people, dates, analysis.seats_pending(empty("formasi")).assign(bulan=1), **rates)
    left = analysis.expected_holders(needs, projection, [2026])
    assert analysis.yearly_gap(needs, counted, posts, left, flows, elasticity={}, growth=0).empty
    assert needs.empty and analysis.unit_summary(needs, units, 75_000).empty
    assert analysis.city_population(empty("penduduk")).empty and analysis.seats_pending(empty("formasi")).empty
