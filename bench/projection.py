"""The projection and the simulation against a floor of plain numpy and against an ordinary pandas groupby.

    python bench/projection.py [ROUNDS]

People are generated: a city of 3,648 and a nation of 4.5 million in 548 governments of 400 posts, with what lies
between for how the time grows. The ways alternate, so that a busy machine slows all alike; the median of each counts.
Memory is that of a process of its own, which reads the people and goes one way once; ``tanpa`` only reads them.

What is in the floors, and what is not. The floor of the projection is given all ready: the cell of each person, and of
those who leave within the plan the place in the table and the chance to be still there. It counts them by np.bincount
and computes the six columns. ``numpy`` is given whole numbers only, of each person the codes of unit, post and status
and the months of retirement and of the contract's end; it numbers the cells and picks those who leave before it counts.
In neither: to read dates, to refuse what cannot be, to leave out cells that nobody is in, to name the rows. The floor
of the simulation is given the cohort of each person; it counts by np.bincount, draws as many binomial numbers as the
simulation, and adds them up by group.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from asnplan import analysis

YEARS = [2026, 2027, 2028, 2029, 2030]
DATA_DATE = pd.Timestamp("2025-12-31")
RATES, RENEWALS = {"PNS": 0.008, "PPPK": 0.012}, {"PPPK": 0.97}
STATUSES = ["PNS", "PPPK"]
STAY, KEPT = np.array([1 - RATES[status] for status in STATUSES]), np.array([1.0, RENEWALS["PPPK"]])
CELL = ["id_unit", "id_jabatan", "status"]
GROUP = ["id_unit", "status"]
POSTS = 400
NEVER = 10**6
CITY, NATION, GOVERNMENTS = 3_648, 4_500_000, 548
SIZES = (10_000, 100_000, 1_000_000, NATION)
ROUNDS = 5
RUNS = 200


def generated(count):
    """People of as many governments as the nation has for so many, and their dates of retirement."""
    rng, governments = np.random.default_rng(20260101), max(1, round(GOVERNMENTS * count / NATION))
    parts = {"id_unit": (governments, "U-{:03}"), "id_jabatan": (POSTS, "J-{:03}")}
    people = pd.DataFrame({
        name: pd.Categorical.from_codes(rng.integers(0, size, count), [form.format(n) for n in range(size)])
        for name, (size, form) in parts.items()
    })  # fmt: skip
    permanent = rng.random(count) < 0.8
    people["status"] = pd.Categorical.from_codes((~permanent).astype("int8"), STATUSES)
    ends = np.datetime64("2026-01", "M") + rng.integers(0, 60, count)
    ends = np.where(permanent, np.datetime64("NaT"), ends.astype("datetime64[D]") - 1)
    people["akhir_kontrak"] = ends.astype("datetime64[s]")
    retired = np.datetime64("2026-01", "M") + rng.integers(0, 35 * 12, count)
    return people, pd.Series(retired.astype("datetime64[s]"))


NOBODY = pd.DataFrame({"id_unit": [], "id_jabatan": [], "status": [], "bulan": [], "jumlah": []}).astype(
    dict.fromkeys(CELL, "str")
)


def project(people, dates):
    return analysis.project(
        people, dates, NOBODY, exit_rates=RATES, renewal_rates=RENEWALS, years=YEARS, data_date=DATA_DATE
    )


def simulate(people, dates):
    return analysis.simulate(
        people, dates, NOBODY, GROUP, rates=RATES, renewals=RENEWALS, years=YEARS, data_date=DATA_DATE,
        rng=np.random.default_rng(1), runs=RUNS,
    )  # fmt: skip


def months(people, dates):
    """The month of the plan from 0 in which each retires and in which the contract is over; far beyond is never."""
    first = np.datetime64("2026-01", "M")
    retirement = (dates.to_numpy().astype("datetime64[M]") - first).astype(int)
    ends = people["akhir_kontrak"].to_numpy()
    contract = np.where(np.isnat(ends), NEVER, (ends.astype("datetime64[M]") - first).astype(int) + 1)
    return retirement, np.where(contract < retirement, contract, NEVER)


def numbers(people, dates):
    """Of each person the codes, and the months in which something happens."""
    codes = [people[name].cat.codes.to_numpy() for name in CELL]
    return codes, [len(people[name].cat.categories) for name in CELL], *months(people, dates)


def from_codes(codes, sizes, retirement, contract):
    """Cells numbered from the codes, those who leave picked by their month, and all counted as in the floor."""
    given = ready(codes, sizes, retirement, contract)
    return table(*given[:3], *events(*given))


def ready(codes, sizes, retirement, contract):
    """What the events are found in: each person's cell, the rates of each cell, and the months."""
    each = [np.tile(share, sizes[0] * sizes[1]) for share in (STAY, KEPT)]
    return np.ravel_multi_index(codes, sizes), *each, retirement, contract


