"""The files of a report as a reader's program opens them."""

import io

import pikepdf
from python_calamine import CalamineWorkbook


def unreadable(html, pdf, xlsx):
    """Which files cannot be opened again or hold nothing.

    Parameters
    ----------
    html, pdf, xlsx : bytes
        The files as written.

    Returns
    -------
    list of str
        One sentence each.
    """
    found = [] if html.rstrip().endswith(b"</html>") else ["laporan.html tidak lengkap"]
    for name, content, count in (("laporan.pdf", pdf, _pages), ("lampiran.xlsx", xlsx, _filled_sheets)):
        try:
            found += [] if count(content) else [f"{name} kosong"]
        except Exception as error:  # whatever the reader stumbles over, the file is not readable
            found.append(f"{name} tidak dapat dibuka kembali: {error}")
    return found


def _pages(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _filled_sheets(content):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return sum(bool(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
