import subprocess
import sys
from types import SimpleNamespace

import pytest
from tiny import BODIES, EDITION, OPENING, tiny, write_notebook  # noqa: F401

from asnplan import project
from asnplan.inputs import check, trouble
from asnplan.inputs.fault import InputError
from asnplan.project import BookError
from asnplan.report import ReportError, build, progress
from asnplan.report.__main__ import main
from asnplan.report.chapter import Failure

FILES = ("laporan.html", "laporan.pdf", "lampiran.xlsx")


@pytest.fixture
def book(tiny, monkeypatch):  # noqa: F811
    """The tiny book, bound and released by stand-ins."""
    monkeypatch.setitem(sys.modules, build.PUBLISH, SimpleNamespace(draft=draft))
    monkeypatch.setitem(sys.modules, build.RELEASE, SimpleNamespace(release=release))
    return tiny


def draft(book, executed):
    assert set(executed) == set(BODIES)
    assert all(path.is_file() for path in executed.values())
    return "naskah"


def release(book, draft, begun):
    assert draft == "naskah"
    book.output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (book.output / name).write_text(f"laporan {len(list(book.output.iterdir()))}")
    return [book.output / name for name in FILES]


def old_report(book):
    """A report of yesterday, as its bytes and times."""
    book.output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (book.output / name).write_text("lama")
    return state(book)


def state(book):
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in book.output.iterdir()}


def test_a_build_ends_with_where_how_long_and_what_to_open(book, capfd):
    assert main(["build", EDITION]) == 0
    lines = capfd.readouterr().err.splitlines()
    assert [line.split("]")[0] for line in lines[:7]] == [f"[{n}/7" for n in range(1, 8)]
    assert lines[0].startswith("[1/7] masukan diperiksa")
    assert lines[6].startswith("[7/7] laporan dijilid")
    assert all(line.endswith(" detik") for line in lines[:7])
    assert lines[7].startswith("Selesai dalam ")
    assert lines[8] == f"  reports/{EDITION}/laporan.html   <- buka berkas ini"
    assert len(lines) == 11


def test_a_second_build_runs_nothing_and_renews_the_times(book, capfd, monkeypatch):
    main(["build", EDITION])
    before = state(book)
    capfd.readouterr()
    monkeypatch.setitem(sys.modules, build.PUBLISH, None)
    monkeypatch.setitem(sys.modules, "asnplan.report.run", None)
    assert main(["build", EDITION]) == 0
    assert capfd.readouterr().err == "Tidak ada yang berubah; laporan tetap yang terakhir.\n"
    after = state(book)
    assert {name: content for name, (content, _) in after.items()} == {name: c for name, (c, _) in before.items()}
    times = {time for _, time in after.values()}
    assert len(times) == 1
    assert times.pop() > max(time for _, time in before.values())


def test_unchanged_chapters_are_told_so(book, capfd):
    main(["build", EDITION])
    capfd.readouterr()
    with (book.data / "pelatihan.csv").open("a") as file:
        file.write("c,3\n")
    assert main(["build", EDITION]) == 0
    told = capfd.readouterr().err.splitlines()
    assert sum("tidak berubah" in line for line in told) == 3
    assert {line.split()[2] for line in told[1:6] if line.endswith("detik")} == {"training", "summary"}


def test_a_lost_file_of_the_report_is_bound_again(book, capfd):
    main(["build", EDITION])
    (book.output / FILES[1]).unlink()
    assert main(["build", EDITION]) == 0
    assert (book.output / FILES[1]).is_file()


def test_a_failed_chapter_leaves_the_old_report_and_says_what_to_do(book, capfd):
    before = old_report(book)
    write_notebook("analysis", OPENING, "jumlah = 1 / 0", *BODIES["analysis"])
    assert main(["build", EDITION]) == 1
    assert state(book) == before
    told = capfd.readouterr().err
    assert "Bab analysis gagal pada sel ke-4 'sel-2' dari notebooks/analysis.ipynb." in told
    assert "  Sebab: ZeroDivisionError: division by zero\n" in told
    assert f"  Bagian yang sudah berjalan: build/{EDITION}/analysis.gagal.ipynb" in told
    assert "Tidak dijalankan karena menunggu bab yang gagal: summary, recruitment." in told
    assert "Laporan lama tidak diubah. Perbaiki penyebabnya (make lab), lalu ulangi perintah yang sama." in told
    assert "Traceback" not in told


def test_the_next_build_after_the_repair_goes_on_from_there(book, capfd):
    write_notebook("analysis", OPENING, "1 / 0")
    main(["build", EDITION])
    write_notebook("analysis", OPENING, *BODIES["analysis"])
    capfd.readouterr()
    assert main(["build", EDITION]) == 0
    told = capfd.readouterr().err
    assert "bab training           tidak berubah" in told
    assert (book.output / "laporan.html").is_file()


CAUSES = {
    "an error of several lines": ("raise ValueError('a\\nb\\nc\\nd')", "ValueError: a\n    b\n    ...\n    d\n"),
    "our own message": (
        "from asnplan.inputs.params import ParamsError\nraise ParamsError('satu\\ndua\\ntiga\\nempat')",
        "Sebab: satu\n  dua\n  tiga\n  empat\n",
    ),
    "an error without words": ("raise KeyError", "Sebab: KeyError\n"),
    "too much memory": ("x = bytearray(3 * 10**9)", "memori yang diminta melebihi batas bab (asumsi limits"),
    "death": ("import os\nos._exit(4)", "ProsesMati: proses bab berhenti sendiri dengan kode 4"),
    "no end": ("import time\ntime.sleep(60)", "BatasWaktu: melewati batas 5 detik per sel"),
}


