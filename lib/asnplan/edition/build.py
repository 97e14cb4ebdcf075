"""All tables of the edition, in the order in which they lean on each other, and their files."""

import yaml

from asnplan.edition import (
    acting,
    competence,
    demand,
    history,
    learning,
    people,
    performance,
    places,
    posts,
    previous,
    public,
    schools,
    selection,
    workload,
)
from asnplan.edition.notes import notes
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.draws import stream

MAKERS = {
    "unit": places.unit,
    "jabatan": posts.jabatan,
    "sekolah": schools.sekolah,
    "kurikulum": schools.kurikulum,
    "box": posts.box,
    "seat": posts.seat,
    "pegawai": people.pegawai,
    "beban_kerja": workload.beban_kerja,
    "norma_kemampuan": workload.norma_kemampuan,
    "pelaksana_tugas": acting.pelaksana_tugas,
    "penduduk": demand.penduduk,
    "fasilitas_kesehatan": places.fasilitas_kesehatan,
    "kegiatan_kesehatan": workload.kegiatan_kesehatan,
    "apbd": demand.apbd,
    "gaji": demand.gaji,
    "formasi": selection.formasi,
    "riwayat_pegawai": history.riwayat_pegawai,
    "seleksi": selection.seleksi,
    "standar_kompetensi": competence.standar_kompetensi,
    "asesmen": competence.asesmen,
    "katalog_pelatihan": learning.katalog_pelatihan,
    "pelatihan": learning.pelatihan,
    "kinerja": performance.kinerja,
    "skm": public.skm,
    "pengaduan": public.pengaduan,
    "proyeksi_lalu": previous.proyeksi_lalu,
}
"""What makes each table; ``box`` and ``seat`` are steps on the way and no tables of the edition."""


def tables(seed):
    """Every input table, drawn anew.

    Parameters
    ----------
    seed : int
        Where all random streams start; each table has its own.

    Returns
    -------
    dict of str to DataFrame
        Columns in contract order.
    """
    made = {}
    for name, maker in MAKERS.items():
        made[name] = maker(made, stream(seed, name))
    return {name: made[name][list(schema.columns)] for name, schema in CONTRACTS.items() if name in made}


def text(frame):
    """A table as CSV: UTF-8, comma, LF, ISO dates, decimal point, ya/tidak."""
    return frame.apply(_as_text).to_csv(index=False, lineterminator="\n")


def _as_text(column):
    if column.dtype.kind == "b":
        return column.map({True: "ya", False: "tidak"})
    if column.dtype.kind == "M":
        return column.dt.strftime("%Y-%m-%d")
    if column.dtype.kind == "f":
        return column.map("{:.12g}".format, na_action="ignore")
    return column


def files(book):
    """Every file of the edition as text by its name: the tables, and the notes on how each column came about.

    Parameters
    ----------
    book : asnplan.project.Book
        Its params give the seed and the title.

    Returns
    -------
    dict of str to str
    """
    params = yaml.safe_load(book.params.read_text(encoding="utf-8"))
    frames = tables(params["seed"])
    written = {f"{name}.csv": text(frame) for name, frame in frames.items()}
    return written | {"README.md": notes(frames, book.edition, params["title"])}


def write(book):
    """Write all files of the edition below its data folder."""
    book.data.mkdir(parents=True, exist_ok=True)
    for name, content in files(book).items():
        (book.data / name).write_text(content, encoding="utf-8", newline="\n")
