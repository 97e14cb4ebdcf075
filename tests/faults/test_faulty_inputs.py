"""Deliveries and params with every fault that people make, through the real command.

All faults of a kind stand in one delivery, each in a table of its own: the command has to name them all at once.
"""

import json
import shutil
import subprocess

import faulty
import pandas as pd
import pytest
import xlsxwriter
from faulty import EDITION

UNBUILT = "Laporan tidak dibangun; laporan lama tidak diubah.\n"


def read(project, table):
    """A table as its texts."""
    return pd.read_csv(project.data / f"{table}.csv", dtype=str, keep_default_na=False)


def refused(project):
    """What the command said of a delivery that it has to refuse and that leaves everything as it was."""
    before = project.report()
    ended = project.run()
    assert ended.code == 1
    assert ended.said.endswith(UNBUILT)
    assert "Traceback" not in ended.said
    assert project.report() == before
    assert project.strays() == project.leftovers() == []
    return ended.said


def of_file(said, file):
    """The lines below the heading of a file, blanks and all drawn together."""
    block = said.partition(f"\n{file}\n")[2].partition("\n\n")[0]
    return [" ".join(line.split()) for line in block.splitlines()]


# --- files


@pytest.fixture(scope="module")
def of_files(built, tmp_path_factory):
    """What is said of a delivery whose files are cut, in other encodings, of other types, empty or missing."""
    project = built.copy(tmp_path_factory.mktemp("berkas"))
    data = project.data
    content = (data / "jabatan.csv").read_bytes()
    (data / "jabatan.csv").write_bytes(content[: content.index(b"\nJ-1") + 30])
    (data / "skm.csv").write_text((data / "skm.csv").read_text() + 'R-9,U-14,"KTP', encoding="utf-8")
    units = read(project, "unit")
    units.loc[1, "nama"] = "Sekretariat Daérah"
    units.to_csv(data / "unit.csv", index=False, encoding="latin-1")
    read(project, "kurikulum").to_csv(data / "kurikulum.csv", index=False, encoding="utf-16")
    merged(read(project, "formasi"), data / "formasi.xlsx")
    of_other_types(read(project, "pelatihan"), data / "pelatihan.parquet")
    (data / "gaji.csv").write_text("")
    for gone in ("formasi", "pelatihan", "pegawai", "penduduk"):
        (data / f"{gone}.csv").unlink()
    return refused(project)


