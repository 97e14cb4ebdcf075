"""Units, posts, people and their workload."""

from asnplan.inputs.contracts.vocabulary import choice, date, decimal, integer, table, text
from asnplan.inputs.words import EDUCATION, GRADES, MANAGERIAL, PERIODS, POST_FAMILIES, PPPK_GRADES, STATUSES

UNIT_KINDS = (
    "pemerintah daerah", "sekretariat", "inspektorat", "dinas", "badan", "satuan",
    "kecamatan", "kelurahan", "puskesmas", "rsud", "sekolah",
)  # fmt: skip
POST_KINDS = (*MANAGERIAL, "fungsional", "pelaksana")
POST_LEVELS = (
    "ahli utama", "ahli madya", "ahli muda", "ahli pertama", "penyelia", "mahir", "terampil", "pemula",
    "klerek", "operator", "teknisi",
)  # fmt: skip
TIME_UNITS = ("menit", "jam")
ABILITY_METHODS = ("hasil kerja", "objek kerja", "peralatan kerja")

UNIT = table(
    "unit", "satu unit organisasi",
    {
        "id_unit": text("Kode unit, unik", "U-24"),
        "nama": text("Nama lengkap", "Badan Keuangan Daerah"),
        "nama_pendek": text("Nama pendek resmi untuk gambar", "Bakeuda"),
        "induk": text("Kode unit di atasnya; kosong untuk puncak pohon", "U-01", empty=True, references="unit.id_unit"),
        "jenis": choice("Jenis unit", UNIT_KINDS, example="badan"),
        "kecamatan": text("Kecamatan tempat unit melayani; kosong bila seluruh kota", "Rangkui", empty=True),
    },
    key=["id_unit"], required=True,
)  # fmt: skip

JABATAN = table(
    "jabatan", "satu nama jabatan",
    {
        "id_jabatan": text("Kode jabatan, unik", "J-101"),
        "nama": text("Nama jabatan", "Perencana Ahli Pertama"),
        "jenis": choice("Jenis jabatan", POST_KINDS, example="fungsional"),
        "jenjang": choice("Jenjang; kosong untuk jabatan manajerial", POST_LEVELS, example="ahli pertama", empty=True),
        "kelas": integer("Kelas jabatan", 8, 1, 17),
        "rumpun": choice("Rumpun jabatan", POST_FAMILIES, example="teknis"),
        "mapel": text("Mata pelajaran yang diampu; hanya guru", "PJOK", empty=True),
        "jenis_tenaga": text("Jenis tenaga kesehatan menurut standar fasilitas", "perawat", empty=True),
        "bup": integer("Batas usia pensiun khusus; kosong: menurut aturan di params", 60, 50, 70, unit="tahun", empty=True),
        "pendidikan_minimum": choice("Pendidikan terendah yang disyaratkan", EDUCATION, example="S-1"),
    },
    key=["id_jabatan"], required=True,
)  # fmt: skip

PEGAWAI = table(
    "pegawai", "satu pegawai (pengenal samaran)",
    {
        "id_pegawai": text("Pengenal samaran, unik; bukan NIP atau NIK", "P-00017", identifier=True),
        "status": choice("Status kepegawaian", STATUSES),
        "tanggal_lahir": date("Tanggal lahir", "1979-05-17"),
        "jenis_kelamin": choice("Jenis kelamin: L laki-laki, P perempuan", ("L", "P")),
        "golongan": choice("Golongan PNS (III/a) atau PPPK (IX); kosong untuk PPPK paruh waktu", GRADES + PPPK_GRADES, example="III/c", empty=True),
        "masa_kerja": integer("Masa kerja golongan", 12, 0, 45, unit="tahun"),
        "id_unit": text("Unit tempat bekerja", "U-24", references="unit.id_unit"),
        "id_jabatan": text("Jabatan yang dipangku", "J-101", references="jabatan.id_jabatan"),
        "pendidikan": choice("Pendidikan terakhir", EDUCATION, example="S-1"),
        "akhir_kontrak": date("Hari terakhir kontrak; hanya PPPK", "2028-02-29", empty=True),
    },
    key=["id_pegawai"], required=True,
)  # fmt: skip

PELAKSANA_TUGAS = table(
    "pelaksana_tugas", "satu jabatan manajerial yang tugasnya dijalankan pelaksana",
    {
        "id_unit": text("Unit", "U-24", references="unit.id_unit"),
        "id_jabatan": text("Jabatan manajerial", "J-002", references="jabatan.id_jabatan"),
        "jenis": choice("Plt: jabatan kosong; Plh: pemangkunya berhalangan sementara", ("Plt", "Plh")),
        "mulai": date("Hari mulai bertugas", "2025-07-01"),
    },
    key=["id_unit", "id_jabatan"],
)  # fmt: skip

BEBAN_KERJA = table(
    "beban_kerja", "satu tugas satu jabatan dalam satu unit",
    {
        "id_unit": text("Unit", "U-24", references="unit.id_unit"),
        "id_jabatan": text("Jabatan", "J-101", references="jabatan.id_jabatan"),
        "nomor_tugas": integer("Nomor urut tugas dalam jabatan", 1, 1, 60),
        "uraian": text("Uraian tugas", "Menyusun rancangan anggaran kas"),
        "hasil": text("Hasil kerja", "dokumen"),
        "volume": decimal("Banyaknya hasil per periode", 24, 0.001, 10_000_000, unit="hasil/periode"),
        "periode": choice("Periode volume", PERIODS, example="bulan"),
        "norma_waktu": decimal("Waktu penyelesaian satu hasil", 90, 0.01, 200_000, unit="lihat satuan_waktu"),
        "satuan_waktu": choice("Satuan norma waktu", TIME_UNITS),
    },
    key=["id_unit", "id_jabatan", "nomor_tugas"], required=True,
)  # fmt: skip

NORMA_KEMAMPUAN = table(
    "norma_kemampuan", "satu hasil, objek atau kelompok alat yang menjadi dasar kebutuhan satu jabatan dalam satu unit",
    {
        "id_unit": text("Unit", "U-24", references="unit.id_unit"),
        "id_jabatan": text("Jabatan; tugasnya tidak ada di beban_kerja", "J-101", references="jabatan.id_jabatan"),
        "nomor": integer("Nomor urut dalam jabatan", 1, 1, 60),
        "metode": choice("Metode ABK; satu metode untuk satu jabatan dalam satu unit", ABILITY_METHODS),
        "uraian": text("Hasil, objek atau alat", "Surat yang diagendakan"),
        "volume": decimal("Banyaknya hasil atau objek per periode, atau banyaknya alat", 1000, 0.001, 10_000_000, unit="hasil, objek atau alat"),
        "kemampuan": decimal("Yang diselesaikan satu pegawai dalam periode yang sama, atau alat yang dilayani satu regu", 100, 0.001, 10_000_000, unit="hasil, objek atau alat"),
        "orang": decimal("Pemangku jabatan ini dalam satu regu; hanya peralatan kerja", 2, 0.01, 1000, unit="orang", empty=True),
    },
    key=["id_unit", "id_jabatan", "nomor"],
)  # fmt: skip
