"""Who may import whom: the table of the house, read from the sources, so that a layer cannot quietly grow upward."""

import ast
import sys

import nbformat
import pytest

from asnplan import project

ARITHMETIC = ("analysis", "recruitment", "training", "evaluation")
INSIDE = {
    **{name: {name} for name in ARITHMETIC},
    "inputs": {"inputs", "project"},
    "show": {"show", "project"},
    "report": {"report", "inputs", "show", "project"},
    "edition": {"edition", "inputs", "project"},
}
OUTSIDE = {
    **{name: {"numpy", "pandas", "scipy"} for name in ARITHMETIC},
    "inputs": {"yaml", "pydantic", "pandera", "numpy", "pandas", "python_calamine", "pyarrow", "xlsxwriter", "IPython"},
    "show": {"matplotlib", "seaborn", "babel", "IPython", "yaml", "numpy", "pandas"},
    "edition": {"numpy", "pandas", "yaml"},
}
LIBRARY = project.root() / "lib" / "asnplan"
NOTEBOOKS = sorted((project.root() / "notebooks").glob("*.ipynb"))


def imports(source):
    """Yield the dotted name of all that ``source`` imports; ``from asnplan import show`` gives asnplan.show."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden(layer, source):
    """The imports of ``source`` that a module of ``layer`` must not have."""
    for name in imports(source):
        top, _, rest = name.partition(".")
        if top == "asnplan":
            allowed = rest.split(".")[0] in INSIDE[layer]
        else:
            allowed = top in sys.stdlib_module_names or layer not in OUTSIDE or top in OUTSIDE[layer]
        if not allowed:
            yield name


@pytest.mark.parametrize("layer", sorted(INSIDE))
def test_every_layer_imports_only_downward(layer):
    modules = sorted((LIBRARY / layer).rglob("*.py"))
    faults = {
        str(path.relative_to(LIBRARY)): bad for path in modules if (bad := list(forbidden(layer, path.read_text())))
    }
    assert modules and not faults


def test_the_check_itself_sees_a_forbidden_import():
    assert list(forbidden("analysis", "import pandas\nfrom asnplan import show\nimport yaml")) == [
        "asnplan.show",
        "yaml",
    ]


def test_every_package_folder_has_a_test_folder_of_its_name():
    packages = {path.name for path in LIBRARY.iterdir() if (path / "__init__.py").exists()}
    assert packages == set(INSIDE)
    assert packages <= {path.name for path in (project.root() / "tests").iterdir()}


def code(notebook):
    return [cell for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]


def test_there_is_one_notebook_for_each_chapter():
    assert {path.stem for path in NOTEBOOKS} == set(project.CHAPTERS)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_is_stored_without_outputs(notebook):
    assert all(not cell.outputs and cell.execution_count is None for cell in code(notebook))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_has_one_import_line_and_nothing_of_the_binding(notebook):
    lines = [line for cell in code(notebook) for line in cell.source.splitlines() if "import " in line]
    assert len(lines) == 1 and lines[0].startswith("from asnplan import ")
    assert not {"report", "edition", "project"} & {name.strip() for name in lines[0].split("import")[1].split(",")}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_cells_are_short_and_only_call_the_library(notebook):
    for cell in code(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")]
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert len(lines) <= 8, f"{notebook.stem}: sel {cell.id} punya {len(lines)} baris"
        assert not kinds & {ast.FunctionDef, ast.For, ast.While, ast.ClassDef, ast.Lambda}, (
            f"{notebook.stem}: {cell.id}"
        )


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_cell_names_are_words_and_unique(notebook):
    names = [cell.id for cell in nbformat.read(notebook, as_version=4).cells]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalnum() and any(c.isalpha() for c in name) for name in names)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_only_the_three_words_are_parameters(notebook):
    tagged = [cell for cell in code(notebook) if "parameters" in cell.metadata.get("tags", [])]
    assert [[line.split(" = ")[0] for line in cell.source.splitlines()] for cell in tagged] == [
        ["edition", "unit", "scenario"]
    ]
