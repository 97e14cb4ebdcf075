"""Processes that die, hang, take too much or are stopped, through the real command."""

import os
import shutil
import signal

import faulty
import pytest
from faulty import EDITION, Ended, wait_for

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="proses bab adalah anak yang dicabangkan (fork)")

SLEEP = (
    "import pathlib, subprocess, time\nsubprocess.Popen(['sleep', '98'])\npathlib.Path('tidur').touch()\ntime.sleep(97)"
)
UNCHANGED = "Laporan lama tidak diubah. Perbaiki penyebabnya (make lab), lalu ulangi perintah yang sama."


def chapter_process(project):
    """The process in which a chapter's cells run: it leads a group of its own and started ``sleep``."""
    return next(process.parent() for process in project.processes() if process.name() == "sleep")


def asleep(project, **environment):
    """The command started, and come to where a chapter sleeps."""
    project.insert("training", SLEEP)
    process = project.start(**environment)
    wait_for((project.root / "tidur").exists, process)
    wait_for(lambda: any(each.name() == "sleep" for each in project.processes()), process)
    return process


# --- chapters


def test_a_chapter_killed_from_outside_is_named_with_its_cell(project):
    process = asleep(project)
    chapter_process(project).kill()
    ended = Ended(process)
    assert ended.code == 1
    assert "Bab training gagal pada sel ke-3 'sisipan' dari notebooks/training.ipynb." in ended.said
    assert "ProsesMati: proses bab dihentikan oleh sinyal SIGKILL (mungkin memori komputer habis)" in ended.said
    assert UNCHANGED in ended.said


def test_a_chapters_supervisor_killed_from_outside_is_a_failed_chapter(project):
    process = asleep(project)
    chapter_process(project).parent().kill()
    ended = Ended(process)
    assert ended.code == 1
    assert "Bab training gagal." in ended.said
    assert "ProsesMati: pengawas bab berhenti tanpa kabar" in ended.said


def test_a_cell_over_time_is_named_with_its_limit(project):
    project.limit(cell_seconds=1)
    project.insert("training", "import time\ntime.sleep(97)")
    ended = project.run("run", EDITION, "training")
    assert ended.code == 1
    assert "sel ke-3 'sisipan'" in ended.said
    assert "BatasWaktu: melewati batas 1 detik per sel" in ended.said


def test_a_chapter_over_its_memory_is_told_which_limit(project):
    project.insert("training", "terlalu_besar = bytearray(20 * 10**9)")
    ended = project.run()
    assert ended.code == 1
    assert "sel ke-3 'sisipan'" in ended.said
    assert "memori yang diminta melebihi batas bab (asumsi limits, memory_megabytes)" in ended.said
    assert UNCHANGED in ended.said


def test_a_library_change_between_two_chapters_releases_nothing(project):
    """The last chapter waits for the first three; the library changes when the first has ended."""
    shutil.copytree(faulty.REPOSITORY / "lib", project.root / "lib", ignore=shutil.ignore_patterns("__pycache__"))
    changed = project.root / "lib/asnplan/analysis/__init__.py"
    project.insert("summary", f"open({str(changed)!r}, 'a').write('# lain\\n')")
    ended = project.run(PYTHONPATH=str(project.root / "lib"))
    assert ended.code == 1
    assert "Bab analysis memakai bahan yang berubah selama laporan dibangun: lib/asnplan/analysis; ulangi" in ended.said
    assert "Laporan tidak diterbitkan; berkas lama tidak diubah." in ended.said


# --- the whole build


PHASES = {
    "inputs are checked": "asnplan.inputs.check:_renewed",
    "chapters are bound": "asnplan.report.bind:bind",
    "the PDF is typeset": "asnplan.report.pdf:render",
    "the workbook is written": "asnplan.report.workbook:render",
    "files are searched for traces": "asnplan.report.leaks:found",
    "files lie beside the old ones": "asnplan.report.release:unstoppable",
}


@pytest.mark.parametrize(
    ("phase", "number"), [*((phase, signal.SIGINT) for phase in PHASES), ("chapters are bound", signal.SIGTERM)]
)
def test_a_build_stopped_in_any_phase_says_so_and_leaves_nothing(project, phase, number):
    if phase == "inputs are checked":
        (project.data / "pegawai.csv").open("a").write("\n")
    else:
        project.unbind()
    process = project.held_at(PHASES[phase])
    stop(process, number)
    ended = Ended(process)
    assert ended.code == 130
    assert ended.said.endswith("\nDihentikan; laporan lama tidak diubah.\n")
    assert "Traceback" not in ended.said


def test_files_that_are_being_renamed_are_all_renamed(project):
    """Stopped between two renames, a report would be half old and half new."""
    project.unbind()
    process = project.held_at("asnplan.report.manifest:write", PAUSE="0.5")
    stop(process, signal.SIGINT)
    ended = Ended(process)
    assert ended.code == 0
    assert "laporan.html   <- buka berkas ini" in ended.said


def stop(process, number):
    """Ctrl-C reaches the whole group of the terminal, a plain kill only the process."""
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminate"])
def test_a_build_stopped_while_chapters_run_ends_them_with_all_they_started(project, number):
    process = asleep(project)
    stop(process, number)
    stop(process, number)  # an impatient user does it twice
    ended = Ended(process)
    assert ended.code == 130
    assert ended.said.endswith("\nDihentikan; laporan lama tidak diubah.\n")
    assert "Traceback" not in ended.said


def test_a_build_killed_outright_takes_its_processes_along_and_the_next_command_its_files(project):
    process = asleep(project)
    process.kill()
    Ended(process)
    assert project.strays() == []
    assert project.leftovers() != []
    second = project.run("verify", "dist/tidak-ada")
    assert second.code == 1 and "Folder 'dist/tidak-ada' tidak ada" in second.said
    assert project.leftovers() == []


def test_a_build_killed_outright_while_files_lie_beside_the_old_ones_is_made_up_for_by_the_next(project):
    project.unbind()
    process = project.held_at(PHASES["files lie beside the old ones"])
    process.kill()
    Ended(process)
    assert project.strays() == []
    assert len(project.leftovers()) == 2
    assert project.run().code == 0


def test_the_files_of_a_command_that_runs_are_left_alone(project):
    process = asleep(project)
    (folder,) = project.temporary.glob("asnplan-run-*")
    assert project.run("verify", "dist/tidak-ada").code == 1
    assert list(project.temporary.iterdir()) == [folder]
    stop(process, signal.SIGINT)
    assert Ended(process).code == 130


# --- two builds


def test_a_second_build_of_a_book_says_who_builds_it(project):
    process = asleep(project)
    second = project.run()
    assert second.code == 1
    assert f"Buku '{EDITION}' sedang dibangun oleh proses {process.pid} sejak " in second.said
    assert "Tunggu sampai selesai, atau hentikan proses itu" in second.said
    stop(process, signal.SIGINT)
    assert Ended(process).code == 130


def test_two_books_of_an_edition_do_not_wait_for_each_other(project):
    process = asleep(project)
    other = project.run("run", EDITION, "recruitment", "--scenario", "jam-1200")
    assert "Bab 'analysis' belum dijalankan untuk kecil-2026--jam-1200" in other.said
    stop(process, signal.SIGINT)
    assert Ended(process).code == 130


def test_the_lock_of_a_dead_build_is_in_nobodys_way(project):
    (project.build / ".kunci").write_text("1 sejak 1 Januari 2026 pukul 09.00.00")
    ended = project.run()
    assert ended.code == 0, ended.said
