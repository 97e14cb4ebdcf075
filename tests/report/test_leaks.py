"""Traces of people: planted in every place of every kind of file they are found; what only looks so is not."""

import base64
import datetime
import io
import json

import handmade
import pikepdf
import pytest
import typst
import xlsxwriter
from nbformat import v4

from asnplan.inputs.contracts import CONTRACTS
from asnplan.report import appendix, bind, leaks, pdf, pdftext, publish
from asnplan.report.apart import apart
from asnplan.report.release import HTML, PDF, XLSX

DAY = datetime.date(2025, 12, 31)
NIP, NIK, SOMEONE = "197905172003121001", "1971010101790001", "X-48213"
PICTURE = base64.b64encode(f"tEXt NIP {NIP}".encode()).decode()


def kinds(name, content, known=(SOMEONE,)):
    """What is said to be in a file, without its name and advice."""
    content = content if isinstance(content, bytes) else content.encode()
    return [line.removeprefix(f"{name}, ").partition("; keluarkan")[0] for line in leaks.found({name: content}, known)]


def book(change=lambda file: None):
    """A PDF of one empty page, changed."""
    page = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        change(file)
        file.save(page, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return page.getvalue()


def sheet(write, **properties):
    """A workbook with one sheet, written to."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        write(made.add_worksheet("Usulan"))
        made.set_properties(properties)
    return content.getvalue()


@pytest.mark.parametrize(
    "written",
    [NIP, f"NIP.{NIP}", f"NIP{NIP}x", "19790517 200312 1 001", "19790517.200312.1.001", "19790517-200312-1-001",
     "19790517\N{NO-BREAK SPACE}200312\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}001", "19790517 200312\r\n1 001",
     "19790517-\r\n200312 1 001", "1979\N{SOFT HYPHEN}05172003\N{ZERO WIDTH SPACE}121001", "19790517 202321 1 001"],
)  # fmt: skip
def test_a_nip_is_found_however_it_is_written(written):
    assert kinds("a.txt", f"Sdr. {written} pensiun") == ["baris 1: ada pola NIP (19...)"]


@pytest.mark.parametrize(
    "written",
    [
        NIK,
        f"NIK:{NIK}",
        f"[1,{NIK}]",
        "197101 410179 0001",
        "197101-010179-0001",
        "1971 0101 0179 0001",
        "19710101.01790001",
    ],
)
def test_a_nik_is_found_however_it_is_written(written):
    expected = [] if written == "19710101.01790001" else ["baris 1: ada pola NIK (19...)"]
    assert kinds("a.txt", written) == expected


@pytest.mark.parametrize(
    "text",
    ["0.3333333333333333 3.1971010101790001", "a" * 22 + NIP + "0" * 24, "19710101017900011", "Rp1.971.010.101.790.001",
     f"{NIP}00 M1979 0517 2003 1210", "12345678 123456 1 001", "2026 2027 2028 2029 2030", "20260101 202601 3 001",
     "X-48214 X-482130 XX-48213 X-48213-1", "M16.5 1202.25L1971 0199 0179 0001"],
)  # fmt: skip
def test_hashes_decimals_money_and_rows_of_figures_are_no_traces(text):
    assert kinds("a.txt", text) == []


@pytest.mark.parametrize(
    "written", ["X-48213", "x-48213", "(X-48213)", "X-\n48213", "X\N{SOFT HYPHEN}-48213", "#X-48213."]
)
def test_an_identifier_is_found_in_capitals_or_not_and_across_lines(written):
    assert [told.partition(": ")[2] for told in kinds("a.txt", written)] == ["ada pengenal register (x4...)"]


@pytest.mark.parametrize("known", ["<script>alert(1)</script> P-1", "ani@kota.go.id", "17/2024/A", "P 0017"])
def test_an_identifier_of_any_letters_is_found(known):
    assert len(kinds("a.txt", f"lihat {known}, ya", [known, *(f"Q-{n:05}" for n in range(5000))])) == 1


@pytest.mark.parametrize("trace", [NIP, NIK, SOMEONE])
def test_the_message_does_not_repeat_what_it_found(trace):
    (told,) = leaks.found({"laporan.html": f'<h2 id="tabel-usulan">x</h2><p>{trace}'.encode()}, [SOMEONE])
    assert told.startswith("laporan.html, setelah #tabel-usulan: ada ") and told.endswith("kalimat yang memuatnya")
    assert trace.lower() not in told.lower()


def test_of_many_traces_the_first_are_told_and_the_others_counted():
    told = leaks.found({"a.txt": "\n".join(str(int(NIP) + n) for n in range(25)).encode()})
    assert len(told) == leaks.PLACES + 1 and told[-1] == "a.txt: dan 15 jejak lain"


@pytest.mark.parametrize(
    ("page", "place"),
    [(f"<p>{NIP}</p>", "awal halaman"), ("<p>19790517<b>200312</b>1001", "teks halaman"),
     (f'<h2 id="a">x</h2><img alt="{NIP}">', "setelah #a"), (f"<!-- {NIP} -->", "awal halaman"),
     ("<p>19790517&nbsp;200312&#32;1 00&#49;", "awal halaman"),
     (f'<svg><path d="M0 0"/><text>{NIP}</text></svg>', "awal halaman"),
     (f'<img src="data:image/png;base64,{PICTURE}">', "data di dalam halaman")],
)  # fmt: skip
def test_no_place_of_a_page_hides_a_trace(page, place):
    assert kinds("laporan.html", page) == [f"{place}: ada pola NIP (19...)"]


def attached(file):
    file.attachments["daftar.csv"] = pikepdf.AttachedFileSpec(file, f"nip\n{NIP}\n".encode())


def described(file):
    with file.open_metadata() as metadata:
        metadata["dc:description"] = "19790517 200312 1 001"


def outlined(file):
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Kenaikan {NIP} \N{EN DASH} usul", 0))


def drawn(file):
    file.pages[0].Contents = file.make_stream(
        f"/Span <</ActualText <{('﻿' + NIP).encode('utf-16-be').hex()}>>> BDC EMC".encode()
    )


PLACES = {
    "title": lambda file: file.docinfo.__setitem__("/Title", f"\N{EN DASH} {NIP}"),
    "keywords": lambda file: file.docinfo.__setitem__("/Keywords", "19790517 200312 1 001"),
    "metadata": described, "bookmark": outlined, "actual text": drawn,
    "alternative text": lambda file: file.Root.__setitem__("/X", pikepdf.Dictionary(Alt=f"batang {NIP}")),
    "number": lambda file: file.Root.__setitem__("/X", int(NIP)),
    "name": lambda file: file.Root.__setitem__("/X", pikepdf.Name(f"/P{NIP}")),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_place_beside_the_pages_of_a_pdf_hides_a_trace(place):
    assert kinds("laporan.pdf", book(PLACES[place])) == [
        "di luar halaman (metadata, bookmark, teks alternatif): ada pola NIP (19...)"
    ]


def test_a_file_attached_to_a_pdf_is_searched_too():
    assert kinds("laporan.pdf", book(attached)) == ["lampiran daftar.csv, baris 2: ada pola NIP (19...)"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [(NIP, "pola NIP (19...)"), ("#strong[19790517] 200312 1 001", "pola NIP (19...)"),
     ("#box(width: 2.5cm)[NIP 19790517 200312 1 001]", "pola NIP (19...)"), (SOMEONE, "pengenal register (x4...)"),
     ("#box(width: 0.9cm)[X-48213]", "pengenal register (x4...)")],
)  # fmt: skip
def test_what_a_reader_of_the_second_page_sees_is_searched_though_it_is_drawn_as_glyphs(source, kind):
    content = apart(lambda: typst.compile(f"#pagebreak()\n{source}".encode(), format="pdf"))
    assert NIP.encode() not in content and SOMEONE.encode() not in content
    assert kinds("laporan.pdf", content) == [f"halaman 2: ada {kind}"]


@pytest.mark.parametrize(
    ("write", "place"),
    [(lambda page: page.write_string(1, 2, NIP), "lembar 'Usulan', sel C2"),
     (lambda page: page.write_number(1, 2, float(NIP)), "lembar 'Usulan', sel C2"),
     (lambda page: page.write_number("A1", int(NIK)), "lembar 'Usulan', sel A1"),
     (lambda page: page.write_rich_string("A1", "19790517", page.bold, "2003", "121001"), "lembar 'Usulan', sel A1"),
     (lambda page: page.write_comment("A1", NIP), "xl/comments1.xml"),
     (lambda page: page.write_url("A1", f"https://x.go.id/{NIP}", string="x"), "xl/worksheets/_rels/sheet1.xml.rels"),
     (lambda page: page.set_header(f"&L{NIP}"), "xl/worksheets/sheet1.xml"),
     (lambda page: page.write_formula("B7", f'="{NIP}"', None, "x"), "xl/worksheets/sheet1.xml")],
)  # fmt: skip
def test_no_place_of_a_workbook_hides_a_trace(write, place):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as made:
        page = made.add_worksheet("Usulan")
        page.bold = made.add_format({"bold": True})
        write(page)
    (told,) = kinds("lampiran.xlsx", content.getvalue())
    assert told.startswith(f"{place}: ada pola NI")


def test_the_properties_of_a_workbook_are_searched():
    assert kinds("lampiran.xlsx", sheet(lambda page: None, comments=f"NIP {NIP}")) == [
        "docProps/core.xml: ada pola NIP (19...)"
    ]


@pytest.mark.parametrize("amount", [3_621_313_000_000_000, 1e17, 123456789012345678.0, 0.1971010101790001, 2**53])
def test_a_large_amount_in_a_cell_is_no_number_of_a_person(amount):
    assert kinds("lampiran.xlsx", sheet(lambda page: page.write_number(0, 0, amount))) == []


@pytest.mark.parametrize(
    "change",
    [{"outputs": [v4.new_output("stream", text=NIP)]}, {"metadata": {"nip": NIP}}, {"source": f"# {NIP}"},
     {"outputs": [v4.new_output("display_data", {"image/png": PICTURE})]},
     {"outputs": [v4.new_output("display_data", {"application/json": {"a": [{"b": int(NIP)}]}})]},
     {"attachments": {"a.csv": {"text/csv": base64.b64encode(f"nip;{NIP}".encode()).decode()}}},
     {"outputs": [v4.new_output("display_data", {"text/html": "19790517<td>200312<td>1<td>001"})]}],
)  # fmt: skip
def test_no_place_of_a_notebook_hides_a_trace(change):
    notebook = {"cells": [v4.new_code_cell(id="rekap") | change], "metadata": {}}
    assert kinds("analysis.ipynb", json.dumps(notebook)) == ["sel rekap: ada pola NIP (19...)"]


def test_metadata_of_a_notebook_names_of_files_and_the_manifest_are_searched():
    assert kinds("a.ipynb", json.dumps(v4.new_notebook(metadata={"penulis": NIP}))) == [
        "metadata notebook: ada pola NIP (19...)"
    ]
    assert kinds(f"usul-{NIP}.csv", "") == ["nama berkas: ada pola NIP (19...)"]
    manifest = json.dumps({"inputs": [{"sha256": "a" * 40 + NIP + "b" * 6}], "changed": [f"data/{NIK}.csv"]}, indent=1)
    assert kinds("manifest.json", manifest) == ["baris 8: ada pola NIK (19...)"]


@pytest.mark.parametrize("trace", [NIP, "19790517 200312 1 001", NIK, SOMEONE])
@pytest.mark.parametrize("place", ["cell", "caption", "source", "alt", "prose"])
def test_a_trace_anywhere_in_the_book_is_in_all_files_that_show_it(place, trace):
    """Through the real templates: what is drawn, hidden in alt texts or kept for the workbook alone."""
    table = handmade.table(
        **({"full": handmade.table()["rows"] + [[handmade.cell(trace)] * 3]} if place == "cell" else {})
    )
    table |= {place: f"lihat {trace}"} if place in ("caption", "source") else {}
    figure = handmade.figure(alt=f"batang {trace}") if place == "alt" else handmade.figure()
    prose = f"Lihat {trace} juga." if place == "prose" else "Biasa."
    document = bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("J", table, figure, prose=prose))})
    files, printed = publish.render(document, DAY)
    files[PDF] = apart(pdf.render, printed, DAY)
    shown = {
        "cell": {XLSX},
        "caption": {HTML, PDF, XLSX},
        "source": {HTML, PDF, XLSX},
        "alt": {HTML, PDF},
        "prose": {HTML, PDF},
    }
    assert {line.split(",")[0] for line in leaks.found(files, [SOMEONE])} == shown[place]


def test_every_identifier_of_a_person_in_the_contracts_is_searched_for():
    marked = {
        (name, column.name)
        for name, contract in CONTRACTS.items() for column in contract.columns.values()
        if column.metadata.get("identifier")
    }  # fmt: skip
    assert marked == set(appendix.IDENTIFIERS.items())


@pytest.mark.parametrize(("written", "read"), [(rb"(\101\102)", "AB"), (rb"(\8\9)", "89"), (rb"(\(A\))", "(A)")])
def test_an_escape_in_a_pdf_is_read_as_the_standard_says(written, read):
    # octal digits end at 7; any other sign after the stroke stands for itself
    assert read in pdftext._strings(written)
