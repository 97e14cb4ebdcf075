"""The public figures that the shipped edition keeps exactly; sources beside each column in its README."""

import pandas as pd
import pytest

PART_TIME = "PPPK Paruh Waktu"


@pytest.fixture(scope="module")
def people(committed):
    return committed["pegawai"].merge(committed["jabatan"], on="id_jabatan").merge(committed["unit"], on="id_unit")


def test_employees_by_status(committed):
    # 2 905 + 743 = 3 648 ASN ; 2 778 PPPK paruh waktu beside them
    counts = committed["pegawai"]["status"].value_counts().to_dict()
    assert counts == {"PNS": 2905, "PPPK": 743, PART_TIME: 2778}


def test_history_ends_in_the_register(committed):
    families = committed["jabatan"].set_index("id_jabatan")["rumpun"]
    people = committed["pegawai"].query("status != @PART_TIME")
    now = people.groupby(["status", people["id_jabatan"].map(families).rename("rumpun")]).size()
    last = committed["riwayat_pegawai"].query("tahun == 2025").set_index(["status", "rumpun"])["akhir"]
    assert last.to_dict() == now.to_dict()


def test_history_holds_the_published_appointments(committed):
    # PPPK: 236 teachers (round of 2021), 118 teachers + 12 health staff (2022), 743 - 236 - 130 - 149 = 228 (2023)
    came = committed["riwayat_pegawai"].query("status == 'PPPK'").groupby("tahun")["masuk"].sum()
    assert came.to_dict() == {2021: 0, 2022: 236, 2023: 130, 2024: 228, 2025: 148}


def test_history_leaves_at_the_assumed_rates(committed):
    # 5 years: PNS 0.8 % of about 15 400 person-years, PPPK 1.2 % of about 1 900; 3 % of about 590 first contracts
    sums = committed["riwayat_pegawai"].groupby("status")[["awal", "keluar_lain", "pensiun"]].sum()
    rates = sums["keluar_lain"] / sums["awal"]
    assert 0.006 < rates["PNS"] < 0.010 and 0.009 < rates["PPPK"] < 0.020
    assert sums.loc["PNS", "pensiun"] == 455
    ended = committed["riwayat_pegawai"][["kontrak_berakhir", "kontrak_diperpanjang"]].sum()
    assert 0.02 < ended.iloc[0] / ended.sum() < 0.05


def test_units_by_kind(committed):
    kinds = committed["unit"]["jenis"].value_counts()
    opd = ["sekretariat", "inspektorat", "dinas", "badan", "satuan", "kecamatan"]
    assert kinds[opd].sum() == 32
    assert kinds[["kecamatan", "kelurahan", "puskesmas", "rsud"]].to_list() == [7, 42, 9, 1]


def test_schools_by_district(committed):
    schools = committed["unit"].query("jenis == 'sekolah'")
    primary = schools[schools["nama"].str.startswith("SD ")]["kecamatan"].value_counts().to_dict()
    assert primary == {"Rangkui": 12, "Girimaya": 8, "Bukit Intan": 10, "Gerunggang": 14, "Taman Sari": 6,
                       "Gabek": 9, "Pangkalbalam": 7}  # fmt: skip
    assert schools["nama"].str.startswith("SMP ").sum() == 10


def test_offices_hang_under_the_secretariat(committed):
    units = committed["unit"].set_index("id_unit")
    offices = units[units["jenis"].isin(["dinas", "badan", "satuan", "kecamatan", "inspektorat"])]
    assert set(offices["induk"]) == {"U-01"}
    assert units.loc["U-01", "nama"] == "Sekretariat Daerah"


