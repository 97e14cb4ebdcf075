"""Disclosure control: small counts of people are not shown.

A declaration names the columns that count people; the mask says which of their cells to hide. Texts, tables,
figures and alt texts all ask here.
"""

import pandas as pd

HIDDEN = "[c]"
"""What stands in the place of a hidden count."""

THRESHOLD = 5
"""The smallest count of people that is shown, zero aside, unless a chapter says otherwise."""

_chapter = {"threshold": THRESHOLD}


def hide_below(threshold):
    """Set the smallest count of people that this chapter, which is this process, shows.

    Parameters
    ----------
    threshold : int
        Counts from 1 to ``threshold - 1`` are hidden. 1 hides nothing. [people]
    """
    if threshold < 1:
        raise ValueError(f"Ambang pengungkapan harus paling sedikit 1, bukan {threshold}.")
    _chapter["threshold"] = int(threshold)


def is_small(counts, threshold=None):
    """Whether counts of people must be hidden; also negative ones, since a change of 3 tells of three people.

    Parameters
    ----------
    counts : float or Series of float
        Missing values are never small. [people]
    threshold : int, optional
        Counts from 1 to ``threshold - 1`` are hidden; the chapter's threshold if not given. [people]

    Returns
    -------
    bool or Series of bool
    """
    # judged as it would be shown: halves are rounded up
    size = abs(counts) + 0.5
    return (size >= 1) & (size < (threshold or _chapter["threshold"]))


def hidden(frame, people, threshold=None):
    """The cells of a frame that must not be shown.

    Parameters
    ----------
    frame : DataFrame
    people : collection of str
        The columns that count people.
    threshold : int, optional
        As in `is_small`. [people]

    Returns
    -------
    DataFrame of bool, shaped like ``frame``
    """
    mask = pd.DataFrame(False, index=frame.index, columns=frame.columns)
    for column in people:
        mask[column] = is_small(pd.to_numeric(frame[column]).astype("Float64"), threshold).fillna(False).astype(bool)
    return mask
