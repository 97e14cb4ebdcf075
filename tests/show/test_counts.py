import numpy as np
import pandas as pd
import pytest
from attack import recovered
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import show
from asnplan.show.declared import beside_last
from asnplan.show.measures import read
from asnplan.show.table import compose

KEYS = ["opd", "rumpun", "jabatan"]
GROUPINGS = [["rumpun"], ["opd"], ["jabatan", "rumpun"], ["opd", "rumpun"], KEYS]
STAFF = ["bezetting = pns + pppk", "kurang ~ bezetting", "lebih ~ bezetting - kurang", "pns", "pppk"]


def shown(frame, people, columns, **options):
    """The texts of a table: rows by column, and the total."""
    headers = {name: f"{name}|d" if pd.api.types.is_numeric_dtype(frame[name]) else name for name in columns}
    bundle = compose(frame, "uji", "Uji", "Uji", headers, people, **options)
    rows = [[cell["text"] for cell in row] for row in bundle["rows"]]
    return rows, [cell["text"] for cell in bundle["total"]] if bundle["total"] else None


def test_one_small_cell_beside_a_total_takes_another_with_it():
    # 30 - 12 - 15 = 3 would be had by subtraction, so the smaller of 12 and 15 is hidden as well: 3 + 12 = 15
    rows, total = shown(pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]}), ["n"], ["unit", "n"], total=True)
    assert rows == [["a", "[c]"], ["b", "[c]"], ["c", "15"]]
    assert total == ["Jumlah", "30"]


def test_without_a_total_only_the_small_cell_is_hidden():
    rows, _ = shown(pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]}), ["n"], ["unit", "n"])
    assert rows == [["a", "12"], ["b", "[c]"], ["c", "15"]]


def test_two_small_cells_whose_sum_is_small_take_a_third():
    # 20 - 18 = 2 is itself a small count, of the people of a and b together, and makes each of them 1
    rows, total = shown(pd.DataFrame({"unit": list("abc"), "n": [1, 1, 18]}), ["n"], ["unit", "n"], total=True)
    assert rows == [["a", "[c]"], ["b", "[c]"], ["c", "[c]"]]
    assert total == ["Jumlah", "20"]


def test_zeros_are_shown_and_give_no_shelter():
    rows, _ = shown(pd.DataFrame({"unit": list("abc"), "n": [0, 3, 15]}), ["n"], ["unit", "n"], total=True)
    assert rows == [["a", "0"], ["b", "[c]"], ["c", "[c]"]]


def test_nobody_at_all_is_counted_too():
    # an optional table that is missing has no row
    counts = show.counts(
        pd.DataFrame({"unit": pd.Series(dtype="str"), "n": pd.Series(dtype="Int64")}), ["n"], [["unit"]]
    )
    assert counts is not None


def test_a_sum_of_columns_gives_nothing_back():
    # 40 - 37 = 3: whoever knows how many there are and how many were assessed knows the others
    frame = pd.DataFrame({"unit": ["a", "b"], "pegawai": [40, 50], "dinilai": [37, 30], "belum": [3, 20]})
    rows, _ = shown(frame, ["pegawai = dinilai + belum", "dinilai", "belum"], list(frame))
    assert rows == [["a", "40", "[c]", "[c]"], ["b", "50", "30", "20"]]


def test_a_share_is_hidden_where_it_tells_a_hidden_count():
    # 37 of 40 = 92.5 %, so 3 are missing
    frame = pd.DataFrame({"unit": ["a"], "pegawai": [40], "dinilai": [37], "belum": [3], "bagian": [0.925]})
    people = ["pegawai = dinilai + belum", "dinilai", "belum", "bagian ~ dinilai"]
    rows, _ = shown(frame, people, list(frame))
    assert rows == [["a", "40", "[c]", "[c]", "[c]"]]


def test_a_shortage_beside_a_need_is_hidden_with_the_holders():
    # need 9 - short 6 = 3 holders; a need that is met exactly tells as much: 4 of 4. That a has no surplus is hidden
    # too, or whoever sees both hidden in b only would know that b has as many as it needs.
    frame = pd.DataFrame({"jabatan": list("abc"), "butuh": [9, 4, 30], "ada": [3, 4, 20], "kurang": [6, 0, 10],
                          "lebih": [0, 0, 0]})  # fmt: skip
    rows, _ = shown(frame, ["ada", "kurang ~ ada", "lebih ~ ada - kurang"], list(frame))
    assert rows == [
        ["a", "9", "[c]", "[c]", "[c]"], ["b", "4", "[c]", "[c]", "[c]"], ["c", "30", "20", "10", "0"],
    ]  # fmt: skip


