"""One chapter: its notebook runs through papermill, and what stays is clean, whole and the same each time."""

import sys
import tempfile
import time
from dataclasses import dataclass, replace

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from asnplan.project import notebook, root
from asnplan.report.broken import breaks
from asnplan.report.progress import relative
from asnplan.report.tidy import INJECTED, tidy


@dataclass(frozen=True)
class Failure:
    """Why a chapter did not end, and at which cell; ``number`` counts the stored notebook's cells from 1."""

    chapter: str
    kind: str
    cause: str
    cell: str = ""
    number: int = 0
    kept: str = ""
    """Where the executed part lies."""


def partial(book, chapter):
    """Where a chapter lies while it runs and, when it fails, stays."""
    return book.build / f"{chapter}.gagal.ipynb"


def run(book, chapter, engine, limits):
    """Execute the notebook of ``chapter``; afterwards either the executed or the partial notebook exists, never both.

    Parameters
    ----------
    book : Book
    chapter : str
    engine : {"fork", "kernel"}
    limits : dict
        ``cell_seconds`` [s], ``chapter_seconds`` [s], ``memory_megabytes`` [MB]; the kernel has no limit of memory.

    Returns
    -------
    Failure or None
    """
    draft, executed = partial(book, chapter), book.executed(chapter)
    book.build.mkdir(parents=True, exist_ok=True)
    for old in (executed, draft, book.build / f"{chapter}.reads.json"):
        old.unlink(missing_ok=True)
    execute(book, chapter, engine, limits)
    done = tidy(nbformat.read(draft, as_version=4))
    nbformat.write(done, draft, indent=None)  # an indent would have Python itself write the JSON, ten times slower
    failure = fault(done, chapter)
    if failure:
        return replace(failure, kept=relative(draft))
    draft.replace(executed)
    return None


def execute(book, chapter, engine, limits):
    """Let papermill write the draft; a failed cell bears an error output."""
    draft = partial(book, chapter)
    with tempfile.TemporaryDirectory(prefix="asnplan-") as folder:
        options = limits if engine == "fork" else kernel_options(limits, folder)
        try:
            papermill.execute_notebook(
                literal(notebook(chapter)),
                literal(draft),
                {"edition": book.edition, "unit": book.unit, "scenario": book.scenario},
                engine_name="fork" if engine == "fork" else "nbclient",
                request_save_on_cell_execute=engine != "fork",
                autosave_cell_every=0,
                progress_bar=False,
                cwd=root(),
                **options,
            )
        except PapermillExecutionError:
            pass
        except CellTimeoutError:
            mark(
                draft,
                "BatasWaktu",
                "melewati batas {cell_seconds:g} detik per sel atau {chapter_seconds:g} detik per bab".format(**limits),
            )
        except DeadKernelError:
            mark(draft, "ProsesMati", "kernel bab mati")


def literal(path):
    """``path`` as papermill leaves it alone: it fills in braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def kernel_options(limits, folder):
    """The limits of time in nbclient's words, and sockets in ``folder`` instead of ports, which two may both take."""
    end = time.monotonic() + limits["chapter_seconds"]
    options = {
        "timeout_func": lambda cell: max(1, min(limits["cell_seconds"], end - time.monotonic())),
        "extra_arguments": ["--log-level=CRITICAL"],
    }
    if sys.platform != "win32":
        options["config"] = Config(KernelManager={"transport": "ipc", "ip": f"{folder}/kernel"})
    return options


def mark(draft, kind, cause):
    """Put an error output where a kernel died or was late: papermill calls that cell, and all after it, completed."""
    done = nbformat.read(draft, as_version=4)
    last = [cell for cell in done.cells if cell.cell_type == "code" and cell.metadata.papermill["start_time"]][-1]
    # being shut down, a kernel may have said that it was interrupted
    last.outputs = [output for output in last.outputs if output.output_type != "error"]
    last.outputs.append(new_output("error", ename=kind, evalue=cause, traceback=[f"{kind}: {cause}"]))
    nbformat.write(done, draft)


def fault(done, chapter):
    """The failure that an executed notebook bears: an error, or a cell that was never run.

    Returns
    -------
    Failure or None
    """
    cells = [cell for cell in done.cells if cell.id != INJECTED]
    for number, cell in enumerate(cells, 1):
        for kind, cause in breaks(cell):
            return Failure(chapter, kind, cause, cell.id, number)
    return None
