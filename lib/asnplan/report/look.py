"""What is wrong in ``reports/template``, told to those who write no Python and change it."""

from contextlib import contextmanager
from pathlib import Path

from asnplan.report import ReportError


class LookError(ReportError):
    """A file of the look cannot be used; the text says which, why, and what to do."""


@contextmanager
def using(name, *kinds):
    """Use a file or folder of the look during the context.

    Parameters
    ----------
    name : str
        As it is called in ``reports/template``.
    *kinds : type of Exception
        What its reader raises over a fault in it.

    Raises
    ------
    LookError
    """
    try:
        yield
    except kinds as fault:
        told = str(getattr(fault, "diagnostic", fault)).strip().replace("\n", "\n    ")
        if file := getattr(fault, "filename", None):
            told += f" ({Path(file).name}, baris {fault.lineno})"
        raise LookError(
            f"reports/template/{name} tidak dapat dipakai:\n    {told}\n"
            "Perbaiki di tempat itu, lalu ulangi perintah yang sama."
        ) from None
