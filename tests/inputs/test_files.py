"""The files of a delivery: the same table in every format, and what is wrong with a file as such."""

import datetime

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_edition import EDITION

from asnplan.inputs import files
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.typed import typed

FORMATS = ("comma.csv", "semicolon.csv", "xlsx", "parquet", "data.xlsx")
NAME = "kegiatan_kesehatan"


def workbook(path, sheet, rows):
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet(sheet)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                (page.write_string if isinstance(cell, str) and cell else page.write)(i, j, cell)


def deliver(folder, name, rows, form):
    """Write ``rows`` (the header first) as a spreadsheet program of that ``form`` would."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    if form == "comma.csv":
        frame.to_csv(folder / f"{name}.csv", index=False)
    elif form == "semicolon.csv":
        with_comma = frame.map(lambda cell: str(cell).replace(".", ",") if isinstance(cell, float) else cell)
        with_comma.to_csv(folder / f"{name}.csv", index=False, sep=";", encoding="utf-8-sig", lineterminator="\r\n")
    elif form == "parquet":
        frame.to_parquet(folder / f"{name}.parquet")
    else:
        path = folder / ("data.xlsx" if form == "data.xlsx" else f"{name}.xlsx")
        workbook(path, name if form == "data.xlsx" else "Sheet1", rows)


def faults(edition):
    return files.read(edition.data, CONTRACTS)[1]


def table(folder, name):
    sheets, faults = files.read(folder, CONTRACTS)
    assert faults == []
    return typed(CONTRACTS[name], sheets[name])


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).map(lambda text: "x" + text)
amounts = st.floats(0.001, 1e7).map(lambda value: round(value, 4))
rows_of_work = st.lists(
    st.tuples(
        words, words, words, st.sampled_from(["pokok", "penunjang"]),
        amounts, amounts, st.sampled_from(["menit", "jam"]), amounts,
    ), min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows_of_work)
def test_every_format_gives_the_same_frame(tmp_path, rows):
    rows = [tuple(CONTRACTS[NAME].columns), *((*row[:4], *map(float, row[4:6]), row[6], row[7]) for row in rows)]
    frames = []
    for form in FORMATS:
        deliver(tmp_path / "kota-2026", NAME, rows, form)
        frames.append(table(tmp_path / "kota-2026", NAME)[0])
    for other in frames[1:]:
        pd.testing.assert_frame_equal(frames[0], other)
    assert frames[0]["volume"].tolist() == [row[4] for row in rows[1:]]


@pytest.mark.parametrize("form", FORMATS)
def test_dates_flags_and_empty_cells_survive_every_format(tmp_path, form):
    header = tuple(CONTRACTS["pengaduan"].columns)
    day = datetime.date(2025, 2, 28)
    rows = [header, ("A-1", "U-1", 'air, "keruh"', "normatif", day, None), ("A-2", "U-1", "a;b", "normatif", day, day)]
    deliver(tmp_path / "kota-2026", "pengaduan", rows, form)
    frame, faults = table(tmp_path / "kota-2026", "pengaduan")
    assert faults == []
    assert frame["kategori"].tolist() == ['air, "keruh"', "a;b"]
    assert frame["tanggal_selesai"].isna().tolist() == [True, False]
    assert frame["tanggal_masuk"].tolist() == [pd.Timestamp(day)] * 2
    assert list(frame.index) == [2, 3]


def test_rows_are_numbered_as_the_file_shows_them(edition):
    """An empty row, and a row of separators only, count but are not read."""
    path = edition.data / "penduduk.csv"
    path.write_text("kecamatan;tahun;sumber;jumlah\n\n;;;\nRangkui;2024;BPS;satu\n", encoding="utf-8")
    sheet = files.read(edition.data, CONTRACTS)[0]["penduduk"]
    (fault,) = typed(CONTRACTS["penduduk"], sheet)[1]
    assert (fault.row, fault.column, fault.found, fault.allowed) == (4, "jumlah", '"satu"', "harus bilangan bulat")


def test_a_row_with_too_many_cells_is_a_fault_of_that_row(edition):
    path = edition.data / "penduduk.csv"
    path.write_text("kecamatan,tahun,sumber,jumlah\nRangkui,2024,Dukcapil,41,940\n", encoding="utf-8")
    (fault,) = faults(edition)
    assert (fault.row, fault.found, fault.allowed) == (2, "5 sel", "harus 4 sel, sebanyak judul kolom")


def test_a_table_in_two_files_is_a_fault_unless_one_is_empty(edition):
    path = edition.data / "penduduk.parquet"
    frame = pd.read_csv(edition.data / "penduduk.csv")
    frame[:0].to_parquet(path)
    assert faults(edition) == []
    frame.to_parquet(path)
    assert [fault.found for fault in faults(edition)] == ["tabel ganda"]


def test_a_file_that_is_no_table_is_named_with_the_nearest(edition):
    (edition.data / "pegawi.csv").write_text("x\n1\n")
    (fault,) = faults(edition)
    assert (fault.grade, fault.mend) == ("peringatan", "mungkin maksud Anda: pegawai")


def test_the_template_and_the_locks_of_open_workbooks_are_not_read(edition):
    for name in ("templat.xlsx", "~$data.xlsx", ".~lock.pegawai.csv#", "catatan.docx"):
        (edition.data / name).write_bytes(b"x")
    assert faults(edition) == []


def test_a_workbook_may_hold_all_tables_and_pages_of_text(edition):
    path = edition.data / "data.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Petunjuk", "penduduk", "pendudukan"):
            book.add_worksheet(name).write_row(0, 0, ["kecamatan"])
            book.get_worksheet_by_name(name).write_row(1, 0, ["Rangkui"])
    (edition.data / "penduduk.csv").unlink()
    sheets, found = files.read(edition.data, CONTRACTS)
    assert sheets["penduduk"].file == f"data/{EDITION}/data.xlsx [penduduk]"
    assert [(fault.file, fault.mend) for fault in found] == [
        (f"data/{EDITION}/data.xlsx [pendudukan]", "mungkin maksud Anda: penduduk")
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("apbd.xlsx", b"no workbook", "tidak dapat dibaca"),
        ("apbd.parquet", b"no parquet", "tidak dapat dibaca"),
        ("apbd.xls", b"", "bentuk berkas tidak didukung"),
        ("apbd.csv", "tahun,versi\n2025,Januári\n".encode("latin-1"), "penyandian seperti Windows-1252 atau Latin-1"),
        ("apbd.csv", "tahun\n".encode("utf-16"), "penyandian UTF-16"),
        ("apbd.csv", b'tahun,versi\n2025,"murni\n', "tidak dapat dibaca"),
        ("apbd.csv", b"tahun,tahun\n2025,2025\n", "judul kolom ganda"),
    ],
)
def test_an_unreadable_file_is_one_fault_with_a_way_out(edition, name, content, expected):
    (edition.data / "apbd.csv").unlink()
    (edition.data / name).write_bytes(content)
    (fault,) = faults(edition)
    assert fault.found == expected
    assert fault.mend


def test_a_failed_formula_is_not_taken_for_an_empty_cell(edition):
    with xlsxwriter.Workbook(edition.data / "apbd.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["tahun", "versi"])
        page.write_number(1, 0, 2025)
        page.write_formula(1, 1, "=NA()", None, "#N/A")
    (edition.data / "apbd.csv").unlink()
    (fault,) = faults(edition)
    assert (fault.row, fault.column, fault.found) == (2, "B", "sheet1.xml, sel B2")
