"""A real room for tests and benchmarks: installed, started, and closed again."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.local.room import settings
from tests.deploy.visitor import Visitor

# The software of a room that was set up before, so that it is not installed for every run.
SOFTWARE = "SCIATICA_COURSE_ROOM_SOFTWARE"
CHECKOUT = Path(__file__).parents[2]


@dataclass
class RunningRoom:
    """A room that is open on this machine."""

    room: settings.Room
    process: subprocess.Popen[str]

    def visitor(self, name: str, **more: Any) -> Visitor:
        """Return somebody who stands before the door."""
        return Visitor(self.room.url, name, **more)

    def learner(self, name: str) -> Visitor:
        """Return somebody who is in and has a server."""
        visitor = self.visitor(name)
        assert visitor.come_in(self.room.code)
        visitor.start()
        return visitor

    def hub(self) -> int:
        """Return the process of the hub."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-f", "jupyterhub_config"],
            check=True,
            capture_output=True,
            text=True,
        )
        return int(found.stdout.split()[0])


@contextlib.contextmanager
def running_room(port: int, *arguments: str) -> Iterator[RunningRoom]:
    """Open a room for as long as the block lasts, and close it as Ctrl-C does."""
    # Not among the tests' own folders: learners could not pass through them.
    with _one_at_a_time(), tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        folder.chmod(0o711)
        _install(folder / "software")
        command = [str(folder / "software/.venv-hub/bin/python"), "-P", "-m", "deploy.local.room"]
        command += ["start", "--folder", name, "--port", str(port), *arguments]
        with subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(folder / "software")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                yield RunningRoom(_listen(process, folder), process)
            finally:
                process.send_signal(signal.SIGINT)
                process.wait(120)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait until no other test has a room open: a machine has user numbers for one."""
    with Path("/var/tmp/sciatica-course-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _listen(process: subprocess.Popen[str], folder: Path) -> settings.Room:
    assert process.stdout
    said = []
    for line in process.stdout:
        said.append(line)
        if "press Ctrl-C" in line:
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return settings.Room(**json.loads((folder / "hub" / "room.json").read_text("utf-8")))
    raise AssertionError("the room did not open:\n" + "".join(said))


def _install(software: Path) -> None:
    ready = os.environ.get(SOFTWARE)
    if not ready:
        subprocess.run([CHECKOUT / "deploy/local/set-up", software.parent], check=True)
        return
    software.mkdir()
    for part in (".venv-hub", "proxy"):
        (software / part).symlink_to(Path(ready) / part)
    shutil.copytree(CHECKOUT / "deploy", software / "deploy")
