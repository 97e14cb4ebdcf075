"""When the proposal must be where, by law."""

import pandas as pd


def proposal_calendar(year):
    """The steps of the proposal for the seats of ``year``, in order.

    The last day for handing in the proposal is set by a circular each year and so is missing here.

    Parameters
    ----------
    year : int
        The year in which the seats are to be filled.

    Returns
    -------
    DataFrame, one row per step
        ``langkah``, ``pelaku``, ``batas`` (missing where no rule was found) and ``dasar``.

    References
    ----------
    .. [1] PP 11/2017 art. 9 and 12; PerBKN 9/2022 art. 62.
    """
    law = "PP 11/2017 pasal"
    following = "untuk tahun berikutnya"
    steps = [
        ("Analisis jabatan, beban kerja dan peta jabatan", "perangkat daerah, BKPSDMD", None, f"{law} 8"),
        ("Usulan dikoordinasikan", "Gubernur", None, f"{law} 12"),
        ("Usulan disampaikan dengan renstra", "Wali Kota kepada Menteri PANRB dan BKN", None, f"{law} 9"),
        ("Pertimbangan teknis", "BKN kepada Menteri PANRB", f"akhir Juli {year - 1}", "PerBKN 9/2022 pasal 62"),
        ("Rencana pemenuhan", "Menteri PANRB kepada Menteri Keuangan", f"akhir April, {following}", f"{law} 12"),
        ("Pendapat anggaran", "Menteri Keuangan", f"akhir Mei, {following}", f"{law} 12"),
        ("Kebutuhan ditetapkan", "Menteri PANRB", f"akhir Mei {year}", f"{law} 12"),
    ]
    return pd.DataFrame(steps, columns=["langkah", "pelaku", "batas", "dasar"])
