"""A small built project that a test may break, the real command on it, and what must be so afterwards."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

REPOSITORY = Path(__file__).resolve().parents[2]
REFERENCE = REPOSITORY / "tests/reference"
EDITION = "kecil-2026"
FILES = ("laporan.html", "laporan.pdf", "lampiran.xlsx")
PATIENT = 120
"""How long any command may take on a busy machine. [s]"""


class Ended:
    """How a command ended: ``code`` and ``said``, all it wrote."""

    def __init__(self, process):
        try:
            self.said, _ = process.communicate(timeout=PATIENT)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        self.code = process.returncode


class Project:
    """A project folder of its own, with its own folder for temporary files and its own home."""

    def __init__(self, root):
        self.root, self.temporary = root / "proyek", root / "sementara"
        self.data = self.root / "data" / EDITION
        self.params = self.root / "params" / f"{EDITION}.yaml"
        self.build = self.root / "build" / EDITION
        self.output = self.root / "reports" / EDITION

    def lay_out(self):
        """Write all that a build needs."""
        for folder in (self.root / "params", self.root / "reports", self.temporary):
            folder.mkdir(parents=True)
        shutil.copytree(REPOSITORY / "notebooks", self.root / "notebooks", ignore=shutil.ignore_patterns(".*"))
        shutil.copytree(REPOSITORY / "reports/template", self.root / "reports/template")
        shutil.copytree(REFERENCE / "data" / EDITION, self.data)
        shutil.copy(REFERENCE / "params" / self.params.name, self.params)
        shutil.copy(REPOSITORY / "requirements.lock", self.root)

    def copy(self, root):
        """This project again in another folder."""
        other = Project(root)
        shutil.copytree(self.root, other.root, symlinks=True)
        other.temporary.mkdir()
        return other

    def environment(self, **more):
        """What the command sees; ``None`` takes a variable away."""
        given = {"ASNPLAN_ROOT": str(self.root), "TMPDIR": str(self.temporary), "PYTHONDONTWRITEBYTECODE": "1"}
        return {name: value for name, value in (os.environ | given | more).items() if value is not None}

    def start(self, *arguments, program=("-m", "asnplan.report"), before=(), **environment):
        """Start the command, behind the words ``before``, in a process group of its own, as a shell does."""
        command = [*before, sys.executable, *program, *(arguments or ("build", EDITION))]
        return subprocess.Popen(
            command, cwd=self.root, env=self.environment(**environment), text=True, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, *arguments, **more):
        """Run the command to its end; see `start`."""
        return Ended(self.start(*arguments, **more))

    def held_at(self, place, **environment):
        """The command started and come to ``place``, MODULE:FUNCTION, where it waits."""
        sign = self.root / "sampai"
        program = (str(Path(__file__).with_name("paused.py")), place)
        process = self.start(str(sign), "build", EDITION, program=program, **environment)
        wait_for(sign.exists, process)
        sign.unlink()
        return process

    def insert(self, chapter, source):
        """Put a code cell called ``sisipan`` after the parameters of a chapter."""
        path = self.root / "notebooks" / f"{chapter}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        after = next(i for i, cell in enumerate(notebook["cells"]) if "parameters" in cell["metadata"].get("tags", []))
        cell = {"cell_type": "code", "execution_count": None, "id": "sisipan", "metadata": {}, "outputs": []}
        notebook["cells"].insert(after + 1, cell | {"source": source})
        path.write_text(json.dumps(notebook), encoding="utf-8")

    def limit(self, **limits):
        """Set limits of a chapter in the params."""
        text = self.params.read_text(encoding="utf-8")
        for name, value in limits.items():
            text, count = re.subn(rf"\b{name}: *\d+", f"{name}: {value}", text)
            assert count == 1
        self.params.write_text(text, encoding="utf-8")

    def unbind(self):
        """Make the report stale and no chapter."""
        (self.build / "laporan.stamp.json").unlink()

    def report(self):
        """The hash of each released file."""
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in self.output.iterdir()}

    def strays(self):
        """The processes of this project that still run, a moment after the command ended."""
        end = time.monotonic() + 5
        while (found := list(self.processes())) and time.monotonic() < end:
            time.sleep(0.05)
        return found

    def processes(self):
        """Yield each process started for this project."""
        for process in psutil.process_iter():
            try:
                if process.environ().get("ASNPLAN_ROOT") == str(self.root) and process.status() != "zombie":
                    yield process
            except psutil.Error:
                continue

    def leftovers(self):
        """Files that are only there during a build: in the folder for temporary files, and hidden in the project."""
        hidden = [path for part in ("build", "reports", "data") for path in (self.root / part).rglob(".*")]
        lost = [path for path in (*hidden, *self.temporary.iterdir()) if path.name != ".kunci"]
        return [path.name for path in lost]


def wait_for(condition, process):
    """Wait until ``condition`` holds while ``process`` runs."""
    end = time.monotonic() + PATIENT
    while not condition():
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"not reached: {Ended(process).said}")
        time.sleep(0.02)
