import datetime
import json
import os
import re
import shutil
import signal
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import chromium
import handmade
import pytest
import twin
from axe_playwright_python.sync_playwright import Axe
from twin import EDITION

from asnplan.report import apart, bind, differ, handover, html, origins, pdf, verify, workbook

NAMES = {"index.html", "laporan.html", "laporan.pdf", "lampiran.xlsx", "manifest.json", "SHA256SUMS"}
DAY = datetime.date(2025, 12, 31)


@pytest.fixture(scope="module")
def dist(here):
    return here / "dist" / EDITION


def copied(dist, folder, **changed):
    """A copy of the folder with some files changed; ``None`` takes one away."""
    shutil.copytree(dist, folder)
    for name, content in changed.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content) if content is not None else path.unlink()
    return folder


def test_the_folder_holds_what_is_handed_over_and_nothing_else(dist):
    assert {path.name for path in dist.iterdir()} == NAMES
    assert not list(dist.parent.glob(".*"))


def test_sha256sum_knows_every_file(dist):
    told = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=dist, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
    assert {line.split(":")[0] for line in told.stdout.splitlines()} == NAMES - {"SHA256SUMS"}


def test_everything_is_the_same_bytes_in_other_circumstances(here, dist, tmp_path):
    there = twin.copy_to(tmp_path / "kota ñ & spasi")
    assert twin.git(there, "rev-parse", "HEAD") == twin.git(here, "rev-parse", "HEAD")
    circumstances = {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4711", "LANG": "tr_TR.UTF-8"}
    told = twin.make(there, "dist", f"EDITION={EDITION}", umask=0o077, **circumstances)
    assert told.returncode == 0, told.stderr
    ours, theirs = twin.files(dist), twin.files(there / "dist" / EDITION)
    assert set(ours) == NAMES
    assert [name for name in ours if ours[name] != theirs.get(name)] == []


def test_the_manifest_and_the_appendix_name_the_same_commit(here, dist):
    commit = twin.git(here, "rev-parse", "HEAD")
    told = json.loads((dist / "manifest.json").read_bytes())
    assert told["commit"] == commit and told["changed"] == []
    for page in ("laporan.html", "index.html"):
        text = (dist / page).read_text(encoding="utf-8")
        assert commit in text and "Pohon kerja bersih" in text


def test_the_index_says_what_each_file_is_how_large_and_its_hash(dist):
    text = (dist / "index.html").read_text(encoding="utf-8")
    told = json.loads((dist / "manifest.json").read_bytes())
    for output in told["outputs"]:
        assert f'href="{output["file"]}"' in text and output["sha256"] in text
    assert len(re.findall(r'class="size">[\d,.]+ [KM]B<', text)) == 4
    assert "sha256sum -c SHA256SUMS" in text and "make verify DIST=" in text
    assert all(check[1:] in text for check in told["checks"]) and len(told["checks"]) == 8


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]


