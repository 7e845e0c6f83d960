"""Looks after a room's hub: starts it again when it falls, and ends everything in peace."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from deploy.local.room import places, processes
from deploy.local.room.settings import FIRST_UID, UIDS, Room, RoomError

START_SECONDS = 60
STOP_SECONDS = 90
ASK_SECONDS = 15
MACHINE_LOCK = Path("/run/sciatica-course-room.lock")
# A hub that falls more often than this in a minute has a fault that no new start mends.
MOST_FALLS = 5

_open = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class Supervisor:
    """The hub of a room, and the program that ends the servers which nobody uses."""

    def __init__(self, room: Room, file: Path) -> None:
        self._room = room
        self._file = file
        self._log = room.path / "hub" / "hub.log"
        self._hub: subprocess.Popen[bytes] | None = None
        self._culler: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the hub and return once it answers.

        Raises:
            RoomError: it did not.
        """
        config = Path(__file__).parents[1] / "jupyterhub_config.py"
        self._hub = self._run([sys.executable, "-m", "jupyterhub", f"--config={config}"])
        deadline = time.monotonic() + START_SECONDS
        while not self.answers():
            if self._hub.poll() is not None or time.monotonic() > deadline:
                self._end(self._hub)
                raise RoomError(f"The hub did not start. Details: {self._log}")
            time.sleep(0.1)
        self._culler = self._run(
            [
                *(sys.executable, "-m", "jupyterhub_idle_culler"),
                f"--url={self._room.hub_url}/hub/api",
                f"--timeout={self._room.idle_minutes * 60}",
                f"--cull-every={max(5, self._room.idle_minutes * 10)}",
            ],
            JUPYTERHUB_API_TOKEN=self._room.supervisor_token,
        )

    def watch(self) -> None:
        """Start the hub again whenever it falls, until somebody interrupts.

        Raises:
            RoomError: it falls again and again.
        """
        falls: list[float] = []
        while self._hub:
            code = self._hub.wait()
            now = time.monotonic()
            falls = [when for when in falls if when > now - 60] + [now]
            if len(falls) > MOST_FALLS:
                raise RoomError(f"The hub keeps falling. Details: {self._log}")
            print(
                f"The hub ended ({code}) and is started again. Learners keep working.", flush=True
            )
            self._end(self._culler)
            self.start()

    def stop(self) -> None:
        """End every learner's server, then the hub and its proxy; what was saved stays."""
        self._end(self._culler)
        self._end(self._hub, wait=STOP_SECONDS if self._asked_to_stop() else 0)
        if self._room.isolated:
            processes.end_all_of(range(FIRST_UID, FIRST_UID + UIDS))

    def _asked_to_stop(self) -> bool:
        """Ask the hub to end in peace, also one that is only just starting."""
        deadline = time.monotonic() + ASK_SECONDS
        while self._hub and self._hub.poll() is None and time.monotonic() < deadline:
            try:
                self._ask("shutdown", {"servers": True, "proxy": True})
            except OSError:
                time.sleep(0.2)
            else:
                return True
        return False

    def answers(self) -> bool:
        """Return whether the hub is there, and its proxy leads to it."""
        try:
            self._ask("", None)
            routed = urllib.request.Request(f"http://127.0.0.1:{self._room.proxy_port}/api/routes")
            routed.add_header("Authorization", f"token {self._room.proxy_token}")
            with _open(routed, timeout=5) as answer:
                return "/" in json.load(answer)
        except (OSError, ValueError):
            return False

    def _ask(self, place: str, body: dict[str, bool] | None) -> None:
        request = urllib.request.Request(
            f"{self._room.hub_url}/hub/api/{place}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self._room.supervisor_token}"},
        )
        with _open(request, timeout=5):
            pass

    def _run(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        """Run a program that ends when this one does, however that happens."""
        software = Path(__file__).parents[3]
        environment = {
            name: os.environ[name] for name in ("LANG", "LC_ALL", "PATH") if name in os.environ
        }
        ours = {
            "SCIATICA_ROOM": str(self._file),
            "PYTHONPATH": str(software),
            "HOME": str(self._room.path / "hub"),
        }
        with os.fdopen(
            os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "wb"
        ) as log:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig", "TERM", "--", *command],
                cwd=self._room.path / "hub",
                env=environment | ours | more,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is this program's to hear
            )

    @staticmethod
    def _end(process: subprocess.Popen[bytes] | None, wait: float = 0) -> None:
        """End a program; ``wait`` seconds are for one that has been asked to already."""
        if process is None:
            return
        for end, seconds in ((None, wait), (process.terminate, 10), (process.kill, 10)):
            if end:
                end()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(seconds)
                return


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let a closed terminal and a plain ``kill`` end the room as Ctrl-C does, once."""
    heard = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

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


def serve(room: Room) -> int:
    """Open the room until somebody interrupts; return the exit code."""
    from deploy.local.room import poster
    from deploy.local.room.settings import save

    places.prepare(room)
    # The user numbers are the machine's, so two rooms on it would not be apart.
    lock = (MACHINE_LOCK if room.isolated else room.path / "hub" / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RoomError("A room is open on this machine already. Close it first.") from None
    if room.isolated:
        processes.end_all_of(range(places.PROXY_UID, places.PROXY_UID + 1))
    room = places.tls_for_the_proxy(room)
    file = room.path / "hub" / "room.json"
    save(room, file)
    poster.write(room, room.path / "hub" / "poster.html")
    supervisor = Supervisor(room, file)
    with interruptible():
        try:
            supervisor.start()
            print(poster.in_terminal(room))
            print(f"A page for the projector: {room.path / 'hub' / 'poster.html'}")
            print(f"The instructor's name is “instructor”; the code for it: {room.instructor}")
            print("Keep this window open. To close the room, press Ctrl-C here.", flush=True)
            supervisor.watch()
        except KeyboardInterrupt:
            print("\nClosing the room. What the learners saved stays.", flush=True)
        finally:
            supervisor.stop()
    print("The room is closed.")
    return 0
