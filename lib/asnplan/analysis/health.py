"""The need of each health profession at each facility, by each form that the registers' activities allow."""

from asnplan.analysis.groups import GROUP
from asnplan.analysis.refusal import refuse, require_positive
from asnplan.analysis.rounding import round_half_up, round_small_staff
from asnplan.analysis.wisn import support_factor, wisn_difference, wisn_ratio
from asnplan.analysis.workload import MINUTES_PER

PROFESSION = ["id_unit", "jenis_tenaga"]
MAIN, SUPPORT, INDIVIDUAL = "pokok", "penunjang", "tambahan perorangan"

HEALTH_METHODS = {
    "ABK-Kes": ("abk_kes", round_half_up),
    "WISN 2010": ("wisn_2010", round_small_staff),
    "WISN 2004": ("wisn_2004", round_half_up),
}
"""What each form is called -> its column in :func:`wisn_forms` and how it is rounded; no source says how ABK-Kes and
the form of 2004 are rounded: half up, as in workload analysis."""


def wisn_forms(activities, available_minutes):
    """Exact need of each profession at each facility by the three forms, nothing rounded between the steps.

    Parameters
    ----------
    activities : DataFrame, one row per activity of a profession at a facility
        Needs ``id_unit``, ``jenis_tenaga``, ``golongan_kegiatan``; for pokok ``volume`` [activities/year] and
        ``norma_waktu`` in ``satuan_waktu``; for penunjang ``bagian_waktu`` [% of available time]; for tambahan
        perorangan ``volume`` [staff who do it] and ``norma_waktu`` of each of them a year.
    available_minutes : float
        Available working time of one worker. [minutes/year]

    Returns
    -------
    DataFrame, one row per (facility, profession)
        ``jkt`` [staff], the main activities; ``iaf`` [staff], individual activities; ``stp``, the factor of support
        (CAF); ``kelonggaran`` [staff], support by available time; ``abk_kes`` = jkt x stp, ``wisn_2010`` = jkt x stp +
        iaf, ``wisn_2004`` = jkt + kelonggaran. [staff]

    Raises
    ------
    ValueError
        If an activity lacks what its kind needs, or support takes all the time; the rows are named.

    Notes
    -----
    Only the form of 2010 has a place for activities of certain members [1]_.

    References
    ----------
    .. [1] WHO (2010), Workload Indicators of Staffing Need: user's manual: A x CAF + IAF.
    .. [2] Permenkes 33/2015, Buku Manual 1 ABK-Kes: JKT x STP.
    .. [3] Kepmenkes 81/Menkes/SK/I/2004: with standar kelonggaran added once.
    """
    require_positive(available_minutes=available_minutes)
    main, support, individual = (activities["golongan_kegiatan"].eq(kind) for kind in (MAIN, SUPPORT, INDIVIDUAL))
    minutes = activities["norma_waktu"].astype(float) * activities["satuan_waktu"].map(MINUTES_PER).astype(float)
    staff = activities["volume"].astype(float) * minutes / available_minutes
    share = activities["bagian_waktu"].astype(float)
    refuse(activities, ~(main | support | individual), "golongan kegiatan tidak dikenal", PROFESSION)
    refuse(activities, main & ~(staff > 0), "kegiatan pokok tanpa volume dan norma waktu positif", PROFESSION)
    refuse(activities, support & ~(share > 0), "kegiatan penunjang tanpa bagian waktu positif", PROFESSION)
    refuse(activities, individual & ~(staff > 0), "tambahan perorangan tanpa tenaga dan waktu positif", PROFESSION)
    parts = {"jkt": staff.where(main, 0.0), "iaf": staff.where(individual, 0.0), "ftp": share.where(support, 0.0)}
    sums = activities[PROFESSION].assign(**parts).groupby(PROFESSION, as_index=False)[list(parts)].sum()
    refuse(sums, sums["ftp"] >= 100, "kegiatan penunjang memakai seluruh waktu", PROFESSION)
    return _forms(sums)


def _forms(sums):
    percent = sums.pop("ftp")
    sums = sums.assign(stp=support_factor(percent), kelonggaran=percent / 100)
    sums["abk_kes"] = sums["jkt"] * sums["stp"]
    return sums.assign(wisn_2010=sums["abk_kes"] + sums["iaf"], wisn_2004=sums["jkt"] + sums["kelonggaran"])


def wisn_balance(forms, holders):
    """Holders beside the staff that the WHO's form of 2010 asks for.

    Parameters
    ----------
    forms : DataFrame, one row per (facility, profession)
        From :func:`wisn_forms`.
    holders : DataFrame, one row per (unit, group)
        From :func:`asnplan.analysis.groups.group_holders`; needs ``id_unit``, ``kelompok``, ``bezetting`` [people].

    Returns
    -------
    DataFrame, one row per (facility, profession)
        ``forms`` with ``bezetting`` [people], ``selisih`` = holders - ``wisn_2010`` [staff], ``rasio`` = holders by
        ``wisn_2010``, missing where that is 0, and ``wisn_2010_bulat``, rounded as the WHO does for small staffs.

    References
    ----------
    .. [1] WHO (2010), Workload Indicators of Staffing Need: user's manual.
    """
    held = holders[[*GROUP, "bezetting"]].rename(columns=dict(zip(GROUP, PROFESSION, strict=True)))
    table = forms.merge(held, on=PROFESSION, how="left").fillna({"bezetting": 0}).astype({"bezetting": "Int64"})
    required, existing = table["wisn_2010"], table["bezetting"].astype(float)
    ratio = wisn_ratio(existing, required.where(required > 0))
    return table.assign(
        selisih=wisn_difference(existing, required), rasio=ratio, wisn_2010_bulat=round_small_staff(required)
    )


def health_needs(activities, available_minutes, method="ABK-Kes"):
    """Need of each profession at each facility by one of the forms.

    Parameters
    ----------
    activities, available_minutes
        As in :func:`wisn_forms`.
    method : str
        One of ``HEALTH_METHODS``.

    Returns
    -------
    DataFrame, one row per (facility, profession)
        As :func:`wisn_forms`, with ``kebutuhan_eksak`` and ``hitungan``: that rounded as the method is. [staff]
    """
    column, rounded = HEALTH_METHODS[method]
    forms = wisn_forms(activities, available_minutes)
    return forms.assign(kebutuhan_eksak=forms[column], hitungan=rounded(forms[column]))
