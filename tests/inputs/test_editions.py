"""The next edition, the dictionary, the template and the command line."""

import datetime

import pandas as pd
import pytest
import python_calamine
from small_edition import EDITION

from asnplan import analysis, params, project
from asnplan.inputs import dictionary, message, store
from asnplan.inputs import new as next_edition
from asnplan.inputs.__main__ import main
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.delivery import examine
from asnplan.inputs.fault import Fault, InputError
from asnplan.inputs.new import advanced, new


def test_the_committed_dictionary_is_what_the_contracts_say():
    committed = (project.root() / "data" / "README.md").read_text(encoding="utf-8")
    assert committed == dictionary.text(), "jalankan: python -m asnplan.inputs dictionary"


def test_the_next_edition_is_a_year_later_and_unconfirmed(edition):
    new("kota-2027")
    before, after = params.load(EDITION), params.load("kota-2027")
    assert after.title == before.title.replace("2026-2030", "2027-2031")
    assert (after.data_date, after.base_year) == (datetime.date(2026, 12, 31), 2027)
    assert (after.previous_edition, after.status) == (EDITION, "draf")
    assert {each.status for each in after.assumptions.values()} == {"belum diverifikasi"}
    assert [each.value for each in after.assumptions.values()] == [each.value for each in before.assumptions.values()]


def test_comments_of_the_params_stay(edition):
    new("kota-2027")
    old, later = (path.read_text(encoding="utf-8") for path in (edition.params, edition.params.with_stem("kota-2027")))
    assert [line.partition("#")[2] for line in old.splitlines()] == [
        line.partition("#")[2] for line in later.splitlines()
    ]


def test_a_quoted_status_is_set_back_too():
    text = 'status: final\n  a: {value: 1, status: "terverifikasi"}\n'
    assert advanced(text, "kota-2026", 1) == 'status: draf\n  a: {value: 1, status: "belum diverifikasi"}\n'


def test_a_leap_day_becomes_the_last_of_february():
    assert "data_date: 2025-02-28" in advanced("data_date: 2024-02-29\n", "kota-2024", 1)


def test_a_day_may_be_written_without_zeros():
    assert "data_date: 2026-01-02 # hari" in advanced("data_date: 2025-1-2 # hari\n", "kota-2025", 1)


def test_from_faulty_params_nothing_is_laid_out(edition):
    text = edition.params.read_text(encoding="utf-8")
    edition.params.write_text(text.replace("base_year: 2026", 'base_year: "2026"'), encoding="utf-8")
    with pytest.raises(InputError, match="make check EDITION=kota-2026"):
        new("kota-2027")
    assert not (project.root() / "data/kota-2027").exists() and not (project.root() / "params/kota-2027.yaml").exists()


