"""Contracts and rules: a wrong row in an otherwise right edition gives exactly the fault that says so."""

import dataclasses
import datetime

import pandas as pd
import pytest
from small_edition import complete

from asnplan import params
from asnplan.inputs import rules
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.delivery import lost
from asnplan.inputs.sheet import Sheet
from asnplan.inputs.typed import empty, typed


def sheets(**changed):
    """The sheets of the small edition, with the rows given for some tables."""
    rows = {name: complete(name, *changed.get(name, ())) for name in CONTRACTS}
    frames = {name: pd.DataFrame(table, index=range(2, len(table) + 2)) for name, table in rows.items()}
    return {name: Sheet(name, name, frame.where(frame != "")) for name, frame in frames.items()}


def faults(assumed, **changed):
    delivered = sheets(**changed)
    read = {name: typed(CONTRACTS[name], delivered[name]) for name in changed}
    frames = {name: read[name][0] if name in read else SMALL[name] for name in CONTRACTS}
    found = [fault for _, wrong in read.values() for fault in wrong]
    found += [fault for name in changed for fault in lost(CONTRACTS[name], delivered[name], frames)]
    return found + rules.faults(frames, delivered, assumed)


SMALL = {name: typed(CONTRACTS[name], sheet)[0] for name, sheet in sheets().items()}

