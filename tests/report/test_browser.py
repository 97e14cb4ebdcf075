"""The shipped edition's HTML where people read it: in a browser, at every width, in the dark, by keyboard, on paper."""

import re

import chromium
import handmade
import pages
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont
from python_calamine import CalamineWorkbook
from shipped import EDITION

from asnplan import project
from asnplan.report import bind, html

WIDTHS = (320, 390, 640, 641, 768, 1099, 1100, 1280, 1920)
"""Phones, both sides of every change of the layout, and a wide screen. [px]"""

SMALLEST = 9
"""No letter of a figure is lower on the narrowest phone. [px]"""

SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
"""What WCAG 1.4.12 lets a reader set."""

ALIKE = """() => {
    for (const table of document.querySelectorAll("table"))
        [...table.querySelectorAll("tbody tr")].slice(3).forEach(row => row.remove());
    document.querySelectorAll("tbody:not(:has(tr)), svg > *").forEach(part => part.remove());
}"""
"""Rows like those before them, and strokes of drawings that speak by their alt text, cost minutes and tell nothing."""


@pytest.fixture(scope="module")
def browser():
    with chromium.started() as running:
        yield running


@pytest.fixture(scope="module")
def report(browser, city):
    """The folder of the shipped edition's report."""
    return city / f"reports/{EDITION}"


@pytest.fixture(scope="module")
def loaded(browser, report):
    return chromium.opened(browser, report / "laporan.html")


@pytest.fixture
def page(loaded):
    """The open report at 1280 px in light colours, scrolled to its top."""
    page, _ = loaded
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light", media="screen")
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    return page


@pytest.fixture(scope="module")
def short(browser, report):
    page, _ = chromium.opened(browser, report / "laporan.html")
    page.evaluate(ALIKE)
    return page


@pytest.fixture(scope="module")
def every_kind(browser, tmp_path_factory):
    """A page with every kind of block, also those that the shipped edition has no need of."""
    file = tmp_path_factory.mktemp("balok") / "laporan.html"
    chapters = {name: bind.pieces(notebook) for name, notebook in handmade.chapters().items()}
    file.write_text(html.render(bind.bind(handmade.COVER, chapters)), encoding="utf-8")
    return chromium.opened(browser, file)


def violations(page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], node["html"], node["failureSummary"]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_nothing(short, every_kind, width, scheme):
    assert violations(short, width, scheme) == []
    assert violations(every_kind[0], width, scheme) == []


def test_nothing_is_requested_and_nothing_complains(loaded, every_kind):
    for page, noise in (loaded, every_kind):
        assert noise == [page.url]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_width_makes_the_page_scroll_sideways(page, every_kind, width):
    assert chromium.overflow(page, width) == []
    assert chromium.overflow(every_kind[0], width) == []


def test_nothing_is_cut_at_400_percent_nor_with_wider_spacing(page, every_kind):
    # 1280 x 1024 px at 400 % are 320 x 256
    assert chromium.overflow(page, 320, 256) == []
    every_kind[0].add_style_tag(content=SPACING)
    assert chromium.overflow(every_kind[0], 320, 256) == []


def test_tab_leads_to_everything_in_the_order_it_is_read(page):
    stops = page.locator("a, summary, [tabindex='0']").locator("visible=true").count()
    reached = chromium.tabbed(page)
    assert reached[0]["kind"] == "skip"
    assert [stop for stop in reached if not (stop["ring"] and stop["inside"])] == []
    places = [stop["place"] for stop in reached]
    assert places == sorted(places)
    assert len(places) == stops


def test_the_first_link_skips_to_the_text(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_tables_scroll_in_boxes_with_a_name_by_keyboard(page):
    page.set_viewport_size({"width": 320, "height": 900})
    boxes = page.get_by_role("region").and_(page.locator(".box[tabindex='0']"))
    assert boxes.count() == page.locator("table").count() > 20
    wide = page.locator(".box:has(.more:visible)").first
    assert re.match(r"Tabel \S+ \w+", wide.locator("caption").inner_text())
    first = wide.locator("tbody th").first.bounding_box()["x"]
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=wide.element_handle())
    assert wide.locator("tbody th").first.bounding_box()["x"] == first


