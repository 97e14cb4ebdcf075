"""The gate: what keeps a report from being released. Nothing passes with a warning; the error says where."""

from asnplan.project import CHAPTERS, DISCLOSURE_OFF
from asnplan.report import ReportError, bind, leaks, opened, prose, stale, traces
from asnplan.report.broken import breaks


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
        f"Bab {name}, sel {cell.get('id', '?')}: {kind}: {cause}; jalankan bab itu sampai selesai"
        for name, notebook in chapters.items() for cell in notebook.cells for kind, cause in breaks(cell)
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
    _refuse(opened.unreadable(html, pdf, xlsx))
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


def _said(value):
    return bool((value if isinstance(value, str) else prose.plain(value)).strip())
