import datetime
from types import SimpleNamespace

import pandas as pd
import pytest

from asnplan import show
from asnplan.inputs import check, tables
from asnplan.project import Book
from asnplan.report import appendix, bind, manifest
from asnplan.report.appendix import formasi, origin, quality, register

YEARS = [2026, 2027]
ORIGIN = {
    "edition": "contoh-2026", "scenario": "dasar", "unit": "", "seed": 7, "disclosure_threshold": 5,
    "commit": "abc", "changed": [], "python": "3.11.2", "versions": {"numpy": "2.4"},
    "inputs": [{"table": "unit", "file": "data/contoh-2026/unit.csv", "rows": 1234, "sha256": "0f"}],
    "parameters": {"file": "params/contoh-2026.yaml", "sha256": "1e"}, "library": [], "notebooks": [],
    "lock": {"file": "requirements.lock", "sha256": "2d"}, "template": {"file": "reports/template", "sha256": "3c"},
}  # fmt: skip


def frame(columns, *rows):
    return pd.DataFrame(rows, columns=columns.split())


def entry(label, value, status="terverifikasi", base=None, range=None):
    parts = {"value": value, "unit": "orang", "source": "Aturan", "status": status, "range": range}
    return SimpleNamespace(label=label, base=base, **parts)


@pytest.fixture
def p(monkeypatch):
    """Two posts in one unit and one in another; a surplus post asks for nothing."""
    post = {"id_unit": ["U-1", "U-1", "U-2"], "id_jabatan": ["J-1", "J-2", "J-1"]}
    placed = pd.DataFrame(post | {"opd": post["id_unit"], "rumpun": "teknis", "kecamatan": "", "di_buku": True})
    saved = {
        "kebutuhan": pd.DataFrame(post | {
            "unit": ["Setda", "Setda", "Dinkes"], "jabatan": ["Perencana", "Arsiparis", "Perencana"], "kelas": 8,
            "kebutuhan": [9, 5, 20], "bezetting_pns": [6, 7, 9], "bezetting_pppk": [2, 0, 0], "bezetting": [8, 7, 9],
            "kekurangan": [1, 0, 11],
        }).astype({"kebutuhan": "Int64"}),
        "pensiun": frame("id_unit id_jabatan status tahun jumlah", ["U-1", "J-1", "PNS", 2027, 5]),
        "kesenjangan": pd.DataFrame(post | {"tahun": 2026, "pensiun": [5, 0, 0], "prioritas": [2, 0, 1]}),
        "usulan": frame("id_unit id_jabatan tahun usulan_pns usulan_pppk", ["U-2", "J-1", 2026, 4, 3]),
        "proyeksi": frame("tahun status awal", [2026, "PNS", 22], [2026, "PPPK", 2]),
    }  # fmt: skip
    counted = ["id_unit", "id_jabatan", "jabatan", "bezetting_pns", "bezetting_pppk", "bezetting", "kekurangan"]
    saved["pemangku"] = (
        saved["kebutuhan"][counted]
        .merge(placed)
        .assign(kelebihan=[0, 2, 0], bezetting_paruh_waktu=0, metode="ABK", kelompok="", tempat="dinas")
    )
    saved["pensiun_kota"] = saved["pensiun"].rename(columns={"jumlah": "pensiun"}).merge(placed)
    loaded = {
        "pegawai": frame("id_pegawai status id_unit", *(
            [f"P-{n:05}", "PNS" if n < 22 else "PPPK", "U-2" if n < 9 else "U-1"] for n in range(24)
        )),
        "penduduk": frame("kecamatan tahun sumber jumlah", ["A", 2024, "BPS", 90], ["A", 2024, "Dukcapil", 100]),
        "seleksi": pd.DataFrame({"id_peserta": ["S-000001"]}), "skm": pd.DataFrame({"id_responden": ["R-00001"]}),
        "pengaduan": pd.DataFrame({"id_pengaduan": ["A-2025-0001"]}),
    }  # fmt: skip
    monkeypatch.setattr(tables, "saved", lambda p, chapter, name: saved[name])
    monkeypatch.setattr(tables, "load", lambda p, name: loaded[name])
    monkeypatch.setattr(check, "faults", lambda edition: [])
    delivered = {"unit": ("data/x/unit.csv", 11), "skm": ("data/x/skm.csv", 620), "apbd": ("", 0)}
    state = {name: {"file": file, "rows": rows} for name, (file, rows) in delivered.items()}
    monkeypatch.setattr(check, "tables", lambda book: state)
    return SimpleNamespace(
        edition="contoh-2026", years=YEARS, previous_edition=None, data_date=datetime.date(2025, 12, 31), status="draf",
        book=Book("contoh-2026"), unit="",
        assumptions={"a": entry("Waktu kerja", 75000), "b": entry("Kebijakan", "zero", "belum diverifikasi")},
    )  # fmt: skip


