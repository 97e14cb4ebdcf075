"""Rules on the history of the headcount and on the last edition's projection."""

import pandas as pd

from asnplan.inputs.rules.odd import ask, looked_up, wrong

FLOWS = ["awal", "masuk", "pensiun", "keluar_lain", "kontrak_berakhir", "pindah", "akhir"]
SIGNS = [1, 1, -1, -1, -1, 1, -1]
"""Of ``FLOWS``, whose sum is 0 when the year's account closes."""

CONTRACTS = ["kontrak_berakhir", "kontrak_diperpanjang"]
GROUP = ["status", "rumpun"]


def closing_accounts(t):
    """Closing = opening + in - out in every row, and the closing of a year is the opening of the next."""
    rows = t.riwayat_pegawai
    left = rows[FLOWS].fillna(0).mul(SIGNS).sum(axis=1).where(rows[["awal", "akhir"]].notna().all(axis=1), 0)
    account = "akhir harus awal + masuk - pensiun - keluar_lain - kontrak_berakhir + pindah"
    yield wrong("riwayat_pegawai", left != 0, ["tahun", *GROUP, *FLOWS], account)
    ordered = rows.sort_values("tahun").groupby(GROUP)
    before = ordered["akhir"].shift().where(ordered["tahun"].diff() == 1)
    broken = before.reindex(rows.index) != rows["awal"]
    yield wrong("riwayat_pegawai", broken, ["tahun", *GROUP, "awal"], "awal harus sama dengan akhir tahun sebelumnya")


def contracts_of_history(t):
    """Contracts end for PPPK only, for whom both counts are known."""
    rows = t.riwayat_pegawai
    for column in CONTRACTS:
        lacking = (rows["status"] == "PPPK") & rows[column].isna()
        yield wrong("riwayat_pegawai", lacking, column, "wajib diisi untuk PPPK", "tulis 0 bila tidak ada")
        strange = (rows["status"] == "PNS") & rows[column].notna()
        yield wrong("riwayat_pegawai", strange, column, "PNS tidak berkontrak", "kosongkan")


def moves(t):
    """Who moves between families of posts leaves one and joins another: the moves of a year add to nothing."""
    year = t.riwayat_pegawai.groupby(["tahun", "status"])["pindah"]
    odd = (year.transform("sum") != 0) & (t.riwayat_pegawai["pindah"] != 0)
    allowed = "jumlah pindah satu status dalam setahun biasanya 0"
    yield ask("riwayat_pegawai", odd, ["tahun", "status", "pindah"], allowed, "pindah status: keluar_lain dan masuk")


def projected_ranges(t):
    """A projection lies within its interval."""
    low, value, high = (t.proyeksi_lalu[name] for name in ("bawah", "bezetting", "atas"))
    outside = (low > value) | (high < value)
    yield wrong("proyeksi_lalu", outside, ["bawah", "bezetting", "atas"], "harus bawah <= bezetting <= atas")


def history_and_register(t, p):
    """The history ends in the people of the register when its last year is that of the data."""
    rows, families = t.riwayat_pegawai, looked_up(t.pegawai["id_jabatan"], t.jabatan, "id_jabatan", "rumpun")
    people = t.pegawai.groupby([t.pegawai["status"], families]).size()
    there = people.reindex(pd.MultiIndex.from_frame(rows[GROUP]), fill_value=0)
    now = rows["tahun"] == p.data_date.year
    differs = now & (rows["akhir"] != pd.Series(there.to_numpy(), rows.index))
    yield ask("riwayat_pegawai", differs, ["tahun", *GROUP, "akhir"], "berbeda dari banyaknya pegawai dalam register")


PLAIN = (closing_accounts, contracts_of_history, moves, projected_ranges)
ASSUMING = (history_and_register,)
