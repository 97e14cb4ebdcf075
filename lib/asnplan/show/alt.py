"""Alt texts, written from the data: what is shown, its extremes, its total or its course."""

from dataclasses import replace

import pandas as pd

from asnplan.show.numbers import number
from asnplan.show.text import direction, formatted, names

ABBREVIATIONS = {"asn", "pns", "pppk", "opd", "ej", "eu", "jp", "ip", "ikm", "skm", "skd", "skb", "abk", "pad", "apbd"}
"""Parts of column names that are written in capitals."""

STAYS = direction(0)

FEW = 4
"""More series than this are summed up instead of told one by one."""


def words(name, capital=False):
    """A column's name as words."""
    plain = " ".join(part.upper() if part in ABBREVIATIONS else part for part in str(name).split("_"))
    return plain[:1].upper() + plain[1:] if capital else plain


def ranked(kind, values, amount):
    """The alt text of values by category.

    Parameters
    ----------
    kind : str
        "Diagram batang" and the like.
    values : Series
        Indexed by the names of the categories; its name and that of the index say what is shown.
    amount : Amount

    Returns
    -------
    str
    """
    what, by = amount.what or words(values.name), words(values.index.name)
    return _joined(f"{kind}: {what} menurut {by}, {number(len(values))} kategori.", *_summary(values, amount))


def paired(kind, pairs, amount):
    """The alt text of two values of each category: the gaps and both totals."""
    left, right = pairs
    opening = f"{kind}: {left} dan {right} menurut {words(pairs.index.name)}, {number(len(pairs))} kategori."
    gaps = (pairs[right] - pairs[left]).dropna()
    # both values of a gap are shown, so it hides nothing
    free = replace(amount, people=False)
    totals = [
        f"Jumlah {name} {amount.full(pairs[name].sum())}."
        for name in pairs
        if amount.sums and not pairs.isna().any(axis=None)
    ]
    return _joined(opening, _extremes(gaps, free, f"Selisih {right} dikurangi {left}: "), *totals)


def sides(kind, pairs, amount):
    """The alt text of two values of each category for themselves: the extremes and the total of both."""
    opening = f"{kind}: {names(pairs)} menurut {words(pairs.index.name)}, {number(len(pairs))} kategori."
    return _joined(opening, *(further(name, pairs[name], amount) for name in pairs))


def further(name, values, amount):
    """What an alt text tells of one more quantity: its name, extremes and total."""
    first, *more = _summary(values, amount)
    return _joined(f"{name}: {first[:1].lower()}{first[1:]}", *more)


def moved(kind, ends, base, amount):
    """The alt text of a result under two values of each assumption: the base, the widest and the narrowest.

    Parameters
    ----------
    kind : str
    ends : DataFrame
        The widest first: ``low``, ``high`` and, as words, what brings them about: ``low_label``, ``high_label``.
    base : float
    amount : Amount

    Returns
    -------
    str
    """
    by = words(ends.index.name)
    opening = f"{kind}: {amount.what or 'hasil'} menurut {by}, {number(len(ends))} kategori."
    free = replace(amount, people=False)
    told = [f"{lead} {_both(ends.iloc[place], amount)}." for lead, place in (("Terlebar", 0), ("Tersempit", -1))]
    return _joined(opening, f"Nilai dasar {free.full(base)}.", *told)


def _both(ends, amount):
    low, high = (f"{amount.full(ends[end])} pada {ends[end + '_label']}" for end in ("low", "high"))
    return f"{ends.name}: {low}, {high}"


def scattered(kind, pairs, amount):
    """The alt text of points: the extremes of the second quantity against the first."""
    x, y = pairs
    return _joined(
        f"{kind}: {amount.what or words(y)} terhadap {words(x)}, {number(len(pairs))} titik.",
        _extremes(pairs[y], amount),
    )


def grid(kind, frame, amount):
    """The alt text of a table of values drawn as colours."""
    cells = frame.stack()
    cells.index = [f"{row}, {column}" for row, column in cells.index]
    opening = f"{kind}{': ' + amount.what if amount.what else ''}, {len(frame)} baris dan {len(frame.columns)} kolom."
    return _joined(opening, _extremes(amount.shown(cells).dropna(), amount))


