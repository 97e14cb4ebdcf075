import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import handmade
import nbformat
import pytest
from nbformat import v4

from asnplan import project
from asnplan.project import CHAPTERS, Book
from asnplan.report import appendix, bind, gate, manifest, pdf, publish, release, secrecy, stale
from asnplan.report.apart import apart
from asnplan.show import disclosure

DAY = datetime.date(2025, 12, 31)
HASH = "0f" * 32
PROVENANCE = {
    "edition": "contoh-2026", "commit": "", "changed": [], "versions": {},
    "inputs": [{"table": "unit", "file": "data/contoh-2026/unit.csv", "rows": 3, "sha256": HASH}],
    "parameters": {"file": "params/contoh-2026.yaml", "sha256": HASH}, "library": [],
    "notebooks": [{"file": f"notebooks/{name}.ipynb", "sha256": HASH} for name in CHAPTERS],
    "lock": {"file": "requirements.lock", "sha256": HASH}, "template": {"file": "reports/template", "sha256": HASH},
}  # fmt: skip


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A book in an empty project whose appendix is short and whose register knows one person."""
    shutil.copytree(project.template(), tmp_path / "reports" / "template")
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    p = SimpleNamespace(
        book=Book("contoh-2026"), title="Rencana", region="Kota", agency="BKPSDMD", status="draf", data_date=DAY,
        edition="contoh-2026", scenario="dasar", unit="", years=[2026, 2027], assumptions={}, reads=set(),
        disclosure_threshold=5,
    )  # fmt: skip
    monkeypatch.setattr(publish.params, "load", lambda *_: p)
    monkeypatch.setattr(manifest, "provenance", lambda p: PROVENANCE)
    monkeypatch.setattr(appendix, "pieces", lambda p, origin: [bind.Piece("lampiran", "# Lampiran\n\nSingkat.")])
    monkeypatch.setattr(appendix, "identifiers", lambda p: {"X-48213"})
    monkeypatch.setattr(stale, "changes", lambda book, step: [])
    return p.book


def executed(folder, **changed):
    """The handmade chapters as files."""
    paths = {}
    for name, notebook in (handmade.chapters() | changed).items():
        paths[name] = folder / f"{name}.ipynb"
        nbformat.write(notebook, paths[name])
    return paths


def released(book, folder, **changed):
    """The report of the handmade chapters, nothing having changed since the build began."""
    return release.release(book, publish.draft(book, executed(folder, **changed)), stale.sources(book, stale.REPORT))


def test_three_files_appear_together_html_first(book, tmp_path):
    files = released(book, tmp_path)
    assert [file.name for file in files] == ["laporan.html", "laporan.pdf", "lampiran.xlsx"]
    assert sorted(book.output.iterdir()) == sorted(files) and not list(book.output.parent.glob(".*"))
    times = [file.stat().st_mtime_ns for file in files]
    assert times == sorted(times)
    told = json.loads((book.build / "manifest.json").read_text())
    assert [(output["file"], output["bytes"], output["sha256"]) for output in told["outputs"]] == [
        (file.name, file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files
    ]
    assert len(told["checks"]) == 8


@pytest.mark.parametrize(
    ("bundle", "message"),
    [
        (handmade.figure("tanpa-alt", alt=""), "gambar-tanpa-alt tidak punya alt"),
        (handmade.figure("tanpa-sumber", source=" "), "gambar-tanpa-sumber tidak punya source"),
        (handmade.table("tanpa-judul", caption=""), "tabel-tanpa-judul tidak punya caption"),
        (handmade.paragraph("x") | {"threshold": 3}, "Bab training, sel keluaran-0: ambang pengungkapannya 3, bukan 5"),
        (handmade.paragraph("x") | {"threshold": None}, r"hide_below\(p.disclosure_threshold\) pada sel impor"),
        (handmade.paragraph("Pegawai 197905172003121001 pensiun."), "pola NIP"),
        (handmade.paragraph("NIK 1971010101790001."), "pola NIK"),
        (handmade.figure("bocor", alt="X-48213 adalah yang terbanyak"), "pengenal register"),
        (handmade.table("orang", caption="Pegawai X-48213 terlama"), "pengenal register"),
    ],
)
def test_a_report_that_may_not_leave_leaves_the_old_one_untouched(book, tmp_path, bundle, message):
    before = {file: file.read_bytes() for file in released(book, tmp_path)}
    with pytest.raises(gate.GateError, match=message):
        released(book, tmp_path, training=handmade.notebook("Judul", bundle))
    assert {file: file.read_bytes() for file in book.output.iterdir()} == before


def test_gaps_in_the_provenance_leave_the_old_report(book, tmp_path, monkeypatch):
    before = {file: file.read_bytes() for file in released(book, tmp_path)}
    monkeypatch.setattr(manifest, "provenance", lambda p: PROVENANCE | {"inputs": []})
    with pytest.raises(gate.GateError, match="tidak ada masukan; jalankan make check"):
        released(book, tmp_path)
    assert {file: file.read_bytes() for file in book.output.iterdir()} == before


def test_chapters_of_yesterdays_inputs_leave_the_old_report(book, tmp_path, monkeypatch):
    before = {file: file.read_bytes() for file in released(book, tmp_path)}
    monkeypatch.setattr(stale, "changes", lambda book, step: ["pegawai"] if step == "training" else [])
    with pytest.raises(gate.GateError, match="Bab training memakai bahan yang berubah selama"):
        released(book, tmp_path)
    assert {file: file.read_bytes() for file in book.output.iterdir()} == before


def test_the_appendix_hides_by_the_threshold_of_the_edition(book, tmp_path, monkeypatch):
    monkeypatch.setattr(
        appendix, "pieces", lambda p, origin: [bind.Piece("x", f"# Lampiran\n\nAmbang {disclosure.threshold()}.")]
    )
    publish.params.load().disclosure_threshold = 9
    chapters = handmade.chapters()
    for cell in (cell for chapter in chapters.values() for cell in chapter.cells if cell.cell_type == "code"):
        for output in cell.outputs:
            output.data.get(bind.BUNDLE, {})["threshold"] = 9
    released(book, tmp_path, **chapters)
    disclosure.hide_below(disclosure.THRESHOLD)
    assert "Ambang 9." in (book.output / "laporan.html").read_text(encoding="utf-8")


def test_the_list_of_what_is_hidden_computes_nothing(book):
    cell = {"row": "=1+1", "column": "pensiun", "reason": "jumlah kecil"}
    secrecy.keep(book, {"analysis": [bind.Piece("sel", {"kind": "table", "id": "x", "hidden": [cell]})]})
    assert (book.build / "pengungkapan.csv").read_text().splitlines()[1] == "analysis,x,'=1+1,pensiun,jumlah kecil"


def broken(outputs, execution_count):
    cell = v4.new_code_cell("1 / 0", id="rusak", outputs=outputs, execution_count=execution_count)
    return v4.new_notebook(cells=[v4.new_markdown_cell("# Judul", id="judul"), cell])


def test_a_failed_cell_is_named():
    error = v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=[])
    with pytest.raises(gate.GateError, match="Bab training, sel rusak: ZeroDivisionError"):
        gate.complete(handmade.chapters() | {"training": broken([error], 1)})


def test_a_cell_that_did_not_run_is_named():
    with pytest.raises(gate.GateError, match="sel rusak: ProsesMati: sel tidak dijalankan; jalankan bab itu"):
        gate.complete(handmade.chapters() | {"training": broken([], None)})


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_missing_chapter_is_named(chapter):
    chapters = handmade.chapters()
    del chapters[chapter]
    with pytest.raises(gate.GateError, match=f"Bab {chapter} belum dijalankan"):
        gate.complete(chapters)


def test_files_that_do_not_open_are_refused():
    document = bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("J", handmade.table()))})
    files, printed = publish.render(document, DAY)
    html, xlsx = files.values()
    gate.readable(html, apart(pdf.render, printed, DAY), xlsx)
    with pytest.raises(
        gate.GateError, match=r"(?s)laporan.html tidak lengkap.*laporan.pdf tidak dapat.*lampiran.xlsx tidak"
    ):
        gate.readable(html[:-20], b"", xlsx[:99])


SCRIPT = """
import datetime, hashlib, handmade
from asnplan.report import bind, pdf, publish
document = bind.bind(handmade.COVER, {name: bind.pieces(nb) for name, nb in handmade.chapters().items()})
files, printed = publish.render(document, datetime.date(2025, 12, 31))
for content in (*files.values(), pdf.render(printed, datetime.date(2025, 12, 31))):
    print(hashlib.sha256(content).hexdigest())
"""


def test_the_same_book_gives_the_same_bytes_anywhere(tmp_path):
    def hashes(zone, seed):
        folder = tmp_path / seed
        folder.mkdir()
        handmade_chapters = str(Path(handmade.__file__).parent)
        changed = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": handmade_chapters, "LC_ALL": "C"}
        return subprocess.check_output([sys.executable, "-c", SCRIPT], cwd=folder, env=changed, text=True).split()

    first, second = hashes("Asia/Jakarta", "1"), hashes("America/New_York", "2")
    assert len(first) == 3 and first == second
