import handmade
import pytest
from nbformat import v4

from asnplan.report import bind, headings, prose


def bound(**chapters):
    return bind.bind(handmade.COVER, {name: bind.pieces(notebook) for name, notebook in chapters.items()})


@pytest.fixture(scope="module")
def document():
    return bound(**handmade.chapters())


def section(document, name):
    return next(each for each in document["sections"] if each["name"] == name)


def test_the_book_has_the_order_of_the_chapters_whatever_order_they_arrive_in():
    backwards = dict(reversed(handmade.chapters().items()))
    assert [each["number"] for each in bound(**backwards)["sections"]] == ["", "1", "2", "3", "4"]


def test_only_markdown_and_bundles_enter(document):
    assert "STRAY" not in str(document) and "df.head" not in str(document)


def test_figures_and_tables_are_numbered_by_chapter(document):
    numbers = {block["id"]: block["number"] for _, block in bind.bundles(document, "figure", "table")}
    assert (
        numbers["gambar-kekurangan"] == "1.1" and numbers["tabel-lebar"] == "2.1" and numbers["tabel-ringkas"] == "R.1"
    )


def test_the_appendix_is_lettered():
    document = bind.bind(handmade.COVER, {"appendix": bind.pieces(handmade.notebook("Lampiran", handmade.table()))})
    assert [block["number"] for _, block in bind.bundles(document, "heading", "table")] == ["A.1", "A.1"]


def test_references_carry_number_and_target(document):
    runs = section(document, "summary")["blocks"][0]["runs"]
    assert {"kind": "reference", "text": "Tabel 1.1", "target": "tabel-unit"} in runs


def test_a_reference_to_nothing_names_chapter_and_cell():
    chapter = handmade.notebook("Judul", prose="Lihat @gambar:lenyap.")
    with pytest.raises(bind.BindingError, match=r"Bab analysis, sel bagian: @gambar:lenyap"):
        bound(analysis=chapter)


def test_a_reference_to_something_unavailable_is_told_as_such():
    absent = {"kind": "missing", "id": "kosong", "caption": "", "source": "", "text": "Tidak ada."}
    document = bound(analysis=handmade.notebook("Judul", absent, prose="Lihat @tabel:kosong."))
    assert prose.plain(document["sections"][0]["blocks"][0]["runs"]) == "Lihat Tabel (tidak tersedia)."


def test_a_section_without_data_keeps_its_heading_and_the_reason_only():
    reason = {"kind": "paragraph", "text": "Tidak ada sekolah.", "instead": True}
    chapter = handmade.notebook("Judul", reason, handmade.figure(), handmade.table(), prose="## Guru\n\nCara hitung.")
    later = v4.new_markdown_cell("## Lain\n\nLihat @tabel:unit.", id="lain")
    chapter.cells += [later, *handmade.notebook("x", handmade.table("lagi")).cells[3:]]
    blocks = bound(analysis=chapter)["sections"][0]["blocks"]
    assert [block["kind"] for block in blocks] == ["heading", "paragraph", "heading", "paragraph", "table"]
    assert prose.plain(blocks[1]["runs"]) == "Tidak ada sekolah."
    assert prose.plain(blocks[3]["runs"]) == "Lihat Tabel (tidak tersedia)."
    assert blocks[4]["number"] == "1.1"


def test_a_section_without_data_takes_its_subsections_along():
    reason = {"kind": "paragraph", "text": "Tidak ada sekolah.", "instead": True}
    chapter = handmade.notebook("Judul", reason, prose="## Guru\n\nCara hitung.")
    below = v4.new_markdown_cell("### Pemerataan\n\nLihat @tabel:bawah.", id="bawah")
    later = v4.new_markdown_cell("## Lain\n\nLihat @tabel:bawah.", id="lain")
    chapter.cells += [below, *handmade.notebook("x", handmade.table("bawah")).cells[3:], later]
    blocks = bound(analysis=chapter)["sections"][0]["blocks"]
    assert [block["kind"] for block in blocks] == ["heading", "paragraph", "heading", "paragraph"]
    assert prose.plain(blocks[3]["runs"]) == "Lihat Tabel (tidak tersedia)."


