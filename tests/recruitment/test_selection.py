from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import recruitment

GOLDEN = Path(__file__).parent / "golden"
THRESHOLDS = {
    "umum": {"twk": 65, "tiu": 80, "tkp": 166, "total": 0},
    "cumlaude": {"twk": 0, "tiu": 85, "tkp": 0, "total": 311},
    "diaspora": {"twk": 0, "tiu": 85, "tkp": 0, "total": 311},
    "disabilitas": {"twk": 0, "tiu": 60, "tkp": 0, "total": 286},
    "khusus": {"twk": 0, "tiu": 60, "tkp": 0, "total": 286},
}
RULES = {"passing_scores": THRESHOLDS, "multiple": 3, "weights": {"skd": 0.4, "skb": 0.6}}
TYPES = {"twk": "Int64", "tiu": "Int64", "tkp": "Int64", "skb": "Float64", "ipk": "Float64"}
EQUAL = {
    "id_formasi": "F", "tanggal_lahir": "1998-03-01", "jenis_kelamin": "L", "disabilitas": False,
    "administrasi": "MS", "twk": 90, "tiu": 120, "tkp": 180, "skb": 80.0, "ipk": 3.5,
}  # fmt: skip


def applicants(*changes):
    """One applicant per mapping of changes, otherwise all equal."""
    frame = pd.DataFrame([EQUAL | change for change in changes], columns=list(EQUAL))
    frame.insert(0, "id_peserta", [f"S-{k}" for k in range(len(frame))])
    return frame.astype(TYPES | {"tanggal_lahir": "datetime64[s]", "disabilitas": "boolean"})


def seat_groups(number=1, kind="umum", filled=None):
    frame = pd.DataFrame({"id_formasi": ["F"], "jenis_formasi": kind, "jumlah": number, "terisi": [filled]})
    return frame.astype({"jumlah": "Int64", "terisi": "Int64"})


def select(people, groups=None):
    return recruitment.select(people, seat_groups() if groups is None else groups, **RULES)


def outcomes(people, number=1):
    return select(people, seat_groups(number))["hasil"].tolist()


def test_every_threshold_must_be_met():
    golden = pd.read_csv(GOLDEN / "passing.csv")
    assert recruitment.passes_basic_test(golden, THRESHOLDS).tolist() == golden["expected"].tolist()


@pytest.mark.parametrize("case", pd.read_csv(GOLDEN / "field_test_places.csv").to_dict("records"))
def test_at_most_three_times_the_seats_go_on_and_equals_at_the_border_all(case):
    border, place = case["jumlah"] * 3, np.arange(case["pelamar"])
    place[border - 1 : border - 1 + case["setara_di_batas"]] = border - 1
    people = applicants(*({"twk": 150 - k} for k in place))
    invited = select(people, seat_groups(case["jumlah"]))["peringkat_skd"] <= border
    assert invited.sum() == case["expected"]


def test_a_tie_at_the_border_goes_to_tkp_first():
    # all are 400: 180 + 130 + 90, 178 + 150 + 72, 178 + 140 + 82; the highest TKP is first, then the higher TIU
    golden = pd.read_csv(GOLDEN / "border_ties.csv")
    people = applicants(*golden[["twk", "tiu", "tkp"]].to_dict("records"))
    assert select(people)["peringkat_skd"].tolist() == golden["expected"].tolist()


def test_integration():
    golden = pd.read_csv(GOLDEN / "integration.csv")
    assert (
        recruitment.final_score(golden["skd"], golden["skb"], RULES["weights"]).round(2).tolist()
        == golden["expected"].tolist()
    )