def events(cells, stay, kept, retirement, contract):
    """Who leaves within the plan, at which place of the table, and with which chance to be still there."""
    size = len(YEARS)
    whole = STAY[:, None] ** (np.arange(12 * size) / 12)
    for when, month in ((retirement, retirement), (contract, contract), (contract, retirement)):
        who = np.flatnonzero((when < 12 * size) & (month < 12 * size))
        own, at = cells[who], month[who]
        yield own * size + at // 12, whole[own % len(STATUSES), at]


def table(cells, stay, kept, retiring, ending, renewed):
    """The six columns of the projection."""
    count, size = len(stay), len(YEARS)
    held, lost = np.bincount(cells, minlength=count)[:, None], (1 - kept)[:, None]
    flows = [
        np.bincount(place, each, count * size).reshape(count, size)
        for place, there in (retiring, ending, renewed) for each in (None, there)
    ]  # fmt: skip
    gone, retired, over, ended, after, again = flows
    heads = held - np.cumsum(gone, axis=1) - lost * np.cumsum(over - after, axis=1)
    closing = stay[:, None] ** np.arange(1, size + 1) * heads
    opening = np.column_stack([held, closing[:, :-1]])
    retired, ended = retired - lost * again, lost * ended
    others = np.maximum(opening - retired - ended - closing, 0)
    return [part.reshape(-1) for part in (opening, np.zeros((count, size)), retired, ended, others, closing)]


def by_pandas(people, dates):
    """The same sums as an analyst writes them: one groupby of the people for each flow."""
    retirement, contract = months(people, dates)
    rows = people[CELL].assign(retirement=retirement, contract=contract)
    rows["stay"] = 1 - rows["status"].map(RATES).astype(float)
    rows["kept"] = np.where(contract < retirement, rows["status"].map({"PNS": 1.0} | RENEWALS).astype(float), 1)
    held = rows.groupby(CELL, observed=True).size()
    flows = {}
    for name, share in (("retirement", rows["kept"]), ("contract", 1 - rows["kept"])):
        own = rows.assign(
            tahun=YEARS[0] + rows[name] // 12, heads=share, there=share * rows["stay"] ** (rows[name] / 12)
        )
        own = own[own["tahun"] <= YEARS[-1]]
        flows[name] = (
            own.groupby([*CELL, "tahun"], observed=True)[["heads", "there"]].sum().unstack("tahun", fill_value=0)
        )
    heads = sum(flow["heads"].reindex(held.index).fillna(0).cumsum(axis=1) for flow in flows.values())
    stay = 1 - held.index.get_level_values("status").map(RATES).astype(float)
    closing = pd.DataFrame({year: (held - heads[year]) * stay ** (year - YEARS[0] + 1) for year in YEARS})
    return closing.stack(), *(flow["there"].stack() for flow in flows.values())


