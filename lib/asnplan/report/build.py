"""Building a book: check the inputs, run the stale chapters, publish; or say in a few lines why not.

What takes long to import is imported where it is used: when nothing changed, nothing of it is needed. Chapters and
binding are done in a process that ends before the PDF is typeset, so that the memory of both is never held at once.
"""

import gc
import importlib
import logging
import os
import time
from contextlib import suppress

from asnplan.inputs import check
from asnplan.project import CHAPTERS
from asnplan.report import stale
from asnplan.report.apart import apart, beside
from asnplan.report.lock import alone
from asnplan.report.progress import Progress, failed, stopped, tell
from asnplan.report.scratch import staged

PUBLISH = "asnplan.report.publish"
RELEASE = "asnplan.report.release"
PRELOADED = (
    "pandas", "pyarrow.dataset", "pyarrow.parquet", "ipykernel.zmqshell", "asnplan.report.run", "asnplan.inputs.params",
    "asnplan.inputs.tables", "asnplan.analysis", "asnplan.recruitment", "asnplan.training", "asnplan.evaluation",
    "asnplan.show",
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
    with alone(book):
        begun = stale.sources(book, stale.REPORT)
        ended, draft, progress = apart(prepare, book, engine, jobs)
        if draft:
            files = release(book, draft, begun)
            progress.step("laporan dijilid")
            progress.finished(files)
        elif ended:
            touch(book)
            tell("Tidak ada yang berubah; laporan tetap yang terakhir.")
        return ended


def prepare(book, engine, jobs):
    """Do all that comes before the release.

    Returns
    -------
    ended : bool
        Whether all chapters are up to date.
    draft : Draft or None
        None where nothing has to be released.
    progress : Progress
    """
    progress = Progress(len(STEPS) + 1)
    if engine == "fork" and is_stale(book):
        # a second processor checks while this one imports
        with beside(check.state, book) as checked:
            preload()
            with suppress(Exception):  # told below, where the result is read
                checked()
    check.tables(book)
    if not is_stale(book):
        return True, None, progress
    progress.step("masukan diperiksa")
    with staged(book.output, {}):  # where the report may not be put, no chapter need run
        pass
    if not run(book, engine, jobs, progress):
        return False, None, progress
    stale.forget(book, stale.REPORT)
    executed = {chapter: book.executed(chapter) for chapter in CHAPTERS}
    return True, importlib.import_module(PUBLISH).draft(book, executed), progress


def is_stale(book):
    """Whether any chapter or the report has to be made again, going by the last check of the inputs."""
    return any(stale.changes(book, step) for step in STEPS)


def preload():
    """Import once what chapters need, so that every process forked later has it; binding comes when they have ended."""
    # the pool that Arrow has otherwise keeps what it once took: 20 to 50 MB in every chapter
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
    # where it may not keep its list of fonts matters to nobody who reads this build's messages
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    gc.disable()
    for name in PRELOADED:
        importlib.import_module(name)
    gc.freeze()
    gc.enable()


def run_one(book, chapter, engine="fork"):
    """Run one chapter if it is stale, the chapters it reads having been run before; whether it ended well."""
    with alone(book):
        return apart(_run_one, book, chapter, engine)


def _run_one(book, chapter, engine):
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


def release(book, draft, begun):
    """The files of the report, made by the code and templates that were there when the build had ``begun``."""
    files = importlib.import_module(RELEASE).release(book, draft, begun)
    # the report is out; without its stamp it is only made once more
    with suppress(OSError):
        stale.record(book, stale.REPORT, begun)
        touch(book)
    return files


def touch(book):
    """Give all files of the report the time of now, the same for all, so that Make sees none older than another."""
    now = time.time_ns()
    for path in book.output.iterdir():
        os.utime(path, ns=(now, now))


def processors():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
