"""Rules on units, posts, people and their workload."""

import pandas as pd

from asnplan.inputs.rules.odd import age, ask, doubtful, looked_up, wrong
from asnplan.inputs.words import FULL_TIME, GRADES, MANAGERIAL, PPPK_GRADES
from asnplan.project import LONGEST_NAME, is_name, slug

NUMBER_OF_A_PERSON = r"(?:^|\D)(?:\d{16}|\d{18}|\d{8}[ .-]\d{6}[ .-]\d[ .-]\d{3}|\d{6}[ .-]\d{6}[ .-]\d{4})(?:\D|$)"
"""A NIP or NIK, in a row or in the groups of a form."""

PSEUDONYMS = {"pegawai": "id_pegawai", "seleksi": "id_peserta", "skm": "id_responden", "pengaduan": "id_pengaduan"}
SHORTEST_PSEUDONYM = 6
"""Letters of a pseudonym; a shorter one, or a mere number or word, would be found by chance in what is released."""


def tree(t):
    """Every unit hangs, over its parents, below one top."""
    above = t.unit.dropna(subset="id_unit").drop_duplicates("id_unit").set_index("id_unit")["induk"]
    for _ in range(len(above).bit_length()):
        above = above.map(above)  # the parent, then the one two above, four above, ...
    endless = t.unit["id_unit"].map(above).notna()
    yield wrong("unit", endless, "induk", "berputar: dari induk ke induk tidak sampai ke puncak")
    tops = t.unit["induk"].isna() & (t.unit["induk"].isna().sum() > 1)
    yield doubtful("unit", tops, "id_unit", "hanya satu unit boleh tanpa induk", "isi induk unit ini")
    same = t.unit["nama"].duplicated(keep=False) & t.unit["nama"].notna()
    yield ask("unit", same, "nama", "nama yang sama dipakai unit lain")
    folder = t.unit["id_unit"].dropna().map(slug)
    yield wrong(
        "unit",
        folder.duplicated(keep=False),
        "id_unit",
        "harus berbeda dari unit lain, bukan hanya pada tanda baca atau besar huruf",
    )
    yield wrong("unit", folder.map(is_name).eq(False), "id_unit", f"paling panjang {LONGEST_NAME} huruf dan angka")


def post_levels(t):
    """Functional posts have a level, managerial posts have none."""
    kind, level = t.jabatan["jenis"], t.jabatan["jenjang"]
    yield wrong("jabatan", (kind == "fungsional") & level.isna(), "jenjang", "jabatan fungsional wajib berjenjang")
    managing = kind.isin(MANAGERIAL)
    yield doubtful("jabatan", managing & level.notna(), "jenjang", "jabatan manajerial tidak berjenjang", "kosongkan")
    taught = t.jabatan["mapel"].notna() & (t.jabatan["rumpun"] != "pendidikan")
    yield doubtful("jabatan", taught, "mapel", "hanya jabatan rumpun pendidikan", "kosongkan atau ubah rumpun")


def grades(t):
    """A grade belongs to the status: III/a to PNS, IX to PPPK."""
    status, grade = t.pegawai["status"], t.pegawai["golongan"]
    civil, contract = status == "PNS", status.isin(["PPPK", "PPPK Paruh Waktu"])
    yield wrong("pegawai", civil & grade.isin(PPPK_GRADES), "golongan", "golongan PNS: I/a sampai IV/e")
    yield wrong("pegawai", contract & grade.isin(GRADES), "golongan", "golongan PPPK: I sampai XVII")
    lacking = grade.isna() & status.isin(FULL_TIME)
    yield wrong("pegawai", lacking, "golongan", "wajib diisi untuk PNS dan PPPK")


def contracts(t):
    """PPPK have an end of contract, PNS have none."""
    status, end = t.pegawai["status"], t.pegawai["akhir_kontrak"]
    yield wrong("pegawai", (status == "PPPK") & end.isna(), "akhir_kontrak", "wajib diisi untuk PPPK")
    part_time = (status == "PPPK Paruh Waktu") & end.isna()
    yield doubtful("pegawai", part_time, "akhir_kontrak", "sebaiknya diisi untuk PPPK paruh waktu")
    yield wrong("pegawai", (status == "PNS") & end.notna(), "akhir_kontrak", "PNS tidak berkontrak", "kosongkan")


def pseudonyms(t):
    """No text holds the number of a person (NIP, NIK), and pseudonyms can be told from other words and numbers."""
    for table, frame in vars(t).items():
        for column in frame.select_dtypes("str"):
            bare = frame[column].str.contains(NUMBER_OF_A_PERSON)
            yield wrong(table, bare, column, "tampak seperti NIP atau NIK", "ganti dengan pengenal samaran")
    for table, column in PSEUDONYMS.items():
        names = getattr(t, table)[column].dropna()
        plain = names.str.len().lt(SHORTEST_PSEUDONYM) | ~names.str.contains(r"\d") | ~names.str.contains(r"[A-Za-z]")
        allowed = f"harus berisi huruf dan angka, paling sedikit {SHORTEST_PSEUDONYM}"
        yield wrong(table, plain, column, allowed, "samakan dengan contoh dalam kamus, misalnya P-00017")


