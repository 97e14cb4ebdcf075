"""Traces of single people in the bytes of a file: NIP, NIK and the identifiers of the register."""

import io
import re
import zipfile

import pikepdf

PERSONAL = (
    # digits within a hash or after a decimal point are neither; the spaced form is how a NIP is printed
    ("pola NIP atau NIK", re.compile(r"(?<![0-9a-f.,])(?:\d{18}|\d{16}|\d{8} \d{6} \d \d{3})(?![0-9a-f])")),
    ("pengenal register pegawai", re.compile(r"(?<![\w-])P-\d{4,}(?![\w-])")),
)
SHORTEST_IDENTIFIER = 6
"""Shorter identifiers, such as plain counts, would be found by chance."""


def found(files, identifiers=()):
    """Where files carry a NIP, a NIK or an identifier of the register.

    Parameters
    ----------
    files : dict of bytes
        File name -> content; XLSX is unzipped, PDF unpacked.
    identifiers : iterable of str
        The identifiers of people in the inputs.

    Returns
    -------
    list of str
        One sentence per place; none when the files are clean.
    """
    known = {name for name in map(str, identifiers) if len(name) >= SHORTEST_IDENTIFIER and re.search(r"\d", name)}
    return [
        f"{name}, {part}: ada {kind}; keluarkan dari tabel, gambar atau kalimat yang memuatnya"
        for name, content in files.items()
        for part, text in _parts(name, content)
        for kind in _kinds(text, known)
    ]


def _kinds(text, known):
    kinds = [kind for kind, pattern in PERSONAL if pattern.search(text)]
    return kinds or (["pengenal register pegawai"] if known.intersection(re.findall(r"[\w-]+", text)) else [])


def _parts(name, content):
    """Everything in a file that could hold text, unpacked."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(member, archive.read(member).decode("utf-8", "replace")) for member in archive.namelist()]
    if name.endswith(".pdf"):
        return list(_pdf_parts(content))
    return [("isi", content.decode("utf-8", "replace"))]


def _pdf_parts(content):
    """Streams unpacked and strings decoded, so that metadata, alt texts, bookmarks and links are read too."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in pdf.objects:
            place = f"objek {item.objgen[0]}"
            if isinstance(item, pikepdf.Stream):
                yield place, item.read_bytes().decode("latin-1")
            for text in _strings(item):
                yield place, text


def _strings(item):
    """The text strings directly within a PDF object; what it refers to is an object of its own."""
    if isinstance(item, pikepdf.String):
        yield str(item)
        return
    inner = item if isinstance(item, pikepdf.Array) else ()
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        inner = [child for _, child in item.items()]
    for child in inner:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _strings(child)
