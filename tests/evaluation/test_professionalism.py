from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnplan import evaluation

GOLDEN = Path(__file__).parent / "golden"
CASES = pd.read_csv(GOLDEN / "ip_asn.csv")
BANDS = pd.read_csv(GOLDEN / "ip_asn_bands.csv")
SCORES = {"Sangat Baik": 30, "Baik": 25, "Butuh Perbaikan": 15, "Kurang": 5, "Sangat Kurang": 1}
RECORD = ["kepemimpinan", "fungsional", "teknis", "singkat"]
CATALOGUE = pd.DataFrame(
    {"id_pelatihan": ["K1", "K2", "K3", "K4"], "bentuk": ["kepemimpinan", "fungsional", "teknis", "seminar"]}
)


def record_of(*rows, year=2025):
    trainings = pd.DataFrame(rows, columns=["id_pelatihan", "tahun", "jp"]).assign(id_pegawai="A")
    people = pd.DataFrame({"id_pegawai": ["A"]})
    return evaluation.training_record(people, trainings, CATALOGUE, year).loc[0].to_dict()


def test_index_is_the_sum_of_four_dimensions():
    # the sums stand in the golden file, e.g. PIP-1: 15 + 40 + 25 + 5 = 85
    found = evaluation.professionalism(CASES.drop(columns="ip"), CASES[RECORD], SCORES)
    assert found["ip"].to_list() == CASES["ip"].to_list()
    assert found["golongan_ip"].to_list() == CASES["golongan"].to_list()


def test_bands_begin_at_their_whole_number():
    assert evaluation.professionalism_band(BANDS["ip"]).to_list() == BANDS["golongan"].to_list()


def test_technical_hours_add_up_within_the_year():
    # 12 + 8 = 20 JP is enough; 19 is not; those of the year before do not count
    assert record_of(("K3", 2025, 12), ("K3", 2025, 8))["teknis"]
    assert not record_of(("K3", 2025, 19), ("K3", 2024, 40))["teknis"]


def test_seminars_count_for_two_years_and_leadership_for_ever():
    assert record_of(("K4", 2024, 4))["singkat"] and not record_of(("K4", 2023, 4))["singkat"]
    assert record_of(("K1", 2009, 300))["kepemimpinan"] and not record_of(("K1", 2026, 300))["kepemimpinan"]


def test_person_without_a_rating_has_no_index_and_is_counted():
    people = CASES.drop(columns="ip").assign(predikat=["Baik", None, "Baik", "Baik", "Baik"], unit="U")
    found = evaluation.professionalism_by(evaluation.professionalism(people, CASES[RECORD], SCORES), "unit")
    assert found[["pegawai", "dinilai"]].to_numpy().tolist() == [[5, 4]]


def test_unit_value_is_the_mean_of_its_persons():
    # (85 + 57.5 + 100 + 3 + 58) / 5 = 60.7
    found = evaluation.professionalism(CASES.drop(columns="ip").assign(unit="U"), CASES[RECORD], SCORES)
    assert evaluation.professionalism_by(found, "unit")["ip"].item() == pytest.approx(60.7)


def test_bands_are_counted_from_the_lowest():
    # 57.5, 3 and 58 are Sangat Rendah, 85 Tinggi, 100 Sangat Tinggi
    found = evaluation.professionalism_bands(evaluation.professionalism(CASES, CASES[RECORD], SCORES))
    assert found["pegawai"].to_list() == [3, 0, 0, 1, 1]


def test_nobody_has_no_index():
    none = CASES.drop(columns="ip").head(0).assign(unit="U")
    found = evaluation.professionalism(none, CASES[RECORD].head(0), SCORES)
    assert found.empty and evaluation.professionalism_by(found, "unit").empty
    assert evaluation.professionalism_bands(found).empty
    assert evaluation.training_record(
        none.assign(id_pegawai=""), pd.DataFrame(columns=["id_pegawai", "id_pelatihan", "tahun", "jp"]), CATALOGUE, 2025
    ).empty


KINDS = st.sampled_from(["jpt", "administrator", "pengawas", "fungsional", "pelaksana"])


@given(
    KINDS,
    st.sampled_from(["SD", "SMA", "D-III", "S-1", "Profesi", "S-3"]),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_index_lies_between_0_and_100_and_training_never_lowers_it(kind, education, done):
    person = pd.DataFrame(
        {"jenis": [kind], "pendidikan": [education], "predikat": ["Sangat Baik"], "disiplin": ["tidak ada"]}
    )
    some = evaluation.professionalism(person, pd.DataFrame([done], columns=RECORD), SCORES)["ip"].item()
    everything = evaluation.professionalism(person, pd.DataFrame([[True] * 4], columns=RECORD), SCORES)["ip"].item()
    assert 0 <= some <= everything <= 100
