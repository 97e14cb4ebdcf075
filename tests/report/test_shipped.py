"""The shipped edition through the real command: it builds, it is the same in JupyterLab, nothing stale runs."""

import shutil

import nbformat
import numpy as np
import pandas as pd
import pytest
import released
from attack import recovered
from nbclient import NotebookClient
from shipped import EDITION, build, copy_to

from asnplan import project
from asnplan.project import CHAPTERS
from asnplan.report import outline
from asnplan.report.chapter import INJECTED
from asnplan.report.tidy import tidy

DATES = ["tanggal_lahir", "akhir_kontrak", "tanggal_masuk", "tanggal_selesai"]
ORDER = ("analysis", "training", "evaluation", "recruitment", "summary")


@pytest.fixture(scope="module")
def lab(city, tmp_path_factory):
    """The folder in which every chapter was run from top to bottom in the notebooks' folder, as JupyterLab does."""
    folder = copy_to(tmp_path_factory.mktemp("lab"))
    shutil.copytree(city / f"build/{EDITION}/inputs", folder / f"build/{EDITION}/inputs")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASNPLAN_ROOT", raising=False)
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        for chapter in ORDER:
            path = folder / f"notebooks/{chapter}.ipynb"
            done = nbformat.read(path, as_version=4)
            NotebookClient(done, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
            nbformat.write(done, folder / f"{chapter}.ipynb")
    return folder


def test_the_shipped_edition_builds(city):
    assert {path.name for path in (city / f"reports/{EDITION}").iterdir()} == {
        "laporan.html", "laporan.pdf", "lampiran.xlsx",
    }  # fmt: skip
    assert "   <- buka berkas ini\n" in (city / "told").read_text(encoding="utf-8")


def test_chapters_show_no_warning_and_no_path(city):
    for chapter in CHAPTERS:
        done = nbformat.read(city / f"build/{EDITION}/{chapter}.ipynb", as_version=4)
        outputs = [output for cell in done.cells for output in cell.get("outputs", [])]
        assert [output for output in outputs if output.output_type in ("stream", "error")] == []
        assert str(city) not in nbformat.writes(done)
        assert str(project.root()) not in nbformat.writes(done)


def test_the_dictionary_tells_what_every_column_of_every_sheet_means(city):
    assert released.unexplained(city / f"reports/{EDITION}/lampiran.xlsx") == []


def test_other_circumstances_give_the_same_bytes(city, tmp_path):
    there = copy_to(tmp_path / "kota ñ & spasi")
    circumstances = {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    told = build(there, "--jobs", "1", umask=0o077, **circumstances)
    assert told.returncode == 0, told.stderr
    ours, theirs = (
        {path.name: path.read_bytes() for path in (folder / f"reports/{EDITION}").iterdir()} for folder in (city, there)
    )
    assert sorted(ours) == ["lampiran.xlsx", "laporan.html", "laporan.pdf"]
    assert [name for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_jupyterlab_shows_what_the_report_shows(city, lab, chapter):
    ours, theirs = (
        tidy(nbformat.read(path, as_version=4)).cells
        for path in (city / f"build/{EDITION}/{chapter}.ipynb", lab / f"{chapter}.ipynb")
    )
    ours = [cell for cell in ours if cell.id != INJECTED]
    assert [shown(cell) for cell in ours] == [shown(cell) for cell in theirs]


def shown(cell):
    """What a cell shows; it is counted differently where parameters were injected before it."""
    outputs = [dict(output) | {"execution_count": None} for output in cell.get("outputs", [])]
    return cell.id, cell.source, outputs


def test_jupyterlab_saves_what_the_report_reads(city, lab):
    ours, theirs = (
        {path.relative_to(folder): path.read_bytes() for path in folder.glob(f"build/{EDITION}/tables/*/*.parquet")}
        for folder in (city, lab)
    )
    assert ours
    assert ours == theirs


def test_the_chapters_are_run_in_an_order_that_holds():
    waits = outline.order()
    assert all(waits[chapter] <= set(ORDER[:place]) for place, chapter in enumerate(ORDER))


def test_a_second_build_runs_nothing(city):
    told = build(city)
    assert told.returncode == 0, told.stderr
    assert told.stderr == "Tidak ada yang berubah; laporan tetap yang terakhir.\n"


def test_the_same_tables_in_one_workbook_give_the_same_numbers(city, tmp_path):
    folder = copy_to(tmp_path)
    data = folder / f"data/{EDITION}"
    with pd.ExcelWriter(data / "data.xlsx", engine="xlsxwriter") as book:
        for path in sorted(data.glob("*.csv")):
            frame = pd.read_csv(path)
            for name in frame.columns.intersection(DATES):
                frame[name] = pd.to_datetime(frame[name])
            frame.to_excel(book, sheet_name=path.stem, index=False)
            path.unlink()
    told = build(folder)
    assert told.returncode == 0, told.stderr
    ours, theirs = (
        {path.relative_to(root): path.read_bytes() for path in root.glob(f"build/{EDITION}/tables/*/*.parquet")}
        for root in (city, folder)
    )
    assert ours and ours == theirs


def test_a_training_table_runs_training_and_summary_only(city, tmp_path):
    # Assessments are read by training alone; the training history itself is read by evaluation too, because the
    # professionalism index counts it.
    folder = shutil.copytree(city, tmp_path / "city")
    table = folder / f"data/{EDITION}/asesmen.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:-2000]), encoding="utf-8")
    told = build(folder)
    assert told.returncode == 0, told.stderr
    ran = {line.split()[2] for line in told.stderr.splitlines() if "] bab " in line and line.endswith(" detik")}
    assert ran == {"training", "summary"}


@pytest.fixture(scope="module")
def workbooks(city, tmp_path_factory):
    """What the released workbooks of the base and of a scenario tell, and the true counts of the holders."""
    apart = copy_to(tmp_path_factory.mktemp("scenario"))
    told = build(apart, "--scenario", "jam-1200")
    assert told.returncode == 0, told.stderr
    found = []
    for folder, name in ((city, EDITION), (apart, f"{EDITION}--jam-1200")):
        posts, retirements = released.truth(folder / f"build/{name}", city / f"build/{EDITION}/inputs")
        tables = released.sheets(folder / f"reports/{name}/lampiran.xlsx")
        found.append(released.cells(tables, posts, retirements))
    return *found, released.people(posts)


@pytest.mark.parametrize("what", ["holders", "leavers"])
def test_linear_algebra_recovers_no_hidden_cell_of_the_workbooks(workbooks, what):
    base, scenario = (book[what] for book in workbooks[:2])
    assert min(map(len, (*base, *scenario))) > 100
    assert not recovered(base[0] + scenario[0], base[1] + scenario[1])


def test_the_attack_recovers_cells_when_only_small_ones_are_hidden(workbooks):
    (published, hidden), people = workbooks[0]["holders"], workbooks[2]
    small = [cell for cell in hidden if 1 <= cell @ people <= 4]
    beside = [cell for cell in hidden if cell @ people > 4]
    assert beside and np.size(recovered(published + beside, small))
