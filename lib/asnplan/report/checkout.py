"""The state of the checkout: its commit, and which of the files that reports are made from differ from it."""

import subprocess

from asnplan import project

MATERIAL = ("params", "data", "notebooks", "lib", "reports/template", "requirements.lock", "pyproject.toml")
"""What reports are made from; a change elsewhere, such as in a guide, makes no report doubtful."""


def state():
    """The commit and what differs from it.

    Returns
    -------
    dict
        ``commit``, empty outside git; ``changed``, the files of ``MATERIAL`` that are changed, deleted or not recorded.
    """
    try:
        commit = _git("rev-parse", "--verify", "--quiet", "HEAD").strip()
        listed = _git("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *MATERIAL)
    except (OSError, subprocess.SubprocessError):
        return {"commit": "", "changed": []}
    return {"commit": commit, "changed": sorted(entry[3:] for entry in listed.split("\0") if entry)}


def _git(*arguments):
    command = ["git", "--no-optional-locks", "-C", str(project.root()), *arguments]
    text = {"encoding": "utf-8", "errors": "backslashreplace"}  # a file's name may be any bytes
    return subprocess.run(command, capture_output=True, timeout=20, check=True, **text).stdout
