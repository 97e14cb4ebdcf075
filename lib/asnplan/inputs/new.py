"""The next edition: its params copied with the year advanced, its data folder empty but ready to be filled."""

import datetime
import re
import shutil

from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.fault import InputError
from asnplan.inputs.files import TEMPLATE, WORKBOOK
from asnplan.inputs.params import editions
from asnplan.inputs.schema import UNVERIFIED
from asnplan.inputs.store import write_text
from asnplan.inputs.template import template
from asnplan.project import Book, is_name

NAME = r"(?P<city>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<year>20\d\d)"
NEXT = """Edisi {edition} disiapkan dari {source}.

  params/{edition}.yaml  asumsi, semuanya '{unverified}'
  data/{edition}/        {tables} tabel berisi judul kolom saja (yang disimpan edisi lalu sudah terisi), dan {template}

Berikutnya:
  1. Isi tabel-tabelnya. Pilih satu cara: isi berkas CSV itu, atau isi {template} lalu simpan sebagai {workbook}
     ({template} sendiri tidak dibaca). Arti setiap kolom: data/README.md.
  2. Buka params/{edition}.yaml: {change}periksa setiap nilai dan sumbernya,
     lalu ubah status yang sudah diperiksa menjadi 'terverifikasi'.
  3. make check EDITION={edition}
  4. make report EDITION={edition}"""
OWN = "isi title, region dan agency; "


def new(edition):
    """Lay out ``edition`` after the newest earlier edition of its city, or else after the newest of any city.

    Returns
    -------
    str
        What to do next.

    Raises
    ------
    InputError
        If the name is not that of an edition, anything of the edition exists already, or there is none to copy.
    """
    name = re.fullmatch(NAME, edition)
    if not name or not is_name(edition):
        raise InputError(
            f"Nama edisi {edition!r} tidak dapat dipakai: huruf kecil, angka dan tanda hubung, berakhir dengan tahun; "
            "contoh: pangkalpinang-2027"
        )
    book = Book(edition)
    for path in (book.params, book.data):
        if path.exists():
            raise InputError(f"{path.parent.name}/{path.name} sudah ada; tidak ada yang diubah.")
    source = _source(name["city"], name["year"])
    same_city = source[:-5] == name["city"]
    text = _advanced(source, int(name["year"]) - int(source[-4:]), same_city)
    _lay_out(book.data, Book(source) if same_city else None)
    try:
        write_text(book.params, text)
    except OSError:
        shutil.rmtree(book.data)
        raise
    return NEXT.format(
        edition=edition, source=source, tables=len(CONTRACTS), template=TEMPLATE, workbook=WORKBOOK,
        unverified=UNVERIFIED, change="" if same_city else OWN,
    )  # fmt: skip


def _advanced(source, years, same_city):
    """The params of the next edition, as `advanced`."""
    try:
        return advanced(Book(source).params.read_text(encoding="utf-8-sig"), source, years, same_city)
    except ValueError:
        raise InputError(
            f"params/{source}.yaml tidak dapat disalin: base_year atau data_date salah, atau bukan teks UTF-8. "
            f"Perbaiki lebih dahulu: make check EDITION={source}"
        ) from None


def advanced(text, source, years, same_city=True):
    """The params ``text`` of edition ``source``, ``years`` later and unconfirmed; comments stay where they are.

    Another city's edition gets no title, region, agency and previous edition: those are its own to give.
    """
    text = re.sub(r"\bstatus:( *)([\"']?)terverifikasi\b", rf"status:\1\2{UNVERIFIED}", text)
    text = _key(text, "status", lambda value: "draf")
    text = _key(text, "title", lambda value: re.sub(r"20\d\d", lambda year: str(int(year[0]) + years), value))
    text = _key(text, "base_year", lambda value: str(int(value) + years))
    text = _key(text, "data_date", lambda value: _later(value, years).isoformat())
    text = _key(text, "previous_edition", lambda value: source if same_city else "null")
    for key in () if same_city else ("title", "region", "agency"):
        text = _key(text, key, lambda value: '""')
    return text


def _key(text, key, change):
    """``text`` with the value of a top-level ``key`` changed, and its comment kept."""
    pattern = rf"^({key}:[ ]*)(.*?)([ ]*(?:[ ]#.*)?)$"
    return re.sub(pattern, lambda line: line[1] + change(line[2]) + line[3], text, count=1, flags=re.M)


def _later(written, years):
    """The same day ``years`` later; 29 February becomes 28."""
    day = datetime.datetime.strptime(written, "%Y-%m-%d").date()
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _source(city, year):
    """The edition to start from: of the same city if there is one, and of an earlier year if there is one."""
    known = [name for name in editions() if re.fullmatch(NAME, name)]
    if not known:
        raise InputError("Belum ada edisi untuk disalin: params/ tidak berisi berkas <kota>-<tahun>.yaml.")
    return max(known, key=lambda name: (name[:-5] == city, name[-4:] < year, name[-4:], name))


def _lay_out(folder, last):
    """Header-only CSV files, what the last edition kept for this one, and the template, all at once."""
    draft = folder.with_name(f".{folder.name}")
    shutil.rmtree(draft, ignore_errors=True)
    for name, contract in CONTRACTS.items():
        write_text(draft / f"{name}.csv", ",".join(contract.columns) + "\n")
        if last and contract.metadata["of_last_edition"] and (kept := last.saved("analysis", name)).is_file():
            shutil.copy(kept, draft / f"{name}.parquet")
            (draft / f"{name}.csv").unlink()
    (draft / TEMPLATE).write_bytes(template())
    draft.rename(folder)