@pytest.mark.parametrize("case", pd.read_csv(GOLDEN / "contract_score.csv").to_dict("records"))
def test_contract_score_has_its_maximum(case):
    scores = case["teknis"], case["manajerial_sosial"], case["wawancara"]
    assert recruitment.contract_score(*scores, items=case["butir"]) == case["expected"]
    with pytest.raises(ValueError, match="teknis"):
        recruitment.contract_score(case["teknis"] + 5, *scores[1:], items=case["butir"])


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # 33 points of SKD are 0.4 x 33 / 550 x 100 = 2.4, as much as 4 points of SKB: 0.6 x 4 = 2.4
        ({"tkp": 213, "skb": 76.0}, {"tkp": 180, "skb": 80.0}),
        ({"tkp": 181, "tiu": 119}, {"tkp": 180, "tiu": 120}),
        ({"tiu": 121, "twk": 89}, {"tiu": 120, "twk": 90}),
        ({"ipk": 3.51}, {"ipk": 3.50}),
        ({"ipk": 3.51}, {"ipk": None}),
        ({"tanggal_lahir": "1998-02-28"}, {"tanggal_lahir": "1998-03-01"}),
    ],
)
def test_final_ties_go_by_skd_tkp_tiu_twk_ipk_and_age(better, worse):
    assert outcomes(applicants(worse, better)) == ["kalah peringkat", "lulus"]


def test_equal_final_scores_are_equal_despite_floating_point():
    # SKD 22 points more = 0.4 x 22 / 550 x 100 = 1.6 ; SKB 1.6 / 0.6 lower ; the higher SKD wins
    first, second = applicants({"skb": 80.0}, {"tkp": 202, "skb": 80.0 - 1.6 / 0.6})["skb"]
    people = applicants({"skb": first}, {"tkp": 202, "skb": second})
    result = select(people)
    assert result["nilai_akhir"].nunique() == 1
    assert result["hasil"].tolist() == ["kalah peringkat", "lulus"]


def test_applicants_equal_to_the_day_are_left_to_the_committee():
    assert outcomes(applicants({}, {})) == ["perlu keputusan panitia"] * 2
    assert outcomes(applicants({}, {}), number=2) == ["lulus"] * 2
    # the best one wins for certain; two compete for the one seat left
    assert outcomes(applicants({"skb": 90}, {}, {}), number=2) == ["lulus", *["perlu keputusan panitia"] * 2]


def test_each_way_to_fail_has_its_name():
    ends = [
        {"administrasi": "TMS", "twk": None, "tiu": None, "tkp": None, "skb": None},
        {"twk": None, "tiu": None, "tkp": None, "skb": None},
        {"twk": 64},
        {"tkp": 170},
        {"skb": None},
        {"skb": 10},
        {"skb": 99},
    ]
    assert outcomes(applicants(*ends)) == [
        "tidak memenuhi syarat administrasi",
        "tidak hadir SKD",
        "di bawah ambang SKD",
        "di luar batas peserta SKB",
        "tidak mengikuti SKB",
        "kalah peringkat",
        "lulus",
    ]


def test_stages_count_who_went_on():
    people = applicants({"administrasi": "TMS"}, {"twk": 64}, {"skb": 10}, {"skb": 99})
    table = recruitment.stages(select(people))
    assert table["peserta"].tolist() == [4, 3, 3, 2, 2, 2, 1]
    assert table["bagian"].round(2).tolist()[1:] == [0.75, 1.0, 0.67, 1.0, 1.0, 0.5]


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (applicants(), "tidak ada pelamar"),
        (applicants({"administrasi": "TMS"}), "semua pelamar tidak memenuhi syarat"),
        (applicants({"twk": None}), "tidak ada yang hadir SKD"),
        (applicants({"twk": 64}), "semua di bawah ambang SKD"),
        (applicants({"skb": None}), "tidak ada yang mengikuti SKB"),
        (applicants({}), "peserta SKB kurang dari kebutuhan"),
    ],
)
def test_an_empty_seat_has_a_reason(people, reason):
    groups = seat_groups(2)
    result = recruitment.seat_results(select(people, groups), groups).iloc[0]
    assert (result["alasan"], result["lulus"] + result["kosong"]) == (reason, 2)


