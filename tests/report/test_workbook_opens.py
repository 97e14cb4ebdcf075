"""The workbook of a built book in LibreOffice: it opens, and holds the numbers that the file was written with."""

import os
import shutil
import subprocess

import pytest
import twin
from python_calamine import CalamineWorkbook

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MISSING = "no LibreOffice on this machine; on Debian: apt-get install libreoffice-calc-nogui"


@pytest.fixture(scope="module")
def sheets(bare, tmp_path_factory):
    """The sheets of the workbook as written, and as LibreOffice saved them again."""
    if not SOFFICE:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    folder = tmp_path_factory.mktemp("opens")
    written = bare / f"reports/{twin.EDITION}/lampiran.xlsx"
    convert = [SOFFICE, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "ods"]
    subprocess.run([*convert, "--outdir", folder, written], check=True, capture_output=True, timeout=120)
    return [read(written), read(folder / "lampiran.ods")]


def read(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_libreoffice_sees_the_same_sheets_and_numbers(sheets):
    written, opened = sheets
    assert list(opened) == list(written) and len(written) > 10
    for name, rows in written.items():
        assert len(opened[name]) == len(rows), name
        for ours, theirs in zip(rows, opened[name], strict=True):
            numbers = [cell for cell in ours if isinstance(cell, int | float)]
            assert [cell for cell in theirs if isinstance(cell, int | float)] == pytest.approx(numbers), name


def test_there_are_real_numbers_on_the_sheets_of_tables(sheets):
    written, _ = sheets
    proposal = next(rows for name, rows in written.items() if "formasi" in name.lower() and len(rows) > 50)
    assert sum(isinstance(cell, int | float) for row in proposal[1:] for cell in row) > 10 * len(proposal)