CASES = [
    # contracts
    ("kesalahan", "jabatan", {"jenis": "fungsionall"}, '"fungsionall"', "mungkin maksud Anda: fungsional"),
    ("kesalahan", "jabatan", {"nama": ""}, "kosong", "wajib diisi"),
    ("kesalahan", "jabatan", {"kelas": "18"}, '"18"', "harus 1 sampai 17"),
    ("kesalahan", "jabatan", {"kelas": "delapan"}, '"delapan"', "harus bilangan bulat"),
    ("kesalahan", "pegawai", {"id_unit": "U-99"}, '"U-99"', "harus ada di tabel unit"),
    ("kesalahan", "pegawai", {"tanggal_lahir": "1979-02-30"}, '"1979-02-30"', "harus tanggal yang ada"),
    ("kesalahan", "beban_kerja", {"volume": "0"}, '"0"', "harus 0,001 sampai"),
    ("kesalahan", "beban_kerja", {"norma_waktu": "-5"}, '"-5"', "harus 0,01 sampai"),
    ("mohon konfirmasi", "beban_kerja", {"volume": "1.234"}, '"1.234"', "ribuan atau desimal"),
    # organisation
    ("kesalahan", "jabatan", {"jenjang": "", "mapel": ""}, "kosong", "wajib berjenjang"),
    ("peringatan", "jabatan", {"jenis": "pengawas", "mapel": ""}, '"ahli pertama"', "tidak berjenjang"),
    ("peringatan", "jabatan", {"rumpun": "teknis", "mapel": "PJOK"}, '"PJOK"', "rumpun pendidikan"),
    ("kesalahan", "pegawai", {"golongan": "IX", "akhir_kontrak": ""}, '"IX"', "golongan PNS"),
    ("kesalahan", "pegawai", {"golongan": "", "akhir_kontrak": ""}, "kosong", "wajib diisi untuk PNS"),
    ("kesalahan", "pegawai", {"status": "PPPK", "golongan": "III/c"}, '"III/c"', "golongan PPPK"),
    ("kesalahan", "pegawai",
     {"status": "PPPK", "golongan": "IX", "akhir_kontrak": ""}, "kosong", "wajib diisi untuk PPPK"),
    ("kesalahan", "pegawai", {"akhir_kontrak": "2028-02-29"}, '"2028-02-29"', "PNS tidak berkontrak"),
    ("kesalahan", "pegawai", {"id_pegawai": "197905172005011002", "akhir_kontrak": ""}, '"197905172005011002"', "NIP"),
    ("kesalahan", "unit", {"nama": "UPT 19790517 200501 1 002", "induk": ""}, '"UPT 19790517 200501 1 002"', "NIP"),
    ("kesalahan", "pengaduan", {"kategori": "1971010101790001", "id_unit": "U-24"}, '"1971010101790001"', "NIK"),
    ("kesalahan", "pegawai", {"id_pegawai": "123456789", "akhir_kontrak": ""}, '"123456789"', "huruf dan angka"),
    ("kesalahan", "pengaduan", {"id_pengaduan": "A-1", "id_unit": "U-24"}, '"A-1"', "paling sedikit 6"),
    ("kesalahan", "pegawai", {"tanggal_lahir": "2026-01-01", "akhir_kontrak": ""}, '"2026-01-01"', "harus sebelum"),
    ("kesalahan", "pegawai", {"masa_kerja": "40", "akhir_kontrak": ""}, '"1979-05-17, 40"', "sebelum umur 15"),
    ("mohon konfirmasi", "pegawai", {"masa_kerja": "30", "akhir_kontrak": ""}, '"1979-05-17, 30"', "sebelum umur 18"),
    ("mohon konfirmasi", "pegawai",
     {"tanggal_lahir": "1965-10-01", "akhir_kontrak": ""}, '"1965-10-01, J-101"', "pensiun"),
    ("mohon konfirmasi", "pegawai",
     {"status": "PPPK", "golongan": "IX", "akhir_kontrak": "2025-12-30"}, '"2025-12-30"', "sudah berakhir"),
    ("peringatan", "pegawai", {"golongan": "IV/a", "akhir_kontrak": ""}, '"IV/a"', "tidak ada di tabel gaji"),
    ("mohon konfirmasi", "beban_kerja", {"norma_waktu": "2000", "satuan_waktu": "jam"}, '"2000, jam"', "biasanya"),
    ("kesalahan", "proyeksi_lalu", {"bawah": "600"}, '"600, 512, 525"', "bawah <= bezetting"),
    # leadership
    ("kesalahan", "pelaksana_tugas", {"id_jabatan": "J-101"}, '"J-101"', "harus jabatan jpt"),
    ("peringatan", "pelaksana_tugas", {"id_unit": "U-80"}, '"U-80, J-002"', "tidak ada di beban_kerja"),
    ("kesalahan", "pelaksana_tugas", {"mulai": "2026-01-02"}, '"2026-01-02"', "tidak boleh sesudah keadaan data"),
    # history: 130 + 20 - 1 - 2 - 1 + 0 = 146
    ("kesalahan", "riwayat_pegawai",
     {"akhir": "147"}, '"2024, PPPK, kesehatan, 130, 20, 1, 2, 1, 0, 147"', "harus awal"),
    ("kesalahan", "riwayat_pegawai", {"kontrak_diperpanjang": ""}, "kosong", "wajib diisi untuk PPPK"),
    ("kesalahan", "riwayat_pegawai", {"status": "PNS", "kontrak_diperpanjang": ""}, '"1"', "PNS tidak berkontrak"),
    ("mohon konfirmasi", "riwayat_pegawai", {"pindah": "-1", "akhir": "145"}, '"2024, PPPK, -1"', "biasanya 0"),
    ("mohon konfirmasi", "riwayat_pegawai", {"tahun": "2025"}, '"2025, PPPK, kesehatan, 146"', "dalam register"),
    # demand
    ("kesalahan", "sekolah", {"tingkat": "7"}, '"SD, 7"', "SD: 1 sampai 6"),
    ("kesalahan", "sekolah", {"id_unit": "U-24"}, '"U-24"', "harus sekolah"),
    ("kesalahan", "norma_kemampuan", {"kemampuan": "0", "id_unit": "U-80", "orang": ""}, '"0"', "harus 0,001 sampai"),
    ("kesalahan", "norma_kemampuan",
     {"metode": "peralatan kerja", "id_unit": "U-80", "orang": ""}, "kosong", "wajib diisi untuk peralatan kerja"),
    ("peringatan", "norma_kemampuan", {"id_unit": "U-80", "orang": "2"}, '"2"', "hanya dipakai peralatan kerja"),
    ("kesalahan", "norma_kemampuan", {"orang": ""}, '"U-24, J-101"', "sudah dianalisis dari tugasnya"),
    ("kesalahan", "sekolah", {"siswa": "0"}, '"U-301, 1, 0, 2"', "rombel tanpa siswa"),
    ("kesalahan", "sekolah", {"rombel": "0"}, '"0"', "harus 1 sampai 40"),
    ("kesalahan", "kegiatan_kesehatan", {"norma_waktu": "0", "bagian_waktu": ""}, '"0"', "harus 0,01 sampai"),
    ("mohon konfirmasi", "sekolah", {"siswa": "57"}, '"U-301, 1, 57, 2"', "daya tampung"),
    ("kesalahan", "fasilitas_kesehatan", {"jenis": "rsud"}, '"U-80, rsud"', "harus sama dengan jenis"),
    ("kesalahan", "kegiatan_kesehatan",
     {"volume": "", "bagian_waktu": ""}, "kosong", "wajib diisi untuk kegiatan pokok"),
    ("kesalahan", "kegiatan_kesehatan",
     {"golongan_kegiatan": "penunjang", "volume": "", "norma_waktu": "", "bagian_waktu": ""}, "kosong", "penunjang"),
    ("peringatan", "kegiatan_kesehatan", {"bagian_waktu": "4"}, '"4"', "tidak dipakai untuk pokok"),
    ("kesalahan", "kegiatan_kesehatan",
     {"golongan_kegiatan": "tambahan perorangan", "volume": "", "bagian_waktu": ""}, "kosong", "tambahan perorangan"),
    ("peringatan", "kegiatan_kesehatan",
     {"golongan_kegiatan": "tambahan perorangan", "bagian_waktu": "4"}, '"4"', "tidak dipakai untuk pokok dan"),
    ("kesalahan", "apbd", {"belanja_pegawai": "2000000000000"}, '"2000000000000, 1045260000000"', "melebihi belanja"),
    ("kesalahan", "apbd",
     {"tunjangan_guru_tkd": "500000000000"}, '"500000000000, 430000000000"', "melebihi belanja pegawai"),
    ("kesalahan", "gaji", {"golongan": "IX"}, '"PNS, IX"', "PNS: I/a sampai IV/e"),
    ("kesalahan", "penduduk", {"sumber": "BPS"}, '"BPS"', "deret Dukcapil"),
    ("peringatan", "unit", {"induk": "", "kecamatan": "Rankui"}, '"Rankui"', "mungkin maksud Anda: Rangkui"),
    ("kesalahan", "unit", {"induk": "", "kecamatan": "Rankui"}, '"Rankui"', "tidak ada dalam district_neighbours"),
    # development
    ("kesalahan", "formasi", {"terisi": "3"}, '"3, 2"', "melebihi jumlah"),
    ("kesalahan", "seleksi", {"administrasi": "TMS"}, '"TMS, 90, 120, 180"', "TMS"),
    ("kesalahan", "seleksi", {"twk": ""}, '"kosong, 120, 180"', "lengkap"),
    ("kesalahan", "seleksi", {"twk": "", "tiu": "", "tkp": ""}, '"78.5, kosong, kosong, kosong"', "tanpa nilai SKD"),
    ("mohon konfirmasi", "seleksi", {"tanggal_lahir": "2010-01-01"}, '"2010-01-01"', "di bawah 18"),
    ("mohon konfirmasi", "pelatihan", {"jp": "30"}, '"K-012, 30"', "JP dalam katalog"),
    ("mohon konfirmasi", "pelatihan", {"tahun": "2026"}, '"2026"', "sesudah keadaan data"),
    ("kesalahan", "skm", {"periode": "2025-5", "id_unit": "U-24"}, '"2025-5"', "TTTT-T1"),
    ("peringatan", "skm",
     {"id_unit": "U-24", **{f"u{i}": "" for i in range(1, 10)}}, '"R-01234"', "semua unsur kosong"),
    ("kesalahan", "pengaduan",
     {"tanggal_selesai": "2025-03-03", "id_unit": "U-24"}, '"2025-03-04, 2025-03-03"', "selesai"),
]  # fmt: skip


