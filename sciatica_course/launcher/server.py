"""Starts the JupyterLab server for a folder, finds one that already runs, and stops it."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from sciatica_course.launcher import LauncherError, lean
from sciatica_course.launcher.home import JupyterHome

# A port of our own, away from Jupyter's, so that two browsers' worth of cookies stay apart.
PORT = 8765
START_SECONDS = 90
STOP_SECONDS = 15
ANSWER_SECONDS = 3

# Extra arguments for JupyterLab, for the tests that drive it.
EXTRA_ARGUMENTS = "SCIATICA_COURSE_LAB_ARGS"

# A proxy for the outside world has no part in a conversation with this machine.
_open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


@dataclass(frozen=True)
class Server:
    """A running JupyterLab."""

    url: str
    token: str
    folder: Path

    def address(self, path: str, *, fresh: bool) -> str:
        """Return the address that opens a notebook of the folder.

        A fresh page holds this notebook alone; otherwise it is what was open here, and this one.
        """
        place = f"lab/tree/{quote(path)}" if path else "lab"
        return f"{self.url}{place}?{'reset&' if fresh else ''}token={self.token}"

    def answers(self) -> bool:
        """Return whether the server is there."""
        return self._ask("api/status")

    def shut_down(self) -> bool:
        """Ask the server to end its kernels and itself; return whether it will."""
        return self._ask("api/shutdown", method="POST")

    def _ask(self, place: str, method: str = "GET") -> bool:
        request = urllib.request.Request(
            self.url + place, method=method, headers={"Authorization": f"token {self.token}"}
        )
        try:
            with _open(request, timeout=ANSWER_SECONDS):
                return True
        except OSError:
            return False


def running(home: JupyterHome, folder: Path) -> Server | None:
    """Return the server that already has this folder open, if there is one."""
    for file in home.runtime.glob("jpserver-*.json"):
        with contextlib.suppress(OSError, ValueError, KeyError):
            told = json.loads(file.read_text(encoding="utf-8"))
            server = Server(told["url"], told["token"], Path(told["root_dir"]))
            if server.folder.samefile(folder) and server.answers():
                return server
    return None


@dataclass
class Process:
    """A server that this program started and looks after."""

    server: Server
    child: subprocess.Popen[bytes]

    def wait(self) -> int:
        """Return the exit code once the server has ended."""
        return self.child.wait()

    def stop(self) -> None:
        """End the server and its kernels, in peace where possible."""
        if not self.server.shut_down():
            self.child.terminate()
        try:
            self.child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


def start(home: JupyterHome, folder: Path, port: int | None = None) -> Process:
    """Start a server for a folder and return it once it answers.

    Raises:
        LauncherError: the port is taken, or JupyterLab did not start.
    """
    if port is not None and not free(port):
        raise LauncherError(f"Port {port} is in use by another program. Leave --port out.")
    try:
        with _private_file(home.log) as log:
            child = subprocess.Popen(
                arguments(home, folder, port),
                env=home.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is this program's to hear
            )
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise LauncherError(f"JupyterLab did not start ({reason}).") from error
    try:
        server = _wait(child, home, folder)
    except BaseException:
        child.kill()
        child.wait()
        raise
    return Process(server, child)


def arguments(home: JupyterHome, folder: Path, port: int | None) -> list[str]:
    """Return the command line of the server; what never changes is in its configuration."""
    chosen = [f"--port={port}", "--port-retries=0"] if port is not None else [f"--port={PORT}"]
    return [
        *(sys.executable, *lean.command("jupyterlab")),
        f"--config={home.server_config}",
        f"--ServerApp.root_dir={folder}",
        f"--LabServerApp.extra_labextensions_path={home.path / 'labextensions'}",
        *chosen,
        *(["--allow-root"] if as_root() else []),
        *shlex.split(os.environ.get(EXTRA_ARGUMENTS, "")),
    ]


def as_root() -> bool:
    """Return whether this is the administrator, whom JupyterLab serves only when told to."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def free(port: int) -> bool:
    """Return whether a port of this machine can be had."""
    with socket.socket() as probe:
        if os.name != "nt":  # there, this option would take a port from under its owner
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def _wait(child: subprocess.Popen[bytes], home: JupyterHome, folder: Path) -> Server:
    """Return the server once it answers. It writes its address to a file when it is ready."""
    deadline = time.monotonic() + START_SECONDS
    while child.poll() is None and time.monotonic() < deadline:
        if server := running(home, folder):
            return server
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.05)
    raise LauncherError(f"JupyterLab did not start{_last_words(home.log)}. Details: {home.log}")


def _last_words(log: Path) -> str:
    """Return what the server said last, to be read after "JupyterLab did not start"."""
    with log.open(encoding="utf-8", errors="replace") as lines:
        last = [line.strip() for line in deque(lines, maxlen=5) if line.strip()]
    return f" ({last[-1]})" if last else ""


def _private_file(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let a closed terminal and a plain ``kill`` end the server as Ctrl-C does.

    The first of them raises ``KeyboardInterrupt``; any more would only disturb the clearing up.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    heard = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def interrupt(*_: object) -> None:
        for number in heard:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
