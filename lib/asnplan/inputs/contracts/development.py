"""Recruitment rounds, competence, training, performance and what the public says."""

from asnplan.inputs.contracts.vocabulary import choice, date, decimal, flag, integer, table, text
from asnplan.inputs.words import COMPLAINT_KINDS, RATINGS, SEAT_KINDS

COMPETENCES = (
    "Integritas", "Kerja sama", "Komunikasi", "Orientasi pada hasil", "Pelayanan publik",
    "Pengembangan diri dan orang lain", "Mengelola perubahan", "Pengambilan keputusan", "Perekat bangsa", "Teknis",
)  # fmt: skip
TRAINING_FORMS = (
    "kepemimpinan", "fungsional", "teknis", "lokakarya", "seminar", "bimbingan", "pembelajaran daring",
    "pendidikan formal",
)  # fmt: skip
EXPECTATIONS = ("di bawah ekspektasi", "sesuai ekspektasi", "di atas ekspektasi")

FORMASI = table(
    "formasi", "satu formasi yang diumumkan",
    {
        "id_formasi": text("Kode formasi, unik", "F-2024-001"),
        "tahun": integer("Tahun pengadaan", 2024, 2000, 2100),
        "pengadaan": choice("Jenis pengadaan", ("CPNS", "PPPK")),
        "id_unit": text("Unit penempatan", "U-24", references="unit.id_unit"),
        "id_jabatan": text("Jabatan", "J-101", references="jabatan.id_jabatan"),
        "jenis_formasi": choice("Jenis formasi", SEAT_KINDS),
        "jumlah": integer("Jumlah kebutuhan", 2, 1, 10_000, unit="formasi"),
        "terisi": integer("Sudah diangkat; kosong bila seleksi belum selesai", 1, 0, 10_000, unit="orang", empty=True),
    },
    key=["id_formasi"],
)  # fmt: skip

SELEKSI = table(
    "seleksi", "satu pelamar (pengenal samaran)",
    {
        "id_peserta": text("Pengenal samaran, unik", "S-004711", identifier=True),
        "id_formasi": text("Formasi yang dilamar", "F-2024-001", references="formasi.id_formasi"),
        "tanggal_lahir": date("Tanggal lahir", "1998-03-01"),
        "jenis_kelamin": choice("Jenis kelamin", ("L", "P")),
        "disabilitas": flag("Penyandang disabilitas"),
        "administrasi": choice("Hasil seleksi administrasi", ("MS", "TMS")),
        "twk": integer("Nilai TWK; kosong bila tidak hadir", 90, 0, 150, empty=True),
        "tiu": integer("Nilai TIU", 120, 0, 175, empty=True),
        "tkp": integer("Nilai TKP", 180, 0, 225, empty=True),
        "skb": decimal("Nilai SKB, skala 0-100; kosong bila tidak ikut", 78.5, 0, 100, empty=True),
        "ipk": decimal("IPK; untuk SMA rata-rata ijazah dibagi 25", 3.41, 0, 4, empty=True),
    },
    key=["id_peserta"],
)  # fmt: skip

STANDAR_KOMPETENSI = table(
    "standar_kompetensi", "standar satu kompetensi untuk satu jabatan",
    {
        "id_jabatan": text("Jabatan", "J-101", references="jabatan.id_jabatan"),
        "kompetensi": choice("Kompetensi (PermenPANRB 38/2017)", COMPETENCES),
        "level": integer("Level yang disyaratkan", 3, 1, 5, unit="level"),
    },
    key=["id_jabatan", "kompetensi"],
)  # fmt: skip

ASESMEN = table(
    "asesmen", "hasil asesmen satu kompetensi satu pegawai",
    {
        "id_pegawai": text("Pegawai", "P-00017", references="pegawai.id_pegawai"),
        "kompetensi": choice("Kompetensi", COMPETENCES),
        "tahun": integer("Tahun asesmen", 2025, 2000, 2100),
        "level": integer("Level yang dicapai", 2, 1, 5, unit="level"),
    },
    key=["id_pegawai", "kompetensi"],
)  # fmt: skip

