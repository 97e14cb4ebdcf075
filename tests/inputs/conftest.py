import shutil

import pytest
from small_edition import Edition


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory):
    """A project folder with the small edition, written once and only copied."""
    root = tmp_path_factory.mktemp("small")
    Edition(root).lay_out()
    return root


@pytest.fixture
def edition(laid_out, tmp_path, monkeypatch):
    """A small edition without a fault, in a project folder of its own, that a test breaks in one place."""
    shutil.copytree(laid_out, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("ASNPLAN_ROOT", str(tmp_path))
    return Edition(tmp_path)
