"""Starts and ends the servers of learners, each under a user number of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from jupyterhub.spawner import LocalProcessSpawner
from traitlets import Unicode

from deploy.local.room import places, processes
from deploy.local.room.settings import Room, RoomError, load


class RoomSpawner(LocalProcessSpawner):  # type: ignore[misc]  # it has no types
    """A process for each learner, who can neither see into nor stop another's."""

    room_file = Unicode(help="The room's settings.").tag(config=True)

    _room: Room | None = None
    _uid: int = 0

    @property
    def room(self) -> Room:
        """The room's settings."""
        if self._room is None:
            self._room = load(Path(self.room_file))
        return self._room

    async def start(self) -> Any:
        """Make the learner's place and start the server in it."""
        home, uid = places.place_of(self.room, self.user.name)
        self._uid = uid
        if self.room.isolated:  # an earlier server that fell has left its kernels
            processes.end_all_of(range(uid, uid + 1))
        run = places.run_folder(self.room, uid, self.user.name)
        program = Path(__file__).parents[2] / "learner.py"
        self.cmd = [*places.become(self.room, uid), sys.executable, str(program)]
        self._places = {"HOME": str(home), "SCIATICA_COURSE_RUN": str(run)}
        log = self.room.path / "hub" / "logs" / f"{run.name}.log"
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as out:
            # Not the hub's own output: who holds that could write into its log, or empty it.
            self.popen_kwargs = {
                "cwd": home,
                "stdin": subprocess.DEVNULL,
                "stdout": out,
                "stderr": subprocess.STDOUT,
            }
            address = await super().start()
        await self._until_it_listens(address[1])
        return address

    async def _until_it_listens(self, port: int) -> None:
        """Wait for the server. Another learner's program may have been quicker at its port."""
        while (owner := processes.listener(port)) is None:
            if self.proc.poll() is not None:
                raise RoomError("The server ended while it started.")
            await asyncio.sleep(0.1)
        if self.room.isolated and owner != self._uid:
            raise RoomError(f"User {owner} has taken the port of user {self._uid}.")

    def make_preexec_fn(self, name: str) -> None:
        """Leave the change of user to the command, which needs no account."""

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        """Return the environment with the learner's own places in it."""
        return env | {"USER": "learner", "SHELL": "/bin/sh"} | self._places

    def get_state(self) -> dict[str, Any]:
        """Return what a restarted hub has to know."""
        state: dict[str, Any] = super().get_state()
        return state | ({"uid": self._uid} if self._uid else {})

    def load_state(self, state: dict[str, Any]) -> None:
        """Take over what an earlier hub knew."""
        super().load_state(state)
        self._uid = state.get("uid", 0)

    async def stop(self, now: bool = False) -> None:
        """End the server, its kernels, and whatever else the learner left running."""
        uid = self._uid
        await super().stop(now)
        if self.room.isolated and uid:
            processes.end_all_of(range(uid, uid + 1))

    async def _signal(self, sig: int) -> bool:
        """Signal the server. After a restart its number may be a stranger's by now."""
        if not processes.is_of(self.pid, range(self._uid, self._uid + 1)):
            return False
        found: bool = await super()._signal(signal.Signals(sig) if sig else 0)
        return found
