"""The arithmetic on the whole shipped edition: what must hold whatever people were drawn."""

from types import SimpleNamespace

import pandas as pd
import pytest

from asnplan import analysis, params, tables


@pytest.fixture(scope="module")
def city():
    p = params.load("pangkalpinang-2026")
    sources = analysis.Sources(*(tables.load(p, name) for name in analysis.Sources._fields))
    entries = analysis.seats_pending(tables.load(p, "formasi")).assign(bulan=p.entry_month)
    found = analysis.outlook(p.values, sources, entries, years=p.years, data_date=p.base_date)
    made = SimpleNamespace(p=p, sources=sources, **sources._asdict(), found=found, entries=entries)
    made.needs, made.counted, made.holders = found.needs.posts, found.needs.counted, found.needs.holders
    made.retired, made.projection, made.gaps = found.retirements, found.projection, found.gaps
    return made


def test_bezetting_is_the_published_headcount(city):
    # 2 905 PNS + 743 PPPK = 3 648, 2 778 part-time beside them (8-10 October 2025)
    sums = city.needs[["bezetting_pns", "bezetting_pppk", "bezetting", "bezetting_paruh_waktu"]].sum()
    assert sums.to_list() == [2905, 743, 3648, 2778]


def test_teachers_are_the_published_ones(city):
    # 712 PNS + 518 PPPK = 1 230 (25 November 2024)
    groups = analysis.group_balance(city.counted, city.jabatan, city.holders)
    assert groups.loc[groups["metode"] == "guru", "bezetting"].sum() == 1230


def test_every_post_stands_once_and_no_need_is_lost(city):
    known = city.needs.dropna(subset="kebutuhan")
    grouped = known[known["metode"].isin(city.counted["metode"])]
    assert not city.needs.duplicated(["id_unit", "id_jabatan"]).any()
    assert grouped["kebutuhan"].sum() == city.counted["kebutuhan"].sum()
    assert known["kekurangan"].sum() - known["kelebihan"].sum() == known["kebutuhan"].sum() - known["bezetting"].sum()


def test_shortage_of_groups_is_the_same_by_post_and_by_group(city):
    groups = analysis.group_balance(city.counted, city.jabatan, city.holders)
    by_post = city.needs[city.needs["metode"].isin(city.counted["metode"])]
    assert by_post["kekurangan"].sum() == groups["kekurangan"].sum()
    assert by_post["kelebihan"].sum() == groups["kelebihan"].sum()


def test_summary_adds_up_to_the_city(city):
    summary = analysis.unit_summary(city.needs, city.unit, analysis.effective_minutes(city.p.effective_time))
    sums = ["kebutuhan", "bezetting", "kekurangan", "kelebihan"]
    assert len(summary) == 32 and summary[sums].sum().equals(city.needs[sums].sum())


def test_gap_lists_the_same_posts_every_year_and_retires_everybody_once(city):
    assert (city.gaps.groupby("tahun").size() == len(city.needs)).all()
    assert city.gaps["pensiun"].sum() == city.retired["jumlah"].sum()


def test_projection_starts_from_the_register_and_the_posts_add_up_to_it(city):
    whole = analysis.headcount(city.projection, ["status"])
    assert whole["awal"][:2].to_list() == [2905, 743]
    assert (
        city.gaps.groupby("tahun")["bezetting"].sum().equals(whole.groupby("tahun")["akhir"].sum().rename("bezetting"))
    )


def test_units_and_scenarios_are_reckoned_like_the_city(city):
    # within one OPD: its posts alone, the pupils of all schools
    units = analysis.units_within(city.unit, city.unit.query("nama_pendek == 'Dindikbud'")["id_unit"].item())
    own = analysis.outlook(
        city.p.values,
        analysis.within(city.sources, units),
        city.entries,
        years=city.p.years,
        data_date=city.p.base_date,
    )
    facts = ["kebutuhan", "pensiun"]
    alone, among = (analysis.of_units(gaps, units).groupby("tahun")[facts].sum() for gaps in (own.gaps, city.gaps))
    assert alone.equals(among) and alone["kebutuhan"].min() > 1000
    rows = analysis.side_by_side({"dasar": city.found, "lagi": city.found}, units)
    assert rows["kebutuhan"].to_list() == [among["kebutuhan"].iloc[-1]] * 2
    assert rows["pensiun"].to_list() == [among["pensiun"].sum()] * 2


