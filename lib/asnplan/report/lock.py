"""One build of a book at a time; a lock that the operating system drops with the last process that holds it."""

import os
from contextlib import contextmanager
from datetime import datetime

from babel.dates import format_datetime

from asnplan.report import ReportError

try:
    import fcntl
except ImportError:  # where there is none, two builds of one book are not kept apart
    fcntl = None


class BusyError(ReportError):
    """Another process builds the same book; the text says which, and since when."""


@contextmanager
def alone(book):
    """Hold the lock of ``book`` during the context.

    The file stays, what counts is who holds it: processes forked meanwhile hold it too, so that a build whose parent
    was killed is waited for until its last process is gone.

    Parameters
    ----------
    book : Book

    Raises
    ------
    BusyError
    """
    if not fcntl:
        yield
        return
    book.build.mkdir(parents=True, exist_ok=True)
    with (book.build / ".kunci").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(_busy(book, file)) from None
        file.truncate(0)
        since = format_datetime(datetime.now(), "d MMMM yyyy 'pukul' HH.mm.ss", locale="id")
        file.write(f"{os.getpid()} sejak {since}")
        file.flush()
        yield


def taken(folder):
    """Take the lock of a folder itself, which is held by this process and those it forks.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    int or None
        The descriptor whose closing gives the lock back; None if another process holds it or there are no locks.
    """
    if not fcntl:
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _busy(book, file):
    file.seek(0)
    return (
        f"Buku '{book.name}' sedang dibangun oleh proses {file.read() or 'lain'}. Tunggu sampai selesai, "
        "atau hentikan proses itu, lalu ulangi perintah yang sama."
    )
