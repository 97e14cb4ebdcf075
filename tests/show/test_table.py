import json

import numpy as np
import pandas as pd
import pytest

from asnplan import show

STAFF = pd.DataFrame({
    "unit": ["Dinas <Kesehatan>", 'RSUD "A & B"', "Inspektorat", "Bappeda"],
    "jumlah": pd.array([120, 3, 0, pd.NA], dtype="Int64"),
    "ej": [0.914, 1.25, np.nan, 1.0],
    "lulus": [0.125, 1.0, 0.5, np.nan],
    "biaya": [45.6e9, 1.2e6, 0.0, np.nan],
    "tahun": [2026, 2027, 2028, 2029],
    "tanggal": pd.to_datetime(["2026-11-24", "2026-01-01", None, "2027-12-31"]),
})  # fmt: skip
COLUMNS = {
    "unit": "Unit", "jumlah": "Jumlah [kedudukan]", "ej": "EJ|.2f", "lulus": "Lulus [%]", "biaya": "Biaya|rp",
    "tahun": "Tahun", "tanggal": "Mulai",
}  # fmt: skip


def texts(rows):
    return [[cell["text"] for cell in row] for row in rows]


def test_a_header_says_label_unit_and_format(made):
    columns = made(show.table, STAFF, columns=COLUMNS)["columns"]
    assert [(c["label"], c["unit"], c["format"], c["role"]) for c in columns] == [
        ("Unit", "", "", "text"), ("Jumlah", "kedudukan", "d", "number"), ("EJ", "", ".2f", "number"),
        ("Lulus", "%", ".1%", "number"), ("Biaya", "", "rp", "number"), ("Tahun", "", "", "text"),
        ("Mulai", "", "tanggal", "text"),
    ]  # fmt: skip


def test_cells_carry_the_value_and_what_is_read(made):
    rows = made(show.table, STAFF, columns=COLUMNS, people=["jumlah"])["rows"]
    first = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(rows)[0]]
    assert first == ["Dinas <Kesehatan>", "120", "0,91", "12,5 %", "Rp45,6 miliar", "2026", "24 November 2026"]
    assert rows[0][2]["value"] == 0.914
    assert rows[0][6]["value"] == "2026-11-24"


def test_small_counts_are_hidden_in_text_value_workbook_and_html(made, shown):
    bundle = made(show.table, STAFF, columns=COLUMNS, people=["jumlah"], top=2)
    assert [row[1] for row in bundle["full"]][1] == {"value": None, "text": "[c]"}
    assert [row[1]["text"] for row in bundle["rows"]] == ["120", "[c]", "0"]
    assert "<td style='text-align:right'>3</td>" not in shown[-1]["text/html"]


def test_top_adds_the_others_up_and_keeps_all_for_the_workbook(made):
    frame = pd.DataFrame({"unit": list("abcdef"), "n": [10, 9, 8, 7, 6, 5], "ej": [1.5] * 6})
    bundle = made(show.table, frame, columns={"unit": "Unit", "n": "N", "ej": "EJ"}, top=3, total=True)
    # 7 + 6 + 5 = 18 ; 10 + 9 + 8 + 18 = 45
    assert texts(bundle["rows"])[3:] == [["3 lainnya", "18", "[z]"]]
    assert texts([bundle["total"]]) == [["Jumlah", "45", "[z]"]]
    assert len(bundle["full"]) == 6


def test_numbers_with_shorthand_among_them_stand_right(made):
    frame = pd.DataFrame({"jenis": ["umum", "khusus"], "twk": pd.Series([1065, "[z]"], dtype=object)})
    bundle = made(show.table, frame, columns={"jenis": "Jenis", "twk": "TWK [nilai]"}, total=True)
    assert [column["role"] for column in bundle["columns"]] == ["text", "number"]
    assert [row[1] for row in bundle["rows"]] == [{"value": 1065, "text": "1.065"}, {"value": None, "text": "[z]"}]
    assert bundle["total"][1] == {"value": 1065, "text": "1.065"}


def test_no_cell_is_empty_where_a_sum_means_nothing(made):
    frame = pd.DataFrame({"unit": list("abcd"), "rumpun": ["teknis"] * 4, "n": [4, 3, 2, 1]})
    columns = {"unit": "Unit", "rumpun": "Rumpun", "n": "N"}
    bundle = made(show.table, frame, columns=columns, top=2, total=True)
    # 2 + 1 = 3 ; 4 + 3 + 3 = 10
    assert texts([bundle["rows"][2], bundle["total"]]) == [["2 lainnya", "[z]", "3"], ["Jumlah", "[z]", "10"]]


def test_the_total_is_the_sum_of_the_rows_as_shown(made):
    bundle = made(show.table, STAFF, columns=COLUMNS, total=True)
    assert bundle["total"][1]["value"] == sum(row[1]["value"] or 0 for row in bundle["rows"])


