import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan import analysis

YEARS = [2026, 2027, 2028, 2029, 2030]
PLAN = {"years": YEARS, "data_date": pd.Timestamp("2025-12-31")}
RATES, RENEWALS = {"PNS": 0.03, "PPPK": 0.06}, {"PPPK": 0.8}
COME = pd.DataFrame({
    "id_unit": ["U1", "U3"], "id_jabatan": "J", "status": ["PNS", "PPPK"], "rumpun": ["teknis", "kesehatan"],
    "bulan": [4, 30], "jumlah": [40, 25],
})  # fmt: skip


def staff(count, seed=7):
    """People of two units, statuses and families; their dates within and beyond the plan."""
    rng = np.random.default_rng(seed)
    status = rng.choice(["PNS", "PPPK"], count, p=[0.6, 0.4])
    tmt = np.datetime64("2025-10", "M") + rng.integers(0, 240, count)
    end = np.datetime64("2025-11", "M") + rng.integers(0, 90, count)
    return pd.DataFrame({
        "id_unit": rng.choice(["U1", "U2"], count), "id_jabatan": "J", "status": status,
        "rumpun": rng.choice(["kesehatan", "teknis"], count), "tmt": tmt.astype("datetime64[s]"),
        "akhir_kontrak": np.where(status == "PPPK", end.astype("datetime64[s]"), np.datetime64("NaT")),
    })  # fmt: skip


def simulate(people, entries=COME, by=("status",), rates=RATES, renewals=RENEWALS, seed=1, runs=1000, **plan):
    return analysis.simulate(
        people, people["tmt"], entries, list(by), rates=rates, renewals=renewals, **PLAN | plan,
        rng=np.random.default_rng(seed), runs=runs,
    )  # fmt: skip


def expected(people, entries, by, **plan):
    law = {"exit_rates": RATES, "renewal_rates": RENEWALS}
    table = analysis.project(people, people["tmt"], entries, **law, **PLAN | plan)
    return table.groupby([*by, "tahun"])["akhir"].sum()


@pytest.mark.parametrize("by", [[], ["status"], ["id_unit"], ["id_unit", "status"], ["status", "id_jabatan"]])
def test_mean_of_the_runs_is_the_projection(by):
    # the mean of 4 000 runs lies within four of its own standard errors of the expected number
    people = staff(2000)
    draws = simulate(people, by=by, runs=4000)
    error = draws.std(axis=1) / 4000**0.5
    exact = expected(people, COME, by)
    assert list(draws.index) == list(exact.index)
    assert (abs(draws.mean(axis=1) - exact.to_numpy()) <= 4 * error + 1e-9).all()


def test_mean_holds_from_the_middle_of_a_year():
    people, late = staff(2000), {"data_date": pd.Timestamp("2026-07-31")}
    come = COME.assign(bulan=[9, 30])
    draws = simulate(people, come, by=[], runs=4000, **late)
    error = draws.std(axis=1) / 4000**0.5
    assert (abs(draws.mean(axis=1) - expected(people, come, [], **late).to_numpy()) <= 4 * error).all()


def test_spread_is_that_of_the_binomial_law():
    # 1 000 people, 10 % a year: after three years variance 1 000 x 0.729 x 0.271 = 197.6, standard deviation 14.06
    people = staff(1000).assign(status="PNS", tmt=pd.Timestamp("2060-01-01"), akhir_kontrak=pd.NaT)
    draws = simulate(people, COME[:0], by=[], rates={"PNS": 0.1}, runs=4000)
    assert draws.loc[2028].std() == pytest.approx(14.06, rel=0.05)


def test_unknown_rate_widens_the_spread():
    people = staff(2000)
    rng = np.random.default_rng(3)
    drawn = {status: rng.beta(50 * rate, 50 * (1 - rate), 1000) for status, rate in RATES.items()}
    wide, narrow = (simulate(people, by=[], rates=rates).std(axis=1) for rates in (drawn, RATES))
    assert (wide > 2 * narrow).all()


def test_run_of_a_rate_is_a_run_of_the_result():
    # in the first half of the runs nobody leaves otherwise, in the second everybody; every contract is renewed
    people = staff(300)
    rates = dict.fromkeys(RATES, np.repeat([0.0, 1.0], 5))
    draws = simulate(people, COME[:0], by=[], rates=rates, renewals={"PPPK": np.ones(10)}, runs=10)
    there = [
        (people["tmt"] >= f"{year + 1}-02-01").sum() + (people["tmt"] == f"{year + 1}-01-01").sum() for year in YEARS
    ]
    assert draws.to_numpy().tolist() == [[count] * 5 + [0] * 5 for count in there]


def test_same_seed_gives_the_same_runs():
    people = staff(500)
    pd.testing.assert_frame_equal(simulate(people), simulate(people))
    assert not simulate(people).equals(simulate(people, seed=2))


def test_order_of_the_register_does_not_matter():
    people = staff(500)
    pd.testing.assert_frame_equal(simulate(people), simulate(people.sample(frac=1, random_state=1)))


