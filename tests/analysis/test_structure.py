import pandas as pd
import pytest

from asnplan.analysis import post_tree

UNITS = pd.DataFrame({
    "id_unit": ["U-0", "U-1", "U-2", "U-3", "U-4", "U-5"],
    "nama_pendek": ["Setda", "Kec. Barat", "Kel. Satu", "Kel. Dua", "SDN 1", "Dishub"],
    "induk": [None, "U-0", "U-1", "U-1", "U-1", "U-0"],
    "jenis": ["sekretariat", "kecamatan", "kelurahan", "kelurahan", "sekolah", "dinas"],
})  # fmt: skip
NEEDS = pd.DataFrame(
    [
        ("U-0", "J-00", "Sekretaris Daerah", "jpt", 15, 1, 1),
        ("U-1", "J-30", "Penelaah", "pelaksana", 7, 2, 4),
        ("U-1", "J-31", "Analis", "fungsional", 8, 3, None),
        ("U-1", "J-11", "Sekretaris Kecamatan", "administrator", 11, 1, 1),
        ("U-1", "J-10", "Camat", "administrator", 12, 0, 1),
        ("U-1", "J-20", "Kepala Seksi", "pengawas", 9, 1, 1),
        ("U-2", "J-21", "Sekretaris Kelurahan", "pengawas", 8, 1, 1),
        ("U-2", "J-22", "Lurah", "pengawas", 9, 1, 1),
        ("U-3", "J-22", "Lurah", "pengawas", 9, 0, 1),
        ("U-4", "J-40", "Kepala Sekolah", "fungsional", 12, 1, 1),
        ("U-5", "J-50", "Kepala Dinas", "jpt", 14, 1, 1),
        ("U-5", "J-51", "Sekretaris Dinas", "administrator", 12, 1, 1),
        ("U-5", "J-52", "Kepala Subbagian", "pengawas", 9, 2, 1),
    ],
    columns=["id_unit", "id_jabatan", "jabatan", "jenis", "kelas", "bezetting", "kebutuhan"],
)
NEEDS = NEEDS.astype({"bezetting": "Int64", "kebutuhan": "Int64"})


def above(unit):
    rows = post_tree(NEEDS, UNITS, unit)
    names = rows.set_index("id")["jabatan"]
    return list(zip(rows["jabatan"], rows["unit"].fillna(""), rows["induk"].map(names).fillna(""), strict=True))


def test_the_highest_managerial_post_heads_the_unit_and_the_heads_of_its_parts_stand_below():
    # two administrators: the register does not say whose pengawas this is, so it stands under the head
    assert above("U-1") == [
        ("Camat", "", ""),
        ("Sekretaris Kecamatan", "", "Camat"),
        ("Kepala Seksi", "", "Camat"),
        ("Lurah", "Kel. Satu", "Camat"),
        ("Lurah", "Kel. Dua", "Camat"),
        ("Analis", "", ""),
        ("Penelaah", "", ""),
    ]


def test_pengawas_stand_under_the_only_administrator():
    assert above("U-5") == [
        ("Kepala Dinas", "", ""),
        ("Sekretaris Dinas", "", "Kepala Dinas"),
        ("Kepala Subbagian", "", "Sekretaris Dinas"),
    ]


def test_units_of_another_opd_are_not_drawn_under_the_secretariat():
    assert above("U-0") == [("Sekretaris Daerah", "", "")]


def test_a_unit_without_managerial_posts_has_no_tree():
    assert above("U-4") == [("Kepala Sekolah", "", "")]


def test_the_balance_is_holders_less_need_and_missing_without_a_need():
    # 0 - 1 = -1 ; 2 - 4 = -2 ; Analis has no ABK
    rows = post_tree(NEEDS, UNITS, "U-1").set_index("jabatan")
    assert rows.loc[["Camat", "Sekretaris Kecamatan", "Penelaah"], "selisih"].tolist() == [-1, 0, -2]
    assert pd.isna(rows.loc["Analis", "selisih"])


def test_nothing_is_changed_and_an_unknown_unit_is_refused():
    before = NEEDS.copy()
    assert post_tree(NEEDS, UNITS, "U-1")["id"].is_unique
    pd.testing.assert_frame_equal(NEEDS, before)
    with pytest.raises(ValueError, match="unit 'U-9' tidak ada"):
        post_tree(NEEDS, UNITS, "U-9")
