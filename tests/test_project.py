"""Where things lie, whatever they are called: no name leads out of the folders of its edition."""

import pytest

from asnplan import project
from asnplan.project import Book, BookError

OUTSIDE = (
    "../../etc", "..", ".", "/etc/passwd", "a/b-2026", "a\\b-2026", "kota-2026\0", "kota-2026\n", "", "C:kota-2026",
    "kota 2026", "Kota-2026", "kota-2026/", "~", "con", "nul", "com1", "lpt9", "a" * 61, "kötä-2026", "kota--2026",
    "-rf",
)  # fmt: skip


@pytest.mark.parametrize("edition", OUTSIDE)
def test_no_book_is_made_of_a_name_that_leads_elsewhere(edition):
    with pytest.raises(BookError, match="tidak dapat dipakai: huruf kecil") as error:
        Book(edition)
    assert str(error.value).isprintable()


@pytest.mark.parametrize("words", [*OUTSIDE[:9], "U-1/../../x", "CON", "Dinas: *?<>|", "\N{RIGHT-TO-LEFT OVERRIDE}x"])
def test_whatever_a_unit_or_scenario_is_called_its_book_stays_in_its_folders(words):
    book = Book("kota-2026", unit=words, scenario=words or "x")
    for path, parent in ((book.build, "build"), (book.output, "reports")):
        assert path.parent == project.root() / parent
        assert path.name.startswith("kota-2026--") and project.slug(path.name.replace("--", "-"))


@pytest.mark.parametrize("folder", ["params", "data", "build", "reports"])
def test_a_link_out_of_the_project_is_not_followed(tmp_path, monkeypatch, folder):
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path / "project"))
    (tmp_path / "project" / folder).mkdir(parents=True)
    name = "kota-2026.yaml" if folder == "params" else "kota-2026"
    (tmp_path / "project" / folder / name).symlink_to(tmp_path)
    with pytest.raises(BookError, match=f"{folder}/{name} adalah tautan ke tempat lain"):
        getattr(Book("kota-2026"), "output" if folder == "reports" else folder)
