"""Rules on recruitment, competence, performance, surveys and complaints."""

from asnplan.inputs.rules.odd import ask, doubtful, looked_up, wrong

SKD = ("twk", "tiu", "tkp")
ELEMENTS = [f"u{i}" for i in range(1, 10)]


def seats(t):
    """No more are appointed than were announced."""
    over = t.formasi["terisi"] > t.formasi["jumlah"]
    yield wrong("formasi", over, ["terisi", "jumlah"], "terisi tidak boleh melebihi jumlah")


def stages(t):
    """Who fails one stage has no score in the next; a score of the SKD is complete or absent."""
    applicant = t.seleksi
    taken = applicant[list(SKD)].notna()
    failed = (applicant["administrasi"] == "TMS") & taken.any(axis=1)
    yield wrong("seleksi", failed, ["administrasi", *SKD], "TMS tidak boleh punya nilai SKD")
    partial = taken.any(axis=1) & ~taken.all(axis=1)
    yield wrong("seleksi", partial, list(SKD), "nilai SKD harus lengkap atau kosong semua")
    skipped = applicant["skb"].notna() & ~taken.any(axis=1)
    yield wrong("seleksi", skipped, ["skb", *SKD], "nilai SKB tanpa nilai SKD")


def applicants(t):
    """Applicants are at least 18 in the year they apply."""
    year = looked_up(t.seleksi["id_formasi"], t.formasi, "id_formasi", "tahun")
    young = year - t.seleksi["tanggal_lahir"].dt.year < 18
    yield ask("seleksi", young, "tanggal_lahir", "berumur di bawah 18 tahun pada tahun pengadaan")


def hours(t):
    """A training counts no more hours than the catalogue gives it."""
    offered = looked_up(t.pelatihan["id_pelatihan"], t.katalog_pelatihan, "id_pelatihan", "jp")
    yield ask("pelatihan", t.pelatihan["jp"] > offered, ["id_pelatihan", "jp"], "melebihi JP dalam katalog")


def surveys(t):
    """Quarters are written 2025-T3, and every answer sheet has an answer."""
    strange = ~t.skm["periode"].str.fullmatch(r"20\d\d-T[1-4]") & t.skm["periode"].notna()
    yield wrong("skm", strange, "periode", "harus TTTT-T1 sampai TTTT-T4", "contoh: 2025-T3")
    blank = t.skm[ELEMENTS].isna().all(axis=1)
    yield doubtful("skm", blank, "id_responden", "semua unsur kosong", "hapus baris ini")


def complaints(t):
    """A complaint ends after it came in."""
    begin, end = t.pengaduan["tanggal_masuk"], t.pengaduan["tanggal_selesai"]
    yield wrong("pengaduan", end < begin, ["tanggal_masuk", "tanggal_selesai"], "selesai sebelum masuk")


def later(t, p):
    """Nothing that has happened lies after the date of the data."""
    for table in ("pelatihan", "kinerja", "asesmen"):
        ahead = getattr(t, table)["tahun"] > p.data_date.year
        yield ask(table, ahead, "tahun", f"sesudah keadaan data ({p.data_date})")
    for column in ("tanggal_masuk", "tanggal_selesai"):
        yield ask("pengaduan", t.pengaduan[column] > p.base_date, column, f"sesudah keadaan data ({p.data_date})")


PLAIN = (seats, stages, applicants, hours, surveys, complaints)
ASSUMING = (later,)
