"""The city's tree of units and its health facilities."""

import pandas as pd

from asnplan.edition.draws import source

CITY = "U-00"
SECRETARIAT, EDUCATION, HEALTH, HOSPITAL = "U-01", "U-04", "U-05", "U-75"
INPATIENT = ("Puskesmas Gerunggang", "Puskesmas Pangkalbalam")
BRANCHES = {
    "Puskesmas Melintang": 1,
    "Puskesmas Girimaya": 2,
    "Puskesmas Taman Sari": 1,
    "Puskesmas Selindung": 1,
    "Puskesmas Pangkalbalam": 1,
}
"""Puskesmas pembantu opened in 2025."""


def unit(made, rng):
    """All units; as in SIASN's tree the OPD hang under Sekretariat Daerah."""
    offices = source("opd")
    kecamatan = offices["nama"].str.removeprefix("Kecamatan ").where(offices["jenis"] == "kecamatan")
    parent = pd.Series(SECRETARIAT, offices.index).mask(offices["id_unit"] == SECRETARIAT, CITY)
    city = pd.DataFrame(
        [[CITY, "Pemerintah Kota Pangkalpinang", "Pemkot", None, "pemerintah daerah", None]], columns=_COLUMNS
    )
    hospital = [HOSPITAL, "RSUD Depati Hamzah", "RSUD Depati Hamzah", HEALTH, "rsud", None]
    parts = [city, offices.assign(induk=parent, kecamatan=kecamatan)[_COLUMNS], _wards(offices)]
    return pd.concat([*parts, pd.DataFrame([hospital], columns=_COLUMNS), _centres(), *_schools()], ignore_index=True)


_COLUMNS = ["id_unit", "nama", "nama_pendek", "induk", "jenis", "kecamatan"]


def _wards(offices):
    wards = _split("kelurahan")
    district = ("Kecamatan " + wards["kecamatan"]).map(offices.set_index("nama")["id_unit"])
    return _units(wards, 33, "Kelurahan " + wards["kelurahan"], "Kel. " + wards["kelurahan"], district, "kelurahan")


def _centres():
    centres = _split("puskesmas")
    name = "Puskesmas " + centres["puskesmas"]
    return _units(centres, 80, name, name, HEALTH, "puskesmas")


def _schools():
    kindergartens, places = _split("tk"), source("kecamatan")
    name = "TK Negeri " + kindergartens["tk"]
    yield _units(kindergartens, 201, name, name, EDUCATION, "sekolah")
    primary = places.loc[places.index.repeat(places["sdn"])].reset_index(drop=True)
    name = "SD Negeri " + (primary.groupby("kecamatan").cumcount() + 1).astype(str) + " " + primary["kecamatan"]
    yield _units(primary, 301, name, name.str.replace("SD Negeri", "SDN"), EDUCATION, "sekolah")
    secondary = _split("smpn").sort_values("smpn", key=lambda number: number.astype(int), ignore_index=True)
    name = "SMP Negeri " + secondary["smpn"] + " Pangkalpinang"
    yield _units(secondary, 401, name, "SMPN " + secondary["smpn"], EDUCATION, "sekolah")


def _split(column):
    places = source("kecamatan").astype({column: str})
    return places.assign(**{column: places[column].str.split("|")}).explode(column, ignore_index=True)


def _units(rows, first, name, short, parent, kind):
    number = (rows.index + first).astype(str).str.zfill(2)
    return pd.DataFrame({"id_unit": "U-" + number, "nama": name, "nama_pendek": short, "induk": parent,
                         "jenis": kind, "kecamatan": rows["kecamatan"]})  # fmt: skip


def fasilitas_kesehatan(made, rng):
    """The puskesmas and the hospital."""
    own = made["unit"][made["unit"]["jenis"].isin(["puskesmas", "rsud"])].sort_values("id_unit")
    hospital = own["jenis"] == "rsud"
    inpatient = own["nama"].isin(INPATIENT) | hospital
    beds = inpatient.map({True: 10, False: 0}).mask(hospital, 112)
    return pd.DataFrame({
        "id_unit": own["id_unit"], "jenis": own["jenis"], "kelas": hospital.map({True: "C", False: None}),
        "rawat_inap": inpatient, "wilayah": "perkotaan", "tempat_tidur": beds,
        "jumlah_pustu": own["nama"].map(BRANCHES).fillna(0).astype(int),
    })  # fmt: skip
