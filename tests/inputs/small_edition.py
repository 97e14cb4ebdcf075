"""The small edition of the tests."""

import shutil
from pathlib import Path

import pandas as pd

from asnplan.inputs.contracts import CONTRACTS

EDITION = "kota-2026"
PARAMS = Path(__file__).parents[2] / "params" / "pangkalpinang-2026.yaml"

ROWS = {
    "unit": [
        {"id_unit": "U-01", "nama": "Pemerintah Kota", "induk": "", "jenis": "pemerintah daerah", "kecamatan": ""},
        {"id_unit": "U-24", "nama": "Badan Keuangan", "induk": "U-01", "jenis": "badan", "kecamatan": ""},
        {"id_unit": "U-80", "nama": "Puskesmas Melintang", "induk": "U-01", "jenis": "puskesmas"},
        {"id_unit": "U-301", "nama": "SD Negeri 1", "induk": "U-01", "jenis": "sekolah"},
    ],
    "jabatan": [
        {"mapel": ""},
        {"id_jabatan": "J-002", "jenis": "jpt", "jenjang": "", "rumpun": "manajerial", "mapel": "", "jenis_tenaga": ""},
    ],
    "pegawai": [
        {"id_pegawai": "P-00017", "akhir_kontrak": ""},
        {"id_pegawai": "P-00018", "status": "PPPK", "golongan": "IX", "tanggal_lahir": "1990-01-01", "masa_kerja": "2"},
        {"id_pegawai": "P-00019", "id_jabatan": "J-002", "akhir_kontrak": ""},
    ],
    "pelaksana_tugas": [{"jenis": "Plh"}],
    "norma_kemampuan": [{"id_unit": "U-301", "orang": ""}],
    "kegiatan_kesehatan": [{"bagian_waktu": ""}],
    "gaji": [{"golongan": "III/c"}, {"status": "PPPK", "golongan": "IX"}],
    "skm": [{"id_unit": "U-24"}],
    "pengaduan": [{"id_unit": "U-24"}],
}
"""What the rows of the small edition have other than the example of each column's contract."""


def complete(name, *rows):
    """``rows`` of a table, or its rows in the small edition, with the contract's example in every other column."""
    example = {column: about.metadata["example"] for column, about in CONTRACTS[name].columns.items()}
    return [example | row for row in rows or ROWS.get(name, [{}])]


class Edition:
    """The folder of the small edition."""

    def __init__(self, root):
        self.data = root / "data" / EDITION
        self.params = root / "params" / f"{EDITION}.yaml"

    def lay_out(self):
        """Write all files of the edition."""
        for folder in (self.data, self.params.parent, self.params.parents[1] / "notebooks"):
            folder.mkdir(parents=True)
        shutil.copy(PARAMS, self.params)
        for name in CONTRACTS:
            self.write(name)

    def write(self, name, *rows):
        """Write the CSV file of a table: ``rows`` where given, else those of the small edition."""
        pd.DataFrame(complete(name, *rows)).to_csv(self.data / f"{name}.csv", index=False)

    def edit(self, old, new):
        """Replace ``old`` in the params file."""
        text = self.params.read_text(encoding="utf-8")
        assert old in text
        self.params.write_text(text.replace(old, new, 1), encoding="utf-8")
