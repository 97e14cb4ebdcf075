"""Words of direction come from signs: other inputs turn them in the sentences of the real chapters."""

import re

import pandas as pd
import pytest
import sparse
import twin

BORN = "1995-05-17"
"""Everybody's birthday, so late that nobody retires in the plan."""

TURNED = {
    "analysis/temuan": ("kekurangan naik dari", "kekurangan turun dari"),
    "analysis/tabel-proyeksi": ("Bezetting turun dari", "Bezetting tetap"),
    "analysis/gambar-proyeksi": ("Median turun dari", "Median tetap"),
    "analysis/gambar-penduduk": ("Penduduk naik dari", "Penduduk turun dari"),
    "analysis/tabel-kesenjangan": ("Kekurangan naik dari", "Kekurangan turun dari"),
    "recruitment/ruang-kini": ("belanja pegawai lebih dari", "belanja pegawai kurang dari"),
    "evaluation/gambar-tren": ("IKM naik dari", "IKM turun dari"),
    "summary/temuan": ("kekurangan naik dari", "kekurangan turun dari"),
    "summary/alasan": ("bezetting turun dari", "bezetting tetap"),
}
"""Cell -> its words with the small edition, and with a city that shrinks and grows no older."""


def turn(folder):
    """Turn the course of the small edition: nobody leaves, needs and satisfaction fall, the budget is ample."""
    data = folder / f"data/{twin.EDITION}"
    tables = {name: pd.read_csv(data / f"{name}.csv", dtype=str) for name in ("pegawai", "skm", "penduduk", "apbd")}
    tables["pegawai"] = tables["pegawai"].assign(tanggal_lahir=BORN, masa_kerja="0")
    for name, column in {"skm": "periode", "penduduk": "tahun"}.items():
        points = sorted(tables[name][column].unique())
        tables[name][column] = tables[name][column].map(dict(zip(points, points[::-1], strict=True)))
    tables["apbd"]["belanja"] = tables["apbd"]["belanja"].map(lambda amount: str(2 * int(amount)))
    for name, table in tables.items():
        table.to_csv(data / f"{name}.csv", index=False)
    (data / "riwayat_pegawai.csv").unlink()  # nobody leaves is assumed, not told by the history
    params = folder / f"params/{twin.EDITION}.yaml"
    text = params.read_text(encoding="utf-8")
    turned = {"population_growth": "-0.05", "population_scenarios": "{rendah: -0.05, tinggi: 0.02}",
              "other_exit_rates": "{PNS: 0, PPPK: 0}", "contract_renewal_rate": "1"}  # fmt: skip
    for name, value in turned.items():
        text = re.sub(rf"(\n  {name}:\n    value: ).*", rf"\g<1>{value}", text)
    params.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def said(here, tmp_path_factory):
    """The sentences of the chapters before and after, by cell."""
    turned = twin.copy_to(tmp_path_factory.mktemp("turned") / "project")
    turn(turned)
    built = twin.asnplan(turned, "build", twin.EDITION)
    assert built.returncode == 0, built.stderr
    found = []
    for folder in (here, turned):
        cells = {}
        for where, sentence in sparse.sentences(folder):
            cells[where] = f"{cells.get(where, '')} {sentence}"
        found.append(cells)
    return found


@pytest.mark.parametrize("cell", TURNED)
def test_the_word_turns_with_the_sign(said, cell):
    before, after = TURNED[cell]
    assert before in said[0][cell] and before not in said[1][cell]
    assert after in said[1][cell] and after not in said[0][cell]
