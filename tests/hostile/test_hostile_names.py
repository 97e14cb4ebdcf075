"""Names that would lead elsewhere, through the real commands: one message, nothing made, nothing carried out."""

import os
import subprocess
import sys

import pytest

from asnplan import project

ROOT = project.root()
NAMES = (
    "../../etc", "/etc", "..", "a/b-2026", "kota-2026/../x", "CON", "con", "$(touch sprung)", "`touch sprung`",
    "kota-2026; touch sprung", "kota-2026 && touch sprung", "-rf", "kota 2026", "", "a" * 300 + "-2026",
    "x'y\\",
)  # fmt: skip


def tree(folder):
    return sorted(str(path) for path in folder.rglob("*"))


@pytest.fixture
def folder(tmp_path):
    """An empty project beside a folder that no command may reach."""
    for name in ("params", "notebooks", "data"):
        (tmp_path / "project" / name).mkdir(parents=True)
    (tmp_path / "project" / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"))
    (tmp_path / "project" / "environment.py").write_text((ROOT / "environment.py").read_text(encoding="utf-8"))
    return tmp_path


ASKED = [("report", name) for name in NAMES] + [
    (task, name) for task in ("dist", "check", "new") for name in NAMES[::4]
]


@pytest.mark.parametrize(("task", "name"), ASKED)
def test_make_makes_nothing_of_an_edition_that_leads_elsewhere(folder, task, name):
    before = tree(folder)
    command = ["make", task, f"EDITION={name}", f"RUN={sys.executable}", "READY="]
    told = subprocess.run(command, cwd=folder / "project", capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "disi '" in told.stderr or "usage:" in told.stderr
    assert "Traceback" not in told.stderr
    assert tree(folder) == before


@pytest.mark.parametrize("module", ["report build", "report dist", "report run", "inputs check", "inputs new"])
@pytest.mark.parametrize("name", ["../../etc", "\x1b[31mkota\n"])
def test_no_command_takes_a_name_that_leads_elsewhere(folder, module, name):
    package, task = module.split()
    before = tree(folder)
    command = [sys.executable, "-m", f"asnplan.{package}", task, name, *(["analysis"] if task == "run" else [])]
    environment = os.environ | {"ASNPLAN_ROOT": str(folder / "project")}
    told = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert told.stderr.startswith("Nama edisi") and told.stderr.replace("\n", "").isprintable()
    assert tree(folder) == before
