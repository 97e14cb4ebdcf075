"""An executed notebook without what another run, engine, machine or folder would change."""

import os
import re
import sys
from pathlib import Path

from nbformat import NotebookNode
from papermill.execute import remove_error_markers

from asnplan.project import root

INJECTED = "injected-parameters"
CHANGING = (
    (r"<ipython-input-\d+-[0-9a-f]+>|\S*ipykernel_\d+/\d+\.py", "sel"),
    (r" at 0x[0-9a-f]+", " at 0x0"),
)
"""What differs between two runs: the made-up file of a cell, the address of an object."""


def tidy(done):
    """The notebook without what another run, engine or folder would change: times, random ids, paths, addresses."""
    done = remove_error_markers(done)
    done.metadata = NotebookNode(kernelspec=done.metadata.kernelspec, language_info={"name": "python"})
    for cell in done.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if INJECTED in cell.metadata.get("tags", []):
            cell.id = INJECTED
        cell.update({"outputs": [tidy_output(output) for output in cell.outputs]} if "outputs" in cell else {})
    return done


def tidy_output(output):
    """The output with its texts stable; the bundles and pictures of ``show`` are so already."""
    for name in ("text", "evalue"):
        if name in output:
            output[name] = stable(output[name])
    if "traceback" in output:
        output.traceback = [stable(line) for line in output.traceback]
    for kind in ("text/plain", "text/html"):
        if kind in output.get("data", {}):
            output.data[kind] = stable(output.data[kind])
    return output


def stable(text):
    """``text`` without what differs between two runs, machines or folders."""
    for folder in (root(), Path(sys.prefix)):
        text = text.replace(f"{folder}{os.sep}", "")
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return text
