import pytest

from asnplan.project import template
from asnplan.show import style
from asnplan.show.labels import spread, wrapped
from asnplan.show.surfaces import ONE_WAY, TWO_WAY


def luminance(colour):
    """Relative luminance of an sRGB colour, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """Contrast ratio of two colours, WCAG 2.2."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_contrast(theme):
    colours = style.tokens()["colour"][theme]
    pairs = [
        (ink, ground) for ink in ("ink", "secondary", "warning", "ochre", "accent") for ground in ("paper", "quiet")
    ]
    pairs = [pair for pair in pairs if pair != ("ochre", "quiet")]
    pairs += [(ink, fill) for looks in (style.ON, ONE_WAY, TWO_WAY) for fill, ink in looks.items()]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_graphics_have_contrast(theme):
    colours = style.tokens()["colour"][theme]
    drawn = {style.EDGES.get(name, name) for name in (*style.SERIES, "band")}
    assert [name for name in drawn if contrast(colours[name], colours["paper"]) < 3] == []


def test_both_themes_have_the_same_colours_and_no_colour_two_names():
    light, dark = (style.tokens()["colour"][theme] for theme in ("light", "dark"))
    assert light.keys() == dark.keys()
    # the HTML page finds a colour's dark twin by its light value
    assert len(set(light.values())) == len(light)


def test_the_fonts_are_the_templates_own():
    with style.drawing_style():
        from matplotlib.font_manager import findfont

        for weight, name in ((400, "regular"), (600, "semibold")):
            assert findfont(f"Inter:weight={weight}") == str(
                template() / "fonts" / f"{style.tokens()['font'][name]}.otf"
            )


def test_names_break_between_words_into_even_lines():
    assert wrapped("Dinas Pekerjaan Umum dan Penataan Ruang") == "Dinas Pekerjaan Umum\ndan Penataan Ruang"
    assert wrapped("Inspektorat") == "Inspektorat"


def test_labels_move_no_farther_than_they_must():
    assert spread([10, 11, 50], [4, 4, 4]).tolist() == [8.5, 12.5, 50]
    assert spread([50, 10], [4, 4]).tolist() == [50, 10]
    assert spread([9, 10, 50], [4, 4, 4], low=0, high=11).tolist() == [1, 5, 9]
    assert spread([1, 50], [4, 4], low=0, high=60).tolist() == [2, 50]
