"""Data quality: what the input checks found, and whether totals of different sources agree."""

import pandas as pd

from asnplan.inputs import check, tables
from asnplan.inputs.fault import GRADES, Fault
from asnplan.show.table import compose
from asnplan.show.text import number

FULL_TIME = ("PNS", "PPPK")
CHECKS = "Pemeriksaan masukan"


def faults(p):
    """How many notes of each grade the input checks left, by file.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
        A bundle; a paragraph when there is nothing to tell.
    """
    found = pd.DataFrame(check.faults(p.edition), columns=Fault._fields)
    if found.empty:
        return {
            "kind": "paragraph",
            "text": "Pemeriksaan masukan tidak menemukan kesalahan, peringatan atau hal yang perlu dikonfirmasi.",
        }
    counts = pd.crosstab(found["file"], found["grade"]).reindex(columns=list(GRADES), fill_value=0).reset_index()
    caption = f"Pemeriksaan masukan meninggalkan {number(len(found))} catatan untuk dikonfirmasi atau diperbaiki"
    headers = {"file": "Berkas"} | {grade: f"{grade.capitalize()} [catatan]|d" for grade in GRADES}
    return compose(counts, "pemeriksaan", caption, CHECKS, headers, total=True)


def reconciliation(p):
    """Totals that two sources give for the same thing, and their difference.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
        A bundle.
    """
    rows = pd.DataFrame(_pairs(p), columns=["hal", "kiri", "kanan"])
    rows["selisih"] = rows["kanan"] - rows["kiri"]
    unequal = int((rows["selisih"] != 0).sum())
    agreed = (
        "Semua jumlah antarsumber cocok"
        if not unequal
        else f"{number(unequal)} dari {number(len(rows))} jumlah antarsumber berbeda"
    )
    headers = {
        "hal": "Jumlah yang dibandingkan",
        "kiri": "Sumber pertama|d",
        "kanan": "Sumber kedua|d",
        "selisih": "Selisih|+d",
    }
    return compose(rows, "rekonsiliasi", agreed, "Tabel masukan dan hasil bab", headers)


def _pairs(p):
    """Each comparison: what, the total of the first source, the total of the second."""
    need = tables.saved(p, "analysis", "kebutuhan")
    course = tables.saved(p, "analysis", "proyeksi")
    leaving = tables.saved(p, "analysis", "pensiun")
    people = tables.load(p, "pegawai")["status"]
    yield (
        "Pegawai PNS dan PPPK: register, analisis kebutuhan [orang]",
        people.isin(FULL_TIME).sum(),
        need["bezetting"].sum(),
    )
    for status in FULL_TIME:
        opening = course[(course["status"] == status) & (course["tahun"] == p.years[0])]["awal"].sum()
        yield f"{status}: register, awal proyeksi [orang]", (people == status).sum(), opening
    yield "Pensiun selama masa rencana: per jabatan, proyeksi [orang]", leaving["jumlah"].sum(), course["pensiun"].sum()
    yield from _population(tables.load(p, "penduduk"))


def _population(people):
    """The latest year for which both series count the same districts."""
    both = people.pivot_table(index=["tahun", "kecamatan"], columns="sumber", values="jumlah", aggfunc="sum").dropna()
    if len(both.columns) == 2 and len(both):
        totals = both.groupby("tahun").sum()
        first, second = totals.columns
        yield f"Penduduk {totals.index[-1]}: {first}, {second} [jiwa]", *totals.iloc[-1]
