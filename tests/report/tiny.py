"""A project of five small chapters in a temporary folder, with real params and without real data."""

import hashlib
import json
import os
import re
import shutil
import time

import nbformat
import pandas as pd
import pytest

from asnplan import project
from asnplan.inputs import check

EDITION = "kecil-2026"
PARAMETERS = f'edition = "{EDITION}"\nunit = ""\nscenario = "dasar"'
OPENING = "from asnplan import params, tables\np = params.load(edition, scenario, unit)"
LIMITS = {"cell_seconds": 5, "chapter_seconds": 10, "memory_megabytes": 1500}

BODIES = {
    "analysis": ["orang = tables.load(p, 'pegawai')\norang", "tables.save(p, 'analysis', kebutuhan=orang)"],
    "recruitment": [
        "usulan = tables.saved(p, 'analysis', 'kebutuhan')",
        "tables.save(p, 'recruitment', usulan=usulan)",
    ],
    "training": ["rencana = tables.load(p, 'pelatihan')", "tables.save(p, 'training', rencana=rencana)"],
    "evaluation": ["kinerja = tables.load(p, 'kinerja')", "tables.save(p, 'evaluation', predikat=kinerja)"],
    "summary": [
        "a = tables.saved(p, 'recruitment', 'usulan')\nb = tables.saved(p, 'training', 'rencana')\n"
        "c = tables.saved(p, 'evaluation', 'predikat')",
        "tables.save(p, 'summary', ringkasan=a)",
    ],
}
"""The cells of each chapter; they read each other as the real ones do."""


def write_notebook(chapter, *cells, parameters=PARAMETERS):
    """Store a notebook of a title, the parameters and ``cells``, the last being called ``sel-<n>``."""
    code = [nbformat.v4.new_code_cell(cell, id=f"sel-{i}") for i, cell in enumerate(cells, 1)]
    first = nbformat.v4.new_code_cell(parameters, id="parameter", metadata={"tags": ["parameters"]})
    title = nbformat.v4.new_markdown_cell(f"# {chapter}", id="judul")
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[title, first, *code], metadata=kernel)
    nbformat.write(notebook, project.notebook(chapter))


@pytest.fixture
def tiny(tmp_path, monkeypatch):
    """The book of a tiny project whose inputs count as checked; table ``x`` is the file ``data/<edition>/x.csv``."""
    real = project.root()
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    monkeypatch.setattr(check, "state", checked)
    for folder in ("params", "notebooks", f"data/{EDITION}", "reports/template"):
        (tmp_path / folder).mkdir(parents=True)
    limits = "\n  limits:\n    value: " + json.dumps(LIMITS).replace('"', "")
    params = (real / "params/pangkalpinang-2026.yaml").read_text()
    (tmp_path / f"params/{EDITION}.yaml").write_text(re.sub(r"\n  limits:\n    value: .*", limits, params))
    shutil.copy(real / "requirements.lock", tmp_path)
    for name in ("pegawai", "pelatihan", "kinerja"):
        (tmp_path / f"data/{EDITION}/{name}.csv").write_text("id,nilai\na,1\nb,2\n")
    (tmp_path / f"data/{EDITION}/unit.csv").write_text(
        "id_unit,nama,nama_pendek\nU-1,Dinas X,DX\nU-2,Dinas Y,DY\n007,Nol,Nol\n"
    )
    for chapter, body in BODIES.items():
        write_notebook(chapter, OPENING, *body)
    return project.Book(EDITION)


def checked(book):
    """Stand-in for the check of real inputs: every file is right. A kernel, without stand-in, finds its result."""
    stamp = book.inputs / "state.json"
    state = {"fingerprint": check._fingerprint(book), "faults": [], "tables": {}}
    if stamp.is_file() and (known := json.loads(stamp.read_text()))["fingerprint"] == state["fingerprint"]:
        return known
    book.inputs.mkdir(parents=True, exist_ok=True)
    for path in sorted(book.data.glob("*.csv")):
        pd.read_csv(path).to_parquet(book.inputs / f"{path.stem}.parquet")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        state["tables"][path.stem] = {"file": path.name, "rows": 2, "sha256": digest}
    stamp.write_text(json.dumps(state))
    return state


def processes(mark):
    """The running processes whose command line contains ``mark``, a moment after they were told to end."""
    time.sleep(0.2)
    return [line for line in os.popen("ps -eo pid,args") if mark in line and "ps -eo" not in line]
