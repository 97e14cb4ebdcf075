"""One call of every kind of figure, with the hard cases of real registers, drawn once and measured."""

from functools import cache
from unittest import mock

import numpy as np
import pandas as pd
from matplotlib.text import Text

from asnplan import show
from asnplan.show import bundle, figure

LONG = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana"
NAMES = ["Dinas Pendidikan dan Kebudayaan", "Dinas Kesehatan", LONG, "Satuan Polisi Pamong Praja", "Kecamatan Rangkui",
         "Sekretariat Daerah", "RSUD Depati Hamzah", "Inspektorat", "Bappeda & Litbang <uji>"]  # fmt: skip

UNITS = pd.DataFrame({
    "unit": NAMES,
    "kekurangan": pd.array([412, 233, 9, 67, 3, 25, 154, 18, pd.NA], dtype="Int64"),
    "pns": [900, 500, 33, 60, 20, 110, 300, 30, 28],
    "pppk": [300, 120, 9, 20, 2, 0, 90, 3, 5],
    "paruh_waktu": [500, 80, 8, 120, 9, 60, 70, 1, 5],
    "selisih": [352, 173, -51, 7, -57, -35, 94, -42, -60],
    "ej": [0.91, 0.83, 1.07, 0.99, 0.99, 0.6, 1.33, 0.95, 1.0],
    "biaya": [29.4e9, 16.6e9, 0.6e9, 4.8e9, 2.1e8, 1.8e9, 11e9, 1.3e9, 0],
})  # fmt: skip

YEARS = pd.DataFrame({
    "tahun": range(2026, 2031),
    "pns": [2905, 2810, 2700, 2590, 2489], "pppk": [743, 900, 980, 1010, 1040], "baru": [3, 20, 60, 40, 100],
    "kebutuhan": [4100, 4120, 4150, 4190, 4230], "lain": [4101, 4121, 4151, 4191, 4231],
    "rendah": [4100, 4080, 4070, 4070, 4060], "tinggi": [4100, 4170, 4240, 4330, 4420], "arus": [-120, 40, -35, 0, 80],
})  # fmt: skip

SCORES = pd.DataFrame(
    np.random.default_rng(7).integers(100, 400, (9, 9)) / 100, index=NAMES, columns=[f"U{n}" for n in range(1, 10)]
)
FAMILIES = pd.DataFrame(
    0.5, index=["Integritas", "Komunikasi"], columns=["administrasi", "kesehatan", "manajerial", "pendidikan", "teknis"]
)
COURSES = SCORES.rename_axis("unit").reset_index().melt("unit", var_name="unsur", value_name="nilai")
CLOUD = pd.DataFrame(np.random.default_rng(7).normal(size=(1500, 2)), columns=["a", "b"]).assign(
    n=lambda f: f.index.astype(str)
)
DISTRICTS = pd.DataFrame({
    "kecamatan": ["Gabek", "Gerunggang", "Rangkui", "Taman Sari", "Pangkal Balam", "Girimaya", "Bukit Intan"],
    "penduduk": [33000, 46754, 41940, 13117, 22124, 20833, 41343],
    "pertumbuhan": [0.012, 0.0081, -0.004, 0.0, 0.0213, 0.0134, np.nan],
    "asn": [6.1, 4.04, 9.9, 12.26, np.nan, 4.1, 5.5],
    "pegawai": [140, 162, 377, 159, np.nan, 3, 219],
    "baris": [0, 1, 2, 1, 1, 3, 2], "lajur": [1, 0, 1, 1, 2, 1, 2],
})  # fmt: skip

