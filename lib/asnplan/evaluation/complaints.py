"""Complaints: were they answered in the working days their kind allows?"""

import numpy as np
import pandas as pd

ON_TIME, LATE, OPEN, OVERDUE = (
    "selesai tepat waktu",
    "selesai terlambat",
    "terbuka dalam tenggat",
    "terbuka lewat tenggat",
)
STATES = (ON_TIME, LATE, OPEN, OVERDUE)


def working_days(begin, end, holidays=()):
    """Working days after ``begin`` up to and with ``end``: the day of receipt does not count.

    Parameters
    ----------
    begin, end : Series of datetime
    holidays : sequence of date
        Holidays beside Saturdays and Sundays.

    Returns
    -------
    ndarray of int. [working days]
    """
    after = np.asarray(begin, dtype="datetime64[D]") + 1
    until = np.asarray(end, dtype="datetime64[D]") + 1
    return np.busday_count(after, until, holidays=np.asarray(list(holidays), dtype="datetime64[D]"))


def complaint_states(complaints, limits, data_date, holidays=()):
    """State of each complaint received until the date of the data.

    Parameters
    ----------
    complaints : DataFrame, one row per complaint
        ``jenis``, ``tanggal_masuk``, ``tanggal_selesai`` (empty while open).
    limits : dict of str to int
        Working days allowed by ``jenis``. [working days]
    data_date : Timestamp
        What was closed later was open on that day.
    holidays : sequence of date

    Returns
    -------
    DataFrame
        ``complaints`` with ``tenggat``, ``hari_kerja`` [working days, of open ones until the date of the data] and
        ``keadaan``, one of ``STATES``.

    References
    ----------
    .. [1] SIPPN of KemenPANRB: 5 (normatif), 14 (tidak berkadar pengawasan), 60 (berkadar pengawasan) working days.
    """
    data_date = pd.Timestamp(data_date)
    known = complaints.loc[complaints["tanggal_masuk"] <= data_date].reset_index(drop=True)
    closed = known["tanggal_selesai"] <= data_date
    days = working_days(known["tanggal_masuk"], known["tanggal_selesai"].where(closed, data_date), holidays)
    limit = known["jenis"].map(limits).astype(float)
    late = days > limit
    state = np.select([closed & ~late, closed & late, ~late], [ON_TIME, LATE, OPEN], OVERDUE)
    return known.assign(tenggat=limit, hari_kerja=days, keadaan=pd.Series(state, known.index, dtype="str"))


def complaint_summary(states, by):
    """Complaints of each group by state.

    Counts, not rates: there is no number of people served to divide by.

    Parameters
    ----------
    states : DataFrame
        From :func:`complaint_states`.
    by : str
        For example ``"jenis"``.

    Returns
    -------
    DataFrame, one row per group
        ``masuk`` and one column for each of ``STATES`` [pengaduan], ``tepat_waktu`` [share of those whose time is
        decided: closed, or open beyond the limit], ``median_hari`` [working days of closed ones].
    """
    counts = states.groupby([by, "keadaan"]).size().unstack(fill_value=0).reindex(columns=list(STATES), fill_value=0)
    closed = states.loc[states["keadaan"].isin([ON_TIME, LATE])]
    decided = counts[[ON_TIME, LATE, OVERDUE]].sum(axis=1)
    return (
        counts.assign(masuk=counts.sum(axis=1), tepat_waktu=counts[ON_TIME] / decided)
        .assign(median_hari=closed.groupby(by)["hari_kerja"].median())
        .reset_index()[[by, "masuk", *STATES, "tepat_waktu", "median_hari"]]
    )
