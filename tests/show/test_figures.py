import base64
import inspect
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import figures
import pandas as pd
import pytest

from asnplan import show
from asnplan.show import labels, style
from asnplan.show.amount import Amount
from asnplan.show.figure import COMMON

HERE = Path(__file__).parent
every = pytest.mark.parametrize("name", figures.CALLS)
both = pytest.mark.parametrize("medium", [1, 2], ids=["page", "phone"])


@every
@both
def test_no_word_is_cut_or_covers_another(name, medium):
    drawing = figures.drawn(name)[medium]
    page = drawing.bbox.padded(1)
    written = [(text.get_text(), box.padded(-1)) for text, box in figures.words(drawing)]
    assert [text for text, box in written if page.count_contains(box.corners()) < 4] == []
    assert [(one, other) for (one, a), (other, b) in combinations(written, 2) if a.overlaps(b)] == []


@every
@both
def test_no_text_is_smaller_than_print_can_bear(name, medium):
    assert min(text.get_fontsize() for text, _ in figures.words(figures.drawn(name)[medium])) >= 7.5


@every
def test_a_figure_is_as_wide_as_the_text_and_60_to_85_millimetres_high(name):
    width, height = (figures.drawn(name)[1].get_size_inches() * 25.4).round(6)
    assert width == 165
    # a tree of posts takes a page of its own if it must
    assert 60 <= height <= (210 if name.startswith("post-map") else 85)


@every
def test_an_axis_says_what_it_shows_in_horizontal_words(name):
    axes = figures.drawn(name)[1].axes
    said = [text for ax in axes for text in (ax.get_title(loc="left"), ax.figure.get_suptitle())]
    assert any(said)
    assert {text.get_rotation() for text, _ in figures.words(figures.drawn(name)[1])} == {0}
    assert {ax.get_ylabel() for ax in axes} == {""}


@pytest.mark.parametrize("name", ["heatmap-signed", "heatmap-signed-wide"])
def test_a_sign_is_read_without_colour(name):
    _, frame, _ = figures.CALLS[name]
    written = [text.get_text() for text in figures.drawn(name)[1].axes[0].texts]
    # rows that find no room are left out
    below = frame.to_numpy().ravel()[: len(written)] <= -0.05
    assert [word.startswith("\N{MINUS SIGN}") for word in written] == below.tolist()
    assert below.any()
    assert name.endswith("wide") or all(word[0] in "+\N{MINUS SIGN}0" for word in written)


@every
def test_a_figure_is_small_and_speaks(name):
    bundle = figures.drawn(name)[0]
    assert bundle["kind"] == "figure"
    assert len(bundle["svg"]) < (160_000 if "many" in name else 61_440)
    assert re.match(r"(Diagram|Peta|Kumpulan)", bundle["alt"])
    assert bundle["alt"].endswith(".")


@every
def test_an_svg_uses_the_palette_and_its_own_ids_only(name):
    drawn = figures.drawn(name)[0]["svg"]
    ElementTree.fromstring(drawn)
    assert set(re.findall(r"#[0-9a-f]{6}\b", re.sub(r'"data:[^"]*"', "", drawn))) <= set(
        style.tokens()["colour"]["light"].values()
    )
    assert not re.search(r"<style|<script|<!DOCTYPE|<metadata|Date", drawn)
    referred = set(re.findall(r'(?:url\(#|href="#)([^)"]+)', drawn))
    assert referred == set(re.findall(r' id="([^"]+)"', drawn))


def test_two_figures_never_share_an_id():
    one, other = (figures.drawn(name)[0]["svg"] for name in ("bars", "columns"))
    assert not set(re.findall(r' id="([^"]+)"', one)) & set(re.findall(r' id="([^"]+)"', other))


def test_drawing_is_the_same_in_every_process():
    print_all = "import figures; print([figures.drawn(name)[0] for name in figures.CALLS])"
    own = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(HERE)}
    other = subprocess.run([sys.executable, "-c", print_all], env=own, capture_output=True, text=True, check=False)
    assert other.returncode == 0, other.stderr
    assert other.stdout.strip() == str([figures.drawn(name)[0] for name in figures.CALLS])


def test_many_points_are_one_picture():
    assert "data:image/png;base64" in figures.drawn("points-many")[0]["svg"]


def test_bars_start_at_zero_and_the_largest_stands_first():
    axes = figures.drawn("bars-money")[1].axes[0]
    lengths = [bar.get_width() for bar in axes.patches]
    assert {bar.get_x() for bar in axes.patches} == {0}
    assert lengths == sorted(lengths, reverse=True)


def test_bars_beyond_top_are_named_with_their_sum():
    # 29.4 + 16.6 + 11 + 4.8 are shown; 1.8 + 1.3 + 0.6 + 0.21 + 0 = 3.91
    assert figures.drawn("bars-money")[1].axes[0].get_xlabel() == "5 lainnya: Rp3,9\xa0miliar"


