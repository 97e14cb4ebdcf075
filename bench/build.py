"""The whole build from cold, against the same cells as one plain script and against the ordinary route.

    python bench/build.py [EDITION] [ROUNDS]

All three start each time from the same state: packages installed and compiled, inputs unchecked, no chapter executed,
no report. The ordinary route is papermill's command for each chapter in turn, then nbconvert's to HTML; it makes no
PDF, no workbook, no bound book. The runs alternate, so that a busy machine slows all alike; the median of each counts.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from asnplan import project
from asnplan.report import outline

EDITION = "pangkalpinang-2026"
ROUNDS = 5
GLANCE = 0.05
"""How often memory is looked at. [s]"""


def main(edition=EDITION, rounds=ROUNDS):
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of_project(Path(folder), edition)
        ways = {
            "skrip": [[sys.executable, plain_script(root)]],
            "laporan": [[sys.executable, "-m", "asnplan.report", "build", edition]],
            "biasa": ordinary(root, edition),
        }
        seconds = {way: [] for way in ways}
        for way in [*ways] * int(rounds):
            seconds[way].append(timed(root, edition, ways[way]))
        peaks = {way: peak(root, edition, commands) for way, commands in ways.items()}
    report({way: statistics.median(each) for way, each in seconds.items()}, peaks, rounds)


def copy_of_project(folder, edition):
    """The inputs and notebooks in a folder of their own, so that nobody's build is touched."""
    root = project.root()
    for part in ("notebooks", "reports/template", f"data/{edition}"):
        shutil.copytree(root / part, folder / part)
    for file in (f"params/{edition}.yaml", "requirements.lock"):
        (folder / file).parent.mkdir(exist_ok=True)
        shutil.copy(root / file, folder / file)
    return folder


def in_order():
    """The chapters, each after those it reads."""
    from graphlib import TopologicalSorter

    return list(TopologicalSorter(outline.order()).static_order())


def plain_script(root):
    """All code cells of all chapters in one file."""
    cells = [
        "".join(cell["source"])
        for chapter in in_order()
        for cell in json.loads(project.notebook(chapter).read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    path = root / "semua.py"
    path.write_text("from IPython.display import display\n\n" + "\n\n".join(cells) + "\n", encoding="utf-8")
    return path


def ordinary(root, edition):
    """The commands of the ordinary route."""
    book = project.Book(edition)
    commands = []
    for chapter in in_order():
        done = root / "build" / book.name / f"{chapter}.ipynb"
        commands.append([sys.executable, "-m", "papermill", "-p", "edition", edition, "--no-progress-bar",
                         root / "notebooks" / f"{chapter}.ipynb", done])  # fmt: skip
        commands.append([sys.executable, "-m", "nbconvert", "--to", "html", done])
    return commands


def started(root, edition, commands):
    """Start ``commands`` one after the other from cold, yielding each process."""
    for made in ("build", f"reports/{edition}"):
        shutil.rmtree(root / made, ignore_errors=True)
    (root / "build" / edition).mkdir(parents=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["ASNPLAN_ROOT"] = str(root)
    messages = root / "pesan.txt"
    for command in commands:
        with messages.open("w") as file:
            process = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=file)
        yield process
        if process.wait():
            sys.exit(f"{command} gagal:\n{messages.read_text()}")


def timed(root, edition, commands):
    """How long ``commands`` take. [s]"""
    begun = time.perf_counter()
    for process in started(root, edition, commands):
        process.wait()
    return time.perf_counter() - begun


def peak(root, edition, commands):
    """The most memory ``commands`` and all they start hold together: PSS, shared pages counted once, and RSS. [MB]"""
    pss = rss = 0
    for process in started(root, edition, commands):
        while process.poll() is None:
            now = held(psutil.Process(process.pid))
            pss, rss = max(pss, now[0]), max(rss, now[1])
            time.sleep(GLANCE)
    return pss / 2**20, rss / 2**20


def held(process):
    """The proportional and the resident memory of a process and its descendants. [bytes]"""
    pss = rss = 0
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):  # one that has just ended holds nothing
                memory = each.memory_full_info()
                pss, rss = pss + memory.pss, rss + memory.rss
    return pss, rss


def report(medians, peaks, rounds):
    print(f"median dari {rounds} putaran bergantian")
    for way, seconds in medians.items():
        ratio = seconds / medians["skrip"]
        pss, rss = peaks[way]
        print(f"  {way:8} {seconds:6.2f} s   {ratio:5.2f} x skrip   puncak PSS {pss:5.0f} MB, RSS {rss:5.0f} MB")
    print(f"  laporan : biasa = 1 : {medians['biasa'] / medians['laporan']:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
