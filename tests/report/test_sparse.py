"""Books with little to tell, through the real command: no optional table, or one unit only."""

import re

import pages
import pandas as pd
import pytest
import released
import shipped
import sparse
import twin

SOMETHING = 0.05
"""A page with a heading and a sentence is so full at least. [part of its height]"""

LEGEND = "Tanda [x] berarti"
UNITS = {
    "Dinas Kesehatan": "Dinkes", "kec. girimaya": "Kec. Girimaya", "Bakeuda": "Bakeuda", "U-04": "Dindikbud",
    "TK Negeri Pembina Bukit Intan": "TK Negeri Pembina Bukit Intan",
}  # fmt: skip
"""As they are asked for, and as sentences name them: with centres, with kelurahan, alone, with schools, a school."""

POSTS = {
    "kebutuhan": ["id_unit", "id_jabatan"], "pensiun": ["id_unit", "id_jabatan", "status", "tahun"],
    "kesenjangan": ["id_unit", "id_jabatan", "tahun"],
}  # fmt: skip
"""Tables of the analysis about single posts, and what tells their rows apart."""


def broken(folder, book):
    return [
        (where, said) for where, said in sparse.sentences(folder, book)
        if LEGEND not in said and (sparse.BROKEN.search(said) or sparse.NOTHING.search(said))
    ]  # fmt: skip


@pytest.fixture(scope="module", params=["bare", "bare_city"])
def poor(request):
    """The built project whose edition has required tables only, and the edition: the small one and the shipped one."""
    return request.getfixturevalue(request.param), {"bare": twin.EDITION, "bare_city": shipped.EDITION}[request.param]


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """A project with the small edition, and what each unit's book was built with."""
    folder = twin.copy_to(tmp_path_factory.mktemp("whole") / "project")
    kept = folder / "reports" / twin.EDITION
    kept.mkdir()
    (kept / "laporan.html").write_text("laporan kota")
    return folder, {asked: twin.make(folder, "report", f"UNIT={asked}", f"EDITION={twin.EDITION}") for asked in UNITS}


def test_no_sentence_is_nonsense_where_tables_are_missing(poor):
    assert broken(*poor) == []
    assert not sparse.NOTHING.search(sparse.words(*poor))


def test_each_optional_table_that_is_missing_is_named_where_it_is_missed(poor):
    parts = sparse.pieces(*poor)
    reasons = [piece.content["text"] for each in parts.values() for piece in each
               if isinstance(piece.content, dict) and piece.content["kind"] == "missing"]  # fmt: skip
    assert all(reason.startswith("Bagian ini tidak tersedia karena tabel ") for reason in reasons)
    # what is done without the first three is told in a sentence; a first edition misses nothing of another
    unnamed = [name for name in sparse.OPTIONAL if not any(re.search(rf"\b{name}\b", each) for each in reasons)]
    assert unnamed == ["norma_kemampuan", "pelaksana_tugas", "riwayat_pegawai", "pemangku_lalu", "pensiun_lalu"]


def test_a_section_says_once_why_it_has_no_data_and_shows_nothing_else(poor):
    for chapter, parts in sparse.pieces(*poor).items():
        kinds = ["#" if isinstance(piece.content, str) else piece.content["kind"] for piece in parts]
        for place, kind in enumerate(kinds):
            if kind == "missing":
                assert kinds[place - 1] == "#" and kinds[place + 1 : place + 2] in ([], ["#"]), (chapter, place)


def test_no_page_of_the_pdf_is_empty_or_spills(poor):
    folder, edition = poor
    paper = pages.opened((folder / f"reports/{edition}/laporan.pdf").read_bytes())
    assert [number for number, page in enumerate(paper, 1) if pages.filled(page) < SOMETHING] == []
    assert [number for number, page in enumerate(paper, 1) if pages.overlaps(page)] == []
    for page, title in zip(paper[1:3], ("Ringkasan eksekutif", "Daftar isi"), strict=True):
        assert title in pages.words(page)


def test_every_chapter_still_has_its_finding(poor):
    found = {name: [p for p in parts if isinstance(p.content, dict) and p.content["kind"] == "finding"]
             for name, parts in sparse.pieces(*poor).items()}  # fmt: skip
    assert {name: len(findings) for name, findings in found.items()} == dict.fromkeys(found, 1)


def test_the_summary_still_reads(poor):
    contents = [piece.content for piece in sparse.pieces(*poor)["summary"] if isinstance(piece.content, dict)]
    kinds = [content["kind"] for content in contents]
    assert [kinds.count(kind) for kind in ("finding", "key_figures", "decisions", "figure", "table")] == [1] * 5
    said = " ".join(content["text"] for content in contents if content["kind"] in ("finding", "paragraph"))
    assert 5 <= len(re.findall(r"[.](?:\s|$)", said)) <= 8
    assert len(contents[kinds.index("key_figures")]["items"]) == 4


@pytest.mark.parametrize("asked", UNITS)
def test_a_units_book_is_about_that_unit(whole, asked):
    folder, built = whole
    assert built[asked].returncode == 0, built[asked].stderr
    book = re.search(r"reports/(\S+)/laporan.html   <- buka berkas ini", built[asked].stderr)[1]
    assert broken(folder, book) == []
    page = sparse.words(folder, book)
    assert not sparse.NOTHING.search(page)
    finding = next(said for where, said in sparse.sentences(folder, book) if where == "summary/temuan")
    assert finding.startswith(f"{UNITS[asked]} memerlukan")
    assert not [s for where, s in sparse.sentences(folder, book) if "Kota Pangkalpinang" in s and "kota" not in where]
    assert released.unexplained(folder / f"reports/{book}/lampiran.xlsx") == []


def test_the_citys_report_is_not_touched_by_those_of_units(whole):
    folder, _ = whole
    assert (folder / "reports" / twin.EDITION / "laporan.html").read_text() == "laporan kota"


def test_a_units_book_is_not_built_again_when_nothing_changed(whole):
    folder, _ = whole
    again = twin.make(folder, "report", "UNIT=bakeuda", f"EDITION={twin.EDITION}")
    assert again.stderr == "Tidak ada yang berubah; laporan tetap yang terakhir.\n"


def test_an_unknown_unit_stops_make_before_any_chapter(whole):
    folder, _ = whole
    told = twin.make(folder, "report", "UNIT=Dinas Kesehatn", f"EDITION={twin.EDITION}")
    assert told.returncode == 2
    lines = told.stderr.splitlines()
    assert lines[0] == f"Unit 'Dinas Kesehatn' tidak ada dalam edisi '{twin.EDITION}'; yang paling mirip:"
    assert lines[1].split()[0] == "U-05" and "masukan diperiksa" not in told.stderr


def test_a_units_book_and_the_citys_say_the_same_of_every_post(whole):
    folder, built = whole
    assert twin.asnplan(folder, "run", twin.EDITION, "analysis").returncode == 0
    city = saved(folder, twin.EDITION)
    for asked, told in built.items():
        unit = saved(folder, re.search(r"reports/(\S+)/laporan.html", told.stderr)[1])
        for table, keys in POSTS.items():
            own = unit[table].set_index(keys)
            same = city[table].set_index(keys).loc[own.index, own.columns]
            pd.testing.assert_frame_equal(own, same, obj=f"{table} {asked}")


def saved(folder, book):
    return {table: pd.read_parquet(folder / "build" / book / f"tables/analysis/{table}.parquet") for table in POSTS}
