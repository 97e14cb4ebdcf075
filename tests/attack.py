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
    size = len(hidden[0])
    basis = _row_space(np.array(published, dtype=float).reshape(-1, size))
    return [place for place, cell in enumerate(hidden) if np.linalg.norm(cell - basis.T @ (basis @ cell)) < 1e-7]


def _row_space(matrix):
    if not matrix.size:
        return matrix
    _, sizes, rows = np.linalg.svd(np.unique(matrix, axis=0), full_matrices=False)
    return rows[sizes > 1e-9 * max(sizes.max(initial=0), 1)]
