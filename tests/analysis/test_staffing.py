import pandas as pd
import pytest

from asnplan import analysis

UNITS = pd.DataFrame(
    [
        ("U-0", None, "pemerintah daerah"),
        ("U-1", "U-0", "sekretariat"),
        ("U-2", "U-1", "dinas"),
        ("U-3", "U-2", "sekolah"),
        ("U-4", "U-1", "kecamatan"),
        ("U-5", "U-4", "kelurahan"),
    ],
    columns=["id_unit", "induk", "jenis"],
)
PEOPLE = pd.DataFrame({
    "id_unit": ["U-2"] * 4 + ["U-3"],
    "id_jabatan": ["J-1", "J-1", "J-1", "J-2", "J-1"],
    "status": ["PNS", "PPPK", "PPPK Paruh Waktu", "PPPK Paruh Waktu", "PNS"],
})  # fmt: skip
SEATS = pd.DataFrame({
    "id_unit": "U-2", "id_jabatan": ["J-1", "J-1", "J-2", "J-2"], "tahun": [2024, 2024, 2024, 2021],
    "pengadaan": ["CPNS", "PPPK", "CPNS", "CPNS"], "jumlah": [3, 2, 1, 9], "terisi": [1, None, 1, 0],
})  # fmt: skip


def test_opd_is_the_nearest_one_above():
    # the dinas hangs under Sekretariat Daerah but is not its staff
    opd = analysis.opd_of_units(UNITS)
    assert opd.to_list() == ["U-0", "U-1", "U-2", "U-2", "U-4", "U-4"]


def test_units_in_a_circle_are_refused():
    with pytest.raises(ValueError, match="saling menginduk"):
        analysis.opd_of_units(UNITS.assign(induk=["U-1", "U-0", "U-1", "U-2", "U-1", "U-4"]))


def test_book_of_one_opd_takes_all_below_it():
    assert analysis.units_within(UNITS, "U-2")["id_unit"].to_list() == ["U-2", "U-3"]
    assert len(analysis.units_within(UNITS, "")) == len(UNITS)
    assert analysis.units_within(UNITS, "U-5")["id_unit"].to_list() == ["U-5"]
    assert len(analysis.of_units(PEOPLE, analysis.units_within(UNITS, "U-4"))) == 0


def test_parts_are_opds_in_the_whole_and_units_in_the_book_of_one():
    assert analysis.parts_of_units(UNITS, "").to_list() == ["U-0", "U-1", "U-2", "U-2", "U-4", "U-4"]
    assert analysis.parts_of_units(UNITS, "U-2")[["U-2", "U-3"]].to_list() == ["U-2", "U-3"]


def test_unknown_unit_is_refused():
    with pytest.raises(ValueError, match="unit 'U-99' tidak ada"):
        analysis.units_within(UNITS, "U-99")


def test_one_unit_alone_is_its_own_opd():
    assert analysis.opd_of_units(UNITS[5:]).to_list() == ["U-5"]


def test_part_time_stands_beside_bezetting():
    # U-2 J-1: 1 PNS + 1 PPPK = 2, one part-time beside ; U-2 J-2: only part-time, so 0
    counts = analysis.bezetting(PEOPLE).set_index(["id_unit", "id_jabatan"])
    assert counts.loc[("U-2", "J-1")].to_list() == [1, 1, 1, 2]
    assert counts.loc[("U-2", "J-2")].to_list() == [0, 0, 1, 0]


def test_known_posts_without_holders_have_none():
    known = pd.DataFrame({"id_unit": ["U-2", "U-9"], "id_jabatan": ["J-1", "J-9"]})
    counts = analysis.bezetting(PEOPLE, known).set_index(["id_unit", "id_jabatan"])["bezetting"]
    assert counts[("U-9", "J-9")] == 0 and counts[("U-2", "J-1")] == 2 and counts.index.is_unique


def test_seats_are_pending_while_their_selection_runs():
    # PPPK J-1: selection runs, 2 will come ; CPNS J-1: 3 announced, 1 filled, 2 lapsed ; the others are over
    pending = analysis.seats_pending(SEATS)
    assert pending[["id_jabatan", "status", "jumlah"]].to_numpy().tolist() == [["J-1", "PPPK", 2]]
