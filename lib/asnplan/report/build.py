"""Building a book: check the inputs, run the stale chapters, publish; or say in a few lines why not.

What takes long to import is imported where it is used: when nothing changed, nothing of it is needed.
"""

import gc
import importlib
import multiprocessing
import os
import time
from contextlib import contextmanager, suppress

from asnplan.inputs import check
from asnplan.project import CHAPTERS
from asnplan.report import stale
from asnplan.report.progress import Progress, failed, stopped, tell

PUBLISH = "asnplan.report.publish"
PRELOADED = (
    "pandas", "pyarrow.dataset", "pyarrow.parquet", "ipykernel.zmqshell", "asnplan.report.run", "asnplan.inputs.params",
    "asnplan.inputs.tables", "asnplan.analysis", "asnplan.recruitment", "asnplan.training", "asnplan.evaluation",
    "asnplan.show", PUBLISH,
)  # fmt: skip
STEPS = (*CHAPTERS, stale.REPORT)


def build(book, engine="fork", jobs=None):
    """Bring the report of ``book`` up to date.

    Parameters
    ----------
    book : Book
    engine : {"fork", "kernel"}
    jobs : int, optional
        How many chapters may run at once; as many as processors when not given.

    Returns
    -------
    bool
        Whether there is a report of today's inputs. When not, the reason was told and the old files are as they were.

    Raises
    ------
    InputError, OutlineError, BindingError, GateError
        With a message for the person who can mend it; the old files are as they were.
    """
    progress, begun = Progress(len(STEPS) + 1), stale.sources(book, stale.REPORT)
    if engine == "fork" and is_stale(book):
        # a second processor checks while this one imports
        with aside(check.state, book):
            preload()
    check.tables(book)
    if not is_stale(book):
        touch(book)
        tell("Tidak ada yang berubah; laporan tetap yang terakhir.")
        return True
    progress.step("masukan diperiksa")
    if not run(book, engine, jobs, progress):
        return False
    progress.finished(publish(book, progress, begun))
    return True


def is_stale(book):
    """Whether any chapter or the report has to be made again, going by the last check of the inputs."""
    return any(stale.changes(book, step) for step in STEPS)


@contextmanager
def aside(work, *arguments):
    """Do ``work`` in a process of its own during the context; its errors come again to who needs its result."""

    def quietly():
        with suppress(Exception):
            work(*arguments)

    process = multiprocessing.get_context("fork").Process(target=quietly)
    process.start()
    try:
        yield
        process.join()
    finally:
        process.kill()


def preload():
    """Import once what chapters and binding need, so that every process forked later has it."""
    gc.disable()
    for name in PRELOADED:
        importlib.import_module(name)
    gc.freeze()
    gc.enable()


def run_one(book, chapter, engine="fork"):
    """Run one chapter if it is stale, the chapters it reads having been run before; whether it ended well."""
    progress = Progress(2)
    check.tables(book)
    progress.step("masukan diperiksa")
    return run(book, engine, 1, progress, [chapter])


def run(book, engine, jobs, progress, only=CHAPTERS):
    """Run the stale chapters among ``only``; whether all ended well.

    Parameters
    ----------
    progress : Progress
    """
    from asnplan.inputs import params
    from asnplan.report import run as execution

    p = params.load(book.edition, book.scenario, book.unit)
    if engine == "fork":
        preload()
    ended = []
    for end in execution.chapters(book, engine, jobs or processors(), dict(p.limits), only):
        progress.chapter(end)
        ended.append(end)
    failures = [end.failure for end in ended if end.failure]
    for failure in failures:
        failed(failure)
    if failures:
        stopped(book, sorted(set(only) - {end.chapter for end in ended}, key=CHAPTERS.index))
    return not failures


def publish(book, progress, begun):
    """The files of the report, bound anew by the code and templates that were there when the build had ``begun``."""
    publish = importlib.import_module(PUBLISH).publish
    stale.forget(book, stale.REPORT)
    files = publish(book, {chapter: book.executed(chapter) for chapter in CHAPTERS}, begun)
    stale.record(book, stale.REPORT, begun)
    touch(book)
    progress.step("laporan dijilid")
    return files


def touch(book):
    """Give all files of the report the time of now, the same for all, so that Make sees none older than another."""
    now = time.time_ns()
    for path in book.output.iterdir():
        os.utime(path, ns=(now, now))


def processors():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
