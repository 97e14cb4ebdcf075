"""The supervisor's end of a forked child: start it, talk to it, notice its death, leave nothing of it behind."""

import faulthandler
import json
import os
import signal
import tempfile
import time
import traceback
from contextlib import ExitStack, suppress
from multiprocessing import Pipe

from asnplan.report import shell

GLANCE = 0.2
"""How often a silent child is looked at. [s]"""


class DeadChildError(Exception):
    """The child ended before its cell did; the text says how."""


class SlowChildError(Exception):
    """The child did not answer in time."""


class Child:
    """A forked process that runs cells; a context manager that ends with the child and all it started killed.

    Parameters
    ----------
    memory_megabytes : float, optional
        What the cells may allocate. [MB]
    """

    def __init__(self, memory_megabytes=None):
        self.memory_megabytes = memory_megabytes
        self.status = None

    def __enter__(self):
        with ExitStack() as stack:
            self.folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="asnplan-"))
            self.files = {name: stack.enter_context(tempfile.TemporaryFile()) for name in ("stdout", "stderr")}
            self.read_to = dict.fromkeys(self.files, 0)
            self.connection, theirs = map(stack.enter_context, Pipe())
            life, self.life = os.pipe()
            self.pid = os.fork()
            if self.pid == 0:
                self.become(theirs, life)
            theirs.close()
            os.close(life)
            self.stack = stack.pop_all()
        return self

    def become(self, connection, life):
        """Be the child and never return. A process group of its own lets the supervisor end all that it starts."""
        try:
            os.setpgid(0, 0)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self.connection.close()
            os.close(self.life)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(self.files["stdout"].fileno(), 1)
            os.dup2(self.files["stderr"].fileno(), 2)
            faulthandler.enable(2)
            shell.serve(connection, life, self.memory_megabytes, self.folder)
        except BaseException:
            os.write(2, traceback.format_exc().encode())
            os._exit(1)
        os._exit(0)

    def __exit__(self, *_):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.life)
        self.stack.close()

    def messages(self, source, seconds):
        """Run ``source`` and yield the kernel's messages until its reply, which is the last.

        Raises
        ------
        SlowChildError
            After ``seconds``. [s]
        DeadChildError
            When the process ended.
        """
        end = time.monotonic() + seconds
        self.connection.send(source)
        kind = None
        while kind != "execute_reply":
            message = self.receive(end)
            kind = message["msg_type"]
            yield message

    def receive(self, end):
        """The next message, waited for until the time ``end``."""
        try:
            while not self.connection.poll(min(GLANCE, max(0, end - time.monotonic()))):
                if self.has_ended():
                    raise DeadChildError(self.last_words())
                if time.monotonic() >= end:
                    raise SlowChildError
            return json.loads(self.connection.recv_bytes())
        except (EOFError, ConnectionError):
            self.status = os.waitpid(self.pid, 0)[1]
            raise DeadChildError(self.last_words()) from None

    def has_ended(self):
        """Whether the process is gone; a process it started may still hold the pipe open."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        if pid:
            self.status = status
        return bool(pid)

    def last_words(self):
        """How the process ended, in Indonesian."""
        code = os.waitstatus_to_exitcode(self.status)
        if code >= 0:
            return f"proses bab berhenti sendiri dengan kode {code}"
        name = signal.Signals(-code).name
        hint = " (mungkin memori komputer habis)" if name == "SIGKILL" else ""
        return f"proses bab dihentikan oleh sinyal {name}{hint}"

    def spilled(self):
        """Yield (stream name, text) of what went past Python to the terminal since the last call."""
        for name, file in self.files.items():
            text = os.pread(file.fileno(), 1_000_000, self.read_to[name])
            self.read_to[name] += len(text)
            if text:
                yield name, text.decode("utf-8", "replace")
