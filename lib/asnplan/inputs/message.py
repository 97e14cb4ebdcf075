"""Faults as a person reads them: grouped by file, aligned, and short where the same fault repeats."""

from collections import Counter
from itertools import groupby
from operator import attrgetter

from asnplan.inputs.fault import ERROR, GRADES
from asnplan.inputs.writing import visible

SHOWN = 5


def message(faults):
    """All ``faults`` in one text: one heading per file, then one line per fault, the gravest first.

    Of faults of the same kind in the same column the first five are written out, the rows of the others only counted.
    """
    faults = sorted(faults, key=lambda fault: (fault.file, GRADES.index(fault.grade), fault.row or 0))
    blocks = [_file(file, list(group)) for file, group in groupby(faults, attrgetter("file"))]
    return "\n\n".join(blocks)


def counts(faults):
    """``3 kesalahan, 1 peringatan, 0 mohon konfirmasi``."""
    number = Counter(fault.grade for fault in faults)
    return ", ".join(f"{number[grade]} {grade}" for grade in GRADES)


def refuse(faults, kind, opening):
    """Raise ``kind`` (an ``InputError``) with every error among ``faults``; return when there is none."""
    errors = [fault for fault in faults if fault.grade == ERROR]
    if errors:
        raise kind(f"{opening}\n\n{message(errors)}\n\n{len(errors)} kesalahan.", errors)


def _file(file, faults):
    kinds = {}
    for fault in faults:
        kinds.setdefault((fault.grade, fault.column, fault.allowed), []).append(fault)
    wide = max(len(fault.column) for fault in faults)
    lines = [line for same in kinds.values() for line in _kind(same, wide)]
    return "\n".join(map(visible, [file, *lines]))


def _kind(faults, wide):
    lines = [
        f"  {fault.grade:<16}  {_row(fault):<11}  {fault.column:<{wide}}  {_sentence(fault)}"
        for fault in faults[:SHOWN]
    ]
    if more := faults[SHOWN:]:
        rows = ", ".join(str(fault.row) for fault in more[: 2 * SHOWN])
        more_rows = ", ..." if len(more) > 2 * SHOWN else ""
        lines.append(f"  {'':<16}  {'':<11}  {'':<{wide}}  dan {len(more)} baris lain: {rows}{more_rows}")
    return lines


def _row(fault):
    return f"baris {fault.row}" if fault.row else "berkas"


def _sentence(fault):
    return " – ".join(part for part in (fault.found, fault.allowed, fault.mend) if part)