def test_a_surplus_is_shown_where_its_row_tells_it_and_hidden_where_it_would_tell_the_shortage():
    # of a, 40 + 20 - 52 = 8 short less 0 over. Of b, 2 hold the only post that is not short: 30 + 1 - 26 tells that
    # 6 short less 1 over are 5, so that either of both tells the other, and with it 26 - (30 - 6) = 2.
    frame = pd.DataFrame({"opd": list("aabb"), "jabatan": list("1212"), "butuh": [40, 20, 30, 1],
                          "ada": [35, 17, 24, 2], "kurang": [5, 3, 6, 0], "lebih": [0, 0, 0, 1]})  # fmt: skip
    counts = show.counts(frame, ["ada", "kurang ~ ada", "lebih ~ ada - kurang"], [["opd"], ["opd", "jabatan"]])
    sums = frame.groupby("opd", as_index=False)[["butuh", "ada", "kurang", "lebih"]].sum()
    rows, _ = shown(sums, counts, list(sums))
    assert rows == [["a", "60", "52", "8", "0"], ["b", "31", "26", "[c]", "[c]"]]


def test_the_others_are_hidden_where_they_would_complete_a_total():
    frame = pd.DataFrame({"unit": list("abcdef"), "n": [20, 10, 8, 1, 1, 0]})
    rows, total = shown(frame, ["n"], ["unit", "n"], total=True, top=3)
    # 40 - 20 - 10 - 8 = 2 people in the three others together
    assert rows == [["a", "20"], ["b", "10"], ["c", "[c]"], ["3 lainnya", "[c]"]]
    assert total == ["Jumlah", "40"]


def test_a_sentence_says_what_the_tables_say():
    frame = pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]})
    counts = show.counts(frame, ["n"], [["unit"]])
    sentence = "{all:orang}, {small:orang}, {taken:orang}, {free:orang}, {taken:d}"
    values = {"all": counts.total("n"), "small": counts.total("n", unit="b"), "taken": counts.total("n", unit="a"),
              "free": counts.total("n", unit="c")}  # fmt: skip
    assert (
        show.text(sentence, **values).replace("\N{NO-BREAK SPACE}", " ")
        == "30 orang, [c] orang, [c] orang, 15 orang, [c]"
    )


def test_a_figure_hides_what_the_table_hides(made):
    frame = pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]})
    counts = show.counts(frame, ["n"], [["unit"]])
    alt = made(show.bars, frame, "unit", "n", unit="orang", people=counts)["alt"]
    assert "12" not in alt and "2 nilai disembunyikan" in alt
    # alone, without a total anywhere, only the small one is
    assert "1 nilai disembunyikan" in made(show.bars, frame, "unit", "n", unit="orang", people=True)["alt"]


def test_a_column_beside_two_measures_is_hidden_where_either_is():
    # a: 3 is small; b: 2 is small; c: both are shown, and so is what would give them away
    frame = pd.DataFrame({"unit": list("abc"), "n": [3, 12, 15], "m": [20, 2, 30], "beda": [17, 10, 15]})
    counts = show.counts(frame, ["n", "m"], [["unit"]], whole=False)
    rows, _ = shown(frame, counts.beside(("n", "m"), "beda"), ["unit", "n", "m", "beda"])
    assert [row[-1] for row in rows] == ["[c]", "[c]", "15"]


def test_a_figure_of_hidden_values_and_nobody_is_not_drawn(made):
    frame = pd.DataFrame({"unit": list("abc"), "n": [3, 2, 0]})
    assert made(show.bars, frame, "unit", "n", unit="orang", people=True)["kind"] == "missing"
    assert made(show.bars, frame.assign(n=0), "unit", "n", unit="orang", people=True)["kind"] == "figure"


