"""No line of the library or of a chapter reads what could run when it is read."""

import ast

import nbformat
import pytest

from asnplan import project

MODULES = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "shelve", "marshal", "jsonpickle"}
CALLS = {"read_pickle", "to_pickle", "unsafe_load", "full_load", "eval", "exec", "read_hdf"}
LOADERS = {"Loader", "FullLoader", "UnsafeLoader"}
SOURCES = {
    path.relative_to(project.root()).as_posix(): path.read_text(encoding="utf-8")
    for path in (project.root() / "lib").rglob("*.py")
} | {
    f"{path.stem}, sel {cell.id}": cell.source
    for path in (project.root() / "notebooks").glob("*.ipynb")
    for cell in nbformat.read(path, as_version=4).cells
    if cell.cell_type == "code"
}


def dangerous(source):
    """What of a source could run what it reads."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from MODULES & {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module)):
                yield from MODULES & {module.partition(".")[0]}
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CALLS:
                yield name
            case ast.Attribute(value=ast.Name(id="yaml"), attr=name) if name in LOADERS or name == "load":
                yield f"yaml.{name}"
            case ast.keyword(arg="allow_pickle"):
                yield "allow_pickle"


def test_nothing_reads_what_could_run():
    found = {name: bad for name, source in SOURCES.items() if (bad := list(dangerous(source)))}
    assert len(SOURCES) > 100 and found == {}


@pytest.mark.parametrize(
    "source",
    ["import pickle", "from joblib import load", "pd.read_pickle(x)", "numpy.load(x, allow_pickle=True)", "eval(x)",
     "yaml.load(x, yaml.FullLoader)", "import dill.source"],
)  # fmt: skip
def test_the_check_itself_sees_what_could_run(source):
    assert list(dangerous(source))
