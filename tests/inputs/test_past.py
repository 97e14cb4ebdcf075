"""The last edition, as far as it is to be had."""

import json

import pytest
from small_edition import EDITION

from asnplan import params, project, tables
from asnplan.inputs import past

LAST = "kota-lalu"
HASH = "0f" * 32
MANIFEST = {
    "edition": LAST, "data_date": "2024-12-31", "parameters": {"file": f"params/{LAST}.yaml", "sha256": HASH},
    "inputs": [{"table": "unit", "file": "data/kota-lalu/unit.csv", "rows": 3, "sha256": HASH, "series": []}],
    "methods": {"kebutuhan": 1}, "notebooks": [], "library": [], "commit": "abc",
    "key_figures": [{"id": "pensiun", "amount": 12.0, "label": "Pensiun"}, {"id": "mutu", "amount": None}],
}  # fmt: skip


@pytest.fixture
def last(edition):
    """An edition before the small one, with the same assumptions but two, one of them gone since."""
    text = edition.params.read_text(encoding="utf-8")
    gone = "  lembur:\n    value: 3\n    unit: jam\n    source: x\n    status: terverifikasi\n"
    former = text.replace("value: 72000", "value: 73000").replace("assumptions:\n", f"assumptions:\n{gone}")
    edition.params.with_name(f"{LAST}.yaml").write_text(former, encoding="utf-8")
    edition.edit("previous_edition: null", f"previous_edition: {LAST}")
    return edition


def hand_over(content):
    path = project.root() / f"dist/{LAST}/manifest.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_a_first_edition_has_no_past(edition):
    p = params.load(EDITION)
    assert (p.since, past.released(p), past.assumed(p), tables.before(p)) == ("", None, {}, {})


def test_without_its_folder_the_last_edition_has_no_figures(last):
    p = params.load(EDITION)
    assert (p.since, past.released(p), tables.before(p)) == ("edisi lalu", None, {})


def test_the_key_figures_come_from_the_folder_that_was_handed_over(last):
    hand_over(MANIFEST)
    assert tables.before(params.load(EDITION)) == {"pensiun": 12.0, "mutu": None}


def test_what_was_read_of_the_past_is_noted(last):
    p = params.load(EDITION)
    past.released(p)
    past.assumed(p)
    assert p.reads == {f"dist/{LAST}/manifest.json", f"params/{LAST}.yaml"}


def test_former_assumptions_are_read_without_todays_rules(last):
    before = past.assumed(params.load(EDITION))
    assert before["health_effective_minutes"].value == 73000
    assert (before["lembur"].label, before["lembur"].value) == ("lembur", 3)
    assert set(before) - set(params.load(EDITION).assumptions) == {"lembur"}


def test_a_scenario_is_compared_with_itself(last):
    before = past.assumed(params.load(EDITION, "tumbuh-nol"))
    assert before["growth_policy"].value == "zero"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "bukan manifes yang utuh"),
        (b"[]", "bukan manifes yang utuh"),
        (MANIFEST | {"edition": "lain-2031"}, "adalah manifes edisi 'lain-2031'"),
        (MANIFEST | {"key_figures": [{"id": "pensiun", "amount": "<b>"}]}, "bukan manifes yang utuh \\(key_figures"),
    ],
)
def test_a_manifest_that_is_none_is_refused(last, content, message):
    hand_over(content)
    with pytest.raises(past.PastError, match=message):
        past.released(params.load(EDITION))


@pytest.mark.parametrize("content", [b"\tx: 1", b"- a", b"assumptions: 3", "title: Kot\u00e1".encode("latin-1")])
def test_a_former_params_file_that_is_none_is_refused(last, content):
    p = params.load(EDITION)
    last.params.with_name(f"{LAST}.yaml").write_bytes(content)
    with pytest.raises(past.PastError, match=f"params/{LAST}.yaml .* tidak dapat dibaca"):
        past.assumed(p)
