"""The executed reference edition is that of today's chapters, and nbval on it sees a changed number."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from asnplan import project

HERE = Path(__file__).resolve().parent


def compare(notebook):
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", "--nbval", str(notebook)]
    return subprocess.run(command, cwd=notebook.parent, capture_output=True, text=True, check=False)


def test_one_changed_digit_in_a_stored_output_fails(tmp_path):
    for part in ("params", "data"):
        shutil.copytree(HERE / part, tmp_path / part)
    (tmp_path / "notebooks").mkdir()
    stored = (HERE / "notebooks" / "training.ipynb").read_text(encoding="utf-8")
    changed, count = re.subn(
        r'("text": "Dari )(\d)', lambda match: match[1] + str((int(match[2]) + 1) % 10), stored, count=1
    )
    assert count == 1
    notebook = tmp_path / "notebooks" / "training.ipynb"
    notebook.write_text(changed, encoding="utf-8")
    told = compare(notebook)
    assert told.returncode == 1 and re.search(r"\b1 failed, \d+ passed", told.stdout), told.stdout[-2000:]


@pytest.mark.parametrize("chapter", project.CHAPTERS)
def test_the_reference_runs_the_cells_of_the_chapter(chapter):
    ours = nbformat.read(project.notebook(chapter), as_version=4).cells
    theirs = nbformat.read(HERE / "notebooks" / f"{chapter}.ipynb", as_version=4).cells
    assert [cell.source.replace("pangkalpinang-2026", "kecil-2026") for cell in ours] == [
        cell.source for cell in theirs
    ]
