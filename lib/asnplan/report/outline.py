"""What a stored notebook says about itself before it runs: its parameters, the chapters it reads, what it imports."""

import ast
import json
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from asnplan.project import CHAPTERS, notebook
from asnplan.report import ReportError

PARAMETERS = {"edition", "unit", "scenario"}


class OutlineError(ReportError):
    """The stored notebooks cannot be run; the text says why and what to do."""


def order(chapters=CHAPTERS):
    """Which of ``chapters`` each of them waits for.

    Returns
    -------
    dict of str to set of str

    Raises
    ------
    OutlineError
        For a missing notebook, a wrong ``parameters`` cell, an unknown chapter, or chapters that wait for each other.
    """
    reads = {chapter: read_chapters(chapter) for chapter in chapters}
    for chapter, others in reads.items():
        check_parameters(chapter)
        if unknown := sorted(others - set(CHAPTERS)):
            known = ", ".join(CHAPTERS)
            raise OutlineError(
                f"Bab {chapter} membaca tabel dari bab '{unknown[0]}' yang tidak ada; bab yang ada: {known}."
            )
    waits = {chapter: others & set(chapters) for chapter, others in reads.items()}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        raise OutlineError(f"Bab saling menunggu: {circle}. Hapus salah satu tables.saved di antaranya.") from None
    return waits


def read_chapters(chapter):
    """The chapters whose tables the notebook reads with ``tables.saved(p, "chapter", "table")``."""
    calls = (node for tree in trees(chapter) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        call.args[1].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "saved"
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    }


def imported(chapter):
    """The names the notebook imports from ``asnplan``."""
    nodes = (node for tree in trees(chapter) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {alias.name for node in nodes if node.module == "asnplan" for alias in node.names}


def check_parameters(chapter):
    """Refuse what papermill lets pass: a missing or second ``parameters`` cell, or other names than it is given."""
    tagged = [cell for cell in cells(chapter) if "parameters" in cell["metadata"].get("tags", [])]
    names = [
        target.id
        for tree in map(parsed, tagged)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    if len(tagged) != 1 or sorted(names) != sorted(PARAMETERS):
        found = f"{len(tagged)} sel" + (f" dengan {', '.join(names)}" if names else "")
        raise OutlineError(
            f"Bab {chapter}: harus ada tepat satu sel bertanda 'parameters' dengan edition, unit dan scenario; "
            f"yang ada: {found}. Perbaiki notebooks/{chapter}.ipynb."
        )


def trees(chapter):
    """The syntax trees of the code cells."""
    return [parsed(cell) for cell in cells(chapter) if cell["cell_type"] == "code"]


def parsed(cell):
    """The syntax tree of a cell; empty when it is not Python, which its run will tell better."""
    with suppress(SyntaxError):
        return ast.parse("".join(cell["source"]))
    return ast.Module([], [])


def cells(chapter):
    """The cells of the stored notebook, as its JSON has them."""
    path = notebook(chapter)
    try:
        return json.loads(path.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError:
        raise OutlineError(f"Bab {chapter} tidak ada: notebooks/{path.name} tidak ditemukan.") from None
    except (json.JSONDecodeError, KeyError) as error:
        raise OutlineError(f"notebooks/{path.name} bukan notebook yang utuh: {error}") from None
