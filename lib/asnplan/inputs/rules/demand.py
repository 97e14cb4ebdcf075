"""Rules on population, schools, health facilities, budget and pay."""

import pandas as pd

from asnplan.inputs.fault import nearest
from asnplan.inputs.rules.odd import ask, doubtful, looked_up, wrong
from asnplan.inputs.words import FULL_TIME, GRADES, PPPK_GRADES

CLASS_LEVELS = {"TK": range(1), "SD": range(1, 7), "SMP": range(7, 10)}
LARGE_CHANGE = 0.1
"""Of a district's population in a year."""


def class_levels(t):
    """A class level belongs to its kind of school: SD 1-6, SMP 7-9."""
    for name in ("sekolah", "kurikulum"):
        table = getattr(t, name)
        fits = pd.Series(False, index=table.index)
        for level, classes in CLASS_LEVELS.items():
            fits |= (table["jenjang"] == level) & table["tingkat"].isin(classes).fillna(False)
        strange = ~fits & table["jenjang"].notna() & table["tingkat"].notna()
        yield wrong(name, strange, ["jenjang", "tingkat"], "TK: 0; SD: 1 sampai 6; SMP: 7 sampai 9")


def pupils(t):
    """A class that runs has pupils; a level with pupils has a class by its contract."""
    empty = (t.sekolah["siswa"] == 0) & (t.sekolah["rombel"] > 0)
    mend = "isi siswanya, atau hapus baris tingkat yang tidak berjalan"
    yield wrong("sekolah", empty, ["id_unit", "tingkat", "siswa", "rombel"], "rombel tanpa siswa", mend)


def kinds_of_unit(t):
    """Schools are units of the kind sekolah; a facility has the kind its unit has."""
    school = looked_up(t.sekolah["id_unit"], t.unit, "id_unit", "jenis")
    yield wrong("sekolah", school.notna() & (school != "sekolah"), "id_unit", "jenis unit ini harus sekolah")
    facility = looked_up(t.fasilitas_kesehatan["id_unit"], t.unit, "id_unit", "jenis")
    other = facility.notna() & (facility != t.fasilitas_kesehatan["jenis"])
    yield wrong("fasilitas_kesehatan", other, ["id_unit", "jenis"], "harus sama dengan jenis di tabel unit")


def activities(t):
    """Main and individual activities have a volume and a norm, supporting ones a share of time (Permenkes 33/2015)."""
    work = t.kegiatan_kesehatan
    kind, share = work["golongan_kegiatan"], work["bagian_waktu"]
    support, counted = kind == "penunjang", kind.isin(["pokok", "tambahan perorangan"])
    for column in ("volume", "norma_waktu"):
        empty = work[column].isna()
        wanted = "wajib diisi untuk kegiatan pokok dan tambahan perorangan"
        yield wrong("kegiatan_kesehatan", counted & empty, column, wanted)
        yield doubtful("kegiatan_kesehatan", support & ~empty, column, "tidak dipakai untuk penunjang", "kosongkan")
    yield wrong("kegiatan_kesehatan", support & share.isna(), "bagian_waktu", "wajib diisi untuk kegiatan penunjang")
    unused = "tidak dipakai untuk pokok dan tambahan perorangan"
    yield doubtful("kegiatan_kesehatan", counted & share.notna(), "bagian_waktu", unused, "kosongkan")
    total = share.where(support).groupby([work["id_unit"], work["jenis_tenaga"]]).transform("sum")
    yield wrong("kegiatan_kesehatan", support & (total >= 100), "bagian_waktu", "jumlah penunjang harus di bawah 100 %")


def one_unit_of_norms(t):
    """The norms of one kind of staff in one facility are all in minutes or all in hours, those of each group apart."""
    work = t.kegiatan_kesehatan[t.kegiatan_kesehatan["golongan_kegiatan"] != "penunjang"]
    norms = work.groupby(["id_unit", "jenis_tenaga", "golongan_kegiatan"])["satuan_waktu"]
    mixed = (norms.transform("nunique") > 1).reindex(t.kegiatan_kesehatan.index, fill_value=False)
    allowed = "menit dan jam bercampur dalam satu jenis tenaga dan golongan kegiatan"
    yield wrong("kegiatan_kesehatan", mixed, ["jenis_tenaga", "satuan_waktu"], allowed, "pakai satu satuan")


