import fcntl
import shutil

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # how fast a machine is decides no test
settings.load_profile("house")


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id):
    """Calls ``make`` with a folder the first time a name is asked for, in whichever worker, and gives that folder.

    What several modules look at is so built once in a test run; who wants to change it takes a copy.
    """
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent

    def made(name, make):
        folder, done = base / name, base / f"{name}.selesai"
        with (base / f"{name}.kunci").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                done.touch()
        return folder

    return made