def courses(kind, frame, amount):
    """The alt text of series over an order, such as years.

    Parameters
    ----------
    kind : str
    frame : DataFrame
        Indexed by the order; one column per series, named as the reader sees it.
    amount : Amount

    Returns
    -------
    str
    """
    shown = frame.apply(amount.shown)
    what = amount.what or (names(map(str, frame)) if len(frame.columns) <= FEW else f"{len(frame.columns)} deret")
    begin, end = formatted(frame.index[0]), formatted(frame.index[-1])
    opening = f"{kind}: {what} menurut {words(frame.index.name)}, {begin} sampai {end}."
    if len(frame.columns) > FEW:
        return _joined(opening, *_crowd(shown, amount))
    return _joined(opening, *(_course(shown[name].dropna(), amount) for name in shown))


def steps(kind, frame, amount):
    """The alt text of columns: their course over years or other numbers, else their extremes as classes."""
    if pd.api.types.is_numeric_dtype(frame.index) or pd.api.types.is_datetime64_any_dtype(frame.index):
        return courses(kind, frame, amount)
    whole = frame.apply(amount.shown).sum(axis=1, skipna=False)
    return ranked(kind, whole.rename(names(map(str, frame))), amount)


def interval(name, bounds, amount):
    """What a band says at its end: the interval in words."""
    low, high = bounds.iloc[-1]
    span = f"{amount.full(low)} sampai {amount.full(high)}"
    return f"{words(name, capital=True)} pada {formatted(bounds.index[-1])}: {span}."


def _course(known, amount):
    """One series: from where to where, and its extremes if they lie between."""
    if known.empty:
        return f"{known.name}: tersembunyi atau tidak tersedia."
    first, last, high, low = known.iloc[0], known.iloc[-1], known.max(), known.min()
    begin, end, top, bottom = map(formatted, (known.index[0], known.index[-1], known.idxmax(), known.idxmin()))
    way = _way(first, last, amount)
    ends = f"dari {amount.full(first)} ({begin}) menjadi {amount.full(last)} ({end})"
    if way == STAYS:
        ends = f"{amount.full(last)} pada {begin} dan {end}"
    between = high > max(first, last) or low < min(first, last)
    peaks = f"; tertinggi {amount.full(high)} ({top}), terendah {amount.full(low)} ({bottom})"
    return f"{words(known.name, capital=True)} {way} {ends}{peaks if between else ''}."


def _way(first, last, amount):
    """The word for a change as a reader sees it: what is written alike has not changed."""
    return STAYS if amount.text(first) == amount.text(last) else direction(last - first)


def _crowd(shown, amount):
    """Many series: how many rose and fell, and who ends highest and lowest."""
    ways = [_way(*shown[name].iloc[[0, -1]], amount) for name in shown]
    moved = {way: ways.count(way) for way in dict.fromkeys(ways)}
    yield f"{names(f'{count} deret {way}' for way, count in moved.items())}."
    yield _extremes(shown.iloc[-1].dropna(), amount, f"Pada {formatted(shown.index[-1])} ")


def _summary(values, amount):
    """Extremes, what is not shown, and the total unless it would give a hidden value away."""
    known = amount.shown(values).dropna()
    yield _extremes(known, amount)
    if len(known) < len(values):
        yield f"{len(values) - len(known)} nilai disembunyikan atau tidak tersedia."
    elif amount.sums:
        yield f"Jumlah {amount.full(known.sum())}."


def _extremes(known, amount, lead=""):
    """The largest and the smallest value by name, as a sentence after an optional lead."""
    if known.empty:
        told = "semua nilai disembunyikan atau tidak tersedia."
    elif known.max() == known.min():
        told = f"semua bernilai {amount.full(known.max())}."
    else:
        # by place, for names may repeat
        high, low = known.index[known.argmax()], known.index[known.argmin()]
        told = f"terbesar {high} ({amount.full(known.max())}), terkecil {low} ({amount.full(known.min())})."
    return lead + told if lead else told[0].upper() + told[1:]


def _joined(*sentences):
    return " ".join(sentences)
