"""Open the three files of a built report with independent readers; a missing or broken one ends with an error."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
from python_calamine import CalamineWorkbook

folder = Path(sys.argv[1])
page = (folder / "laporan.html").read_text(encoding="utf-8")
HTMLParser().feed(page)
assert page.rstrip().endswith("</html>") and 'lang="id"' in page

with pikepdf.open(folder / "laporan.pdf") as pdf:
    pages, marked = len(pdf.pages), bool(pdf.Root.MarkInfo.Marked)
assert pages > 10 and marked

sheets = CalamineWorkbook.from_path(folder / "lampiran.xlsx").sheet_names
assert len(sheets) > 5

for name in ("laporan.html", "laporan.pdf", "lampiran.xlsx"):
    print(f"{name}: {(folder / name).stat().st_size / 1024:,.0f} KB")
print(f"{pages} halaman, {len(sheets)} lembar")