def test_ages_are_counted_for_a_unit_below_its_office_too():
    # 20 + 32 of 52 are shown in each book; 3 men of 50-54 in none
    rows = [("D", "U-1", "50–54", "P", 8), ("D", "U-1", "50–54", "L", 3), ("D", "U-1", "30–34", "P", 9),
            ("D", "U-2", "50–54", "L", 12), ("D", "U-2", "30–34", "P", 20)]  # fmt: skip
    people = pd.DataFrame(rows, columns=["opd", "id_unit", "umur", "jenis_kelamin", "pegawai"])
    books = {unit: show.ages(people.assign(di_buku=people["id_unit"] == unit)) for unit in ("U-1", "U-2")}
    assert [(int(ages.total("pegawai")), ages.total("pegawai").reason) for ages in books.values()] == [
        (20, ""),
        (32, ""),
    ]
    assert books["U-1"].total("pegawai", umur="50–54", jenis_kelamin="L").reason


def test_a_heat_map_hides_by_its_rows_and_columns(made):
    # 3 is small; of the total of 45 the others leave it alone: 45 - 12 - 30 = 3, so 12 goes with it
    cells = pd.DataFrame({"tempat": ["SD", "SD", "rsud"], "rumpun": ["guru", "nakes", "nakes"], "n": [12, 3, 30]})
    counts = show.counts(cells, ["n"], [["tempat", "rumpun"]])
    grid = cells.pivot(index="tempat", columns="rumpun", values="n").rename_axis(columns=None)
    bundle = made(show.heatmap, grid, unit="orang", people=counts)
    assert {entry["row"] + entry["column"] for entry in bundle["hidden"]} == {"1guru", "1nakes"}
    assert "30" in bundle["alt"] and "12" not in bundle["alt"]


def test_the_log_names_cell_and_reason():
    frame = pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]})
    bundle = compose(frame, "uji", "Uji", "Uji", {"unit": "Unit", "n": "N"}, ["n"], total=True)
    assert [(entry["row"], entry["reason"]) for entry in bundle["hidden"]] == [
        ("a", "jumlah kecil akan dapat dihitung darinya"), ("b", "jumlah kecil"),
    ]  # fmt: skip


def test_a_column_named_like_a_value_of_a_key_counts_that_part():
    long = pd.DataFrame({"unit": list("aabb"), "tahun": [2026, 2027] * 2, "n": [7, 3, 9, 8]})
    counts = show.counts(long, ["n"], [["tahun"], ["unit"], ["unit", "tahun"]])
    wide = long.pivot(index="unit", columns="tahun", values="n").rename(columns=str).reset_index()
    rows, _ = shown(wide.assign(n=wide[["2026", "2027"]].sum(axis=1)), counts, ["unit", "2026", "2027", "n"])
    # totals by unit and by year are declared as published, so one small cell takes the whole rectangle with it
    assert rows == [["a", "[c]", "[c]", "10"], ["b", "[c]", "[c]", "17"]]


def test_columns_named_like_values_may_count_another_measure():
    # school: need 9, 3 in post, so 6 short would give the 3 away; clinic: 10 short of 30 is shown
    posts = pd.DataFrame({"tempat": ["SD", "rsud"], "rumpun": ["guru", "nakes"], "ada": [3, 20], "kurang": [6, 10]})
    counts = show.counts(posts, ["ada", "kurang ~ ada"], [["tempat", "rumpun"]], whole=False)
    wide = posts.pivot(index="tempat", columns="rumpun", values="kurang").reset_index()
    rows, _ = shown(wide, counts.of("kurang"), ["tempat", "guru", "nakes"])
    assert rows == [["SD", "[c]", "[x]"], ["rsud", "[x]", "10"]]


def test_a_table_that_shows_other_numbers_than_were_counted_is_refused():
    counts = show.counts(pd.DataFrame({"unit": ["a", "b"], "n": [5, 6]}), ["n"], [["unit"]])
    with pytest.raises(ValueError, match="Kolom 'n' baris 2 menunjukkan 7, terhitung 6"):
        shown(pd.DataFrame({"unit": ["a", "b"], "n": [5, 7]}), counts, ["unit", "n"])


def test_what_counts_people_must_be_declared():
    frame = pd.DataFrame({"unit": ["a", "b"], "n": [5, 6]})
    with pytest.raises(ValueError, match="Tabel 'uji': kolom n menghitung orang"):
        compose(frame, "uji", "Uji", "Uji", {"unit": "Unit", "n": "N [orang]"})
    with pytest.raises(ValueError, match="Gambar 'uji' menghitung orang"):
        show.bars(frame, "unit", "n", id="uji", caption="Uji", source="Uji", unit="orang")


