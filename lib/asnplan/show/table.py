"""Tables: what a reader sees, and the whole of it for the workbook."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise, zip_longest

import pandas as pd

from asnplan.show import disclosure
from asnplan.show.alt import words
from asnplan.show.bundle import emit, nothing
from asnplan.show.text import SHORTHAND, formatted, is_missing

TOTAL, REST = "Jumlah", "lainnya"

PEOPLE, POSITIONS = "orang", "kedudukan"
"""The unit of what counts people and must be declared, so that nothing of it is shown unguarded; and that of what
counts none and is hidden only where it tells of people."""

NOT_APPLICABLE = "[z]"
"""What stands where a sum would mean nothing."""


@dataclass(frozen=True)
class Column:
    """A column as shown: ``"Biaya [juta rupiah]|.1f"`` read apart."""

    name: str
    label: str
    unit: str
    format: str
    role: str
    people: bool

    @classmethod
    def read(cls, name, header, values, people):
        """Read a header; without a format the kind of the values decides it."""
        values = known(values)
        title, _, spec = header.partition("|")
        label, _, unit = title.partition("[")
        unit = unit.strip(" ]")
        spec = spec or default_format(values, unit)
        # years and yes or no are numbers to pandas, not to a reader
        role = "number" if spec and pd.api.types.is_numeric_dtype(values) else "text"
        return cls(name, label.strip(), unit, spec, role, name in people)

    @property
    def sums(self):
        """Whether adding the rows means something: counts and money, not shares, indices or names."""
        return self.role == "number" and (self.format in ("d", "+d", "rp", "rupiah") or "rupiah" in self.unit)


def known(values):
    """The values of a column without the shorthand that stands in place of some."""
    return values if pd.api.types.is_numeric_dtype(values) else values[~values.isin(SHORTHAND)].infer_objects()


def default_format(values, unit=""):
    """The format of a column: years plain, shares in per cent, numbers whole or to one decimal, days as dates."""
    if pd.api.types.is_bool_dtype(values) or str(values.name).startswith("tahun"):
        return ""
    if pd.api.types.is_datetime64_any_dtype(values):
        return "tanggal"
    if not pd.api.types.is_numeric_dtype(values):
        return ""
    if unit == "%":
        return ".1%"
    given = values.dropna()
    return "d" if (given == given.round()).all() else ".1f"


def table(
    frame, *, id, caption, source, columns, people=(), total=False, top=None, group=None, sheet=None, wide=False,
    least=1, none="",
):  # fmt: skip
    """Show a table.

    Parameters
    ----------
    frame : DataFrame
        Shown in its own order.
    id : str
        Its name for references: ``@tabel:id``.
    caption : str
        The finding, made by `asnplan.show.text`.
    source : str
        Where the numbers come from.
    columns : dict of str
        Column to header with unit and format: ``"Biaya [juta rupiah]|.1f"``. Without a format the kind of the values
        decides; the formats are those of `asnplan.show.text`. Sums are made of ``d``, ``rp`` and ``rupiah``; a number
        that must not be added up, such as a rank, is given as ``.0f``.
    people : Counts, tuple of Counts or list of str
        Which columns count people and so stand under disclosure control: counts made by `asnplan.show.counts`, or
        declarations such as ``"bezetting"`` and ``"pegawai = dinilai + belum_dinilai"``.
    total : bool
        Add a row with the sums of the columns that can be added.
    top : int, optional
        Keep so many rows and add the others up to "lainnya"; the workbook gets all.
    group : str, optional
        A column whose values become heading rows.
    sheet : str, optional
        The name of the sheet in the workbook; made from the id if not given.
    wide : bool
        Print on a landscape page.
    least : int
        Of how many rows it is shown: 2 where rows are to be compared.
    none : str
        What is said when there is no row.
    """
    if len(frame) < least:
        return nothing(id, none if frame.empty else "")
    bundle = compose(frame, id, caption, source, columns, people, total, top, group, sheet, wide)
    return emit(bundle, _html(bundle))


def compose(
    frame, id, caption, source, columns, people=(), total=False, top=None, group=None, sheet=None, wide=False
):  # fmt: skip
    """The bundle of a table that has rows, for what is not shown in a chapter but bound by the report; as `table`."""
    top = top if top is not None and len(frame) > top + 1 else len(frame)
    frame, counted = disclosure.declared(frame, people, top, total)
    shown = [Column.read(name, header, frame[name], counted) for name, header in columns.items()]
    unguarded = [column.name for column in shown if column.unit == PEOPLE and not column.people]
    if undeclared := [name for name in unguarded if known(frame[name]).fillna(0).ne(0).any()]:
        raise ValueError(f"Tabel '{id}': kolom {', '.join(undeclared)} menghitung orang; nyatakan di people=")
    secret = disclosure.Secret(frame, {name: counted[name] for name in columns if name in counted})
    body, rest = frame[:top], frame[top:]
    every = _rows(frame, shown, secret)
    rows = every[:top] + ([_sums(rest, shown, secret, f"{len(rest)} {REST}")] if len(rest) else [])
    return {
        "kind": "table", "id": id, "caption": caption, "source": source,
        "columns": [vars(column) for column in shown],
        "rows": rows,
        "total": _sums(frame, shown, secret, TOTAL) if total else None,
        "groups": [formatted(value) for value in body[group]] + [""] * (len(rows) - len(body)) if group else None,
        "wide": wide,
        "sheet": sheet or words(id.replace("-", "_"), capital=True),
        "full": every if len(rest) else None,
        "hidden": secret.log(frame[shown[0].name]),
    }  # fmt: skip


def _rows(frame, columns, secret):
    """Every row as cells of value and text."""
    cells = [
        [_cell(value, column.format, why) for value, why in zip(frame[column.name], reasons, strict=True)]
        for column, reasons in zip(columns, map(secret.of, (column.name for column in columns)), strict=True)
    ]
    return [list(row) for row in zip(*cells, strict=True)]


def _cell(value, spec, why=""):
    if why:
        return {"value": None, "text": disclosure.HIDDEN}
    text = formatted(value, spec)
    return {"value": None if text in SHORTHAND else _plain(value), "text": text}


def _plain(value):
    """A value JSON knows."""
    if is_missing(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def _sums(frame, columns, secret, name):
    """One row of sums under a name; what is no sum does not apply."""
    hidden = secret.of_sum(frame, [column.name for column in columns if column.sums and column.people])
    return [
        _cell(name, "") if position == 0
        else _cell(known(frame[column.name]).sum(), column.format, hidden.get(column.name, "")) if column.sums
        else {"value": None, "text": NOT_APPLICABLE}
        for position, column in enumerate(columns)
    ]  # fmt: skip


def _html(bundle):
    """The table as JupyterLab shows it."""
    head = "".join(
        f"<th>{escape(column['label'])}{' [' + escape(column['unit']) + ']' if column['unit'] else ''}</th>"
        for column in bundle["columns"]
    )
    titles = [None, *(bundle["groups"] or [])]
    heads = [f"<tr><th>{escape(one)}</th></tr>" if one != other else "" for other, one in pairwise(titles)]
    rows = [_html_row(row, bundle["columns"]) for row in bundle["rows"]]
    body = "".join(head + row for head, row in zip_longest(heads, rows, fillvalue=""))
    foot = _html_row(bundle["total"], bundle["columns"]) if bundle["total"] else ""
    return (
        f"<table><caption style='text-align:left'><strong>{escape(bundle['caption'])}</strong></caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody><tfoot style='font-weight:600'>{foot}</tfoot></table>"
        f"<p><small>Sumber: {escape(bundle['source'])}</small></p>"
    )


def _html_row(row, columns):
    align = {"text": "left", "number": "right"}
    return "<tr>" + "".join(
        f"<td style='text-align:{align[column['role']]}'>{escape(cell['text'])}</td>"
        for cell, column in zip(row, columns, strict=True)
    ) + "</tr>"  # fmt: skip