@pytest.mark.parametrize("what", CAUSES)
def test_the_cause_is_told_in_a_few_lines(book, capfd, what):
    source, told = CAUSES[what]
    write_notebook("analysis", OPENING, source)
    assert main(["build", EDITION]) == 1
    assert told in capfd.readouterr().err


def test_faulty_inputs_stop_before_anything_runs(book, capfd, monkeypatch):
    before = old_report(book)

    def refuse(book):
        raise InputError("data/x.csv: baris 3 salah")

    monkeypatch.setattr(check, "tables", refuse)
    assert main(["build", EDITION]) == 1
    assert state(book) == before
    assert capfd.readouterr().err.startswith("data/x.csv: baris 3 salah\n")
    assert not book.executed("analysis").exists()


def test_a_report_the_gate_holds_back_leaves_the_old_one(book, capfd, monkeypatch):
    before = old_report(book)

    def hold(book, executed):
        raise ReportError("gambar x tanpa teks alternatif")

    monkeypatch.setitem(sys.modules, build.PUBLISH, SimpleNamespace(draft=hold))
    assert main(["build", EDITION]) == 1
    assert state(book) == before
    assert "gambar x tanpa teks alternatif\n\nLaporan tidak dibangun" in capfd.readouterr().err
    # what was held back is tried again, although nothing changed
    assert main(["build", EDITION]) == 1


def test_an_unknown_edition_names_those_there_are(book, capfd):
    assert main(["build", "kecil-2062"]) == 1
    told = capfd.readouterr().err
    assert "params/kecil-2062.yaml" in told
    assert f"edisi yang ada: {EDITION}" in told


def test_an_interrupt_is_no_error_of_the_program(book, capfd, monkeypatch):
    def interrupt(book):
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "tables", interrupt)
    assert main(["build", EDITION]) == 130
    assert capfd.readouterr().err == "\nDihentikan; laporan lama tidak diubah.\n"


def test_one_chapter_runs_alone(book, capfd):
    assert main(["run", EDITION, "training"]) == 0
    assert book.executed("training").is_file()
    assert not book.executed("analysis").exists()
    # a chapter that reads one that has not run says so
    assert main(["run", EDITION, "recruitment"]) == 1
    assert "Bab 'analysis' belum dijalankan" in capfd.readouterr().err


@pytest.mark.parametrize("words", ["U-1", "dinas  x", "Dx"])
def test_a_scenario_and_a_unit_are_books_of_their_own(book, capfd, words):
    before = old_report(book)
    assert main(["build", EDITION, "--scenario", "tumbuh-nol", "--unit", words]) == 0
    assert f"reports/{EDITION}--tumbuh-nol--u-1/laporan.html   <- buka berkas ini" in capfd.readouterr().err
    assert state(book) == before


def test_a_second_build_of_a_units_book_runs_nothing(book, capfd):
    main(["build", EDITION, "--unit", "U-1"])
    capfd.readouterr()
    assert main(["build", EDITION, "--unit", "Dinas X"]) == 0
    assert capfd.readouterr().err == "Tidak ada yang berubah; laporan tetap yang terakhir.\n"


def test_a_unit_that_is_not_there_is_wrong_use_and_nothing_runs(book, capfd):
    assert main(["build", EDITION, "--unit", "Dinas Z"]) == 2
    told = capfd.readouterr().err
    assert told.startswith(f"Unit 'Dinas Z' tidak ada dalam edisi '{EDITION}'; yang paling mirip:\n  U-1      Dinas X")
    assert (
        not list((project.root() / "build").glob("*/*.ipynb")) and not (project.root() / "reports" / EDITION).exists()
    )


def test_wrong_use_is_told_by_the_command_line(capfd):
    with pytest.raises(SystemExit) as told:
        main(["build"])
    assert told.value.code == 2


@pytest.mark.parametrize("jobs", ["0", "-1", "dua"])
def test_less_than_one_chapter_at_once_is_wrong_use(capfd, jobs):
    with pytest.raises(SystemExit):
        main(["build", EDITION, f"--jobs={jobs}"])
    assert f"'{jobs}' harus bilangan bulat, paling sedikit 1" in capfd.readouterr().err


@pytest.mark.parametrize("kind", [*InputError.__subclasses__(), InputError, BookError])
def test_our_own_messages_are_told_whole_and_without_their_english_name(kind):
    told = progress.cause(Failure("summary", kind.__name__, "satu\ndua\ntiga\nempat"))
    assert told.split() == ["satu", "dua", "tiga", "empat"]


def test_a_file_that_is_not_there_is_told_in_indonesian(tmp_path):
    with pytest.raises(FileNotFoundError) as error:
        (tmp_path / "hilang").read_bytes()
    assert "hilang tidak dapat dipakai: tidak ada; kembalikan" in trouble.said(error.value)


@pytest.mark.parametrize(
    ("loaded", "heavy"), [("import asnplan.report.release", "pandas"), ("build.preload()", "nbconvert")]
)
def test_no_process_holds_what_only_another_one_needs(loaded, heavy):
    script = f"import sys; from asnplan.report import build; {loaded}; print({heavy!r} in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
