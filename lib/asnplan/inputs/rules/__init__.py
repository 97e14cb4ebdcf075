"""Rules that look at several columns or tables together; each is one function that yields what it finds."""

from types import SimpleNamespace

from asnplan.inputs.rules import capacity, demand, development, history, leadership, organisation

PLAIN = (*organisation.PLAIN, *capacity.PLAIN, *demand.PLAIN, *development.PLAIN, *history.PLAIN, *leadership.PLAIN)
ASSUMING = (*organisation.ASSUMING, *demand.ASSUMING, *development.ASSUMING, *history.ASSUMING, *leadership.ASSUMING)


def faults(frames, sheets, assumed):
    """What the rules find in the typed tables ``frames``.

    Parameters
    ----------
    frames : dict of str to DataFrame
        All tables; the index is the row number in the file.
    sheets : dict of str to Sheet
        What was delivered.
    assumed : Params or None
        Without params the rules that compare with an assumption are left out.

    Returns
    -------
    list of Fault
    """
    tables = SimpleNamespace(**frames)
    found = [odd for rule in PLAIN for odd in rule(tables)]
    found += [odd for rule in ASSUMING if assumed for odd in rule(tables, assumed)]
    return [fault for odd in found if odd.table in sheets for fault in odd.faults(sheets[odd.table])]
