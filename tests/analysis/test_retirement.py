import datetime

import pandas as pd
from analysis_cases import cases
from hypothesis import given
from hypothesis import strategies as st

from asnplan import analysis

AGES = {
    "jpt": 60, "administrator": 58, "pengawas": 58, "pelaksana": 58, "ahli utama": 65, "ahli madya": 60,
    "ahli muda": 58, "ahli pertama": 58, "keterampilan": 58, "guru": 60,
}  # fmt: skip
RULES = [{"since": datetime.date(2017, 4, 7), **AGES}]
CLERK = pd.DataFrame(
    {"id_jabatan": ["J"], "jenis": "pelaksana", "jenjang": "klerek", "rumpun": "administrasi", "bup": pd.NA}
)
DATA_DATE = pd.Timestamp("2025-12-31")
YEARS = [2026, 2027, 2028]


def people(*births, **columns):
    birth_dates = pd.Series(births, dtype="datetime64[s]")
    return pd.DataFrame({"id_unit": "U", "id_jabatan": "J", "status": "PNS", "tanggal_lahir": birth_dates, **columns})


@cases("retirement")
def test_retirement_date(case):
    post = pd.DataFrame([case])[["jenis", "jenjang", "rumpun", "bup"]].assign(id_jabatan="J")
    assert analysis.retirement_dates(people(case.tanggal_lahir), post, RULES)[0] == pd.Timestamp(case.tmt)


def test_later_rule_holds_for_those_still_in_service():
    # born May 1968: TMT 1 June 2026 under 58, before the new rule ; born May 1970: 58 would be June 2028, so 60 holds
    rules = [*RULES, {"since": "2027-01-01", **AGES, "pelaksana": 60}]
    dates = analysis.retirement_dates(people("1968-05-17", "1970-05-17"), CLERK, rules)
    assert dates.astype(str).to_list() == ["2026-06-01", "2030-06-01"]


def test_rule_holds_until_the_day_the_next_begins():
    # born December 1968: 58 in December 2026, TMT the day on which 60 begins ; born January 1969: 60 holds
    rules = [*RULES, {"since": "2027-01-01", **AGES, "pelaksana": 60}]
    dates = analysis.retirement_dates(people("1968-12-31", "1969-01-01"), CLERK, rules)
    assert dates.astype(str).to_list() == ["2027-01-01", "2029-02-01"]


def test_lowered_age_retires_nobody_before_it_holds():
    # 58 -> 56 from 15 March 2027: born 1970 (56 in 2026) leaves on 1 April 2027 ; born July 1971 when 56 is reached
    rules = [*RULES, {"since": "2027-03-15", **AGES, "pelaksana": 56}]
    dates = analysis.retirement_dates(people("1970-05-17", "1971-07-17"), CLERK, rules)
    assert dates.astype(str).to_list() == ["2027-04-01", "2027-08-01"]


@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2008, 12, 31)))
def test_retirement_is_the_first_of_a_month_after_the_birthday(birth):
    date = analysis.retirement_dates(people(birth), CLERK, RULES)[0]
    days_after = (date - pd.Timestamp(birth) - pd.Timedelta(0)).days - 58 * 365.25
    assert date.day == 1 and date > pd.Timestamp(birth) + pd.DateOffset(years=58) and days_after < 33


def test_retirements_by_year_keep_those_whose_day_has_passed():
    # TMT 2024-06-01 (late), 2026-01-01, 2026-06-01, 2028-02-01 and 2030-01-01 (beyond the plan)
    staff = people("1966-05-17", "1967-12-31", "1968-05-17", "1970-01-05", "1971-12-01")
    rows = analysis.retirements(staff, analysis.retirement_dates(staff, CLERK, RULES), YEARS, DATA_DATE)
    assert rows[["tahun", "jumlah", "tmt_lewat"]].to_numpy().tolist() == [[2026, 3, 1], [2028, 1, 0]]


def test_contract_counts_once_and_not_in_the_year_of_retirement():
    # first: ends 2027, retires 2028 -> counts ; second: both 2028 -> retirement alone ; third has no contract
    staff = people(
        "1970-05-17", "1970-05-17", "1970-05-17", akhir_kontrak=pd.to_datetime(["2027-02-28", "2028-01-31", None])
    )
    rows = analysis.contract_ends(staff, analysis.retirement_dates(staff, CLERK, RULES), YEARS, DATA_DATE)
    assert rows[["tahun", "jumlah"]].to_numpy().tolist() == [[2027, 1]]
