from asnplan import recruitment


def test_the_technical_opinion_falls_in_the_year_before():
    steps = recruitment.proposal_calendar(2027).set_index("langkah")["batas"]
    assert steps["Pertimbangan teknis"] == "akhir Juli 2026"
    assert steps["Kebutuhan ditetapkan"] == "akhir Mei 2027"


def test_the_day_for_handing_in_is_not_invented():
    steps = recruitment.proposal_calendar(2027).set_index("langkah")["batas"]
    assert steps.isna()["Usulan disampaikan dengan renstra"]
