"""The proposal of formasi in the official column order."""

from asnplan.inputs import tables
from asnplan.show.numbers import number
from asnplan.show.table import compose

POST = ["id_unit", "id_jabatan"]
LONGEST = 400
"""More rows than this make over 25 landscape pages; then only posts with a shortage or a proposal are printed."""

COUNTED = ("bezetting_pns", "bezetting_pppk")
YEARLY = {"usulan_pns": "Usu~lan PNS", "usulan_pppk": "Usu~lan PPPK"}
"""A tilde marks where a narrow column may break the word."""


def proposal(p):
    """One row per post in a unit: need, bezetting, retirements, shortage, proposals by year, priority.

    Parameters
    ----------
    p : Params

    Returns
    -------
    DataFrame
        The ids, then the columns in the official order, named as in the saved tables; retirements by the year alone,
        other yearly ones with the year behind. [posts, people]
    """
    need = tables.saved(p, "analysis", "kebutuhan").set_index(POST)
    gap = tables.saved(p, "analysis", "kesenjangan")
    asked = tables.saved(p, "recruitment", "usulan")
    priority = gap[gap["tahun"] == p.years[0]].set_index(POST)["prioritas"]
    parts = [
        need[["unit", "jabatan", "kelas", "kebutuhan", *COUNTED]],
        _by_year(tables.saved(p, "analysis", "pensiun"), "jumlah", p.years).rename(columns=str),
        need[["kekurangan"]],
        *(_by_year(asked, name, p.years).add_prefix(f"{name}_") for name in ("usulan_pns", "usulan_pppk")),
    ]
    whole = need[[]].join(parts)
    yearly = whole.columns[whole.columns.str.contains(r"\d{4}$")]
    whole[yearly] = whole[yearly].fillna(0).astype("Int64")
    return whole.join(priority[~priority.index.duplicated()]).reset_index()


def bundle(p, *people):
    """The proposal as a table of the appendix; printed in part when it is very long, whole in the workbook.

    Parameters
    ----------
    p : Params
    *people : Counts
        From `asnplan.report.appendix.people`.

    Returns
    -------
    dict
    """
    whole = proposal(p)
    asked = whole.filter(regex=r"^usulan_").sum(axis=1) > 0
    wanted = whole[asked | (whole["kekurangan"].fillna(0) > 0)]
    part = wanted if len(whole) > LONGEST and len(wanted) else whole
    asked_for = whole.filter(regex=r"^usulan_").sum().sum()
    caption = (
        f"{number(len(wanted))} dari {number(len(whole))} jabatan dalam unit kurang atau diusulkan; usulannya "
        f"{number(asked_for)} formasi"
    )
    headers = _headers(p.years)
    units = {name: _with_unit(name, header) for name, header in headers.items()}
    complete = _composed(whole, "", units, people)
    inside = {name: headers[name] for name in headers if name != "unit"}
    printed = _composed(part, caption, inside, people, group="unit")
    return printed | {"full": complete["rows"], "full_columns": complete["columns"]}


def _by_year(frame, value, years):
    """Posts by row, the years of the plan by column."""
    wide = frame.pivot_table(index=POST, columns="tahun", values=value, aggfunc="sum", observed=True)
    return wide.reindex(columns=years)


def _headers(years):
    """The official columns in their order."""
    by_year = {name: {f"{name}_{year}": f"{label} {year}" for year in years} for name, label in YEARLY.items()}
    retiring = {str(year): f"Pen~siun {year}" for year in years}
    return {
        "unit": "Unit", "jabatan": "Jabatan", "kelas": "Kelas", "kebutuhan": "Kebu~tuhan ABK",
        "bezetting_pns": "Beze~tting PNS", "bezetting_pppk": "Beze~tting PPPK", **retiring,
        "kekurangan": "Keku~rang~an", **by_year["usulan_pns"], **by_year["usulan_pppk"], "prioritas": "Prio~ritas",
    }  # fmt: skip


def _unit(name):
    if name in ("unit", "jabatan", "kelas", "prioritas"):
        return ""
    return "orang" if name in COUNTED or name.isdigit() else "jabatan"


def _with_unit(name, header):
    unit = f" [{_unit(name)}]" if _unit(name) else ""
    return header.replace("~", "") + unit


def _composed(frame, caption, headers, people, **shape):
    headers = {name: header.replace("~", "\N{SOFT HYPHEN}") for name, header in headers.items()}
    source = "Register pegawai, analisis beban kerja dan perhitungan laporan ini"
    return compose(frame, "usulan-formasi", caption, source, headers, people=people, wide=True, **shape)
