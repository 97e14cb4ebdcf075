import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from tiny import BODIES, EDITION, LIMITS, OPENING, PARAMETERS, checked, processes, tiny, write_notebook  # noqa: F401

from asnplan import project
from asnplan.report import chapter, outline, run, stale


def run_all(book, jobs=2, engine="fork"):
    return {ended.chapter: ended for ended in run.chapters(book, engine, jobs, LIMITS)}


@pytest.fixture
def book(tiny):  # noqa: F811
    checked(tiny)
    return tiny


# --- order


def test_chapters_wait_for_those_they_read(book):
    waits = outline.order()
    assert waits == {
        "summary": {"recruitment", "training", "evaluation"},
        "analysis": set(),
        "recruitment": {"analysis"},
        "training": set(),
        "evaluation": set(),
    }


def test_a_chapter_that_reads_an_unknown_one_is_refused(book):
    write_notebook("training", OPENING, "tables.saved(p, 'pelatihan', 'x')")
    with pytest.raises(outline.OutlineError, match="Bab training membaca tabel dari bab 'pelatihan'"):
        outline.order()


def test_chapters_that_wait_for_each_other_are_refused(book):
    write_notebook("analysis", OPENING, "tables.saved(p, 'recruitment', 'usulan')")
    with pytest.raises(outline.OutlineError, match=r"saling menunggu: (analysis|recruitment) -> "):
        outline.order()


@pytest.mark.parametrize(
    "parameters",
    [
        'edition = "x"\nunit = ""',
        'edition = "x"\nunit = ""\nscenari = "dasar"',
        'edition = "x"\nunit = ""\nscenario = "dasar"\nyear = 2026',
    ],
)
def test_parameters_papermill_would_silently_leave_unused_are_refused(book, parameters):
    write_notebook("training", OPENING, parameters=parameters)
    with pytest.raises(outline.OutlineError, match=r"tepat satu sel bertanda 'parameters'.*notebooks/training.ipynb"):
        outline.order()


def test_a_missing_notebook_is_named(book):
    project.notebook("training").unlink()
    with pytest.raises(outline.OutlineError, match=r"notebooks/training\.ipynb tidak ditemukan"):
        outline.order()


def test_a_damaged_notebook_is_named(book):
    project.notebook("training").write_text('{"cells": [')
    with pytest.raises(outline.OutlineError, match=r"notebooks/training\.ipynb bukan notebook yang utuh"):
        outline.order()


def test_a_cell_that_is_not_python_hides_no_other_cell(book):
    write_notebook("training", OPENING, "1 +", "tables.saved(p, 'analysis', 'kebutuhan')")
    assert outline.read_chapters("training") == {"analysis"}


# --- running


def test_all_chapters_run_in_their_order(book):
    ended = run_all(book)
    assert all(end.failure is None for end in ended.values())
    assert list(ended)[-1] == "summary"
    assert list(ended).index("analysis") < list(ended).index("recruitment")
    assert all(book.executed(chapter).is_file() for chapter in BODIES)
    assert book.saved("summary", "ringkasan").is_file()


def test_chapters_that_do_not_wait_run_at_the_same_time(book):
    # each waits until the other has begun; one after the other both would take the whole limit
    meet = "import pathlib, time\npathlib.Path('{}').touch()\nwhile not pathlib.Path('{}').exists(): time.sleep(0.01)"
    write_notebook("analysis", meet.format("a", "t"), OPENING, *BODIES["analysis"])
    write_notebook("training", meet.format("t", "a"), OPENING, *BODIES["training"])
    ended = run_all(book, jobs=2)
    assert all(end.failure is None for end in ended.values())


def test_no_more_chapters_run_at_once_than_allowed(book):
    mark = "import os, pathlib, time\nmine = pathlib.Path(f'jalan-{os.getpid()}')\nmine.touch()\ntime.sleep(0.2)\n"
    count = "n = len(list(pathlib.Path('.').glob('jalan-*')))\nmine.unlink()\nassert n == 1, n"
    for name in ("analysis", "training", "evaluation"):
        write_notebook(name, mark + count, OPENING, *BODIES[name])
    assert all(end.failure is None for end in run_all(book, jobs=1).values())