@pytest.fixture(scope="module")
def assumed():
    return params.load("pangkalpinang-2026")


@pytest.mark.parametrize(("grade", "table", "row", "found", "said"), CASES, ids=lambda value: str(value)[:24])
def test_a_wrong_row_gives_its_fault(assumed, grade, table, row, found, said):
    hits = [
        fault for fault in faults(assumed, **{table: [row]})
        if fault.grade == grade and fault.found == found and said in f"{fault.allowed} {fault.mend}"
    ]  # fmt: skip
    assert [(fault.file, fault.row) for fault in hits] == [(table, 2)]


def test_the_small_edition_has_no_fault(assumed):
    assert faults(assumed, **{name: complete(name) for name in CONTRACTS}) == []


def test_rules_hold_on_empty_tables(assumed):
    frames = {name: empty(contract) for name, contract in CONTRACTS.items()}
    assert rules.faults(frames, sheets(), assumed) == []


def test_minutes_and_hours_are_not_mixed_within_a_post(assumed):
    """Two tasks of one post, one in each unit of time: both rows are named; another post may use hours."""
    rows = [{"nomor_tugas": "1"}, {"nomor_tugas": "2", "satuan_waktu": "jam"}]
    assert [fault.row for fault in faults(assumed, beban_kerja=rows)] == [2, 3]
    other = [{}, {"id_unit": "U-80", "satuan_waktu": "jam"}]
    assert faults(assumed, beban_kerja=other) == []