def test_a_winner_who_was_not_appointed_leaves_a_seat_empty():
    groups = seat_groups(1, filled=0)
    result = recruitment.seat_results(select(applicants({}), groups), groups).iloc[0]
    assert (result["lulus"], result["alasan"]) == (1, "pemenang belum atau batal diangkat")


def test_a_filled_seat_has_no_reason():
    groups = seat_groups(1, filled=1)
    assert recruitment.seat_results(select(applicants({}), groups), groups)["alasan"].isna().all()


def test_a_seat_that_waits_for_the_committee_is_neither_won_nor_empty():
    people, groups = applicants({"skb": 90}, {}, {}), seat_groups(2)
    chosen = select(people, groups)
    result = recruitment.seat_results(chosen, groups).iloc[0]
    assert result[["lulus", "menunggu", "kosong"]].tolist() == [1, 1, 0]
    assert recruitment.open_ties(chosen)[["peringkat", "peserta", "kursi"]].values.tolist() == [[2, 2, 1]]


def test_no_applicants_give_empty_tables():
    chosen = select(applicants())
    assert chosen.empty and recruitment.open_ties(chosen).empty
    assert recruitment.stages(chosen)["peserta"].sum() == 0


@st.composite
def rounds(draw):
    score = st.fixed_dictionaries(
        {
            "id_formasi": st.sampled_from(["F", "G"]),
            "administrasi": st.sampled_from(["MS", "MS", "MS", "TMS"]),
            "twk": st.integers(60, 80),
            "tiu": st.integers(78, 84),
            "tkp": st.integers(164, 170),
            "skb": st.one_of(st.none(), st.integers(60, 64)),
            "tanggal_lahir": st.sampled_from(["1998-03-01", "1999-03-01"]),
        }
    )
    people = applicants(*draw(st.lists(score, min_size=1, max_size=25)))
    number = draw(st.integers(1, 4))
    groups = pd.concat([seat_groups(number), seat_groups(number).assign(id_formasi="G")], ignore_index=True)
    return people, groups


@settings(max_examples=30, deadline=None)
@given(rounds())
def test_winners_never_exceed_seats_and_no_seat_stays_empty_beside_a_finalist(case):
    people, groups = case
    chosen = select(people, groups)
    result = recruitment.seat_results(chosen, groups)
    assert (result["lulus"] + result["menunggu"] <= result["jumlah"]).all()
    assert (result["lulus"] + result["menunggu"] + result["kosong"] == result["jumlah"]).all()
    assert (result["lulus"] + result["menunggu"] == np.minimum(result["skb"], result["jumlah"])).all()


@settings(max_examples=20, deadline=None)
@given(rounds(), st.integers(0, 2**31))
def test_the_result_does_not_depend_on_the_order_of_the_applicants(case, seed):
    people, groups = case
    first = select(people, groups).set_index("id_peserta")["hasil"]
    second = select(people.sample(frac=1, random_state=seed), groups).set_index("id_peserta")["hasil"]
    assert first.to_dict() == second.to_dict()


@settings(max_examples=30, deadline=None)
@given(rounds(), st.data())
def test_a_lower_score_never_turns_a_loser_into_a_winner(case, data):
    people, groups = case
    row = data.draw(st.integers(0, len(people) - 1))
    column = data.draw(st.sampled_from(["twk", "tiu", "tkp", "skb"]))
    worse = people.copy()
    worse.loc[row, column] = people.loc[row, column] - 1
    before, after = select(people, groups).loc[row, "hasil"], select(worse, groups).loc[row, "hasil"]
    assert not (after == "lulus" and before != "lulus")


def test_the_best_of_each_group_is_ranked_alone():
    people = pd.DataFrame({"id_formasi": ["F", "G", "F", "F"], "total": [1.0, 5.0, np.nan, 1.0]})
    ranks = recruitment.competition_rank(people, "id_formasi", ["total"])
    assert ranks["peringkat"].tolist() == [1, 1, 3, 1]
    assert ranks["setara"].tolist() == [2, 1, 1, 2]
