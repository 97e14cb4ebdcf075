"""A unit is named by its id, its name or its short name; who means none is told the nearest."""

import shutil
from pathlib import Path

import pytest

from asnplan import params
from asnplan.inputs import units
from asnplan.inputs.fault import UnitError
from asnplan.project import Book

EDITION = "kecil-2026"
REFERENCE = Path(__file__).resolve().parents[1] / "reference"


@pytest.fixture(scope="module", autouse=True)
def reference(tmp_path_factory):
    """A copy of the reference edition."""
    root = tmp_path_factory.mktemp("unit")
    for part in ("params", "data"):
        shutil.copytree(REFERENCE / part, root / part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASNPLAN_ROOT", str(root))
        yield


@pytest.mark.parametrize(
    "words",
    ["U-05", "u-05", "Dinkes", "  DINKES ", "Dinas Kesehatan", "dinas  kesehatan", "Dinas Kesehatan, Pengendalian",
     "dinas kesehatan pengendalian penduduk dan keluarga berencana", "kesehatan"],
)  # fmt: skip
def test_capitals_spaces_and_marks_do_not_count(words):
    assert units.named(Book(EDITION), words)["id_unit"] == "U-05"


def test_words_of_several_names_list_them():
    with pytest.raises(UnitError) as told:
        units.named(Book(EDITION), "dinas")
    lines = str(told.value).splitlines()
    assert lines[0] == "Unit 'dinas' dapat berarti beberapa unit; sebut id atau nama lengkapnya:"
    assert [line.split()[0] for line in lines[1:]] == ["U-04", "U-05", "U-14"]


@pytest.mark.parametrize(
    ("words", "first"), [("Dinas Kesehatn", "U-05"), ("Girimya", "U-32"), ("bakuda", "U-23"), ("../../etc", "U-")]
)
def test_words_of_no_name_get_the_nearest(words, first):
    with pytest.raises(UnitError) as told:
        units.named(Book(EDITION), words)
    opening, *lines = str(told.value).splitlines()
    assert opening == f"Unit '{words}' tidak ada dalam edisi 'kecil-2026'; yang paling mirip:"
    assert lines[0].split()[0].startswith(first) and len(lines) == 5


def test_params_of_a_unit_know_its_id_and_its_names():
    p = params.load(EDITION, unit="kec. girimaya")
    assert (p.unit, p.place, p.unit_name) == ("U-32", "Kec. Girimaya", "Kecamatan Girimaya")
    city = params.load(EDITION)
    assert (city.unit, city.place, city.unit_name) == ("", "Kota Pangkalpinang", "")


def test_params_refuse_a_unit_that_is_not_there():
    with pytest.raises(UnitError, match="Unit 'Dinas X' tidak ada"):
        params.load(EDITION, unit="Dinas X")
