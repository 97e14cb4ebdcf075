"""An attacker: what linear algebra recovers from published cells. It shares no code with what it attacks."""

import numpy as np


def recovered(published, hidden):
    """The hidden cells that follow from the published ones.

    Parameters
    ----------
    published, hidden : list of array, each of shape (n,)
        Every cell as the unknown counts that it adds up.

    Returns
    -------
    list of int
        Positions of the hidden cells that are linear combinations of published ones.
    """
    if not hidden:
        return []
    hidden = np.array(hidden, dtype=float)
    published = np.array(published, dtype=float).reshape(-1, hidden.shape[1])
    _put_in(published, hidden)
    used = published.any(axis=0) | hidden.any(axis=0)
    basis = _row_space(published[:, used][published.any(axis=1)])
    rest = hidden[:, used] - (hidden[:, used] @ basis.T) @ basis
    return list(np.flatnonzero(np.linalg.norm(rest, axis=1) < 1e-7))


def _put_in(published, hidden):
    """Take the counts that are published by themselves out of all sums, which leaves far smaller ones."""
    while (alone := np.count_nonzero(published, axis=1) == 1).any():
        known = published[alone].any(axis=0)
        published[:, known], hidden[:, known] = 0, 0


def _row_space(matrix):
    if not matrix.size:
        return matrix
    _, sizes, rows = np.linalg.svd(np.unique(matrix, axis=0), full_matrices=False)
    return rows[sizes > 1e-9 * max(sizes.max(initial=0), 1)]