def test_a_table_says_that_there_is_more_only_if_there_is(page):
    page.set_viewport_size({"width": 390, "height": 900})
    hidden = "boxes => boxes.map(box => box.scrollWidth > box.clientWidth)"
    shown = "boxes => boxes.map(box => box.querySelector('.more').getClientRects().length > 0)"
    boxes = page.locator(".box")
    assert boxes.evaluate_all(shown) == boxes.evaluate_all(hidden)
    assert set(boxes.evaluate_all(shown)) == {True, False}


def test_the_contents_follow_the_reader(page):
    marked = page.locator(".contents a:target-current")
    for name in ("Analisis kebutuhan", "Pengembangan kompetensi"):
        page.get_by_role("heading", name=name).evaluate("heading => heading.scrollIntoView()")
        page.wait_for_function("name => document.querySelector('.contents a:target-current').innerText.includes(name)",
                               arg=name)  # fmt: skip
        place = marked.bounding_box()
        assert place["x"] >= 0 and 0 <= place["y"] < 900
        assert page.locator(".contents li li").locator("visible=true").count() > 1


def test_the_contents_open_on_a_phone_without_a_script(browser, report):
    page, noise = chromium.opened(browser, report / "laporan.html", 390, java_script_enabled=False)
    links = page.locator(".contents a").locator("visible=true")
    assert links.count() == 0
    page.locator(".contents summary").click()
    assert links.count() > 40
    links.filter(has_text="Pengembangan kompetensi").click()
    assert page.url.endswith("#kompetensi") and noise[:1] == [page.url.split("#")[0]]


def test_all_text_is_there_without_a_script(browser, report, page):
    bare, _ = chromium.opened(browser, report / "laporan.html", java_script_enabled=False)
    assert bare.locator("body").inner_text() == page.locator("body").inner_text()


def test_the_dark_page_recolours_its_figures(page):
    drawn = ".on-page svg [style*='fill: var(--ink)']"
    inks = f'() => [...document.querySelectorAll("{drawn}")].map(e => getComputedStyle(e).fill)'
    text, light = page.evaluate("getComputedStyle(document.body).color"), page.evaluate(inks)
    assert set(light) == {text}
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).color")
    assert dark != text and set(page.evaluate(inks)) == {dark}


def test_figures_on_a_phone_are_drawn_for_it(page):
    page.set_viewport_size({"width": 320, "height": 900})
    drawn = page.locator("figure svg").locator("visible=true")
    scales = drawn.evaluate_all("all => all.map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)")
    assert len(scales) == page.locator("figure:not(.table)").count() > 10
    assert min(scales) * 7.5 >= SMALLEST


def test_only_the_embedded_font_is_used(short, report):
    assert chromium.fonts(short) <= {"Inter", "Inter Semi Bold"}
    text = set(BeautifulSoup((report / "laporan.html").read_bytes(), "html.parser").body.get_text())
    for name in ("Inter-Regular", "Inter-SemiBold"):
        letters = TTFont(project.template() / f"fonts/{name}.otf").getBestCmap()
        assert {letter for letter in text if not letter.isspace() and ord(letter) not in letters} == set()


def test_every_table_leads_to_its_sheet_of_the_workbook(page, report):
    links = page.locator(".table a[href='lampiran.xlsx']").all_inner_texts()
    assert len(links) == page.locator("table").count()
    sheets = CalamineWorkbook.from_path(report / "lampiran.xlsx").sheet_names
    assert {re.search("“(.*)”", link)[1] for link in links} <= set(sheets)


def bare(text):
    """Letters and digits alone, for lines break elsewhere on paper."""
    return re.sub(r"[\W_]", "", text)


def test_paper_shows_all_and_repeats_header_rows(page):
    whole = page.locator("main :is(h2, h3, h4, th, td, .label)").all_inner_texts()
    prose = page.locator("main :is(p:not(.back), li)").all_inner_texts()
    page.emulate_media(media="print")
    paper = pages.opened(page.pdf(prefer_css_page_size=True))
    assert [place for place, sheet in enumerate(paper) if len(pages.outside(sheet, 10 * pages.MM, 10 * pages.MM))] == []
    told = [pages.words(sheet) for sheet in paper]
    assert "Daftar isi" not in " ".join(told)
    printed = bare("".join(told))
    # prose may go on overleaf
    texts = {*whole, *" ".join(prose).split()}
    assert [text for text in texts if bare(text) not in printed] == []
    long = page.locator("table").evaluate_all("all => all.map(t => t.tHead.innerText).at(-1)")
    assert sum(" ".join(long.split()) in words for words in told) > 1