def texts(bundle):
    return [[cell["text"] for cell in row] for row in bundle["rows"]]


def test_the_proposal_has_the_official_columns_and_zero_where_nothing_happens(p):
    whole = formasi.proposal(p)
    assert list(whole.columns) == [
        "id_unit", "id_jabatan", "unit", "jabatan", "kelas", "kebutuhan", "bezetting_pns", "bezetting_pppk",
        "2026", "2027", "kekurangan",
        "usulan_pns_2026", "usulan_pns_2027", "usulan_pppk_2026", "usulan_pppk_2027", "prioritas",
    ]  # fmt: skip
    assert whole.loc[2, ["usulan_pns_2026", "usulan_pppk_2026", "usulan_pns_2027"]].tolist() == [4, 3, 0]
    assert whole["2027"].tolist() == [5, 0, 0] and whole["prioritas"].tolist() == [2, 0, 1]


def test_a_long_proposal_is_printed_where_posts_lack_or_are_asked_for_and_whole_in_the_workbook(p, monkeypatch):
    monkeypatch.setattr(formasi, "LONGEST", 2)
    bundle = formasi.bundle(p, *appendix.people(p))
    assert [row[0] for row in texts(bundle)] == ["Perencana", "Perencana"] and bundle["groups"] == ["Setda", "Dinkes"]
    assert len(bundle["full"]) == 3 and bundle["full_columns"][0]["name"] == "unit"
    assert bundle["full_columns"][4] | {"people": True, "unit": "orang"} == bundle["full_columns"][4]


def test_small_counts_of_people_are_hidden_in_the_proposal(p):
    # 2 PPPK in Setda's first post
    assert texts(formasi.bundle(p, *appendix.people(p)))[0][4] == "[c]"


def test_the_register_marks_what_is_not_verified(p):
    bundle = register.bundle(p)
    assert texts(bundle) == [
        ["Waktu kerja", "75.000", "orang", "Aturan", "● terverifikasi", "[z]"],
        ["Kebijakan", "nol", "orang", "Aturan", "▲ belum diverifikasi", "[z]"],
    ]
    assert bundle["caption"].startswith("1 dari 2 asumsi")


def test_what_a_scenario_replaced_is_named_in_the_readers_form(p):
    p.assumptions = {"a": entry("Laju", 0.05, base=0.0102), "b": entry("Kebijakan", "zero", base="positive")}
    sources = [row[3] for row in texts(register.bundle(p))]
    assert sources == ["Aturan; nilai dasar: 0,0102", "Aturan; nilai dasar: positif"]


def test_a_range_stands_behind_the_source(p):
    p.assumptions = {"a": entry("Laju", 0.01, range=[0.005, 0.02]), "b": entry("Aturan", "A", range=["B", "C"])}
    sources = [row[3] for row in texts(register.bundle(p))]
    assert sources == ["Aturan; rentang: 0,005 sampai 0,02", "Aturan; rentang: B sampai C"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (75000, "75.000"), (0.0102, "0,0102"), (1 / 9, "0,111111"), (2000, "2.000"), (2000.0, "2.000"),
        (12000000, "12.000.000"),
        (True, "ya"), (0.3, "0,3"), ({"PNS": 0.5, "PPPK": 20}, "PNS: 0,5; PPPK: 20"),
        (datetime.date(2017, 4, 7), "7 April 2017"),
        ([{"since": datetime.date(2017, 4, 7), "jpt": 60}], "(berlaku sejak 7 April 2017, jpt 60)"), ("Baik", "Baik"),
    ],
)  # fmt: skip
def test_a_value_is_spoken_in_indonesian(value, expected):
    assert register.spoken(value) == expected


def test_the_ends_of_a_range_are_spoken_briefly():
    assert show.spoken_briefly({"TK": 15, "SD": 28, "SMP": 32}) == "15/28/32"
    assert show.spoken_briefly({"teknis": 1.0, "administrasi": 1.0, "manajerial": 0.0}) == "1/0"
    assert show.spoken_briefly("PerKa BKN 19/2011") == "PerKa BKN 19/2011"


def test_a_year_is_a_number_in_years_and_no_other():
    assert register.spoken(2027, "tahun") == "2027" and register.spoken(1_000, "tahun") == "1.000"


def test_totals_of_two_sources_are_compared_and_differences_told(p):
    bundle = quality.reconciliation(p, *appendix.people(p))
    # the two series of the population differ by 10; the others agree, of the 2 PPPK nothing is told
    assert [row[3] for row in texts(bundle)] == ["0", "[c]", "[c]", "0", "+10"]
    assert bundle["caption"] == "1 dari 5 jumlah antarsumber berbeda"


