"""What follows from published sums: exact linear algebra over the counts that make them up."""

import numpy as np

PRIME = 8_388_593
"""The arithmetic is done modulo the largest prime below 2**23: exact, the same on every machine, and sums of products
of two such numbers stay within 64 bits. Coefficients of sums of counts are far smaller."""


class Span:
    """All that can be computed from the published sums, kept in reduced row echelon form.

    A sum is a vector with one coefficient per unknown count. In the reduced form an unknown is known exactly when a
    row has it alone, so danger is seen row by row.

    Parameters
    ----------
    values : array of int, shape (n,)
        The unknown counts; all positive, for a count of nobody is taken as known. [people]
    threshold : int
        Sums below it must not follow. [people]
    """

    def __init__(self, values, threshold):
        self.values = np.asarray(values, dtype=np.int64)
        self.threshold = threshold
        size = len(self.values)
        self.space = np.zeros((size, size), dtype=np.int32)  # memory is taken by the rows in use only
        self.rank = 0
        self.pivots = np.full(size, -1)
        self.secret = np.zeros((0, size), dtype=np.int32)
        self.told = {}

    @property
    def rows(self):
        """The reduced form: one row an independent sum."""
        return self.space[: self.rank]

    def rest(self, vector):
        """What of a sum does not follow from the published ones; all zero if the whole sum follows."""
        vector = vector.astype(np.int64)
        known = np.flatnonzero((vector != 0) & (self.pivots >= 0))
        if not len(known):
            return vector
        return (vector - vector[known] @ self.rows[self.pivots[known]].astype(np.int64)) % PRIME

    def follows(self, vector):
        """Whether a sum can be computed from the published ones."""
        return not self.rest(vector).any()

    def knows(self, place):
        """Whether one unknown can be computed from the published sums."""
        row = self.pivots[place]
        return row >= 0 and np.count_nonzero(self.rows[row]) == 1

    def keep(self, sums):
        """Let sums of several unknowns not follow although no row has them alone; what follows already cannot be kept.

        Parameters
        ----------
        sums : array of int, shape (m, n)
        """
        rests = np.array([self.rest(each) for each in sums], dtype=np.int32).reshape(len(sums), len(self.values))
        self.secret = np.unique(np.vstack([self.secret, rests[rests.any(axis=1)]]), axis=0)

    def publish(self, vector):
        """Publish a sum unless a small count would follow from it and the others; whether it is known now."""
        # most sums are asked for by many books; one that was refused stays so, for what is published only grows
        asked = vector.tobytes()
        if asked not in self.told:
            self.told[asked] = self._publish(vector)
        return self.told[asked]

    def _publish(self, vector):
        new = self.rest(vector)
        places = np.flatnonzero(new)
        if not len(places):
            return True
        pivot = places[0]
        new = new * pow(int(new[pivot]), -1, PRIME) % PRIME
        touched = np.flatnonzero(self.rows[:, pivot])
        changed = self._without(self.rows[touched], pivot, new)
        small = self._small(np.vstack([changed, new]))
        if len(small):
            self._keep_secret(small)
            return False
        near = np.flatnonzero(self.secret[:, pivot])
        secret = self._without(self.secret[near], pivot, new)
        if not secret.any(axis=1).all():
            return False
        self.secret[near], self.space[touched] = secret, changed
        self.pivots[pivot], self.space[self.rank] = self.rank, new
        self.rank += 1
        return True

    def _keep_secret(self, rows):
        """Let small sums over several unknowns not follow from what is published later either."""
        for row in rows[np.count_nonzero(rows, axis=1) > 1]:
            rest = self.rest(row).astype(np.int32)
            first = np.argmax(rest != 0)
            alike = self.secret[self.secret[:, first] == rest[first]]
            if not (alike == rest).all(axis=1).any():
                self.secret = np.vstack([self.secret, rest])

    @staticmethod
    def _without(rows, pivot, new):
        """Rows with one unknown replaced by what the new row says of it."""
        return (rows - rows[:, [pivot]] * new) % PRIME

    def _small(self, rows):
        """The rows that are plain sums of unknowns and too small."""
        return rows[(rows <= 1).all(axis=1) & (rows @ self.values < self.threshold)]
