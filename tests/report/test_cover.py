import datetime
from types import SimpleNamespace

import pytest

from asnplan.report.cover import cover


def book(*statuses, **changed):
    told = {
        "title": "Rencana Kebutuhan ASN Kota Contoh 2026-2030", "region": "Kota Contoh", "agency": "BKPSDMD",
        "edition": "contoh-2026", "status": "final", "scenario": "dasar", "unit": "", "years": [2026, 2030],
        "disclosure_threshold": 5,
        "data_date": datetime.date(2025, 12, 31),
        "assumptions": {str(n): SimpleNamespace(status=status) for n, status in enumerate(statuses)},
    }  # fmt: skip
    return SimpleNamespace(**told | changed)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["belum diverifikasi", "terverifikasi", "belum diverifikasi"], "2 dari 3 belum diverifikasi"),
        (["terverifikasi"] * 2, "semua 2 terverifikasi"),
    ],
)
def test_the_cover_says_how_many_assumptions_are_not_verified(statuses, said):
    facts = dict(map(tuple, cover(book(*statuses))["facts"]))
    assert facts["Status"] == "Final" and facts["Asumsi"] == said


def test_the_cover_says_when_disclosure_control_is_turned_off():
    assert "Jumlah kecil" not in dict(map(tuple, cover(book("terverifikasi"))["facts"]))
    facts = dict(map(tuple, cover(book("terverifikasi", disclosure_threshold="mati"))["facts"]))
    assert facts["Jumlah kecil"] == "tidak dirahasiakan"


def test_the_period_in_the_title_has_a_dash():
    told = cover(book("terverifikasi", title="Rencana ASN Kota Contoh 2026-2030, sub-bab"))
    assert told["title"] == "Rencana ASN Kota Contoh 2026–2030, sub-bab"
    assert told["heading"].endswith("Kota\N{NO-BREAK SPACE}Contoh 2026–2030, sub-bab")
    assert told["description"].startswith("Rencana ASN Kota Contoh 2026–2030, sub-bab. Edisi")


def test_a_unit_s_book_says_whose_it_is_and_the_city_s_book_has_no_such_line():
    assert "Unit" not in dict(map(tuple, cover(book("terverifikasi"))["facts"]))
    facts = dict(map(tuple, cover(book("terverifikasi", unit="U-14", unit_name="Dinas Kesehatan"))["facts"]))
    assert facts["Unit"] == "Dinas Kesehatan"
