"""Reports that several modules read: each is built once in a test run, by the real command."""

import pytest
import shipped
import sparse
import twin


@pytest.fixture(scope="session")
def city(once):
    """The folder in which the shipped edition was built from cold as Make does; what was told is in ``told``."""

    def make(folder):
        told = shipped.build(shipped.copy_to(folder))
        assert told.returncode == 0, told.stderr
        (folder / "told").write_text(told.stderr, encoding="utf-8")

    return once("city", make)


@pytest.fixture(scope="session")
def here(once):
    """A checkout in which the small edition was handed over, everything being as plain as can be."""

    def make(folder):
        plain = {"TZ": "Asia/Jakarta", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
        told = twin.asnplan(twin.copy_to(folder), "dist", twin.EDITION, "--jobs", "1", **plain)
        assert told.returncode == 0, told.stderr

    return once("here", make)


@pytest.fixture(scope="session")
def bare(once):
    """The built project whose small edition has required tables only."""

    def make(folder):
        built = twin.asnplan(sparse.without_optional_tables(twin.copy_to(folder)), "build", twin.EDITION)
        assert built.returncode == 0, built.stderr

    return once("bare", make)


@pytest.fixture(scope="session")
def bare_city(once):
    """The folder in which the shipped edition was built from its required tables only."""

    def make(folder):
        told = shipped.build(sparse.without_optional_tables(shipped.copy_to(folder), shipped.EDITION))
        assert told.returncode == 0, told.stderr

    return once("bare_city", make)