def test_a_shortage_is_drawn_unless_it_tells_of_holders(made):
    frame = pd.DataFrame({"unit": list("abc"), "ada": [20, 9, 3], "kurang": [2, 1, 4]})
    counts = show.counts(frame, ["ada", "kurang ~ ada"], [["unit"]], whole=False)
    alt = made(show.bars, frame, "unit", "kurang", unit="kedudukan", people=counts)["alt"]
    # 2 of a and 1 of b are positions; need less the 4 of c would tell its 3 holders
    assert "terbesar a (2" in alt.lower() and "1 nilai disembunyikan" in alt


def test_control_is_turned_off_by_name():
    show.hide_below("mati")
    rows, _ = shown(pd.DataFrame({"unit": list("abc"), "n": [12, 3, 15]}), ["n"], ["unit", "n"], total=True)
    assert rows == [["a", "12"], ["b", "3"], ["c", "15"]]


@st.composite
def staff(draw):
    """Posts of a city: five offices, three families, eight posts, holders by status, needs."""
    size = draw(st.integers(3, 40))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    frame = pd.DataFrame({"opd": rng.integers(0, 5, size), "jabatan": rng.integers(0, 8, size)}).astype(str)
    frame["rumpun"] = (frame["jabatan"].astype(int) % 3).astype(str)
    frame = frame.drop_duplicates(["opd", "jabatan"]).reset_index(drop=True)
    frame["pns"], frame["pppk"] = rng.poisson(draw(st.sampled_from([1, 4, 9])), (2, len(frame)))
    frame["bezetting"], frame["butuh"] = frame["pns"] + frame["pppk"], rng.poisson(6, len(frame))
    frame["kurang"] = (frame["butuh"] - frame["bezetting"]).clip(lower=0)
    return frame.assign(lebih=(frame["bezetting"] - frame["butuh"]).clip(lower=0))


def released(frame, counts, keys, within=None):
    """The published and the hidden cells of one table, each as a sum of unknowns by the attacker's reckoning."""
    part = frame if within is None else frame[frame["opd"] == within]
    if part.empty:
        return [], []
    numbers = ["pns", "pppk", "bezetting", "lebih", "kurang"]
    grouped = part.groupby(keys, as_index=False)[numbers].sum() if keys else part[numbers].sum().to_frame().T
    why = counts.hidden(grouped, numbers)
    rows = part.groupby(keys).ngroup() if keys else pd.Series(0, part.index)
    published, hidden = [], []
    for row in range(len(grouped)):
        inside = frame.index.isin(part.index[rows == row])
        for name in numbers:
            cell = unknowns(frame, name, inside)
            (hidden if why[name].iloc[row] else published).append((name, grouped[name].iloc[row], cell))
    return published, hidden


def unknowns(frame, name, inside):
    """Which counts by post and status a cell adds up; a shortage adds those of the posts that are short.

    Need less holders is shortage less surplus, so that a surplus adds those of all others.
    """
    pns = inside * (frame["pns"] > 0).to_numpy(float)
    pppk = inside * (frame["pppk"] > 0).to_numpy(float)
    if name in ("kurang", "lebih"):
        told = (frame["kurang"] > 0) if name == "kurang" else (frame["kurang"] == 0)
        pns, pppk = pns * told, pppk * told
    return np.concatenate([pns * (name != "pppk"), pppk * (name != "pns")])


@given(staff())
@settings(max_examples=12, deadline=None)
def test_no_small_count_is_recovered_from_a_city_and_all_its_units(frame):
    published, hidden = all_books(frame, {"people": STAFF})
    small = [cell for name, value, cell in hidden if name not in ("kurang", "lebih") and 1 <= value <= 4]
    assert not recovered([cell for _, _, cell in published], small)
    assert not [value for name, value, _ in published if name not in ("kurang", "lebih") and 1 <= value <= 4]
    # and what was hidden beside them is not recovered either
    assert not recovered(
        [cell for _, _, cell in published], [cell for _, value, cell in hidden if value and cell.any()]
    )


def test_the_attacker_itself_recovers_what_is_only_hidden_for_being_small():
    # 30, 12 and 15 tell 3
    cells = np.array([[1, 1, 1], [1, 0, 0], [0, 0, 1.0]])
    assert recovered(list(cells), [np.array([0, 1.0, 0])]) == [0]


def test_declarations_are_read():
    measures = read(STAFF)
    assert measures["bezetting"].bases == measures["lebih"].bases == ("pns", "pppk")
    assert [name for name, measure in measures.items() if measure.tells] == ["kurang", "lebih"]
    assert measures["lebih"].other == "kurang" and not measures["kurang"].other


