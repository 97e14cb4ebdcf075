"""The register of assumptions: for each name what it means to a reader, and which values it may have."""

from asnplan.inputs.kinds import DAY, each, fields, named, number, several, that, whole, whole_or, word
from asnplan.inputs.words import (
    COMPLAINT_KINDS,
    EDUCATION,
    FULL_TIME,
    GRADES,
    HEALTH_METHODS,
    PERIODS,
    POPULATION_SOURCES,
    POST_FAMILIES,
    PPPK_GRADES,
    PRIORITY_PARTS,
    RATINGS,
    RULE_SETS,
    SCHOOL_LEVELS,
    SEAT_KINDS,
)  # fmt: skip
from asnplan.project import DISCLOSURE_OFF

SHARE = number(0, 1)
SECONDS = whole(1, 86_400)
RETIRING = (
    "jpt", "administrator", "pengawas", "pelaksana", "ahli utama", "ahli madya", "ahli muda", "ahli pertama",
    "keterampilan", "guru",
)  # fmt: skip
ENTRY_EDUCATION = EDUCATION[EDUCATION.index("SMA") :]
SCORES = {"twk": whole(0, 150), "tiu": whole(0, 175), "tkp": whole(0, 225), "total": whole(0, 550)}
CARE = ("dokter", "dokter gigi", "perawat", "bidan")
MORE_CARE = ("dokter spesialis", "apoteker", "kefarmasian", "kesehatan masyarakat", "kesehatan lingkungan", "gizi")


def entry_grades(grades):
    """The first grade by education; a level of education that is never recruited may be left out."""
    return each((), word(*grades), optional=ENTRY_EDUCATION)


def falling(values):
    """Whether no value is above the one before."""
    return list(values.values()) == sorted(values.values(), reverse=True)


def mutual(neighbours):
    """Whether each district is a neighbour of its neighbours, and none its own."""
    pairs = {(one, other) for one, others in neighbours.items() for other in others}
    return all(one != other and (other, one) in pairs for one, other in pairs)


def apart(tiles):
    """Whether no two districts share a tile."""
    return len({tuple(dict(tile).values()) for tile in tiles.values()}) == len(tiles)


TILE = fields({"row": whole(0, 30), "column": whole(0, 30)})

