"""The workload analysis: the tasks of each post in each unit, and the activities of each health profession."""

import numpy as np
import pandas as pd

from asnplan.edition.draws import deck, source
from asnplan.edition.posts import STRUCTURAL, family

POST_MINUTES = 75_000
HEALTH_MINUTES = 72_000
MINUTES = {"menit": 1, "jam": 60}
PERIODS = {"hari": 250, "minggu": 50, "bulan": 12, "tahun": 1}
BALANCE = {"kurang": 50, "sesuai": 25, "lebih": 25}
"""Assumed balance of posts. [percent]"""

POST = ["id_unit", "id_jabatan"]
NOT_ANALYSED = [("U-02", "Penata Keprotokolan"), ("U-25", "Perencana Ahli Pertama")]
ADVISER = "Staf Ahli"
VERBS = {"ahli muda": "Menyusun", "mahir": "Menyusun", "ahli madya": "Menyelaraskan", "penyelia": "Menyelaraskan"}
FIRST_VERB = "Menyiapkan bahan"
FIELDS = {"kelurahan": "pemerintahan kelurahan", "puskesmas": "pelayanan puskesmas", "rsud": "pelayanan rumah sakit",
          "sekolah": "administrasi sekolah"}  # fmt: skip


def norma_kemampuan(made, rng):
    """What one employee or crew does, for the posts analysed by results, objects or machines."""
    posts = made["jabatan"][["id_jabatan", "nama"]].rename(columns={"nama": "jabatan"})
    norms = source("kemampuan").merge(posts, on="jabatan", how="left", validate="many_to_one")
    return norms.assign(nomor=norms.groupby(POST).cumcount() + 1)


def beban_kerja(made, rng):
    """Tasks with volumes that add up to the work meant for the post."""
    boxes = made["box"].merge(made["jabatan"], on="id_jabatan").rename(columns={"nama": "jabatan"})
    named = pd.MultiIndex.from_frame(boxes[["id_unit", "jabatan"]]).isin(NOT_ANALYSED)
    held = boxes["jenis"].isin(STRUCTURAL[1:]) & (boxes["terisi"] > 0)
    boxes = boxes[~named & ~held].sort_values(POST, ignore_index=True)
    boxes["kelompok"] = boxes["jenis"].where(boxes["jenis"].isin(STRUCTURAL), family(boxes["jabatan"]))
    boxes["kelompok"] = boxes["kelompok"].mask(boxes["jabatan"].str.startswith(ADVISER), ADVISER)
    boxes["minutes"] = _work(boxes, rng) * POST_MINUTES
    boxes["urusan"] = boxes["id_unit"].map(_fields(made["unit"]))
    tasks = _with_volumes(boxes.merge(_templates(), on="kelompok"), rng)
    by_ability = pd.MultiIndex.from_frame(source("kemampuan")[["id_unit", "jabatan"]])
    return tasks[~pd.MultiIndex.from_frame(tasks[["id_unit", "jabatan"]]).isin(by_ability)]


def _work(boxes, rng):
    """Work meant for each post: around half of the posts short of people. [posts]"""
    people = boxes["terisi"].to_numpy(dtype=float)
    kind = deck(rng, len(boxes), list(BALANCE), list(BALANCE.values()))
    part = rng.random(len(boxes))
    more, less = 0.55 + part * (0.25 + 0.25 * people), -0.55 - part * 0.2 * people
    change = np.select([kind == "kurang", (kind == "lebih") & (people > 1)], [more, less], part * 0.6 - 0.3)
    change = np.where(boxes["jenis"].isin(STRUCTURAL), part * 0.3 - 0.1, change)
    return np.where(people > 0, np.maximum(people + change, 0.55), 0.7 + 0.6 * part)


def _fields(units):
    offices = source("opd").set_index("id_unit")["urusan"]
    return units.set_index("id_unit")["jenis"].map(FIELDS).fillna(offices)