def test_the_youngest_stand_at_the_bottom_and_a_hidden_group_has_no_bar():
    axes = figures.drawn("pyramid")[1].axes[0]
    left, right = axes.containers
    assert [bar.get_y() for bar in left] == sorted(bar.get_y() for bar in left)
    assert [round(bar.get_width(), 6) for bar in left] == [-12, -88, -143, -190, -236, -251, -205, -87, 0]
    assert [round(bar.get_width(), 6) for bar in right] == figures.AGES["perempuan"].tolist()
    assert [text.get_text() for text in axes.texts].count("[c]") == 1


def test_the_widest_assumption_stands_first_and_both_ends_say_what_did_it():
    axes = figures.drawn("tornado")[1].axes[0]
    names = [" ".join(label.get_text().split()) for label in axes.get_yticklabels()]
    # 4.470 - 3.903 = 567 ; 4.512 - 3.950 = 562 ; 4.402 - 4.231 = 171 with one end missing ; 4.295 - 4.180 = 115
    assert [name.split()[0] for name in names[:4]] == ["Norma", "Waktu", "Rasio", "Pertumbuhan"]
    written = [text.get_text() for text in axes.texts]
    assert written[written.index("3.903") + 1] == "\N{MINUS SIGN}10 % dari norma"
    assert {"Dasar 4.231", "seluruh tahun …", "[x]"} <= set(written)


def test_a_gap_is_hidden_where_its_holders_are():
    written = [text.get_text() for text in figures.drawn("heatmap-gap")[1].axes[0].texts]
    # kecamatan, teknis has 3 holders; a second cell of its row and of its column keeps it from being had by subtraction
    assert "\N{MINUS SIGN}207" in written and "\N{MINUS SIGN}7" not in written
    assert written.count("[c]") >= 4 and "[x]" in written


@both
@pytest.mark.parametrize("name", ["post-map", "post-map-many"])
def test_every_managerial_post_has_a_box_that_holds_its_words(name, medium):
    drawing, frame = figures.drawn(name)[medium], figures.CALLS[name][1]
    boxes = [patch.get_window_extent() for patch in drawing.axes[0].patches]
    inside = [sum(box.count_contains(text.corners()) == 4 for _, text in figures.words(drawing)) for box in boxes]
    assert len(boxes) == frame["jenis"].isin(["jpt", "administrator", "pengawas"]).sum()
    # the name, class, B, K and what they differ by
    assert set(inside) == {5}


def test_the_need_is_told_where_holders_are_hidden():
    written = [text.get_text() for text in figures.drawn("post-map")[1].axes[0].texts]
    # Camat 0 - 1 and the Lurah without holder 0 - 1 may be told; the 1 and 2 holders of the other five may not
    managerial = [word for word in written if word.startswith(("B ", "K "))]
    assert sorted(managerial) == ["B 0"] * 2 + ["B [c]"] * 5 + ["K 1"] * 7
    assert "\N{MINUS SIGN}2" in written and "+5" in written and "0" in written


def test_what_a_page_has_no_room_for_is_counted():
    written = [text.get_text() for text in figures.drawn("post-map-many")[1].axes[0].texts]
    assert {"25 jabatan fungsional: lihat lampiran", "12 jabatan pelaksana: lihat lampiran"} <= set(written)


def test_posts_above_each_other_in_a_circle_are_refused(made):
    circle = figures.OFFICE[:3].assign(induk=["umum", "camat", "sekcam"])
    with pytest.raises(ValueError, match="saling menginduk: camat, sekcam, umum"):
        made(show.post_map, circle, unit="kedudukan")


ALT = pd.read_csv(HERE / "golden" / "alt.csv", sep=";")


@pytest.mark.parametrize(("name", "told"), ALT.itertuples(index=False))
def test_the_alt_text_tells_extremes_and_total(name, told):
    assert figures.drawn(name)[0]["alt"].replace("\xa0", " ") == told


@both
@pytest.mark.parametrize("name", ["heatmap", "heatmap-wide", "heatmap-families"])
def test_a_heatmap_names_every_column_above_its_middle(name, medium):
    frame, drawing = figures.CALLS[name][1], figures.drawn(name)[medium]
    named = [label.get_text() for label in drawing.axes[0].get_xticklabels()]
    assert [" ".join(words.split()) for words in named] == list(frame)
    assert drawing.axes[0].get_xticks().tolist() == [column + 0.5 for column in range(frame.shape[1])]


