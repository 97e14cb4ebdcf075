"""The proposal of formasi in the official column order."""

from asnplan.inputs import tables
from asnplan.show.table import compose

POST = ["id_unit", "id_jabatan"]
LONGEST = 400
"""More rows than this make over 25 landscape pages; then only posts with a shortage or a proposal are printed."""

HEADERS = {
    "unit": "Unit", "jabatan": "Jabatan", "kelas": "Kelas|d", "kebutuhan": "Kebutuhan ABK [jabatan]|d",
    "bezetting_pns": "Bezetting PNS [orang]|d", "bezetting_pppk": "Bezetting PPPK [orang]|d",
}  # fmt: skip
COUNTED = ("bezetting_pns", "bezetting_pppk")


def proposal(p):
    """One row per post in a unit: need, bezetting, retirements, shortage, proposals by year, priority.

    Parameters
    ----------
    p : Params

    Returns
    -------
    DataFrame
        Columns in the official order, named as in the saved tables, yearly ones with the year behind. [posts, people]
    """
    need = tables.saved(p, "analysis", "kebutuhan").set_index(POST)
    gap = tables.saved(p, "analysis", "kesenjangan")
    asked = tables.saved(p, "recruitment", "usulan")
    priority = gap[gap["tahun"] == p.years[0]].set_index(POST)["prioritas"]
    parts = [
        need[["unit", "jabatan", "kelas", "kebutuhan", *COUNTED]],
        _by_year(tables.saved(p, "analysis", "pensiun"), "jumlah", p.years).add_prefix("pensiun_"),
        need[["kekurangan"]],
        *(_by_year(asked, name, p.years).add_prefix(f"{name}_") for name in ("usulan_pns", "usulan_pppk")),
    ]
    whole = need[[]].join(parts)
    yearly = whole.columns[whole.columns.str.contains(r"_\d{4}$")]
    whole[yearly] = whole[yearly].fillna(0).astype("Int64")
    return whole.join(priority[~priority.index.duplicated()]).reset_index(drop=True)


def bundle(p):
    """The proposal as a table of the appendix; printed in part when it is very long, whole in the workbook.

    Parameters
    ----------
    p : Params

    Returns
    -------
    dict
    """
    whole = proposal(p)
    asked = whole.filter(regex=r"^usulan_").sum(axis=1) > 0
    wanted = whole[asked | (whole["kekurangan"].fillna(0) > 0)]
    printed = whole if len(whole) <= LONGEST else wanted
    full = _composed(p, whole, f"Usulan formasi: {len(whole)} jabatan dalam unit")
    if printed is whole or printed.empty:
        return full
    caption = "Usulan formasi: jabatan yang kurang atau diusulkan; semua jabatan ada dalam lampiran.xlsx"
    return _composed(p, printed, caption) | {"full": full["rows"]}


def _by_year(frame, value, years):
    """Posts by row, the years of the plan by column."""
    wide = frame.pivot_table(index=POST, columns="tahun", values=value, aggfunc="sum", observed=True)
    return wide.reindex(columns=years)


def _composed(p, frame, caption):
    retirements = {f"pensiun_{year}": f"Pensiun {year} [orang]|d" for year in p.years}
    asked = {
        f"usulan_{status}_{year}": f"Usulan {status.upper()} {year} [jabatan]|d"
        for status in ("pns", "pppk")
        for year in p.years
    }
    columns = HEADERS | retirements | {"kekurangan": "Kekurangan [jabatan]|d"} | asked | {"prioritas": "Prioritas"}
    source = "Register pegawai, analisis beban kerja dan perhitungan laporan ini"
    return compose(frame, "usulan-formasi", caption, source, columns, people=(*COUNTED, *retirements), wide=True)
