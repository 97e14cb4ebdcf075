"""Saying no to a value: the row is named, never dropped in silence."""

SHOWN = 5


def refuse(rows, wrong, reason, keys):
    """Raise when ``wrong`` holds for any of ``rows``.

    Parameters
    ----------
    rows : DataFrame
        The rows under test.
    wrong : Series of bool, same index
        True where a row cannot be used; missing counts as true.
    reason : str
        What is wrong, in Indonesian, as the analyst will read it.
    keys : list of str
        Columns that name a row to its owner.

    Raises
    ------
    ValueError
        Names up to five rows by index and keys, and counts them all.
    """
    wrong = wrong.fillna(True).astype(bool)
    if not wrong.any():
        return
    found = rows.loc[wrong, keys].head(SHOWN)
    names = "; ".join(f"baris {label} ({', '.join(map(str, values))})" for label, *values in found.itertuples())
    raise ValueError(f"{reason}: {int(wrong.sum())} baris, yaitu {names}")


def require_positive(**values):
    """Raise ``ValueError`` unless every named value, or each of a Series, is a finite number above zero."""
    for name, value in values.items():
        for each in value if hasattr(value, "index") else [value]:
            if not 0 < each < float("inf"):
                raise ValueError(f"{name} harus bilangan positif, bukan {each}")
