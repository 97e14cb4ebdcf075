"""Data quality: what the input checks found, and whether totals of different sources agree."""

import pandas as pd

from asnplan.inputs import check, tables
from asnplan.inputs.fault import GRADES, Fault
from asnplan.show.numbers import number
from asnplan.show.table import compose
from asnplan.show.text import MISSING

FULL_TIME = ("PNS", "PPPK")
CHECKS = "Pemeriksaan masukan"
UNDELIVERED = "tidak diserahkan; bagian yang memakainya menyebutnya"


def examined(p):
    """What the input checks found: of each table, and of each check that left a note.

    Parameters
    ----------
    p : Params

    Returns
    -------
    list of dict
        Bundles.
    """
    found = pd.DataFrame(check.faults(p.edition), columns=Fault._fields)
    return [_tables(check.tables(p.book), found), _notes(found)]


def _tables(delivered, found):
    """Every table of the dictionary with its rows and how many checks left a note."""
    kinds = found.drop_duplicates(["file", "grade", "column", "allowed"])["file"].value_counts()
    rows = pd.DataFrame(
        [[name, table["rows"], _result(kinds.get(table["file"], 0))] if table["file"] else [name, MISSING, UNDELIVERED]
         for name, table in delivered.items()], columns=["tabel", "baris", "hasil"],
    )  # fmt: skip
    files = [table["file"] for table in delivered.values() if table["file"]]
    noted = kinds.index.isin(files).sum()
    caption = (
        f"{number(len(files))} dari {number(len(rows))} tabel diserahkan dan diperiksa; {number(noted)} bercatatan"
    )
    headers = {"tabel": "Tabel", "baris": "Data [baris]|d", "hasil": "Hasil pemeriksaan"}
    return compose(rows, "masukan", caption, CHECKS, headers)


def _result(kinds):
    return f"{number(kinds)} pemeriksaan bercatatan" if kinds else "tanpa catatan"


def _notes(found):
    """Each check that left notes, the gravest first; how many, hidden where few, for a row may be a person."""
    if found.empty:
        return {
            "kind": "paragraph",
            "text": "Pemeriksaan masukan tidak menemukan kesalahan, peringatan atau hal yang perlu dikonfirmasi.",
        }
    counts = found.groupby(["grade", "file", "column", "allowed"], sort=False).size().reset_index(name="temuan")
    counts["grade"] = pd.Categorical(counts["grade"], GRADES)
    counts = counts.sort_values(["grade", "file", "column"], kind="stable").astype({"grade": str})
    headers = {"grade": "Tingkat", "file": "Berkas", "column": "Kolom", "allowed": "Yang diperiksa",
               "temuan": "Temuan [baris]|d"}  # fmt: skip
    caption = f"{number(len(counts))} pemeriksaan meninggalkan catatan untuk dikonfirmasi atau diperbaiki"
    return compose(counts, "pemeriksaan", caption, CHECKS, headers, people=["temuan"])


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
