"""Files made to harm: bombs, pickles, links, and cells that no report can print. Each is refused, and by name."""

import os
import pickle
import re
import zipfile
import zlib
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
import xlsxwriter
from small_edition import EDITION

from asnplan.inputs import check, files, limits
from asnplan.inputs.__main__ import main
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.dictionary import text as dictionary

HEADER = "kecamatan,tahun,sumber,jumlah\n"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def faults(edition):
    return files.read(edition.data, CONTRACTS)[1]


def only(edition, name):
    """The path of the one file that delivers table ``penduduk``."""
    (edition.data / "penduduk.csv").unlink()
    return edition.data / name


def refused(edition):
    """What the one fault says of ``penduduk``: found, allowed, mend."""
    (fault,) = (each for each in faults(edition) if each.file.startswith(f"data/{EDITION}/penduduk."))
    assert fault.mend
    return fault.found, fault.allowed


def at_most(monkeypatch, **most):
    for name, number in most.items():
        monkeypatch.setitem(limits.LIMITS, name, limits.LIMITS[name]._replace(most=number))


def with_sheet(path, content):
    """A workbook whose sheet has been replaced."""
    plain = path.with_name("asal.zip")
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet().write_row(0, 0, ["kecamatan", "tahun"])
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, SHEET.format(content) if part.endswith("sheet1.xml") else old.read(part))
    plain.unlink()


def test_a_file_of_gigabytes_is_not_even_opened(edition):
    path = only(edition, "penduduk.csv")
    path.touch()
    os.truncate(path, 3 * 2**30)
    assert refused(edition) == ("berkas: 3.221.225.472 byte", "paling banyak 1.073.741.824 byte")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [("baris", HEADER + "Rangkui,2024,BPS,1\n" * 9, "baris: 6 baris"), ("sel", HEADER + "a,b,c,d\n" * 9, "sel: 8 sel"),
     ("kolom", "," * 6 + "\n1,2,3,4,5,6,7\n", "kolom: 7 kolom")],
)  # fmt: skip
def test_too_many_rows_columns_or_cells_of_a_csv_stop_the_reading(edition, monkeypatch, name, content, found):
    only(edition, "penduduk.csv").write_text(content)
    at_most(monkeypatch, **{name: 5})
    assert refused(edition)[0] == found


@pytest.mark.parametrize(
    ("cell", "found"), [("A1048576", "baris: 9.999.999"), ("XFD2", "kolom: 16.384"), ("CV999999", "sel: 99.999.900")]
)
def test_a_cell_far_out_makes_no_room_for_all_before_it(edition, cell, found, monkeypatch):
    far = cell.replace("A1048576", "A9999999")
    with_sheet(only(edition, "penduduk.xlsx"), f"<row r='1'><c r='{far}'><v>1</v></c></row>")
    assert refused(edition)[0].startswith(found)


def test_a_workbook_that_unpacks_into_too_much_is_refused(edition, monkeypatch):
    with_sheet(only(edition, "penduduk.xlsx"), " " * 10**7)
    at_most(monkeypatch, **{"isi terurai": 10**6})
    found, allowed = refused(edition)
    assert found.startswith("isi terurai: 1.0") and allowed == "paling banyak 1.000.000 byte"


def test_a_workbook_that_lies_about_its_size_is_refused(edition):
    """The directory says ten bytes, the stream holds ten million: what counts is read, and read in pieces."""
    path = only(edition, "penduduk.xlsx")
    with_sheet(path, " " * 10**7)
    with zipfile.ZipFile(path) as parts:
        sheet = next(part for part in parts.infolist() if part.filename.endswith("sheet1.xml"))
    old, new = (sheet.CRC.to_bytes(4, "little") + sizes.to_bytes(8, "little") for sizes in (
        sheet.compress_size | sheet.file_size << 32, sheet.compress_size | 10 << 32))  # fmt: skip
    content = path.read_bytes()
    assert content.count(old) == 2
    path.write_bytes(content.replace(old, new))
    assert refused(edition)[0] == "tidak dapat dibaca"


def test_a_workbook_without_a_sheet_is_refused(edition):
    path = only(edition, "penduduk.xlsx")
    with_sheet(path, "")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["xl/workbook.xml"] = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", parts["xl/workbook.xml"])
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert refused(edition)[0] == "tidak dapat dibaca"


def test_rows_that_a_parquet_file_only_claims_are_not_made(edition):
    table = pa.table({"kecamatan": pa.nulls(6_000_000, pa.string())})
    pa.parquet.write_table(table, only(edition, "penduduk.parquet"))
    assert refused(edition) == ("baris: 6.000.000 baris", "paling banyak 5.000.000 baris")