def test_minutes_and_hours_are_not_mixed_within_the_norms_of_one_kind_of_staff(assumed):
    """Two main activities of one kind of staff: both rows are named; a main and an individual one may differ."""
    main = {"golongan_kegiatan": "pokok", "bagian_waktu": ""}
    hours = main | {"kegiatan": "b", "satuan_waktu": "jam"}
    assert [fault.row for fault in faults(assumed, kegiatan_kesehatan=[main | {"kegiatan": "a"}, hours])] == [2, 3]
    own = hours | {"golongan_kegiatan": "tambahan perorangan"}
    assert faults(assumed, kegiatan_kesehatan=[main | {"kegiatan": "a"}, own]) == []


def test_a_year_opens_as_the_one_before_closed(assumed):
    """2024 closes with 146: so opens 2025 of the same status and family; after a year without a row any number may."""
    year = {"tahun": "2025", "awal": "145", "akhir": "161"}
    found = [fault for fault in faults(assumed, riwayat_pegawai=[{}, year]) if "tahun sebelumnya" in fault.allowed]
    assert [(fault.row, fault.found) for fault in found] == [(3, '"2025, PPPK, kesehatan, 145"')]
    right = {"tahun": "2023", "awal": "116", "akhir": "132"}
    later = [{}, {"rumpun": "teknis", "awal": "7", "akhir": "23"}, right | {"tahun": "2022"}]
    assert faults(assumed, riwayat_pegawai=later) == []


def test_a_plt_on_a_post_that_is_held_is_asked(assumed):
    """A Plh stands in for a holder who is away: that is right."""
    holder = {"id_jabatan": "J-002", "akhir_kontrak": ""}
    for kind, rows in (("Plt", [2]), ("Plh", [])):
        found = faults(assumed, pegawai=[holder], pelaksana_tugas=[{"jenis": kind}])
        assert [fault.row for fault in found if fault.file == "pelaksana_tugas"] == rows


def test_a_post_without_an_age_of_retirement_is_refused(assumed):
    """The only rule begins after the date of the data: a post needs an age of its own."""
    late = [rule | {"since": datetime.date(2027, 1, 1)} for rule in assumed.retirement_ages]
    entry = dataclasses.replace(assumed.assumptions["retirement_ages"], value=late)
    later = dataclasses.replace(assumed, assumptions=assumed.assumptions | {"retirement_ages": entry})
    rows = [{"mapel": "", "bup": ""}, {"id_jabatan": "J-102", "mapel": ""}]
    found = [fault for fault in faults(later, jabatan=rows) if "usia pensiun" in fault.allowed]
    assert [(fault.grade, fault.row, fault.found) for fault in found] == [
        ("kesalahan", 2, '"fungsional, ahli pertama, kosong"')
    ]
    assert "sejak 2027-01-01" in found[0].allowed and found[0].mend.startswith("isi bup")


