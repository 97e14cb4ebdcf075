"""The two population series and the city's money."""

import pandas as pd

from asnplan.edition.draws import apportion, source

CITY = "Kota Pangkalpinang"
STEADY_SINCE = 2022
"""From here on the outer districts are assumed to grow faster, as Gerunggang and Gabek did in 2021."""


def penduduk(made, rng):
    """Both series by kecamatan: published figures kept, the rest of the city's total shared by assumed weights."""
    figures = source("penduduk")
    parts = [_shared(own.set_index("wilayah")["jumlah"], year).assign(sumber=series, tahun=year)
             for (series, year), own in figures.groupby(["sumber", "tahun"])]  # fmt: skip
    return pd.concat(parts).sort_values(["sumber", "tahun"], ascending=[False, True], kind="stable", ignore_index=True)


def _shared(known, year):
    districts = source("kecamatan").set_index("kecamatan")
    weights = districts["bobot_penduduk"] * (1 + districts["geser_bobot"] * max(year - STEADY_SINCE, 0))
    people = known.drop(CITY).reindex(weights.index)
    missing = people.isna()
    people[missing] = apportion(known[CITY] - int(people.sum()), weights[missing])
    return people.astype(int).rename("jumlah").reset_index()


def apbd(made, rng):
    """Published budgets; personnel expenditure is assumed."""
    return source("apbd")


def gaji(made, rng):
    """The pay tables in full."""
    tables = [source(name).assign(status=status, peraturan=rule) for name, status, rule in
              (("gaji_pns", "PNS", "PP 5/2024"), ("gaji_pppk", "PPPK", "Perpres 11/2024"))]  # fmt: skip
    return pd.concat(tables, ignore_index=True).rename(columns={"mkg": "masa_kerja"})