PELATIHAN = table(
    "pelatihan", "satu pelatihan yang diikuti satu pegawai",
    {
        "id_pegawai": text("Pegawai", "P-00017", references="pegawai.id_pegawai"),
        "id_pelatihan": text("Pelatihan dalam katalog", "K-012", references="katalog_pelatihan.id_pelatihan"),
        "tahun": integer("Tahun pelaksanaan", 2025, 2000, 2100),
        "jp": integer("Jam pelajaran yang diakui", 20, 1, 2000, unit="JP"),
        "nilai_awal": decimal("Nilai tes awal", 55, 0, 100, empty=True),
        "nilai_akhir": decimal("Nilai tes akhir", 78, 0, 100, empty=True),
    },
    key=["id_pegawai", "id_pelatihan", "tahun"],
)  # fmt: skip

KATALOG_PELATIHAN = table(
    "katalog_pelatihan", "satu pelatihan yang ditawarkan",
    {
        "id_pelatihan": text("Kode pelatihan, unik", "K-012"),
        "nama": text("Nama pelatihan", "Bimbingan teknis pelayanan prima"),
        "bentuk": choice("Bentuk", TRAINING_FORMS, example="lokakarya"),
        "kompetensi": choice("Kompetensi yang ditingkatkan", COMPETENCES, example="Pelayanan publik"),
        "level": integer("Level yang dicapai lulusan", 3, 1, 5, unit="level"),
        "jp": integer("Jam pelajaran", 24, 1, 2000, unit="JP"),
        "biaya": integer("Biaya satu peserta", 1_500_000, 0, 500_000_000, unit="rupiah/peserta"),
        "kursi": integer("Kursi setahun", 60, 1, 100_000, unit="peserta"),
    },
    key=["id_pelatihan"],
)  # fmt: skip

KINERJA = table(
    "kinerja", "penilaian kinerja satu pegawai dalam satu tahun",
    {
        "id_pegawai": text("Pegawai", "P-00017", references="pegawai.id_pegawai"),
        "tahun": integer("Tahun penilaian", 2025, 2000, 2100),
        "hasil_kerja": choice("Rating hasil kerja", EXPECTATIONS, example="sesuai ekspektasi"),
        "perilaku": choice("Rating perilaku kerja", EXPECTATIONS, example="sesuai ekspektasi"),
        "predikat": choice("Predikat yang ditetapkan", RATINGS, example="Baik"),
        "disiplin": choice("Hukuman disiplin terberat lima tahun terakhir", ("tidak ada", "ringan", "sedang", "berat")),
    },
    key=["id_pegawai", "tahun"],
)  # fmt: skip

_UNSUR = (
    "persyaratan", "sistem, mekanisme, prosedur", "waktu penyelesaian", "biaya/tarif", "produk layanan",
    "kompetensi pelaksana", "perilaku pelaksana", "penanganan pengaduan", "sarana prasarana",
)  # fmt: skip
UNSUR = {f"u{i}": name for i, name in enumerate(_UNSUR, 1)}

SKM = table(
    "skm", "jawaban satu responden",
    {
        "id_responden": text("Pengenal responden, unik", "R-01234", identifier=True),
        "id_unit": text("Unit pelayanan", "U-14", references="unit.id_unit"),
        "layanan": text("Nama layanan", "KTP elektronik"),
        "periode": text("Triwulan survei, TTTT-Tn", "2025-T3"),
        **{u: integer(f"Nilai unsur {name}", 3, 1, 4, empty=True) for u, name in UNSUR.items()},
    },
    key=["id_responden"],
)  # fmt: skip

PENGADUAN = table(
    "pengaduan", "satu pengaduan",
    {
        "id_pengaduan": text("Nomor pengaduan, unik", "A-2025-0141", identifier=True),
        "id_unit": text("Unit yang diadukan", "U-13", references="unit.id_unit"),
        "kategori": text("Pokok pengaduan", "sampah"),
        "jenis": choice("Jenis menurut tenggat", COMPLAINT_KINDS),
        "tanggal_masuk": date("Tanggal masuk", "2025-03-04"),
        "tanggal_selesai": date("Tanggal selesai; kosong bila belum", "2025-03-12", empty=True),
    },
    key=["id_pengaduan"],
)  # fmt: skip
