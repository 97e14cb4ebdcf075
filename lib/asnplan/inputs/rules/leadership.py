"""Rules on who acts on managerial posts."""

import pandas as pd

from asnplan.inputs.rules.odd import ask, doubtful, looked_up, wrong
from asnplan.inputs.words import FULL_TIME, MANAGERIAL

POST = ["id_unit", "id_jabatan"]


def acting(t):
    """Somebody acts on managerial posts that are known; a Plt on one that nobody holds (UU 30/2014 art. 14)."""
    rows = t.pelaksana_tugas
    kind = looked_up(rows["id_jabatan"], t.jabatan, "id_jabatan", "jenis")
    other = kind.notna() & ~kind.isin(MANAGERIAL)
    yield wrong("pelaksana_tugas", other, "id_jabatan", "harus jabatan jpt, administrator atau pengawas")
    holders = pd.MultiIndex.from_frame(t.pegawai.loc[t.pegawai["status"].isin(FULL_TIME), POST])
    held = rows["jenis"].eq("Plt") & pd.MultiIndex.from_frame(rows[POST]).isin(holders)
    yield ask("pelaksana_tugas", held, [*POST, "jenis"], "jabatan ini ada pemangkunya", "Plt hanya bila kosong")
    known = holders.union(pd.MultiIndex.from_frame(t.beban_kerja[POST]))
    unknown = kind.isin(MANAGERIAL) & ~pd.MultiIndex.from_frame(rows[POST]).isin(known)
    allowed = "kotak ini tidak ada di beban_kerja dan tanpa pemangku, maka tidak dihitung"
    yield doubtful("pelaksana_tugas", unknown, POST, allowed, "tambahkan tugasnya ke beban_kerja")


def acting_since(t, p):
    """Nobody acts from a day after that of the data."""
    ahead = t.pelaksana_tugas["mulai"] > p.base_date
    yield wrong("pelaksana_tugas", ahead, "mulai", f"tidak boleh sesudah keadaan data ({p.data_date})")


PLAIN = (acting,)
ASSUMING = (acting_since,)