@pytest.mark.parametrize("text", ["", "Tidak ada pimpinan yang kosong."])
def test_nothing_to_show_leaves_no_gap_but_perhaps_a_sentence(text):
    nothing = {"kind": "nothing", "id": "kosong", "text": text}
    document = bound(analysis=handmade.notebook("Judul", nothing, prose="Lihat @gambar:kosong."))
    said = [prose.plain(block["runs"]) for block in document["sections"][0]["blocks"]]
    assert said == ["Lihat Gambar (tidak tersedia).", *filter(None, [text])]


def test_an_id_used_twice_is_refused():
    with pytest.raises(bind.BindingError, match="dipakai dua kali"):
        bound(analysis=handmade.notebook("Judul", handmade.table("x"), handmade.table("x")))


def test_a_chapter_without_title_is_refused():
    notebook = v4.new_notebook(cells=[v4.new_markdown_cell("Tanpa judul", id="awal")])
    with pytest.raises(bind.BindingError, match="sel awal"):
        bound(analysis=notebook)


def test_the_opener_takes_the_title_the_question_and_the_finding(document):
    opener = section(document, "analysis")
    assert opener["title"] == "Analisis kebutuhan"
    assert prose.plain(opener["finding"]) == "Kota kurang 67 orang di dua unit"
    assert prose.plain(opener["lead"][0]["runs"]) == "Apa yang ditanyakan bab ini?"
    assert not [block for block in opener["blocks"] if block["kind"] == "finding"]


def test_no_heading_level_is_skipped():
    document = bound(analysis=handmade.notebook("Judul", prose="## A\n\n##### B\n\nIsi.\n\n# C\n\n### D\n\nIsi."))
    assert [block["level"] for _, block in bind.bundles(document, "heading")] == [2, 3, 2, 3]


def test_a_heading_without_anything_below_it_is_left_out():
    document = bound(analysis=handmade.notebook("Judul", prose="## A\n\n### B\n\nIsi.\n\n### C\n\n## D\n\n### E"))
    headings = [prose.plain(block["runs"]) for _, block in bind.bundles(document, "heading")]
    assert headings == ["A", "B"]


def test_decisions_under_a_heading_need_no_title_of_their_own():
    asked = {"kind": "decisions", "items": ["Tetapkan"]}
    under = bound(summary=handmade.notebook("Judul", asked, prose="## Keputusan"))
    alone = bound(summary=handmade.notebook("Judul", asked, prose="Isi."))
    assert [block["title"] for book in (under, alone) for _, block in bind.bundles(book, "decisions")] == [
        "",
        headings.DECISIONS,
    ]


def test_markdown_becomes_runs_and_html_stays_text():
    (block,) = prose.blocks(
        "Ada **[c]** dan [c] orang, <b>x</b>, [tautan](javascript:alert(1)) [baik](https://a.id)", {}
    )
    assert prose.plain(block["runs"]) == "Ada [c] dan [c] orang, <b>x</b>, tautan baik"
    assert [run["kind"] for run in block["runs"]] == ["text", "strong", "text", "mark", "text", "text", "text", "link"]


def test_a_picture_in_markdown_is_refused():
    with pytest.raises(bind.BindingError, match="show"):
        bound(analysis=handmade.notebook("Judul", prose="![x](y.png)"))


def test_groups_are_heading_rows_and_the_rest_row_follows():
    table = handmade.table(groups=["Dinas", "Dinas"])
    document = bound(analysis=handmade.notebook("Judul", table))
    ((_, block),) = bind.bundles(document, "table")
    assert [(group["title"], len(group["rows"])) for group in block["groups"]] == [("Dinas", 2), ("", 1)]


def test_sheet_names_are_legal_and_begin_with_the_number():
    document = bound(analysis=handmade.notebook("Judul", handmade.table(sheet="a/b [c]: " + "panjang" * 9)))
    ((_, block),) = bind.bundles(document, "table")
    assert block["sheet"].startswith("1.1 a b  c") and len(block["sheet"]) <= 31
