from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import analysis

CELL = ["id_unit", "id_jabatan", "status"]
OUT = ["pensiun", "kontrak_berakhir", "keluar_lain"]
FLOWS = ["awal", "masuk", *OUT, "akhir"]
STATUSES = ["PNS", "PPPK"]
DATA_DATE = pd.Timestamp("2025-12-31")
NOBODY = pd.DataFrame({"id_unit": [], "id_jabatan": [], "status": [], "bulan": [], "jumlah": []}).astype(
    {"id_unit": "str", "id_jabatan": "str", "status": "str", "bulan": "int64", "jumlah": "int64"}
)
CLERK = pd.DataFrame({"id_jabatan": ["J"], "jenis": "pelaksana", "jenjang": "", "rumpun": "administrasi", "bup": pd.NA})

shares = st.floats(0, 1)
people_drawn = st.lists(st.tuples(
    st.sampled_from(["U1", "U2"]), st.sampled_from(["J1", "J2"]), st.sampled_from(STATUSES),
    st.dates(date(2024, 6, 1), date(2032, 1, 1)).map(lambda day: day.replace(day=1)),
    st.none() | st.dates(date(2025, 1, 1), date(2031, 12, 31)),
), max_size=25)  # fmt: skip
entries_drawn = st.lists(st.tuples(
    st.sampled_from(["U1", "U3"]), st.just("J1"), st.sampled_from(STATUSES), st.integers(1, 12), st.integers(0, 9)
), max_size=4)  # fmt: skip
cases = st.fixed_dictionaries({
    "people": people_drawn, "entries": entries_drawn, "rates": st.tuples(shares, shares),
    "renewals": st.tuples(shares, shares), "horizon": st.integers(1, 4), "months": st.booleans(),
})  # fmt: skip


def staff(rows):
    people = pd.DataFrame(rows, columns=[*CELL, "tmt", "akhir_kontrak"]).astype(dict.fromkeys(CELL, "str"))
    return people.astype({"tmt": "datetime64[s]", "akhir_kontrak": "datetime64[s]"})


def seats(rows):
    return pd.DataFrame(rows, columns=NOBODY.columns).astype(NOBODY.dtypes) if rows else NOBODY


def project(people, entries=NOBODY, rate=0.0, renewal=1.0, years=(2026, 2027), data_date=DATA_DATE, **choice):
    rates, renewals = (each if isinstance(each, tuple) else (each, each) for each in (rate, renewal))
    return analysis.project(
        people, people["tmt"], entries, exit_rates=dict(zip(STATUSES, rates, strict=True)),
        renewal_rates=dict(zip(STATUSES, renewals, strict=True)), years=list(years), data_date=data_date, **choice,
    )  # fmt: skip


def drawn(case):
    years = range(2026, 2026 + case["horizon"])
    return project(
        staff(case["people"]), seats(case["entries"]), case["rates"], case["renewals"], years, months=case["months"]
    )


def opens_with_what_closed(table, by):
    groups = [rows for _, rows in table.groupby(by)] if by else [table]
    return all((rows["awal"].to_numpy()[1:] == rows["akhir"].to_numpy()[:-1]).all() for rows in groups)


def one_by_one(case):
    """The expected flows of each month, by following every person."""
    flows, law = {}, dict(zip(STATUSES, zip(case["rates"], case["renewals"], strict=True), strict=True))
    first = pd.Period("2026-01")
    groups = [(*row[:3], 0, row[3], row[4], 1) for row in case["people"]]
    groups += [(*row[:3], row[3], None, None, row[4]) for row in case["entries"]]
    for unit, post, status, come, tmt, end, count in groups:
        (rate, renewal), there, over = law[status], 0.0 if come else 1.0, False
        for month in range(1, 12 * case["horizon"] + 1):
            cell = flows.setdefault((unit, post, status, month), dict.fromkeys(FLOWS, 0.0))
            cell["awal"] += there
            if tmt and pd.Period(tmt, "M") <= first + month - 1:
                cell["pensiun"] += there
                there = 0.0
            elif end and not over and pd.Period(end, "M") + 1 <= first + month - 1:
                cell["kontrak_berakhir"] += there * (1 - renewal)
                there, over = there * renewal, True
            if month == come:
                cell["masuk"], there = cell["masuk"] + count, there + count
            lost = there * (1 - (1 - rate) ** (1 / 12))
            cell["keluar_lain"], there = cell["keluar_lain"] + lost, there - lost
            cell["akhir"] += there
    return flows


