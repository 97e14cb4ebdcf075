"""Disks, folders and homes that are full, closed, strange or missing, through the real command."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

import pytest
from faulty import EDITION

ROOT = sys.platform == "linux" and os.geteuid() == 0
mounting = pytest.mark.skipif(not ROOT, reason="hanya root di Linux dapat memasang sistem berkas")
UNBUILT = "Laporan tidak dibangun; laporan lama tidak diubah.\n"


@contextmanager
def mounted(folder, *options):
    """A file system at ``folder`` during the context; skips where even root may not mount one."""
    done = subprocess.run(["mount", *options, folder], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"sistem berkas tidak dapat dipasang: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def full(folder, free=0):
    """``folder`` on a disk of its own with only ``free`` bytes left."""
    kept = folder.with_name(f"{folder.name}-semula")
    folder.rename(kept)
    folder.mkdir()
    with mounted(folder, "-t", "tmpfs", "-o", "size=64m", "none"):
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        filler = folder / "pengisi"
        filler.write_bytes(b"")
        left = os.statvfs(folder)
        with filler.open("wb") as file:
            file.write(bytes(max(0, left.f_bavail * left.f_bsize - free)))
        yield
        filler.unlink()
        shutil.rmtree(kept)
        shutil.copytree(folder, kept)
    folder.rmdir()
    kept.rename(folder)


@contextmanager
def read_only(folder):
    """``folder`` in a place where nobody, not even root, may write."""
    with mounted(folder, "--bind", folder):
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        yield


# --- full disks


@mounting
def test_a_disk_full_while_chapters_write_stops_the_build(project):
    project.insert("training", "print('x' * 2_000_000)")
    with full(project.root / "build", 40_000):
        ended = project.run()
    assert ended.code == 1
    assert "Bab training gagal" in ended.said
    assert "Sebab: ruang simpan habis; kosongkan sebagian" in ended.said
    assert "Laporan lama tidak diubah." in ended.said
    assert "Traceback" not in ended.said


@mounting
def test_a_disk_full_while_files_are_put_in_place_leaves_the_old_report(project):
    project.unbind()
    with full(project.root / "reports", 40_000):
        ended = project.run()
        assert project.output.is_dir()
    assert ended.code == 1
    assert "tidak dapat dipakai: ruang simpan habis; kosongkan sebagian." in ended.said
    assert ended.said.endswith(UNBUILT)
    assert "Traceback" not in ended.said


@mounting
def test_a_disk_full_while_inputs_are_checked_stops_the_build(project):
    (project.data / "pegawai.csv").open("a").write("\n")
    with full(project.root / "build"):
        ended = project.run()
    assert ended.code == 1
    assert "ruang simpan habis; kosongkan sebagian." in ended.said
    assert ended.said.endswith(UNBUILT)


# --- closed folders


@mounting
@pytest.mark.parametrize("part", ["build", "reports"])
def test_a_folder_that_may_only_be_read_is_named(project, part):
    project.unbind()
    with read_only(project.root / part):
        ended = project.run()
    assert ended.code == 1
    assert f"Berkas atau folder {part}/" in ended.said
    assert "tidak dapat dipakai: tempat itu hanya dapat dibaca; pasang agar dapat ditulis atau pindahkan" in ended.said
    assert ended.said.endswith(UNBUILT)


# --- strange surroundings


@mounting
def test_a_closed_home_and_a_path_with_blanks_and_other_letters_change_nothing(built, tmp_path):
    there = built.copy(tmp_path / "Laporan Tahun 2026 – Bandar Séri {x}")
    before = there.report()
    (there.build / "evaluation.stamp.json").unlink()
    home = tmp_path / "rumah"
    home.mkdir()
    with read_only(home):
        ended = there.run(HOME=str(home), XDG_CACHE_HOME=None, XDG_CONFIG_HOME=None, MPLCONFIGDIR=None)
    assert ended.code == 0, ended.said
    assert re.search(r"bab evaluation +\d", ended.said)
    assert len(ended.said.splitlines()) == 11, ended.said
    assert there.report() == before
    assert there.strays() == there.leftovers() == []


@mounting
def test_no_home_and_a_closed_cache_of_matplotlib_change_nothing(project, tmp_path):
    (project.build / "evaluation.stamp.json").unlink()
    cache = tmp_path / "simpanan"
    cache.mkdir()
    with read_only(cache):
        ended = project.run("run", EDITION, "evaluation", HOME=None, MPLCONFIGDIR=str(cache))
    assert ended.code == 0, ended.said
    assert len(ended.said.splitlines()) == 2, ended.said


# --- things that are something else


@pytest.mark.parametrize("part", ["build", f"build/{EDITION}/inputs"])
def test_a_file_where_a_folder_must_be_is_named(project, part):
    place = project.root / part
    shutil.rmtree(place)
    place.write_text("berkas")
    ended = project.run()
    assert ended.code == 1
    assert f"Berkas atau folder {part}" in ended.said
    assert "itu berkas, padahal harus folder; pindahkan atau ubah namanya" in ended.said
    assert ended.said.endswith(UNBUILT)


def test_a_file_where_the_data_folder_must_be_is_named(project):
    shutil.rmtree(project.data)
    project.data.write_text("berkas")
    ended = project.run()
    assert ended.code == 1
    assert f"data/{EDITION}\n  kesalahan" in ended.said
    assert "berkas – harus folder – pindahkan atau ubah namanya" in ended.said
    assert ended.said.endswith(UNBUILT)


def test_a_linked_build_folder_is_followed(project, tmp_path):
    (project.root / "build").rename(tmp_path / "lain")
    (project.root / "build").symlink_to(tmp_path / "lain")
    assert project.run().code == 0