def test_a_units_book_compares_its_own_people_and_hides_what_gives_few_away(p):
    p.unit = "U-1"
    saved = {name: tables.saved(p, "analysis", name) for name in ("pemangku", "kebutuhan", "proyeksi")}
    saved["pemangku"]["di_buku"] = saved["pemangku"]["id_unit"] == "U-1"
    saved["kebutuhan"].drop(index=2, inplace=True)
    saved["proyeksi"]["awal"] = [13, 2]
    # of the 24 people of the city 9 are in U-2; U-1 has 13 PNS and 2 PPPK, and 15 less 13 would give the 2
    rows = texts(quality.reconciliation(p, *appendix.people(p)))
    assert rows[0][1:] == ["15", "15", "0"] and rows[1][1:] == rows[2][1:] == ["[c]"] * 3


def test_every_table_says_what_its_checks_found(p):
    tables, notes = quality.examined(p)
    assert texts(tables) == [
        ["unit", "11", "tanpa catatan"], ["skm", "620", "tanpa catatan"],
        ["apbd", "[x]", "tidak diserahkan; bagian yang memakainya menyebutnya"],
    ]  # fmt: skip
    assert tables["caption"] == "2 dari 3 tabel diserahkan dan diperiksa; 0 bercatatan"
    assert notes["kind"] == "paragraph" and "tidak menemukan kesalahan" in notes["text"]


def test_each_check_that_left_notes_says_how_many_the_gravest_first_and_few_are_hidden(p, monkeypatch):
    file = "data/x/skm.csv"
    found = [("mohon konfirmasi", file, n, "u1", f'"{n}"', "biasanya 1 sampai 4", "") for n in range(2, 9)]
    found += [("peringatan", file, n, "id_responden", "kosong", "semua unsur kosong", "hapus") for n in (3, 5)]
    monkeypatch.setattr(check, "faults", lambda _: found)
    tables, notes = quality.examined(p)
    assert texts(tables)[1] == ["skm", "620", "2 pemeriksaan bercatatan"]
    assert tables["caption"] == "2 dari 3 tabel diserahkan dan diperiksa; 1 bercatatan"
    assert texts(notes) == [
        ["peringatan", file, "id_responden", "semua unsur kosong", "[c]"],
        ["mohon konfirmasi", file, "u1", "biasanya 1 sampai 4", "7"],
    ]
    assert notes["caption"].startswith("2 pemeriksaan meninggalkan catatan")


def bound(p, **changed):
    """The appendix as bound, and all it says."""
    document = bind.bind({}, {bind.APPENDIX: appendix.pieces(p, ORIGIN | changed)})
    return document, str(document["sections"])


def test_the_appendix_binds_and_tells_where_it_comes_from(p):
    document, said = bound(p)
    assert len(bind.bundles(document, "table")) == 5 and "{{" not in said
    assert "commit abc. Pohon kerja bersih" in said and "benih acak 7, ambang pengungkapan 5 orang" in said
    assert "Python 3.11, numpy 2.4" in said
    (files,) = [block for _, block in bind.bundles(document, "table") if block["id"] == "tabel-berkas"]
    rows = [[cell["text"] for cell in row] for group in files["groups"] for row in group["rows"]]
    assert [group["title"] for group in files["groups"]] == ["data/contoh-2026", "asumsi, templat dan program"]
    assert rows == [
        ["unit.csv", "1.234", "0f"], ["params/contoh-2026.yaml", "[z]", "1e"],
        ["requirements.lock", "[z]", "2d"], ["reports/template", "[z]", "3c"],
    ]  # fmt: skip


def test_a_work_tree_that_is_not_clean_is_said_plainly(p):
    _, said = bound(p, changed=[f"lib/{n}.py" for n in range(7)])
    assert "Pohon kerja tidak bersih: 7 berkas" in said and "lib/0.py" in said and "lib/4.py dan 2 lain" in said


def test_that_there_is_no_git_is_said_plainly(p):
    _, said = bound(p, commit="")
    assert "commit tidak diketahui, karena folder proyek bukan salinan kerja git" in said


def test_the_identifiers_of_all_people_are_known(p):
    assert {"P-00000", "S-000001", "R-00001", "A-2025-0001"} <= appendix.identifiers(p)


def test_the_versions_of_what_renders_are_listed():
    assert {"typst", "nbconvert", "papermill", "pandas"} <= set(manifest.versions())


def test_the_appendix_says_when_disclosure_control_is_turned_off():
    assert "ambang pengungkapan 5 orang" in origin.told(ORIGIN)
    assert "jumlah kecil tidak dirahasiakan" in origin.told(ORIGIN | {"disclosure_threshold": "mati"})
