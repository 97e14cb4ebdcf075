"""What was reckoned before under the same assumptions is not reckoned again."""

from collections.abc import Mapping


class Memory:
    """Results kept for what each has read of the assumptions, so that those it does not read may change freely."""

    def __init__(self):
        self._kept = {}

    def of(self, function, rules, *given):
        """What ``function`` makes of the assumptions and of what else it is given.

        Parameters
        ----------
        function : callable
            Takes ``rules`` and ``given``, and reads the assumptions by their names only.
        rules : mapping of str to value
        *given : object
            Told apart by identity; not changed between calls.

        Returns
        -------
        object
            The result of the first call with the same values of all assumptions that it read; not to be changed.
        """
        kept = self._kept.setdefault((function, *map(id, given)), [])
        for reads, result, _ in kept:
            # an outer function that asks for it has read the same
            if all(rules[name] == value for name, value in reads.items()):
                return result
        reading = _Reading(rules)
        result = function(reading, *given)
        kept.append((reading.reads, result, given))  # what is given lives on, lest another gets its identity
        return result


class _Reading(Mapping):
    """Assumptions that note which of them are read."""

    def __init__(self, rules):
        self.rules, self.reads = rules, {}

    def __getitem__(self, name):
        value = self.reads[name] = self.rules[name]
        return value

    def __iter__(self):
        return iter(self.rules)

    def __len__(self):
        return len(self.rules)
