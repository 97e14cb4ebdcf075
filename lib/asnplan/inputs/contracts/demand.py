"""What the city must serve (people, pupils, patients) and what it can pay."""

from asnplan.inputs.contracts.organisation import TIME_UNITS
from asnplan.inputs.contracts.vocabulary import choice, decimal, flag, integer, table, text
from asnplan.inputs.words import FULL_TIME, GRADES, HEALTH_ACTIVITIES, POPULATION_SOURCES, PPPK_GRADES, SCHOOL_LEVELS

SETTINGS = ("perkotaan", "perdesaan", "terpencil")
RUPIAH = 100_000_000_000_000

PENDUDUK = table(
    "penduduk", "satu kecamatan, tahun dan sumber",
    {
        "kecamatan": text("Nama kecamatan", "Rangkui"),
        "tahun": integer("Tahun (keadaan akhir tahun)", 2024, 1970, 2100),
        "sumber": choice("Deret asal; BPS dan Dukcapil tidak pernah dicampur", POPULATION_SOURCES),
        "jumlah": integer("Jumlah penduduk", 41_940, 1, 20_000_000, unit="orang"),
    },
    key=["kecamatan", "tahun", "sumber"],
)  # fmt: skip

SEKOLAH = table(
    "sekolah", "satu tingkat kelas satu sekolah negeri",
    {
        "id_unit": text("Unit sekolah", "U-301", references="unit.id_unit"),
        "jenjang": choice("Jenjang sekolah", SCHOOL_LEVELS, example="SD"),
        "tingkat": integer("Tingkat kelas; TK: 0", 1, 0, 9),
        "rombel": integer("Rombongan belajar yang berjalan", 2, 1, 40, unit="rombel"),
        "siswa": integer("Siswa", 51, 0, 2000, unit="siswa"),
    },
    key=["id_unit", "tingkat"],
)  # fmt: skip

KURIKULUM = table(
    "kurikulum", "jam satu mata pelajaran pada satu tingkat",
    {
        "jenjang": choice("Jenjang sekolah", SCHOOL_LEVELS, example="SMP"),
        "tingkat": integer("Tingkat kelas", 7, 0, 9),
        "mapel": text("Mata pelajaran", "Matematika"),
        "jam_per_minggu": decimal("Alokasi jam tatap muka", 5, 0.5, 40, unit="jam/minggu"),
    },
    key=["jenjang", "tingkat", "mapel"],
)  # fmt: skip

FASILITAS_KESEHATAN = table(
    "fasilitas_kesehatan", "satu fasilitas kesehatan milik kota",
    {
        "id_unit": text("Unit fasilitas", "U-80", references="unit.id_unit"),
        "jenis": choice("Jenis fasilitas", ("puskesmas", "rsud")),
        "kelas": choice("Kelas rumah sakit; kosong untuk puskesmas", ("A", "B", "C", "D"), example="C", empty=True),
        "rawat_inap": flag("Melayani rawat inap"),
        "wilayah": choice("Kategori wilayah", SETTINGS),
        "tempat_tidur": integer("Tempat tidur", 0, 0, 3000, unit="tempat tidur"),
        "jumlah_pustu": integer("Puskesmas pembantu di bawahnya", 1, 0, 40, unit="pustu"),
    },
    key=["id_unit"],
)  # fmt: skip

KEGIATAN_KESEHATAN = table(
    "kegiatan_kesehatan", "satu kegiatan satu jenis tenaga pada satu fasilitas",
    {
        "id_unit": text("Unit fasilitas", "U-80", references="fasilitas_kesehatan.id_unit"),
        "jenis_tenaga": text("Jenis tenaga", "perawat"),
        "kegiatan": text("Nama kegiatan", "Tindakan keperawatan"),
        "golongan_kegiatan": choice("pokok: dihitung dari volume; penunjang: bagian waktu semua tenaga; tambahan perorangan: waktu tenaga tertentu", HEALTH_ACTIVITIES),
        "volume": decimal("Capaian setahun; tambahan perorangan: banyaknya tenaga yang mengerjakan; penunjang: kosong", 9600, 0.001, 10_000_000, unit="kegiatan/tahun; orang", empty=True),
        "norma_waktu": decimal("Waktu satu kegiatan; tambahan perorangan: waktu tiap orang setahun; penunjang: kosong", 15, 0.01, 10_000, unit="lihat satuan_waktu", empty=True),
        "satuan_waktu": choice("Satuan norma waktu", TIME_UNITS),
        "bagian_waktu": decimal("Bagian waktu kerja tersedia; hanya kegiatan penunjang", 4.5, 0.01, 90, unit="%", empty=True),
    },
    key=["id_unit", "jenis_tenaga", "kegiatan"],
)  # fmt: skip

APBD = table(
    "apbd", "satu tahun anggaran dan versinya",
    {
        "tahun": integer("Tahun anggaran", 2025, 2000, 2100),
        "versi": choice("Versi anggaran", ("murni", "perubahan", "realisasi")),
        "pendapatan": integer("Pendapatan daerah", 962_790_000_000, 1, RUPIAH, unit="rupiah"),
        "belanja": integer("Belanja daerah", 1_045_260_000_000, 1, RUPIAH, unit="rupiah"),
        "belanja_pegawai": integer("Belanja pegawai", 430_000_000_000, 1, RUPIAH, unit="rupiah", empty=True),
        "tunjangan_guru_tkd": integer("Tunjangan guru yang dibiayai TKD", 62_000_000_000, 0, RUPIAH, unit="rupiah", empty=True),
    },
    key=["tahun", "versi"],
)  # fmt: skip

GAJI = table(
    "gaji", "gaji pokok satu golongan dan masa kerja",
    {
        "status": choice("Status kepegawaian", FULL_TIME),
        "golongan": choice("Golongan", GRADES + PPPK_GRADES, example="III/a"),
        "masa_kerja": integer("Masa kerja golongan", 0, 0, 45, unit="tahun"),
        "gaji_pokok": integer("Gaji pokok sebulan", 2_785_700, 100_000, 100_000_000, unit="rupiah/bulan"),
        "peraturan": text("Dasar hukum", "PP 5/2024"),
    },
    key=["status", "golongan", "masa_kerja"], required=True,
)  # fmt: skip