def test_teachers_by_level_and_status(people):
    teachers = people[people["mapel"].notna() & people["status"].ne(PART_TIME)]
    counts = teachers.groupby([teachers["nama_y"].str.split().str[0], "status"]).size().to_dict()
    assert counts == {("TK", "PNS"): 37, ("TK", "PPPK"): 10, ("SD", "PNS"): 437, ("SD", "PPPK"): 365,
                      ("SMP", "PNS"): 238, ("SMP", "PPPK"): 143}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "year", "people"),
    [
        ("Dukcapil", 2017, 196_202),
        ("Dukcapil", 2020, 217_753),
        ("Dukcapil", 2021, 225_162),
        ("Dukcapil", 2022, 237_442),
        ("Dukcapil", 2023, 239_730),
        ("Dukcapil", 2024, 242_285),
        ("BPS", 2010, 174_758),
        ("BPS", 2020, 218_569),
        ("BPS", 2022, 226_297),
    ],
)
def test_city_population(committed, source, year, people):
    rows = committed["penduduk"].query("sumber == @source and tahun == @year")
    assert (len(rows), rows["jumlah"].sum()) == (7, people)


@pytest.mark.parametrize(
    ("district", "year", "people"),
    [
        ("Rangkui", 2017, 41_940),
        ("Bukit Intan", 2017, 38_103),
        ("Girimaya", 2017, 20_833),
        ("Bukit Intan", 2020, 41_343),
        ("Pangkalbalam", 2020, 22_124),
        ("Gerunggang", 2020, 46_754),
        ("Gabek", 2020, 33_945),
        ("Gerunggang", 2021, 49_606),
        ("Gabek", 2021, 35_907),
    ],
)
def test_published_district_population(committed, district, year, people):
    rows = committed["penduduk"].query("sumber == 'Dukcapil' and kecamatan == @district and tahun == @year")
    assert rows["jumlah"].to_list() == [people]


def test_budgets(committed):
    # billions of rupiah: revenue, expenditure
    budgets = committed["apbd"].set_index(["tahun", "versi"])[["pendapatan", "belanja"]].astype(float) / 1e9
    assert budgets.loc[(2023, "murni")].to_list() == [925.88, 969]
    assert budgets.loc[(2023, "perubahan")].to_list() == [996.17, 1154]
    assert budgets.loc[(2024, "murni")].to_list() == [953.62, 1065.34]
    assert budgets.loc[(2024, "perubahan")].to_list() == [1023.05, 1125.26]
    assert budgets.loc[(2025, "murni")].to_list() == [962.79, 1045.26]
    assert budgets.loc[(2025, "perubahan")].to_list() == [983.40, 1040]


def test_pay_tables_are_complete(committed):
    pay = committed["gaji"].set_index(["status", "golongan", "masa_kerja"])["gaji_pokok"]
    assert len(pay) == 544
    # PP 5/2024: III/a 0 and 2, IV/e 32 ; Perpres 11/2024: IX 0, V 33
    assert pay["PNS"][[("III/a", 0), ("III/a", 2), ("IV/e", 32)]].to_list() == [2_785_700, 2_873_500, 6_373_200]
    assert pay["PPPK"][[("IX", 0), ("V", 33)]].to_list() == [3_203_600, 4_189_900]


def test_every_grade_held_is_in_the_pay_table(committed):
    held = committed["pegawai"].dropna(subset="golongan")
    first = committed["gaji"].groupby(["status", "golongan"])["masa_kerja"].min()
    least = first.reindex(pd.MultiIndex.from_frame(held[["status", "golongan"]])).to_numpy()
    assert (held["masa_kerja"].to_numpy() >= least).all()


def test_seats_by_round(committed):
    # CPNS 2024 49, PPPK 2024 149, PPPK 2022 118 teachers + 12 health staff
    seats = committed["formasi"].groupby(["tahun", "pengadaan"])["jumlah"].sum()
    assert seats[[(2024, "CPNS"), (2024, "PPPK"), (2022, "PPPK")]].to_list() == [49, 149, 130]


def test_published_seats_of_2024(committed):
    seats = committed["formasi"].query("tahun == 2024 and pengadaan == 'CPNS'").merge(committed["jabatan"])
    real = seats.groupby(["nama", "id_unit"])["jumlah"].sum()
    assert real["Fasilitator Pemerintahan"].to_dict() == {f"U-{number}": 1 for number in range(26, 33)}
    assert real["Arsiparis Ahli Pertama"]["U-08"] == real["Pengawas Perdagangan Ahli Pertama"]["U-17"] == 1
    assert real["Pengendali Dampak Lingkungan Terampil"]["U-13"] == real["Perencana Ahli Pertama"]["U-22"] - 1 == 1


