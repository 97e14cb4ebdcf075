"""Make the small executed reference edition: a few units of the shipped one, its chapters run by the ordinary kernel.

    python tests/reference/make.py

The executed notebooks are committed: nbval runs them again and fails where a number differs. Run this only after a
change of numbers that is meant, and read the difference before committing it.
"""

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ["ASNPLAN_ROOT"] = str(HERE)

import nbformat  # noqa: E402
import pandas as pd  # noqa: E402
from nbclient import NotebookClient  # noqa: E402

SHIPPED, EDITION = "pangkalpinang-2026", "kecil-2026"
ORDER = ("analysis", "training", "recruitment", "evaluation", "summary")
OPD = ("Disdukcapil", "Bakeuda", "Kec. Girimaya")
WITH_PARTS = {"sekolah": 3, "puskesmas": 1}
EVERY = 40
"""One of so many applicants and survey answers is kept."""


def main():
    """Write params, data and notebooks, then run the notebooks where they lie."""
    root = HERE.parents[1]
    (HERE / "params").mkdir(exist_ok=True)
    text = (root / f"params/{SHIPPED}.yaml").read_text(encoding="utf-8")
    (HERE / f"params/{EDITION}.yaml").write_text(text, encoding="utf-8")
    shutil.rmtree(HERE / "data", ignore_errors=True)
    (HERE / f"data/{EDITION}").mkdir(parents=True)
    for name, frame in small(root / f"data/{SHIPPED}").items():
        frame.to_csv(HERE / f"data/{EDITION}/{name}.csv", index=False, lineterminator="\n")
    (HERE / "notebooks").mkdir(exist_ok=True)
    for chapter in ORDER:
        run(root / f"notebooks/{chapter}.ipynb", HERE / f"notebooks/{chapter}.ipynb")


def small(folder):
    """The tables of the shipped edition cut to a few units and to what belongs to them."""
    tables = {path.stem: pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(folder.glob("*.csv"))}
    units = tables["unit"]
    keep = set(units.loc[units["nama_pendek"].isin(OPD) | (units["induk"] == ""), "id_unit"])
    for kind, count in WITH_PARTS.items():
        keep |= set(units.loc[units["jenis"] == kind, "id_unit"].iloc[:: len(units) // 6][:count])
    keep |= with_ancestors(units, keep)
    for name, frame in tables.items():
        if "id_unit" in frame and name != "unit":
            tables[name] = frame[frame["id_unit"].isin(keep)]
    tables["unit"] = units[units["id_unit"].isin(keep)]
    tables["skm"] = tables["skm"].iloc[::4]
    tables["seleksi"] = tables["seleksi"].iloc[::EVERY]
    belongs = {"id_pegawai": "pegawai", "id_formasi": "formasi"}
    for name, frame in tables.items():
        for key, owner in belongs.items():
            if key in frame and name != owner:
                tables[name] = frame = frame[frame[key].isin(set(tables[owner][key]))]
    return tables


def with_ancestors(units, keep):
    """The ids above the kept ones, so that every ``induk`` is known."""
    above, parents = set(keep), dict(zip(units["id_unit"], units["induk"], strict=True))
    while above:
        above = {parents[unit] for unit in above if parents[unit]} - keep
        keep = keep | above
    return keep


def run(stored, executed):
    """Execute a chapter with the reference edition as its parameter."""
    notebook = nbformat.read(stored, as_version=4)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell.source = cell.source.replace(SHIPPED, EDITION)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(executed.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, executed)
    print(f"{executed.relative_to(HERE)}: {executed.stat().st_size / 1024:,.0f} KB", file=sys.stderr)


if __name__ == "__main__":
    main()
