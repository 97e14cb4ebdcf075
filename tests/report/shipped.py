"""The shipped edition, built from cold through the real command in a folder of its own."""

import os
import shutil
import subprocess
import sys

from asnplan import project

EDITION = "pangkalpinang-2026"


def copy_to(folder):
    """The project's inputs, notebooks and look, in a folder to build in."""
    root = project.root()
    for part in ("notebooks", "params", f"data/{EDITION}", "reports/template"):
        shutil.copytree(root / part, folder / part)
    shutil.copy(root / "requirements.lock", folder)
    return folder


def build(folder, *options, umask=-1, **environment):
    command = [sys.executable, "-m", "asnplan.report", "build", EDITION, *options]
    own = os.environ | {"ASNPLAN_ROOT": str(folder)} | environment
    return subprocess.run(command, env=own, cwd=folder, umask=umask, capture_output=True, text=True, check=False)
