import faulty
import pytest


@pytest.fixture(scope="session")
def built(once):
    """A small project with its report, built once by the real command."""

    def make(folder):
        project = faulty.Project(folder)
        project.lay_out()
        ended = project.run()
        assert ended.code == 0, ended.said

    return faulty.Project(once("terbangun", make))


@pytest.fixture
def project(built, tmp_path):
    """A copy of the built project; after the test the old report, stray processes and lost files are looked at."""
    mine = built.copy(tmp_path)
    before = mine.report()
    yield mine
    assert mine.strays() == []
    assert mine.leftovers() == []
    assert mine.report() == before
