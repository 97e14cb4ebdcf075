import datetime
from types import SimpleNamespace

import pandas as pd
import pytest

from asnplan.inputs import past
from asnplan.project import Book
from asnplan.report import columns, manifest, methods
from asnplan.report.appendix import changes, register

HASH, OTHER = "0f" * 32, "1e" * 32
DAY, LATER = datetime.date(2024, 12, 31), datetime.date(2025, 12, 31)


def entry(value, label="Waktu kerja", unit="menit", source="Aturan", status="terverifikasi", range=None):
    parts = {"value": value, "unit": unit, "source": source, "status": status, "range": range}
    return SimpleNamespace(label=label, base=None, **parts)


def book(**changed):
    assumed = {"a": entry(75000), "b": entry(1, "Baru"), "c": entry(2, "Sama")}
    told = {
        "book": Book("kota-2026"), "edition": "kota-2026", "scenario": "dasar", "unit": "", "since": "edisi 2025",
        "previous_edition": "kota-2025", "data_date": LATER, "assumptions": assumed, "reads": set(),
    }  # fmt: skip
    return SimpleNamespace(**told | changed)


def table(name, rows, sha256=HASH, series=()):
    return {"table": name, "file": f"data/x/{name}.csv", "rows": rows, "sha256": sha256, "series": list(series)}


def year(id, total, sha256, rows=7):
    return {"id": id, "rows": rows, "sha256": sha256, "totals": {"jumlah": total}}


def released(**changed):
    told = {
        "edition": "kota-2025", "data_date": DAY, "parameters": {"file": "params/kota-2025.yaml", "sha256": ""},
        "inputs": [], "methods": methods.current(), "notebooks": [], "library": [], "key_figures": [],
    }  # fmt: skip
    return past.Released.model_validate(told | changed)


@pytest.fixture
def former(monkeypatch, tmp_path):
    """Sets what the last edition was: its manifest and its assumptions."""
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))

    def been(manifest=None, **assumed):
        monkeypatch.setattr(past, "released", lambda p: manifest)
        monkeypatch.setattr(past, "assumed", lambda p: assumed)

    return been


def section(p, **provenance):
    """The section: its tables by id, as texts, and all its sentences."""
    parts = changes.pieces(p, {"inputs": [], "notebooks": [], "library": []} | provenance)
    tables = {part["id"]: [[cell["text"] for cell in row] for row in part["rows"]]
              for part in parts if isinstance(part, dict) and part["kind"] == "table"}  # fmt: skip
    return tables, " ".join(part if isinstance(part, str) else part.get("text") or part["caption"] for part in parts)


def test_a_first_edition_says_so(former):
    _, said = section(book(previous_edition=None))
    assert said == "Ini edisi pertama: previous_edition dalam berkas asumsi kosong."


def test_without_the_folder_of_the_last_edition_assumptions_alone_are_compared(former):
    former(None, a=entry(75000), c=entry(2, "Sama"))
    tables, said = section(book())
    assert tables == {"perubahan-asumsi": [["Baru", "ditambah", "[z]", "1"]]}
    assert "dist/kota-2025/manifest.json tidak ada; letakkan di sana" in said


def test_every_part_of_an_assumption_that_changed_is_a_row(former):
    then = entry(74000, unit="jam", source="Lama", status="belum diverifikasi")
    former(None, a=then, b=entry(1, "Baru"), c=entry(2, "Sama"), d=entry(3, "Dihapus"))
    tables, said = section(book())
    assert tables["perubahan-asumsi"] == [
        ["Waktu kerja", "nilai", "74.000", "75.000"], ["Waktu kerja", "satuan", "jam", "menit"],
        ["Waktu kerja", "sumber", "Lama", "Aturan"], ["Waktu kerja", "status", "belum diverifikasi", "terverifikasi"],
        ["Dihapus", "dihapus", "3", "[z]"],
    ]  # fmt: skip
    assert "5 hal pada 2 asumsi berubah sejak edisi 2025" in said


def test_the_register_says_it_beside_each_assumption(former):
    former(None, a=entry(74000, source="Lama"), c=entry(2, "Sama"))
    rows = register.bundle(book())["rows"]
    assert [row[-1]["text"] for row in rows] == ["dari 74.000; sumber berubah", "baru", "tetap"]


def test_the_register_of_a_first_edition_compares_with_nothing(former):
    former(None)
    assert {row[-1]["text"] for row in register.bundle(book())["rows"]} == {"[z]"}


def test_nothing_changed_is_said(former):
    p = book()
    former(released(), **p.assumptions)
    _, said = section(p)
    assert "Tidak ada asumsi yang berubah sejak edisi 2025." in said
    assert "Tidak ada metode yang berubah sejak edisi 2025." in said
    assert "Bagian program yang berbeda dari edisi lalu: tidak ada." in said


def test_assumptions_edited_after_the_release_are_told(former):
    former(released(parameters={"file": "params/kota-2025.yaml", "sha256": HASH}))
    assert "params/kota-2025.yaml berubah sejak edisi itu diserahkan" in section(book())[1]


