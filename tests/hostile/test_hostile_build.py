"""A city whose every text is an attack, through the real command: the report says what it says and does nothing."""

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from xml.etree import ElementTree

import attacks
import pandas as pd
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from matplotlib.ft2font import FT2Font
from python_calamine import CalamineWorkbook

from asnplan import project
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.writing import FORMULA_SIGNS
from asnplan.report.pdf import NO_LETTER

ELEMENTS = {
    "a", "abbr", "article", "aside", "blockquote", "body", "br", "caption", "clippath", "code", "dd", "defs",
    "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "g", "h1", "h2", "h3", "h4", "head",
    "header", "html", "image", "li", "line", "main", "meta", "nav", "ol", "p", "path", "pre", "rect", "section",
    "small", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "ul", "use",
}  # fmt: skip
OURS = re.compile(
    r"#[\w-]+|https?://[\w./-]+|[\w-]+\.(?:html|pdf|xlsx|json)(?:#[\w.-]+)?|SHA256SUMS|data:image/png;base64,.*"
)
TRAPS = ("sitecustomize", "usercustomize", "conftest", "pandas", "yaml", "asnplan", "matplotlibrc", "ipython_config")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The folder to hand over of the hostile city, built from a folder of data in which traps lie."""
    root = attacks.lay_out(tmp_path_factory.mktemp("hostile"))
    sprung = root / "sprung"
    for name in TRAPS:
        trap = f"open({str(sprung)!r}, 'w').close()\n"
        (root / "data" / attacks.EDITION / f"{name}.py").write_text(trap)
        (root / "data" / attacks.EDITION / f"{name}.pth").write_text(f"import os; {trap}")
    command = [sys.executable, "-m", "asnplan.report", "dist", attacks.EDITION]
    environment = os.environ | {"ASNPLAN_ROOT": str(root), "PYTHONSAFEPATH": "1"}
    told = subprocess.run(
        command, env=environment, cwd=root / "data" / attacks.EDITION, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert told.stderr.replace("\n", "").isprintable()
    assert not sprung.exists()
    return root / "dist" / attacks.EDITION


def packed(text):
    """``text`` without blanks: where lines break is no matter here."""
    return re.sub(r"\s", "", text)


def test_the_corpus_reaches_every_text_of_every_table(tmp_path):
    root = attacks.lay_out(tmp_path)
    for name in CONTRACTS:
        frame = pd.read_csv(root / "data" / attacks.EDITION / f"{name}.csv", dtype=str, keep_default_na=False)
        for column in attacks.texts(name):
            assert frame[column].str.startswith(attacks.ATTACKS).any(), f"{name}.{column}"


@pytest.mark.parametrize("name", ["laporan.html", "index.html"])
def test_no_attack_becomes_an_element_an_attribute_or_an_address(hostile, name):
    page = BeautifulSoup((hostile / name).read_text(encoding="utf-8"), "html.parser")
    assert {element.name for element in page.find_all()} <= ELEMENTS
    attributes = Counter(key for element in page.find_all() for key in element.attrs)
    assert not [key for key in attributes if key.startswith("on") or not re.fullmatch(r"[a-z-]+(:[a-z]+)?", key)]
    assert not {"src", "action", "formaction", "srcdoc", "ping", "background"} & set(attributes)
    addresses = {element.get(key) for element in page.find_all() for key in ("href", "xlink:href") if element.get(key)}
    assert not [address for address in addresses if not OURS.fullmatch(address)]


def test_the_page_shows_every_attack_as_it_was_written(hostile):
    shown = packed(BeautifulSoup((hostile / "laporan.html").read_text(encoding="utf-8"), "html.parser").get_text())
    assert [attack for attack in attacks.ATTACKS if packed(attack) not in shown] == []


def test_the_printed_report_shows_every_attack_as_it_was_written(hostile):
    """Letters that the typeface lacks are squares; nothing else is lost, and nothing is carried out."""
    document = pypdfium2.PdfDocument(hostile / "laporan.pdf")
    pages = "".join(page.get_textpage().get_text_range() for page in document)
    assert "root:x:0:0" not in pages
    known = FT2Font(project.template() / "fonts" / "Inter-Regular.otf").get_charmap()
    drawn = ["".join(each if ord(each) in known else NO_LETTER for each in attack) for attack in attacks.ATTACKS]
    assert [attack for attack in drawn if packed(attack) not in packed(pages)] == []


def test_every_text_of_the_workbook_is_a_text(hostile):
    content = (hostile / "lampiran.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = {name: parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")}
        assert not [name for name, sheet in sheets.items() if b"<f" in sheet.replace(b"<formula", b"")]
        assert not [name for name in parts.namelist() if "external" in name.lower() or "_rels/sheet" in name]
        styles = ElementTree.fromstring(parts.read("xl/styles.xml")).find(f"{SHEET}cellXfs")
        texts = [
            part.text or "" for part in ElementTree.fromstring(parts.read("xl/sharedStrings.xml")).iter(f"{SHEET}t")
        ]
        risky = [cell for sheet in sheets.values() for cell in ElementTree.fromstring(sheet).iter(f"{SHEET}c")
                 if cell.get("t") == "s" and texts[int(cell[0].text)].startswith(FORMULA_SIGNS)]  # fmt: skip
    assert len(risky) > 50
    assert all(styles[int(cell.get("s"))].get("quotePrefix") == "1" for cell in risky)


def test_the_workbook_gives_every_attack_back_as_it_was_written(hostile):
    book = CalamineWorkbook.from_path(hostile / "lampiran.xlsx")
    rows = itertools.chain.from_iterable(book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    texts = "\n".join(cell for row in rows for cell in row if isinstance(cell, str))
    assert [attack for attack in attacks.ATTACKS if f"{attack} " not in texts] == []


@pytest.mark.parametrize("name", ["laporan.html", "index.html"])
def test_a_browser_asks_for_nothing_and_runs_nothing(hostile, name):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("tidak ada Chromium; pasang dengan apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    happened = []
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("dialog", lambda dialog: happened.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda request: happened.append(request.url))
        page.on("console", lambda message: happened.append(message.text))
        page.on("pageerror", lambda error: happened.append(str(error)))
        address = (hostile / name).as_uri()
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("document.scripts.length") == 0
        browser.close()
    assert [each for each in happened if each != address and not each.startswith("data:")] == []
