import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

FAMILIES = pd.Series({"J-1": "teknis", "J-2": "teknis", "J-3": "kesehatan"})


def expected(rows):
    index = pd.MultiIndex.from_tuples([post for post, _ in rows], names=["id_unit", "id_jabatan"])
    return pd.DataFrame([years for _, years in rows], index, range(2026, 2026 + len(rows[0][1])), dtype=float)


def whole_of(rows):
    return analysis.whole_holders(rows, FAMILIES, analysis.round_half_up(rows.sum()))


def test_small_posts_lose_together_what_is_expected_of_them():
    # forty posts of one holder, 0.97 expected in each: 38.8 -> 39, though each alone would round to 1
    rows = expected([((f"U-{n:02}", "J-1"), [0.97]) for n in range(40)])
    whole = whole_of(rows)
    assert whole[2026].sum() == 39 and set(whole[2026]) == {0, 1}


def test_the_largest_remainder_keeps_its_holder_and_families_do_not_mix():
    # 4.8 -> 5 ; teknis 1.4 + 2.8 = 4.2 keeps 4, kesehatan 0.6 the fifth ; within teknis 2.8 comes before 1.4
    rows = expected([(("U", "J-1"), [1.4]), (("U", "J-2"), [2.8]), (("U", "J-3"), [0.6])])
    assert whole_of(rows)[2026].to_list() == [1, 3, 1]


def test_who_is_gone_does_not_come_back():
    # 2026: 1.5 + 1.3 = 2.8 -> 3: J-1 keeps its second ; 2027: 1.2 + 1.29 = 2.49 -> 2 ; 2028: 1.1 + 1.45 cannot rise
    rows = expected([(("U", "J-1"), [1.5, 1.2, 1.15]), (("U", "J-2"), [1.3, 1.29, 1.28])])
    whole = whole_of(rows)
    assert whole.to_numpy().tolist() == [[2, 1, 1], [1, 1, 1]]


@given(
    st.lists(st.tuples(st.sampled_from(sorted(FAMILIES.index)), st.lists(st.floats(0, 30), min_size=3, max_size=3)),
             min_size=1, max_size=12)
)  # fmt: skip
def test_whole_holders_are_near_and_add_up(posts):
    rows = expected([((f"U-{n}", post), years) for n, (post, years) in enumerate(posts)])
    whole = whole_of(rows).astype(float)
    family = rows.index.get_level_values("id_jabatan").map(FAMILIES)
    assert (abs(whole - rows) < 1 + 1e-9).all(axis=None) and (whole >= 0).all(axis=None)
    assert (abs(whole.groupby(family).sum() - rows.groupby(family).sum()) < 1 + 1e-6).all(axis=None)
    assert (abs(whole.sum() - rows.sum()) <= 0.5 + 1e-6).all()


def test_nobody_expected_is_nobody():
    nobody = expected([(("U", "J-1"), [0.0, 0.0])])
    assert not whole_of(nobody).to_numpy().any()
    assert whole_of(nobody[:0]).empty