COMING = pd.DataFrame({
    "tahun": range(2021, 2032),
    "tercatat": [3850, 3790, 3812, 3700, 3655, 3648] + [np.nan] * 5,
    "median": [np.nan] * 6 + [3580, 3512, 3466, 3391, 3333],
    "b5": [np.nan] * 6 + [3552, 3461, 3392, 3298, 3221], "b25": [np.nan] * 6 + [3568, 3490, 3436, 3353, 3288],
    "b75": [np.nan] * 6 + [3592, 3534, 3496, 3429, 3377], "b95": [np.nan] * 6 + [3611, 3570, 3549, 3490, 3451],
})  # fmt: skip
BANDS = {("b25", "b75"): "50 %", ("b5", "b95"): "Rentang 90 %"}
FEW = COMING[6:].assign(median=[14, 10, 7, 5, 3], rendah=[12, 7, 4, 2, 0], tinggi=[16, 14, 12, 10, 9])

AGES = pd.DataFrame({
    "umur": ["sampai 25 tahun", "26–30", "31–35", "36–40", "41–45", "46–50", "51–55", "56–57", "58 tahun ke atas"],
    "laki": [12, 88, 143, 190, 236, 251, 205, 87, 3], "perempuan": [19, 166, 274, 391, 402, 366, 298, 121, 0],
})  # fmt: skip
YEARLY = pd.DataFrame({"umur": range(18, 60), "laki": range(42), "perempuan": [0] * 30 + list(range(12))})
SIDES = ("laki", "Laki-laki"), ("perempuan", "Perempuan")

MOVES = pd.DataFrame({
    "asumsi": ["Pertumbuhan penduduk per tahun", "Waktu kerja efektif", "Angka Kredit tahunan", "Beban puncak musiman",
               "Rasio murid per rombongan belajar menurut kapasitas ruang kelas", "Jam tatap muka guru", "Norma waktu"],
    "bawah": [4180, 4512, 4231, 4240, np.nan, 4219, 3903], "atas": [4295, 3950, 4231, 4268, 4402, 4233, 4470],
    "nilai_bawah": ["0,8 %", "72.000 menit", "10", "tanpa musim", "28 murid", "18 jam per minggu", "−10 % dari norma"],
    "nilai_atas": ["2,4 %", "80.000 menit", "14", "seluruh tahun anggaran berjalan", "36 murid", "26 jam per minggu",
                   "+10 % dari norma"],
})  # fmt: skip

HERE = show.counts(DISTRICTS, ["pegawai"], [["kecamatan"]]).beside("pegawai", "asn")

OFFICE = pd.DataFrame(
    [
        ("camat", None, None, "Camat", "administrator", 12, 0, 1),
        ("sekcam", "camat", None, "Sekretaris Kecamatan", "administrator", 11, 1, 1),
        ("umum", "sekcam", None, "Kepala Subbagian Umum, Kepegawaian, Keuangan dan Perlengkapan", "pengawas", 9, 1, 1),
        ("program", "sekcam", None, "Kepala Subbagian Program", "pengawas", 9, 1, 1),
        ("seksi", "camat", None, "Kepala Seksi Pemberdayaan Masyarakat", "pengawas", 9, 2, 1),
        ("satu", "camat", "Kel. Gedung Nasional", "Lurah", "pengawas", 9, 1, 1),
        ("dua", "camat", "Kel. Batin Tikal", "Lurah", "pengawas", 9, 0, 1),
        ("analis", None, None, "Analis Kebijakan Ahli Muda", "fungsional", 9, 6, 8),
        ("penelaah", None, None, "Penelaah Teknis Kebijakan", "pelaksana", 7, 9, 9),
        ("operator", None, None, "Pengadministrasi Perkantoran", "pelaksana", 5, 3, None),
        ("umum2", None, None, "Pengelola Umum Operasional", "pelaksana", 3, 12, 7),
    ],
    columns=["id", "induk", "unit", "jabatan", "jenis", "kelas", "bezetting", "kebutuhan"],
).astype({"bezetting": "Int64", "kebutuhan": "Int64"})
OFFICE["selisih"] = OFFICE["bezetting"] - OFFICE["kebutuhan"]
JOBS = {"jpt": ("Kepala Dinas", 1), "administrator": ("Kepala Bidang", 12), "pengawas": ("Kepala Seksi", 30),
        "fungsional": ("Penata Layanan", 25), "pelaksana": ("Pengelola", 12)}  # fmt: skip