def test_two_scenarios_that_are_safe_one_by_one_are_not_both_shown():
    # five small posts, 19 people together. One scenario leaves a, b and e short: need 60 - 49 = 11 people; the other b
    # and e only: 40 - 32 = 8. Each alone tells nobody, both tell the 3 of a.
    posts = pd.DataFrame({"jabatan": list("abefgc"), "ada": [3, 4, 4, 4, 4, 40], "kurang": [0, 16, 16, 0, 0, 0]})
    first = pd.Series([17, 16, 16, 0, 0, 0])
    alone = show.counts(posts, ["ada", "kurang ~ ada"], [["jabatan"]])
    assert not alone.total("kurang").reason
    people = ["ada", "kurang_dasar ~ ada", "kurang_lain ~ ada", "kurang ~ ada"]
    after = posts.assign(kurang_dasar=0, kurang_lain=first)
    both = show.counts(after, people, [["jabatan"]], later=[["kurang_lain"], ["kurang"]])
    assert not both.total("kurang_lain").reason
    assert both.total("kurang").reason


@given(staff(), st.integers(1, 3), st.integers(0, 2**32 - 1))
@settings(max_examples=5, deadline=None)
def test_scenarios_beside_the_base_and_each_other_give_nothing_away(frame, scenarios, seed):
    # another need moves some shortages, and the difference of two sums of shortages is a sum of holders
    rng = np.random.default_rng(seed)
    published, hidden, before = [], [], {}
    for scenario in range(scenarios + 1):
        moved = rng.integers(-6, 7, len(frame)) * (rng.random(len(frame)) < 0.3) * (scenario > 0)
        need = (frame["butuh"] + moved).clip(lower=0)
        book = frame.assign(
            kurang=(need - frame["bezetting"]).clip(lower=0), lebih=(frame["bezetting"] - need).clip(lower=0)
        )
        more, less = all_books(book.assign(**before), declared(scenario))
        published, hidden = published + more, hidden + less
        before |= {f"{name}{scenario}": book[name] for name in ("lebih", "kurang")}
    small = [cell for name, value, cell in hidden if name not in ("kurang", "lebih") and 1 <= value <= 4]
    assert not recovered([cell for _, _, cell in published], small)


def declared(scenario):
    """What a book of the nth scenario declares: the balances of those before it are decided first."""
    names = [[f"lebih{place}", f"kurang{place}"] for place in range(scenario)] + [["lebih", "kurang"]]
    telling = [[f"{short} ~ bezetting", f"{over} ~ bezetting - {short}"] for over, short in names]
    people = [
        "bezetting = pns + pppk",
        *telling[0],
        "pns",
        "pppk",
        *(each for balances in telling[1:] for each in balances),
    ]
    return {"people": people, "later": names[1:]}


def all_books(frame, declaration):
    """The published and the hidden cells of a scenario's book of the city and of those of all offices."""
    published, hidden = [], []
    for opd in [None, *frame["opd"].unique()]:
        here = None if opd is None else frame["opd"] == opd
        counts = show.counts(frame, by=GROUPINGS, book="opd", here=here, **declaration)
        for keys in [[], *GROUPINGS]:
            more, less = released(frame, counts, keys, opd)
            published, hidden = published + more, hidden + less
    return published, hidden


@given(staff(), st.data())
@settings(max_examples=5, deadline=None)
def test_every_book_decides_the_same(frame, data):
    opd = data.draw(st.sampled_from(list(frame["opd"].unique())))
    city, office = (show.counts(frame, STAFF, GROUPINGS, book="opd", here=here) for here in (None, frame["opd"] == opd))
    assert np.array_equal(city.span.rows, office.span.rows)


@given(staff(), st.integers(0, 2**32 - 1))
@settings(max_examples=8, deadline=None)
def test_an_edition_beside_the_last_gives_nothing_away(frame, seed):
    # whoever has both and knows what did not change subtracts one from the other; what did change is another number
    rng = np.random.default_rng(seed)
    changed = rng.random(len(frame)) < 0.3
    now = frame.assign(pns=(frame["pns"] + changed * rng.integers(-2, 3, len(frame))).clip(lower=0))
    now["bezetting"] = now["pns"] + now["pppk"]
    now["kurang"] = (now["butuh"] - now["bezetting"]).clip(lower=0)
    now["lebih"] = (now["bezetting"] - now["butuh"]).clip(lower=0)
    changed = (now["pns"] != frame["pns"]).to_numpy()
    before = frame[["pns", "pppk", "bezetting", "kurang", "lebih"]].add_suffix("_lalu")
    both, people, later = beside_last(now.join(before), STAFF, [], STAFF)
    published, hidden = [], []
    for year, (book, declaration) in enumerate(
        [(frame, {"people": STAFF}), (both, {"people": people, "later": later})]
    ):
        for kind, cells in zip((published, hidden), all_books(book, declaration), strict=True):
            kind.extend((name, value, in_year(cell, changed * year)) for name, value, cell in cells)
    small = [cell for name, value, cell in hidden if name not in ("kurang", "lebih") and 1 <= value <= 4]
    assert not recovered([cell for _, _, cell in published], small)


