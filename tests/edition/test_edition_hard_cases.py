"""The hard cases of real registers, each present in the shipped edition."""

import pandas as pd
import pytest

from asnplan import analysis, recruitment
from asnplan.inputs import params

POST = ["id_unit", "id_jabatan"]
PART_TIME = "PPPK Paruh Waktu"


@pytest.fixture(scope="module")
def assumed():
    return params.load("pangkalpinang-2026")


@pytest.fixture(scope="module")
def held(committed):
    people = committed["pegawai"]
    return people[people["status"] != PART_TIME].groupby(POST).size()


@pytest.fixture(scope="module")
def round_2024(committed, assumed):
    seats = committed["formasi"].query("tahun == 2024 and pengadaan == 'CPNS'")
    applicants = committed["seleksi"][committed["seleksi"]["id_formasi"].isin(seats["id_formasi"])]
    rules = {"passing_scores": assumed.passing_scores, "weights": assumed.selection_weights}
    return recruitment.select(applicants, seats, multiple=assumed.skb_multiple, **rules)


def test_empty_post(committed, held):
    analysed = pd.MultiIndex.from_frame(committed["beban_kerja"][POST].drop_duplicates())
    empty = analysed.difference(held.index)
    assert ("U-03", "J-125") in empty  # Pranata Komputer Ahli Pertama, Inspektorat
    assert len(empty) >= 10


def test_post_without_workload_analysis(committed, held):
    analysed = pd.MultiIndex.from_frame(committed["beban_kerja"][POST].drop_duplicates())
    assert ("U-02", "J-606") in held.index.difference(analysed)  # Penata Keprotokolan, Sekretariat DPRD


def test_retirement_in_the_base_month(committed, assumed):
    # the register still holds on 31 December 2025 who retires on 1 January 2026
    people = committed["pegawai"]
    dates = analysis.retirement_dates(people, committed["jabatan"], assumed.retirement_ages)
    assert (dates == pd.Timestamp("2026-01-01")).any()
    assert (dates >= pd.Timestamp("2026-01-01")).all()


def test_retirements_of_each_year(committed, assumed):
    permanent = committed["pegawai"].query("status == 'PNS'")
    dates = analysis.retirement_dates(permanent, committed["jabatan"], assumed.retirement_ages)
    assert dates.dt.year.value_counts()[list(range(2026, 2031))].between(85, 115).all()


def test_birthday_on_the_first(committed):
    assert (committed["pegawai"]["tanggal_lahir"].dt.day == 1).any()


def test_equal_to_the_last_criterion_decided_by_age(round_2024):
    merits = ["id_formasi", "total", "tkp", "tiu", "twk", "skb", "ipk"]
    finalists = round_2024.dropna(subset="nilai_akhir")
    pairs = finalists[finalists.duplicated(merits, keep=False)].sort_values("tanggal_lahir")
    by_age = pairs[pairs["id_formasi"].map(pairs.groupby("id_formasi")["tanggal_lahir"].nunique()) == 2]
    assert by_age["hasil"].to_list() == ["lulus", "kalah peringkat"]


def test_equal_to_the_day(round_2024):
    merits = ["id_formasi", "total", "tkp", "tiu", "twk", "skb", "ipk", "tanggal_lahir"]
    finalists = round_2024.dropna(subset="nilai_akhir")
    equals = finalists[finalists.duplicated(merits, keep=False)]
    assert equals["hasil"].to_list() == ["perlu keputusan panitia"] * 2


def test_seat_without_applicants(committed):
    seats = committed["formasi"].query("pengadaan == 'CPNS'")
    assert (~seats["id_formasi"].isin(committed["seleksi"]["id_formasi"])).sum() == 1


