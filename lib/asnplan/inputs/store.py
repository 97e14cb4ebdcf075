"""Files are written under a temporary name and renamed: a reader sees the old file or the new one, never a part."""

import json
import os


def write(path, writer):
    """Let ``writer(draft)`` write a file, then put it at ``path``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        writer(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def write_text(path, text):
    """Put ``text`` at ``path``, the same bytes on every system."""
    write(path, lambda draft: draft.write_text(text, encoding="utf-8", newline="\n"))


def read_json(path):
    """What a JSON file of ours holds; an empty dict when it is not there or not whole, so that it is made again."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
