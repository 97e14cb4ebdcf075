"""The params file: read, and every fault in it given its line."""

import yaml

from asnplan.inputs import lines
from asnplan.inputs.fault import error
from asnplan.inputs.limits import ExcessError, hold
from asnplan.inputs.problems import problems


def read(path, edition, editions):
    """The values of the params file at ``path``, and its faults.

    Returns
    -------
    values : dict
        Complete and right only when there are no faults.
    faults : list of Fault
    """
    file = f"params/{path.name}"
    try:
        hold("params", path.stat().st_size)
        node, values = lines.read(path.read_text(encoding="utf-8-sig"))
    except ExcessError as problem:
        return {}, [error(file, None, "", problem.found, problem.allowed, "hapus yang bukan asumsi")]
    except UnicodeDecodeError:
        return {}, [error(file, None, "", "bukan teks UTF-8", "harus UTF-8", "simpan ulang dengan penyandian UTF-8")]
    except yaml.YAMLError as problem:
        return {}, [_syntax(file, problem)]
    if not isinstance(values, dict):
        return {}, [error(file, 1, "", "tidak ada kunci", "harus kunci: nilai", "salin dari edisi lain")]
    values["scenarios"] = values.get("scenarios") or {}
    twice = [
        error(file, line, _dotted(path), "kunci ditulis dua kali", f"sudah ada di baris {first}", "hapus salah satu")
        for path, line, first in lines.duplicates(node)
    ]
    wrong = [
        error(file, lines.line(node, path), _dotted(path), *problem)
        for path, *problem in problems(values, edition, editions)
    ]
    return values, twice + wrong


def _syntax(file, problem):
    mark = getattr(problem, "problem_mark", None)
    row = mark.line + 1 if mark else 1
    meaning = getattr(problem, "problem", None) or str(problem)
    if "\\t" in meaning:
        return error(file, row, "", "ada tab", "harus spasi", "ganti tab dengan spasi")
    found = f"tulisan YAML tidak dapat dibaca ({meaning})"
    return error(file, row, "", found, "harus kunci: nilai", "periksa lekukan, titik dua, kurung dan tanda kutip")


def _dotted(path):
    return ".".join(map(str, path))
