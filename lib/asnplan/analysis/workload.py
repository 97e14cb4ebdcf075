"""From tasks to posts: analisis beban kerja (ABK) by the four methods."""

from asnplan.analysis.refusal import refuse, require_positive

POST = ["id_unit", "id_jabatan"]
MINUTES_PER = {"menit": 1, "jam": 60}


def task_minutes(workload, multipliers):
    """Minutes a year that each task takes.

    Parameters
    ----------
    workload : DataFrame, one row per task of a post in a unit
        Needs ``id_unit``, ``id_jabatan``, ``volume`` [items/period], ``periode``, ``norma_waktu`` [see unit],
        ``satuan_waktu`` (menit or jam).
    multipliers : dict of str to number
        Periods in a year. [periods/year]

    Returns
    -------
    Series of float, index of ``workload``. [minutes/year]

    Raises
    ------
    ValueError
        If a volume, time or period cannot be used, or a post mixes time units; the rows are named.

    References
    ----------
    .. [1] PermenPANRB 1/2020 on job and workload analysis.
    """
    for column in ("volume", "norma_waktu"):
        number = workload[column].astype(float)
        refuse(
            workload, ~number.between(0, float("inf"), inclusive="neither"), f"{column} harus bilangan positif", POST
        )
    for column, known in (("periode", multipliers), ("satuan_waktu", MINUTES_PER)):
        refuse(workload, ~workload[column].isin(list(known)), f"{column} tidak dikenal", [*POST, column])
    mixed = workload.groupby(POST)["satuan_waktu"].transform("nunique") > 1
    refuse(workload, mixed, "satu jabatan memakai satuan waktu yang berbeda", [*POST, "satuan_waktu"])
    times = workload["norma_waktu"].astype(float) * workload["satuan_waktu"].map(MINUTES_PER).astype(float)
    return workload["volume"].astype(float) * workload["periode"].map(multipliers).astype(float) * times


def post_minutes(workload, multipliers):
    """Minutes a year of all tasks of each post.

    Parameters
    ----------
    workload, multipliers
        As in :func:`task_minutes`.

    Returns
    -------
    DataFrame, one row per (unit, jabatan)
        ``id_unit``, ``id_jabatan``, ``beban_menit`` [minutes/year].
    """
    minutes = workload[POST].assign(beban_menit=task_minutes(workload, multipliers))
    return minutes.groupby(POST, as_index=False)["beban_menit"].sum()


def posts_for_tasks(minutes, effective_minutes):
    """Exact need by tugas per tugas jabatan: all minutes are added first and divided once.

    Parameters
    ----------
    minutes : float or Series of float
        Workload of a post. [minutes/year]
    effective_minutes : float
        Effective time of one employee. [minutes/year]

    Returns
    -------
    float or Series of float
        Not rounded. [posts]

    Raises
    ------
    ValueError
        If ``effective_minutes`` is not a positive number.

    References
    ----------
    .. [1] Kepmenpan KEP/75/M.PAN/7/2004, method 4; PermenPANRB 1/2020.
    """
    require_positive(effective_minutes=effective_minutes)
    return minutes / effective_minutes
