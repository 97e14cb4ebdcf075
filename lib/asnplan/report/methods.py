"""The methods of the report and their versions, as ``reports/template/methods.yaml`` lists them."""

import yaml

from asnplan import project
from asnplan.report import look

FILE = "methods.yaml"


def listed():
    """Each method by name: its ``text`` in Markdown and its ``versions``, number -> note.

    Raises
    ------
    LookError
        If the file is no such list.
    """
    with look.using(FILE, yaml.YAMLError, AttributeError, ValueError):
        methods = yaml.safe_load((project.template() / FILE).read_text(encoding="utf-8"))
        for name, method in methods.items():
            if not isinstance(method, dict) or not method.get("text") or not method.get("versions"):
                raise ValueError(f"{name}: harus punya text dan versions, nomor: catatan")
    return methods


def current():
    """The version of each method."""
    return {name: max(method["versions"]) for name, method in listed().items()}


def told():
    """All methods as a Markdown list, each with its version."""
    return "\n".join(f"- {method['text']} (Versi {max(method['versions'])}.)" for method in listed().values())


def news(before):
    """What changed since the versions ``before``: name, version and note of each newer version; then what is gone."""
    methods = listed()
    for name, method in methods.items():
        for version, note in sorted(method["versions"].items()):
            if version > before.get(name, 0):
                yield name, version, note
    for name in sorted(before.keys() - methods.keys()):
        yield name, None, "tidak dipakai lagi"
