"""Cells become values: what is written, in any of the accepted ways, is what is read."""

import datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asnplan.inputs import cells


def read(kind, *written):
    """The values of a column, ``None`` where a cell cannot be read."""
    column = pd.Series(list(written), dtype="str" if all(isinstance(cell, str) for cell in written) else object)
    values = cells.parse(column, kind)[0]
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (["24", "0.5", "-1.25", "1e-05"], [24, 0.5, -1.25, 1e-05]),
        (["24", "0,5", "−1,25", "1.234,5", "1.234.567,25"], [24, 0.5, -1.25, 1234.5, 1234567.25]),
        (["1.234.567", "1.500"], [1234567, 1500]),
        (["1,5", "0.5"], [1.5, None]),  # comma and point decimals in one column
        (["1,5", "12.34"], [1.5, None]),
        (["1,234,567", "5"], [None, 5]),
        (["", " ", "5 orang", "Rp5", "1/2", "nan", "inf", "0x1F", "1_000"], [None] * 9),
        (["9" * 400], [None]),
    ],
)
def test_decimals_are_read_by_the_one_mark_their_column_uses(written, values):
    assert read("bilangan", *written) == values


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (["24", "-3", "+7", "007"], [24, -3, 7, 7]),
        (["2.785.700", "1.234", "24"], [2785700, 1234, 24]),
        (["24.0", "3.00"], [24, 3]),  # as a program writes a column with empty cells
        (["24.5", "1.2345"], [None, None]),
        (["24,0", "24,5"], [24, None]),
        (["9007199254740993"], [None]),  # more digits than can be held exactly
    ],
)
def test_a_point_in_a_column_of_whole_numbers_separates_thousands(written, values):
    assert read("bilangan bulat", *written) == values


def test_numbers_of_a_workbook_are_taken_as_they_are():
    assert read("bilangan", 1.234, 5, "0.5", True) == [1.234, 5, 0.5, None]
    assert read("bilangan bulat", 7.0, 1.234, "3") == [7, None, 3]


@pytest.mark.parametrize(
    ("written", "unclear"),
    [
        (["1.234", "24"], True),
        (["1.234", "0.5"], False),
        (["0.125"], False),
        (["1.234", "2,5"], False),
        (["1.234,5"], False),
        (["24"], False),
    ],
)
def test_thousand_or_decimal_is_asked_when_the_column_does_not_tell(written, unclear):
    assert (len(cells.ambiguous(pd.Series(written, dtype="str"), "bilangan")) > 0) == unclear


@pytest.mark.parametrize(
    "written",
    ["2024-02-29", "29/2/2024", "29-02-2024", "2024-02-29 00:00:00", "2024-02-29T00:00:00.000",
     datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 13), pd.Timestamp("2024-02-29"), 45351, 45351.0],
)  # fmt: skip
def test_a_date_is_read_in_every_accepted_way(written):
    assert read("tanggal", written) == [pd.Timestamp("2024-02-29")]


@pytest.mark.parametrize("written", ["2023-02-29", "2/29/2024", "29/2/24", "2024", "45351", "29 Februari 2024", True])
def test_a_date_that_does_not_exist_or_cannot_be_told_is_refused(written):
    assert read("tanggal", written) == [None]


def test_yes_and_no_are_read_in_any_case():
    assert read("ya/tidak", "Ya", "TIDAK", "true", "0") == [True, False, True, False]
    assert read("ya/tidak", True, 0, "benar", 2, "mungkin") == [True, False, True, None, None]


def test_text_that_a_workbook_made_a_number_is_text_again():
    assert read("teks", 7.0, 12, "007", datetime.date(2024, 1, 2)) == ["7", "12", "007", "2024-01-02"]


def test_the_unread_cells_are_named():
    _, unread, allowed, _ = cells.parse(pd.Series(["1", "x", None], index=[2, 3, 4], dtype="str"), "bilangan bulat")
    assert (list(unread), allowed) == ([3], "harus bilangan bulat")


def indonesian(value):
    whole, _, fraction = f"{value:,}".partition(".")
    return whole.replace(",", ".") + ("," + fraction if fraction else "")


finite = st.floats(-1e12, 1e12).map(lambda value: round(value, 6))


@settings(deadline=None, max_examples=25)
@given(st.lists(finite, min_size=1))
def test_every_decimal_survives_the_point_form(values):
    assert read("bilangan", *map(repr, values)) == values


@settings(deadline=None, max_examples=25)
@given(st.lists(finite.map(lambda value: round(value, 3)).filter(lambda value: "e" not in repr(value)), min_size=1))
def test_every_decimal_survives_the_indonesian_form(values):
    assert read("bilangan", "0,5", *map(indonesian, values)) == [0.5, *values]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(-(10**15), 10**15), min_size=1))
def test_every_whole_number_survives_with_and_without_thousands(values):
    assert read("bilangan bulat", *map(str, values)) == read("bilangan bulat", *map(indonesian, values)) == values


@settings(deadline=None, max_examples=25)
@given(st.lists(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), min_size=1))
def test_every_date_survives_every_form(days):
    expected = [pd.Timestamp(day) for day in days]
    assert read("tanggal", *(day.isoformat() for day in days)) == expected
    assert read("tanggal", *(f"{day:%d/%m/%Y}" for day in days)) == expected
    assert read("tanggal", *days) == expected
