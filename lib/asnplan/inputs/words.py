"""The closed lists of words that tables and assumptions share."""

STATUSES = ("PNS", "PPPK", "PPPK Paruh Waktu")
FULL_TIME = ("PNS", "PPPK")
MANAGERIAL = ("jpt", "administrator", "pengawas")
POST_FAMILIES = ("manajerial", "pendidikan", "kesehatan", "teknis", "administrasi")
EDUCATION = ("SD", "SMP", "SMA", "D-I", "D-II", "D-III", "D-IV", "S-1", "Profesi", "S-2", "S-3")
GRADES = tuple(f"{roman}/{letter}" for roman, letters in
               (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde")) for letter in letters)  # fmt: skip
PPPK_GRADES = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
)  # fmt: skip
RULE_SETS = ("PermenPANRB 1/2020", "PerKa BKN 19/2011", "Kepmenpan 75/2004", "Permendagri 12/2008")
"""Where the effective working time may come from; the analysis knows the minutes of each."""

PERIODS = ("tahun", "bulan", "minggu", "hari")
PRIORITY_PARTS = ("kekurangan", "layanan", "kosong", "pensiun")
POPULATION_SOURCES = ("Dukcapil", "BPS")
SCHOOL_LEVELS = ("TK", "SD", "SMP")
SEAT_KINDS = ("umum", "cumlaude", "diaspora", "disabilitas", "khusus")
RATINGS = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
COMPLAINT_KINDS = ("normatif", "tidak berkadar pengawasan", "berkadar pengawasan")
HEALTH_METHODS = ("ABK-Kes", "WISN 2010", "WISN 2004")
HEALTH_ACTIVITIES = ("pokok", "penunjang", "tambahan perorangan")
