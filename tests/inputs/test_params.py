"""The params file: values by name, and every fault at once with its line."""

import pandas as pd
import pytest
from small_edition import EDITION

from asnplan import params
from asnplan.inputs.assumptions import ASSUMPTIONS
from asnplan.inputs.params import ParamsError


def refused(name=EDITION, scenario="dasar"):
    with pytest.raises(ParamsError) as error:
        params.load(name, scenario)
    return str(error.value)


def test_values_are_attributes_and_years_start_at_the_base_year(edition):
    p = params.load(EDITION)
    assert (p.effective_time, p.region, p.status) == ("PermenPANRB 1/2020", "Kota Pangkalpinang", "draf")
    assert p.years == [2026, 2027, 2028, 2029, 2030]
    assert p.base_date == pd.Timestamp("2025-12-31")
    assert set(p.assumptions) == set(ASSUMPTIONS)


def test_numbers_stay_as_written(edition):
    p = params.load(EDITION)
    assert (repr(p.pay_months), repr(p.population_growth)) == ("14", "0.0101")


def test_an_assumption_may_have_a_range(edition):
    p = params.load(EDITION)
    assert p.assumptions["counselling_ratio"].range == [225, 150] and p.assumptions["critical_kelas"].range is None
    assert params.load(EDITION, "jam-1200").assumptions["effective_time"].range[1] == "PerKa BKN 19/2011"


def test_an_unknown_attribute_names_the_nearest(edition):
    with pytest.raises(AttributeError, match="mungkin maksud Anda: effective_time"):
        _ = params.load(EDITION).effective_tim


def test_a_scenario_changes_only_what_it_names_and_says_so(edition):
    base, scenario = params.load(EDITION), params.load(EDITION, "tumbuh-nol")
    changed = {name for name in ASSUMPTIONS if base.assumptions[name] != scenario.assumptions[name]}
    assert changed == {"growth_policy"}
    policy = scenario.assumptions["growth_policy"]
    assert (policy.value, policy.base, policy.status) == ("zero", "positive", "belum diverifikasi")
    assert "tumbuh-nol" in policy.source


def test_an_unknown_scenario_names_the_nearest(edition):
    assert "mungkin maksud Anda: tumbuh-nol" in refused(scenario="tumbuh-no")


@pytest.mark.parametrize("name", ["kota-2027", "../kota-2026", "", "KOTA-2026"])
def test_an_unknown_edition_lists_the_known_ones(edition, name):
    assert f"edisi yang ada: {EDITION}" in refused(name)