def test_a_post_has_one_method(assumed):
    rows = [{"id_unit": "U-80", "orang": ""}, {"id_unit": "U-80", "nomor": "2", "metode": "objek kerja", "orang": ""}]
    found = faults(assumed, norma_kemampuan=rows)
    assert [(fault.row, fault.allowed) for fault in found] == [(2, "satu jabatan hanya satu metode"),
                                                               (3, "satu jabatan hanya satu metode")]  # fmt: skip


def test_a_key_stands_once(assumed):
    found = faults(assumed, gaji=[{}, {"gaji_pokok": "3000000"}, {"masa_kerja": "2"}])
    repeated = [(fault.row, fault.column) for fault in found if "unik" in fault.allowed]
    assert repeated == [(2, "status, golongan, masa_kerja"), (3, "status, golongan, masa_kerja")]


def test_pay_that_falls_with_seniority_is_asked(assumed):
    rows = [{"masa_kerja": "0", "gaji_pokok": "3000000"}, {"masa_kerja": "2", "gaji_pokok": "2900000"}]
    assert [fault.row for fault in faults(assumed, gaji=rows) if "lebih kecil" in fault.allowed] == [3]


def test_a_district_that_jumps_by_a_tenth_in_a_year_is_asked(assumed):
    rows = [
        {"tahun": "2022", "jumlah": "1000"},
        {"tahun": "2023", "jumlah": "1100"},
        {"tahun": "2024", "jumlah": "1211"},
    ]
    assert [fault.row for fault in faults(assumed, penduduk=rows)] == [4]


def test_support_activities_leave_time_for_the_main_ones(assumed):
    support = {"golongan_kegiatan": "penunjang", "volume": "", "norma_waktu": "", "bagian_waktu": "50"}
    found = faults(assumed, kegiatan_kesehatan=[support | {"kegiatan": "a"}, support | {"kegiatan": "b"}])
    assert [fault.row for fault in found] == [2, 3]


def test_units_hang_below_one_top_without_a_circle(assumed):
    circle = [
        {"id_unit": "A", "induk": "B"},
        {"id_unit": "B", "induk": "A"},
        {"id_unit": "C", "induk": "", "nama": "C"},
    ]
    found = [fault.row for fault in faults(assumed, unit=circle) if "berputar" in fault.allowed]
    assert found == [2, 3]
    tops = [{"id_unit": "A", "induk": "", "nama": "A"}, {"id_unit": "B", "induk": ""}]
    assert [fault.row for fault in faults(assumed, unit=tops) if "tanpa induk" in fault.allowed] == [2, 3]


def test_two_rows_alike_but_for_the_pseudonym_are_asked(assumed):
    rows = [{"id_pegawai": "P-00001", "akhir_kontrak": ""}, {"id_pegawai": "P-00002", "akhir_kontrak": ""}]
    assert [fault.row for fault in faults(assumed, pegawai=rows) if fault.file == "pegawai"] == [2, 3]


def test_born_on_the_first_still_serves_to_the_end_of_the_next_month(assumed):
    """With the bup of J-101, 60: born 1965-11-01 leaves on 2025-12-01, born 1965-12-01 on 2026-01-01."""
    born = [
        {"id_pegawai": f"P-{day}", "tanggal_lahir": day, "akhir_kontrak": ""} for day in ("1965-11-01", "1965-12-01")
    ]
    assert [fault.row for fault in faults(assumed, pegawai=born) if fault.file == "pegawai"] == [2]


def test_no_two_units_share_a_folder_on_any_system(assumed):
    top = {"id_unit": "U-01", "nama": "Pemerintah Kota", "induk": "", "jenis": "pemerintah daerah", "kecamatan": ""}
    units = [
        top,
        *({"id_unit": name, "nama": name, "induk": "U-01"} for name in ("U-2", "u/2", "U-3", "U-" + "4" * 60)),
    ]
    found = {(fault.found, fault.allowed) for fault in faults(assumed, unit=units) if fault.file == "unit"}
    twice = "harus berbeda dari unit lain, bukan hanya pada tanda baca atau besar huruf"
    assert found == {('"U-2"', twice), ('"u/2"', twice), (f'"U-{"4" * 60}"', "paling panjang 60 huruf dan angka")}
