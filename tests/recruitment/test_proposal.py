from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import recruitment

GOLDEN = Path(__file__).parent / "golden"
YEARS = [2026, 2027]
POSTS = pd.DataFrame(
    {
        "id_jabatan": ["guru", "analis", "kabid", "guru madya"],
        "jenis": ["fungsional", "pelaksana", "administrator", "fungsional"],
        "jenjang": ["ahli pertama", "klerek", None, "ahli madya"],
        "rumpun": ["pendidikan", "teknis", "manajerial", "pendidikan"],
    }
)
COSTS = pd.DataFrame(
    {
        "id_jabatan": ["guru", "guru", "analis", "analis"],
        "status": ["PNS", "PPPK"] * 2,
        "tahunan": [100.0, 80.0, 90.0, 70.0],
        "tahun_pertama": [90.0, 80.0, 80.0, 70.0],
    }
)
SHARE = {"pendidikan": 0.7, "teknis": 0.3, "manajerial": 0.0}
POST = ["id_unit", "id_jabatan"]


def gap(rows):
    """Rows of (unit, post, need, staff, priority); staff falls by one in the second year."""
    first = pd.DataFrame(rows, columns=[*POST, "kebutuhan", "bezetting", "prioritas"])
    both = pd.concat(
        [first.assign(bezetting=(first["bezetting"] - k).clip(lower=0), tahun=y) for k, y in enumerate(YEARS)]
    )
    both["kekurangan"] = (both["kebutuhan"] - both["bezetting"]).clip(lower=0)
    return both.astype({"kebutuhan": "Int64", "kekurangan": "Int64"}).reset_index(drop=True)


def pensions(rows):
    return pd.DataFrame(rows, columns=[*POST, "status", "tahun", "jumlah"])


def path(room, savings=(0.0, 0.0)):
    return pd.DataFrame({"tahun": YEARS, "ruang": room, "hemat": savings, "belanja": 1e4, "belanja_pegawai": 2e3})


def plan(shortage, leaving=(), money=(1e9, 1e9), policy="positive", **rules):
    frame = money if isinstance(money, pd.DataFrame) else path(money)
    rules = {"pppk_share": SHARE} | rules
    return recruitment.propose(shortage, POSTS, pensions(leaving), COSTS, frame, policy=policy, **rules)


def seats(proposal):
    return proposal["usulan_pns"] + proposal["usulan_pppk"]


@pytest.mark.parametrize("case", pd.read_csv(GOLDEN / "growth.csv").to_dict("records"))
def test_seats_allowed_by_growth_policy(case):
    allowed = recruitment.seats_allowed(case["policy"], case["pensions"], case["minus_share"], case["over_cap"])
    assert allowed == case["expected"]


def test_an_unknown_policy_is_refused():
    with pytest.raises(ValueError, match="zero"):
        recruitment.seats_allowed("nol", 1)


def test_every_shortage_is_proposed_when_nothing_binds():
    # need 10, staff 7: 3 in the first year; staff 6 in the second: one more
    proposal = plan(gap([("u", "guru", 10, 7, 1)]))
    assert seats(proposal).tolist() == [3, 1]


@pytest.mark.parametrize("post", ["kabid", "guru madya"])
def test_managers_and_higher_levels_are_never_recruited(post):
    assert plan(gap([("u", post, 1, 0, 1)])).empty


def test_a_post_without_workload_analysis_is_never_proposed():
    unknown = gap([("u", "guru", 10, 7, 1)]).assign(kebutuhan=pd.NA, kekurangan=pd.NA)
    assert plan(unknown.astype({"kekurangan": "Int64"})).empty


def test_seats_granted_before_and_not_yet_filled_count():
    pending = pd.DataFrame({"id_unit": "u", "id_jabatan": "guru", "status": ["PNS", "PPPK"], "jumlah": [1, 1]})
    # 3 short, 1 + 1 on their way: 1, and 1 in the second year
    assert seats(plan(gap([("u", "guru", 10, 7, 1)]), pending=pending)).tolist() == [1, 1]


def test_priority_comes_before_emptiness_and_emptiness_before_code():
    shortage = gap([("a", "guru", 4, 3, 2), ("b", "guru", 10, 9, 1), ("c", "guru", 10, 5, 1)])
    order = recruitment.open_seats(shortage[shortage["tahun"] == 2026], pd.Series(dtype=int))
    # priority 1 first: c from 5/10 upward until both stand at 9/10, then b before c; a is last though at 3/4
    assert "".join(order["id_unit"]) == "ccccbca"