def test_parameters_reach_the_notebook_as_text(tiny):  # noqa: F811
    book = project.Book(EDITION, unit="007", scenario="jam-1200")
    checked(book)
    write_notebook("training", OPENING, "print(unit, scenario, p.effective_time)", *BODIES["training"])
    assert run_all(book)["training"].failure is None
    cells = nbformat.read(book.executed("training"), 4).cells
    assert cells[4].outputs[0].text == "007 jam-1200 PerKa BKN 19/2011\n"


def test_the_chapter_runs_in_the_projects_folder(book):
    write_notebook("training", "import os\nprint(os.path.exists('params'))", OPENING, *BODIES["training"])
    run_all(book)
    assert nbformat.read(book.executed("training"), 4).cells[3].outputs[0].text == "True\n"


def test_executed_notebooks_are_the_same_bytes_each_time_and_by_both_engines(book):
    results = []
    for engine in ("fork", "fork", "kernel"):
        for name in BODIES:
            stale.forget(book, name)
        assert all(end.failure is None for end in run_all(book, engine=engine).values())
        results.append([book.executed(name).read_bytes() for name in BODIES])
    assert results[0] == results[1] == results[2]
    assert str(project.root()).encode() not in b"".join(results[0])


# --- failing


CAUSES = {
    "error": ("1 / 0", "ZeroDivisionError"),
    "exit": ("import os\nos._exit(3)", "ProsesMati"),
    "hang": ("import time\ntime.sleep(60)", "BatasWaktu"),
}


@pytest.mark.parametrize("what", CAUSES)
@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_a_failed_chapter_keeps_what_ran_and_loses_the_old_result(book, what, engine):
    run_all(book)
    source, kind = CAUSES[what]
    write_notebook("training", OPENING, "print('jalan')", source, "print('tidak')")
    failure = chapter.run(book, "training", engine, LIMITS | {"cell_seconds": 2})
    assert (failure.chapter, failure.cell, failure.number, failure.kind) == ("training", "sel-3", 5, kind)
    assert not book.executed("training").exists()
    assert failure.kept == f"build/{EDITION}/training.gagal.ipynb"
    *_, ran, broke, unrun = nbformat.read(chapter.partial(book, "training"), 4).cells
    assert ran.outputs[0].text == "jalan\n"
    assert broke.outputs[-1].ename == kind
    assert unrun.outputs == []


def test_what_waits_for_a_failed_chapter_is_left_out_and_the_rest_is_done(book):
    write_notebook("analysis", OPENING, "1 / 0")
    ended = run_all(book)
    assert {name for name, end in ended.items() if not end.failure} == {"training", "evaluation"}
    assert ended["analysis"].failure.kind == "ZeroDivisionError"
    assert {"recruitment", "summary"}.isdisjoint(ended)


def test_after_a_repair_only_the_failed_and_the_waiting_run(book):
    write_notebook("analysis", OPENING, "1 / 0")
    run_all(book)
    write_notebook("analysis", OPENING, *BODIES["analysis"])
    ended = run_all(book)
    assert {name for name, end in ended.items() if end.changes} == {"analysis", "recruitment", "summary"}
    assert not chapter.partial(book, "analysis").exists()


def test_a_worker_that_dies_is_a_failed_chapter(book, monkeypatch):
    monkeypatch.setattr(chapter, "run", lambda *_: os._exit(9))
    assert run_all(book)["training"].failure.cause == "pengawas bab berhenti tanpa kabar"


def test_an_interrupt_ends_all_that_runs(book):
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from test_run import *; from asnplan.report import run\n"
        "list(run.chapters(project.Book(EDITION), 'fork', 2, LIMITS))"
    )
    # the chapters start other programs, then sleep past the limits of this test
    sleep = "import subprocess, time\nsubprocess.Popen(['sleep', '97.5'])\ntime.sleep(4)"
    for name in ("analysis", "training"):
        write_notebook(name, sleep, OPENING, *BODIES[name])
    folder = str(Path(__file__).parent)
    building = subprocess.Popen([sys.executable, "-c", program, folder], stderr=subprocess.DEVNULL)
    end = time.monotonic() + 20
    while len(processes("sleep 97.5")) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    building.send_signal(signal.SIGINT)
    building.wait(10)
    assert processes("sleep 97.5") == []
    assert processes(folder) == []
