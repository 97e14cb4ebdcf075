"""Alt texts, written from the data: what is shown, its extremes, its total or its course."""

import pandas as pd

from asnplan.show.text import direction


def ranked(kind, values, amount, by):
    """The alt text of values by category.

    Parameters
    ----------
    kind : str
        "Diagram batang" and the like.
    values : Series
        Indexed by the names of the categories; its name says what is shown.
    amount : Amount
    by : str
        What one category is.

    Returns
    -------
    str
    """
    known = amount.shown(values).dropna()
    opening = f"{kind}: {words(values.name)} menurut {words(by)}, {len(values)} kategori."
    if known.empty:
        return f"{opening} Semua nilai tersembunyi atau tidak tersedia."
    return " ".join(
        filter(None, [opening, _extremes(known, amount), _unshown(values, known), _total(values, known, amount)])
    )


def _extremes(known, amount):
    high, low = known.idxmax(), known.idxmin()
    if known.max() == known.min():
        return f"Semua {amount.full(known.max())}."
    return f"Terbesar {high} ({amount.full(known.max())}), terkecil {low} ({amount.full(known.min())})."


def _unshown(values, known):
    count = len(values) - len(known)
    return f"{count} nilai disembunyikan atau tidak tersedia." if count else ""


def _total(values, known, amount):
    """The sum, unless it would give a hidden value away."""
    return f"Jumlah {amount.full(known.sum())}." if amount.sums and len(known) == len(values) else ""


def courses(kind, frame, amount, x):
    """The alt text of series over an order, such as years.

    Parameters
    ----------
    kind : str
    frame : DataFrame
        Indexed by the order; one column per series, named as the reader sees it.
    amount : Amount
    x : str
        What the order is.

    Returns
    -------
    str
    """
    opening = f"{kind}: {len(frame.columns)} deret menurut {words(x)}, {frame.index[0]} sampai {frame.index[-1]}."
    return " ".join([opening, *(_course(frame[name], amount) for name in frame)])


def _course(series, amount):
    known = amount.shown(series).dropna()
    if known.empty:
        return f"{series.name}: tersembunyi atau tidak tersedia."
    first, last = known.iloc[0], known.iloc[-1]
    ends = f"{series.name} {direction(last - first)} dari {amount.full(first)} ({known.index[0]}) menjadi {amount.full(last)} ({known.index[-1]})"
    return f"{ends}; tertinggi {amount.full(known.max())} ({known.idxmax()}), terendah {amount.full(known.min())} ({known.idxmin()})."


def grid(kind, frame, amount):
    """The alt text of a table of values drawn as colours."""
    cells = frame.stack()
    cells.index = [f"{row}, {column}" for row, column in cells.index]
    size = f"{len(frame)} baris dan {len(frame.columns)} kolom"
    return f"{kind} dengan {size}. {_extremes(amount.shown(pd.Series(cells)).dropna(), amount)}"


def words(name):
    """A column's name as words."""
    return str(name).replace("_", " ")
