"""Figures that compare categories: horizontal bars, stacked bars and dumbbells."""

import numpy as np

from asnplan.show import alt, labels
from asnplan.show.figure import figure
from asnplan.show.style import ON, SERIES, colour, sheet, tokens


@figure(values=lambda value, **_: [value])
def bars(frame, category, value, highlight=None, sort=True, top=None, *, amount):
    """Show horizontal bars from zero, the largest first.

    Parameters
    ----------
    frame : DataFrame
    category, value : str
        Columns of names and of values.
    highlight : str or list of str, optional
        The names that matter; the largest if not given.
    sort : bool
        ``False`` keeps the frame's order, where it means something.
    top : int, optional
        Show so many and name the sum of the others.
    """
    ordered = frame.sort_values(value, ascending=False, kind="stable") if sort else frame
    kept, rest = ordered[:top], ordered[len(ordered) if top is None else top :]
    names = kept[category].astype(str)
    if highlight is None:
        chosen = names[:1] if sort else names
    else:
        chosen = [highlight] if isinstance(highlight, str) else highlight
    drawing, axes = _rows(names)
    lengths = amount.shown(kept[value]).fillna(0)
    axes.barh(
        range(len(kept)), lengths, 0.68, color=[colour("accent" if name in set(chosen) else "grey") for name in names]
    )
    _row_values(axes, kept[value], lengths, amount)
    _value_axis(axes, f"{alt.words(value).capitalize()}{f' ({amount.unit})' if amount.unit else ''}")
    if len(rest):
        axes.set_xlabel(_others(rest[value], amount), loc="left")
    return drawing, alt.ranked("Diagram batang mendatar", ordered.set_index(category)[value], amount, category)


def _rows(names):
    """A figure with a row for each name, wrapped, the first on top."""
    wrapped = [labels.wrapped(name) for name in names]
    lines = sum(max(1.0, 0.62 * (1 + name.count("\n"))) for name in wrapped)
    drawing, axes = sheet(14 + tokens()["figure"]["bar"] * lines)
    axes.set_yticks(range(len(wrapped)), wrapped)
    axes.set_ylim(len(wrapped) - 0.45, -0.55)
    return drawing, axes


def _row_values(axes, values, lengths, amount):
    """Write each value at the end of its bar."""
    for row, (value, length) in enumerate(zip(values, lengths, strict=True)):
        axes.annotate(amount.text(value), (length, row), xytext=(-4 if length < 0 else 4, 0), textcoords="offset points",
                      va="center", ha="right" if length < 0 else "left")  # fmt: skip


def _value_axis(axes, words):
    """Values stand beside the bars, so the axis needs a zero line and its name only."""
    axes.axvline(0, color=colour("secondary"), linewidth=0.6)
    axes.set_xticks([])
    axes.margins(x=0.06)
    labels.heading(axes, words)


def _others(rest, amount):
    return f"{len(rest)} lainnya: {amount.full(rest.sum())}" if amount.sums else f"{len(rest)} lainnya tidak digambar"


@figure(values=lambda parts, **_: list(parts))
def stacked(frame, category, parts, sort=True, *, amount):
    """Show horizontal bars made of parts.

    Parameters
    ----------
    frame : DataFrame
    category : str
        Column of names.
    parts : dict of str
        Column to the name of the part; at most four.
    sort : bool
        ``False`` keeps the frame's order.
    """
    whole = frame[list(parts)].sum(axis=1)
    ordered = frame.loc[whole.sort_values(ascending=False, kind="stable").index] if sort else frame
    drawing, axes = _rows(ordered[category])
    start = np.zeros(len(ordered))
    for column, name, ink in zip(parts, parts.values(), SERIES, strict=False):
        lengths = amount.shown(ordered[column]).fillna(0).to_numpy()
        bar = axes.barh(
            range(len(ordered)),
            lengths,
            0.68,
            left=start,
            color=colour(ink),
            edgecolor=colour("paper"),
            linewidth=0.8,
            label=name,
        )
        axes.bar_label(
            bar, [amount.text(value) for value in ordered[column]], label_type="center", color=colour(ON[ink])
        )
        start = start + lengths
    _value_axis(axes, amount.unit)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False, handlelength=0.8, handleheight=0.8)
    return drawing, alt.ranked(
        "Diagram batang bertumpuk",
        whole.set_axis(frame[category]).rename(" dan ".join(parts.values())),
        amount,
        category,
    )


@figure(values=lambda left, right, **_: [left[0], right[0]])
def dumbbell(frame, category, left, right, sort=True, *, amount):
    """Show two values of each category as two dots with the gap between them.

    Parameters
    ----------
    frame : DataFrame
    category : str
        Column of names.
    left, right : (str, str)
        Column and name of the hollow and of the filled dot.
    sort : bool
        ``False`` keeps the frame's order; otherwise the widest gap stands first.
    """
    gap = (frame[right[0]] - frame[left[0]]).astype("Float64").astype(float)
    ordered = frame.loc[gap.abs().sort_values(ascending=False, kind="stable").index] if sort else frame
    drawing, axes = _rows(ordered[category])
    starts, ends = amount.shown(ordered[left[0]]), amount.shown(ordered[right[0]])
    rows = range(len(ordered))
    axes.hlines(rows, starts, ends, color=colour("accent-light"), linewidth=2)
    axes.plot(starts, rows, "o", color=colour("grey"), markerfacecolor=colour("paper"), markersize=6, label=left[1])
    axes.plot(ends, rows, "o", color=colour("accent"), markersize=6, label=right[1])
    _value_axis(axes, amount.unit)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False)
    return drawing, alt.ranked(
        "Diagram dumbel", gap.set_axis(frame[category]).rename(f"selisih {right[1]} dan {left[1]}"), amount, category
    )