def test_a_parquet_dictionary_that_unpacks_into_too_much_is_refused(edition, monkeypatch):
    words = pa.DictionaryArray.from_arrays(pa.array([0] * 60_000, pa.int32()), pa.array(["x" * 10_000]))
    path = only(edition, "penduduk.parquet")
    pa.parquet.write_table(pa.table({"kecamatan": words.cast(pa.large_string())}), path)
    assert path.stat().st_size < 10**5
    at_most(monkeypatch, **{"isi terurai": 10**8})
    assert refused(edition)[0].startswith("isi terurai: 10")


def test_every_limit_stands_in_the_dictionary_with_its_reason():
    page = dictionary()
    for name, limit in limits.LIMITS.items():
        assert f"| {name} | {limits.counted(limit.most)} {limit.unit} | {limit.reason} |" in page


class Trap:
    """What a pickle does when it is read."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


@pytest.mark.parametrize("name", ["penduduk.parquet", "penduduk.xlsx", "penduduk.csv", "penduduk.pkl", "penduduk.npy"])
def test_a_pickle_is_never_read_whatever_its_name(edition, name, tmp_path):
    sprung = tmp_path / "sprung"
    trap = pickle.dumps([Trap(sprung)], protocol=5)
    path = only(edition, name)
    path.write_bytes(trap)
    check.faults(EDITION)
    path.write_bytes(zlib.compress(trap))
    check.faults(EDITION)
    assert not sprung.exists()
    pickle.loads(trap)
    assert sprung.exists()


def test_a_link_or_a_pipe_is_no_delivery(edition, tmp_path):
    secret = tmp_path / "rahasia.csv"
    secret.write_text(HEADER + "Rangkui,2024,BPS,1\n")
    path = only(edition, "penduduk.csv")
    path.symlink_to(secret)
    assert refused(edition)[0] == "tautan ke tempat lain atau bukan berkas"
    path.unlink()
    os.mkfifo(path)
    assert refused(edition)[0] == "tautan ke tempat lain atau bukan berkas"
    path.unlink()
    path.mkdir()
    assert refused(edition)[0] == "tautan ke tempat lain atau bukan berkas"


UNPRINTABLE = {
    "null": "Rang\0kui", "bell": "Rang\akui", "escape": "Rang\x1b[31mkui", "bidi": "Rang\N{RIGHT-TO-LEFT OVERRIDE}kui",
    "isolate": "\N{RIGHT-TO-LEFT ISOLATE}Rangkui", "zero width": "Rang\N{ZERO WIDTH SPACE}kui", "private": "\ue000",
    "joiner": "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}", "mark of order": "Rang\ufeffkui", "tag": "a\U000e0041",
    "unassigned": "\U0003fffd", "line separator": "Rang\N{LINE SEPARATOR}kui", "too long a word": "a" * 81,
    "too long": "kata " * 401, "reference": "lihat @tabel:unit",
}  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize("what", UNPRINTABLE)
def test_what_no_report_can_print_is_refused_with_its_row(edition, what, form):
    frame = pd.DataFrame({"kecamatan": ["Rangkui", UNPRINTABLE[what]], "tahun": 2024, "sumber": "BPS", "jumlah": 1})
    path = only(edition, f"penduduk.{form}")
    frame.to_csv(path, index=False) if form == "csv" else frame.to_parquet(path)
    (fault,) = faults(edition)
    assert (fault.row, fault.column) == (3, "kecamatan")
    assert fault.found.isprintable() and len(fault.found) < 500


def test_a_new_line_within_a_cell_is_a_blank(edition):
    only(edition, "penduduk.csv").write_text(HEADER + '"Bukit\r\n\tIntan",2024,BPS,1\n')
    sheets, wrong = files.read(edition.data, CONTRACTS)
    assert (wrong, sheets["penduduk"].cells["kecamatan"].tolist()) == ([], ["Bukit Intan"])


def test_no_message_commands_the_terminal_and_no_list_computes(edition, capsys):
    """Names of files and columns, values and quotations: all the ways of a byte into a message."""
    (edition.data / "\x1b]0;x\apegawai.csv").write_text("x\n1\n")
    (edition.data / "penduduk.csv").write_text(
        "kecamatan,tahun,sumber,jumlah,\"=cmd|'/C calc'!A0\"\n\x1b[2J,x,BPS,1,1\n"
    )
    edition.edit("region: Kota", 'region: "\\e[31m\\u202eKota" #')
    assert main(["check", EDITION]) == 1
    printed = capsys.readouterr().out
    assert "\\x1b[2J" in printed and "\\u202eKota" in printed and "\\x1b]0;x\\x07pegawai.csv" in printed
    assert printed.replace("\n", "").isprintable()
    listed = check.report(EDITION).read_text(encoding="utf-8-sig")
    assert ";'=cmd" in listed and ";=" not in listed
    assert listed.replace("\n", "").isprintable()
