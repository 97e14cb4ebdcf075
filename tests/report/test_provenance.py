import os
import subprocess

import pytest
from tiny import BODIES, EDITION, LIMITS, OPENING, checked, processes, tiny, write_notebook  # noqa: F401

from asnplan import project
from asnplan.inputs import params
from asnplan.project import CHAPTERS
from asnplan.report import checkout, gate, manifest, methods, run, stale, traces

HASH = "0f" * 32


def git(*arguments):
    command = ["git", "-C", str(project.root()), "-c", "user.name=A", "-c", "user.email=a@b", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def commit(tiny):  # noqa: F811
    """The commit that holds the tiny project."""
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "awal")
    return git("rev-parse", "HEAD")


def test_a_clean_checkout_is_its_commit(commit):
    assert checkout.state() == {"commit": commit, "changed": []}


def test_changed_lost_and_unrecorded_material_is_named(commit):
    with project.notebook("training").open("a") as file:
        file.write(" ")
    (project.root() / "requirements.lock").unlink()
    (project.template() / "gaya baru.css").write_text("p {}")
    assert checkout.state()["changed"] == [
        "notebooks/training.ipynb", "reports/template/gaya baru.css", "requirements.lock",
    ]  # fmt: skip


def test_a_name_that_is_no_text_is_named_by_its_bytes(commit):
    (project.root() / "notebooks" / os.fsdecode(b"bab\xe9.ipynb")).touch()
    assert checkout.state()["changed"] == ["notebooks/bab\\xe9.ipynb"]


def test_what_no_report_is_made_from_does_not_count(commit):
    (project.root() / "catatan.md").write_text("x")
    assert checkout.state() == {"commit": commit, "changed": []}


def test_outside_git_the_commit_is_unknown(tiny, monkeypatch):  # noqa: F811
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root().parent))
    assert checkout.state() == {"commit": "", "changed": []}


def test_without_a_git_command_the_commit_is_unknown(tiny, monkeypatch):  # noqa: F811
    monkeypatch.setenv("PATH", "")
    assert checkout.state() == {"commit": "", "changed": []}


def test_a_new_commit_and_a_clean_tree_bind_again_but_run_no_chapter(tiny, commit):  # noqa: F811
    checked(tiny)
    stale.record(tiny, stale.REPORT, stale.sources(tiny, stale.REPORT))
    before = {chapter: stale.sources(tiny, chapter) for chapter in CHAPTERS}
    assert stale.changes(tiny, stale.REPORT) == []
    git("commit", "--quiet", "--allow-empty", "-m", "lain")
    assert stale.changes(tiny, stale.REPORT) == ["commit"]
    assert {chapter: stale.sources(tiny, chapter) for chapter in CHAPTERS} == before


def provenance(**changed):
    complete = {
        "inputs": [{"table": "unit", "file": "data/x/unit.csv", "rows": 3, "sha256": HASH}],
        "parameters": {"file": "params/x.yaml", "sha256": HASH}, "versions": {"numpy": manifest.versions()["numpy"]},
        "notebooks": [{"file": f"notebooks/{name}.ipynb", "sha256": HASH} for name in CHAPTERS],
        "library": [{"file": "lib/asnplan/analysis", "sha256": HASH}],
        "lock": {"file": "requirements.lock", "sha256": HASH}, "template": {"file": "reports/template", "sha256": HASH},
    }  # fmt: skip
    return complete | changed


def test_a_complete_provenance_passes():
    assert gate.traceable(provenance())
    assert traces.missing(provenance()) == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"inputs": []}, "tidak ada masukan"),
        ({"inputs": [{"file": "data/x/unit.csv", "rows": 3, "sha256": ""}]}, "data/x/unit.csv tidak ada"),
        ({"inputs": [{"file": "data/x/unit.csv", "rows": 0, "sha256": HASH}]}, "baris data/x/unit.csv tidak dihitung"),
        ({"notebooks": []}, "notebooks/summary.ipynb tidak ada"),
        ({"lock": {"file": "requirements.lock", "sha256": ""}}, "requirements.lock tidak ada"),
        ({"template": {"file": "reports/template", "sha256": ""}}, "reports/template tidak ada"),
        ({"versions": {"numpy": "1.0"}}, r"Paket numpy terpasang 1.0, requirements.lock meminta \d.*environment.py"),
        ({"versions": {"tak-dikunci": "1.0"}}, "Paket tak-dikunci terpasang 1.0, requirements.lock meminta tidak ada"),
    ],
)
def test_a_gap_in_the_provenance_stops_the_release(changed, message):
    with pytest.raises(gate.GateError, match=message):
        gate.traceable(provenance(**changed))


def test_the_installed_packages_are_those_of_the_lock():
    assert traces.missing(provenance(versions=manifest.versions())) == []


@pytest.fixture
def run_once(tiny):  # noqa: F811
    """A tiny book whose chapters have all run, and what the report's sources were."""
    checked(tiny)
    assert not [end.failure for end in run.chapters(tiny, "fork", 2, LIMITS) if end.failure]
    return tiny, stale.sources(tiny, stale.REPORT)


def test_chapters_of_todays_inputs_pass(run_once):
    assert gate.current(*run_once)


def test_an_input_changed_after_its_chapter_stops_the_release(run_once):
    book, begun = run_once
    with (book.data / "pelatihan.csv").open("a") as file:
        file.write("c,3\n")
    checked(book)
    with pytest.raises(gate.GateError, match=r"Bab training memakai bahan yang berubah .*: pelatihan; ulangi"):
        gate.current(book, begun)


def test_a_chapter_changed_after_it_ran_stops_the_release(run_once):
    write_notebook("evaluation", OPENING, *BODIES["evaluation"], "x = 1")
    with pytest.raises(gate.GateError, match=r"Bab evaluation memakai bahan .*: notebooks/evaluation.ipynb; ulangi"):
        gate.current(*run_once)


def test_a_template_changed_while_binding_stops_the_release(run_once):
    (project.template() / "gaya.css").write_text("p {}")
    with pytest.raises(gate.GateError, match=r"Penjilidan memakai bahan .*: reports/template; ulangi"):
        gate.current(*run_once)


def test_the_manifest_tells_all_an_auditor_needs(tiny, commit, monkeypatch):  # noqa: F811
    monkeypatch.setattr(methods, "listed", lambda: {"kebutuhan": {"text": "x", "versions": {1: "awal", 2: "baru"}}})
    checked(tiny)
    told = manifest.provenance(params.load(EDITION))
    assert told["commit"] == commit and told["changed"] == [] and told["status"] == "draf"
    assert told["methods"] == {"kebutuhan": 2}
    assert told["data_date"] == "2025-12-31" and told["disclosure_threshold"] == 5
    assert [entry["table"] for entry in told["inputs"]] == sorted(path.stem for path in tiny.data.iterdir())
    assert told["parameters"]["assumptions"]["effective_time"]["value"] == "PermenPANRB 1/2020"
    assert {"lib/asnplan/analysis", "lib/asnplan/show"} <= {entry["file"] for entry in told["library"]}
    assert "lib/asnplan/edition" not in {entry["file"] for entry in told["library"]}
    assert told["python"].startswith("3.11.") and told["lock"]["sha256"]
