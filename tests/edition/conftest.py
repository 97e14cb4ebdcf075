"""The committed tables, typed by their contracts, and the files drawn anew."""

import pandas as pd
import pytest

from asnplan.edition import build
from asnplan.inputs.contracts import CONTRACTS
from asnplan.inputs.contracts.vocabulary import DTYPES
from asnplan.project import Book

BOOK = Book("pangkalpinang-2026")


def typed(name, schema):
    """The committed file of a table in the types its contract asks."""
    raw = pd.read_csv(BOOK.data / f"{name}.csv", dtype="str", keep_default_na=False, na_values=[""])
    for column, contract in schema.columns.items():
        kind = contract.metadata["kind"]
        if kind == "ya/tidak":
            raw[column] = raw[column].map({"ya": True, "tidak": False})
        raw[column] = raw[column].astype(DTYPES[kind])
    return raw


@pytest.fixture(scope="session")
def folder():
    return BOOK.data


@pytest.fixture(scope="session")
def committed():
    # of a last edition there is the projection only, which is public
    return {name: typed(name, schema) for name, schema in CONTRACTS.items() if name in build.MAKERS}


@pytest.fixture(scope="session")
def drawn():
    return build.files(BOOK)
