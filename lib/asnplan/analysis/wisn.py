"""Health staff from activities: WISN of the WHO, its Indonesian forms of 2004 and 2015 (ABK-Kes)."""

from asnplan.analysis.refusal import require_positive


def available_hours(possible_days, absences, hours_per_day):
    """Available working time (AWT, waktu kerja tersedia) of one health worker.

    Parameters
    ----------
    possible_days : float
        Days the facility works in a year. [days/year]
    absences : iterable of float
        Holidays, leave, sickness, training. [days/year]
    hours_per_day : float
        [hours/day]

    Returns
    -------
    float
        [hours/year]

    References
    ----------
    .. [1] WHO (2010), Workload Indicators of Staffing Need: user's manual.
    """
    return (possible_days - sum(absences)) * hours_per_day


def standard_workload(available, unit_time):
    """Activities one worker can do (SBK): available time by the time of one, in the same unit. [activities/year]"""
    require_positive(available=available, unit_time=unit_time)
    return available / unit_time


def support_factor(percent):
    """The factor for support activities of all members: CAF of the WHO, STP of ABK-Kes.

    Parameters
    ----------
    percent : float or Series of float
        Share of available time, from 0 to below 100. [%]

    Returns
    -------
    float or Series of float
        1 / (1 - percent / 100).

    References
    ----------
    .. [1] WHO (2010); Permenkes 33/2015, Buku Manual 1 ABK-Kes.
    """
    return 1 / (1 - percent / 100)


def who_staff(workloads, standards, support_percent, individual_hours, available):
    """Staff required by the WHO's multiplicative form of 2010: A x CAF + IAF.

    Parameters
    ----------
    workloads, standards : sequences of float
        Yearly volume and standard workload of each activity. [activities/year]
    support_percent : float
        Support activities of all members. [%]
    individual_hours : float
        Additional activities of certain members, together. [hours/year]
    available : float
        Available working time. [hours/year]

    Returns
    -------
    float
        Not rounded. [staff]

    References
    ----------
    .. [1] WHO (2010), Workload Indicators of Staffing Need: user's manual.
    """
    basic = sum(volume / standard for volume, standard in zip(workloads, standards, strict=True))
    return basic * support_factor(support_percent) + individual_hours / available


def additive_staff(workloads, standards, allowance):
    """Staff required by the additive form of 2004: the sum of volume by standard, plus standar kelonggaran.

    Parameters
    ----------
    workloads, standards : sequences of float
        Yearly volume and standard workload of each activity. [activities/year]
    allowance : float
        Allowance time by available time. [staff]

    Returns
    -------
    float
        Not rounded; differs from the multiplicative form. [staff]

    References
    ----------
    .. [1] Kepmenkes 81/Menkes/SK/I/2004.
    """
    return sum(volume / standard for volume, standard in zip(workloads, standards, strict=True)) + allowance


def wisn_difference(existing, required):
    """Existing less required staff; negative is a shortage. [staff]"""
    return existing - required


def wisn_ratio(existing, required):
    """Existing by required staff; below 1 is workload pressure."""
    return existing / required
