import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis, params, tables

EDITION = "pangkalpinang-2026"
VALUES = {"a": 2, "b": 10, "c": 1}
ends = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


def measure(values):
    return 3 * values["a"] + values["b"] + 0 * values["c"]


def test_each_assumption_is_moved_alone():
    # base 3 x 2 + 10 = 16 ; a: 3 x 1 + 10 = 13, 3 x 5 + 10 = 25, 12 apart ; b: 6 + 9 = 15, 6 + 12 = 18, 3 apart ; c: 0
    table = analysis.one_at_a_time(VALUES, {"c": [0, 9], "b": [9, 12], "a": [1, 5]}, measure)
    assert table["asumsi"].to_list() == ["a", "b", "c"]
    assert table[["rendah", "tinggi", "dasar", "rentang"]].to_numpy().tolist() == [
        [13, 25, 16, 12], [15, 18, 16, 3], [16, 16, 16, 0],
    ]  # fmt: skip
    assert table[["rendah_nilai", "tinggi_nilai"]].to_numpy().tolist() == [[1, 5], [9, 12], [0, 9]]


def test_without_ranges_nothing_moves():
    assert analysis.one_at_a_time(VALUES, {}, measure).empty


@given(st.dictionaries(st.sampled_from("abc"), ends), st.integers(-50, 50))
def test_the_widest_stands_first_and_the_base_never_moves(ranges, same):
    values = dict(VALUES)
    table = analysis.one_at_a_time(values, ranges | {"b": (same, same)}, measure)
    assert table["rentang"].is_monotonic_decreasing and (table["dasar"] == measure(VALUES)).all()
    assert table.loc[table["asumsi"] == "b", "rentang"].to_list() == [0]
    assert values == VALUES


def test_total_need_grows_with_the_population():
    # clerk 187 500 / 75 000 = 2.5 -> 3 ; x 1.1 ^ 2 = 3.025 -> 3 after two years, x 1.1 ^ 4 = 3.66 -> 4 after four
    # head 1 per box, and a manager's work does not grow
    p = params.load(EDITION)
    units = pd.DataFrame({
        "id_unit": ["U-0", "U-1"], "nama": "x", "nama_pendek": "x", "induk": [None, "U-0"],
        "jenis": ["pemerintah daerah", "dinas"], "kecamatan": None,
    })  # fmt: skip
    posts = pd.DataFrame({
        "id_jabatan": ["J-1", "J-2"], "nama": ["Kepala", "Klerek"], "jenis": ["jpt", "pelaksana"], "kelas": [14, 6],
        "rumpun": ["manajerial", "administrasi"], "mapel": None, "jenis_tenaga": None,
    })  # fmt: skip
    work = pd.DataFrame({
        "id_unit": "U-1", "id_jabatan": ["J-1", "J-2"], "volume": [1.0, 1250.0], "periode": "tahun",
        "norma_waktu": [60.0, 150.0], "satuan_waktu": "menit",
    })  # fmt: skip
    none = {name: tables.load(p, name)[:0] for name in analysis.Sources._fields}
    sources = analysis.Sources(**none | {"unit": units, "jabatan": posts, "beban_kerja": work})
    rules = p.values | {"population_growth": 0.1, "demand_elasticity": {"administrasi": 1.0, "manajerial": 0.0}}
    assert analysis.total_need(rules, sources, []) == 4
    assert analysis.total_need(rules, sources, [2026, 2027]) == 4
    assert analysis.total_need(rules, sources, [2026, 2027, 2028, 2029]) == 5
    assert analysis.total_need(rules, sources, [2026], units[:1]) == 0
    table = analysis.need_sensitivity(rules, {"population_growth": [0.0, 0.1]}, sources, [2026, 2027, 2028, 2029])
    assert table[["rendah", "tinggi", "dasar", "rentang"]].to_numpy().tolist() == [[4, 5, 5, 1]]
