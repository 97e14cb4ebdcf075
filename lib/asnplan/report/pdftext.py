"""The texts of a PDF: its pages as a reader copies them, and what stands beside the pages."""

import io
import re

import pikepdf
import pypdfium2

BESIDE = "di luar halaman (metadata, bookmark, teks alternatif)"
LITERAL = re.compile(rb"\((?:[^\\()]|\\.)*\)|<(?:[0-9A-Fa-f]{2})+>", re.DOTALL)
LONG = re.compile(rb"[A-Za-z][^\s()<>\[\]/]{5,}|\d[^\s()<>\[\]/]{15,}")
MARK = b"\xfe\xff"
"""How a string of Unicode begins."""

DRAWN = ("/Image", "/CIDFontType0C", "/OpenType", "/Type1C")
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)


def texts(content):
    """Every text of a PDF but those of attached files.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    list of (str, str)
        Place and text.
    """
    document = pypdfium2.PdfDocument(content)
    pages = [(f"halaman {number}", page.get_textpage().get_text_range()) for number, page in enumerate(document, 1)]
    with pikepdf.open(io.BytesIO(content)) as file:
        source = b"\n".join([file.trailer.unparse(), *map(_source, file.objects)])
        return [*pages, (BESIDE, "\n".join([_strings(source), *map(_unpacked, file.objects)]))]


def attachments(content):
    """The files attached to a PDF, as name and content."""
    with pikepdf.open(io.BytesIO(content)) as file:
        return [(name, attached.get_file().read_bytes()) for name, attached in file.attachments.items()]


def _source(thing):
    return thing.stream_dict.unparse() if isinstance(thing, pikepdf.Stream) else thing.unparse()


def _unpacked(thing):
    """The texts in a stream of a PDF, decompressed; pictures and letters hold none."""
    if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") in DRAWN:
        return ""
    content = thing.read_bytes()
    return content.decode("utf-8", "replace") if thing.get("/Subtype") == "/XML" else _strings(content)


def _strings(source):
    """The strings in the source of a PDF as text, and of the rest the long words and numbers.

    Strings of codes of glyphs are no text: the pages are read as a reader sees them.
    """
    strings = [_decoded(found[0]) for found in LITERAL.finditer(source)]
    rest = LONG.findall(LITERAL.sub(b" ", source))
    return "\n".join([*filter(None, strings), b" ".join(rest).decode("latin-1")])


def _decoded(string):
    if string[:1] == b"<":
        written = bytes.fromhex(string[1:-1].decode())
        return written.decode("utf-16", "replace") if written[:2] == MARK else ""
    written = ESCAPE.sub(_unescaped, string[1:-1]) if b"\\" in string else string[1:-1]
    return written.decode("utf-16" if written[:2] == MARK else "latin-1", "replace")


def _unescaped(code):
    return bytes([int(code[1], 8) % 256]) if code[1] else code[2]
