"""Verifying a folder that was handed over: its checksums, what it was made from, and the same bytes made again."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from asnplan import project
from asnplan.inputs import params
from asnplan.inputs.fault import InputError
from asnplan.project import Book
from asnplan.report import ReportError, manifest, origins
from asnplan.report.differ import first_difference
from asnplan.report.handover import INDEX, SUMS, sha256, sums
from asnplan.report.progress import tell
from asnplan.report.release import FILES

EXPECTED = (INDEX, *FILES, manifest.FILE, SUMS)
LAST_LINES = 12
BROKEN = f"{manifest.FILE} tidak ada atau rusak, jadi tidak diketahui dari apa folder ini dibuat."


class VerifyError(ReportError):
    """The folder cannot be verified; the text says why and what to do."""


def verify(folder, engine="fork"):
    """Check a folder, telling each finding as it comes up; neither report nor build folder is touched.

    Parameters
    ----------
    folder : Path
    engine : {"fork", "kernel"}

    Returns
    -------
    bool
        Whether everything agrees.

    Raises
    ------
    VerifyError
        If there is no such folder, or it cannot be told of which book it is.
    """
    try:
        files = _contents(folder)
    except OSError as error:
        raise VerifyError(f"{error.filename} tidak dapat dibaca: {error.strerror}") from None
    whole = _told("sidik jari berkas", integrity(files))
    origin, book = _origin(files)
    try:
        same = _told("masukan, asumsi dan program", _disagreements(origin, _here(book)))
        again = _told("dibangun ulang dari masukan", rebuilt(files, book, engine))
    except (InputError, OSError) as error:
        raise VerifyError(f"Edisi {book.edition} tidak dapat dibangun ulang di sini.\n{error}") from None
    return whole and same and again


def integrity(files):
    """What is missing from, added to or changed in the folder, by its own checksums and manifest.

    Parameters
    ----------
    files : dict of bytes
        File name -> content.

    Returns
    -------
    list of str
    """
    lines = files.get(SUMS, b"").decode("utf-8", "replace").splitlines()
    told = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = [f"{name} tidak ada" for name in EXPECTED if name not in files]
    found += [f"{name} tidak dikenal: bukan bagian folder ini" for name in sorted(files.keys() - set(EXPECTED))]
    listed = {name: files[name] for name in EXPECTED if name in files and name != SUMS}
    found += [
        f"{name} berubah sesudah diserahkan: sidik jarinya tidak sama dengan {SUMS}"
        for name, content in listed.items() if told.get(name) != sha256(content)
    ]  # fmt: skip
    return found or [f"{SUMS} berubah sesudah diserahkan"] * (files[SUMS] != sums(listed))


def rebuilt(files, book, engine):
    """How the files differ from those that the inputs give when the book is built anew in a folder of its own."""
    (project.root() / "build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=project.root() / "build", prefix=".verify-") as work:
        command = [sys.executable, "-m", "asnplan.report", "dist", book.edition, "--engine", engine]
        command += ["--unit", book.unit, "--scenario", book.scenario]
        done = subprocess.run(command, env=os.environ | {"ASNPLAN_WORK": work}, capture_output=True, text=True)
        if done.returncode:
            return ["gagal dibangun ulang:", *done.stderr.strip().splitlines()[-LAST_LINES:]]
        again = {name: Path(work, "dist", book.name, name).read_bytes() for name in EXPECTED}
    return [
        f"{name} berbeda{first_difference(name, files[name], again[name])}"
        for name in FILES if name in files and files[name] != again[name]
    ] + _accompanying(files, again)  # fmt: skip


def _accompanying(files, again):
    """How what goes with the report differs: the manifest and the page made from it, which also names Python."""
    first, second = (json.loads(each[manifest.FILE]) for each in (files, again))
    keys = [key for key in first | second if first.get(key) != second.get(key)]
    if set(keys) - {"python"}:
        return [f"{manifest.FILE} berbeda: {', '.join(keys)}"]
    return [f"{name} berbeda" for name in (manifest.FILE, INDEX) if not keys and files.get(name) != again[name]]


def _contents(folder):
    if not folder.is_dir():
        raise VerifyError(f"Folder '{folder}' tidak ada. Contoh: make verify DIST=dist/pangkalpinang-2026")
    listed = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in listed}


def _origin(files):
    """The manifest and the book it names."""
    try:
        origin = json.loads(files[manifest.FILE])
        named = [origin[key] for key in ("edition", "unit", "scenario")]
    except (KeyError, TypeError, ValueError, RecursionError):
        named, origin = [None], {}
    if not all(isinstance(word, str) and re.fullmatch(r"[\w .-]*", word) for word in named):
        raise VerifyError(BROKEN)
    return origin, Book(*named)


def _disagreements(origin, here):
    """What the manifest of the folder and the project here disagree on; what is only worth knowing is told."""
    try:
        notes, found = origins.notes(origin, here), origins.disagreements(origin, here)
    except (AttributeError, KeyError, TypeError):
        raise VerifyError(BROKEN) from None
    for note in notes:
        tell(f"▲ catatan: {note}")
    return found


def _here(book):
    """What the book would be made from here and now."""
    return json.loads(json.dumps(manifest.provenance(params.load(book.edition, book.scenario, book.unit))))


def _told(step, findings):
    """Tell the findings of a step; whether there was none."""
    tell(f"{'■' if findings else '●'} {step}: {'berbeda' if findings else 'cocok'}")
    for finding in findings:
        tell(f"    {finding}")
    return not findings