def budgets(t):
    """A part of the budget is not larger than the whole."""
    whole, staff, teachers = (t.apbd[name] for name in ("belanja", "belanja_pegawai", "tunjangan_guru_tkd"))
    yield wrong("apbd", staff > whole, ["belanja_pegawai", "belanja"], "belanja pegawai melebihi belanja")
    allowance = ["tunjangan_guru_tkd", "belanja_pegawai"]
    yield wrong("apbd", teachers > staff, allowance, "tunjangan guru melebihi belanja pegawai")


def pay(t):
    """Pay is by the status's own grades, does not fall with seniority, and covers every grade in use."""
    status, grade = t.gaji["status"], t.gaji["golongan"]
    crossed = ((status == "PNS") & grade.isin(PPPK_GRADES)) | ((status == "PPPK") & grade.isin(GRADES))
    yield wrong("gaji", crossed, ["status", "golongan"], "PNS: I/a sampai IV/e; PPPK: I sampai XVII")
    ordered = t.gaji.sort_values("masa_kerja")
    falls = ordered.groupby(["status", "golongan"])["gaji_pokok"].diff() < 0
    yield ask("gaji", falls, ["golongan", "masa_kerja", "gaji_pokok"], "gaji lebih kecil dari masa kerja di bawahnya")
    paid, used = (pd.MultiIndex.from_frame(table[["status", "golongan"]]) for table in (t.gaji, t.pegawai))
    full_time = t.pegawai["status"].isin(FULL_TIME) & t.pegawai["golongan"].notna()
    yield doubtful(
        "pegawai", full_time & ~used.isin(paid), "golongan", "tidak ada di tabel gaji", "lengkapi tabel gaji"
    )


def population(t):
    """A district does not grow or shrink by a tenth in a year without a reason."""
    yearly = t.penduduk.sort_values("tahun")
    district = yearly.groupby(["kecamatan", "sumber"])
    years = district["tahun"].diff()
    change, before = district["jumlah"].diff(), district["jumlah"].shift()
    jump = (years == 1) & (change.abs() > LARGE_CHANGE * before)
    yield ask("penduduk", jump, ["kecamatan", "tahun", "jumlah"], "berubah lebih dari 10 % dalam setahun")


def districts(t):
    """The districts of the units are those of the population, spelt alike."""
    known = t.penduduk["kecamatan"].dropna().unique()
    strange = t.unit["kecamatan"].notna() & ~t.unit["kecamatan"].isin(known) & bool(len(known))
    yield doubtful("unit", strange, "kecamatan", "tidak ada di tabel penduduk", lambda value: nearest(value, known))


def class_sizes(t, p):
    """Classes are not larger than the capacity assumed."""
    school = t.sekolah
    seats = school["rombel"] * school["jenjang"].map(p.class_capacity)
    crowded = school["siswa"] > seats
    yield ask("sekolah", crowded, ["id_unit", "tingkat", "siswa", "rombel"], "siswa melebihi daya tampung rombel")


def chosen_series(t, p):
    """The population series that is assumed is there."""
    lacking = t.penduduk["sumber"] != p.population_source
    allowed = f"deret {p.population_source} (population_source) tidak ada"
    yield wrong("penduduk", lacking & lacking.all(), "sumber", allowed, "tambahkan deret itu atau ubah params")


def placed_districts(t, p):
    """Every district that a unit serves has its neighbours and its place on the map."""
    for name in ("district_neighbours", "district_tiles"):
        known = list(getattr(p, name))
        strange = t.unit["kecamatan"].notna() & ~t.unit["kecamatan"].isin(known)
        mend = "samakan ejaannya, atau tambahkan kecamatan ini ke params"
        yield wrong("unit", strange, "kecamatan", f"tidak ada dalam {name}", mend)


PLAIN = (class_levels, pupils, kinds_of_unit, activities, one_unit_of_norms, budgets, pay, population, districts)
ASSUMING = (class_sizes, chosen_series, placed_districts)
