"""Data quality: what the input checks found, and whether totals of different sources agree."""

import pandas as pd

from asnplan.inputs import check, tables
from asnplan.inputs.fault import GRADES, Fault
from asnplan.report.blocks import paragraph
from asnplan.show.disclosure import HIDDEN, is_small
from asnplan.show.measures import Counted
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
        return paragraph("Pemeriksaan masukan tidak menemukan kesalahan, peringatan atau hal yang perlu dikonfirmasi.")
    counts = found.groupby(["grade", "file", "column", "allowed"], sort=False).size().reset_index(name="temuan")
    counts["grade"] = pd.Categorical(counts["grade"], GRADES)
    counts = counts.sort_values(["grade", "file", "column"], kind="stable").astype({"grade": str})
    headers = {"grade": "Tingkat", "file": "Berkas", "column": "Kolom", "allowed": "Yang diperiksa",
               "temuan": "Temuan [baris]|d"}  # fmt: skip
    caption = f"{number(len(counts))} pemeriksaan meninggalkan catatan untuk dikonfirmasi atau diperbaiki"
    return compose(counts, "pemeriksaan", caption, CHECKS, headers, people=["temuan"])


def reconciliation(p, held, left):
    """Totals that two sources give for the same thing, and their difference; hidden where they count few people.

    Parameters
    ----------
    p : Params
    held, left : Counts
        From `asnplan.report.appendix.people`.

    Returns
    -------
    dict
        A bundle.
    """
    pairs = list(_pairs(p, held, left))
    unequal = sum(first != second for _, first, second in pairs)
    agreed = (
        f"{number(unequal)} dari {number(len(pairs))} jumlah antarsumber berbeda"
        if unequal
        else "Semua jumlah antarsumber cocok"
    )
    headers = {
        "hal": "Jumlah yang dibandingkan",
        "kiri": "Sumber pertama|d",
        "kanan": "Sumber kedua|d",
        "selisih": "Selisih|+d",
    }
    rows = pd.DataFrame([[what, *_compared(first, second)] for what, first, second in pairs], columns=list(headers))
    return compose(rows, "rekonsiliasi", agreed, "Tabel masukan dan hasil bab", headers)


def _compared(first, second):
    """Two totals and their difference, where neither is small nor gives a small count away."""
    if is_small(first) or getattr(second, "reason", ""):
        return [HIDDEN] * 3
    return first, second, second - first


def _pairs(p, held, left):
    """Each comparison: what, the total of the first source, the total of the second."""
    posts = tables.saved(p, "analysis", "pemangku")
    course = tables.saved(p, "analysis", "proyeksi")
    statuses = _of_book(p, tables.load(p, "pegawai"), posts)["status"]
    need = tables.saved(p, "analysis", "kebutuhan")["bezetting"].sum()
    everyone = Counted(need, held.total("bezetting").reason)
    yield "Pegawai PNS dan PPPK: register, analisis kebutuhan [orang]", statuses.isin(FULL_TIME).sum(), everyone
    for status in FULL_TIME:
        opening = course[(course["status"] == status) & (course["tahun"] == p.years[0])]["awal"].sum()
        counted = Counted(opening, held.total(f"bezetting_{status.lower()}").reason)
        yield f"{status}: register, awal proyeksi [orang]", (statuses == status).sum(), counted
    leaving = tables.saved(p, "analysis", "pensiun")["jumlah"].sum()
    in_gap = Counted(tables.saved(p, "analysis", "kesenjangan")["pensiun"].sum(), left.total("pensiun").reason)
    yield "Pensiun selama masa rencana: register, kesenjangan [orang]", leaving, in_gap
    yield from _population(tables.load(p, "penduduk"))


def _of_book(p, people, posts):
    """The people in the register whom the book is about: all, or those of a unit and what belongs to it."""
    return people[people["id_unit"].isin(posts.loc[posts["di_buku"], "id_unit"])] if p.unit else people


def _population(people):
    """The latest year for which both series count the same districts."""
    both = people.pivot_table(index=["tahun", "kecamatan"], columns="sumber", values="jumlah", aggfunc="sum").dropna()
    if len(both.columns) == 2 and len(both):
        totals = both.groupby("tahun").sum()
        first, second = totals.columns
        yield f"Penduduk {totals.index[-1]}: {first}, {second} [jiwa]", *totals.iloc[-1]
