"""The three lists of what must be installed agree, and the Makefile stays a front door."""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from asnplan import project

ROOT = project.root()
DEPENDENCIES = [
    Requirement(text) for text in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
]
LOCK = (ROOT / "requirements.lock").read_text()


def pinned():
    """Each locked package with the versions it is locked at (more than one where a marker chooses)."""
    found = {}
    for name, version in re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", LOCK, flags=re.M):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("needed", DEPENDENCIES, ids=lambda needed: needed.name)
def test_the_lock_pins_every_dependency_at_a_version_the_list_allows(needed):
    versions = pinned()[canonicalize_name(needed.name)]
    assert all(needed.specifier.contains(version) for version in versions)


def test_every_locked_package_has_hashes():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.M)[1:]
    assert len(blocks) > 100 and all("--hash=sha256:" in block for block in blocks)


def test_conda_users_get_the_same_lock_and_the_same_python():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())
    pip = next(entry["pip"] for entry in conda["dependencies"] if isinstance(entry, dict))
    assert pip == ["-r requirements.lock", "-e ."]
    assert {"python=3.11", "make", "pip"} <= {entry for entry in conda["dependencies"] if isinstance(entry, str)}
    assert f"=={sys.version_info.major}.{sys.version_info.minor}.*" == "==3.11.*"


@pytest.mark.parametrize("needed", DEPENDENCIES, ids=lambda needed: needed.name)
def test_what_runs_is_what_the_lock_says(needed):
    assert importlib.metadata.version(needed.name) in pinned()[canonicalize_name(needed.name)]


def test_every_package_that_is_imported_is_in_the_list():
    sources = [path for folder in ("lib", "tests", "bench", ".ci") for path in (ROOT / folder).rglob("*.py")]
    own = {path.stem for path in sources} | {"asnplan"} | set(sys.stdlib_module_names)
    imported = {name.partition(".")[0] for path in sources for name in modules(path.read_text(encoding="utf-8"))} - own
    homes = importlib.metadata.packages_distributions()
    listed = {canonicalize_name(needed.name) for needed in DEPENDENCIES}
    assert {name for name in imported if not {canonicalize_name(home) for home in homes[name]} & listed} == set()


def modules(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module


def test_recipes_call_python_only():
    recipes = re.findall(r"^\t@?(.*)$", (ROOT / "Makefile").read_text(), flags=re.M)
    assert recipes and all(line.startswith(("$(RUN)", "$(PYTHON)", "$(BUILD)", "$(info")) for line in recipes)


def test_make_help_is_the_default_and_lists_the_goals():
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for goal in ("report", "check", "test", "lab", "new", "clean", "lock"):
        assert re.search(rf"^  {goal} +\w", shown, flags=re.M), goal


def test_an_unknown_edition_is_answered_with_the_ones_there_are():
    answer = subprocess.run(
        ["make", "report", "EDITION=pangkalpinag-2026"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode != 0
    assert "Edisi yang ada: pangkalpinang-2026" in answer.stderr and "Traceback" not in answer.stderr


@pytest.mark.parametrize("name", ["catatan rapat.docx", "pegawai (baru) 2.csv", "rapat 12:05.txt"])
def test_a_file_with_a_strange_name_is_in_nobodys_way(tmp_path, name):
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copy(ROOT / "environment.py", tmp_path)
    for file in ("params/kota-2026.yaml", f"data/kota-2026/{name}"):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).touch()
    answer = subprocess.run(
        ["make", "--dry-run", "report", "EDITION=kota-2026", "RUN=python"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (answer.returncode, answer.stderr) == (0, "") and "asnplan.report build" in answer.stdout


def test_an_activated_environment_that_is_gone_is_none(tmp_path):
    told = subprocess.run(
        [sys.executable, "environment.py", "--find"], cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"VIRTUAL_ENV": str(tmp_path / "hilang")},
    )  # fmt: skip
    assert told.stdout.strip() in (".venv/bin/python", ".venv/Scripts/python.exe")


def test_every_text_has_the_same_line_ends_on_every_system():
    told = subprocess.run(
        ["git", "check-attr", "text", "eol", "--", "reports/template/appendix.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.returncode or [line.rpartition(" ")[2] for line in told.stdout.splitlines()] == ["auto", "lf"]
