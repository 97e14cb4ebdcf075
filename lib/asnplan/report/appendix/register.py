"""The register of assumptions, printed from the objects the chapters used."""

import pandas as pd

from asnplan.inputs import past
from asnplan.inputs.schema import UNVERIFIED
from asnplan.show.numbers import number
from asnplan.show.spoken import spoken
from asnplan.show.table import NOT_APPLICABLE, compose
from asnplan.show.text import MISSING

HEADERS = {"asumsi": "Asumsi", "nilai": "Nilai", "satuan": "Satuan", "sumber": "Sumber", "status": "Status",
           "lalu": "Terhadap edisi lalu"}  # fmt: skip
CHANGED = {"value": "nilai", "unit": "satuan", "source": "sumber", "status": "status", "range": "rentang"}
"""The parts of an assumption that may change."""


def bundle(p):
    """The register as a table: value, unit, source, status, value in the last edition.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
    """
    before = past.assumed(p)
    rows = pd.DataFrame([
        _row(entry, _change(entry, before.get(name)) if before else NOT_APPLICABLE)
        for name, entry in p.assumptions.items()
    ])  # fmt: skip
    unsure = sum(entry.status == UNVERIFIED for entry in p.assumptions.values())
    caption = f"{number(unsure)} dari {number(len(p.assumptions))} asumsi belum diverifikasi terhadap teks peraturannya"
    return compose(rows, "asumsi", caption, f"params/{p.edition}.yaml", HEADERS, wide=True)


def changed_parts(entry, before):
    """Which parts of an assumption are not as they were."""
    return [part for part in CHANGED if getattr(entry, part) != getattr(before, part)]


def _row(entry, change):
    status = f"{'▲' if entry.status == UNVERIFIED else '●'} {entry.status}"
    base = f"; nilai dasar: {spoken(entry.base, entry.unit)}" if entry.base is not None else ""
    ends = entry.range and " sampai ".join(spoken(end, entry.unit) for end in entry.range)
    source = (entry.source or MISSING) + base + (f"; rentang: {ends}" if ends else "")
    cells = entry.label, spoken(entry.value, entry.unit), entry.unit, source, status, change
    return dict(zip(HEADERS, cells, strict=True))


def _change(entry, before):
    if before is None:
        return "baru"
    parts = changed_parts(entry, before)
    was = f"dari {spoken(before.value, before.unit)}"
    words = [was if part == "value" else f"{CHANGED[part]} berubah" for part in parts]
    return "; ".join(words) or "tetap"
