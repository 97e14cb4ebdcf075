"""Handing over: one folder with the report, what it was made from and how to check it, and nothing else."""

import hashlib
import json
from pathlib import Path

from asnplan.inputs import params
from asnplan.report import ReportError, appendix, cover, gate, html, manifest
from asnplan.report.apart import unstoppable
from asnplan.report.appendix import origin
from asnplan.report.lock import alone
from asnplan.report.progress import relative
from asnplan.report.release import FILES
from asnplan.report.scratch import staged
from asnplan.show.numbers import number

INDEX, SUMS = "index.html", "SHA256SUMS"
MEANINGS = {
    "laporan.html": "Laporan lengkap untuk dibaca di layar, di telepon atau komputer.",
    "laporan.pdf": "Laporan yang sama untuk dicetak dan ditandatangani.",
    "lampiran.xlsx": "Semua tabel laporan sebagai angka yang dapat dihitung.",
    manifest.FILE: "Dari apa laporan dibuat: masukan, asumsi, program dan paket dengan sidik jarinya; untuk pemeriksa.",
}


class HandoverError(ReportError):
    """The folder cannot be written; the text says why and what to do."""


def hand_over(book):
    """Put the present report of ``book`` into the folder to hand over, in the place of an older one.

    Parameters
    ----------
    book : Book
        Its report is up to date.

    Returns
    -------
    list of Path
        The files, the index first.

    Raises
    ------
    GateError
        If a file is not the one that passed the gate, or tells of a person; the old folder is as it was.
    BusyError
        If another process builds the book.
    HandoverError
        If the folder cannot be written; the old one is as it was.
    """
    p = params.load(book.edition, book.scenario, book.unit)
    with alone(book):
        files = contents(p)
        gate.anonymous(files, appendix.identifiers(p))
        try:
            _replace(book.handover, files)
        except OSError as error:
            raise HandoverError(
                f"{relative(book.handover)} tidak dapat ditulis ({error.strerror}); folder serah terima yang lama "
                "tidak diubah. Periksa ruang disk dan izin folder dist/, lalu ulangi perintah yang sama."
            ) from None
    return [book.handover / name for name in files]


def contents(p):
    """The files of the folder, as bytes by name: the index, the report, the manifest, the checksums."""
    files = {name: (p.book.output / name).read_bytes() for name in FILES}
    files[manifest.FILE] = (p.book.build / manifest.FILE).read_bytes()
    told = json.loads(files[manifest.FILE])
    for output in told["outputs"]:
        if sha256(files[output["file"]]) != output["sha256"]:
            raise gate.GateError(f"{output['file']} bukan berkas yang lolos gerbang rilis; jalankan make report lagi.")
    index = {INDEX: html.page("handover.html.j2", book={"cover": cover.cover(p)}, files=[
        {"name": name, "meaning": MEANINGS[name], "size": size(content), "sha256": sha256(content)}
        for name, content in files.items()
    ], origin=told, told=origin.told(told)).encode()}  # fmt: skip
    listed = index | files
    return listed | {SUMS: sums(listed)}


def sums(files):
    """The checksums as ``sha256sum -c`` reads them."""
    return "".join(f"{sha256(content)}  {name}\n" for name, content in files.items()).encode()


def sha256(content):
    """The SHA-256 of ``content`` as text."""
    return hashlib.sha256(content).hexdigest()


def size(content):
    """How large ``content`` is: ``1,2 MB``."""
    length = len(content)
    return f"{number(length / 1e6, 1)} MB" if length >= 1e6 else f"{number(max(1, length / 1e3))} KB"


def _replace(folder, files):
    """Write the folder under another name, then rename it: there is the old one or the new one, never a part."""
    with staged(folder, {}) as staging:
        new, old = Path(staging, "baru"), Path(staging, "lama")
        new.mkdir()
        for name, content in files.items():
            (new / name).write_bytes(content)
        with unstoppable():
            if folder.exists():
                folder.rename(old)
            try:
                new.rename(folder)
            except OSError:
                if old.exists():
                    old.rename(folder)
                raise
