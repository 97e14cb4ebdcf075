"""The real command, held at one place: ``python paused.py MODULE:FUNCTION SIGN build EDITION``.

When the function is called, the file SIGN appears and the process sleeps for PAUSE seconds, so that a test can break it
there; then it goes on.
"""

import importlib
import os
import sys
import time
from pathlib import Path

place, sign, *arguments = sys.argv[1:]
module, _, name = place.partition(":")
target = importlib.import_module(module)


function = getattr(target, name)


def hold(*arguments, **named):
    """Say that we are here, stay for a while, and go on."""
    Path(sign).touch()
    end = time.monotonic() + float(os.environ.get("PAUSE", 100))
    while time.monotonic() < end:
        time.sleep(0.05)  # shorter than PAUSE, for a signal that is not obeyed may cut a sleep short
    return function(*arguments, **named)


setattr(target, name, hold)

from asnplan.report.__main__ import main  # noqa: E402

sys.exit(main(arguments))
