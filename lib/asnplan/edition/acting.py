"""Who acts on managerial posts: on most of the vacant ones, and for two holders who are away."""

import numpy as np
import pandas as pd

from asnplan.edition.posts import STRUCTURAL
from asnplan.edition.workload import ADVISER

ACTED = {"jpt": 1.0, "administrator": 0.6, "pengawas": 0.4}
"""Share of the vacant posts on which somebody acts; on advisers' posts nobody does."""

SINCE = np.datetime64("2025-03", "M")
MONTHS = 10
AWAY = 2


def pelaksana_tugas(made, rng):
    """Acting officers: Plt from the first of a month of 2025 on vacant posts, Plh from November for holders away."""
    boxes = made["box"].merge(made["jabatan"], on="id_jabatan").sort_values(["id_unit", "id_jabatan"])
    boxes = boxes[boxes["jenis"].isin(STRUCTURAL)]
    order = boxes.iloc[rng.permutation(len(boxes))]
    vacant = order[(order["terisi"] == 0) & ~order["nama"].str.startswith(ADVISER)]
    place = vacant.groupby("jenis").cumcount() + 0.5
    acted = vacant[place <= vacant["jenis"].map(ACTED) * vacant.groupby("jenis")["nama"].transform("size")]
    away = order[(order["terisi"] > 0) & order["jenis"].eq("administrator")].head(AWAY)
    since = SINCE + rng.integers(0, MONTHS, len(acted))
    days = np.datetime64("2025-11-03") + rng.integers(0, 50, len(away))
    rows = [acted.assign(pelaksana="Plt", mulai=since.astype("datetime64[s]"))]
    rows.append(away.assign(pelaksana="Plh", mulai=days.astype("datetime64[s]")))
    table = pd.concat(rows).drop(columns="jenis").rename(columns={"pelaksana": "jenis"})
    return table.sort_values(["id_unit", "id_jabatan"], ignore_index=True)
