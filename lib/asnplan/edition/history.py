"""The headcount of the five years before, drawn backwards from today's register."""

import pandas as pd

from asnplan.edition.draws import apportion
from asnplan.edition.posts import PART_TIME

YEARS = range(2021, 2026)
PENSIONED = {2021: 88, 2022: 95, 2023: 84, 2024: 91, 2025: 97}
"""PNS who reached the age of retirement. [people]"""

OLD_IN = "1972"
"""PNS of each family born before this year say how the pensions are shared."""

APPOINTED = {2022: {"pendidikan": 236}, 2024: {"pendidikan": 70, "kesehatan": 104, "administrasi": 52, "teknis": 2}}
"""PPPK of the rounds that the table ``formasi`` does not hold: 236 teachers, and the rest of the register. [people]"""

TAKES_OFFICE = {("CPNS", 2021): 2022, ("PPPK", 2022): 2023, ("CPNS", 2024): 2025, ("PPPK", 2024): 2025}
"""The year in which the appointed of a round begin."""

TRANSFERRED = range(3, 9)
PROMOTED = range(12, 19)
"""PNS who come from other agencies, and who become managers, in a year. [people]"""

LEAVING = {"PNS": 0.008, "PPPK": 0.012}
PENSIONED_PPPK = 0.002
NOT_RENEWED = 0.03
"""Chance that one person leaves in a year, retires, or loses the first contract, which lasts a year."""

GROUP = ["status", "rumpun"]
LEFT = ["pensiun", "keluar_lain", "kontrak_berakhir"]


def riwayat_pegawai(made, rng):
    """Flows by year, status and family that end exactly in the full-time people of the register."""
    people = full_time_groups(made)
    closing = people.size()
    old = people["tanggal_lahir"].agg(lambda births: (births < OLD_IN).sum())
    entries = _entries(made, closing.index, rng)
    years = []
    for year in reversed(YEARS):
        flows = _flows(year, closing, old, entries, rng)
        opening = closing - flows["masuk"] + flows[LEFT].fillna(0).sum(axis=1) - flows["pindah"]
        years.append(flows.assign(tahun=year, awal=opening.astype(int), akhir=closing))
        closing = opening.astype(int)
    return pd.concat(years).reset_index().sort_values(["tahun", *GROUP], ignore_index=True)


def full_time_groups(made):
    """Full-time people of the register, grouped by status and family of their post."""
    families = made["jabatan"].set_index("id_jabatan")["rumpun"]
    people = made["pegawai"][made["pegawai"]["status"] != PART_TIME]
    return people.assign(rumpun=people["id_jabatan"].map(families)).groupby(GROUP)


def _entries(made, groups, rng):
    """Who came, one column per year: the appointed of each round, and transfers of PNS from other agencies."""
    families = made["jabatan"].set_index("id_jabatan")["rumpun"]
    seats = made["formasi"].assign(rumpun=made["formasi"]["id_jabatan"].map(families))
    came = pd.DataFrame(0, groups, list(YEARS))
    for (kind, year), own in seats.groupby(["pengadaan", "tahun"]):
        status = "PNS" if kind == "CPNS" else kind
        came[TAKES_OFFICE[kind, year]] += _of(status, own.groupby("rumpun")["terisi"].sum(), groups)
    for year, appointed in APPOINTED.items():
        came[year] += _of("PPPK", pd.Series(appointed), groups)
    permanent = groups[groups.get_level_values("status") == "PNS"]
    for year in YEARS:
        chosen = rng.integers(0, len(permanent), rng.choice(list(TRANSFERRED)))
        came[year] += permanent[chosen].value_counts().reindex(groups, fill_value=0)
    return came


def _of(status, by_family, groups):
    keys = pd.MultiIndex.from_product([[status], by_family.index], names=GROUP)
    return pd.Series(by_family.to_numpy(), keys).reindex(groups, fill_value=0)


def _flows(year, closing, old, entries, rng):
    """What happened to each group in a year that left ``closing`` people in it."""
    permanent = closing.index.get_level_values("status") == "PNS"
    flows = pd.DataFrame({"masuk": entries[year]})
    retired = apportion(PENSIONED[year], (old * (0.7 + 0.6 * rng.random(len(old)))).where(permanent, 0))
    flows["pensiun"] = pd.Series(retired, closing.index).where(permanent, _struck(closing, PENSIONED_PPPK, rng))
    more = 0.75 + 0.5 * rng.random()
    rates = closing.index.get_level_values("status").map(LEAVING) * more
    flows["keluar_lain"] = _struck(closing, rates, rng)
    first = entries.get(year - 1, pd.Series(0, closing.index))
    lost = _struck(first, NOT_RENEWED, rng)
    flows["kontrak_berakhir"] = lost.astype("Int64").mask(permanent)
    flows["kontrak_diperpanjang"] = (first - lost).astype("Int64").mask(permanent)
    return flows.assign(pindah=_moves(closing, rng))


def _struck(people, chance, rng):
    """How many of each group one in so many happened to. [people]"""
    chances = pd.Series(chance, people.index)
    return pd.Series([int((rng.random(n) < p).sum()) for n, p in zip(people, chances, strict=True)], people.index)


def _moves(closing, rng):
    """PNS who became managers come from the other families, by size."""
    keys = closing.index
    permanent, managers = keys.get_level_values("status") == "PNS", keys.get_level_values("rumpun") == "manajerial"
    promoted = int(rng.choice(list(PROMOTED)))
    return pd.Series(-apportion(promoted, closing.where(permanent & ~managers, 0)), keys).mask(managers, promoted)
