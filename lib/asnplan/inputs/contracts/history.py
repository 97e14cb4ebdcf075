"""The years before: how the headcount moved, and what the last edition kept for this one."""

from asnplan.inputs.contracts.vocabulary import choice, decimal, integer, table, text
from asnplan.inputs.words import FULL_TIME, POST_FAMILIES, STATUSES

_MOST = 1_000_000
UNGUARDED = "jumlah kecil tidak dijaga terhadap laporan edisi lalu"

RIWAYAT_PEGAWAI = table(
    "riwayat_pegawai", "satu tahun satu status dan rumpun dalam riwayat pegawai penuh waktu",
    {
        "tahun": integer("Tahun; awal 1 Januari, akhir 31 Desember", 2024, 2000, 2100),
        "status": choice("Status kepegawaian", FULL_TIME, example="PPPK"),
        "rumpun": choice("Rumpun jabatan", POST_FAMILIES, example="kesehatan"),
        "awal": integer("Pegawai pada awal tahun", 130, 0, _MOST, unit="orang"),
        "masuk": integer("Diangkat, dan mutasi dari instansi lain", 20, 0, _MOST, unit="orang"),
        "pensiun": integer("Pensiun karena batas usia", 1, 0, _MOST, unit="orang"),
        "keluar_lain": integer(
            "Berhenti, meninggal, dan mutasi ke instansi lain; juga PPPK yang menjadi PNS", 2, 0, _MOST, unit="orang"
        ),
        "kontrak_berakhir": integer("Kontrak berakhir dan tidak diperpanjang; hanya PPPK", 1, 0, _MOST, unit="orang", empty=True),
        "kontrak_diperpanjang": integer("Kontrak berakhir dan diperpanjang; hanya PPPK", 28, 0, _MOST, unit="orang", empty=True),
        "pindah": integer("Pindah dari rumpun lain dikurangi ke rumpun lain; boleh negatif", 0, -_MOST, _MOST, unit="orang"),
        "akhir": integer(
            "awal + masuk - pensiun - keluar_lain - kontrak_berakhir + pindah", 146, 0, _MOST, unit="orang"
        ),
    },
    key=["tahun", "status", "rumpun"],
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
    key=["tahun", "status", "rumpun"], of_last_edition="proyeksi edisi lalu tidak diuji",
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
    key=["id_unit", "id_jabatan"], of_last_edition=UNGUARDED,
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
    key=["id_unit", "id_jabatan", "status", "tahun"], of_last_edition=UNGUARDED,
)  # fmt: skip
