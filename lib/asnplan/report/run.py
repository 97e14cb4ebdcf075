"""All chapters of a book: each when those it reads are done, side by side where they do not wait for each other."""

import logging
import multiprocessing
import os
import signal
import sys
import time
from graphlib import TopologicalSorter
from multiprocessing.connection import wait
from typing import NamedTuple

from asnplan.project import CHAPTERS
from asnplan.report import chapter, outline, stale
from asnplan.report.progress import relative

CONTEXT = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
PATIENCE = 5
"""How long all workers together may take to end their kernels or children. [s]"""


class Ended(NamedTuple):
    """How a chapter ended; ``seconds`` is None when it was not stale, ``changes`` says why it was."""

    chapter: str
    seconds: float | None = None
    failure: chapter.Failure | None = None
    changes: tuple = ()


class Worker(NamedTuple):
    """A running chapter."""

    chapter: str
    process: multiprocessing.Process
    sources: dict
    changes: tuple
    started: float


def chapters(book, engine, jobs, limits, only=CHAPTERS):
    """Run the stale chapters among ``only`` and yield an ``Ended`` for each; one that reads a failed one is left out.

    Parameters
    ----------
    book : Book
    engine : {"fork", "kernel"}
    jobs : int
        How many chapters may run at once.
    limits : dict
        See ``chapter.run``.
    only : iterable of str, optional
        Chapters to run; what they read must be among them or have been run before.
    """
    sorter = TopologicalSorter(outline.order(only))
    sorter.prepare()
    ready, running = [], {}
    try:
        while sorter.is_active():
            ready += sorter.get_ready()
            while ready and len(running) < jobs:
                name = ready.pop(0)
                if changes := stale.changes(book, name):
                    connection, worker = start(book, name, engine, limits, changes)
                    running[connection] = worker
                else:
                    sorter.done(name)
                    ready += sorter.get_ready()
                    yield Ended(name)
            if not running:
                return
            for connection in wait(running):
                ended = finish(book, connection, running.pop(connection))
                if not ended.failure:
                    sorter.done(ended.chapter)
                yield ended
    finally:
        stop([worker.process for worker in running.values()])


def start(book, name, engine, limits, changes):
    """Start a chapter in a worker of its own."""
    stale.forget(book, name)
    sources = stale.sources(book, name)
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=work, args=(theirs, book, name, engine, limits), name=name)
    process.start()
    theirs.close()
    return ours, Worker(name, process, sources, tuple(changes), time.monotonic())


def work(connection, book, name, engine, limits):
    """In the worker: run a chapter and send its failure, or None. Interrupts are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    try:
        failure = chapter.run(book, name, engine, limits)
    except Exception as error:
        kept = chapter.partial(book, name)
        failure = chapter.Failure(name, type(error).__name__, str(error), kept=relative(kept) if kept.is_file() else "")
    connection.send(failure)


def finish(book, connection, worker):
    """What the worker sent; one that ended without a word failed too."""
    try:
        failure = connection.recv()
    except EOFError:
        failure = chapter.Failure(worker.chapter, "ProsesMati", "pengawas bab berhenti tanpa kabar")
    worker.process.join()
    connection.close()
    if not failure:
        stale.record(book, worker.chapter, worker.sources)
    return Ended(worker.chapter, time.monotonic() - worker.started, failure, worker.changes)


def stop(processes):
    """End workers with all they started."""
    for process in processes:
        process.terminate()
    end = time.monotonic() + PATIENCE
    for process in processes:
        process.join(max(0, end - time.monotonic()))
        process.kill()
        process.join()