def test_zero_growth_replaces_retirements_wherever_the_need_is():
    proposal = plan(gap([("u", "guru", 50, 0, 1)]), [("x", "kabid", "PNS", 2026, 3)], policy="zero")
    assert seats(proposal).tolist() == [3]


def test_negative_growth_replaces_only_where_people_left():
    shortage = gap([("u", "guru", 50, 0, 1), ("v", "analis", 5, 0, 2)])
    leaving = [("v", "analis", "PNS", 2026, 2), ("x", "kabid", "PNS", 2026, 9)]
    assert plan(shortage, leaving, policy="negative")[["id_unit", "usulan_pns", "usulan_pppk"]].values.tolist() == [
        ["v", 1, 1]
    ]


def test_minus_growth_replaces_half():
    proposal = plan(gap([("u", "guru", 50, 0, 1)]), [("u", "guru", "PNS", 2026, 5)], policy="minus")
    assert seats(proposal).tolist() == [2]


def test_above_the_cap_positive_growth_means_zero_growth_within_the_savings():
    # over the cap: at most 4 seats (retirements), at most 0.9 x 300 = 270 rupiah
    # the order PPPK, PNS, PPPK of a 0.7 share costs 80 + 100 + 80 = 260; the fourth does not fit
    proposal = plan(
        gap([("u", "guru", 50, 0, 1)]), [("u", "guru", "PNS", 2026, 4)], path((-1000.0, -1000.0), (300.0, 0.0))
    )
    assert proposal[["tahun", "usulan_pns", "usulan_pppk", "biaya"]].values.tolist() == [[2026, 1, 2, 260]]


def test_the_money_of_a_year_is_what_earlier_years_left():
    # room 200 in both years: 80 + 100 = 180 in the first, 20 left is no seat
    assert plan(gap([("u", "guru", 50, 0, 1)]), money=(200.0, 200.0))["biaya"].tolist() == [180]


def test_halves_go_to_contract_seats():
    # 0.5 x 1 = 0.5 -> 1 ; 0.5 x 3 = 1.5 -> 2
    flags = recruitment.contract_seats(pd.Series(["a", "a", "a", "b"]), {"a": 0.5, "b": 0.5})
    assert flags.tolist() == [True, False, True, True]


@given(st.lists(st.sampled_from("abc"), max_size=60), st.floats(0, 1))
def test_any_first_part_of_the_list_holds_its_share_rounded(families, share):
    families = pd.Series(families, dtype="str")
    flags = recruitment.contract_seats(families, dict.fromkeys("abc", share))
    number = families.groupby(families).cumcount() + 1
    got = flags.astype(int).groupby(families).cumsum()
    assert ((got - number * share).abs() <= 0.5 + 1e-6).all()


def test_disability_seats_are_rounded_up_and_whole_shares_stay_whole():
    # 0.02 x 49 = 0.98 -> 1 ; 0.02 x 150 = 3.0 -> 3 ; 0.02 x 151 = 3.02 -> 4 ; none of none
    assert recruitment.disability_seats([49, 150, 151, 0], 0.02).tolist() == [1, 3, 4, 0]


@st.composite
def shortages(draw):
    units = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=5, unique=True))
    number = st.integers(0, 12)
    rows = [
        (u, post, draw(number), draw(number), draw(st.integers(1, 3))) for u in units for post in POSTS["id_jabatan"]
    ]
    leaving = [(u, "guru", "PNS", y, draw(st.integers(0, 3))) for u in units for y in YEARS]
    return gap(rows), leaving


money = st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000))
saved = st.tuples(st.floats(0, 500), st.floats(0, 500))
policies = st.sampled_from(["zero", "negative", "minus", "positive"])


@settings(max_examples=25, deadline=None)
@given(shortages(), money, saved, policies)
def test_the_proposal_never_exceeds_shortage_policy_or_money(case, room, savings, policy):
    shortage, leaving = case
    proposal = plan(shortage, leaving, path(room, savings), policy)
    given_so_far = seats(proposal).groupby([proposal[c] for c in [*POST, "tahun"]]).sum()
    given_so_far = given_so_far.unstack("tahun", fill_value=0).reindex(columns=YEARS, fill_value=0).cumsum(axis=1)
    short = shortage.set_index([*POST, "tahun"])["kekurangan"].unstack("tahun").reindex(given_so_far.index)
    assert (given_so_far.to_numpy(int) <= short.to_numpy(int)).all()
    bound = 0.0
    for year, at_most, freed in zip(YEARS, room, savings, strict=True):
        now = proposal[proposal["tahun"] == year]
        assert now["biaya"].sum() <= max(at_most - bound, 0.9 * freed, 0) + 1e-6
        gone = sum(row[4] for row in leaving if row[3] == year)
        assert policy == "positive" or seats(now).sum() <= gone
        bound += now["biaya"].sum()


