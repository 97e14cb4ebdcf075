"""The shipped files keep their contracts and each other's keys."""

import re

import pytest

from asnplan.edition import build
from asnplan.inputs.contracts import CONTRACTS

DELIVERED = [name for name in CONTRACTS if name in build.MAKERS]


@pytest.mark.parametrize("name", DELIVERED)
def test_file_keeps_its_contract(committed, name):
    CONTRACTS[name].validate(committed[name], lazy=True)


def test_generator_reproduces_every_file_byte_for_byte(drawn, folder):
    assert {path.name for path in folder.iterdir()} == set(drawn)
    differing = [name for name, text in drawn.items() if (folder / name).read_bytes() != text.encode("utf-8")]
    assert differing == []


@pytest.mark.parametrize(
    ("name", "column", "target"),
    [
        (name, column, contract.metadata["references"])
        for name, schema in CONTRACTS.items()
        for column, contract in schema.columns.items()
        if contract.metadata.get("references")
    ],
)
def test_every_key_points_at_a_row(committed, name, column, target):
    table, key = target.split(".")
    assert set(committed[name][column].dropna()) <= set(committed[table][key])


def test_no_number_looks_like_a_nip_or_nik(folder):
    found = [path.name for path in folder.iterdir() if re.search(r"\d{16}", path.read_text(encoding="utf-8"))]
    assert found == []


def test_files_are_small_and_plain(folder):
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sum(map(len, files.values())) < 8_000_000
    assert not any(b"\r" in data or data.startswith(b"\xef\xbb\xbf") for data in files.values())
