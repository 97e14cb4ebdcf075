"""Copies of the project with the small edition, each a checkout of the same commit, and the real commands in them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

EDITION = "kecil-2026"
PARTS = (
    "notebooks", "lib/asnplan", "reports/template", "requirements.lock", "pyproject.toml", ".gitignore", "Makefile",
    "environment.py",
)  # fmt: skip
DAY = "2026-01-02T03:04:05Z"
AUTHOR = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
          for what, value in (("NAME", "A"), ("EMAIL", "a@b"), ("DATE", DAY))}  # fmt: skip


def copy_to(folder):
    """The project with the small edition in ``folder``, as a checkout of one commit."""
    here = Path(__file__).resolve().parents[2]
    shutil.copytree(here / "tests/reference", folder, ignore=shutil.ignore_patterns("notebooks", "*.py", "__pycache__"))
    for part in PARTS:
        if (here / part).is_dir():
            shutil.copytree(here / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(here / part, folder / part)
    git(folder, "init", "--quiet")
    record(folder)
    return folder


def record(folder):
    """Commit all there is."""
    git(folder, "add", "--force", ".")
    git(folder, "commit", "--quiet", "-m", "x")


def git(folder, *command):
    """A git command in ``folder``; its output."""
    done = subprocess.run(
        ["git", *command], cwd=folder, env=os.environ | AUTHOR, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def asnplan(folder, *arguments, **environment):
    """``python -m asnplan.report`` as it is run in ``folder``, with the library that lies there."""
    return command(folder, sys.executable, "-m", "asnplan.report", *arguments, **environment)


def make(folder, *arguments, **environment):
    """``make`` in ``folder``, with the Python that runs the tests instead of one to be set up there."""
    return command(folder, "make", f"RUN={sys.executable}", "READY=", *arguments, **environment)


def command(folder, *words, umask=-1, **environment):
    """A command run in ``folder``."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("ASNPLAN", "PYTEST"))}
    own |= {"PYTHONPATH": str(folder / "lib"), "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    return subprocess.run(words, cwd=folder, env=own | environment, capture_output=True, text=True, umask=umask)


def files(folder):
    """Every file below ``folder`` by its path in it, with its bytes."""
    listed = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in listed}
