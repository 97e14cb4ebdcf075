"""What a selection round brought: how far applicants came, which seats stayed empty and why, which ties are open."""

import numpy as np
import pandas as pd

from asnplan.recruitment.selection import OUTCOMES

STAGES = (
    "melamar",
    "lulus administrasi",
    "mengikuti SKD",
    "memenuhi ambang SKD",
    "berhak ikut SKB",
    "mengikuti SKB",
    "masuk jumlah kebutuhan",
)
"""The stages in order; who passes stage ``i`` has an outcome no earlier than ``OUTCOMES[i]``."""


def stage_reached(selected):
    """Number of the last stage each applicant passed: 0 applied, 6 within the number of seats."""
    return selected["hasil"].map({outcome: min(step, 6) for step, outcome in enumerate(OUTCOMES)}).astype(int)


def stages(selected):
    """How many applicants passed each stage.

    Applicants who wait for the committee's decision count as within the number of seats.

    Parameters
    ----------
    selected : DataFrame, one row per applicant
        As :func:`~asnplan.recruitment.select` returns.

    Returns
    -------
    DataFrame, one row per stage
        ``tahap``, ``peserta`` [persons] and ``bagian``, of those who passed the stage before [part].
    """
    reached = np.bincount(stage_reached(selected), minlength=len(STAGES))
    passed = pd.Series(reached[::-1].cumsum()[::-1])
    return pd.DataFrame({"tahap": STAGES, "peserta": passed, "bagian": passed / passed.shift()})


def seat_results(selected, seat_groups):
    """Each seat group's applicants by stage, its winners, its empty seats and the reason.

    Parameters
    ----------
    selected : DataFrame, one row per applicant
        As :func:`~asnplan.recruitment.select` returns.
    seat_groups : DataFrame, one row per seat group
        Needs ``id_formasi``, ``jumlah`` [seats] and ``terisi``, those appointed, where known [persons].

    Returns
    -------
    DataFrame, one row per seat group
        ``seat_groups`` with one column of persons per stage (``pelamar``, ``administrasi``, ``hadir``, ``ambang``,
        ``undangan``, ``skb``), ``lulus``, ``menunggu`` (seats that wait for a decision on a tie), ``kosong`` [seats],
        ``ketat`` (applicants per seat) and ``alasan``, why seats stay empty (missing when none do).
    """
    columns = ["pelamar", "administrasi", "hadir", "ambang", "undangan", "skb", "terpilih"]
    counts = pd.crosstab(selected["id_formasi"], stage_reached(selected)).reindex(columns=range(7), fill_value=0)
    passed = counts.iloc[:, ::-1].cumsum(axis=1).iloc[:, ::-1].set_axis(columns, axis=1)
    won = selected["id_formasi"][selected["hasil"] == "lulus"].value_counts().rename("lulus")
    table = seat_groups.join(passed, on="id_formasi").join(won, on="id_formasi")
    table[[*columns, "lulus"]] = table[[*columns, "lulus"]].fillna(0).astype(int)
    table["menunggu"] = (table["jumlah"].clip(upper=table["terpilih"]) - table["lulus"]).astype(int)
    table["kosong"] = (table["jumlah"] - table["lulus"] - table["menunggu"]).astype(int)
    table["ketat"] = table["pelamar"] / table["jumlah"].astype(float)
    return table.drop(columns="terpilih").assign(alasan=_reason(table))


def round_summary(results):
    """Each round's seat groups added up.

    Parameters
    ----------
    results : DataFrame, one row per seat group
        As :func:`seat_results` returns, with ``tahun``.

    Returns
    -------
    DataFrame, one row per round
        ``tahun``, ``formasi`` [seat groups], ``jumlah`` [seats], ``pelamar``, ``administrasi``, ``hadir``, ``ambang``,
        ``skb``, ``lulus`` [persons], ``menunggu``, ``kosong`` [seats], ``ketat`` [applicants per seat] and ``tingkat``,
        those above the thresholds of those present [part].
    """
    columns = ["jumlah", "pelamar", "administrasi", "hadir", "ambang", "skb", "lulus", "menunggu", "kosong"]
    sums = results.groupby("tahun")[columns].sum().astype(int)
    sums.insert(0, "formasi", results.groupby("tahun").size())
    sums["ketat"] = sums["pelamar"] / sums["jumlah"]
    sums["tingkat"] = sums["ambang"] / sums["hadir"].where(sums["hadir"] > 0)
    return sums.reset_index()


def _reason(table):
    gone = table["terisi"].lt(table["lulus"]).fillna(False).astype(bool)
    reasons = {
        "tidak ada pelamar": table["pelamar"] == 0,
        "semua pelamar tidak memenuhi syarat": table["administrasi"] == 0,
        "tidak ada yang hadir SKD": table["hadir"] == 0,
        "semua di bawah ambang SKD": table["ambang"] == 0,
        "tidak ada yang mengikuti SKB": table["skb"] == 0,
        "peserta SKB kurang dari kebutuhan": table["kosong"] > 0,
        "pemenang belum atau batal diangkat": gone,
    }
    found = np.select([mask.to_numpy(bool) for mask in reasons.values()], list(reasons), "")
    empty = (table["kosong"] > 0) | gone
    return pd.Series(found, table.index, dtype="str").where(empty)


def open_ties(selected):
    """Applicants equal to the last criterion who compete for fewer seats than they are.

    Returns
    -------
    DataFrame, one row per tie
        ``id_formasi``, ``peringkat`` they share, ``peserta`` [persons], ``kursi`` left for them [seats] and
        ``nilai_akhir`` [points].
    """
    tied = selected[selected["hasil"] == "perlu keputusan panitia"]
    ties = tied.groupby(["id_formasi", "peringkat"], as_index=False).agg(
        peserta=("hasil", "size"), jumlah=("jumlah", "first"), nilai_akhir=("nilai_akhir", "first")
    )
    ties["kursi"] = ties["jumlah"] - ties["peringkat"] + 1
    return ties[["id_formasi", "peringkat", "peserta", "kursi", "nilai_akhir"]]
