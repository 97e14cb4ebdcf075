"""Who is in post: bezetting by unit, post and status, and the OPD a unit belongs to."""

import pandas as pd

from asnplan.analysis.workload import POST

FULL_TIME = ("PNS", "PPPK")
PART_TIME = "PPPK Paruh Waktu"
STATUS_COLUMNS = {"PNS": "bezetting_pns", "PPPK": "bezetting_pppk", PART_TIME: "bezetting_paruh_waktu"}
OPD_KINDS = ("sekretariat", "inspektorat", "dinas", "badan", "satuan", "kecamatan")


def opd_of_units(units):
    """The OPD of each unit: the nearest of itself and its ancestors that is one.

    Parameters
    ----------
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``induk`` (missing at the top), ``jenis``.

    Returns
    -------
    Series of str, index ``id_unit``
        The id of the OPD; a unit above every OPD is its own.

    Raises
    ------
    ValueError
        If units hang in a circle.

    Notes
    -----
    In SIASN's tree the OPD hang under Sekretariat Daerah; its own staff are those no other OPD is nearer to.
    """
    tree = units.set_index("id_unit")
    own, is_opd = pd.Series(tree.index, tree.index, dtype="str"), tree["jenis"].isin(OPD_KINDS)
    opd, above = own.where(is_opd), tree["induk"]
    for _ in range(len(tree)):
        if above.isna().all():
            break
        opd = opd.fillna(above.where(above.map(is_opd).eq(True)))
        above = above.map(tree["induk"])
    if above.notna().any():
        raise ValueError(f"unit saling menginduk: {', '.join(above.dropna().index)}")
    return opd.fillna(own)


def parts_of_units(units, unit):
    """The part that each unit is counted in where a book compares its parts.

    Parameters
    ----------
    units : DataFrame, one row per unit
        As for :func:`opd_of_units`.
    unit : str
        The unit that the book is about; empty for the whole.

    Returns
    -------
    Series of str, index ``id_unit``
        Its OPD in the book of the whole, the unit itself in the book of one.
    """
    opd = opd_of_units(units)
    return opd if not unit else opd.index.to_series()


def units_within(units, unit):
    """The unit and, if it is an OPD, all units that belong to it; every unit when ``unit`` is empty.

    Parameters
    ----------
    units : DataFrame, one row per unit
        Needs ``id_unit``, ``induk``, ``jenis``.
    unit : str
        A unit's id, or empty.

    Returns
    -------
    DataFrame
        Those rows of ``units``.

    Raises
    ------
    ValueError
        If no unit has this id.
    """
    if not unit:
        return units
    inside = units["id_unit"].eq(unit) | units["id_unit"].map(opd_of_units(units)).eq(unit)
    if not inside.any():
        raise ValueError(f"unit '{unit}' tidak ada dalam tabel unit")
    return units[inside].reset_index(drop=True)


def of_units(rows, units):
    """Those of ``rows`` whose ``id_unit`` is one of ``units``, under their own labels."""
    return rows[rows["id_unit"].isin(units["id_unit"])]


def bezetting(people, known=None):
    """Holders of each post by status.

    Parameters
    ----------
    people : DataFrame, one row per employee
        Needs ``id_unit``, ``id_jabatan``, ``status``.
    known : DataFrame, optional
        Further posts (``id_unit``, ``id_jabatan``) to list, with 0 where nobody holds them.

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``bezetting_pns``, ``bezetting_pppk``, ``bezetting_paruh_waktu`` and ``bezetting`` = PNS + PPPK. [people]
    """
    counts = people.groupby([*POST, "status"]).size().unstack("status").reindex(columns=list(STATUS_COLUMNS))
    if known is not None:
        counts = counts.reindex(counts.index.union(pd.MultiIndex.from_frame(known[POST])))
    counts = counts.rename(columns=STATUS_COLUMNS).fillna(0).astype("Int64")
    full_time = counts[[STATUS_COLUMNS[status] for status in FULL_TIME]].sum(axis=1)
    return counts.assign(bezetting=full_time.astype("Int64")).rename_axis(columns=None).reset_index()


def seats_pending(seats):
    """Seats granted whose selection still runs: people who will come.

    A seat left empty by a finished selection has lapsed and brings nobody.

    Parameters
    ----------
    seats : DataFrame, one row per seat group announced
        Needs ``id_unit``, ``id_jabatan``, ``pengadaan`` (CPNS or PPPK), ``jumlah`` [seats], ``terisi`` [people],
        missing while the selection runs.

    Returns
    -------
    DataFrame, one row per (unit, jabatan, status) with such seats
        ``jumlah`` [people].
    """
    pending = seats[seats["terisi"].isna()]
    pending = pending.assign(status=pending["pengadaan"].replace({"CPNS": "PNS"}))
    return pending.groupby([*POST, "status"], as_index=False)["jumlah"].sum()
