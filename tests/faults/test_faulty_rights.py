"""What an ordinary user may not read or write, and links that lead nowhere, through the real command."""

import os
import shutil
from contextlib import contextmanager

import pytest
from faulty import EDITION

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
UNBUILT = "Laporan tidak dibangun; laporan lama tidak diubah.\n"

ORDINARY = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if ROOT else ()
"""Has a command of root obey the rights of files as everybody else's does."""

needs_rights = pytest.mark.skipif(ROOT and not shutil.which("setpriv"), reason="root tanpa setpriv boleh segalanya")


@contextmanager
def closed(path, mode):
    """``path`` with other rights during the context."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def refused(ended):
    """What the command said that could not begin or end its work."""
    assert ended.code == 1
    assert ended.said.endswith(UNBUILT)
    assert "Traceback" not in ended.said
    return ended.said


# --- rights


@needs_rights
@pytest.mark.parametrize(
    "part", [f"data/{EDITION}/pegawai.csv", f"data/{EDITION}", f"params/{EDITION}.yaml", "notebooks/training.ipynb"]
)
def test_what_may_not_be_read_is_named(project, part):
    with closed(project.root / part, 0):
        said = refused(project.run(before=ORDINARY))
    assert f"Berkas atau folder {part} tidak dapat dipakai: izinnya tidak cukup; minta izin membaca" in said


@needs_rights
@pytest.mark.parametrize(
    ("part", "told"),
    [("reports", f"reports/.{EDITION}."), (f"reports/{EDITION}", "reports/"), (f"build/{EDITION}", "build/")],
)
def test_what_may_not_be_written_is_named(project, part, told):
    project.unbind()
    with closed(project.root / part, 0o555):
        said = refused(project.run(before=ORDINARY))
    assert f"Berkas atau folder {told}" in said
    assert "tidak dapat dipakai: izinnya tidak cukup; minta izin membaca dan menulis di tempat itu." in said


@needs_rights
def test_a_chapter_that_may_not_save_its_tables_is_named(project):
    (project.build / "training.stamp.json").unlink()
    with closed(project.build / "tables/training", 0o555):
        ended = project.run("run", EDITION, "training", before=ORDINARY)
    assert ended.code == 1
    assert "Bab training gagal" in ended.said
    assert "Sebab: izinnya tidak cukup; minta izin membaca dan menulis di tempat itu" in ended.said
    assert "Laporan lama tidak diubah." in ended.said


# --- links


def led_round(path):
    """Put two links that lead to each other in the place of ``path``."""
    path.rename(path.with_name("semula"))
    path.symlink_to("sebelah")
    path.with_name("sebelah").symlink_to(path.name)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (f"data/{EDITION}/pegawai.csv", "tautan ke tempat lain atau bukan berkas – harus berkas biasa – salin berkas"),
        (f"data/{EDITION}/skm.csv", "tautan ke tempat lain atau bukan berkas – harus berkas biasa – salin berkas"),
        (f"data/{EDITION}", f"data/{EDITION} adalah tautan ke tempat lain; ganti dengan berkas atau folder yang"),
        (f"params/{EDITION}.yaml", f"params/{EDITION}.yaml adalah tautan ke tempat lain; ganti dengan berkas atau"),
        ("notebooks/training.ipynb", "notebooks/training.ipynb tidak dapat dipakai: itu tautan yang menunjuk dirinya"),
    ],
)  # fmt: skip
def test_links_that_lead_round_in_circles_are_named(project, part, told):
    led_round(project.root / part)
    said = refused(project.run())
    assert told in said
    assert part in said


def test_a_folder_in_a_circle_of_links_is_not_entered(project):
    """Links to where one is are no table: nothing changes, and nothing goes round for ever."""
    (project.data / "lagi").symlink_to(".")
    (project.data / "lain.csv").symlink_to("lain.csv")
    ended = project.run()
    assert ended.code == 0
    assert ended.said == "Tidak ada yang berubah; laporan tetap yang terakhir.\n"