def test_one_post_by_hand():
    # 1 - rate = 0.5^12, so a half is left after each month of the first three:
    # January: 8 in post, 2 retire, 6 left, 3 leave -> 3 ; February: 4 come, 7, half leaves -> 3.5
    people = staff([("U", "J", "PNS", f"{year}-01-01", None) for year in (2026, 2026, *[2040] * 6)])
    table = project(people, seats([("U", "J", "PNS", 2, 4)]), rate=1 - 0.5**12, months=True)
    assert table.loc[:1, FLOWS].to_numpy() == pytest.approx(np.array([[8, 0, 2, 0, 3, 3], [3, 4, 0, 0, 3.5, 3.5]]))
    assert table.loc[:1, ["tahun", "bulan"]].to_numpy().tolist() == [[2026, 1], [2026, 2]]


def test_one_year_by_hand():
    # 100 PPPK, 10 % a year; 40 contracts over on 1 July, 3/4 renewed; half a year's exits before: 0.9^0.5 = 0.948683
    # kontrak_berakhir 40 x 0.948683 x 1/4 = 9.486833 ; akhir 0.9 x (100 - 40/4) = 81 ; keluar_lain 100 - 9.486833 - 81
    people = staff([("U", "J", "PPPK", "2040-01-01", "2026-06-30" if n < 40 else None) for n in range(100)])
    first = project(people, rate=0.1, renewal=0.75).iloc[0]
    assert first[FLOWS].to_list() == pytest.approx([100, 0, 0, 9.486833, 9.513167, 81], abs=1e-6)


def test_who_left_before_does_not_retire():
    # 19 % a year: of 100 who retire on 1 January 2027, 81 are still there
    people = staff([("U", "J", "PNS", "2027-01-01", None)] * 100)
    table = project(people, rate=0.19)
    assert table["pensiun"].to_list() == pytest.approx([0, 81]) and table["akhir"].to_list() == pytest.approx([81, 0])


def test_who_is_overdue_leaves_first_and_once():
    # TMT and contract long over: retires in January, the contract does not count ; contract over alone: 1/2 is renewed
    people = staff([("U", "A", "PPPK", "2024-03-01", "2025-01-31"), ("U", "B", "PPPK", "2040-01-01", "2025-01-31")])
    first = project(people, renewal=0.5, months=True).query("tahun == 2026 and bulan == 1")
    assert first[["pensiun", "kontrak_berakhir", "akhir"]].to_numpy().tolist() == [[1, 0, 0], [0, 0.5, 0.5]]


def test_contract_is_over_on_the_first_of_the_next_month_and_not_in_that_of_retirement():
    # end 30 June: over on 1 July, when the second retires anyway
    people = staff([("U", "A", "PPPK", "2026-08-01", "2026-06-30"), ("U", "B", "PPPK", "2026-07-01", "2026-06-30")])
    july = project(people, renewal=0, months=True).query("tahun == 2026 and bulan == 7")
    assert july[["pensiun", "kontrak_berakhir"]].to_numpy().tolist() == [[0, 1], [1, 0]]