def test_the_index_is_self_contained_and_well_built(dist):
    text = (dist / "index.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert '<html lang="id">' in text and "default-src 'none'" in text and "script" not in page.tags
    assert set(page.addresses) <= NAMES | {"#isi"}
    headings = [tag for tag in page.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == "h1" and headings.count("h1") == 1 and set(headings[1:]) == {"h2"}
    assert {"main", "header", "footer"} <= set(page.tags)


def test_the_index_is_accessible_in_a_real_browser(dist):
    index = dist / "index.html"
    with chromium.started() as browser:
        for scheme in ("light", "dark"):
            page, noise = chromium.opened(browser, index, 320, color_scheme=scheme)
            found = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
            assert [chromium.overflow(page, width) for width in (320, 1280)] == [[], []]
            assert noise == [index.as_uri()]


def test_a_folder_that_cannot_be_written_is_told_and_the_old_one_stays(dist, tmp_path, monkeypatch):
    folder = copied(dist, tmp_path / "dist" / EDITION)

    def full(path, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        handover._replace(folder, {"index.html": b"baru"})
    monkeypatch.undo()
    assert twin.files(folder) == twin.files(dist)
    assert [path.name for path in folder.parent.iterdir()] == [EDITION]


def test_a_folder_that_agrees_is_proven_and_nothing_here_is_touched(here, dist):
    before = delivered(here)
    told = twin.make(here, "verify", f"DIST=dist/{EDITION}", f"EDITION={EDITION}")
    assert told.returncode == 0, told.stderr
    assert told.stderr.count("cocok") == 3 and "Terbukti: folder ini sama" in told.stderr
    after = delivered(here)
    assert {name for name in before | after if before.get(name) != after.get(name)} == set()


def delivered(folder):
    """The files of a checkout but for what git and Python keep for themselves."""
    found = twin.files(folder)
    return {name: found[name] for name in found if not name.startswith(".git/") and "/__pycache__/" not in name}


def test_the_summary_and_the_appendix_tell_what_changed_since_the_last_edition(here, dist, tmp_path):
    there = shutil.copytree(here, tmp_path / "kota")
    shutil.rmtree(there / "dist")
    now = there / f"params/{EDITION}.yaml"
    text = now.read_text(encoding="utf-8")
    (there / "params/kecil-2025.yaml").write_text(text.replace("value: 72000", "value: 73000"), encoding="utf-8")
    now.write_text(text.replace("previous_edition: null", "previous_edition: kecil-2025"), encoding="utf-8")
    without = built(there)
    assert set(said(without, "change")) == {"sejak edisi 2025: [x]"}
    assert "dist/kecil-2025/manifest.json tidak ada" in without and "dari 73.000" in without
    origin = json.loads((dist / "manifest.json").read_bytes()) | {"edition": "kecil-2025"}
    for figure, more in zip(origin["key_figures"], (-7, 0, 3, 1), strict=True):
        figure["amount"] += more
    last = there / "dist/kecil-2025/manifest.json"
    last.parent.mkdir(parents=True)
    last.write_text(json.dumps(origin), encoding="utf-8")
    page = built(there)
    assert said(page, "change") == [
        "naik 7 sejak edisi 2025", "tetap sejak edisi 2025", "turun 3 sejak edisi 2025", "turun 1 sejak edisi 2025",
    ]  # fmt: skip
    assert "0 dari 24 tabel masukan berbeda dari edisi lalu" in page


def built(folder):
    """The page of the report as it is built now."""
    told = twin.asnplan(folder, "build", EDITION)
    assert told.returncode == 0, told.stderr
    return (folder / f"reports/{EDITION}/laporan.html").read_text(encoding="utf-8")


def said(page, kind):
    return re.findall(rf'<dd class="{kind}">([^<]*)<', page)


def test_what_differs_is_named_down_to_the_cell(here, dist, tmp_path):
    there = twin.copy_to(tmp_path / "kota")
    rows = (there / f"data/{EDITION}/apbd.csv").read_text().splitlines(keepends=True)
    (there / f"data/{EDITION}/apbd.csv").write_text("".join(rows[:-1]))
    params = there / f"params/{EDITION}.yaml"
    params.write_text(params.read_text().replace("value: 72000", "value: 71000"))
    twin.record(there)
    told = twin.asnplan(there, "verify", str(dist))
    assert told.returncode == 1
    commit = json.loads((dist / "manifest.json").read_bytes())["commit"]
    assert f"ambil commit itu lebih dahulu: git checkout {commit}" in told.stderr
    assert f"masukan apbd baris: di folder {len(rows) - 1}, di sini {len(rows) - 2}" in told.stderr
    assert "berkas asumsi asumsi health_effective_minutes nilai: di folder 72000, di sini 71000" in told.stderr
    assert re.search(r"laporan.html berbeda: bab \w+.*: di folder “.+”, di sini “.+”", told.stderr)
    assert re.search(r"lampiran.xlsx berbeda: lembar .+, sel [A-Z]+\d+: di folder “.+”, di sini “.+”", told.stderr)
    assert re.search(r"laporan.pdf berbeda: halaman \d+", told.stderr)
    assert "Tidak terbukti" in told.stderr and "Traceback" not in told.stderr


def test_a_folder_that_is_not_there_is_told(here):
    told = twin.asnplan(here, "verify", "dist/kecil-2062")
    assert told.returncode == 1 and "Folder 'dist/kecil-2062' tidak ada" in told.stderr


def test_an_edition_unknown_here_is_told(here, dist, tmp_path):
    origin = json.loads((dist / "manifest.json").read_bytes()) | {"edition": "lain-2031"}
    folder = copied(dist, tmp_path / "lain", manifest_json=json.dumps(origin).encode())
    told = twin.asnplan(here, "verify", str(folder))
    assert told.returncode == 1
    assert "manifest.json berubah sesudah diserahkan" in told.stderr
    assert "Edisi lain-2031 tidak dapat dibangun ulang di sini" in told.stderr and EDITION in told.stderr


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b'{"edition": 3}', b'{"edition": "../x", "unit": "", "scenario": ""}', b"[" * 100_000,
        b'\xff{"edition": "kecil-2026"}',
    ],
)  # fmt: skip
def test_a_manifest_that_names_no_book_is_told(dist, tmp_path, content):
    folder = copied(dist, tmp_path / "rusak", manifest_json=content)
    with pytest.raises(verify.VerifyError, match=r"manifest.json tidak ada atau rusak"):
        verify.verify(folder)


def test_a_manifest_of_strange_values_is_told(dist):
    here = json.loads((dist / "manifest.json").read_bytes())
    for strange in ({"changed": 5}, {"changed": [{}]}, {"inputs": 3}, {"inputs": [{"table": ["x"]}]}, {"library": {}}):
        try:
            assert verify._disagreements(here | strange, here)
        except verify.VerifyError as error:
            assert "rusak" in str(error)


def test_a_changed_a_missing_and_an_added_file_are_named(dist):
    files = twin.files(dist)
    changed = files | {"laporan.html": files["laporan.html"][:-1] + b"x", "register.csv": b"P-00001"}
    del changed["lampiran.xlsx"]
    assert verify.integrity(files) == []
    assert verify.integrity(changed) == [
        "lampiran.xlsx tidak ada",
        "register.csv tidak dikenal: bukan bagian folder ini",
        "laporan.html berubah sesudah diserahkan: sidik jarinya tidak sama dengan SHA256SUMS",
    ]


@pytest.mark.parametrize("more", [b"\n", b"# catatan\n"])
def test_sums_with_more_than_the_sums_are_changed(dist, more):
    files = twin.files(dist)
    assert verify.integrity(files | {"SHA256SUMS": files["SHA256SUMS"] + more}) == [
        "SHA256SUMS berubah sesudah diserahkan"
    ]


def test_a_manifest_written_otherwise_is_not_the_same_bytes(dist):
    files = twin.files(dist)
    written = files | {"manifest.json": files["manifest.json"] + b"\n"}
    assert verify._accompanying(files, files) == []
    assert verify._accompanying(written, files) == ["manifest.json berbeda"]


def test_an_interrupt_while_the_folder_is_replaced_loses_neither(dist, tmp_path, monkeypatch):
    folder = copied(dist, tmp_path / "dist" / EDITION)
    rename = Path.rename

    def interrupted(path, target):
        os.kill(os.getpid(), signal.SIGINT)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with apart.stoppable():
        handover._replace(folder, {"index.html": b"baru"})
    assert twin.files(folder) == {"index.html": b"baru"}


def test_another_lock_says_what_to_do(dist):
    there = json.loads((dist / "manifest.json").read_bytes())
    here = there | {"lock": there["lock"] | {"sha256": "0f" * 32}}
    (told,) = origins.disagreements(there, here)
    assert told.startswith("requirements.lock sidik jari: di folder ") and told.endswith("python3 environment.py")


def test_a_work_tree_that_is_not_clean_is_told(dist):
    clean = json.loads((dist / "manifest.json").read_bytes())
    dirty = clean | {"changed": ["lib/asnplan/project.py"]}
    assert origins.disagreements(dirty, dirty) == []
    assert "pohon kerja yang tidak bersih: lib/asnplan/project.py" in origins.notes(dirty, dirty)[0]
    (told,) = origins.disagreements(clean, dirty)
    assert "lib/asnplan/project.py (di sini); catat atau kembalikan" in told


def test_another_patch_of_python_is_a_note_only(dist):
    there = json.loads((dist / "manifest.json").read_bytes())
    other = there | {"python": "3.11.99"}
    assert origins.disagreements(there, other) == [] and "3.11.99 di sini" in origins.notes(there, other)[0]


def document(value):
    table = handmade.table("unit", rows=[[handmade.cell("Dinkes"), handmade.cell(value), handmade.cell(0.5, "50 %")]])
    return bind.bind(handmade.COVER, {"analysis": bind.pieces(handmade.notebook("Analisis", table))})


def test_the_first_different_cell_of_page_sheet_and_paper_is_found():
    one, other = document(1234), document(1235)
    assert differ.first_difference("laporan.html", html.render(one).encode(), html.render(other).encode()) == (
        ": bab kebutuhan, tabel-unit, baris 2, kolom 2: di folder “1234”, di sini “1235”"
    )
    books = [workbook.render(each, DAY) for each in (one, other)]
    assert differ.first_difference("lampiran.xlsx", *books) == (
        ": lembar 1.1 unit, sel B2: di folder “1234.0”, di sini “1235.0”"
    )
    papers = [apart.apart(pdf.render, pdf.printed(each), DAY) for each in (one, other)]
    assert re.fullmatch(r": halaman \d", differ.first_difference("laporan.pdf", *papers))


def test_a_file_that_does_not_open_is_told():
    assert differ.first_difference("lampiran.xlsx", b"rusak", b"rusak juga").startswith(" dan tidak dapat dibuka")