def one_unit_of_time(t):
    """The tasks of one post in one unit are all in minutes or all in hours (PermenPANRB 1/2020 as applied)."""
    post = t.beban_kerja.groupby(["id_unit", "id_jabatan"])["satuan_waktu"]
    mixed = post.transform("nunique") > 1
    allowed = "menit dan jam bercampur dalam satu jabatan"
    yield wrong("beban_kerja", mixed, ["id_jabatan", "satuan_waktu"], allowed, "pakai satu satuan")


def task_times(t):
    """One result takes between half a minute and a working year, whatever the unit of time."""
    norm, in_hours = t.beban_kerja["norma_waktu"], t.beban_kerja["satuan_waktu"] == "jam"
    minutes = norm.mask(in_hours, norm * 60)
    odd = ~minutes.between(0.5, 75_000) & minutes.notna()
    allowed = "biasanya setengah menit sampai satu tahun kerja"
    yield ask("beban_kerja", odd, ["norma_waktu", "satuan_waktu"], allowed, "pastikan satuannya")


def ages(t, p):
    """People are born before the date of the data, and were old enough when they began to serve."""
    staff = t.pegawai
    old = age(staff["tanggal_lahir"], p.base_date)
    yield wrong("pegawai", staff["tanggal_lahir"] > p.base_date, "tanggal_lahir", f"harus sebelum {p.data_date}")
    young = (old < 18) & (staff["tanggal_lahir"] <= p.base_date)
    yield ask("pegawai", young, "tanggal_lahir", "berumur di bawah 18 tahun")
    began = old - staff["masa_kerja"]
    yield wrong("pegawai", began < 15, ["tanggal_lahir", "masa_kerja"], "masa kerja mulai sebelum umur 15 tahun")
    early = (began >= 15) & (began < 18)
    yield ask("pegawai", early, ["tanggal_lahir", "masa_kerja"], "masa kerja mulai sebelum umur 18 tahun")


def retired(t, p):
    """Nobody serves beyond the first day of the month after the birthday of the retirement age (PP 11/2017)."""
    next_month = t.pegawai["tanggal_lahir"] + pd.offsets.MonthBegin()
    last_month = (next_month.dt.year + _retirement_age(t, p)) * 12 + next_month.dt.month
    gone = last_month <= p.data_date.year * 12 + p.data_date.month
    yield ask("pegawai", gone, ["tanggal_lahir", "id_jabatan"], f"sudah lewat batas usia pensiun pada {p.data_date}")


def ended_contracts(t, p):
    """Contracts run on after the date of the data."""
    ended = t.pegawai["akhir_kontrak"] < p.base_date
    yield ask("pegawai", ended, "akhir_kontrak", f"kontrak sudah berakhir pada {p.data_date}")


def twins(t):
    """Two rows that agree in everything but the pseudonym may be one person."""
    alike = t.pegawai.duplicated(subset=[name for name in t.pegawai if name != "id_pegawai"], keep=False)
    columns = ["tanggal_lahir", "id_unit", "id_jabatan"]
    yield ask("pegawai", alike, columns, "dua baris sama kecuali pengenal; orang yang sama?", "hapus bila ganda")


def retirement_rules(t, p):
    """Every post has an age of retirement: its own, or by a rule in force on the date of the data."""
    lacking = t.jabatan["bup"].isna() & (_rule_in_force(p) is None)
    first = min(rule["since"] for rule in p.retirement_ages)
    allowed = f"tanpa batas usia pensiun pada {p.data_date}: retirement_ages baru berlaku sejak {first}"
    yield wrong("jabatan", lacking, ["jenis", "jenjang", "bup"], allowed, "isi bup, atau tambahkan aturan yang berlaku")


def _rule_in_force(p):
    """The ages by the latest rule that holds on the date of the data, ``None`` without one."""
    begun = [rule for rule in p.retirement_ages if rule["since"] <= p.data_date]
    return max(begun, key=lambda rule: rule["since"], default=None)


def _retirement_age(t, p):
    """The highest age at which the post of each person may be held. [years]"""
    ages = _rule_in_force(p) or p.retirement_ages[0]
    kind, level = (t.jabatan[name].map(ages).astype("Float64") for name in ("jenis", "jenjang"))
    teaching = t.jabatan["rumpun"].eq("pendidikan") & t.jabatan["jenis"].eq("fungsional")
    functional = level.fillna(ages["keterampilan"]).mask(teaching & (level < ages["guru"]), ages["guru"])
    highest = t.jabatan.assign(highest=t.jabatan["bup"].astype("Float64").fillna(kind).fillna(functional))
    return looked_up(t.pegawai["id_jabatan"], highest, "id_jabatan", "highest")


PLAIN = (tree, twins, post_levels, grades, contracts, pseudonyms, one_unit_of_time, task_times)
ASSUMING = (ages, retirement_rules, retired, ended_contracts)
