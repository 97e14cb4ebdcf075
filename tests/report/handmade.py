"""Small executed chapters, written by hand: every kind of block once, and the texts an attacker would try."""

from nbformat import v4

from asnplan.report.bind import BUNDLE

HOSTILE = '<script>alert(1)</script> & "O\'Neil" #panic("x") $x$ *tebal* _miring_ @label \\ =1+1'
SVG = """<?xml version="1.0" encoding="utf-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="468pt" height="120pt" viewBox="0 0 468 120">
<metadata>dibuat</metadata><script>alert(1)</script>
<defs><clipPath id="p1"><rect x="0" y="0" width="468" height="120"/></clipPath></defs>
<g clip-path="url(#p1)" onclick="alert(1)">
<rect x="120" y="20" width="300" height="30" style="fill: #0b5f6b"/>
<rect x="120" y="70" width="180" height="30" style="fill: #87919c"/>
<text x="110" y="40" text-anchor="end" style="font: 12px Inter; fill: #1b1f24">Dinas Kesehatan</text>
<text x="110" y="90" text-anchor="end" style="font: 12px Inter; fill: #1b1f24">Bakeuda</text>
</g></svg>"""
ALT = "Diagram batang: Dinas Kesehatan 42 orang, Bakeuda 25 orang; jumlah 67 orang."
ABSENT = {"kind": "missing", "id": "kosong", "caption": "Seleksi", "source": "", "text": "Data seleksi tidak ada."}


def column(name, label, unit="", role="number", format="d", people=False):
    return {"name": name, "label": label, "unit": unit, "role": role, "format": format, "people": people}


def cell(value, text=None):
    return {"value": value, "text": str(value) if text is None else text}


def figure(id="kekurangan", **changed):
    return {
        "kind": "figure", "id": id, "caption": "Dinas Kesehatan kurang 42 orang", "source": "ABK 2025",
        "alt": ALT, "svg": SVG, "phone": SVG, "unit": "orang", "note": "",
    } | changed  # fmt: skip


def table(id="unit", **changed):
    rows = [
        [cell("Dinas Kesehatan"), cell(1234, "1.234"), cell(0.5, "50,0 %")],
        [cell(HOSTILE), cell(None, "[c]"), cell(None, "[x]")],
        [cell("=HYPERLINK(1)"), cell(-3, "−3"), cell(-0.25, "−25,0 %")],
    ]
    return {
        "kind": "table", "id": id, "caption": "Tiga unit kurang pegawai", "source": "Register pegawai",
        "columns": [column("unit", "Unit", role="text", format=""), column("orang", "Pegawai", "orang", people=True),
                    column("bagian", "Bagian", format=".1%")],
        "rows": rows, "total": [cell("Jumlah"), cell(1231, "1.231"), cell(None, "")], "groups": None, "wide": False,
        "sheet": id, "full": None,
    } | changed  # fmt: skip


def paragraph(text):
    return {"kind": "paragraph", "text": text}


def notebook(title, *outputs, prose="## Bagian pertama\n\nTeks **tebal** dan `kode`."):
    """An executed chapter: a title, prose, one code cell for each bundle, and a stray output that no reader may see."""
    stray = v4.new_output("execute_result", {"text/html": "<table><tr><td>STRAY</td></tr></table>"}, execution_count=1)
    cells = [v4.new_markdown_cell(f"# {title}\n\nApa yang ditanyakan bab ini?", id="judul")]
    cells += [v4.new_code_cell("df.head()", id="stray", execution_count=1, outputs=[stray])]
    cells += [v4.new_markdown_cell(prose, id="bagian")]
    cells += [
        v4.new_code_cell("show.x()", id=f"keluaran-{place}", execution_count=place + 2,
                         outputs=[v4.new_output("display_data", {BUNDLE: {"threshold": 5} | bundle})])
        for place, bundle in enumerate(outputs)
    ]  # fmt: skip
    return v4.new_notebook(cells=cells)


def chapters():
    key_figures = [
        {"label": f"Angka {n}", "value": "3.648 orang", "change": "naik 12 orang", "meaning": "cukup untuk setahun"}
        for n in range(4)
    ]
    return {
        "summary": notebook(
            "Ringkasan eksekutif", {"kind": "key_figures", "items": key_figures},
            {"kind": "decisions", "items": ["Tetapkan usulan 120 formasi", f"Putuskan {HOSTILE}"]},
            figure("utama"), table("ringkas"), prose="Kota ini kurang pegawai, lihat @tabel:unit.",
        ),
        "analysis": notebook(
            "Analisis kebutuhan", {"kind": "finding", "text": "Kota kurang 67 orang di dua unit"}, figure(), table(),
            paragraph(f"Bandingkan @gambar:kekurangan dengan {HOSTILE}; ada [c] orang."),
            {"kind": "note", "title": "Batasan", "text": "Data contoh."},
        ),
        "recruitment": notebook(
            "Rencana pengadaan dan seleksi", table("lebar", wide=True, rows=table()["rows"] * 10), ABSENT
        ),
        "training": notebook("Pengembangan kompetensi", table("kelompok", groups=["Dinas", "Dinas", "Badan"])),
        "evaluation": notebook("Evaluasi kinerja dan mutu layanan publik", paragraph("Cukup.")),
    }  # fmt: skip


COVER = {
    "title": "Rencana Kebutuhan ASN Kota Contoh 2026-2030", "heading": "Rencana Kebutuhan ASN Kota Contoh 2026-2030",
    "region": "Kota Contoh", "agency": "BKPSDMD", "edition": "contoh-2026", "status": "draf",
    "data_date": "31 Desember 2025", "description": "Laporan contoh", "keywords": ["ASN"],
    "facts": [["Edisi", "contoh-2026"], ["Status", "Draf"], ["Keadaan data", "31 Desember 2025"]],
}  # fmt: skip