TASKS = ["Umum", "Pemberdayaan Perempuan", "Kesejahteraan Sosial", "Pengelolaan Sampah dan Limbah B3", "Pertanahan",
         "Penanggulangan Kebakaran", "Sumber Daya Air", LONG.removeprefix("Dinas ")]  # fmt: skip
LARGE = pd.DataFrame([
    (f"{kind} {n}", None if kind not in ("administrator", "pengawas") else "jpt 0", None,
     f"{job} {TASKS[n * 3 % (8 if n < 2 else 7)]}", kind, 15 - n % 9, n * 3 % 13, n * 5 % 11, n * 3 % 13 - n * 5 % 11)
    for kind, (job, count) in JOBS.items() for n in range(count)
], columns=[*OFFICE])  # fmt: skip
HOLDERS = show.counts(OFFICE, ["bezetting"], [["id"]]).beside("bezetting", "selisih")

LEAVING = pd.DataFrame({
    "tahun": range(2026, 2031), "PNS": [95, 104, 88, 121, 117], "PPPK": [3, 6, 0, 9, 12], "lain": [2, 0, 7, 5, 1],
})  # fmt: skip
RETIRED = show.counts(LEAVING.melt("tahun", var_name="status", value_name="pensiun"), ["pensiun"],
                      [["tahun"], ["status"], ["tahun", "status"]])  # fmt: skip
HELD_POSTS = pd.DataFrame([
    ("Dinas dan badan", "manajerial", 96, 100), ("Dinas dan badan", "pelaksana", 812, 843),
    ("Dinas dan badan", "teknis", 214, 202), ("Dinas dan badan", "pendidikan", 7, 6),
    ("Kecamatan", "manajerial", 28, 30), ("Kecamatan", "pelaksana", 96, 90), ("Kecamatan", "teknis", 3, 10),
    ("Puskesmas", "pelaksana", 41, 50),
    ("Puskesmas", "teknis", 9, 6), ("Puskesmas", "kesehatan", 402, 468), ("Sekolah", "pelaksana", 122, 140),
    ("Sekolah", "pendidikan", 1180, 1387),
], columns=["kelompok", "rumpun", "bezetting", "kebutuhan"])  # fmt: skip
HELD_POSTS["selisih"] = HELD_POSTS["bezetting"] - HELD_POSTS["kebutuhan"]
GAPS = HELD_POSTS.pivot(index="kelompok", columns="rumpun", values="selisih")
BALANCE = show.counts(HELD_POSTS, ["bezetting"], [["kelompok"], ["rumpun"], ["kelompok", "rumpun"]])
BALANCE = BALANCE.beside("bezetting", "selisih").of("selisih")

PARTS = {"pns": "PNS", "pppk": "PPPK", "paruh_waktu": "PPPK Paruh Waktu"}
LINES = {"kebutuhan": "Kebutuhan", "lain": "Skenario penduduk cepat", "pns": "PNS", "pppk": "PPPK"}
MANY = pd.DataFrame({"unit": [f"Kelurahan nomor {n}" for n in range(42)], "n": range(42)})
NUMBERED = COURSES[:40].assign(nomor=range(40))
CLOSE = pd.DataFrame({"unit": NAMES[:3], "bawah": [0.356, 0.384, 0.646], "atas": [0.36, 0.452, 1.0]})
HOURS = pd.DataFrame({"kelas": ["0", "1–19", "20 ke atas"], "pegawai": [474, 905, 242]})
NEEDS = {
    "pns": "sudah dilatih tahun ini",
    "nol": "terkendala anggaran",
    "pppk": "belum ada pelatihan",
    "baru": "lewat tenggat",
}
BOUNDS = {"unit": "%", "what": "Tingkat kelulusan seleksi kompetensi dasar"}
WIDE = pd.DataFrame(np.arange(96).reshape(4, 24) * 1111, index=NAMES[:4]).rename(columns="Bulan {}".format)
CENSUS = pd.DataFrame({"tahun": [1990, 2010, 2020, 2021, 2022], "jiwa": [108411, 174838, 217753, 225162, 237442]})
PEOPLE = {"unit": "orang", "people": True}
HELD = PEOPLE | {"what": "Pegawai yang dibutuhkan"}

