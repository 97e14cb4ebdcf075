import pandas as pd
import pytest

from asnplan import analysis

DAY = pd.Timestamp("2025-12-31")
UNITS = pd.DataFrame({"id_unit": ["U-1", "U-2"], "nama_pendek": ["Dinas", "Kelurahan"]})
POSTS = pd.DataFrame({
    "id_jabatan": ["J-1", "J-2", "J-3", "J-4"], "jabatan": ["Kepala Dinas", "Sekretaris", "Lurah", "Perencana"],
    "jenis": ["jpt", "administrator", "pengawas", "fungsional"], "kelas": pd.array([14, 12, 9, 8], "Int64"),
})  # fmt: skip


def needs(*rows):
    table = pd.DataFrame(rows, columns=["id_unit", "id_jabatan", "bezetting"])
    return table.merge(POSTS, on="id_jabatan")


def acting(*rows):
    table = pd.DataFrame(rows, columns=["id_unit", "id_jabatan", "jenis", "mulai"])
    return table.assign(mulai=pd.to_datetime(table["mulai"]))


NEEDS = needs(("U-1", "J-1", 0), ("U-1", "J-2", 1), ("U-2", "J-3", 0), ("U-2", "J-4", 0))


def vacant(table=NEEDS, *rows):
    return analysis.leadership(table, acting(*rows), UNITS, DAY)


def test_vacant_managerial_posts_with_who_acts_on_them():
    # since 1 July: July, August, ... December = 5 full months and 30 days
    table = vacant(NEEDS, ("U-1", "J-1", "Plt", "2025-07-01"))
    assert table[["unit", "jabatan", "kelas", "pelaksana", "lama_bulan"]].to_numpy().tolist() == [
        ["Dinas", "Kepala Dinas", 14, "Plt", 5], ["Kelurahan", "Lurah", 9, "tidak ada", pd.NA],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "months"), [("2025-12-31", 0), ("2025-12-01", 0), ("2025-11-30", 1), ("2024-12-31", 12)]
)
def test_only_full_months_count(since, months):
    assert vacant(NEEDS, ("U-1", "J-1", "Plt", since))["lama_bulan"].iloc[0] == months


def test_a_stand_in_for_a_holder_who_is_away_is_no_vacancy():
    assert vacant(NEEDS[1:2], ("U-1", "J-2", "Plh", "2025-12-01")).empty


def test_summary_by_hand():
    # jpt: one box, vacant, a Plt ; administrator: one, held ; pengawas: one, vacant, nobody
    told = analysis.leadership_summary(NEEDS, vacant(NEEDS, ("U-1", "J-1", "Plt", "2025-07-01")))
    assert told.to_numpy().tolist() == [
        ["jpt", 1, 0, 1, 1, 0], ["administrator", 1, 1, 0, 0, 0], ["pengawas", 1, 0, 1, 0, 1],
    ]  # fmt: skip
    assert list(told) == ["jenis", "kotak", "terisi", "kosong", "pelaksana_tugas", "tanpa"]


def test_without_the_table_nobody_acts():
    told = analysis.leadership_summary(NEEDS, vacant())
    assert told["pelaksana_tugas"].sum() == 0 and told["kosong"].sum() == 2
    assert analysis.leadership_summary(NEEDS[:0], vacant(NEEDS[:0])).iloc[:, 1:].to_numpy().sum() == 0