def test_without_other_exits_nothing_is_left_to_chance():
    people = staff(500)
    draws = simulate(people, rates=dict.fromkeys(RATES, 0.0), renewals={"PPPK": 0.0})
    assert (draws.nunique(axis=1) == 1).all()
    band = analysis.bands(draws)
    assert (band["bawah_90"] == band["atas_90"]).all()


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 60), st.floats(0, 1), st.floats(0, 1), st.integers(0, 99))
def test_nobody_comes_out_of_nothing(count, rate, renewal, seed):
    people = staff(count, seed)
    draws = simulate(
        people, COME[:0], rates=dict.fromkeys(RATES, rate), renewals={"PPPK": renewal}, seed=seed, runs=20
    )  # fmt: skip
    by_year = draws.unstack("tahun") if len(draws) else draws
    opening = people["status"].value_counts()
    assert (draws >= 0).all(axis=None)
    for status, rows in draws.groupby("status"):
        assert (np.diff(rows.to_numpy(), axis=0) <= 0).all() and rows.max(axis=None) <= opening[status]
    assert len(by_year) == (people["status"].nunique() if count else 0)


def test_bands_are_counts_that_occur():
    # of 1, 2 ... 100: the middle 50; a half lies within 25 to 75, nine tenths within 5 to 95
    index = pd.MultiIndex.from_tuples([("PNS", 2026)], names=["status", "tahun"])
    band = analysis.bands(pd.DataFrame([range(1, 101)], index)).iloc[0]
    assert band.to_dict() == {
        "status": "PNS", "tahun": 2026, "median": 50, "bawah_50": 25, "atas_50": 75, "bawah_90": 5, "atas_90": 95
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rates": dict.fromkeys(RATES, np.full(7, 0.1))}, "laju harus satu untuk semua atau 1000"),
        ({"rates": {"PNS": 0.1}}, "laju keluar lain untuk PPPK belum ada"),
        ({"renewals": {}}, "bagian kontrak yang diperpanjang untuk PPPK belum ada"),
        ({"rates": dict.fromkeys(RATES, -0.1)}, "harus dari 0 sampai 1"),
        ({"entries": COME.assign(jumlah=1.5)}, "harus bilangan bulat"),
        ({"entries": COME.assign(bulan=61)}, "bulan masuk harus 1 sampai 60"),
    ],
)
def test_what_cannot_be_simulated_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        simulate(staff(50), **wrong)


def future(people, rng):
    """In post at the end of each year by status, every person's fate drawn by month."""
    there, over, counts = np.ones(len(people), bool), np.zeros(len(people), bool), []
    permanent = people["status"].eq("PNS").to_numpy()
    stays = (1 - np.where(permanent, RATES["PNS"], RATES["PPPK"])) ** (1 / 12)
    retirement, end = (people[name].to_numpy().astype("datetime64[M]") for name in ("tmt", "akhir_kontrak"))
    for month in np.arange("2026-01", "2031-01", dtype="datetime64[M]"):
        there &= retirement > month
        ending = ~over & (end < month)
        there &= ~ending | (rng.random(len(people)) < RENEWALS["PPPK"])
        over |= ending
        there &= rng.random(len(people)) < stays
        counts.append([(there & permanent).sum(), (there & ~permanent).sum()])
    return np.array(counts)[11::12].T.ravel()


def told_rates(people, rng, times, runs):
    """Rates as a history of five years under the true law tells them, drawn anew each time."""
    size = people["status"].value_counts()
    past = pd.DataFrame([
        {"tahun": year, "status": (status, time), "awal": size[status], "keluar_lain": rng.binomial(size[status], rate)}
        for time in range(times) for status, rate in RATES.items() for year in range(2021, 2026)
    ])  # fmt: skip
    drawn = analysis.draw_rates(analysis.exit_rates(past, dict.fromkeys(past["status"], 0.01)), rng, runs)
    return [{status: drawn[status, time] for status in RATES} for time in range(times)]


def told_renewals(rng, runs):
    """The share renewed as 200 contracts of the past tell it, under Jeffreys' prior."""
    renewed = rng.binomial(200, RENEWALS["PPPK"])
    return {"PPPK": rng.beta(0.5 + renewed, 0.5 + 200 - renewed, runs)}


def test_bands_hold_as_many_true_outcomes_as_they_say():
    # the true rates are told by a drawn history only; 300 futures drawn person by person, 10 numbers in each
    rng, people, inside = np.random.default_rng(20260101), staff(1200), {50: [], 90: []}
    for rates in told_rates(people, rng, 300, 200):
        draws = analysis.simulate(
            people, people["tmt"], COME[:0], ["status"], rates=rates, renewals=told_renewals(rng, 200), **PLAN,
            rng=rng, runs=200,
        )  # fmt: skip
        band, truth = analysis.bands(draws), future(people, rng)
        for level, found in inside.items():
            found.append((band[f"bawah_{level}"] <= truth) & (truth <= band[f"atas_{level}"]))
    print(np.mean(inside[50]), np.mean(inside[90]), np.mean(inside[90], axis=0))
    assert 0.85 <= np.mean(inside[90]) <= 0.95
    assert 0.42 <= np.mean(inside[50]) <= 0.58
