"""All tables of the edition, in the order in which they lean on each other, and their files."""

from asnplan.edition import (
    competence,
    demand,
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
from asnplan.edition.draws import stream
from asnplan.inputs.contracts import CONTRACTS

MAKERS = {
    "unit": places.unit,
    "jabatan": posts.jabatan,
    "sekolah": schools.sekolah,
    "kurikulum": schools.kurikulum,
    "box": posts.box,
    "seat": posts.seat,
    "pegawai": people.pegawai,
    "beban_kerja": workload.beban_kerja,
    "penduduk": demand.penduduk,
    "fasilitas_kesehatan": places.fasilitas_kesehatan,
    "kegiatan_kesehatan": workload.kegiatan_kesehatan,
    "apbd": demand.apbd,
    "gaji": demand.gaji,
    "formasi": selection.formasi,
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
    """Every input table by name, columns in contract order, drawn from ``seed``."""
    made = {}
    for name, maker in MAKERS.items():
        made[name] = maker(made, stream(seed, name))
    return {name: made[name][list(schema.columns)] for name, schema in CONTRACTS.items()}


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


def write(folder, seed):
    """Write all tables as CSV below ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables(seed).items():
        (folder / f"{name}.csv").write_text(text(frame), encoding="utf-8", newline="\n")
