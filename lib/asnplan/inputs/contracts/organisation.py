"""Units, posts, people and their workload."""

from asnplan.inputs.contracts.vocabulary import choice, date, decimal, integer, table, text
from asnplan.inputs.words import EDUCATION, GRADES, PERIODS, POST_FAMILIES, PPPK_GRADES, STATUSES

UNIT_KINDS = (
    "pemerintah daerah", "sekretariat", "inspektorat", "dinas", "badan", "satuan",
    "kecamatan", "kelurahan", "puskesmas", "rsud", "sekolah",
)  # fmt: skip
POST_KINDS = ("jpt", "administrator", "pengawas", "fungsional", "pelaksana")
POST_LEVELS = (
    "ahli utama", "ahli madya", "ahli muda", "ahli pertama", "penyelia", "mahir", "terampil", "pemula",
    "klerek", "operator", "teknisi",
)  # fmt: skip
TIME_UNITS = ("menit", "jam")

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

PROYEKSI_LALU = table(
    "proyeksi_lalu", "satu kelompok jabatan dan status dalam proyeksi edisi lalu",
    {
        "tahun": integer("Tahun yang diproyeksikan (keadaan awal tahun)", 2026, 2000, 2100),
        "status": choice("Status kepegawaian", STATUSES),
        "rumpun": choice("Rumpun jabatan", POST_FAMILIES, example="kesehatan"),
        "bezetting": decimal("Proyeksi bezetting", 512, 0, 10_000_000, unit="orang"),
        "bawah": decimal("Batas bawah selang 90 %", 498, 0, 10_000_000, unit="orang", empty=True),
        "atas": decimal("Batas atas selang 90 %", 525, 0, 10_000_000, unit="orang", empty=True),
    },
    key=["tahun", "status", "rumpun"],
)  # fmt: skip

PEMANGKU_LALU = table(
    "pemangku_lalu", "satu jabatan dalam satu unit menurut laporan edisi lalu; rahasia, dibuat bab analisis",
    {
        "id_unit": text("Unit; boleh yang kini tidak ada", "U-24"),
        "id_jabatan": text("Jabatan; boleh yang kini tidak ada", "J-101"),
        "opd": text("Perangkat daerah", "U-24"),
        "jabatan": text("Nama jabatan", "Penelaah Teknis Kebijakan"),
        "rumpun": choice("Rumpun jabatan", POST_FAMILIES, example="teknis"),
        "metode": text("Cara hitung kebutuhan", "ABK"),
        "tempat": text("Jenis unit atau jenjang sekolah", "badan", empty=True),
        "kelompok": text("Mata pelajaran atau jenis tenaga", "Matematika", empty=True),
        "kecamatan": text("Kecamatan yang dilayani unit", "Rangkui", empty=True),
        "bezetting_pns": integer("Pemangku PNS", 4, 0, 100_000, unit="orang"),
        "bezetting_pppk": integer("Pemangku PPPK penuh waktu", 2, 0, 100_000, unit="orang"),
        "bezetting_paruh_waktu": integer("Pemangku PPPK paruh waktu", 0, 0, 100_000, unit="orang"),
        "kekurangan": integer("Kekurangan; kosong bila belum ada ABK", 1, 0, 100_000, unit="kedudukan", empty=True),
        "kelebihan": integer("Kelebihan; kosong bila belum ada ABK", 0, 0, 100_000, unit="kedudukan", empty=True),
    },
    key=["id_unit", "id_jabatan"], of_last_edition=True,
)  # fmt: skip

PENSIUN_LALU = table(
    "pensiun_lalu", "yang pensiun dari satu jabatan dalam satu tahun menurut laporan edisi lalu; rahasia",
    {
        "id_unit": text("Unit; boleh yang kini tidak ada", "U-24"),
        "id_jabatan": text("Jabatan; boleh yang kini tidak ada", "J-101"),
        "status": choice("Status kepegawaian", STATUSES),
        "tahun": integer("Tahun pensiun", 2027, 2000, 2100),
        "pensiun": integer("Banyaknya yang pensiun", 2, 0, 100_000, unit="orang"),
    },
    key=["id_unit", "id_jabatan", "status", "tahun"], of_last_edition=True,
)  # fmt: skip