BROKEN = {
    "unknown header key": ("region:", "regio:", "tidak dikenal – mungkin maksud Anda: region"),
    "missing header key": ("seed: 20260101", "#", "seed"),
    "wrong word": ("status: draf", "status: drf", "mungkin maksud Anda: draf"),
    "text for a number": ("horizon: 5", "horizon: lima", '"lima" – harus bilangan bulat'),
    "decimal comma": ("value: 0.0101", "value: 0,0102", "desimal dengan titik"),
    "out of range": ("value: 72000", "value: 720", "720 – paling kecil 30000"),
    "rule set misspelt": ("value: PermenPANRB 1/2020", "value: PermenPAN 1/2020", "Anda: PermenPANRB 1/2020"),
    "minutes out of range": ("value: PermenPANRB 1/2020", "value: 750", "bilangan bulat 30000 sampai 130000, atau 'P"),
    "range of one value": ("range: [225, 150]", "range: [225]", "[225] – harus daftar dua nilai: [rendah, tinggi]"),
    "range out of bounds": ("range: [225, 150]", "range: [225, 15]", "counselling_ratio.range.1  15 – paling kecil 50"),
    "range of another kind": ("range: [225, 150]", "range: 225", "harus daftar"),
    "range of a rule not known": ("range: [Permendagri", "range: [Permendagi", "Anda: Permendagri 12/2008"),
    "range of a wrong key": ("SD: 32, SMP: 36", "SDN: 32, SMP: 36", "class_capacity.range.0.SDN"),
    "boolean for a number": ("value: 24\n", "value: yes\n", "harus bilangan"),
    "not a number": ("value: 0.0101", "value: .nan", "bilangan"),
    "unknown assumption": ("  skm_weight:", "  skm_weigth:", "mungkin maksud Anda: skm_weight"),
    "no source": ("    source: BRIN 3/2023 pasal 33\n", "", "assumptions.job_match_bands.source"),
    "verified without source": ("source: SIPPN KemenPANRB", 'source: ""', "wajib ada bila asumsi terverifikasi"),
    "no value": ("    value: 150\n", "", "assumptions.counselling_ratio.value"),
    "status of its own": ("    status: terverifikasi", "    status: mungkin", "harus 'terverifikasi' atau"),
    "nested unknown": ("twk: 65, tiu: 80", "twk: 65, tiuu: 80", "mungkin maksud Anda: tiu"),
    "nested missing": ("twk: 65, tiu: 80", "tiu: 80", "passing_scores.value.umum.twk"),
    "nested out of range": ("twk: 65, tiu: 80", "twk: 151, tiu: 80", "151 – paling besar 150"),
    "list for a mapping": ("value: {PNS: 20, PPPK: 20}", "value: [20, 20]", "harus kumpulan kunci: nilai"),
    "empty list": ("value:\n      - {since: 2017-04-07", "value: []\n    x:\n      - {since: 2017-04-07", "kosong"),
    "a day that is not": ("2017-04-07", "2017-02-30", '"2017-02-30" – harus tanggal yang ada'),
    "weights": ("skd: 0.4, skb: 0.6", "skd: 0.5, skb: 0.6", "jumlah bobot harus 1"),
    "points of priority": ("kosong: 20, pensiun: 10", "kosong: 20, pensiun: 20", "jumlah poin harus 100"),
    "bounds of priority": ("pertama: 60", "pertama: 40", "pertama harus di atas kedua"),
    "bands not falling": ("A: 1.0, B: 0.9", "A: 0.8, B: 0.9", "menurun"),
    "growth out of its scenarios": ("value: 0.0101", "value: 0.0302", "0.0302 – harus di antara rendah dan tinggi"),
    "growth of a scenario": ("{value: 0.02}", "{value: 0.03}", "scenarios.penduduk-cepat.population_growth"),
    "break that is no year": ("value: [2021, 2022]", "value: [21]", "21 – paling kecil 1970"),
    "neighbour one way": ("Girimaya: [Rangkui, Bukit Intan]", "Girimaya: [Rangkui]", "harus saling menyebut"),
    "neighbour unknown": ("Girimaya: [Rangkui, Bukit Intan]", "Girimaya: [Rangkui, Bukit]", "harus saling menyebut"),
    "one tile for two": ("Gerunggang: {row: 1, column: 0}", "Gerunggang: {row: 0, column: 1}", "di ubin yang sama"),
    "tile misspelt": ("Gerunggang: {row: 1, column", "Gerunggang: {rwo: 1, column", "mungkin maksud Anda: row"),
    "unknown previous edition": ("previous_edition: null", "previous_edition: kota-2025", "harus edisi lain"),
    "year of another edition": ("base_year: 2026", "base_year: 2025", "harus sama dengan tahun pada nama edisi"),
    "data of another year": ("data_date: 2025-12-31", "data_date: 2024-12-31", "harus tahun data_date"),
    "scenario of nothing": (
        "growth_policy: {value: zero}",
        "growth_polic: {value: zero}",
        "maksud Anda: growth_policy",
    ),
    "scenario out of range": ("{value: PerKa BKN 19/2011}", "{value: 72}", "scenarios.jam-1200.effective_time.value"),
    "scenario of another kind": ("{value: PerKa BKN 19/2011}", "72000", "harus kumpulan kunci: nilai"),
    "scenario named dasar": ("  jam-1200:", "  dasar:", "bukan 'dasar'"),
    "scenario with blanks": ("  jam-1200:", "  jam 1200:", "huruf kecil"),
    "key twice": ("horizon: 5", "horizon: 5\nhorizon: 6", "kunci ditulis dua kali – sudah ada di baris 9"),
    "nested key twice": ("PNS: 20,", "PNS: 20, PNS: 30,", "kunci ditulis dua kali"),
    "number as a key": ("horizon: 5", "horizon: 5\n1: 2", "harus teks"),
    "tab": ("horizon: 5", "horizon:\n\t5", "ganti tab dengan spasi"),
    "not YAML": ("horizon: 5", "horizon: [5", "tidak dapat dibaca"),
}


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_fault_says_what_is_wrong(edition, old, new, expected):
    edition.edit(old, new)
    assert expected in refused()


def test_a_draft_may_still_look_for_its_sources(edition):
    edition.edit("source: Permendikbudristek 47/2023", 'source: ""')
    assert params.load(EDITION).assumptions["class_capacity"].source == ""


def test_disclosure_control_is_turned_off_by_its_name_and_by_no_number(edition):
    edition.edit("disclosure_threshold:\n    value: 5", "disclosure_threshold:\n    value: mati")
    assert params.load(EDITION).disclosure_threshold == "mati"
    edition.edit("value: mati", "value: 1")
    assert "disclosure_threshold.value  1 – harus bilangan bulat 2 sampai 100, atau 'mati'" in refused()


def test_a_final_report_names_each_assumption_without_source(edition):
    edition.edit("status: draf", "status: final")
    assert params.load(EDITION).status == "final"
    edition.edit("source: Permendikbudristek 47/2023", 'source: ""')
    edition.edit("source: Perkiraan contoh; ditetapkan tiap tahun", "source: belum ada.")
    edition.edit("{value: minus}", "{value: minus, source: '-'}")
    message = refused()
    for path in (
        "assumptions.class_capacity",
        "assumptions.organisation_rating",
        "scenarios.tumbuh-minus.growth_policy",
    ):
        assert f"{path}.source" in message
    assert message.count("wajib ada bila status laporan final") == 3 and message.endswith("3 kesalahan.")


def test_all_faults_come_at_once_each_with_its_line(edition):
    text = edition.params.read_text(encoding="utf-8").splitlines()
    edition.edit("horizon: 5", "horizon: 50")
    edition.edit("value: 0.97", "value: 97")
    edition.edit("{value: minus}", "{value: minu}")
    message = refused()
    for part in ("horizon: 5", "value: 0.97", "growth_policy: {value: minus}"):
        line = next(i for i, written in enumerate(text, 1) if part in written)
        assert f"baris {line} " in message
    assert message.endswith("3 kesalahan.")


def test_a_base_value_out_of_range_is_not_reported_again_by_its_scenarios(edition):
    edition.edit("value: 72000", "value: 75")
    assert refused().endswith("1 kesalahan.")


@pytest.mark.parametrize("content", [b"", b"- a\n", b"a", "title: Kotá".encode("latin-1")])
def test_a_file_that_is_no_params_file_is_refused(edition, content):
    edition.params.write_bytes(content)
    assert "1 kesalahan" in refused()
