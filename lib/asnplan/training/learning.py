"""What a course taught: scores of the tests before and after it."""


def learning_gain(before, after):
    """Normalised gain: the part of what could still be learnt that was learnt. [share]

    Missing where the score before was already 100 or either score is missing.

    Parameters
    ----------
    before, after : Series of float
        Scores of the tests before and after the course, 0-100.

    References
    ----------
    .. [1] Hake (1998): (after - before) / (100 - before); 0.7 and 0.3 bound high, middle and low gain.
    """
    before, after = before.astype(float), after.astype(float)
    return (after - before) / (100 - before).where(before < 100)


def learning_summary(trainings, by):
    """Learning in each group of courses, of participants who took both tests.

    Parameters
    ----------
    trainings : DataFrame, one row per (person, training, year)
        ``nilai_awal``, ``nilai_akhir`` [0-100] and the columns of ``by``.
    by : str or list of str

    Returns
    -------
    DataFrame, one row per group
        ``peserta``, ``diuji`` [orang], ``nilai_awal``, ``nilai_akhir`` [0-100], ``perolehan`` [share, mean of people].
    """
    size = trainings.groupby(by).size().rename("peserta")
    tested = trainings.assign(perolehan=learning_gain(trainings["nilai_awal"], trainings["nilai_akhir"]))
    tested = tested.dropna(subset=["perolehan"]).astype({"nilai_awal": float, "nilai_akhir": float})
    means = tested.groupby(by)[["nilai_awal", "nilai_akhir", "perolehan"]].mean()
    counts = tested.groupby(by).size().rename("diuji")
    return size.to_frame().join(counts).fillna({"diuji": 0}).astype({"diuji": "int64"}).join(means).reset_index()