def test_nothing_happens_before_the_register():
    # register of 30 June: half a year of exits, 0.81^0.5 = 0.9 ; who should have retired in March retires in July
    people = staff([("U", "J", "PNS", "2026-03-01", None), *[("U", "J", "PNS", "2040-01-01", None)] * 10])
    half = {"rate": 0.19, "data_date": pd.Timestamp("2026-06-30")}
    assert project(people, **half).loc[0, FLOWS].to_list() == pytest.approx([11, 0, 1, 0, 1, 9])
    by_month = project(people, **half, months=True)
    assert by_month["awal"][:7].to_list() == [11] * 7 and by_month["pensiun"][6] == 1


def test_rule_of_a_later_year_keeps_people_one_year_longer():
    # 58, from 2028 on 59: born in November and December 1969 reach 58 before and retire in December and January;
    # born in January 1970 would retire in February 2028 and stays until February 2029
    births = pd.Series(["1969-11-20", "1969-12-20", "1970-01-20"], dtype="datetime64[s]")
    people = staff([("U", "J", "PNS", "2040-01-01", None)] * 3).assign(tanggal_lahir=births)
    rules = [{"since": "2017-04-07", "pelaksana": 58}, {"since": "2028-01-01", "pelaksana": 59}]
    people["tmt"] = analysis.retirement_dates(people, CLERK, rules)
    assert project(people, years=range(2026, 2031))["pensiun"].to_list() == [0, 1, 1, 1, 0]
    people["tmt"] = analysis.retirement_dates(people, CLERK, rules[:1])
    assert project(people, years=range(2026, 2031))["pensiun"].to_list() == [0, 1, 2, 0, 0]


@settings(deadline=None)
@given(cases)
def test_opening_plus_in_less_out_is_closing_in_every_cell(case):
    table = drawn(case)
    assert (abs(table["awal"] + table["masuk"] - table[OUT].sum(axis=1) - table["akhir"]) < 1e-9).all()
    assert opens_with_what_closed(table, CELL)
    assert (table[FLOWS] >= 0).all().all()


@settings(deadline=None, max_examples=60)
@given(cases)
def test_projection_agrees_with_following_every_person(case):
    monthly = drawn(case | {"months": True})
    monthly["bulan"] += 12 * (monthly["tahun"] - 2026)
    expected = one_by_one(case)
    found = monthly.set_index([*CELL, "bulan"])[FLOWS]
    assert sorted(found.index) == sorted(expected)
    assert all(abs(row[name] - expected[key][name]) < 1e-9 for key, row in found.iterrows() for name in FLOWS)


@settings(deadline=None, max_examples=60)
@given(cases)
def test_years_are_the_sums_of_their_months(case):
    yearly, monthly = (drawn(case | {"months": months}).set_index([*CELL, "tahun"]) for months in (False, True))
    by_year = monthly.groupby([*CELL, "tahun"])
    flows = ["masuk", *OUT]
    assert np.allclose(by_year[flows].sum(), yearly[flows], atol=1e-9)
    assert np.allclose(by_year["akhir"].last(), yearly["akhir"], atol=1e-9)


@settings(deadline=None)
@given(cases, st.sampled_from([[], ["status"], CELL]))
def test_whole_heads_add_up_and_stay_within_half_a_person(case, by):
    table = drawn(case)
    whole = analysis.headcount(table, by)
    assert (whole["awal"] + whole["masuk"] - whole[OUT].sum(axis=1) == whole["akhir"]).all()
    assert (whole[FLOWS] >= 0).all().all()
    when = list(whole.columns.intersection(["tahun", "bulan"]))
    exact = table.groupby([*when, *by])["akhir"].sum()
    assert (abs(whole["akhir"].to_numpy(float) - exact.to_numpy()) <= 0.5 + 1e-8).all()
    assert opens_with_what_closed(whole, by)


def test_small_exits_add_up_over_the_years():
    # 0.8 % of 40 = 0.32 a year: rounded year by year never one, by the stock 40 x 0.992^5 = 38.43 -> 38 in five years
    people = staff([("U", "J", "PNS", "2040-01-01", None)] * 40)
    whole = analysis.headcount(project(people, rate=0.008, years=range(2026, 2031)), ["status"])
    assert whole["keluar_lain"].sum() == 2 and whole["akhir"].iloc[-1] == 38