CALLS = {
    "bars": (show.bars, UNITS, "unit", "kekurangan", PEOPLE),
    "bars-few": (show.bars, UNITS[:2], "unit", "kekurangan", {"unit": "kedudukan"}),
    "bars-signed": (show.bars, UNITS, "unit", "selisih", {"unit": "kedudukan", "highlight": ["Inspektorat"]}),
    "bars-money": (show.bars, UNITS, "unit", "biaya", {"unit": "rupiah|rp", "top": 4}),
    "bars-many": (show.bars, MANY, "unit", "n", {"sort": False}),
    "stacked": (show.stacked, UNITS, "unit", PARTS, PEOPLE),
    "dumbbell": (
        show.dumbbell,
        UNITS,
        "unit",
        ("pns", "Bezetting PNS"),
        ("pppk", "Bezetting PPPK"),
        {"unit": "kedudukan"},
    ),
    "stacked-crowded": (
        show.stacked,
        YEARS.assign(nol=0),
        "tahun",
        NEEDS,
        {"what": "Kebutuhan pelatihan menurut nasibnya"},
    ),
    "dumbbell-close": (
        show.dumbbell,
        CLOSE,
        "unit",
        ("bawah", "batas bawah 95 %"),
        ("atas", "batas atas 95 %"),
        BOUNDS,
    ),
    "lines": (show.lines, YEARS, "tahun", LINES, {"unit": "kedudukan", "band": ("rendah", "tinggi", "Rentang 90 %")}),
    "lines-hidden": (show.lines, YEARS, "tahun", {"baru": "Pegawai baru"}, PEOPLE),
    "small-multiples": (show.small_multiples, COURSES, "unsur", "nilai", "unit", {"what": "Nilai unsur"}),
    "columns": (show.columns, YEARS, "tahun", "baru", PEOPLE | {"highlight": 2028}),
    "columns-signed": (show.columns, YEARS, "tahun", "arus", {"unit": "kedudukan"}),
    "columns-parts": (show.columns, YEARS, "tahun", {"pns": "PNS", "pppk": "PPPK", "baru": "Pegawai baru"}, PEOPLE),
    "columns-classes": (show.columns, HOURS, "kelas", "pegawai", {"unit": "kedudukan"}),
    "columns-many": (show.columns, NUMBERED, "nomor", "nilai", {"unit": "poin"}),
    "heatmap-wide": (show.heatmap, WIDE, {"unit": "kedudukan"}),
    "lines-irregular": (show.lines, CENSUS, "tahun", {"jiwa": "Penduduk"}, {"unit": "jiwa"}),
    "heatmap": (show.heatmap, SCORES, {"what": "Nilai unsur pelayanan"}),
    "heatmap-families": (show.heatmap, FAMILIES, {"unit": "%", "what": "Penilaian di bawah standar"}),
    "heatmap-signed": (show.heatmap, SCORES - 2.5, {"unit": "poin|+.1f"}),
    "heatmap-signed-wide": (show.heatmap, WIDE - 50_000, {"what": "Selisih", "unit": "kedudukan"}),
    "fan": (
        show.fan,
        COMING,
        "tahun",
        "median",
        BANDS,
        PEOPLE | {"history": "tercatat", "what": "Pegawai penuh waktu"},
    ),
    "fan-few": (show.fan, FEW, "tahun", "median", {("rendah", "tinggi"): "Rentang simulasi 90 %"}, PEOPLE),
    "pyramid": (show.pyramid, AGES, "umur", *SIDES, PEOPLE | {"what": "Pegawai menurut umur"}),
    "pyramid-many": (show.pyramid, YEARLY, "umur", *SIDES, {"unit": "kedudukan"}),
    "tornado": (show.tornado, MOVES, "asumsi", "bawah", "atas", 4231, "nilai_bawah", "nilai_atas", HELD),
    "tornado-top": (
        show.tornado,
        MOVES.assign(atas=4000),
        "asumsi",
        "bawah",
        "atas",
        4500,
        "nilai_bawah",
        "nilai_atas",
        {"unit": "kedudukan", "top": 3},
    ),
    "post-map": (show.post_map, OFFICE, {"people": HOLDERS, "unit": "kedudukan"}),
    "post-map-many": (show.post_map, LARGE, {"unit": "kedudukan"}),
    "columns-retired": (
        show.columns,
        LEAVING,
        "tahun",
        {name: name for name in ("PNS", "PPPK")},
        {"people": RETIRED, "unit": "orang", "what": "Pensiun"},
    ),
    "columns-whole": (
        show.columns,
        LEAVING.assign(pensiun=LEAVING[["PNS", "PPPK", "lain"]].sum(axis=1)),
        "tahun",
        {name: name for name in ("PNS", "PPPK", "lain")},
        {"people": RETIRED, "unit": "orang", "what": "Pensiun", "whole": "pensiun"},
    ),
    "heatmap-gap": (
        show.heatmap,
        GAPS,
        {"people": BALANCE, "unit": "kedudukan|+d", "what": "Bezetting dikurangi kebutuhan"},
    ),
    "points": (show.points, UNITS, "pns", "ej", "unit", {"unit": "|.2f", "highlight": ["RSUD Depati Hamzah"]}),
    "points-many": (show.points, CLOUD, "a", "b", "n", {}),
    "tiles": (show.tiles, DISTRICTS, "kecamatan", "penduduk", {"unit": "jiwa"}),
    "tiles-placed": (
        show.tiles,
        DISTRICTS,
        "kecamatan",
        "penduduk",
        {"unit": "jiwa", "row": "baris", "column": "lajur"},
    ),
    "tiles-second": (
        show.tiles,
        DISTRICTS,
        "kecamatan",
        "pertumbuhan",
        {"people": HERE, "second": ("asn", ".1f", "ASN per 1.000 jiwa"), "unit": "%", "what": "Pertumbuhan per tahun"},
    ),
    "tiles-second-placed": (
        show.tiles,
        DISTRICTS,
        "kecamatan",
        "penduduk",
        {"row": "baris", "column": "lajur", "second": ("pertumbuhan", "+.1%", "")},
    ),
}


@cache
def drawn(name):
    """The bundle of one of the calls, and matplotlib's drawings of it for a page and for a phone."""
    function, *arguments, options = CALLS[name]
    kept = []
    with (
        mock.patch.object(bundle, "display", lambda data, raw: kept.append(data[bundle.BUNDLE])),
        mock.patch.object(figure, "svg", lambda drawing, name: kept.append(drawing) or figure_svg(drawing, name)),
    ):
        function(*arguments, **{"id": name, "caption": "Temuan", "source": "Register"} | options)
    page, phone, bundled = kept
    return bundled, page, phone


figure_svg = figure.svg


def words(drawing):
    """The texts of a drawing that are really drawn, with their boxes."""
    texts, draw = [], Text.draw
    with mock.patch.object(Text, "draw", lambda text, renderer: texts.append(text) or draw(text, renderer)):
        drawing.draw_without_rendering()
    seen = [text for text in texts if text.get_visible() and text.get_text().strip()]
    return [(text, Text.get_window_extent(text)) for text in seen]