def cohorts(people, dates):
    """What the floor of the simulation is given: the cohort of each person, and of each cohort its fate."""
    retirement, contract = (np.minimum(each // 12, len(YEARS)) for each in months(people, dates))
    groups = people["id_unit"].cat.codes.to_numpy(int) * 2 + people["status"].cat.codes.to_numpy(int)
    return (groups * 6 + retirement) * 6 + contract


def drawn(count):
    """Binomial draws of the cohorts that are there, added up by group."""
    rng, rate, share = np.random.default_rng(1), np.array(list(RATES.values())), RENEWALS["PPPK"]
    number = np.flatnonzero(count)
    stock = np.repeat(count[number][:, None], RUNS, axis=1)
    sums = []
    for year in range(len(YEARS)):
        there = number // 6 % 6 > year
        number, stock = number[there], stock[there]
        chance = (1 - rate[number // 36 % 2]) * np.where(number % 6 == year, share, 1)
        stock = rng.binomial(stock, chance[:, None])
        sums.append(np.add.reduceat(stock, np.flatnonzero(np.diff(number // 36, prepend=-1)), axis=0))
    return sums


def drawn_by_pandas(people, dates):
    """The same draws of cohorts counted by a groupby."""
    retirement, contract = (np.minimum(each // 12, len(YEARS)) for each in months(people, dates))
    rows = people[GROUP].assign(retirement=retirement, contract=contract)
    found = rows.groupby([*GROUP, "retirement", "contract"], observed=True).size().reset_index(name="heads")
    number = found["id_unit"].cat.codes.astype(int) * 2 + found["status"].cat.codes.astype(int)
    number = (number * 6 + found["retirement"]) * 6 + found["contract"]
    return drawn(np.bincount(number, found["heads"]).astype(int))


def projections(people, dates):
    """The ways to project, each a function of nothing, the floor first."""
    given = numbers(people, dates)
    cells, stay, kept, *when = ready(*given)
    found = list(events(cells, stay, kept, *when))
    return {
        "lantai": lambda: table(cells, stay, kept, *found),
        "numpy": lambda: from_codes(*given),
        "proyeksi": lambda: project(people, dates),
        "pandas": lambda: by_pandas(people, dates),
    }


def simulations(people, dates):
    """The ways to simulate, likewise."""
    given = cohorts(people, dates)
    return {
        "lantai": lambda: drawn(np.bincount(given)),
        "simulasi": lambda: simulate(people, dates),
        "pandas": lambda: drawn_by_pandas(people, dates),
    }


def medians(ways, rounds):
    """The median time of each way, all going in turn. [s]"""
    seconds = {way: [] for way in ways}
    for way in [*ways] * rounds:
        begun = time.perf_counter()
        ways[way]()
        seconds[way].append(time.perf_counter() - begun)
    return {way: statistics.median(each) for way, each in seconds.items()}


def peak(way, folder):
    """The most memory a process held that read the people and went one way once. [MB]"""
    people, dates = (pd.read_pickle(f"{folder}/{name}") for name in ("people", "dates"))
    {"proyeksi": project, "simulasi": simulate, "pandas": by_pandas, "tanpa": lambda *_: None}[way](people, dates)
    # not getrusage, whose peak a process inherits from the one that started it
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def peaks(ways, count):
    """The peak of each way, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, made in zip(("people", "dates"), generated(count), strict=True):
            made.to_pickle(f"{folder}/{name}")
        for way in ways:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                yield way, pool.apply(peak, (way, folder))


def main(rounds=ROUNDS):
    print(f"median dari {rounds} putaran bergantian; simulasi {RUNS} ulangan per unit dan status")
    for count in (CITY, *SIZES):
        people, dates = generated(count)
        for ways in (projections(people, dates), simulations(people, dates)):
            found = medians(ways, int(rounds))
            told = "   ".join(
                f"{way} {1000 * each:8.1f} ms = {each / found['lantai']:5.2f} x" for way, each in found.items()
            )
            print(f"  {count:>9,} orang   {told}", flush=True)
    for way, memory in peaks(("tanpa", "proyeksi", "simulasi", "pandas"), NATION):
        print(f"  puncak RSS {NATION:,} orang, {way:8} {memory:6.0f} MB", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
