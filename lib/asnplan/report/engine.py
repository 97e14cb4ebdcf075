"""The papermill engine ``fork``: a notebook runs in a forked child that has already imported everything.

The child holds the shell of the ordinary kernel, and nbclient turns its messages into outputs as it does a kernel's, so
the executed notebook is the same; no port is opened and nothing is imported twice. papermill loads this module by its
entry point, so ``import papermill`` comes before it.
"""

import sys
import time

from nbclient.exceptions import CellExecutionError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine

from asnplan.report.child import Child, DeadChildError, SlowChildError
from asnplan.report.shell import message

FOREVER = float("inf")


class ForkEngine(Engine):
    """Runs a notebook in a forked child under limits of time and memory."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man, kernel_name, cell_seconds=FOREVER, chapter_seconds=FOREVER, memory_megabytes=None, **_
    ):
        """Run all cells up to the first that fails; the failing one bears an error output, whatever befell it.

        Parameters
        ----------
        nb_man : papermill.engines.NotebookExecutionManager
        kernel_name : str
            Without meaning here: the child is this very Python.
        cell_seconds, chapter_seconds : float, optional
            Limits of one cell and of the whole notebook. [s]
        memory_megabytes : float, optional
            Limit of what the notebook may allocate. [MB]
        """
        client = ForkClient(nb_man, record_timing=False)
        client.limits = cell_seconds, time.monotonic() + chapter_seconds, chapter_seconds
        with Child(memory_megabytes) as client.child:
            client.papermill_execute_cells()
        nb_man.nb.metadata["language_info"] = {"name": "python", "version": sys.version.split()[0]}


class ForkClient(PapermillNotebookClient):
    """papermill's client with a forked child in the place of the kernel."""

    def execute_cell(self, cell, cell_index):
        """Run one cell and collect its outputs.

        Raises
        ------
        CellExecutionError
            When the cell raised, took too long, or its process died.
        """
        if cell.cell_type != "code" or not cell.source.strip():
            return cell
        cell.outputs, self.clear_before_next_output = [], False
        cell_seconds, end, chapter_seconds = self.limits
        left = end - time.monotonic()
        try:
            for told in self.child.messages(cell.source, min(cell_seconds, left)):
                self.receive(told, cell, cell_index)
        except SlowChildError:
            limit = f"{cell_seconds:g} detik per sel" if cell_seconds <= left else f"{chapter_seconds:g} detik per bab"
            self.fail(cell, cell_index, "BatasWaktu", f"melewati batas {limit}")
        except DeadChildError as death:
            self.fail(cell, cell_index, "ProsesMati", str(death))
        return cell

    def receive(self, told, cell, cell_index):
        """Turn a message into an output; at the reply, add what the cell wrote past Python and pass an error on."""
        if told["msg_type"] != "execute_reply":
            self.process_message(told, cell, cell_index)
            return
        self.collect_spilled(cell, cell_index)
        if told["content"]["status"] == "error":
            raise CellExecutionError.from_cell_and_msg(cell, error_of(cell))

    def collect_spilled(self, cell, cell_index):
        """Append as streams what the cell's programs wrote straight to the terminal, as the kernel does."""
        for name, text in self.child.spilled():
            self.process_message(message("stream", {"name": name, "text": text}), cell, cell_index)

    def fail(self, cell, cell_index, name, cause):
        """Mark ``cell`` as the one that failed, with an error output that says why."""
        self.collect_spilled(cell, cell_index)
        content = {"ename": name, "evalue": cause, "traceback": [f"{name}: {cause}"]}
        self.process_message(message("error", content), cell, cell_index)
        raise CellExecutionError.from_cell_and_msg(cell, content)


def error_of(cell):
    """The last error output of a cell."""
    return next(output for output in reversed(cell.outputs) if output.output_type == "error")