def test_a_raised_name_has_a_line_up_from_its_column():
    phone = figures.drawn("heatmap-families")[2]
    axes, point = phone.axes[0], phone.dpi / 72
    raised = [
        ((tick.label2.get_window_extent().y0 - axes.bbox.y1) / point, tick.tick2line.get_markersize())
        for tick in axes.xaxis.get_major_ticks()
    ]
    # names on the lowest step stand right on their columns; descenders reach a little below their line
    assert [line for above, line in raised if above < labels.LINE] == [0, 0]
    assert all(above - 3 < line <= above + 1 for above, line in raised if above >= labels.LINE)


def test_hidden_counts_are_neither_written_nor_drawn():
    axes = figures.drawn("bars")[1].axes[0]
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert axes.patches[names.index("Kecamatan Rangkui")].get_width() == 0
    written = [text.get_text() for text in axes.texts]
    assert {"[c]", "[x]"} <= set(written)
    assert "3" not in written


def test_a_sum_with_a_hidden_part_is_hidden():
    # Kecamatan Rangkui: 20 + [c] + 9 would tell 2 if 31 were written
    assert "31" not in [text.get_text() for text in figures.drawn("stacked")[1].axes[0].texts]


def test_parts_that_are_hidden_or_nothing_make_no_figure(made):
    # 1, 2 and 3 are hidden and 0 has no length, so nothing is left to be seen
    frame = pd.DataFrame({"unit": ["a", "b"], "satu": [1, 2], "dua": [3, 0]})
    bundle = made(show.stacked, frame, "unit", {"satu": "satu", "dua": "dua"}, people=True)
    assert bundle["kind"] == "missing"
    assert "terlalu sedikit orang" in bundle["text"]


def test_only_small_counts_make_no_figure(made):
    frame = pd.DataFrame({"unit": ["a", "b"], "n": [1, 4]})
    bundle = made(show.bars, frame, "unit", "n", people=True)
    assert bundle["kind"] == "missing"
    assert "terlalu sedikit orang" in bundle["text"]


@every
def test_an_empty_frame_is_no_figure(made, name):
    function, frame, *arguments, options = figures.CALLS[name]
    assert made(function, frame[:0], *arguments, **options)["kind"] == "nothing"


ALONE = ("heatmap", "tiles", "small_multiples", "post_map")
"""What one row is enough for; elsewhere there is nothing to compare."""


@every
def test_one_row_alone_is_not_compared(made, name):
    function, frame, *arguments, options = figures.CALLS[name]
    kind = made(function, frame[1:2], *arguments, **options)["kind"]
    assert kind == ("figure" if function.__name__ in ALONE else "nothing")


@every
def test_two_rows_are_enough(made, name):
    function, frame, *arguments, options = figures.CALLS[name]
    assert made(function, frame[:2], *arguments, **options)["kind"] == "figure"


def test_a_fifth_series_is_refused(made):
    with pytest.raises(ValueError, match="Paling banyak 4 deret"):
        made(show.lines, figures.YEARS, "tahun", {name: name for name in ("pns", "pppk", "baru", "lain", "arus")})


def test_the_common_keywords_are_in_the_signature_and_the_help():
    assert list(inspect.signature(show.bars).parameters)[-7:] == list(COMMON)
    assert all(f"{name} : " in show.bars.__doc__ for name in COMMON)


def test_a_point_at_the_edge_is_named_above_or_below_its_neighbour(made):
    # on a phone neither side of c has room: b's name is in the way, and the edge
    frame = pd.DataFrame({"x": [0, 70, 100], "y": [0, 50.0, 50], "n": ["a", "Dishub", "Kec. Pangkalbalam"]})
    with style.drawing_style("phone"):
        drawing = show.points.__wrapped__(frame, "x", "y", "n", list(frame["n"]), amount=Amount("", ".0f"))[0]
    named = {" ".join(text.get_text().split()): text.xyann[1] for text in drawing.axes[0].texts}
    assert set(named) == set(frame["n"]) and named["Kec. Pangkalbalam"] != 0


def test_raster_parts_carry_no_date():
    picture = re.search(r"data:image/png;base64,([^\"]+)", figures.drawn("points-many")[0]["svg"])[1]
    assert b"Software" not in base64.b64decode(picture)


@pytest.mark.parametrize("name", ["bars", "bars-many", "bars-money", "stacked", "dumbbell", "heatmap"])
def test_a_phone_shows_the_rows_of_the_page_and_no_others(name):
    # two figures with different rest sums would tell a hidden row by subtraction
    page, phone = (drawing.axes[0] for drawing in figures.drawn(name)[1:])
    names = [[label.get_text().split() for label in axes.get_yticklabels()] for axes in (page, phone)]
    assert names[0] == names[1]
    assert page.get_xlabel().split() == phone.get_xlabel().split()


@every
def test_a_phone_gets_a_drawing_as_narrow_as_itself(name):
    assert round(figures.drawn(name)[2].get_figwidth() * 25.4, 6) == 76
