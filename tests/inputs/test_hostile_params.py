"""Params files made to harm, and what YAML makes of innocent words: refused with their line, never carried out."""

import os
import time

import pytest
from small_edition import EDITION

from asnplan import params
from asnplan.inputs.fault import InputError

TITLE = "title: Rencana Kebutuhan ASN Kota Pangkalpinang 2026-2030"
BOMB = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40))])


def refused(edition, old, new):
    """The one fault of the params file with ``old`` replaced; no fault takes a second to find."""
    edition.edit(old, new)
    began = time.perf_counter()
    with pytest.raises(InputError) as error:
        params.load(EDITION)
    assert time.perf_counter() - began < 5
    (fault,) = error.value.faults
    return fault


@pytest.mark.parametrize(
    "tag",
    ['!!python/object/apply:os.system ["touch {}"]', "!!python/name:os.system {}",
     '!!python/object/new:os.system ["{}"]', "!tidak-dikenal {}", "!!binary aGFsbw==", "!!str 2026"],
)  # fmt: skip
def test_no_tag_makes_an_object(edition, tag, tmp_path):
    sprung = tmp_path / "sprung"
    fault = refused(edition, TITLE, f"title: {tag.format(sprung)}")
    assert fault.row == 3 and fault.found.startswith("tulisan YAML tidak dapat dibaca (tanda ")
    assert not sprung.exists()


@pytest.mark.parametrize("bomb", [BOMB, "a: &a [*a]"], ids=["laughs", "circle"])
def test_an_alias_is_refused_before_it_is_unfolded(edition, bomb):
    assert "tanda * tidak diterima" in refused(edition, TITLE, f"{bomb}\n{TITLE}").found


@pytest.mark.parametrize("value", ["[" * 5000, "9" * 5000, "0x" + "f" * 6000], ids=["deep", "decimal", "hexadecimal"])
def test_a_value_beyond_all_measure_is_a_message(edition, value):
    assert "terlalu panjang atau lekukan terlalu dalam" in refused(edition, TITLE, f"title: {value}").found


def test_a_params_file_of_gigabytes_is_not_even_opened(edition):
    os.truncate(edition.params, 3 * 2**30)
    with pytest.raises(InputError, match=r"params: 3\.221\.225\.472 byte.*paling banyak 1\.048\.576 byte"):
        params.load(EDITION)


@pytest.mark.parametrize("word", ["no", "on", "NO", "y: 1", "1:30", "2026-01-01", "null", "0x10", ".inf", "[a]"])
def test_a_word_that_yaml_reads_as_something_else_is_no_title(edition, word):
    """Norway's NO is a falsehood to YAML; ``1:30`` is ninety."""
    fault = refused(edition, TITLE, f"title: {word}" if ": " not in word else f"title: {{{word}}}")
    assert (fault.row, fault.column, fault.allowed) == (3, "title", "harus teks")


def test_a_key_that_stands_twice_is_named_with_both_lines(edition):
    fault = refused(edition, TITLE, f"{TITLE}\ntitle: lain")
    assert (fault.row, fault.column, fault.allowed) == (4, "title", "sudah ada di baris 3")


@pytest.mark.parametrize(
    "text", ['"\\0"', '"a\\ud800"', '"\\u202eKota"', '"Ko\\u200bta"', f'"{"a" * 81}"', '"@tabel:x"']
)
def test_what_no_report_can_print_is_refused(edition, text):
    fault = refused(edition, TITLE, f"title: {text}")
    assert (fault.row, fault.column) == (3, "title")
    assert fault.found.isprintable() and fault.found.isascii()


@pytest.mark.parametrize("name", ["../../x", "con", "a" * 61, "Tumbuh Nol"])
def test_a_scenario_is_named_so_that_its_folder_can_be(edition, name):
    assert "harus huruf kecil" in refused(edition, "\nscenarios:", f"\nscenarios:\n  '{name}': {{}}").allowed
