"""The gate: what keeps a report from being released. Nothing passes with a warning; the error says where."""

import io

import pikepdf
from python_calamine import CalamineWorkbook

from asnplan.project import CHAPTERS, DISCLOSURE_OFF
from asnplan.report import ReportError, bind, leaks, prose, stale, traces


class GateError(ReportError):
    """The report is not released; the message says what was found where, and what to do."""


def current(book, begun):
    """Refuse chapters computed from what has changed since, and a binding that changed while it worked.

    Parameters
    ----------
    book : Book
    begun : dict of str to str
        The ``stale.sources`` of the report as the build found them.

    Returns
    -------
    str
        What holds, for the manifest; so do all checks of the gate.

    Raises
    ------
    GateError
    """
    now = stale.sources(book, stale.REPORT)
    changes = {f"Bab {name}": stale.changes(book, name) for name in CHAPTERS}
    changes["Penjilidan"] = sorted(name for name in begun | now if begun.get(name) != now.get(name))
    _refuse([
        f"{step} memakai bahan yang berubah selama laporan dibangun: {', '.join(names)}; ulangi perintah yang sama"
        for step, names in changes.items() if names
    ])  # fmt: skip
    return "setiap bab dan penjilidan memakai bahan yang sekarang"


def traceable(provenance):
    """Refuse a report of which someone could not tell what it was made from.

    Parameters
    ----------
    provenance : dict
        From `asnplan.report.manifest.provenance`.

    Raises
    ------
    GateError
    """
    _refuse(traces.missing(provenance))
    return "asal-usul lengkap dan paket sama dengan kuncinya"


def complete(chapters):
    """Refuse chapters that did not run to their end.

    Parameters
    ----------
    chapters : dict of NotebookNode
        Chapter name -> executed notebook.

    Raises
    ------
    GateError
    """
    _refuse([f"Bab {name} belum dijalankan" for name in CHAPTERS if name not in chapters])
    _refuse([
        f"Bab {name}, sel {cell.get('id', '?')}: {fault}"
        for name, notebook in chapters.items() for cell in notebook.cells for fault in _cell_faults(cell)
    ])  # fmt: skip
    return "setiap bab berjalan sampai selesai"


def discreet(pieces, threshold):
    """Refuse what chapters show without disclosure control, or with another threshold than the edition's.

    Parameters
    ----------
    pieces : dict of list of Piece
        Chapter name -> what a reader sees of it.
    threshold : int or "mati"
        [people]

    Raises
    ------
    GateError
    """
    _refuse([
        f"Bab {name}, sel {piece.cell}: ambang pengungkapannya {piece.content.get('threshold', 'tidak ada')}, bukan "
        f"{threshold}; panggil show.hide_below(p.disclosure_threshold) pada sel impor bab itu"
        for name, parts in pieces.items() for piece in parts
        if isinstance(piece.content, dict) and piece.content["kind"] != "missing"
        and piece.content.get("threshold") != threshold
    ])  # fmt: skip
    if threshold == DISCLOSURE_OFF:
        return "pengendalian pengungkapan dimatikan oleh asumsi edisi ini"
    return f"pengendalian pengungkapan berjalan pada setiap keluaran, dengan ambang {threshold} orang"


def described(document):
    """Refuse figures without alt text, and figures and tables without caption or source.

    Parameters
    ----------
    document : dict
        From `asnplan.report.bind.bind`.

    Raises
    ------
    GateError
    """
    needed = {"figure": ("alt", "caption", "source"), "table": ("caption", "source")}
    _refuse([
        f"Bab {section['name']}: {block['id']} tidak punya {key}; isi {key} pada pemanggilan show"
        for section, block in bind.bundles(document, *needed) for key in needed[block["kind"]] if not _said(block[key])
    ])  # fmt: skip
    return "setiap gambar punya teks alternatif; setiap gambar dan tabel punya judul dan sumber"


def readable(html, pdf, xlsx):
    """Refuse files that cannot be opened again or that hold nothing.

    Parameters
    ----------
    html, pdf, xlsx : bytes
        The files as written.

    Raises
    ------
    GateError
    """
    faults = [] if html.rstrip().endswith(b"</html>") else ["laporan.html tidak lengkap"]
    for name, content, count in (("laporan.pdf", pdf, _pages), ("lampiran.xlsx", xlsx, _filled_sheets)):
        try:
            faults += [] if count(content) else [f"{name} kosong"]
        except Exception as error:  # whatever the reader stumbles over, the file is not readable
            faults.append(f"{name} tidak dapat dibuka kembali: {error}")
    _refuse(faults)
    return "berkas dapat dibuka kembali dan berisi"


def anonymous(files, identifiers=()):
    """Refuse files that carry a NIP, a NIK or an identifier of the register anywhere in their bytes.

    Parameters
    ----------
    files : dict of bytes
        File name -> content.
    identifiers : iterable of str
        The identifiers of people in the inputs.

    Raises
    ------
    GateError
    """
    _refuse(leaks.found(files, identifiers))
    return "tanpa NIP, NIK dan pengenal register"


def _refuse(faults):
    if faults:
        raise GateError(
            "Laporan tidak diterbitkan; berkas lama tidak diubah.\n" + "\n".join(f"  {fault}" for fault in faults)
        )


def _cell_faults(cell):
    if cell.cell_type != "code" or not cell.source.strip():
        return
    for output in cell.outputs:
        if output.output_type == "error":
            yield f"gagal dengan {output.ename}: {output.evalue}"
    if cell.execution_count is None:
        yield "tidak dijalankan; jalankan bab itu sampai selesai"


def _said(value):
    return bool((value if isinstance(value, str) else prose.plain(value)).strip())


def _pages(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _filled_sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return sum(bool(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