def test_newer_versions_of_methods_come_with_their_notes(former, monkeypatch):
    listed = {"kebutuhan": {"text": "x", "versions": {1: "awal", 2: "norma baru", 3: "dibulatkan"}},
              "usulan": {"text": "y", "versions": {1: "awal"}}}  # fmt: skip
    monkeypatch.setattr(methods, "listed", lambda: listed)
    former(released(methods={"kebutuhan": 1, "ramalan": 4}))
    tables, _ = section(book())
    assert tables["perubahan-metode"] == [
        ["kebutuhan", "2", "norma baru"], ["kebutuhan", "3", "dibulatkan"], ["usulan", "1", "awal"],
        ["ramalan", "[z]", "tidak dipakai lagi"],
    ]  # fmt: skip


def test_chapters_and_library_that_are_not_as_they_were_are_named(former):
    former(
        released(notebooks=[{"file": "notebooks/a.ipynb", "sha256": HASH}], library=[{"file": "lib/x", "sha256": HASH}])
    )
    _, said = section(book(), notebooks=[{"file": "notebooks/a.ipynb", "sha256": OTHER}],
                      library=[{"file": "lib/x", "sha256": HASH}, {"file": "lib/y", "sha256": HASH}])  # fmt: skip
    assert "berbeda dari edisi lalu: notebooks/a.ipynb, lib/y." in said


def test_revised_years_of_public_tables_are_told_with_both_figures(former):
    then = [year("2023 BPS", 100.0, HASH), year("2024 BPS", 200.0, HASH), year("2022 BPS", 50.0, HASH)]
    now = [year("2023 BPS", 110.0, OTHER), year("2024 BPS", 200.0, HASH), year("2025 BPS", 300.0, OTHER),
           year("2022 BPS", 50.0, OTHER, rows=8)]  # fmt: skip
    former(released(inputs=[table("penduduk", 21, HASH, then)]))
    tables, said = section(book(), inputs=[table("penduduk", 29, OTHER, now)])
    assert tables["perubahan-masukan"] == [["penduduk", "21", "29", "direvisi: 2023 BPS, 2022 BPS"]]
    assert tables["revisi"] == [
        ["penduduk 2023 BPS", "jumlah", "100", "110", "+10", "[r]"],
        ["penduduk 2022 BPS", "baris, jumlah tetap", "7", "8", "+1", "[r]"],
    ]
    assert "2 angka tahun-tahun lalu direvisi sejak edisi 2025" in said


def test_every_column_of_what_changed_has_a_meaning(former):
    p = book()
    former(
        released(methods={"ramalan": 4}, inputs=[table("penduduk", 7, HASH, [year("2023 BPS", 100.0, HASH)])]),
        **{name: entry(1) for name in p.assumptions},
    )
    now = [table("penduduk", 7, OTHER, [year("2023 BPS", 110.0, OTHER)])]
    parts = changes.pieces(p, {"inputs": now, "notebooks": [], "library": []})
    tables = [part for part in parts if isinstance(part, dict) and part["kind"] == "table"]
    assert len(tables) == 4
    for each in tables:
        headings = [f"{c['label']} [{c['unit']}]" if c["unit"] else c["label"] for c in each["columns"]]
        told = [columns.meaning(columns.listed(), f"tabel-{each['id']}", heading) for heading in headings]
        assert "[x]" not in told, each["id"]


@pytest.mark.parametrize(("day", "note"), [(DAY, "direvisi, keadaan data sama"), (LATER, "data baru")])
def test_each_input_says_how_it_differs(former, day, note):
    former(released(inputs=[table("unit", 3), table("pegawai", 40), table("skm", 9)]))
    now = [table("unit", 3), table("pegawai", 41, OTHER), table("apbd", 6)]
    tables, said = section(book(data_date=day), inputs=now)
    assert tables["perubahan-masukan"] == [
        ["apbd", "[z]", "6", "tabel baru"], ["pegawai", "40", "41", note], ["skm", "9", "[z]", "tidak ada lagi"],
        ["unit", "3", "3", "sama"],
    ]  # fmt: skip
    assert "Tidak ada angka tahun-tahun lalu yang direvisi" in said


def test_series_are_told_apart_by_year_and_source_whatever_the_order(tmp_path, monkeypatch):
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    columns = ["kecamatan", "tahun", "sumber", "jumlah"]
    rows = pd.DataFrame([("A", 2024, "BPS", 90), ("B", 2024, "BPS", 10), ("A", 2024, "Dukcapil", 101)], columns=columns)
    a, b = Book("kota-2026"), Book("kota-2027")
    for each, frame in ((a, rows), (b, rows.iloc[::-1])):
        each.inputs.mkdir(parents=True)
        frame.to_parquet(each.inputs / "penduduk.parquet")
    first = list(manifest.series(a, "penduduk"))
    assert [(each["id"], each["rows"], each["totals"]) for each in first] == [
        ("2024 BPS", 2, {"jumlah": 100.0}), ("2024 Dukcapil", 1, {"jumlah": 101.0}),
    ]  # fmt: skip
    assert first == list(manifest.series(b, "penduduk"))
    assert list(manifest.series(a, "pegawai")) == []


def test_every_method_has_a_first_version_with_a_note():
    for name, method in methods.listed().items():
        assert sorted(method["versions"]) == list(range(1, len(method["versions"]) + 1)), name
        assert method["text"].startswith("**") and all(method["versions"].values())
    assert methods.told().count("\n- ") == len(methods.listed()) - 1
