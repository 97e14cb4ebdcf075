import os
import re
import subprocess
import sys
from contextlib import suppress

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError
from tiny import processes

from asnplan.report.tidy import tidy

ORDINARY = {
    "an expression": "1 + 1",
    "a frame": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "both streams": "import sys\nprint('satu')\nprint('dua', file=sys.stderr)\nprint('tiga')",
    "streams around a display": "print('a')\ndisplay(1)\nprint('b')",
    "a bundle": "display({'application/vnd.asnplan+json': {'rows': (1, 2.5, None)}, 'text/plain': 'x'}, raw=True)",
    "an updated display": "h = display('a', display_id='h')\nh.update('b')",
    "a cleared output": "from IPython.display import clear_output\nprint('x')\nclear_output()\nprint('y')",
    "a figure of pyplot": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "a warning": "import warnings\nwarnings.warn('awas')",
    "another program": "import os\nos.system('echo luar');",
    "an await": "import asyncio\nawait asyncio.sleep(0)\n7",
    "the main module": "import sys\nsys.modules['__main__'].__dict__ is globals()",
    "the folder": "import os\nos.getcwd()",
    "no output": "x = 1",
    "an empty cell": "  ",
    "the last result": "_",
    "a silenced result": "5;",
}

DEADLY = {
    "raise": ("1 / 0", "ZeroDivisionError", "division by zero"),
    "exit": ("import os\nos._exit(3)", "ProsesMati", "kode 3"),
    "kill": ("import os\nos.kill(os.getpid(), 9)", "ProsesMati", "SIGKILL"),
    "crash": ("import ctypes\nctypes.string_at(0)", "ProsesMati", "SIGSEGV"),
    "sleep": ("import time\ntime.sleep(60)", "BatasWaktu", "1 detik per sel"),
    # a regular expression that never lets go of the interpreter
    "spin": ("import re\nre.match('(a+)+$', 'a' * 40 + 'b')", "BatasWaktu", "1 detik per sel"),
    "memory": ("x = bytearray(10**9)", "MemoryError", ""),
    "array": ("import numpy\nnumpy.ones(10**9)", "MemoryError", "allocate"),
    "syntax": ("1 +", "SyntaxError", "invalid syntax"),
}


def notebook(*cells):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    code = [new_code_cell(cell, id=f"sel-{i}") for i, cell in enumerate(cells)]
    return new_notebook(cells=code, metadata={"kernelspec": kernel})


def execute(folder, engine, cells, **limits):
    """The executed notebook, whether or not it failed."""
    path = folder / f"{engine}.ipynb"
    nbformat.write(notebook(*cells), path)
    with suppress(PapermillExecutionError):
        papermill.execute_notebook(path, path, engine_name=engine, progress_bar=False, cwd=folder, **limits)
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same notebook, run by the fork engine and by the kernel, from the command line: pytest changes both."""
    folder = tmp_path_factory.mktemp("both")
    clean = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    return [tidy(from_command_line(folder, engine, clean)) for engine in ("fork", "nbclient")]


def from_command_line(folder, engine, environment):
    path = folder / f"{engine}.ipynb"
    nbformat.write(notebook(*ORDINARY.values(), "1 / 0"), path)
    command = [sys.executable, "-m", "papermill", "--engine", engine, "--cwd", folder, path, path]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("what", ORDINARY)
def test_fork_gives_what_the_kernel_gives(both, what):
    place = list(ORDINARY).index(what)
    fork, kernel = (done.cells[place] for done in both)
    assert fork == kernel


def test_fork_gives_the_error_the_kernel_gives(both):
    # in another colour: the two know the cell by different file names
    fork, kernel = (done.cells[-1].outputs[0] for done in both)
    plain = [re.sub("\x1b\\[[0-9;]*m", "", "\n".join(output.pop("traceback"))) for output in (fork, kernel)]
    assert plain[0] == plain[1]
    assert fork == kernel == {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero"}


@pytest.mark.parametrize("what", DEADLY)
def test_what_befalls_a_cell_is_an_error_of_that_cell(tmp_path, what):
    source, kind, cause = DEADLY[what]
    # a busy machine may take seconds to fill the memory: only the cell that hangs is to meet the time limit
    limits = {"cell_seconds": 1 if kind == "BatasWaktu" else 60, "memory_megabytes": 500}
    done = execute(tmp_path, "fork", ["print('awal')", source, "print('akhir')"], **limits)
    before, failed, after = (cell for cell in done.cells if cell.cell_type == "code")
    assert before.outputs[0].text == "awal\n"
    error = next(output for output in failed.outputs if output.output_type == "error")
    assert error.ename == kind
    assert cause in error.evalue
    assert failed.metadata.papermill.status == "failed"
    assert after.outputs == []
    assert after.execution_count is None
    assert after.metadata.papermill.status == "pending"


def test_the_chapter_as_a_whole_has_a_limit_too(tmp_path):
    cells = ["import time", *["time.sleep(0.4)"] * 5]
    done = execute(tmp_path, "fork", cells, cell_seconds=30, chapter_seconds=1.2)
    errors = [output for cell in done.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    assert [error.evalue for error in errors] == ["melewati batas 1.2 detik per bab"]


def test_a_dead_child_is_noticed_while_what_it_started_holds_the_pipe(tmp_path):
    # the forked grandchild keeps every descriptor open for a minute
    cell = "import os, time\nif not os.fork():\n    time.sleep(60)\nos._exit(5)"
    done = execute(tmp_path, "fork", [cell], cell_seconds=30)
    assert "kode 5" in next(cell for cell in done.cells if cell.cell_type == "code").outputs[0].evalue


@pytest.mark.parametrize("end", ["pass", "os._exit(1)", "time.sleep(60)", "1 / 0"])
def test_nothing_that_a_notebook_started_survives_it(tmp_path, end):
    cell = f"import os, subprocess, time\nsubprocess.Popen(['sleep', '86.4'])\n{end}"
    execute(tmp_path, "fork", [cell], cell_seconds=1)
    assert processes("sleep 86.4") == []


def test_cells_see_nothing_of_the_process_around_them(tmp_path, monkeypatch):
    import __main__

    monkeypatch.setenv("ASNPLAN_MARK", "luar")
    done = execute(
        tmp_path, "fork", ["import os\nos.environ['ASNPLAN_MARK'] = 'dalam'\nimport __main__\n__main__.x = 1"]
    )
    assert done.cells[0].execution_count == 1
    assert os.environ["ASNPLAN_MARK"] == "luar"
    assert not hasattr(__main__, "x")


def test_text_that_was_printed_before_death_by_another_program_is_kept(tmp_path):
    done = execute(tmp_path, "fork", ["import os\nos.system('echo terakhir')\nos._exit(1)"])
    cell = next(cell for cell in done.cells if cell.cell_type == "code")
    assert cell.outputs[0].text == "terakhir\n"


def test_the_users_ipython_start_up_plays_no_part(tmp_path, monkeypatch):
    startup = tmp_path / "ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("import builtins\nbuiltins.x_of_startup = 1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    done = execute(tmp_path, "fork", ["import builtins\nhasattr(builtins, 'x_of_startup')"])
    assert done.cells[0].outputs[0].data["text/plain"] == "False"


def test_random_ids_times_paths_and_addresses_are_gone_after_tidying(tmp_path):
    cells = ["object()", "import warnings\nwarnings.warn('awas')"]
    first, second = (nbformat.writes(tidy(execute(tmp_path, "fork", cells))) for _ in range(2))
    assert first == second
    assert not re.search(r"0x[1-9a-f]|ipython-input|20\d\d-\d\d", first)
