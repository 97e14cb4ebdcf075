from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

NEIGHBOURS = {"Utara": ["Tengah"], "Tengah": ["Utara", "Selatan"], "Selatan": ["Tengah"]}
UNITS = pd.DataFrame({
    "id_unit": ["A", "B", "C", "D", "E"],
    "kecamatan": ["Utara", "Utara", "Tengah", "Selatan", None],
})  # fmt: skip


def balances(*rows, subject="PJOK", level="SD"):
    table = pd.DataFrame(rows, columns=["id_unit", "kelebihan", "kekurangan"])
    table = table.astype({"kelebihan": "Int64", "kekurangan": "Int64"})
    return table.assign(jenjang=level, kelompok=subject)


def moved(table, **options):
    rows = analysis.redistribution(table, UNITS, NEIGHBOURS, **options)
    return list(rows[["asal", "tujuan", "jarak", "jumlah"]].itertuples(index=False, name=None))


def test_the_total_distance_is_least():
    # A and C have one too many; B (Utara) and D (Selatan) lack one. A-B 0 + C-D 1 = 1 ; A-D 2 + C-B 1 = 3
    table = balances(("A", 1, 0), ("B", 0, 1), ("C", 1, 0), ("D", 0, 1))
    assert moved(table) == [("A", "B", 0, 1), ("C", "D", 1, 1)]


def test_as_many_as_possible_come_before_near_ones():
    # A lacks two: the post of its neighbour C moves there, and that of the far D too
    table = balances(("A", 0, 2), ("C", 1, 0), ("D", 1, 0))
    assert moved(table) == [("C", "A", 1, 1), ("D", "A", 2, 1)]


def test_schools_of_equal_distance_are_served_in_order_of_their_ids():
    # one post for two schools of the same district: A comes before B, whatever the order of the rows
    table = balances(("C", 1, 0), ("B", 0, 1), ("A", 0, 1))
    assert moved(table) == moved(table[::-1]) == [("C", "A", 1, 1)]


def test_posts_of_a_school_go_together():
    assert moved(balances(("A", 3, 0), ("B", 0, 2), ("C", 0, 4))) == [("A", "B", 0, 2), ("A", "C", 1, 1)]


def test_subjects_and_school_levels_are_not_mixed():
    table = [balances(("A", 1, 0)), balances(("B", 0, 1), subject="PAI"), balances(("C", 0, 1), level="SMP")]
    assert moved(pd.concat(table)) == []


def test_heads_stay():
    table = balances(("A", 1, 0), ("B", 0, 1), subject="Kepala Sekolah")
    assert moved(table) == [] and moved(table, stay=()) == [("A", "B", 0, 1)]
    assert analysis.redistribution_summary(table, analysis.redistribution(table, UNITS, NEIGHBOURS)).empty


def test_a_school_without_district_is_far():
    assert moved(balances(("E", 1, 0), ("A", 0, 1))) == [("E", "A", 2, 1)]


def test_a_district_without_neighbours_listed_is_refused():
    units = UNITS.replace({"kecamatan": {"Selatan": "Slatan"}})
    with pytest.raises(ValueError, match=r"kecamatan tanpa daftar tetangga: 1 baris.*D, Slatan"):
        analysis.redistribution(balances(("D", 1, 0)), units, NEIGHBOURS)


def test_summary_adds_up():
    # PJOK: 3 too many, 6 short: 2 within the district, 1 next to it; 3 left to recruit. PAI: nothing to move
    table = pd.concat([balances(("A", 3, 0), ("B", 0, 2), ("C", 0, 4)), balances(("A", 2, 0), subject="PAI")])
    summary = analysis.redistribution_summary(table, analysis.redistribution(table, UNITS, NEIGHBOURS))
    columns = ["kelebihan", "kekurangan", "dalam_kecamatan", "kecamatan_tetangga", "kecamatan_lain", "dipindah",
               "sisa_kekurangan", "sisa_kelebihan"]  # fmt: skip
    assert list(summary) == ["jenjang", "kelompok", *columns]
    rows = summary.set_index("kelompok")[columns]
    assert set(rows.dtypes.astype(str)) == {"Int64"}
    assert rows.loc["PJOK"].to_list() == [3, 6, 2, 1, 0, 3, 3, 0]
    assert rows.loc["PAI"].to_list() == [2, 0, 0, 0, 0, 0, 0, 2]


STEPS = {
    (one, other): 0 if one == other else 1 if other in NEIGHBOURS[one] else 2
    for one in NEIGHBOURS
    for other in NEIGHBOURS
}
SMALL = st.lists(st.tuples(st.sampled_from(list(NEIGHBOURS)), st.integers(-2, 2)), min_size=1, max_size=5)


def least_total(schools):
    """The least total distance of as many moves as can be, by trying every pairing."""
    giving = [district for district, spare in schools for _ in range(max(spare, 0))]
    taking = [district for district, spare in schools for _ in range(max(-spare, 0))]
    fewer, more = sorted((giving, taking), key=len)
    return min(sum(STEPS[pair] for pair in zip(fewer, order, strict=True)) for order in permutations(more, len(fewer)))


@given(SMALL)
def test_no_other_way_moves_as_many_over_less(schools):
    names = [f"S{number}" for number in range(len(schools))]
    units = pd.DataFrame({"id_unit": names, "kecamatan": [district for district, _ in schools]})
    table = balances(*((name, max(spare, 0), max(-spare, 0)) for name, (_, spare) in zip(names, schools, strict=True)))
    moves = analysis.redistribution(table, units, NEIGHBOURS)
    assert moves["jumlah"].sum() == min(table["kelebihan"].sum(), table["kekurangan"].sum())
    assert (moves["jumlah"] * moves["jarak"]).sum() == least_total(schools)
    for side, limit in (("asal", "kelebihan"), ("tujuan", "kekurangan")):
        used = moves.groupby(side)["jumlah"].sum()
        assert (used <= table.set_index("id_unit")[limit].reindex(used.index)).all()
