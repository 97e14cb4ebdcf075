"""A set-up that is broken off leaves nothing that looks finished."""

import os
import shutil
import signal
import subprocess
import sys

import faulty
import pytest


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill"])
def test_a_set_up_broken_off_is_not_ready(tmp_path, number):
    for file in ("environment.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(faulty.REPOSITORY / file, tmp_path)
    ready = tmp_path / ".venv/ready"
    ready.parent.mkdir()
    ready.write_text("dari kunci yang lain")
    process = subprocess.Popen(
        [sys.executable, "environment.py"], cwd=tmp_path, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        # a shell starts what runs in the background deaf to Ctrl-C
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    faulty.wait_for((tmp_path / ".venv/pyvenv.cfg").exists, process)
    os.killpg(process.pid, number)
    ended = faulty.Ended(process)
    assert ended.code != 0
    assert not ready.exists()
    if number == signal.SIGINT:
        assert ended.said.endswith("Penyiapan dihentikan; perintah make berikutnya mengulanginya dari awal.\n")
