from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from asnplan import show
from asnplan.show.bundle import change
from asnplan.show.disclosure import is_small
from asnplan.show.numbers import number
from asnplan.show.text import formatted

GOLDEN = pd.read_csv(Path(__file__).parent / "golden" / "formats.csv", sep=";", dtype={"format": str, "text": str})


@pytest.mark.parametrize(("value", "spec", "text"), GOLDEN.itertuples(index=False))
def test_formats_are_indonesian(value, spec, text):
    # ~ stands for the no-break space that keeps a number and its unit on one line
    assert formatted(value, spec) == text.replace("~", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("value", [None, np.nan, pd.NA, pd.NaT, np.inf, -np.inf])
@pytest.mark.parametrize("spec", ["", "d", ".1f", ".1%", "rp", "rupiah", "tanggal", "orang", "arah", "kurang"])
def test_what_is_not_available_is_marked(value, spec):
    assert formatted(value, spec) == "[x]"


@pytest.mark.parametrize("day", [date(2026, 11, 24), pd.Timestamp("2026-11-24"), np.datetime64("2026-11-24")])
def test_days_are_written_out(day):
    assert formatted(pd.Timestamp(day), "tanggal") == formatted(pd.Timestamp(day)) == "24 November 2026"


def test_years_and_text_stay_plain():
    assert (
        show.text("{tahun} {nama} {ya}", tahun=np.int64(2026), nama="Rangkui", ya=np.bool_(True)) == "2026 Rangkui ya"
    )


def test_a_sentence_takes_its_direction_from_the_number():
    sentence = "Kebutuhan {x:arah} {x:.1%}, {gap:kurang} {n:d} orang."
    assert show.text(sentence, x=-0.021, gap=-3, n=3) == "Kebutuhan turun −2,1\N{NO-BREAK SPACE}%, kurang 3 orang."


REFUSED = [("{x:uang}", 1), ("{x:,}", 1), ("{x:d}", "banyak"), ("{x:tanggal}", "besok"), ("{x}", 0.5)]


@pytest.mark.parametrize(("template", "value"), REFUSED)
def test_a_format_that_does_not_fit_is_refused(template, value):
    with pytest.raises(ValueError, match=r"[Ff]ormat"):
        show.text(template, x=value)


def test_a_forgotten_value_is_refused():
    with pytest.raises(KeyError):
        show.text("{n:d} orang")


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_can_be_read_back(value):
    assert int(number(value).replace(".", "").replace("−", "-")) == value


@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 3))
def test_a_written_number_is_within_half_of_its_last_digit(value, digits):
    read = float(number(value, digits).replace(".", "").replace(",", ".").replace("−", "-"))
    assert abs(read - float(value)) <= 0.5 * 10**-digits + 1e-6


@given(st.floats(-1e12, 1e12), st.sampled_from(["d", ".1f", "rp", "rupiah", ".1%"]))
def test_zero_has_no_sign(value, spec):
    written = formatted(value, spec)
    assert not written.startswith("−") or any(digit in written for digit in "123456789")


@given(st.integers(-20, 20), st.integers(1, 10))
def test_small_counts_are_those_from_one_to_below_the_threshold(count, threshold):
    assert is_small(count, threshold) == (1 <= abs(count) < threshold)


def test_a_chapter_may_set_the_threshold():
    show.hide_below(10)
    assert show.text("{n:orang}", n=9).startswith("[c]")
    show.hide_below("mati")
    assert show.text("{n:orang}", n=1).startswith("1")
    with pytest.raises(ValueError, match="Ambang"):
        show.hide_below(1)


def test_a_share_and_a_count_of_the_same_digits_are_both_written():
    assert show.text("{share:%} dan {count:d}", share=0.32, count=np.int64(32)) == "32\N{NO-BREAK SPACE}% dan 32"


@pytest.mark.parametrize(
    ("now", "before", "since", "hidden", "said"),
    [
        (112, 100, "edisi 2025", False, "naik 12 sejak edisi 2025"),
        (88, 1100, "edisi 2025", False, "turun 1.012 sejak edisi 2025"),
        (100, 100, "edisi 2025", False, "tetap sejak edisi 2025"),
        (100, None, "edisi 2025", False, "sejak edisi 2025: [x]"),
        (None, 100, "edisi 2025", True, "sejak edisi 2025: [c]"),
        (100, None, "", False, "edisi pertama"),
    ],
)
def test_the_word_of_a_change_since_the_last_edition_follows_its_sign(now, before, since, hidden, said):
    assert change(now, before, since, hidden) == said


@pytest.mark.parametrize(
    ("first", "last", "spec", "text"),
    [
        (612, 1239, "d", "naik dari 612 menjadi 1.239"), (5, 2, "d", "turun dari 5 menjadi 2"), (7, 7, "d", "tetap 7"),
        # what is written alike has not changed
        (81.91, 81.94, ".1f", "tetap 81,9"), (None, 3, "d", None), (3, np.nan, "d", None),
    ],
)  # fmt: skip
def test_what_became_of_a_quantity_takes_its_word_from_the_numbers(first, last, spec, text):
    assert show.course(first, last, spec) == text


@pytest.mark.parametrize(
    ("values", "text"), [([], "tidak ada"), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b dan c")]
)
def test_names_stand_in_a_row(values, text):
    assert show.names(pd.Series(values, dtype=str)) == text


def test_a_further_sentence_is_added_only_when_it_can_be_said():
    assert show.text("Ada {n:d};", "terendah {name}.", n=3, name="Dinas") == "Ada 3; terendah Dinas."
    assert show.text("Ada {n:d};", "terendah {name}.", n=3, name="") == "Ada 3;"