ASSUMPTIONS = {
    # need
    "effective_time": ("Waktu kerja efektif satu pegawai", whole_or(RULE_SETS, 30_000, 130_000)),
    "period_multipliers": ("Pengali periode beban kerja", each(PERIODS, whole(1, 366))),
    "effectiveness_bands": (
        "Batas bawah kelas efektivitas jabatan dan unit",
        that(each("ABCD", number(0, 2)), falling, "batas harus menurun dari A ke D"),
    ),
    "effectiveness_bands_practice": (
        "Batas bawah kelas efektivitas menurut aplikasi, sebagai pembanding",
        that(each("ABCD", number(0, 2)), falling, "batas harus menurun dari A ke D"),
    ),
    "population_source": ("Deret penduduk yang dipakai", word(*POPULATION_SOURCES)),
    "population_growth": ("Laju pertumbuhan penduduk", number(-0.1, 0.1)),
    "population_breaks": ("Tahun patahan deret penduduk", list[whole(1970, 2100)]),
    "population_scenarios": (
        "Laju penduduk skenario rendah dan tinggi",
        each(("rendah", "tinggi"), number(-0.1, 0.1)),
    ),
    "demand_elasticity": ("Kepekaan beban kerja terhadap penduduk", each(POST_FAMILIES, number(0, 1.5))),
    "teacher_weekly_hours": ("Jam tatap muka guru", number(6, 40)),
    "class_capacity": ("Daya tampung satu rombongan belajar", each(SCHOOL_LEVELS, whole(5, 60))),
    "counselling_ratio": ("Siswa untuk satu guru bimbingan konseling", whole(50, 400)),
    "health_effective_minutes": ("Waktu kerja tersedia tenaga kesehatan", whole(30_000, 130_000)),
    "health_method": ("Bentuk hitungan kebutuhan tenaga kesehatan", word(*HEALTH_METHODS)),
    "health_ratios": ("Rasio tenaga kesehatan terhadap penduduk", each(CARE, number(0, 1000), optional=MORE_CARE)),
    # place
    "district_neighbours": (
        "Kecamatan yang bertetangga",
        that(named(list[str]), mutual, "tetangga harus saling menyebut, dan tidak menyebut diri sendiri"),
    ),
    "district_tiles": (
        "Letak kecamatan pada peta ubin",
        that(named(TILE), apart, "dua kecamatan tidak boleh di ubin yang sama"),
    ),
    # priority
    "priority_weights": (
        "Poin tiap unsur prioritas",
        that(
            each(PRIORITY_PARTS, number(0, 100)), lambda w: abs(sum(w.values()) - 100) < 1e-9, "jumlah poin harus 100"
        ),
    ),
    "priority_bounds": (
        "Poin paling sedikit untuk prioritas pertama dan kedua",
        that(each(("pertama", "kedua"), number(0, 100)), falling, "pertama harus di atas kedua"),
    ),
    "service_weights": ("Kedekatan rumpun jabatan dengan layanan", each(POST_FAMILIES, SHARE)),
    # availability
    "retirement_ages": (
        "Batas usia pensiun menurut jabatan",
        several(fields({"since": DAY, **dict.fromkeys(RETIRING, whole(50, 70))})),
    ),
    "other_exit_rates": ("Laju keluar selain pensiun", each(FULL_TIME, number(0, 0.3))),
    "contract_renewal_rate": ("Bagian kontrak PPPK yang diperpanjang", SHARE),
    "simulation_runs": ("Ulangan simulasi bezetting", whole(100, 100_000)),
    "entry_month": ("Bulan masuk pegawai yang seleksinya masih berjalan", whole(1, 12)),
    "critical_months": ("Jangka pensiun pemangku tunggal yang membuat jabatan kritis", whole(1, 120)),
    "successor_classes": ("Selisih kelas terbesar calon pengganti di bawah jabatan", whole(0, 10)),
    # recruitment
    "growth_policy": ("Kebijakan pertumbuhan pegawai", word("zero", "negative", "minus", "positive")),
    "minus_growth_share": ("Bagian pensiun yang diganti pada pertumbuhan minus", SHARE),
    "pppk_share": ("Bagian usulan yang diisi PPPK", each(POST_FAMILIES, SHARE)),
    "personnel_share_cap": ("Batas belanja pegawai terhadap belanja APBD", number(0.05, 1)),
    "personnel_share_cap_year": ("Tahun batas belanja pegawai mulai wajib", whole(2022, 2100)),
    "budget_growth": ("Laju pertumbuhan belanja APBD", number(-0.5, 0.5)),
    "savings_reuse_share": ("Bagian hemat gaji pensiun yang boleh dipakai", SHARE),
    "pay_months": ("Gaji dibayar dalam setahun", number(12, 16)),
    "tpp_months": ("TPP dibayar dalam setahun", number(0, 16)),
    "tpp_monthly": ("Tambahan penghasilan pegawai (TPP)", each(FULL_TIME, number(0, 100_000_000))),
    "family_allowances": (
        "Tunjangan keluarga",
        fields({"spouse": SHARE, "child": SHARE, "married": SHARE, "children": number(0, 3)}),
    ),
    "rice_allowance": ("Tunjangan pangan", fields({"kilograms": number(0, 50), "price": number(0, 100_000)})),
    "general_allowance": ("Tunjangan umum menurut golongan", each(("I", "II", "III", "IV"), number(0, 10_000_000))),
    "employer_contributions": (
        "Iuran jaminan yang ditanggung pemberi kerja",
        fields({"jkk": number(0, 0.1), "jkm": number(0, 0.1), "bpjs": number(0, 0.1), "bpjs_cap": number(0, 1e9)}),
    ),
    "entry_grades": (
        "Golongan awal menurut pendidikan",
        fields({"PNS": entry_grades(GRADES), "PPPK": entry_grades(PPPK_GRADES)}),
    ),
    "disability_share": ("Bagian formasi penyandang disabilitas", SHARE),
    # selection
    "passing_scores": ("Nilai ambang seleksi kompetensi dasar", each(SEAT_KINDS, fields(SCORES))),
    "selection_weights": (
        "Bobot integrasi nilai seleksi",
        that(each(("skd", "skb"), SHARE), lambda w: abs(sum(w.values()) - 1) < 1e-9, "jumlah bobot harus 1"),
    ),
    "skb_multiple": ("Peserta SKB per formasi, paling banyak", whole(1, 10)),
    # competence
    "training_hours_minimum": ("Pengembangan kompetensi paling sedikit", each(FULL_TIME, number(0, 200))),
    "training_budget": ("Anggaran pengembangan kompetensi", number(0, 1e13)),
    "job_match_bands": (
        "Batas bawah kesesuaian jabatan (JPM)",
        that(each(("optimal", "cukup optimal"), number(0, 100)), falling, "optimal harus di atas cukup optimal"),
    ),
    "critical_kelas": ("Kelas jabatan kritis", whole(1, 17)),
    # evaluation
    "organisation_rating": ("Predikat kinerja organisasi", word("Istimewa", *RATINGS[1:])),
    "rating_scores": ("Skor kinerja IP ASN menurut predikat", each(RATINGS, number(0, 30))),
    "skm_weight": ("Bobot satu unsur survei kepuasan masyarakat", number(0.01, 1)),
    "skm_minimum_respondents": ("Responden paling sedikit agar nilai ditampilkan", whole(1, 10_000)),
    "complaint_limits": ("Tenggat penyelesaian pengaduan", each(COMPLAINT_KINDS, whole(1, 365))),
    # report
    "disclosure_threshold": ("Ambang pengendalian pengungkapan", whole_or((DISCLOSURE_OFF,), 2, 100)),
    "limits": (
        "Batas waktu dan memori bab",
        fields({"cell_seconds": SECONDS, "chapter_seconds": SECONDS, "memory_megabytes": whole(100, 1_000_000)}),
    ),
}
