"""What the person before the terminal, or the log, reads while a book is built: whole lines."""

import sys
import time

from babel.numbers import format_decimal

from asnplan import project
from asnplan.inputs import trouble
from asnplan.inputs.writing import visible

WIDTH = 22
"""Columns of a step's name."""

CAUSE_LINES = 3
"""Lines of a cause that are shown, unless it is a message of ours."""

OWN_MESSAGES = ("BookError", "InputError", "ParamsError", "PastError", "TableError", "UnitError")
MEMORY = ("MemoryError", "ArrowMemoryError")


class Progress:
    """Numbers the steps and times them."""

    def __init__(self, steps):
        self.steps, self.number = steps, 0
        self.begun = self.last = time.monotonic()

    def step(self, name, changed=True, seconds=None, failure=None):
        """Tell that a step ended; its time is that since the step before, unless given. [s]"""
        now = time.monotonic()
        self.number += 1
        took = duration(now - self.last if seconds is None else seconds)
        result = "tidak berubah" if not changed else f"gagal setelah {took}" if failure else took
        tell(f"[{self.number}/{self.steps}] {name:{WIDTH}} {result}")
        self.last = now

    def chapter(self, ended):
        """Tell how a chapter ended."""
        self.step(f"bab {ended.chapter}", ended.seconds is not None, ended.seconds, ended.failure)

    def finished(self, files):
        """The last lines: how long it took, where the files are, what to open."""
        tell(f"Selesai dalam {duration(time.monotonic() - self.begun)}. Hasil:")
        for path in files:
            tell(f"  {relative(path)}" + ("   <- buka berkas ini" if path.suffix == ".html" else ""))


def failed(failure):
    """Tell why a chapter failed and what to do."""
    place = f"sel ke-{failure.number} '{failure.cell}' dari notebooks/{failure.chapter}.ipynb"
    tell(f"\nBab {failure.chapter} gagal" + (f" pada {place}." if failure.number else "."))
    tell(f"  Sebab: {cause(failure)}")
    if failure.kept:
        tell(f"  Bagian yang sudah berjalan: {failure.kept}")


def stopped(book, unrun):
    """Tell what was not done because of failures, and how to go on."""
    if unrun:
        tell(f"\nTidak dijalankan karena menunggu bab yang gagal: {', '.join(unrun)}.")
    old = "Laporan lama tidak diubah." if book.output.is_dir() else "Belum ada laporan."
    tell(f"\n{old} Perbaiki penyebabnya (make lab), lalu ulangi perintah yang sama.")


def cause(failure):
    """The error in at most a few lines; a message of ours whole, without its English name."""
    if failure.kind in OWN_MESSAGES:
        return failure.cause.replace("\n", "\n  ")
    if failure.kind in MEMORY:
        return f"memori yang diminta melebihi batas bab (asumsi limits, memory_megabytes). {failure.cause}".strip()
    if told := trouble.meaning(failure.cause):
        return f"{told} ({failure.kind}: {failure.cause.splitlines()[0]})"
    lines = f"{failure.kind}: {failure.cause}".strip(" :").splitlines()
    return "\n    ".join(lines if len(lines) <= CAUSE_LINES else [*lines[: CAUSE_LINES - 1], "...", lines[-1]])


def duration(seconds):
    """``1,2 detik``."""
    return f"{format_decimal(seconds, '0.0', locale='id')} detik"


def relative(path):
    """``path`` as seen from the project's folder."""
    return path.relative_to(project.root()).as_posix()


def tell(text):
    """Show ``text`` at once: in a log the standard error is buffered by no one. None of it commands the terminal."""
    print("\n".join(map(visible, text.split("\n"))), file=sys.stderr, flush=True)
