"""Work done in a process of its own: its memory, and all it started, end with it."""

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress

from asnplan.report import ReportError

FORK = hasattr(os, "fork")
STOPPING = (signal.SIGINT, signal.SIGTERM)
PATIENCE = 20
"""How long a process may take to end all it started in its turn. [s]"""


class DeadProcessError(ReportError):
    """The process ended before its work did."""


def apart(work, *arguments):
    """What ``work`` returns, done in a process of its own; see `beside`."""
    with beside(work, *arguments) as result:
        return result()


@contextmanager
def beside(work, *arguments):
    """Do ``work`` in a forked process during the context, which ends it; where there is no fork, do it when asked for.

    Parameters
    ----------
    work : callable
    *arguments

    Yields
    ------
    callable
        Waits for the end of ``work`` and returns a copy of its result, or raises what it raised; a `DeadProcessError`
        if the process was killed.
    """
    if not FORK:
        yield lambda: work(*arguments)
        return
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    life, ended = os.pipe()
    process = context.Process(target=_serve, args=(theirs, life, (ours, ended), work, arguments))
    with _blocked():
        process.start()
    theirs.close()
    os.close(life)
    try:
        yield lambda: _answer(ours, process)
    finally:
        process.terminate()
        process.join(PATIENCE)
        process.kill()
        process.join()
        process.close()
        ours.close()
        os.close(ended)


def _answer(connection, process):
    try:
        raised, result = connection.recv()
    except EOFError:
        process.join()
        raise DeadProcessError(_last_words(process.exitcode)) from None
    if raised:
        raise result
    return result


@contextmanager
def stoppable():
    """Let SIGINT and SIGTERM end the context in order, by KeyboardInterrupt; said twice, they are heard once."""
    with _heard(_interrupt):
        yield


@contextmanager
def unstoppable():
    """Leave SIGINT and SIGTERM unheard in a context that is sooner ended than undone."""
    with _heard(signal.SIG_IGN):
        yield


@contextmanager
def _heard(handler):
    before = {number: signal.signal(number, handler) for number in STOPPING}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def _interrupt(*_):
    for number in STOPPING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


@contextmanager
def _blocked():
    """Let no signal arrive during the context; a process started in it has to let them in again."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection, life, parents, work, arguments):
    """In the process: send (whether it raised, result). The terminal's interrupt is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    parents[0].close()
    os.close(parents[1])
    threading.Thread(target=_end_with_parent, args=(life,), daemon=True).start()
    try:
        answer = False, work(*arguments)
    except (Exception, KeyboardInterrupt) as error:
        answer = True, error
    with suppress(BrokenPipeError):  # a parent that was interrupted does not listen
        connection.send(answer)


def _leave(*_):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(1)


def _end_with_parent(life):
    """Wait until the parent is gone, however it ended, then stop as if told to."""
    os.read(life, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def _last_words(code):
    name = signal.Signals(-code).name if code < 0 else f"kode {code}"
    hint = "; mungkin memori komputer habis" if name == "SIGKILL" else ""
    return f"Proses pembangun laporan mati ({name}{hint}). Ulangi perintah yang sama."
