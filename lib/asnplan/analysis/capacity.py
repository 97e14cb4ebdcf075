"""From what one employee can do to posts: the methods of hasil kerja, objek kerja and peralatan kerja."""

from asnplan.analysis.refusal import refuse, require_positive
from asnplan.analysis.rounding import round_half_up
from asnplan.analysis.workload import POST

MACHINES = "peralatan kerja"
CAPACITY_METHODS = ("hasil kerja", "objek kerja", MACHINES)


def posts_for_volume(volume, capacity):
    """Exact need by hasil kerja or objek kerja: what is produced or served, divided by what one employee can do.

    Parameters
    ----------
    volume : float or Series of float
        Results or objects. [items/period]
    capacity : float or Series of float
        Standard ability of one employee in the same period. [items/period]

    Returns
    -------
    float or Series of float
        Not rounded. [posts]

    Raises
    ------
    ValueError
        If either is not a positive number.

    References
    ----------
    .. [1] Kepmenpan KEP/75/M.PAN/7/2004, methods 1 and 2.
    """
    require_positive(volume=volume, capacity=capacity)
    return volume / capacity


def posts_for_equipment(machines, people, machines_served=1):
    """Exact need by peralatan kerja: ``people`` for every ``machines_served`` machines.

    Parameters
    ----------
    machines : float or Series of float
        Machines in use. [machines]
    people : float or Series of float
        People of this post that one group of machines needs. [posts]
    machines_served : float or Series of float
        Machines in a group. [machines]

    Returns
    -------
    float or Series of float
        Not rounded. [posts]

    Raises
    ------
    ValueError
        If any is not a positive number.

    References
    ----------
    .. [1] Kepmenpan KEP/75/M.PAN/7/2004, method 3.
    """
    require_positive(machines=machines, people=people, machines_served=machines_served)
    return machines / machines_served * people


def capacity_needs(norms):
    """Need of each post that is analysed by results, objects or machines.

    Parameters
    ----------
    norms : DataFrame, one row per result, object or group of machines of a post in a unit
        Needs ``id_unit``, ``id_jabatan``, ``metode`` (one of ``CAPACITY_METHODS``), ``volume`` and ``kemampuan``
        [items/period, or machines and machines of one crew] and ``orang`` in a crew [people], only for machines.

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``metode``, ``kebutuhan_eksak`` and ``kebutuhan`` [posts]: rows are added first and rounded once, half up.

    Raises
    ------
    ValueError
        If a number is not positive, a method unknown, or a post has two; the rows are named.

    References
    ----------
    .. [1] Kepmenpan KEP/75/M.PAN/7/2004, methods 1 to 3; PermenPANRB 1/2020.
    """
    machines = norms["metode"].eq(MACHINES)
    volume, able, people = (norms[name].astype(float) for name in ("volume", "kemampuan", "orang"))
    people = people.where(machines, 1.0)
    for values in (volume, able, people):
        usable = values.between(0, float("inf"), inclusive="neither")
        refuse(norms, ~usable, "volume, kemampuan dan orang harus bilangan positif", POST)
    refuse(norms, ~norms["metode"].isin(CAPACITY_METHODS), "metode tidak dikenal", [*POST, "metode"])
    several = norms.groupby(POST)["metode"].transform("nunique") > 1
    refuse(norms, several, "satu jabatan memakai lebih dari satu metode", [*POST, "metode"])
    exact = posts_for_volume(volume, able).mask(machines, posts_for_equipment(volume, people, able))
    rows = norms[[*POST, "metode"]].astype({"metode": "str"}).assign(kebutuhan_eksak=exact)
    needs = rows.groupby([*POST, "metode"], as_index=False)["kebutuhan_eksak"].sum()
    return needs.assign(kebutuhan=round_half_up(needs["kebutuhan_eksak"]))
