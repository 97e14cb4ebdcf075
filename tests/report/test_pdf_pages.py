"""The shipped edition's PDF, every page of it, read back by readers that know nothing of Typst."""

import io
import re

import nbformat
import pages
import pikepdf
import pytest
from shipped import EDITION

from asnplan.inputs import params
from asnplan.project import CHAPTERS, Book
from asnplan.report import appendix, bind, cover, manifest, prose

BOUND = 0.7
"""Every page is so full at least, but the cover and the last page of a chapter. [part of its height]"""

LAST = 0.15
"""So full at least is the last page of a chapter. [part of its height]"""

UNCOUNTED = re.compile(r"\b(?:19|20)\d\d\b|\b[IVX]+/[a-e]\b|\b95 %")
"""Digits that are no finding: years, grades, the level of an interval."""

SIDE, END = 20 * pages.MM - 3, 10 * pages.MM
"""Nothing stands nearer to the edges; rules reach half their thickness beyond the text. [pt]"""


@pytest.fixture(scope="module")
def made(city):
    """The bound document of the shipped edition and its PDF as the build left it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASNPLAN_ROOT", str(city))
        p, book = params.load(EDITION), Book(EDITION)
        chapters = {name: bind.pieces(nbformat.read(book.executed(name), as_version=4)) for name in CHAPTERS}
        chapters[bind.APPENDIX] = appendix.pieces(p, manifest.provenance(p))
        return bind.bind(cover.cover(p), chapters), (book.output / "laporan.pdf").read_bytes()


@pytest.fixture(scope="module")
def document(made):
    return made[0]


@pytest.fixture(scope="module")
def paper(made):
    """The pages as pypdfium2 sees them."""
    return pages.opened(made[1])


@pytest.fixture(scope="module")
def book(made):
    """The file as pikepdf sees it."""
    with pikepdf.open(io.BytesIO(made[1])) as opened:
        yield opened


@pytest.fixture(scope="module")
def tags(book):
    """The elements of the structure tree in reading order."""
    return list(walked(book.Root.StructTreeRoot.K))


def walked(node):
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from walked(part)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from walked(node.get("/K", pikepdf.Array()))


@pytest.fixture(scope="module")
def bookmarks(book):
    """Title, level and page number of every bookmark."""
    numbers = {page.objgen: number for number, page in enumerate(book.pages, 1)}

    def below(items, level):
        for item in items:
            yield item.title, level, numbers[item.destination[0].objgen]
            yield from below(item.children, level + 1)

    with book.open_outline() as outline:
        return list(below(outline.root, 1))


def chapter_pages(bookmarks):
    """The page on which each chapter, the contents list included, begins."""
    return [page for _, level, page in bookmarks if level == 1]


def headings(document):
    """The headings of the book as its contents list writes them."""
    for section in document["sections"]:
        yield f"{section['number']} {section['title']}".strip(), 1
        for block in section["blocks"]:
            if block["kind"] == "heading":
                yield f"{block['number']} {prose.plain(block['runs'])}".strip(), block["level"]


def test_nothing_stands_outside_the_margins_of_any_page(paper):
    # the cover's band of colour is the only thing that reaches the edge
    faults = {number: pages.outside(page, SIDE, END).round(1).tolist() for number, page in enumerate(paper[1:], 2)}
    assert {number: found for number, found in faults.items() if found} == {}


def test_no_text_covers_another_on_any_page(paper):
    assert {number: n for number, page in enumerate(paper, 1) if (n := pages.overlaps(page))} == {}


def test_no_page_is_left_half_empty(paper, bookmarks):
    ends = {page - 1 for page in chapter_pages(bookmarks)} | {len(paper)}
    full = {number: pages.filled(page) for number, page in enumerate(paper, 1) if number > 1}
    assert {number: part for number, part in full.items() if part < (LAST if number in ends else BOUND)} == {}
    # so many ends of chapters may be short
    assert sum(part < BOUND for part in full.values()) <= 4
    assert sum(full.values()) / len(full) > 0.85


def test_the_paper_is_a4_and_turned_only_for_wide_tables(paper, document):
    sizes = [tuple(round(side / pages.MM) for side in page.get_size()) for page in paper]
    assert set(sizes) == {(210, 297), (297, 210)}
    wide = [block for _, block in bind.bundles(document, "table") if block["wide"] and len(block["rows"]) > 26]
    turned = [number for number, size in enumerate(sizes, 1) if size == (297, 210)]
    assert turned == list(range(turned[0], turned[-1] + 1))
    said = [pages.words(paper[number - 1]) for number in turned]
    labels = [[column["label"].replace("\N{SOFT HYPHEN}", "") for column in table["columns"]] for table in wide]
    assert all(any(names[0] in text and names[-1] in text for names in labels) for text in said)


def test_the_head_of_a_long_table_is_on_each_of_its_pages(paper, bookmarks):
    first, after = (page for title, _, page in bookmarks if title.startswith(("A.1 ", "A.2 ")))
    assert after - first > 15
    for page in paper[first - 1 : after - 1]:
        assert re.search(r"Jabatan .*Kelas.*Usulan.*Prioritas", pages.words(page))


def test_letters_have_eight_points_but_beside_fingerprints(paper):
    sizes = {number: round(pages.smallest(page), 2) for number, page in enumerate(paper, 1)}
    # a fingerprint has 64 letters in a row, and is compared by eye
    hashed = {number for number, page in enumerate(paper, 1) if re.search(r"\b[0-9a-f]{64}\b", pages.words(page))}
    assert {number: size for number, size in sizes.items() if size < (7.75 if number in hashed else 7.99)} == {}
    assert len(hashed) <= 2


def test_a_table_that_goes_on_says_which(paper, document):
    said = [pages.words(page) for page in paper]
    goes_on = [
        (number, table) for number, words in enumerate(said) for table in re.findall(r"Lanjutan Tabel (\S+)", words)
    ]
    assert goes_on
    for number, table in goes_on:
        # its caption stands on the page before, or on one before that if it fills a page
        assert any(f"Tabel {table} " in words for words in said[number - 2 : number])


def test_no_figure_stands_above_the_heading_of_its_section(paper, document):
    seen = 0
    for section in document["sections"]:
        begun = (0, 0.0)
        for block in section["blocks"]:
            if block["kind"] == "heading" and block["number"]:
                begun = pages.standing(paper, f"{block['number']} {prose.plain(block['runs'])}", after=3)
            elif block["kind"] == "figure" and section["name"] != "summary":
                start = " ".join(prose.plain(block["caption"]).split()[:2])
                assert pages.standing(paper, f"{block['label']} {block['number']} {start}", after=3) > begun, start
                seen += 1
    assert seen > 25


def test_no_source_stands_alone_at_the_head_of_a_page(paper):
    lines = [page.get_textpage().get_text_bounded().splitlines() for page in paper]
    assert sum(line.startswith("Sumber: ") for page in lines for line in page) > 60
    # the first line of a page is its header
    assert [number for number, page in enumerate(lines, 1) if page[1:] and page[1].startswith("Sumber: ")] == []


def test_the_summary_is_one_page(bookmarks):
    assert [(title, page) for title, level, page in bookmarks if level == 1][:2] == [
        ("Ringkasan eksekutif", 2), ("Daftar isi", 3),
    ]  # fmt: skip


def test_every_heading_has_its_bookmark_and_its_tag(document, bookmarks, tags):
    expected = list(headings(document))
    assert [(title, level) for title, level, _ in bookmarks if title != "Daftar isi"] == expected
    tagged = [
        (" ".join(str(tag.T).split()), int(str(tag.S)[2:])) for tag in tags if re.fullmatch("/H[1-6]", str(tag.S))
    ]
    plain = [(re.sub(r"^[\dA]+ (?=\D)", "", title) if level == 1 else title, level) for title, level in expected]
    assert [one for one in tagged if one[0] != "Daftar isi"] == plain


def test_the_contents_list_gives_the_page_of_every_chapter_and_section(paper, bookmarks):
    begin, end = chapter_pages(bookmarks)[1:3]
    listed = " ".join(map(pages.words, paper[begin - 1 : end - 1]))
    for title, level, page in bookmarks:
        if level <= 2 and title != "Daftar isi":
            words = re.escape(title).replace("\\ ", r"\s+")
            assert re.search(rf"{words}[ .]*\s{page}\b", listed), title


def test_pages_are_labelled_by_number_and_the_cover_by_none(book):
    numbers = book.Root.PageLabels.Nums
    labels = dict(zip(map(int, list(numbers)[::2]), list(numbers)[1::2], strict=True))
    assert "/S" not in labels[0]
    assert all(str(labels[page].S) == "/D" and int(labels[page].St) == page + 1 for page in range(1, len(book.pages)))


def test_head_and_foot_tell_title_chapter_edition_status_and_page(paper, document, bookmarks):
    front = document["cover"]
    starts = [(title, page) for title, level, page in bookmarks if level == 1]
    for number, page in enumerate(paper[1:], 2):
        said = pages.words(page)
        chapter = [title for title, start in starts if start <= number][-1]
        assert f"Halaman {number} dari {len(paper)}" in said
        assert f"Edisi {EDITION} · {front['status']} · keadaan data {front['data_date']}" in said
        assert front["title"] in said and re.sub(r"^[\dA] ", "", chapter) in said
    assert "Halaman" not in pages.words(paper[0])


def test_the_cover_names_city_title_period_status_data_agency_and_signature(paper, document):
    said, front = pages.words(paper[0]), document["cover"]
    facts = dict(front["facts"])
    assert {"Masa rencana", "Status", "Keadaan data"} <= facts.keys()
    for words in (front["region"], front["title"], front["agency"], *facts.values(), "tanda tangan elektronik"):
        assert words in said


def test_the_file_says_what_it_is(book, document, made):
    assert str(book.docinfo.Title) == document["cover"]["title"] and str(book.Root.Lang).startswith("id")
    assert book.Root.MarkInfo.Marked and book.Root.ViewerPreferences.DisplayDocTitle
    with book.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
    assert len(made[1]) < 3_000_000


def test_only_inter_is_used_and_embedded(book):
    found = [item for item in book.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
    assert found and all(re.match(r"/[A-Z]{6}\+Inter-", str(font.BaseFont)) for font in found)
    own = [item for item in book.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item]
    assert own and all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in own)


def test_every_figure_has_its_alt_text_and_caption_in_order(document, tags):
    figures = [block for _, block in bind.bundles(document, "figure")]
    assert [str(tag.Alt) for tag in tags if tag.S == "/Figure"] == [figure["alt"] for figure in figures]
    tables = bind.bundles(document, "table")
    assert sum(tag.S == "/Caption" for tag in tags) == len(figures) + len(tables)


def test_every_table_has_a_header_cell_with_scope_for_each_column_and_row(document, tags):
    tables = [block for _, block in bind.bundles(document, "table")]
    tagged = [tag for tag in tags if tag.S == "/Table" and any(part.S == "/TH" for part in walked(tag.K))]
    assert len(tagged) == len(tables)
    for table, tag in zip(tables, tagged, strict=True):
        scopes = [str(part.A[0].Scope) for part in walked(tag.K) if part.S == "/TH"]
        assert set(scopes) == {"/Column", "/Row"}
        titles = sum(bool(group["title"]) for group in table["groups"])
        assert scopes.count("/Column") == len(table["columns"]) + titles
        rows = sum(len(group["rows"]) for group in table["groups"]) + bool(table["total"])
        assert scopes.count("/Row") == rows


def without_finding(captions):
    """The captions without a number that was found, be it hidden."""
    return [caption for caption in captions if not re.search(r"\d|\[[cx]\]", UNCOUNTED.sub("", caption))]


def test_every_caption_is_a_finding_with_a_number(document):
    captions = [prose.plain(block["caption"]) for _, block in bind.bundles(document, "figure", "table")]
    assert len(captions) > 80
    assert without_finding(captions) == [] and [caption for caption in captions if caption.endswith(".")] == []


def test_a_caption_of_years_only_is_seen():
    told = ["Pensiun 2026–2030 terbanyak di Dinkes", "Golongan III/a mencapai Rp5", "[c] orang pensiun 2026"]
    assert without_finding(told) == told[:1]


def test_every_chapter_opens_with_its_finding_and_what_was_asked_from_which_data_with_what_limits(document):
    for section in document["sections"]:
        if section["number"].isdigit():
            opened = [prose.plain(block["runs"]).split(":")[0] for block in section["lead"]]
            assert section["finding"] and opened == ["Ditanyakan", "Data", "Batas"]
