"""A designer's mistake in ``reports/template`` is told with its file."""

import datetime
import shutil

import handmade
import pytest

from asnplan import project
from asnplan.report import appendix, bind, html, look, methods, pdf
from asnplan.report.apart import apart

DOCUMENT = bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("Analisis"))})
DAY = datetime.date(2025, 12, 31)


@pytest.fixture
def template(tmp_path, monkeypatch):
    """The look in a folder of its own, to be spoilt."""
    shutil.copytree(project.template(), tmp_path / "reports/template")
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    return project.template()


USES = {
    "html": lambda: html.render(DOCUMENT),
    "pdf": lambda: apart(pdf.render, pdf.printed(DOCUMENT), DAY),
    "methods": methods.told,
    "appendix": lambda: appendix.pieces(None, {}),
}


@pytest.mark.parametrize(
    ("file", "more", "use", "message"),
    [
        ("html/index.html.j2", "{% if %}", "html", r"template/html tidak .*(?s:.)*\(index.html.j2, baris \d+\)"),
        ("tokens.json", ",", "html", "template/tokens.json tidak dapat dipakai"),
        ("typst/look.typ", "#let x =", "pdf", r"template/typst tidak .*(?s:.)*look\.typ:\d+"),
        ("methods.yaml", "  x: [", "methods", "template/methods.yaml tidak dapat dipakai"),
        ("methods.yaml", "baru: {text: x}", "methods", "baru: harus punya text dan versions"),
        ("appendix.md", "\n{{usulann}}\n", "appendix", "usulann}} tidak dikenal; yang ada: usulan,"),
    ],
)
def test_a_fault_in_the_look_is_told_with_its_file_and_what_to_do(template, file, more, use, message):
    with (template / file).open("a", encoding="utf-8") as spoilt:
        spoilt.write(f"\n{more}")
    with pytest.raises(look.LookError, match=message) as error:
        USES[use]()
    assert str(error.value).endswith("lalu ulangi perintah yang sama.")


def test_methods_that_are_gone_are_told_in_one_order_whatever_the_hash_seed():
    gone = dict.fromkeys("zyxwvutsrqponm", 1)
    assert [name for name, version, _ in methods.news(gone | methods.current()) if version is None] == sorted(gone)
