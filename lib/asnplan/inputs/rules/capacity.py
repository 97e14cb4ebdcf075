"""Rules on the norms of ability: what one employee, or one crew, does."""

import pandas as pd

from asnplan.inputs.rules.odd import doubtful, wrong

POST = ["id_unit", "id_jabatan"]


def one_method(t):
    """A post in a unit is analysed in one way only: by its tasks, or by one of the other three methods."""
    norms = t.norma_kemampuan
    several = norms.groupby(POST)["metode"].transform("nunique") > 1
    yield wrong("norma_kemampuan", several, [*POST, "metode"], "satu jabatan hanya satu metode", "pilih satu metode")
    mine, tasks = (pd.MultiIndex.from_frame(table[POST]) for table in (norms, t.beban_kerja))
    both = pd.Series(mine.isin(tasks), norms.index, dtype="boolean")
    allowed = "jabatan ini sudah dianalisis dari tugasnya di beban_kerja"
    yield wrong("norma_kemampuan", both, POST, allowed, "hapus dari salah satu tabel")


def crews(t):
    """Machines are served by crews, results and objects by single employees."""
    norms = t.norma_kemampuan
    machines, crew = norms["metode"] == "peralatan kerja", norms["orang"].notna()
    yield wrong("norma_kemampuan", machines & ~crew, "orang", "wajib diisi untuk peralatan kerja")
    yield doubtful("norma_kemampuan", ~machines & crew, "orang", "hanya dipakai peralatan kerja", "kosongkan")


PLAIN = (one_method, crews)
ASSUMING = ()