def in_year(cell, changed):
    """A cell among the counts of two years: those that changed stand apart."""
    pns, pppk = np.split(cell, 2)
    return np.concatenate([pns * ~(changed > 0), pppk, pns * (changed > 0)])


CITY = (
    "4,7,3,1,4 2,4,2,4,5 0,0,2,0,5 1,6,4,6,7 1,1,2,4,12 1,5,4,1,6 1,7,0,7,7 1,0,4,6,5 "
    "3,5,8,4,2 4,2,4,1,5 0,6,6,4,8 3,6,9,4,6 4,1,3,3,5 2,0,9,2,3 0,7,3,4,6 3,2,4,8,3 "
    "0,5,6,7,6 4,3,6,2,7 4,5,9,3,6 4,6,5,6,6 3,7,3,5,13 1,3,2,3,7 0,3,2,3,8"
)
"""Posts as opd, jabatan, PNS, PPPK, need: two editions of it gave counts away when unknowns changed places."""


def test_the_next_edition_takes_for_shown_all_that_the_last_has_shown():
    # which of several small sums is hidden depends on the order of the unknowns, which must not change
    frame = pd.DataFrame([row.split(",") for row in CITY.split()], columns=["opd", "jabatan", "pns", "pppk", "butuh"])
    frame = frame.astype(dict.fromkeys(["pns", "pppk", "butuh"], int))
    frame["rumpun"] = (frame["jabatan"].astype(int) % 3).astype(str)
    frame = balanced(frame)
    rng = np.random.default_rng(552)
    changed = rng.random(len(frame)) < 0.3
    now = balanced(frame.assign(pns=(frame["pns"] + changed * rng.integers(-2, 3, len(frame))).clip(lower=0)))
    both, people, later = beside_last(now.join(frame[list(read(STAFF))].add_suffix("_lalu")), STAFF, [], STAFF)
    last = show.counts(frame, STAFF, GROUPINGS, book="opd")
    following = show.counts(both, people, GROUPINGS, book="opd", later=later)
    for keys in GROUPINGS:
        (codes, size), (same, _) = last._codes(keys), following._codes(keys)
        for name in read(STAFF):
            sums = zip(last._sums(name, codes, size), following._sums(f"{name}_lalu", same, size), strict=True)
            assert all(following.span.follows(told) for then, told in sums if last.span.follows(then))


def balanced(frame):
    """Posts with their holders, shortage and surplus."""
    gap = frame["butuh"] - (frame["pns"] + frame["pppk"])
    return frame.assign(bezetting=frame["pns"] + frame["pppk"], kurang=gap.clip(lower=0), lebih=(-gap).clip(lower=0))


def test_two_editions_safe_one_by_one_are_not_both_shown():
    # 33 = 3 + 20 + 10 last year hides 3 and, with it, the smaller 10; 53 = 3 + 20 + 30 this year would hide 3 and 20.
    # Whoever has both ...
    last = pd.DataFrame({"unit": list("abc"), "n": [3, 20, 10]})
    now = last.assign(n=[3, 20, 30])
    alone = show.counts(now, ["n"], [["unit"]])
    assert alone.hidden(now, ["n"])["n"].ne("").tolist() == [True, True, False]
    assert show.counts(last, ["n"], [["unit"]]).hidden(last, ["n"])["n"].ne("").tolist() == [True, False, True]
    # ... finds 20 in the last one and 53 - 20 - 30 = 3 in this one
    both, people, later = beside_last(now.assign(n_lalu=last["n"]), ["n"], [], ["n"])
    told = show.counts(both, people, [["unit"]], later=later).hidden(both, ["n"])["n"].ne("")
    assert told.tolist() == [True, False, True]