def merged(frame, path):
    """A workbook with a title over all columns above the header, as a person would lay it out."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, len(frame.columns) - 1, "DAFTAR FORMASI")
        for row, cells in enumerate([list(frame.columns), *frame.to_numpy().tolist()], 1):
            sheet.write_row(row, 0, cells)


def of_other_types(frame, path):
    """Years as days: what an export of a database may give."""
    frame["tahun"] = pd.to_datetime(frame["tahun"], format="%Y")
    frame.to_parquet(path)


FILES = {
    "a CSV cut within a row": ("jabatan.csv", "berkas tampaknya terpotong: ekspor atau salin ulang"),
    "a CSV cut within a quoted text": ("skm.csv", "berakhir di tengah teks berkutip, mungkin terpotong – simpan ulang"),
    "another encoding of single bytes": (
        "unit.csv", "baris 3 penyandian seperti Windows-1252 atau Latin-1 – harus UTF-8 – di Excel: Simpan Sebagai"),
    "an encoding of two bytes": (
        "kurikulum.csv", "berkas penyandian UTF-16 – harus UTF-8 – di Excel: Simpan Sebagai, jenis CSV UTF-8"),
    "a merged header": ("formasi.xlsx", "7 kolom berisi tanpa judul – harus satu judul tiap kolom di baris 1"),
    "a Parquet of other types": ("pelatihan.parquet", "tahun 2012-01-01 00:00:00 – harus bilangan bulat – tulis angka"),
    "an empty file of a required table": ("", "gaji tidak ada atau tanpa baris data – tabel ini wajib"),
    "a missing required table": ("", "pegawai tidak ada atau tanpa baris data – tabel ini wajib"),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_not_as_it_must_be_is_named(of_files, what):
    file, told = FILES[what]
    assert any(told in line for line in of_file(of_files, f"data/{EDITION}/{file}")), of_files


def test_what_refers_to_a_damaged_table_is_not_told_as_well(of_files):
    assert "harus ada di tabel" not in of_files
    assert "harus unik" not in of_files


# --- rows


@pytest.fixture(scope="module")
def of_rows(built, tmp_path_factory):
    """What is said of a delivery with faults in its rows."""
    project = built.copy(tmp_path_factory.mktemp("baris"))
    tasks, complaints, people = (read(project, table) for table in ("beban_kerja", "pengaduan", "pegawai"))
    tasks.loc[[0, 1], "norma_waktu"] = ["1.234,5", "1,234.5"]
    complaints["tanggal_selesai"] = ""
    days = ["31/12/2024", "2024-12-31", "12-31-2024", "31 Desember 2024", "2024-02-30", "31/04/2025"]
    complaints.loc[: len(days) - 1, "tanggal_masuk"] = days
    complaints.loc[7, "id_unit"] = "U-04x"
    people = pd.concat([people, people.head(1)])
    for table, frame in {"beban_kerja": tasks, "pengaduan": complaints, "pegawai": people}.items():
        frame.to_csv(project.data / f"{table}.csv", index=False)
    return refused(project)


def test_both_rows_of_a_duplicated_id_are_named(of_rows):
    told = [line for line in of_file(of_rows, f"data/{EDITION}/pegawai.csv") if "harus unik" in line]
    assert len(told) == 2
    assert told[0].startswith('kesalahan baris 2 id_pegawai "P-00009" – harus unik; ada lebih dari satu baris')


def test_an_unknown_unit_in_a_row_is_named_with_the_likest(of_rows):
    told = 'baris 9 id_unit "U-04x" – harus ada di tabel unit – mungkin maksud Anda: U-04'
    assert f"kesalahan {told}" in of_file(of_rows, f"data/{EDITION}/pengaduan.csv")


def test_numbers_with_both_decimal_marks_in_a_column_are_refused(of_rows):
    told = of_file(of_rows, f"data/{EDITION}/beban_kerja.csv")
    mend = "pakai satu tanda desimal dalam satu kolom: koma atau titik"
    assert f'kesalahan baris 3 norma_waktu "1,234.5" – harus bilangan – {mend}' in told


def test_of_dates_in_many_styles_only_clear_ones_that_exist_are_taken(of_rows):
    told = [line for line in of_file(of_rows, f"data/{EDITION}/pengaduan.csv") if "tanggal_masuk" in line]
    refused_days = ("12-31-2024", "31 Desember 2024", "2024-02-30", "31/04/2025")
    mend = "harus tanggal yang ada – tulis TTTT-BB-HH atau HH/BB/TTTT"
    assert told == [f'kesalahan baris {row} tanggal_masuk "{day}" – {mend}' for row, day in enumerate(refused_days, 4)]


# --- what is odd but right


def test_other_forms_of_the_same_table_give_the_same_inputs(project):
    """Semicolons, a byte order mark, Windows line ends, a workbook open in Excel, an optional table not delivered."""
    before = digests(project)
    read(project, "skm").to_csv(
        project.data / "skm.csv", index=False, sep=";", encoding="utf-8-sig", lineterminator="\r\n"
    )
    (project.data / "~$pegawai.xlsx").write_bytes(b"\x05Admin")
    (project.data / "apbd.csv").unlink()
    ended = project.run(EDITION, program=("-m", "asnplan.inputs", "check"))
    assert ended.code == 0, ended.said
    assert "apbd tidak ada atau tanpa baris data – bagian yang memakainya ditiadakan" in " ".join(ended.said.split())
    assert "~$" not in ended.said
    after = digests(project)
    assert {table for table in before if before[table] != after[table]} == {"apbd"}


def digests(project):
    """The hash of each checked table."""
    state = json.loads((project.build / "inputs/state.json").read_text(encoding="utf-8"))
    return {table: about["sha256"] for table, about in state["tables"].items()}


# --- params and notebooks


def test_a_tab_in_the_params_is_told_with_its_line(project):
    lines = project.params.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith("    value:"))
    lines[place] = lines[place].replace("    ", "\t", 1)
    project.params.write_text("".join(lines), encoding="utf-8")
    told = of_file(refused(project), f"params/{EDITION}.yaml")
    assert told == [f"kesalahan baris {place + 1} ada tab – harus spasi – ganti tab dengan spasi"]


def test_a_notebook_without_its_parameters_tag_is_named(project):
    path = project.root / "notebooks/training.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"].pop("tags", None)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    said = refused(project)
    assert "Bab training: harus ada tepat satu sel bertanda 'parameters' dengan edition, unit dan scenario" in said
    assert "yang ada: 0 sel. Perbaiki notebooks/training.ipynb." in said


# --- the front door


def test_make_passes_message_and_failure_on(project):
    environment = faulty.REPOSITORY / ".venv"
    if not (environment / "ready").is_file() or not shutil.which("make"):
        pytest.skip("make atau .venv tidak ada")
    for file in ("Makefile", "environment.py", "pyproject.toml"):
        shutil.copy(faulty.REPOSITORY / file, project.root)
    (project.root / ".venv").symlink_to(environment)
    (project.data / "unit.csv").write_text("id_unit\n")
    made = subprocess.run(
        ["make", "report", f"EDITION={EDITION}"], cwd=project.root, env=project.environment(VIRTUAL_ENV=None),
        text=True, capture_output=True, timeout=faulty.PATIENT,
    )  # fmt: skip
    assert made.returncode == 2
    assert "unit tidak ada atau tanpa baris data – tabel ini wajib" in " ".join(made.stderr.split())
    assert UNBUILT in made.stderr
