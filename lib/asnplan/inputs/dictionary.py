"""The data dictionary: what the contracts say, as a page for the person who fills in the tables."""

from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.contracts.vocabulary import allowed, indonesian
from asnplan.inputs.files import TEMPLATE, WORKBOOK
from asnplan.inputs.limits import LIMITS, counted
from asnplan.inputs.store import write_text
from asnplan.project import root

HEADINGS = ("kolom", "arti", "jenis", "satuan", "yang boleh", "boleh kosong", "contoh")
OPENING = f"""# Kamus data

Halaman ini dibuat dari kontrak tabel (`python -m asnplan.inputs dictionary`); jangan diubah dengan tangan.

Setiap edisi punya satu folder, `data/<edisi>/`. Satu tabel adalah satu berkas yang bernama seperti tabelnya:
`pegawai.csv`, `pegawai.xlsx` atau `pegawai.parquet`. Semua tabel boleh juga menjadi lembar-lembar satu buku kerja,
`{WORKBOOK}`; `{TEMPLATE}` hanya contoh kosong dan tidak dibaca sebelum disimpan dengan nama `{WORKBOOK}`. Baris pertama
adalah judul kolom. Berkas tanpa baris data dianggap tidak ada. Tabel yang ada dua kali adalah kesalahan.

- CSV: UTF-8 dengan atau tanpa BOM, pemisah koma atau titik koma.
- Bilangan: desimal koma atau titik, satu cara dalam satu kolom; ribuan boleh bertitik bila desimalnya koma
  (`1.234,5`). Dalam kolom bilangan bulat titik adalah ribuan.
- Tanggal: `2026-11-24`, `24/11/2026`, atau tanggal Excel.
- Ya/tidak: `ya`, `tidak`, `true`, `false`, `1`, `0`.
- Tidak ada nilai: kosongkan selnya. Jangan menulis `-` atau `0`.
- Pengenal orang selalu samaran; NIP dan NIK ditolak.
- Teks: tab dan baris baru di dalam sel dibaca sebagai spasi. Huruf kendali, huruf tak terlihat dan pembalik arah
  ditolak, begitu pula `@tabel:` dan `@gambar:`, yang dipakai laporan sendiri.

`make check EDITION=<edisi>` memeriksa semua berkas dan menunjukkan semua kesalahan sekaligus.

## Batas

Yang melewati batas ini tidak dibaca; pesannya menyebut berkas, besarnya, dan batasnya. Semua batas ada di
`lib/asnplan/inputs/limits.py`.
"""


def write():
    """Write the page to ``data/README.md``."""
    write_text(root() / "data" / "README.md", text())


def text():
    """The page, in Markdown."""
    index = [(f"[`{name}`](#{name})", row_is(contract), required(contract)) for name, contract in CONTRACTS.items()]
    limits = [(name, f"{counted(limit.most)} {limit.unit}", limit.reason) for name, limit in LIMITS.items()]
    parts = [
        OPENING,
        _table(("yang dibatasi", "paling banyak", "sebab"), limits),
        "\n## Tabel\n",
        _table(("tabel", "satu baris adalah", "wajib"), index),
    ]
    for name, contract in CONTRACTS.items():
        key = ", ".join(f"`{column}`" for column in contract.metadata["key"])
        about = f"Satu baris adalah {row_is(contract)}. Kunci: {key}. Wajib: {required(contract)}.\n"
        parts += [f"\n## {name}\n", about, _table(HEADINGS, map(described, contract.columns.values()))]
    return "\n".join(parts) + "\n"


def row_is(contract):
    """What one row of the table is."""
    return contract.metadata["row_is"]


def required(contract):
    """Whether the table must be delivered, in a word."""
    return "ya" if contract.metadata["required"] else "tidak"


def described(column):
    """One column as the cells below ``HEADINGS``."""
    about = column.metadata
    limits = [allowed(column)]
    if about.get("references"):
        limits.append(f"harus ada di {about['references']}")
    if about.get("usual"):
        limits.append("biasanya {} sampai {}".format(*map(indonesian, about["usual"])))
    kind, unit, example = about["kind"], about["unit"] or "", about["example"]
    empty = "ya" if column.nullable else "tidak"
    return column.name, column.description, kind, unit, "; ".join(filter(None, limits)), empty, example


def _table(headings, rows):
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)
