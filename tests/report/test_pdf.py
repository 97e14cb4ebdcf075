import datetime
import io
import shutil
import subprocess
from pathlib import Path

import handmade
import nbformat
import pages
import pikepdf
import pytest

from asnplan.project import CHAPTERS
from asnplan.report import bind, look, paper, pdf
from asnplan.report.apart import apart

DAY = datetime.date(2025, 12, 31)


def rendered(chapters):
    document = bind.bind(handmade.COVER, {name: bind.pieces(nb) for name, nb in chapters.items()})
    return apart(pdf.render, pdf.printed(document), DAY)


@pytest.fixture(scope="module")
def book():
    with pikepdf.open(io.BytesIO(rendered(handmade.chapters()))) as opened:
        yield opened


def test_tagged_titled_and_in_indonesian(book):
    assert book.Root.MarkInfo.Marked and book.Root.StructTreeRoot.K
    assert str(book.Root.Lang).startswith("id") and book.Root.ViewerPreferences.DisplayDocTitle
    assert str(book.docinfo.Title) == handmade.COVER["title"]
    assert "pdfuaid" in str(book.open_metadata())


def test_the_date_is_the_day_of_the_data(book):
    assert str(book.docinfo.CreationDate).startswith("D:20251231")


def test_every_chapter_has_a_bookmark(book):
    with book.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert [title for title in titles if "Analisis" in title] and len(titles) >= len(handmade.chapters())


def test_all_fonts_are_embedded(book):
    fonts = [
        item for item in book.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert fonts and all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
    assert all("Inter" in str(font.FontName) for font in fonts)


def test_only_wide_tables_turn_the_page(book):
    turned = [page.index for page in book.pages if page.mediabox[2] > page.mediabox[3]]
    # the chapter that begins with the wide table has no page but landscape ones
    assert len(turned) == 2 and turned[1] == turned[0] + 1 and len(book.pages) < 15


def test_tables_have_header_cells_and_figures_alt_texts(book):
    kinds = [item for item in book.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
    assert [item for item in kinds if item.S == "/TH"]
    figures = [item for item in kinds if item.S == "/Figure"]
    assert figures and all("Diagram batang" in str(item.Alt) for item in figures)


def test_the_first_cell_of_each_row_is_its_header_and_each_value_refers_to_it(book):
    names = pikepdf.NameTree(book.Root.StructTreeRoot.IDTree)
    rows = [item for item in book.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TR"]
    bodies = [list(row.K) for row in rows if row.P.S in ("/TBody", "/TFoot") and len(row.K) > 1]
    assert len(bodies) > 20 and {str(row[0].S) for row in bodies} == {"/TH"}
    assert {str(cell.S) for row in bodies for cell in row[1:]} == {"/TD"}
    for row in bodies:
        assert row[0].A[0].Scope == "/Row"
        for cell in row[1:]:
            headers = [names[str(name)] for name in cell.A[0].Headers]
            assert headers[-1].objgen == row[0].objgen
            assert "/Column" in [str(header.A[0].Scope) for header in headers]


def test_a_table_of_one_column_and_a_book_without_tables_are_typeset():
    table = handmade.table()
    narrow = table | {"columns": table["columns"][:1], "rows": [row[:1] for row in table["rows"]], "total": None}
    assert rendered({"analysis": handmade.notebook("Judul", narrow)})
    assert rendered({"analysis": handmade.notebook("Judul", handmade.paragraph("tanpa tabel"))})


def test_a_figure_without_alt_text_does_not_compile():
    with pytest.raises(look.LookError, match="alt"):
        rendered({"analysis": handmade.notebook("Judul", handmade.figure(alt=None))})


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_hostile_text_is_printed_as_it_stands(tmp_path):
    file = tmp_path / "buku.pdf"
    file.write_bytes(rendered({"analysis": handmade.notebook("Judul", handmade.paragraph(handmade.HOSTILE))}))
    printed = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    assert handmade.HOSTILE in " ".join(printed.split())


def test_the_small_edition_keeps_its_margins_and_fits_its_summary_on_a_page():
    folder = Path(__file__).parents[1] / "reference/notebooks"
    chapters = {name: nbformat.read(folder / f"{name}.ipynb", as_version=4) for name in CHAPTERS}
    paper = pages.opened(rendered(chapters))
    assert not any(len(pages.outside(page, 20 * pages.MM - 3, 10 * pages.MM)) for page in paper[1:])
    assert not any(map(pages.overlaps, paper))
    assert "Ringkasan eksekutif" in pages.words(paper[1])
    assert "Daftar isi" in pages.words(paper[2])


LONG = "kata " * 2000


@pytest.mark.parametrize("block", [
    handmade.table(rows=[[handmade.cell(LONG), handmade.cell(1), handmade.cell(0.5)]]),
    handmade.table(caption=LONG), handmade.figure(caption=LONG), {"kind": "finding", "text": LONG},
    {"kind": "note", "title": "Batasan", "text": LONG},
], ids=["cell", "caption of a table", "caption of a figure", "finding", "note"])  # fmt: skip
def test_no_text_is_too_long_to_be_printed(block):
    paper = pages.opened(rendered({"analysis": handmade.notebook("J", block)}))
    assert not any(len(pages.outside(page, 20 * pages.MM - 3, 10 * pages.MM)) for page in paper[1:])
    assert not any(map(pages.overlaps, paper))
    assert sum(pages.words(page).count("kata") for page in paper) == 2000


def test_no_column_is_narrower_than_its_longest_word():
    table = bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("J", handmade.table()))})
    ((_, block),) = bind.bundles(table, "table")
    # "Pegawai" and "=HYPERLINK(1)" must fit
    widths = paper.widths(block, 20)
    assert widths[0] >= len("=HYPERLINK(1)") and widths[1] >= len("Pegawai")