def test_one_row_beyond_top_is_shown_instead_of_summed(made):
    frame = pd.DataFrame({"unit": list("abcd"), "n": [4, 3, 2, 1]})
    assert len(made(show.table, frame, columns={"unit": "Unit", "n": "N"}, top=3)["rows"]) == 4


def test_groups_name_each_row(made):
    frame = pd.DataFrame({"kec": ["A", "A", "B", "B", "B"], "unit": list("vwxyz"), "n": range(5)})
    bundle = made(show.table, frame, columns={"unit": "Unit", "n": "N"}, group="kec", top=3)
    assert bundle["groups"] == ["A", "A", "B", ""]


def test_names_are_escaped_for_jupyterlab(made, shown):
    made(show.table, STAFF, columns=COLUMNS, caption="<script>")
    assert "<script>" not in shown[-1]["text/html"]
    assert "Dinas &lt;Kesehatan&gt;" in shown[-1]["text/html"]


@pytest.mark.parametrize(("rows", "least", "text"), [(0, 1, "Tidak ada."), (0, 2, "Tidak ada."), (1, 2, "")])
def test_too_few_rows_are_no_table_and_none_may_be_told(made, rows, least, text):
    bundle = made(show.table, STAFF[:rows], columns=COLUMNS, total=True, top=3, least=least, none="Tidak ada.")
    assert (bundle["kind"], bundle["id"], bundle["text"]) == ("nothing", "uji", text)


def test_bundles_are_plain_json(made, shown):
    made(show.table, STAFF, columns=COLUMNS, people=["jumlah"], total=True, top=2, group="unit")
    assert json.loads(json.dumps(shown[-1], allow_nan=False)) == shown[-1]


@pytest.mark.parametrize(("function", "arguments", "expected"), [
    (show.say, ("Ada {n:d}.",), {"kind": "paragraph", "text": "Ada 1.000."}),
    (show.finding, ("Ada {n:d}.",), {"kind": "finding", "text": "Ada 1.000."}),
    (show.note, ("Batasan", "Ada {n:d}."), {"kind": "note", "title": "Batasan", "text": "Ada 1.000."}),
])  # fmt: skip
def test_sentences_become_bundles(shown, function, arguments, expected):
    function(*arguments, n=1000)
    assert shown[-1][show.BUNDLE] == expected | {"threshold": 5}


def test_every_bundle_tells_the_threshold_it_was_shown_under(shown, made):
    show.hide_below(10)
    assert made(show.table, pd.DataFrame({"a": [7]}), columns={"a": "A [orang]"}, people=["a"])["threshold"] == 10


def test_a_key_figure_says_its_change_and_a_hidden_one_tells_no_amount(shown):
    asked = {"id": "usulan", "label": "Usulan", "amount": 112, "value": "112"}
    show.key_figures([asked, asked | {"amount": 3, "value": "[c]"}], {"usulan": 100.0}, "edisi 2025")
    items = shown[0][show.BUNDLE]["items"]
    assert [(item["amount"], item["change"]) for item in items] == [
        (112.0, "naik 12 sejak edisi 2025"), (None, "sejak edisi 2025: [c]"),
    ]  # fmt: skip


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, ""])
def test_sentences_whose_values_are_missing_are_left_out(shown, value):
    show.say("Ada {n:d}.", "Ini {x}.", "Selalu.", n=1000, x=value)
    show.say("Ini {x}.", x=value)
    show.finding("Ini {x}.", x=value)
    show.note("Batasan", "Ini {x}.", x=value)
    show.decisions("Ini {x}.", x=value)
    assert [output[show.BUNDLE]["text"] for output in shown] == ["Ada 1.000. Selalu."]


def test_a_section_without_data_says_why(shown):
    show.section(False, "", "Tidak ada sekolah.")
    show.section(True, "", "Tidak ada sekolah.")
    show.section(False, "Tabel sekolah tidak ada.", "Tidak ada sekolah.")
    told = [output[show.BUNDLE] for output in shown]
    assert [(each["kind"], each["text"], each["instead"]) for each in told] == [
        ("paragraph", "Tidak ada sekolah.", True), ("missing", "Tabel sekolah tidak ada.", True),
    ]  # fmt: skip


def test_the_summary_has_key_figures_and_decisions(shown):
    show.key_figures([{"label": "ASN", "value": "3.648"}])
    show.decisions("Setujui <{n:d}> formasi", "Tugaskan {none:d} orang", n=200, none=None)
    figures, decisions = (output[show.BUNDLE] for output in shown)
    assert figures["items"] == [
        {"id": "", "label": "ASN", "value": "3.648", "amount": None, "change": "", "meaning": ""}
    ]
    assert decisions["items"] == ["Setujui <200> formasi"]
    assert "&lt;200&gt;" in shown[1]["text/html"]
