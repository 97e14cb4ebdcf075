import datetime
import io
import zipfile

import handmade
import pytest
from python_calamine import CalamineWorkbook

from asnplan.report import bind, columns, workbook

DAY = datetime.date(2025, 12, 31)


def rendered(*bundles):
    document = bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("Judul", *bundles))})
    return workbook.render(document, DAY)


def read(content, name):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def test_numbers_come_back_as_numbers_and_shorthand_as_text():
    header, *rows = read(rendered(handmade.table()), "1.1 unit")
    assert header == ["Unit", "Pegawai [orang]", "Bagian"]
    assert rows == [["Dinas Kesehatan", 1234, 0.5], [handmade.HOSTILE, "[c]", "[x]"], ["=HYPERLINK(1)", -3, -0.25]]


def test_the_whole_table_is_there_when_the_report_shows_a_part():
    table = handmade.table()
    cut = table | {"rows": table["rows"][:1], "full": table["rows"]}
    assert len(read(rendered(cut), "1.1 unit")) == 4


def test_heading_rows_become_a_column():
    header, first, *_ = read(rendered(handmade.table(groups=["Dinas", "Dinas", "Badan"])), "1.1 unit")
    assert header[0] == "Bagian tabel" and first[0] == "Dinas"


def test_days_are_days():
    column = handmade.column("tanggal", "Tanggal", role="text", format="tanggal")
    rows = [[handmade.cell("2026-11-24", "24 November 2026")], [handmade.cell(None, "[x]")]]
    _, first, second = read(rendered(handmade.table(columns=[column], rows=rows, total=None)), "1.1 unit")
    assert first == [datetime.date(2026, 11, 24)] and second == ["[x]"]


def test_no_cell_is_a_formula_and_no_cell_is_merged():
    with zipfile.ZipFile(io.BytesIO(rendered(handmade.table()))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
        assert not [sheet for sheet in sheets if b"<f>" in sheet or b"mergeCell" in sheet or b"hyperlink" in sheet]
        assert all(b'state="frozen"' in sheet for sheet in sheets)
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


def test_the_dictionary_names_every_column_with_meaning_unit_and_source():
    header, *lines = read(rendered(handmade.table()), workbook.DICTIONARY)
    assert header[:5] == ["Lembar", "Isi tabel", "Kolom", "Arti", "Satuan"]
    assert [(line[2], line[4]) for line in lines] == [("Unit", "[z]"), ("Pegawai", "orang"), ("Bagian", "[z]")]
    assert lines[0][3] == "unit tempat jabatan atau layanan berada"
    assert all(line[6] == "Register pegawai" for line in lines)


def test_the_column_of_heading_rows_is_in_the_dictionary_too():
    _, first, *_ = read(rendered(handmade.table(groups=["Dinas", "Dinas", "Badan"])), workbook.DICTIONARY)
    assert first[2:4] == ["Bagian tabel", "judul antara di atas baris itu dalam laporan"]


@pytest.mark.parametrize(
    ("table", "heading", "told"),
    [("tabel-a", "Usulan 2026 [formasi]", "tiap tahun"), ("tabel-b", "Status", "di sini"),
     ("tabel-a", "Status", "umum"), ("tabel-a", "Lain", "[x]")],
)  # fmt: skip
def test_a_meaning_is_found_by_table_and_by_heading_without_year(table, heading, told):
    meanings = {"Usulan <tahun> [formasi]": "tiap tahun", "Status": "umum", "tabel-b": {"Status": "di sini"}}
    assert columns.meaning(meanings, table, heading) == told


def test_the_cover_comes_first():
    names = CalamineWorkbook.from_filelike(io.BytesIO(rendered(handmade.table()))).sheet_names
    assert names == [workbook.COVER, workbook.NOTES, workbook.DICTIONARY, "1.1 unit"]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [("d", "#,##0"), ("+d", "#,##0"), (".1f", "#,##0.0"), ("+.2f", "#,##0.00"), ("%", "0%"), (".1%", "0.0%"),
     ("rp", '"Rp"#,##0'), ("tanggal", "d mmmm yyyy"), ("", "General")],
)  # fmt: skip
def test_a_format_of_show_becomes_a_cell_format(spec, expected):
    assert workbook.number_format(spec) == expected


def test_the_same_table_gives_the_same_bytes():
    assert rendered(handmade.table()) == rendered(handmade.table())