def test_no_more_retire_than_reach_the_age(city):
    # who left before does not retire: in the first year at most 0.8 or 1.2 % less, later more
    reached = city.retired.groupby("tahun")["jumlah"].sum()
    expected = city.projection.groupby("tahun")["pensiun"].sum()
    assert (expected <= reached).all() and (expected >= reached * 0.988 ** (reached.index - 2025)).all()


def test_less_effective_time_needs_more_people_in_posts_measured_by_their_work_only(city):
    other = analysis.needs_under(params.load("pangkalpinang-2026", "jam-1200").values, city.sources)
    table = analysis.with_balances(city.needs, {"jam-1200": other})
    more = table["kekurangan_jam-1200"] - table["kekurangan"]
    assert list(other.posts["bezetting"]) == list(city.needs["bezetting"])
    assert more.sum() > 0 and more.min() >= 0
    assert set(table["metode"][more > 0]) == {"ABK"}


def test_what_the_last_edition_had_and_this_one_has_not_stands_in_no_book():
    now = pd.DataFrame({"id_unit": ["U1"], "id_jabatan": ["J1"], "opd": ["U1"], "pns": [4], "di_buku": [True]})
    last = pd.DataFrame({"id_unit": ["U1", "U2"], "id_jabatan": ["J1", "J2"], "opd": ["U1", "U2"], "pns": [3, 7]})
    table = analysis.with_last(now, last).set_index("id_unit")
    assert table[["pns", "pns_lalu"]].to_numpy().tolist() == [[4, 3], [0, 7]]
    assert table["di_buku"].tolist() == [True, False]
    assert analysis.with_last(now, last[:0]) is now


def test_the_last_edition_missed_one_group_of_nine_and_little_in_sum(city):
    projected = tables.load(city.p, "proyeksi_lalu")
    projected = projected[projected["tahun"] == city.p.base_year]
    rows = analysis.backtest(projected, analysis.group_counts(city.pegawai, city.jabatan))
    told = analysis.backtest_summary(rows)
    assert (told["banyak"], told["cakupan"]) == (9, 8 / 9)
    missed = rows[~rows["dalam_selang"]]
    assert missed[["status", "rumpun"]].to_numpy().tolist() == [["PPPK", "pendidikan"]]
    assert told["bias"] != 0 and abs(told["bias_bagian"]) < 0.01 and told["galat_mutlak"] < 0.02


def test_critical_posts_are_few_among_those_that_lose_their_only_holder(city):
    dates = analysis.retirement_dates(city.pegawai, city.jabatan, city.p.retirement_ages)
    rule = {"months": city.p.critical_months, "steps": city.p.successor_classes}
    leaving = analysis.sole_holders_leaving(city.pegawai, city.jabatan, dates, city.p.base_date, **rule)
    critical = analysis.critical_posts(city.pegawai, city.jabatan, dates, city.p.base_date, **rule)
    assert 0 < len(critical) == leaving["kritis"].sum() < len(leaving)
    assert leaving["bulan"].between(0, city.p.critical_months).all()


def test_seven_of_eight_vacant_heads_have_an_acting_one(city):
    # 8 vacant JPT on 12 January 2026; the adviser's post has nobody
    acting = tables.load(city.p, "pelaksana_tugas")
    vacant = analysis.leadership(city.needs, acting, city.unit, city.p.base_date)
    told = analysis.leadership_summary(city.needs, vacant).set_index("jenis")
    assert told.loc["jpt"].to_list() == [30, 22, 8, 7, 1]
    assert told["kosong"].to_list() == [8, 10, 12]
    assert vacant["lama_bulan"].dropna().between(0, 9).all()
