"""Published and derived cases, one file per rule."""

from pathlib import Path

import pandas as pd
import pytest


def cases(rule):
    """Parametrise a test with the rows of ``golden/<rule>.csv``."""
    rows = pd.read_csv(Path(__file__).parent / "golden" / f"{rule}.csv")
    return pytest.mark.parametrize("case", rows.itertuples(index=False), ids=lambda case: str(case[0]))