def _templates():
    """Up to six tasks of the family, and two or three every post has; five at least."""
    tasks = source("tugas")
    own = tasks[(tasks["kelompok"] != "semua") & (tasks.groupby("kelompok").cumcount() < 6)]
    common = tasks[tasks["kelompok"] == "semua"].drop(columns=["kelompok", "satuan"])
    families = own.groupby("kelompok", sort=False).agg(satuan=("satuan", "first"), own=("uraian", "size")).reset_index()
    extra = families.merge(common.assign(order=range(len(common))), how="cross")
    extra = extra[extra["order"] < (5 - extra["own"]).clip(lower=2)]
    extra["norma"] = extra["norma"] / extra["satuan"].map(MINUTES)
    return pd.concat([own, extra[own.columns]], ignore_index=True)


def _with_volumes(tasks, rng):
    """Share each post's minutes over its tasks and count them in a period where they happen more than once."""
    tasks["share"] = tasks["bagian"] * (0.75 + 0.5 * rng.random(len(tasks)))
    tasks["minutes"] *= tasks["share"] / tasks.groupby(POST)["share"].transform("sum")
    tasks["norma_waktu"] = tasks["norma"].astype(float)
    each = tasks["norma_waktu"] * tasks["satuan"].map(MINUTES)
    for period, coarser in zip(list(PERIODS)[:2], list(PERIODS)[1:3], strict=True):
        rare = tasks["periode"].eq(period) & (tasks["minutes"] / each / PERIODS[period] < 1.5)
        tasks["periode"] = tasks["periode"].mask(rare, coarser)
    tasks["volume"] = (tasks["minutes"] / each / tasks["periode"].map(PERIODS)).round().clip(lower=1)
    verb = tasks["jenjang"].map(VERBS).fillna(FIRST_VERB)
    tasks["uraian"] = [text.format(Menyusun=word, urusan=field) for text, word, field in
                       zip(tasks["uraian"], verb, tasks["urusan"], strict=True)]  # fmt: skip
    return tasks.assign(nomor_tugas=tasks.groupby(POST).cumcount() + 1, satuan_waktu=tasks["satuan"])


def kegiatan_kesehatan(made, rng):
    """Activities of each profession at each facility, with volumes for the people meant."""
    facilities = made["fasilitas_kesehatan"][["id_unit", "jenis"]]
    boxes = made["box"].merge(made["jabatan"], on="id_jabatan")
    boxes = boxes[boxes["id_unit"].isin(facilities["id_unit"]) & boxes["jenis_tenaga"].ne("")]
    staff = boxes.groupby(["id_unit", "jenis_tenaga"], as_index=False)["terisi"].sum()
    support = source("penunjang").assign(golongan_kegiatan="penunjang", satuan_waktu="menit")
    staff["minutes"] = staff["terisi"].clip(lower=0.8) * (0.95 + 0.32 * rng.random(len(staff))) * HEALTH_MINUTES
    staff["minutes"] *= 1 - support["bagian_waktu"].sum() / 100
    core = staff.merge(source("kegiatan"), on="jenis_tenaga")
    volume = core["minutes"] * core["bagian"] / 100 / core["norma"]
    core = core.assign(
        golongan_kegiatan="pokok",
        volume=volume.round().clip(lower=1),
        norma_waktu=core["norma"].astype(float),
        satuan_waktu="menit",
    )
    people = staff[["id_unit", "jenis_tenaga"]].merge(facilities, on="id_unit")
    extra = people.merge(source("tambahan"), on=["jenis", "jenis_tenaga"])
    extra = extra.assign(golongan_kegiatan="tambahan perorangan", satuan_waktu="jam")
    every = pd.concat([core, staff[["id_unit", "jenis_tenaga"]].merge(support, how="cross"), extra])
    return every.sort_values(["id_unit", "jenis_tenaga", "golongan_kegiatan"], kind="stable", ignore_index=True)
