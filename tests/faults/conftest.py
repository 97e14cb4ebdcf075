import fcntl

import faulty
import pytest


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id):
    """A small project with its report, built once by the real command for all workers of the test run."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    project = faulty.Project(shared / "terbangun")
    shared.joinpath("terbangun").mkdir(exist_ok=True)
    with (shared / "terbangun" / "kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.output.is_dir():
            project.lay_out()
            ended = project.run()
            assert ended.code == 0, ended.said
    return project


@pytest.fixture
def project(built, tmp_path):
    """A copy of the built project; after the test the old report, stray processes and lost files are looked at."""
    mine = built.copy(tmp_path)
    before = mine.report()
    yield mine
    assert mine.strays() == []
    assert mine.leftovers() == []
    assert mine.report() == before
