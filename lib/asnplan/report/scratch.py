"""Folders that are there only while a command runs."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch():
    """Have temporary files made in a folder of our own: a process that is killed cannot remove what it made."""
    before = os.environ.get("TMPDIR")
    with tempfile.TemporaryDirectory(prefix="asnplan-", ignore_cleanup_errors=True) as folder:
        try:
            os.environ["TMPDIR"] = tempfile.tempdir = folder
            yield
        finally:
            tempfile.tempdir = None
            os.environ.pop("TMPDIR")
            if before:
                os.environ["TMPDIR"] = before


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
