"""Public schools: their pupils, classes and teachers."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import apportion, deck, source

PUPILS = {"TK": 500, "SD": 17_700, "SMP": 7_100}
PARALLEL = {"TK": 36, "SD": 115, "SMP": 77}
"""Classes of one level over all schools. [classes]"""

LEVELS = {"TK": (0,), "SD": tuple(range(1, 7)), "SMP": (7, 8, 9)}
TEACHERS_PPPK = {"TK": 10, "SD": 365, "SMP": 143}
"""Published PPPK teachers, Dindikbud 25-11-2024. [people]"""

TEACHER_LEVELS = {"ahli pertama": 14, "ahli muda": 22, "ahli madya": 64}
"""Assumed levels of PNS teachers. [percent]"""

UNEVEN = 0.45
"""How far a school's teachers by class may lie from the city's, so that some have more than they need. [share]"""

HEAD = "Kepala Sekolah"


def school_level(units):
    """TK, SD or SMP of each school; missing for other units."""
    return units["nama"].str.extract(r"^(TK|SD|SMP) ", expand=False).where(units["jenis"] == "sekolah")


def sekolah(made, rng):
    """Pupils and classes: the city's pupils shared over schools and class levels."""
    schools = made["unit"][["id_unit"]].assign(jenjang=school_level(made["unit"])).dropna()
    parts = [_classes(own["id_unit"], level, rng) for level, own in schools.groupby("jenjang")]
    return pd.concat(parts, ignore_index=True).sort_values(["id_unit", "tingkat"], ignore_index=True)


def _classes(schools, level, rng):
    """Every level of a school has as many classes, none over the limit; the last kindergarten has a single class."""
    levels = LEVELS[level]
    sizes = 0.4 + rng.random(len(schools)) * 1.2
    sizes[-1] *= level != "TK"
    parallel = 1 + apportion(PARALLEL[level] - len(schools), sizes)
    classes = np.repeat(parallel, len(levels))
    pupils = apportion(PUPILS[level], classes * (0.98 + 0.04 * rng.random(len(classes))))
    schools = np.repeat(schools.to_numpy(), len(levels))
    return pd.DataFrame({"id_unit": schools, "jenjang": level, "tingkat": np.tile(levels, len(parallel)),
                         "rombel": classes, "siswa": pupils})  # fmt: skip


def kurikulum(made, rng):
    """Weekly hours of the subjects that have teachers of their own."""
    return source("kurikulum")


def teachers(made, rng):
    """The published teachers at their schools: one row per person with ``id_unit``, ``id_jabatan``, ``status``."""
    sizes = made["sekolah"].groupby(["jenjang", "id_unit"])["rombel"].sum()
    plans = source("guru").groupby("jenjang", sort=False)
    parts = [_with_status(_chairs(plan, sizes[level], rng), TEACHERS_PPPK[level], rng) for level, plan in plans]
    chairs = pd.concat(parts, ignore_index=True)
    posts = made["jabatan"][made["jabatan"]["mapel"] != ""].set_index(["mapel", "jenjang"])["id_jabatan"]
    chairs["id_jabatan"] = posts.reindex(pd.MultiIndex.from_frame(chairs[["mapel", "level"]])).to_numpy()
    return chairs[["id_unit", "id_jabatan", "status"]]


def _chairs(plan, sizes, rng):
    """Share each subject's teachers over the schools by classes, unevenly; heads stand where the school is larger."""
    parts = []
    for subject, people in zip(plan["mapel"], plan["jumlah"], strict=True):
        weights = sizes.to_numpy() * (1 + UNEVEN * (2 * rng.random(len(sizes)) - 1))
        larger = (-weights).argsort(kind="stable").argsort() < people
        counts = larger.astype(int) if subject == HEAD else apportion(people, weights)
        parts.append(pd.DataFrame({"id_unit": np.repeat(sizes.index, counts), "mapel": subject}))
    return pd.concat(parts, ignore_index=True)


def _with_status(chairs, contracts, rng):
    """Give ``contracts`` chairs to PPPK, who are all ahli pertama, and levels to the others."""
    order = rng.permutation(len(chairs))
    is_head = chairs["mapel"].eq(HEAD).to_numpy()
    pppk = np.zeros(len(chairs), dtype=bool)
    pppk[order[~is_head[order]][:contracts]] = True
    level = np.full(len(chairs), "ahli pertama", dtype=object)
    level[~pppk] = deck(rng, len(chairs) - contracts, list(TEACHER_LEVELS), list(TEACHER_LEVELS.values()))
    level[is_head] = "ahli madya"
    return chairs.assign(status=np.where(pppk, "PPPK", "PNS"), level=level)