@pytest.mark.parametrize("year", [2021, 2024])
def test_seats_filled_agree_with_the_selection(committed, assumed, year):
    seats = committed["formasi"].query("tahun == @year and pengadaan == 'CPNS'")
    applicants = committed["seleksi"][committed["seleksi"]["id_formasi"].isin(seats["id_formasi"])]
    rules = {"passing_scores": assumed.passing_scores, "weights": assumed.selection_weights}
    selected = recruitment.select(applicants, seats, multiple=assumed.skb_multiple, **rules)
    winners = selected[selected["hasil"].isin(["lulus", "perlu keputusan panitia"])]["id_formasi"].value_counts()
    assert (seats["terisi"] <= seats["id_formasi"].map(winners).fillna(0)).all()


@pytest.mark.parametrize("year", [2021, 2024])
def test_two_in_five_pass_the_basic_test(committed, assumed, year):
    seats = committed["formasi"].query("tahun == @year and pengadaan == 'CPNS'")
    applicants = committed["seleksi"].merge(seats[["id_formasi", "jenis_formasi"]]).dropna(subset="twk")
    assert recruitment.passes_basic_test(applicants, assumed.passing_scores).mean() == pytest.approx(0.4, abs=0.05)


def test_unit_with_one_person(committed):
    sizes = committed["pegawai"]["id_unit"].value_counts()
    alone = committed["unit"].set_index("id_unit").loc[sizes.index[sizes == 1], "nama"]
    assert alone.to_list() == ['TK Negeri Satu Atap "Pelangi" Semabung Baru']


@pytest.mark.parametrize(
    ("table", "column", "sign"),
    [
        ("unit", "nama", '"'),
        ("unit", "nama_pendek", "&"),
        ("jabatan", "nama", "&"),
        ("jabatan", "nama", "<"),
        ("beban_kerja", "uraian", '"'),
        ("beban_kerja", "uraian", "<"),
        ("beban_kerja", "uraian", "_*"),
        ("katalog_pelatihan", "nama", "<"),
        ("skm", "layanan", ">"),
        ("skm", "layanan", "&"),
        ("pengaduan", "kategori", "&"),
    ],
)
def test_names_with_signs_that_mark_up_reads(committed, table, column, sign):
    assert committed[table][column].str.contains(sign, regex=False).any()


def test_districts_whose_two_population_sources_disagree(committed):
    both = committed["penduduk"].pivot(index=["kecamatan", "tahun"], columns="sumber", values="jumlah").dropna()
    assert (both["BPS"] != both["Dukcapil"]).any()


def test_no_post_mixes_time_units(committed):
    assert committed["beban_kerja"].groupby(POST)["satuan_waktu"].nunique().max() == 1


def test_posts_analysed_by_results_objects_and_machines(committed):
    norms = committed["norma_kemampuan"]
    by_tasks = pd.MultiIndex.from_frame(committed["beban_kerja"][POST])
    assert set(norms["metode"]) == set(analysis.CAPACITY_METHODS)
    assert not pd.MultiIndex.from_frame(norms[POST]).isin(by_tasks).any()


def test_every_post_has_four_to_eight_tasks(committed):
    assert committed["beban_kerja"].groupby(POST).size().between(4, 8).all()


def test_need_is_somewhat_above_the_people_there(committed, held, assumed):
    minutes = analysis.task_minutes(committed["beban_kerja"], assumed.period_multipliers)
    minutes = minutes.groupby([committed["beban_kerja"][key] for key in POST]).sum()
    posts = minutes / analysis.effective_minutes(assumed.effective_time)
    people = held.reindex(posts.index).fillna(0)
    assert 1.10 <= posts.sum() / people.sum() <= 1.20
    assert 0.4 <= ((posts + 0.5) // 1 > people).mean() <= 0.6


def test_few_ratings_depart_from_the_matrix(committed):
    ratings = committed["kinerja"]
    odd = ratings.eval("predikat == 'Sangat Baik' and not (hasil_kerja == perilaku == 'di atas ekspektasi')")
    assert odd.sum() == 18
