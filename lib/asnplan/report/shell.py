"""Inside the forked child: the shell of the ordinary kernel, its messages sent through a pipe instead of sockets."""

import io
import os
import signal
import sys
import threading
from pathlib import Path

from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session
from traitlets import Any
from traitlets.config import Config

INLINE = "module://matplotlib_inline.backend_inline"
SETTINGS = Config({"HistoryManager": {"enabled": False}})


def message(kind, content):
    """What nbclient reads of a message of Jupyter's protocol."""
    return {"msg_type": kind, "header": {"msg_type": kind}, "parent_header": {}, "content": content}


class PipeSession(Session):
    """The kernel's own way to write messages, down to its JSON, with a pipe at the end."""

    connection = Any()

    def send(self, stream, msg_or_type, content=None, *_, **__):
        """Send a message as the kernel would; ``stream`` is a socket there and nothing here."""
        if isinstance(msg_or_type, dict):
            msg_or_type, content = msg_or_type["msg_type"], msg_or_type["content"]
        self.connection.send_bytes(self.pack(message(msg_or_type, content)))


class Stream(io.StringIO):
    """Standard output or error of a cell: what was written since the last flush becomes one output."""

    encoding = "utf-8"

    def __init__(self, session, name):
        super().__init__()
        self.session, self.name = session, name

    def flush(self):
        """Send what was written since the last time."""
        text = self.getvalue()
        if text:
            self.seek(0)
            self.truncate()
            self.session.send(None, "stream", {"name": self.name, "text": text})


def serve(connection, life, memory_megabytes, ipython_dir):
    """Run the cells that arrive through ``connection`` until it closes.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
        Brings the source of a cell as text, takes the kernel's messages as JSON bytes.
    life : int
        Descriptor of a pipe that ends when the supervising process ends, however it ends.
    memory_megabytes : float or None
        What the chapter may take on top of what the parent had loaded. [MB]
    ipython_dir : str
        A folder of our own, so that neither start-up files nor the history of the user's IPython play a part.
    """
    threading.Thread(target=die_with_parent, args=(life,), daemon=True).start()
    session = PipeSession(connection=connection)
    shell = start_shell(session, ipython_dir)
    limit_memory(memory_megabytes)
    while True:
        try:
            source = connection.recv()
        except EOFError:
            return
        session.send(None, "execute_input", {"code": source, "execution_count": shell.execution_count})
        result = shell.run_cell(source, store_history=True)
        sys.stdout.flush()
        sys.stderr.flush()
        session.send(None, "execute_reply", {"status": "ok" if result.success else "error"})


def start_shell(session, ipython_dir):
    """The shell, the only one of this process, with its display and both streams bound to ``session``."""
    select_inline_backend()
    shell = ZMQInteractiveShell.instance(config=SETTINGS, ipython_dir=ipython_dir)
    shell.displayhook.session = shell.display_pub.session = session
    sys.stdout, sys.stderr = Stream(session, "stdout"), Stream(session, "stderr")
    return shell


def select_inline_backend():
    """Choose the backend every Jupyter kernel has; without it a figure would vanish without a word."""
    os.environ["MPLBACKEND"] = INLINE
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].use(INLINE)


def limit_memory(megabytes):
    """Make an allocation beyond ``megabytes`` fail in the cell that asks for it; without effect where not Linux."""
    size = Path("/proc/self/statm")
    if not megabytes or not size.exists():
        return
    import resource

    now = int(size.read_text().split()[0]) * resource.getpagesize()
    most = now + int(megabytes * 2**20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def die_with_parent(life):
    """Wait until the supervisor is gone, then end this process and everything it started."""
    os.read(life, 1)
    os.killpg(os.getpgrp(), signal.SIGKILL)
