"""Set up the Python environment of the project; standard library only.

    python environment.py            create or refresh .venv from requirements.lock, the exact versions with hashes
    python environment.py --find     print the command that runs the project's Python (make asks this)
    python environment.py --lock     compile requirements.lock from pyproject.toml
    python environment.py --targets  print the goals of the Makefile with their one-line meaning (make help)
    python environment.py --missing EDITION   say that an edition has no params or data, and which editions there are
    python environment.py --clean    delete what can be rebuilt: build/, the reports and .venv

An activated conda or virtual environment in which this very project is installed is used as it is.
"""

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
READY = VENV / "ready"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED = (3, 11)


def main(arguments):
    tasks = {"--find": find, "--lock": lock, "--clean": clean, "--targets": targets, "--missing": missing}
    task, *rest = arguments or [None]
    if task and task not in tasks:
        sys.exit(__doc__)
    tasks.get(task, create)(*rest)


def find():
    """Print ``python`` of a suitable active environment, else the path of the one in ``.venv``."""
    print(Path(sys.executable).as_posix() if active_is_suitable() else PYTHON.relative_to(ROOT).as_posix())


def active_is_suitable():
    """Whether the running Python is of an activated environment with this project installed from this folder."""
    activated = os.environ.get("VIRTUAL_ENV") or os.environ.get("CONDA_PREFIX")
    if not activated or Path(sys.prefix).resolve() != Path(activated).resolve() or sys.version_info[:2] != NEEDED:
        return False
    try:
        origin = importlib.metadata.distribution("asnplan").read_text("direct_url.json") or "{}"
    except importlib.metadata.PackageNotFoundError:
        return False
    return json.loads(origin).get("url") == ROOT.as_uri()


def create():
    """Make ``.venv`` hold exactly what the lock says; a second call finds the stamp and does nothing."""
    stamp = hashlib.sha256(LOCK.read_bytes() + package_table().encode()).hexdigest()
    if READY.exists() and READY.read_text() == stamp:
        READY.touch()
        return
    started = time.perf_counter()
    interpreter = suitable_interpreter()
    print(f"[1/3] membuat lingkungan Python di {VENV.name}", flush=True)
    READY.unlink(missing_ok=True)
    run(interpreter, "-m", "venv", "--clear", VENV)
    print("[2/3] memasang paket persis seperti requirements.lock", flush=True)
    install()
    print(f"[3/3] siap dalam {time.perf_counter() - started:.0f} detik", flush=True)
    READY.write_text(stamp)


def package_table():
    """The part of pyproject.toml that an installation depends on; the settings of tools are no reason to reinstall."""
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.")[0]


def install():
    """Install the locked packages and the project: with uv, and where uv cannot reach the index, with pip."""
    installer = VENV / "installer.txt"
    installer.write_text(locked("uv"))
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", installer)
    uv = [PYTHON, "-m", "uv", "--quiet", "pip", "install", "--python", PYTHON]
    try:
        run(*uv, "--compile-bytecode", "--require-hashes", "-r", LOCK)
    except subprocess.CalledProcessError:
        print("      uv tidak berhasil (proksi?), dicoba lagi dengan pip", flush=True)
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", LOCK)
        run(PYTHON, "-m", "compileall", "-q", VENV / "lib")
    run(*uv, "--offline", "--no-deps", "--no-build-isolation", "--editable", ROOT)


def locked(package):
    """The lines of the lock that pin ``package``, hashes included."""
    lines = LOCK.read_text().splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    last = next(i for i in range(first, len(lines)) if not lines[i].endswith("\\"))
    return "\n".join(lines[first : last + 1]) + "\n"


def suitable_interpreter():
    """The path of a Python of the needed version, or a message that says what to install."""
    version = ".".join(map(str, NEEDED))
    if sys.version_info[:2] == NEEDED:
        return sys.executable
    other = shutil.which(f"python{version}")
    if not other:
        sys.exit(
            f"Proyek ini memerlukan Python {version}; yang dijalankan adalah {sys.version.split()[0]}.\n"
            f"Pasang Python {version} lalu ulangi, atau sebut tempatnya: make report PYTHON=/lokasi/python{version}"
        )
    return other


def lock():
    """Compile ``requirements.lock``: every dependency at one exact version with the hashes of its files."""
    run(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--generate-hashes", "--universal", "--no-annotate",
        "--python-version", "3.11", "--custom-compile-command", "make lock", "--upgrade",
        ROOT / "pyproject.toml", "--output-file", LOCK)  # fmt: skip


def targets():
    """Print each goal of the Makefile with the comment behind its ``##``."""
    print("make report          # laporan edisi contoh\nmake report EDITION=nama-kota-tahun\n")
    for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines():
        goal, mark, meaning = line.partition("##")
        if mark and ":" in goal:
            print(f"  {goal.split(':')[0]:8} {meaning.strip()}")


def missing(edition):
    """Stop with a message: the edition has no params file or no data folder."""
    known = ", ".join(sorted(path.stem for path in (ROOT / "params").glob("*.yaml")))
    sys.exit(
        f"Edisi '{edition}' tidak lengkap: params/{edition}.yaml dan folder data/{edition}/ harus ada.\n"
        f"Edisi yang ada: {known}.\nMembuat edisi baru: make new EDITION={edition}"
    )


def clean():
    """Delete everything that ``make`` can build again; inputs, params and templates stay."""
    reports = [path for path in (ROOT / "reports").iterdir() if path.is_dir() and path.name != "template"]
    for folder in [ROOT / "build", *reports, VENV]:
        shutil.rmtree(folder, ignore_errors=True)


def run(*command):
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("\nPenyiapan dihentikan; perintah make berikutnya mengulanginya dari awal.")
    except OSError as error:
        sys.exit(
            f"Penyiapan gagal: {error}\nPeriksa ruang simpan dan izin menulis di folder ini, lalu ulangi perintah make."
        )
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"Penyiapan gagal pada perintah: {' '.join(error.cmd)}\n"
            "Periksa sambungan ke indeks paket, lalu ulangi perintah make."
        )