@settings(max_examples=15, deadline=None)
@given(shortages(), st.randoms(use_true_random=False))
def test_the_proposal_does_not_depend_on_the_order_of_the_rows(case, random):
    shortage, leaving = case
    shuffled = shortage.sample(frac=1, random_state=random.randint(0, 2**31))
    pd.testing.assert_frame_equal(plan(shortage, leaving), plan(shuffled, leaving))


def test_cost_counts_new_seats_in_their_first_year_and_older_ones_in_full():
    proposal = plan(gap([("u", "guru", 10, 8, 1)]))
    # 2026: PPPK 80 + PNS 90 (first year) = 170 ; 2027: PPPK 80 new + 80 + 100 = 260 ; together 430
    cost = recruitment.proposal_cost(proposal, COSTS, YEARS)
    assert cost["biaya_baru"].tolist() == [170, 80]
    assert cost["biaya_lanjutan"].tolist() == [0, 180]
    assert cost["biaya_kumulatif"].tolist() == [170, 430]


def test_open_shortage_is_what_the_proposal_leaves():
    shortage = gap([("u", "guru", 10, 7, 1), ("u", "kabid", 1, 0, 1)])
    # the manager's empty post is not for recruitment
    left = recruitment.open_shortage(shortage, POSTS, plan(shortage, money=(200.0, 200.0)))
    assert left[["kekurangan", "usulan", "sisa"]].values.tolist() == [[3, 2, 1], [4, 2, 2]]


def test_a_post_with_more_seats_than_it_lacks_hides_no_other_shortage():
    shortage = gap([("u", "guru", 10, 7, 1), ("v", "guru", 10, 10, 1)])
    seats = pd.DataFrame({"id_unit": ["u"], "id_jabatan": "guru", "tahun": 2026, "usulan_pns": 9, "usulan_pppk": 0})
    # u lacks 3 and then 4, has 9 ; v lacks 0 and then 1
    left = recruitment.open_shortage(shortage, POSTS, seats).groupby("tahun")["sisa"].sum()
    assert left.tolist() == [0, 1]


def test_policies_are_compared_on_the_same_ground():
    shortage, leaving = gap([("u", "guru", 50, 40, 1)]), pensions([("u", "guru", "PNS", 2026, 4)])
    table = recruitment.compare_policies(
        {"nol": "zero", "minus": "minus", "tumbuh": "positive"},
        shortage, POSTS, leaving, COSTS, path((1e9, 1e9)), pppk_share=SHARE,
    )  # fmt: skip
    # need 50 against 39 in the last year: 11 short; zero fills 4, minus 2, positive all
    assert table["usulan"].tolist() == [4, 2, 11]
    assert table["sisa"].tolist() == [7, 9, 0]
    # zero, all in the first year and so at full pay in the second: PPPK, PNS, PPPK, PPPK = 80 + 100 + 80 + 80 = 340
    # (2000 + 340) / 10 000
    assert table["rasio"].iloc[0] == pytest.approx(0.234)


def test_nothing_short_gives_empty_tables():
    nothing = gap([]).astype({"tahun": int})
    proposal = plan(nothing)
    assert proposal.empty and "biaya" in proposal
    assert recruitment.proposal_cost(proposal, COSTS, YEARS)["biaya"].tolist() == [0, 0]
    assert recruitment.open_shortage(nothing, POSTS, proposal).empty


def test_a_post_without_a_price_is_refused():
    with pytest.raises(ValueError, match="guru"):
        recruitment.propose(
            gap([("u", "guru", 10, 7, 1)]), POSTS, pensions([]), COSTS.iloc[:0], path((1e9, 1e9)),
            policy="positive", pppk_share=SHARE,
        )  # fmt: skip


def test_an_unknown_budget_counts_as_above_the_cap():
    # 0.9 x 300 = 270 rupiah, of at most 4 retirements: 80 + 100 + 80
    unknown = path((np.nan, np.nan), (300.0, 0.0))
    proposal = plan(gap([("u", "guru", 50, 0, 1)]), [("u", "guru", "PNS", 2026, 4)], unknown)
    assert seats(proposal).tolist() == [3]