def test_an_edition_that_cannot_be_written_whole_is_not_there(edition, monkeypatch):
    write_text = store.write_text

    def full(path, text):
        if path.suffix == ".yaml":
            raise OSError(28, "No space left on device")
        write_text(path, text)

    monkeypatch.setattr(next_edition, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        new("kota-2027")
    assert not (project.root() / "data/kota-2027").exists()


def test_another_city_has_to_give_its_own_name(edition):
    """A city whose name only begins alike is another city."""
    for name in ("bangka-barat-2026", "kota-baru-2026"):
        new(name)
        with pytest.raises(InputError) as error:
            params.load(name)
        assert [fault.column for fault in error.value.faults] == ["title", "region", "agency"]


def test_an_empty_edition_lacks_its_required_tables_and_nothing_else(edition):
    new("kota-2027")
    found = {(fault.grade, fault.column) for fault in examine("kota-2027").faults}
    required = {name: contract.metadata["required"] for name, contract in CONTRACTS.items()}
    assert found == {("kesalahan" if needed else "peringatan", name) for name, needed in required.items()}


def test_what_the_last_edition_kept_is_taken_over(edition):
    kept = project.Book(EDITION).saved("analysis", "pemangku_lalu")
    store.write(kept, examine(EDITION).frames["pemangku_lalu"].to_parquet)
    new("kota-2027")
    folder = project.root() / "data/kota-2027"
    assert (folder / "pemangku_lalu.parquet").is_file() and not (folder / "pemangku_lalu.csv").exists()
    assert (folder / "pensiun_lalu.csv").is_file()
    missed = {fault.column: fault.allowed for fault in examine("kota-2027").faults if fault.column.endswith("_lalu")}
    assert missed == {
        "proyeksi_lalu": "proyeksi edisi lalu tidak diuji",
        "pensiun_lalu": "jumlah kecil tidak dijaga terhadap laporan edisi lalu",
    }


def test_the_projection_kept_is_read_by_the_next_edition(edition):
    row = {"status": "PNS", "rumpun": "teknis", "tahun": 2026, "median": 198.5, "bawah_90": 194, "atas_90": 203}
    bands = pd.DataFrame([row])
    store.write(project.Book(EDITION).saved("analysis", "proyeksi_lalu"), analysis.kept_projection(bands).to_parquet)
    new("kota-2027")
    found = examine("kota-2027")
    assert [fault for fault in found.faults if "proyeksi_lalu" in f"{fault.file} {fault.column}"] == []
    assert found.frames["proyeksi_lalu"].to_numpy().tolist() == [[2027, "PNS", "teknis", 198.5, 194, 203]]


def test_a_first_edition_misses_nothing_of_another(edition):
    for name in ("proyeksi_lalu", "pemangku_lalu", "pensiun_lalu"):
        (edition.data / f"{name}.csv").unlink()
    assert examine(EDITION).faults == []


def test_nothing_is_overwritten_and_a_bad_name_lays_out_nothing(edition):
    for name in (EDITION, "kota", "Kota-2027", "../kota-2027", "kota-20277", "kota_a-2027", "kota-2027\n", "-2027"):
        with pytest.raises(InputError):
            new(name)
    assert params.editions() == [EDITION]
    assert [path.name for path in edition.data.parent.iterdir()] == [EDITION]


def test_the_template_saved_as_data_is_read(edition):
    """Its sheets filled with the rows of the small edition give the same frames; the empty CSV files do no harm."""
    expected = examine(EDITION).frames
    new("kota-2027")
    folder = edition.data.with_name("kota-2027")
    book = python_calamine.load_workbook(folder / "templat.xlsx")
    assert book.sheet_names == ["Petunjuk", *CONTRACTS, "Kamus"]
    for name in CONTRACTS:
        (header,) = book.get_sheet_by_name(name).to_python()
        assert header == list(CONTRACTS[name].columns)
    with pd.ExcelWriter(folder / "data.xlsx", engine="xlsxwriter") as writer:
        pd.DataFrame({"a": ["Isi lembar ini"]}).to_excel(writer, sheet_name="Petunjuk", index=False)
        for name, frame in expected.items():
            frame.to_excel(writer, sheet_name=name, index=False)
    filled = examine("kota-2027")
    assert filled.faults == []
    for name, frame in expected.items():
        pd.testing.assert_frame_equal(filled.frames[name], frame)


def fault(row, grade="kesalahan", column="jumlah", file="data/x/penduduk.csv", found='"x"'):
    return Fault(grade, file, row, column, found, "harus bilangan bulat", "")


def test_the_message_groups_by_file_and_shortens_what_repeats():
    text = message.message([*(fault(row) for row in range(2, 30)), fault(5, column="tahun"), fault(3, file="a.csv")])
    assert text.splitlines()[0] == "a.csv"
    assert text.count('"x"') == 1 + 5 + 1
    assert "dan 23 baris lain: 7, 8, 9" in text


def test_the_gravest_faults_of_a_file_come_first():
    text = message.message([fault(2, "mohon konfirmasi"), fault(3, "peringatan"), fault(4)])
    assert [line.split()[0] for line in text.splitlines()[1:]] == ["kesalahan", "peringatan", "mohon"]


def test_check_prints_params_and_data_together_and_fails(edition, capsys):
    edition.edit("horizon: 5", "horizon: 50")
    edition.write("penduduk", {"jumlah": "x"})
    assert main(["check", EDITION]) == 1
    printed = capsys.readouterr().out
    assert "params/kota-2026.yaml" in printed
    assert "data/kota-2026/penduduk.csv" in printed
    assert f"{EDITION}: 2 kesalahan, 0 peringatan, 0 mohon konfirmasi." in printed.splitlines()[-1]


def test_check_passes_with_warnings_only(edition, capsys):
    (edition.data / "skm.csv").unlink()
    assert main(["check", EDITION]) == 0
    assert "1 peringatan" in capsys.readouterr().out


def test_a_wrong_edition_is_one_sentence_and_no_traceback(edition, capsys):
    assert main(["check", "kota-2025"]) == 1
    assert capsys.readouterr().err.startswith("Edisi 'kota-2025' tidak ada")


def test_the_command_line_lays_out_an_edition_and_says_what_is_next(edition, capsys):
    assert main(["new", "kota-2027"]) == 0
    assert "make check EDITION=kota-2027" in capsys.readouterr().out
