"""What the chapters would show, caught before it reaches a notebook."""

import pytest

from asnplan.show import bundle, disclosure


@pytest.fixture
def shown(monkeypatch):
    """The outputs displayed so far, as data by MIME type."""
    outputs = []
    monkeypatch.setattr(bundle, "display", lambda data, raw: outputs.append(data))
    return outputs


@pytest.fixture
def made(shown):
    """Call a function of ``show`` and get the bundle it displays."""

    def call(function, *arguments, **options):
        function(*arguments, **{"id": "uji", "caption": "Temuan", "source": "Register"} | options)
        return shown[-1][bundle.BUNDLE]

    return call


@pytest.fixture(autouse=True)
def usual_threshold():
    """Every test begins and ends with the usual disclosure threshold."""
    yield
    disclosure.hide_below(disclosure.THRESHOLD)
