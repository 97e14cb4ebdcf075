"""What a training plan costs and gives, and what it leaves undone."""

import pandas as pd

from asnplan.training.plan import ALIKE, training_plan

PAIR = ["id_pegawai", "kompetensi"]
REASONS = ("dilatih", "terkendala anggaran", "terkendala kursi", "belum ada pelatihan")


def plan_totals(plan, catalogue, by):
    """Size, cost and effect of the plan in each group of courses.

    Parameters
    ----------
    plan : DataFrame
        From :func:`training_plan`.
    catalogue : DataFrame, one row per course
    by : str or list of str
        Columns of ``catalogue``: ``["id_pelatihan", "nama", "bentuk", "kompetensi"]`` for one row per course,
        ``"bentuk"`` for one row per form.

    Returns
    -------
    DataFrame, one row per group, the largest weighted effect first
        ``peserta``, ``pegawai`` [orang], ``jp`` [JP], ``biaya`` [rupiah], ``level_tertutup`` [level],
        ``kesenjangan_tertutup`` [gaps closed to the standard], ``prioritas_tertutup`` [weight x level].
    """
    described = plan[["id_pegawai", "id_pelatihan", "jp", "biaya", "level_tertutup", "kesenjangan", "bobot"]].merge(
        catalogue.drop(columns=["jp", "biaya"]), on="id_pelatihan"
    )
    marked = described.assign(
        closed=described["level_tertutup"] >= described["kesenjangan"],
        effect=described["bobot"] * described["level_tertutup"].astype(float),
    )
    totals = marked.groupby(by).agg(
        peserta=("id_pegawai", "size"),
        pegawai=("id_pegawai", "nunique"),
        jp=("jp", "sum"),
        biaya=("biaya", "sum"),
        level_tertutup=("level_tertutup", "sum"),
        kesenjangan_tertutup=("closed", "sum"),
        prioritas_tertutup=("effect", "sum"),
    )
    return totals.reset_index().sort_values("prioritas_tertutup", ascending=False, kind="stable", ignore_index=True)


def unmet_needs(needs, plan, options):
    """What became of each need, and why a need has no course.

    Parameters
    ----------
    needs, plan, options : DataFrame
        From :func:`training_needs`, :func:`training_plan` and :func:`course_options`.

    Returns
    -------
    DataFrame, one row per need
        ``needs`` with ``level_sisa`` [level still missing after the plan] and ``alasan``, one of ``REASONS``: a need
        goes without a course because no course on offer raises it, because all that do are full, or because the money
        is spent.
    """
    taken = options["id_pelatihan"].map(plan["id_pelatihan"].value_counts()).astype(float).fillna(0)
    places = options.assign(free=taken < options["kursi"]).groupby(ALIKE)["free"].any().reset_index()
    gained = plan[[*PAIR, "level_tertutup"]]
    left = needs.merge(gained, on=PAIR, how="left").merge(places, on=ALIKE, how="left")
    free = left["free"].astype("boolean")
    reason = pd.Series("terkendala anggaran", left.index, dtype="str").mask(~free.fillna(True), "terkendala kursi")
    reason = reason.mask(free.isna(), "belum ada pelatihan").mask(left["level_tertutup"].notna(), "dilatih")
    rest = left["kesenjangan"] - left["level_tertutup"].fillna(0)
    return left.assign(alasan=reason, level_sisa=rest).drop(columns=["free", "level_tertutup"])


def unmet_summary(unmet, by):
    """Needs of each group by what became of them.

    Parameters
    ----------
    unmet : DataFrame
        From :func:`unmet_needs`.
    by : str
        For example ``"kompetensi"``.

    Returns
    -------
    DataFrame, one row per group
        ``kebutuhan`` [needs], one column for each of ``REASONS`` [needs] and ``level_sisa`` [level].
    """
    counts = unmet.groupby(by).agg(kebutuhan=("alasan", "size"), level_sisa=("level_sisa", "sum"))
    reasons = unmet.groupby([by, "alasan"]).size().unstack(fill_value=0).reindex(columns=list(REASONS), fill_value=0)
    return counts[["kebutuhan"]].join(reasons).join(counts["level_sisa"]).reset_index()


def budget_curve(needs, options, budgets):
    """What other budgets would buy: one row per budget with the best plan's effect.

    Parameters
    ----------
    needs, options
        As in :func:`training_plan`.
    budgets : sequence of float
        [rupiah/year]

    Returns
    -------
    DataFrame
        ``anggaran``, ``biaya`` [rupiah], ``peserta``, ``level_tertutup`` [level] and ``bagian_tertutup``: the share
        of the weighted gaps that is closed.
    """
    plans = [training_plan(needs, options, budget) for budget in budgets]
    effect = [(plan["bobot"] * plan["level_tertutup"].astype(float)).sum() for plan in plans]
    return pd.DataFrame(
        {
            "anggaran": list(budgets),
            "biaya": [plan["biaya"].sum() for plan in plans],
            "peserta": [len(plan) for plan in plans],
            "level_tertutup": [plan["level_tertutup"].sum() for plan in plans],
            "bagian_tertutup": pd.Series(effect, dtype=float) / needs["prioritas"].sum(),
        }
    )
