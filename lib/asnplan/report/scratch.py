"""Folders that are there only while a command runs."""

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from asnplan.report.lock import taken

RUN = "asnplan-run-"
"""How the names of the folders of running commands begin."""


@contextmanager
def scratch():
    """Have temporary files made in a folder of our own: a process that is killed cannot remove what it made.

    What commands that were killed themselves left behind is removed first.
    """
    _sweep()
    before = os.environ.get("TMPDIR")
    with _locked() as folder:
        try:
            os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
            yield
        finally:
            tempfile.tempdir = None
            os.environ.pop("TMPDIR")
            if before:
                os.environ["TMPDIR"] = before


@contextmanager
def _locked():
    """A new folder, locked before it gets the name by which others would sweep it."""
    hidden = Path(tempfile.mkdtemp(prefix=f".{RUN}"))
    lock = taken(hidden)
    folder = hidden.rename(hidden.with_name(hidden.name.removeprefix(".")))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def _sweep():
    """Remove the folders of commands that no longer run."""
    for folder in Path(tempfile.gettempdir()).glob(f"{RUN}*"):
        with suppress(OSError):  # of somebody else, or just removed by its owner
            lock = taken(folder)
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


@contextmanager
def staged(folder, contents):
    """A folder beside ``folder`` with all files: a full disk or a crash leaves the old report whole.

    Parameters
    ----------
    folder : Path
    contents : dict of bytes
        File name -> content.

    Yields
    ------
    str
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    for lost in folder.parent.glob(f".{folder.name}.*"):  # of a build that was killed
        shutil.rmtree(lost)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as staging:
        for name, content in contents.items():
            Path(staging, name).write_bytes(content)
        yield staging
