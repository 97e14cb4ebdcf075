import pytest
from small_edition import Edition


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """A small edition without a fault, in a project folder of its own, that a test breaks in one place."""
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    return Edition(tmp_path)
