import json
import re
from itertools import pairwise

import handmade
import pytest
from bs4 import BeautifulSoup

from asnplan import project
from asnplan.report import bind, html, svg


@pytest.fixture(scope="module")
def source():
    return html.render(bind.bind(handmade.COVER, {name: bind.pieces(nb) for name, nb in handmade.chapters().items()}))


@pytest.fixture(scope="module")
def page(source):
    return BeautifulSoup(source, "html.parser")


def test_language_title_and_landmarks(page):
    assert page.html["lang"] == "id" and page.title.string == handmade.COVER["title"]
    assert len(page.find_all("main")) == len(page.find_all("nav")) == len(page.find_all("h1")) == 1
    assert page.find("a", class_="skip")["href"] == f"#{page.main['id']}"


def test_headings_skip_no_level(page):
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_fetched_and_nothing_runs(page, source):
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy and "script" not in policy
    assert not page.find_all(["script", "link", "iframe", "object", "img"])
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", source)
    assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_hostile_text_is_only_text(page):
    assert handmade.HOSTILE in page.get_text() and not page.find_all("script")


def test_ids_are_unique_and_links_lead_somewhere(page):
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.find_all("a", href=re.compile("^#"))} <= set(ids)


def test_tables_have_header_cells_with_scope_and_a_caption(page):
    for table in page.find_all("table"):
        assert table.caption.get_text(strip=True)
        assert all(cell["scope"] == "col" for cell in table.thead.find_all("th"))
        assert all(row.find("th")["scope"] in ("row", "rowgroup") for row in table.tbody.find_all("tr"))


def test_every_figure_is_named_by_its_alt_text(page):
    pictures = page.find_all("svg")
    assert pictures and all(
        picture["role"] == "img" and "Diagram batang" in picture["aria-label"] for picture in pictures
    )


def test_shorthand_is_marked(page):
    assert page.find("span", class_="mark", string="[c]") and page.find("span", class_="mark", string="[x]")


def test_an_svg_loses_what_acts_and_follows_the_page():
    drawn = svg.inline(handmade.SVG, "gambar-a", 'kata "kutip"', {"#1b1f24": "ink"})
    assert "script" not in drawn and "onclick" not in drawn and "metadata" not in drawn
    assert 'id="gambar-a-p1"' in drawn and "url(#gambar-a-p1)" in drawn
    assert "fill: var(--ink)" in drawn and "#0b5f6b" in drawn


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_text_colours_reach_the_contrast_of_wcag_aa(kind):
    colour = json.loads((project.template() / "tokens.json").read_text())["colour"][kind]
    pairs = [(text, ground) for text in ("ink", "secondary", "accent") for ground in ("paper", "quiet")]
    assert all(
        contrast(colour[text], colour[ground]) >= 4.5 for text, ground in [*pairs, ("ink", "band"), ("accent", "band")]
    )


def contrast(first, second):
    """The contrast ratio of WCAG 2 between two colours."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
