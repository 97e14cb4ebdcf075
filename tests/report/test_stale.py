import hashlib
import os
import shutil

import pytest
from tiny import BODIES, EDITION, LIMITS, OPENING, checked, tiny, write_notebook  # noqa: F401

from asnplan import project
from asnplan.report import run, stale

ALL = set(BODIES)


DONE = {}
"""Where the finished project of the first test lies; each further one works on a copy."""


@pytest.fixture
def book(tiny, tmp_path, tmp_path_factory, monkeypatch):  # noqa: F811
    """A book whose chapters have all run, with a library of its own to change; training uses its own package."""
    shutil.copytree(stale.LIBRARY, tmp_path / "lib/asnplan", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(stale, "LIBRARY", tmp_path / "lib/asnplan")
    opening = "from asnplan import params, tables, training\np = params.load(edition, scenario, unit)"
    write_notebook("training", opening, *BODIES["training"])
    if not DONE:
        assert rerun(tiny) == ALL
        DONE["build"] = tmp_path_factory.mktemp("done") / "build"
        shutil.copytree(tmp_path / "build", DONE["build"])
    shutil.copytree(DONE["build"], tmp_path / "build", dirs_exist_ok=True)
    return tiny


def rerun(book):
    """The chapters that ran."""
    checked(book)
    ended = list(run.chapters(book, "fork", 2, LIMITS))
    assert not [end.failure for end in ended if end.failure]
    return {end.chapter for end in ended if end.changes}


def stale_chapters(book):
    """The chapters that would run, those being left out that only wait for others."""
    checked(book)
    return {name for name in BODIES if stale.changes(book, name)}


def append(text, *paths):
    for path in paths:
        with path.open("a") as file:
            file.write(text)


def test_nothing_runs_a_second_time(book):
    assert rerun(book) == set()


def test_touching_files_runs_nothing(book):
    for path in project.root().rglob("*"):
        os.utime(path)
    assert stale_chapters(book) == set()


def test_a_new_row_of_a_table_runs_its_readers_and_theirs(book):
    append("c,3\n", book.data / "pelatihan.csv")
    assert rerun(book) == {"training", "summary"}
    append("c,3\n", book.data / "pegawai.csv")
    assert rerun(book) == {"analysis", "recruitment", "summary"}


def test_a_table_nobody_reads_runs_nothing(book):
    (book.data / "skm.csv").write_text("id\n1\n")
    assert stale_chapters(book) == set()


def test_a_chapter_that_saves_the_same_tables_runs_no_other(book):
    write_notebook("analysis", OPENING, "'kalimat lain'", *BODIES["analysis"])
    assert rerun(book) == {"analysis"}


def test_a_package_runs_the_chapters_that_import_it(book):
    append("\n# lain\n", stale.LIBRARY / "training/__init__.py")
    append("\n# lain\n", stale.LIBRARY / "recruitment/__init__.py")
    assert stale_chapters(book) == {"training"}


@pytest.mark.parametrize("file", ["show/text.py", "inputs/params.py", "project.py"])
def test_what_every_chapter_uses_makes_all_stale(book, file):
    append("\n# lain\n", stale.LIBRARY / file)
    assert stale_chapters(book) == ALL


@pytest.mark.parametrize("file", [f"params/{EDITION}.yaml", "requirements.lock"])
def test_params_and_lock_make_all_stale(book, file):
    append("# lain\n", project.root() / file)
    assert stale_chapters(book) == ALL


def test_the_binding_runs_no_chapter_and_stales_the_report(book):
    stale.record(book, stale.REPORT, stale.sources(book, stale.REPORT))
    assert stale.changes(book, stale.REPORT) == []
    append("\n# lain\n", stale.LIBRARY / "report/bind.py")
    (project.template() / "gaya.css").write_text("p {}")
    assert stale_chapters(book) == set()
    assert stale.changes(book, stale.REPORT) == ["lib/asnplan/report", "reports/template"]


def test_the_look_of_figures_makes_all_chapters_stale(book):
    (project.template() / "tokens.json").write_text("{}")
    assert stale_chapters(book) == set(BODIES)


def test_a_folder_of_editions_without_a_look_of_its_own_has_one(book):
    project.template().rmdir()
    assert stale.changes(book, stale.REPORT)


def test_the_digest_of_a_folder_has_its_files_in_the_order_of_their_names_as_text(tmp_path):
    for name in ("b/c", "b-c", "B"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    nothing = hashlib.sha256(b"").hexdigest()
    listed = "".join(f"{name} {nothing}\n" for name in ("B", "b-c", "b/c"))
    assert stale.digest(tmp_path) == hashlib.sha256(listed.encode()).hexdigest()


def test_a_lost_or_altered_result_runs_its_chapter(book):
    book.executed("evaluation").unlink()
    assert rerun(book) == {"evaluation"}
    book.saved("analysis", "kebutuhan").write_bytes(b"")
    assert rerun(book) == {"analysis"}


@pytest.mark.parametrize("name", ["stamp", "reads"])
def test_what_is_noted_of_a_chapter_and_not_whole_runs_it_again(book, name):
    (book.build / f"analysis.{name}.json").write_text("{")
    assert rerun(book) == {"analysis"}


def test_what_is_edited_while_a_chapter_runs_is_not_taken_for_done(book):
    notebook = project.notebook("training")
    edit = f"import pathlib\npathlib.Path('notebooks/{notebook.name}').open('a').write(' ')"
    write_notebook("training", edit, OPENING, *BODIES["training"])
    assert rerun(book) == {"training"}
    assert stale.changes(book, "training") == ["notebooks/training.ipynb"]


def test_each_scenario_and_unit_has_its_own_state(book):
    assert stale_chapters(project.Book(EDITION, scenario="tumbuh-nol")) == ALL
    assert stale_chapters(project.Book(EDITION, unit="dinas-x")) == ALL
    assert stale_chapters(book) == set()


def test_a_chapter_that_saved_nothing_counts_as_reader_of_everything(book):
    write_notebook("evaluation", OPENING, "tables.load(p, 'kinerja')", "x = 1")
    write_notebook("summary", OPENING, "tables.saved(p, 'training', 'rencana')", "x = 1")
    assert rerun(book) == {"evaluation", "summary"}
    assert rerun(book) == set()
    append("c,3\n", book.data / "pelatihan.csv")
    assert rerun(book) == {"training", "evaluation", "summary"}


def test_changes_are_named(book):
    append("c,3\n", book.data / "pelatihan.csv")
    checked(book)
    assert stale.changes(book, "training") == ["pelatihan"]


def test_the_folder_of_the_last_edition_stales_what_may_have_read_it(book):
    write_notebook("summary", OPENING, "tables.saved(p, 'training', 'rencana')", "x = 1")
    assert rerun(book) == {"summary"}
    for name in (EDITION, "kecil-2025"):
        (project.root() / f"dist/{name}").mkdir(parents=True)
        (project.root() / f"dist/{name}/manifest.json").write_text("{}")
    assert stale_chapters(book) == {"summary"}
    assert stale.changes(book, "summary") == ["dist/kecil-2025/manifest.json"]


def test_files_of_the_last_edition_that_a_step_read_are_watched(book):
    noted = book.build / "training.reads.json"
    noted.write_text('["pelatihan", "dist/kecil-2025/manifest.json"]')
    stale.record(book, "training", stale.sources(book, "training"))
    assert stale.changes(book, "training") == []
    (project.root() / "dist/kecil-2025").mkdir(parents=True)
    (project.root() / "dist/kecil-2025/manifest.json").write_text("{}")
    assert stale.changes(book, "training") == ["dist/kecil-2025/manifest.json"]