def test_participants_of_2021(committed):
    round_2021 = committed["seleksi"][committed["seleksi"]["id_formasi"].str.startswith("F-2021")]
    admitted = round_2021[round_2021["administrasi"] == "MS"]
    assert len(admitted) == 5961
    assert admitted[["twk", "tiu", "tkp"]].notna().all(axis=None)
    assert round_2021[round_2021["administrasi"] == "TMS"]["twk"].isna().all()


def test_eight_vacant_heads(committed, people):
    heads = committed["jabatan"].query("jenis == 'jpt'")["id_jabatan"]
    boxes = committed["beban_kerja"][committed["beban_kerja"]["id_jabatan"].isin(heads)]
    held = people[people["jenis_x"] == "jpt"]
    assert len(boxes[["id_unit", "id_jabatan"]].drop_duplicates()) - len(held) == 8
    assert held.groupby(["id_unit", "id_jabatan"]).size().max() == 1


@pytest.mark.parametrize(("kind", "share"), [("struktural", 10), ("fungsional", 58), ("pelaksana", 32)])
def test_shares_of_post_kinds(people, kind, share):
    full_time = people[people["status"] != PART_TIME]
    kinds = full_time["jenis_x"].where(full_time["jenis_x"].isin(["fungsional", "pelaksana"]), "struktural")
    assert 100 * (kinds == kind).mean() == pytest.approx(share, abs=2)


@pytest.mark.parametrize(("roman", "share"), [("I", 0.7), ("II", 14), ("III", 57), ("IV", 28)])
def test_shares_of_grades(committed, roman, share):
    grades = committed["pegawai"].query("status == 'PNS'")["golongan"].str.split("/").str[0]
    assert 100 * (grades == roman).mean() == pytest.approx(share, abs=2.5)


def test_share_of_women(people):
    assert 0.57 <= (people.query("status != @PART_TIME")["jenis_kelamin"] == "P").mean() <= 0.60


def test_health_professions_are_those_of_the_staffing_table(committed):
    assert set(committed["jabatan"]["jenis_tenaga"].dropna()) == {
        "dokter", "dokter gigi", "perawat", "bidan", "kesehatan masyarakat", "kesehatan lingkungan",
        "ahli teknologi laboratorium medik", "gizi", "kefarmasian", "administrasi", "pekarya",
    }  # fmt: skip


def test_pupils(committed):
    pupils = committed["sekolah"].groupby("jenjang")["siswa"].sum()
    assert pupils[["SD", "SMP"]].to_list() == [17_700, 7_100]


def test_survey_covers_services_and_quarters(committed):
    answers = committed["skm"]
    assert 8_000 <= len(answers) <= 10_000
    assert len(answers[["id_unit", "layanan"]].drop_duplicates()) >= 20
    assert answers["periode"].nunique() == 8
    assert answers.filter(regex=r"^u\d$").isna().any(axis=None)


def test_complaints_are_open_late_and_in_time(committed):
    complaints = committed["pengaduan"]
    days = (complaints["tanggal_selesai"] - complaints["tanggal_masuk"]).dt.days
    assert len(complaints) == 1_500
    assert complaints["tanggal_selesai"].isna().any()
    assert (days > 90).any() and (days < 5).any()
    assert complaints["tanggal_selesai"].max() <= pd.Timestamp("2025-12-31")


def test_training_on_offer(committed):
    assert 25 <= len(committed["katalog_pelatihan"]) <= 35


def test_every_post_has_ten_standards(committed):
    assert len(committed["standar_kompetensi"]) == 10 * len(committed["jabatan"])


def test_about_half_of_the_employees_are_assessed(committed):
    assert committed["asesmen"]["id_pegawai"].nunique() / 3648 == pytest.approx(0.5, abs=0.05)
