"""Traces of single people in the bytes of a file: NIP, NIK and the identifiers of the register."""

import io
import re
import zipfile

import pikepdf

PERSONAL = (
    # digits within a hash or after a decimal point are neither; the spaced form is how a NIP is printed;
    # each pattern begins with what is rare, its surroundings are looked at afterwards
    ("pola NIP atau NIK", re.compile(r"\d(?<![0-9a-f.,].)(?:\d{17}|\d{15}|\d{7} \d{6} \d \d{3})(?![0-9a-f])")),
    ("pengenal register pegawai", re.compile(r"P(?<![\w-]P)-\d{4,}(?![\w-])")),
)
HEXADECIMAL = re.compile(r"<((?:[0-9A-Fa-f]{2})+)>")
MOST_SHAPES = 100
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
    shape = _shape(known)
    return [
        f"{name}, {part}: ada {kind}; keluarkan dari tabel, gambar atau kalimat yang memuatnya"
        for name, content in files.items()
        for part, text in _parts(name, content)
        for kind in _kinds(text, shape, known)
    ]


def _shape(known):
    """What could be an identifier: its letters and signs with any digits, or, if they are too diverse, any word."""
    shapes = {re.sub(r"\d", r"\\d", re.escape(name)) for name in known}
    return re.compile(rf"(?:{'|'.join(sorted(shapes))})(?![\w-])" if 0 < len(shapes) < MOST_SHAPES else r"[\w-]+")


def _kinds(text, shape, known):
    kinds = [kind for kind, pattern in PERSONAL if pattern.search(text)]
    return kinds or (["pengenal register pegawai"] if known.intersection(shape.findall(text)) else [])


def _parts(name, content):
    """Everything in a file that could hold text, unpacked."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(member, archive.read(member).decode("utf-8", "replace")) for member in archive.namelist()]
    return [("isi", _unpacked(content) if name.endswith(".pdf") else content.decode("utf-8", "replace"))]


def _unpacked(content):
    """A PDF with nothing compressed, so that metadata, alt texts, bookmarks and links are read too."""
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return HEXADECIMAL.sub(_decoded, plain.getvalue().decode("latin-1"))


def _decoded(match):
    """A hexadecimal string: text if it is Unicode, else the codes of glyphs, which are not read."""
    content = bytes.fromhex(match[1])
    return content.decode("utf-16", "replace") if content.startswith(b"\xfe\xff") else " "
