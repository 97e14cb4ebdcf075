"""The prose of the chapters: no number of the data is typed by hand, nor a word that a number may make false."""

import ast
import re

import nbformat
import pytest

from asnplan import project

LAW = re.compile(
    r"\b(?:UU(?: APBN)?|PP|Perpres|Per\w+|Kep\w+(?: Kesra)?|BRIN) (?:\d+/)?\d{4}(?: pasal \d+)?"
    r"|\b[IVX]+/[a-e]\b"  # a grade
)
MADE = re.compile(r"\{[^}]*\}|\|[+.\dfd%]+$|@\w+:[\w-]+")
"""What `show` fills in: values, formats of columns, references."""

CONVENTION = re.compile(
    r"\b95 %|(?:^|[Ss]elang |atas |bawah )(?:50|90) %|nilai 1-4|\[0–100\]|(?<=> )0$|WISN 20(?:04|10)|per 1\.000 jiwa"
)
"""The level of an interval, a scale, a comparison with nothing, the name of a method, a unit."""

MOVING = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|melampaui batas|bertambah|berkurang) (?:dari|menjadi|sebesar)\b"
)


ENGLISH = re.compile(
    r"\b(?:the|and|of|with|from|for|by|gain|gap|workshop|e-learning|online|update|upload|download|budget|training|"
    r"feedback|performance|skill|outcome|output|input|deadline|staff|needs?|shortage|score|ranking|default|link|report)\b",
    re.IGNORECASE,
)
"""English words that slip in where an Indonesian one is at hand."""


def texts(chapter):
    """Every text that a reader may see of the stored notebook, with its cell."""
    for cell in nbformat.read(project.notebook(chapter), as_version=4).cells:
        if cell.cell_type == "markdown":
            yield cell.id, cell.source
        else:
            constants = (node.value for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Constant))
            yield from ((cell.id, text) for text in constants if isinstance(text, str) and " " in text)


def typed(text):
    return re.search(r"\d", CONVENTION.sub("", MADE.sub("", LAW.sub("", text))))


@pytest.mark.parametrize("chapter", project.CHAPTERS)
def test_no_number_is_typed_into_prose(chapter):
    assert [(cell, text) for cell, text in texts(chapter) if typed(text)] == []


@pytest.mark.parametrize("chapter", project.CHAPTERS)
def test_no_course_of_a_number_is_typed_into_prose(chapter):
    assert [(cell, text) for cell, text in texts(chapter) if MOVING.search(text)] == []


@pytest.mark.parametrize("chapter", project.CHAPTERS)
def test_no_english_word_stands_in_prose(chapter):
    assert [(cell, text) for cell, text in texts(chapter) if ENGLISH.search(MADE.sub("", text))] == []


@pytest.mark.parametrize("name", ["appendix.md", "methods.yaml", "columns.yaml"])
def test_no_english_word_stands_in_the_prose_of_the_template(name):
    lines = (project.template() / name).read_text(encoding="utf-8").splitlines()
    prose = [re.sub("`[^`]*`", "", line) for line in lines if name.endswith(".md") or not line.startswith("#")]
    assert [line for line in prose if ENGLISH.search(line)] == []


@pytest.mark.parametrize(
    "text", ["Kekurangan 612 orang.", "Dari 3 unit", "Kota memerlukan {n:d} ASN, 56 % di sekolah", "pada 2030"]
)
def test_a_typed_number_is_seen(text):
    assert typed(text)


@pytest.mark.parametrize(
    "text", ["menurut UU 1/2022 pasal 146", "{n:d} unit sampai {year}", "Ruang [miliar rupiah]|.1f", "golongan III/a"]
)
def test_what_is_not_typed_by_hand_is_let_pass(text):
    assert not typed(text)
