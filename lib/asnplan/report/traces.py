"""What an auditor would miss in a provenance."""

import re

from packaging.utils import canonicalize_name

from asnplan import project
from asnplan.project import CHAPTERS

SHA256 = re.compile(r"[0-9a-f]{64}")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def missing(provenance):
    """What the provenance lacks, and where the installed packages are not those of the lock.

    Parameters
    ----------
    provenance : dict
        From `asnplan.report.manifest.provenance`.

    Returns
    -------
    list of str
        One sentence each, with what to do.
    """
    return [*_unhashed(provenance), *_uncounted(provenance), *_unlocked(provenance["versions"])]


def _unhashed(provenance):
    named = {entry["file"] for entry in provenance["notebooks"]}
    lost = [f"notebooks/{name}.ipynb" for name in CHAPTERS if f"notebooks/{name}.ipynb" not in named]
    single = (provenance["parameters"], provenance["lock"], provenance["template"])
    entries = [*provenance["inputs"], *provenance["notebooks"], *provenance["library"], *single]
    lost += [entry["file"] for entry in entries if not SHA256.fullmatch(entry["sha256"])]
    return [f"Asal-usul tidak lengkap: {file} tidak ada; kembalikan berkas itu" for file in lost]


def _uncounted(provenance):
    if not provenance["inputs"]:
        return ["Asal-usul tidak lengkap: tidak ada masukan; jalankan make check"]
    return [f"Asal-usul tidak lengkap: baris {entry['file']} tidak dihitung; jalankan make check"
            for entry in provenance["inputs"] if not entry["rows"]]  # fmt: skip


def _unlocked(versions):
    lock = project.root() / "requirements.lock"
    wanted = {}
    for name, version in PINNED.findall(lock.read_text(encoding="utf-8")) if lock.is_file() else ():
        wanted.setdefault(canonicalize_name(name), []).append(version)
    for name, version in versions.items() if wanted else ():
        allowed = wanted.get(canonicalize_name(name), [])
        if version not in allowed:
            pinned = " atau ".join(allowed) or "tidak ada"
            yield f"Paket {name} terpasang {version}, requirements.lock meminta {pinned}; jalankan environment.py"