def test_categories_give_the_same_as_text():
    people = staff([("U2", "J", "PNS", "2027-01-01", None), ("U1", "J", "PPPK", "2040-01-01", None)])
    other = people.astype({"id_unit": pd.CategoricalDtype(["U9", "U2", "U1"]), "status": "category"})
    entries = seats([("U3", "J", "PNS", 1, 2)])
    table = project(other, entries)
    assert str(table["id_unit"].dtype) == "category" and project(people, entries)["id_unit"].dtype == "str"
    pd.testing.assert_frame_equal(table.astype(dict.fromkeys(CELL, "str")), project(people, entries))


def test_of_very_many_possible_cells_only_those_that_occur_are_kept(monkeypatch):
    people = staff([("U2", "J", "PNS", "2027-01-01", None), ("U1", "J", "PPPK", "2040-01-01", None)])
    expected = project(people)
    monkeypatch.setattr("asnplan.analysis.cells.DENSE", 1)
    pd.testing.assert_frame_equal(project(people), expected)


def test_renewal_is_asked_only_where_contracts_end():
    # the PNS have no contract, so only PPPK need a share
    people = staff([("U", "J", "PNS", "2040-01-01", None), ("U", "J", "PPPK", "2040-01-01", "2026-06-30")])
    law = {"exit_rates": {"PNS": 0, "PPPK": 0}, "years": [2026], "data_date": DATA_DATE}
    table = analysis.project(people, people["tmt"], NOBODY, renewal_rates={"PPPK": 0.5}, **law)
    assert table["akhir"].to_list() == [1, 0.5]
    with pytest.raises(ValueError, match="bagian kontrak yang diperpanjang untuk PPPK belum ada"):
        analysis.project(people, people["tmt"], NOBODY, renewal_rates={"PNS": 1}, **law)


def test_nobody_gives_an_empty_projection():
    table = project(staff([]))
    assert table.empty and analysis.headcount(table, ["status"]).empty


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rate": (0.1, 1.2)}, "laju keluar lain harus dari 0 sampai 1"),
        ({"renewal": -0.1}, "bagian kontrak yang diperpanjang harus dari 0 sampai 1"),
        ({"years": [2026, 2028]}, "tahun rencana harus berurutan"),
        ({"years": []}, "tahun rencana harus berurutan"),
        ({"data_date": pd.Timestamp("2027-12-31")}, "harus sebelum akhir rencana 2027"),
        ({"entries": seats([("U", "J", "PNS", 25, 1)])}, "bulan masuk harus 1 sampai 24 .*baris 0"),
        ({"entries": seats([("U", "J", "PNS", 0, 1)])}, "bulan masuk harus 1 sampai 24"),
        ({"entries": seats([("U", "J", "CPNS", 1, 1)])}, "laju keluar lain untuk CPNS belum ada"),
        ({"people": staff([("U", "J", "PNS", None, None)])}, "tanpa tanggal pensiun: 1 baris, yaitu baris 0"),
        ({"people": staff([("U", "J", "PNS", "2040-01-01", None)]).assign(status=None)}, "status kosong: 1 baris"),
    ],
)
def test_what_cannot_be_projected_is_refused(wrong, said):
    people = staff([("U", "J", "PNS", "2040-01-01", None), ("U", "J", "PPPK", "2040-01-01", "2026-12-31")])
    with pytest.raises(ValueError, match=said):
        project(wrong.pop("people", people), **wrong)


def test_inputs_are_not_changed():
    people, entries = staff([("U", "J", "PNS", "2027-01-01", None)]), seats([("U", "J", "PNS", 3, 1)])
    before = people.copy(), entries.copy()
    project(people, entries, rate=0.1)
    pd.testing.assert_frame_equal(people, before[0])
    pd.testing.assert_frame_equal(entries, before[1])
