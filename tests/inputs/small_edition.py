"""The small edition of the tests."""

import shutil
from pathlib import Path

import pandas as pd

from asnplan.inputs import delivery
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
    "jabatan": [{"mapel": ""}],
    "pegawai": [
        {"id_pegawai": "P-00017", "akhir_kontrak": ""},
        {"id_pegawai": "P-00018", "status": "PPPK", "golongan": "IX", "tanggal_lahir": "1990-01-01", "masa_kerja": "2"},
    ],
    "kegiatan_kesehatan": [{"bagian_waktu": ""}],
    "gaji": [{"golongan": "III/c"}, {"status": "PPPK", "golongan": "IX"}],
    "skm": [{"id_unit": "U-24"}],
    "pengaduan": [{"id_unit": "U-24"}],
}
"""What the rows of the small edition have other than the example of each column's contract."""


class Edition:
    """The folder of the small edition, and the faults it has."""

    def __init__(self, root):
        self.root = root
        self.data = root / "data" / EDITION
        self.params = root / "params" / f"{EDITION}.yaml"
        for folder in (self.data, self.params.parent, root / "notebooks"):
            folder.mkdir(parents=True)
        shutil.copy(PARAMS, self.params)
        for name in CONTRACTS:
            self.write(name)

    def write(self, name, *rows, **changes):
        """Write the CSV file of a table: its rows of the small edition, with ``changes`` in the last, and ``rows``."""
        example = {column: about.metadata["example"] for column, about in CONTRACTS[name].columns.items()}
        usual = [example | row for row in ROWS.get(name, [{}])]
        usual[-1] = usual[-1] | changes
        frame = pd.DataFrame([*usual, *(usual[-1] | row for row in rows)])
        frame.to_csv(self.data / f"{name}.csv", index=False)

    def edit(self, old, new):
        """Replace ``old`` in the params file."""
        text = self.params.read_text(encoding="utf-8")
        assert old in text
        self.params.write_text(text.replace(old, new, 1), encoding="utf-8")

    def faults(self, grade=None):
        return [fault for fault in delivery.examine(EDITION).faults if grade in (None, fault.grade)]

    def only(self):
        """The one fault there is."""
        (fault,) = self.faults()
        return fault
