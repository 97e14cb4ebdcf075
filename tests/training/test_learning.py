from pathlib import Path

import pandas as pd
import pytest

from asnplan import training

GOLDEN = pd.read_csv(Path(__file__).parent / "golden" / "learning_gain.csv")


def test_gain_is_the_part_of_what_could_still_be_learnt():
    gain = training.learning_gain(GOLDEN["nilai_awal"], GOLDEN["nilai_akhir"])
    pd.testing.assert_series_equal(gain, GOLDEN["gain"], check_names=False, atol=5e-5)


def test_summary_counts_who_took_no_test_and_leaves_them_out_of_the_mean():
    # lokakarya: (70 - 40) / 60 = 0.5 and one untested; seminar: nobody tested
    record = pd.DataFrame(
        {"bentuk": ["lokakarya", "lokakarya", "seminar"], "nilai_awal": [40, None, None], "nilai_akhir": [70, None, 80]}
    ).astype({"nilai_awal": "Float64", "nilai_akhir": "Float64"})
    found = training.learning_summary(record, "bentuk").set_index("bentuk")
    assert found.loc["lokakarya", ["peserta", "diuji", "perolehan"]].to_list() == [2, 1, pytest.approx(0.5)]
    assert found.loc["seminar", "diuji"] == 0
    assert training.learning_summary(record.head(0), "bentuk").empty
