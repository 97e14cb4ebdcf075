"""Tables as chapters read and save them, and the state that is kept between."""

import json

import pandas as pd
import pytest
from small_edition import EDITION

from asnplan import params, tables
from asnplan.inputs import check, delivery
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.contracts.vocabulary import DTYPES
from asnplan.inputs.fault import InputError


@pytest.fixture
def examined(monkeypatch):
    """How often the inputs were examined."""
    calls = []
    examine = delivery.examine

    def counted(edition):
        calls.append(edition)
        return examine(edition)

    monkeypatch.setattr(delivery, "examine", counted)
    return calls


def test_a_table_comes_typed_and_numbered_from_zero(edition):
    p = params.load(EDITION)
    for name, contract in CONTRACTS.items():
        frame = tables.load(p, name)
        expected = {column: DTYPES[about.metadata["kind"]] for column, about in contract.columns.items()}
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == expected
        assert list(frame.index) == list(range(len(frame)))


def test_inputs_are_examined_once_until_something_changes(edition, examined):
    p = params.load(EDITION)
    tables.load(p, "unit")
    tables.load(params.load(EDITION, "tumbuh-nol"), "pegawai")
    assert len(examined) == 1
    edition.write("penduduk", {"jumlah": "500"})
    assert tables.load(p, "penduduk")["jumlah"].tolist() == [500]
    assert len(examined) == 2
    edition.edit("value: PermenPANRB 1/2020", "value: 73000")
    tables.load(p, "unit")
    assert len(examined) == 3


def test_an_interrupted_examination_leaves_nothing_that_looks_valid(edition, monkeypatch):
    p = params.load(EDITION)
    tables.load(p, "penduduk")
    before = (edition.data / "penduduk.csv").read_bytes()
    edition.write("penduduk", {"jumlah": "500"})
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(check, "_listed", lambda faults: (_ for _ in ()).throw(KeyboardInterrupt))
        tables.load(p, "penduduk")
    (edition.data / "penduduk.csv").write_bytes(before)
    assert tables.load(p, "penduduk")["jumlah"].tolist() == [41940]


@pytest.mark.parametrize("lost", ["state.json", "unit.parquet"])
def test_inputs_of_which_something_is_lost_are_examined_again(edition, examined, lost):
    p = params.load(EDITION)
    units = tables.load(p, "unit")
    path = p.book.inputs / lost
    path.write_bytes(path.read_bytes()[:20]) if lost == "state.json" else path.unlink()
    assert tables.load(p, "unit").equals(units) and len(examined) == 2


def test_one_error_in_any_table_stops_every_table(edition, examined):
    edition.write("apbd", {"belanja": "banyak"})
    p = params.load(EDITION)
    for _ in range(2):
        with pytest.raises(InputError) as error:
            tables.load(p, "unit")
        assert '"banyak" – harus bilangan bulat' in str(error.value)
        assert [fault.column for fault in error.value.faults] == ["belanja"]
    assert len(examined) == 1


def test_all_faults_are_listed_in_a_file(edition):
    edition.write("penduduk", *({"tahun": str(year), "jumlah": "x"} for year in range(1990, 2020)))
    found = check.faults(EDITION)
    listed = pd.read_csv(check.report(EDITION), sep=";", keep_default_na=False)
    assert listed["baris"].tolist() == [fault.row for fault in found]
    assert len(listed) == 30


def test_a_table_that_was_not_delivered_is_empty_and_typed(edition):
    (edition.data / "seleksi.csv").unlink()
    frame = tables.load(params.load(EDITION), "seleksi")
    assert (len(frame), str(frame.dtypes["twk"])) == (0, "Int64")


def test_tables_that_were_not_delivered_are_named_together(edition):
    p = params.load(EDITION)
    assert tables.undelivered(p, "seleksi", "skm") == ""
    for name in ("seleksi", "skm", "pengaduan"):
        (edition.data / f"{name}.csv").unlink()
    reason = "Bagian ini tidak tersedia karena tabel {} tidak ada dalam data edisi ini."
    assert tables.undelivered(p, "seleksi", "unit") == reason.format("seleksi")
    assert tables.undelivered(p, "seleksi", "unit", "skm", "pengaduan") == reason.format("seleksi, skm dan pengaduan")
    # delivered or not, what was asked for decides whether the chapter is stale
    assert {"seleksi", "unit", "skm", "pengaduan"} <= p.reads


def test_a_misspelt_table_names_the_nearest(edition):
    with pytest.raises(InputError, match="mungkin maksud Anda: pegawai"):
        tables.load(params.load(EDITION), "pegawi")


def test_what_was_saved_is_read_back_and_what_was_read_is_listed(edition):
    p = params.load(EDITION)
    need = pd.DataFrame({"id_unit": ["U-1"], "kebutuhan": pd.array([None], "Int64")}, index=[7])
    tables.load(p, "unit")
    tables.save(p, "analysis", kebutuhan=need)
    later = params.load(EDITION)
    pd.testing.assert_frame_equal(tables.saved(later, "analysis", "kebutuhan"), need.reset_index(drop=True))
    tables.save(later, "recruitment", usulan=need)
    reads = [json.loads((p.book.build / f"{name}.reads.json").read_text()) for name in ("analysis", "recruitment")]
    assert reads == [["unit"], ["analysis.kebutuhan"]]


def test_books_of_other_scenarios_save_elsewhere(edition):
    base, zero = params.load(EDITION), params.load(EDITION, "tumbuh-nol")
    tables.save(base, "analysis", kebutuhan=pd.DataFrame({"a": [1]}))
    tables.save(zero, "analysis", kebutuhan=pd.DataFrame({"a": [2]}))
    assert [tables.saved(p, "analysis", "kebutuhan")["a"].item() for p in (base, zero)] == [1, 2]


def test_a_chapter_that_did_not_run_and_a_table_it_does_not_save_are_told_apart(edition):
    p = params.load(EDITION)
    with pytest.raises(InputError, match="Bab 'analysis' belum dijalankan"):
        tables.saved(p, "analysis", "kebutuhan")
    tables.save(p, "analysis", kebutuhan=pd.DataFrame({"a": [1]}))
    with pytest.raises(InputError, match="yang ada: kebutuhan"):
        tables.saved(p, "analysis", "kebutuan")


def test_the_digest_of_a_table_follows_its_content_not_its_file(edition):
    p = params.load(EDITION)
    before = {name: about["sha256"] for name, about in check.tables(p.book).items()}
    path = edition.data / "penduduk.csv"
    path.write_text(path.read_text().replace(",", ";"))
    edition.write("skm", {"id_unit": "U-24", "u1": "4"})
    after = {name: about["sha256"] for name, about in check.tables(p.book).items()}
    assert {name for name in CONTRACTS if before[name] != after[name]} == {"skm"}
