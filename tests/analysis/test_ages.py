import pandas as pd

from asnplan import analysis

DAY = pd.Timestamp("2025-12-31")


def groups(*births, day=DAY):
    return list(analysis.age_groups(pd.Series(pd.to_datetime(list(births))), day))


def test_an_age_group_begins_on_the_birthday():
    # born 31 Dec 2000: 25 on 31 Dec 2025; born a day later still 24
    assert groups("2000-12-31", "2001-01-01") == ["25–29", "20–24"]
    # on 28 Feb 2025 whoever was born on 29 Feb 2000 is 24, on 1 March 25
    assert groups("2000-02-29", day=pd.Timestamp("2025-02-28")) == ["20–24"]
    assert groups("2000-02-29", day=pd.Timestamp("2025-03-01")) == ["25–29"]


def test_the_ends_are_open_and_every_group_is_there():
    found = analysis.age_groups(pd.Series(pd.to_datetime(["2007-01-01", "1965-12-31", "1966-01-01"])), DAY)
    assert list(found) == ["di bawah 20", "60 ke atas", "55–59"]
    assert len(found.cat.categories) == 10 and found.cat.ordered
