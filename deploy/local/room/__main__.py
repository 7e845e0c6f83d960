"""``start-room`` and ``check``: open a room, or say what this machine can carry."""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.local.room import capacity, places, settings
from deploy.local.room.settings import Room, RoomError, refusal

PROGRAMS = {"setpriv": "util-linux", "prlimit": "util-linux", "node": "nodejs"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the two and return its exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "check":
            return _check(chosen)
        return _start(chosen)
    except RoomError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="start-room", description=__doc__)
    parser.add_argument("command", choices=("start", "check"))
    parser.add_argument("--folder", required=True, help="where the room keeps everything")
    parser.add_argument("--address", default="127.0.0.1", help="0.0.0.0 opens it to the network")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--name", default="", help="what learners type, if not the address")
    parser.add_argument("--learners", type=int, help="at most so many at once")
    parser.add_argument("--idle-minutes", type=int, default=30, help="then a server is ended")
    parser.add_argument("--memory", type=int, default=700, metavar="MB", help="for each learner")
    parser.add_argument("--certificate", default="", metavar="FILE", help="for TLS")
    parser.add_argument("--key", default="", metavar="FILE", help="for TLS")
    parser.add_argument("--code", default="", help="the room's code (default: as before, or new)")
    parser.add_argument("--unisolated", action="store_true", help="without root; for trying it")
    parser.add_argument("--accept", default="", metavar="WORDS", help=argparse.SUPPRESS)
    return parser


def _start(chosen: argparse.Namespace) -> int:
    from deploy.local.room.supervisor import serve

    carried = capacity.carried_by(capacity.this_machine(Path(chosen.folder))).learners
    folder = Path(chosen.folder).resolve()
    file = folder / "hub" / "room.json"
    before = settings.load(file) if os.access(file, os.R_OK) else None
    room = Room(
        folder=str(folder),
        address=chosen.address,
        port=chosen.port,
        name=chosen.name or _shown(chosen.address),
        learners=chosen.learners or max(1, min(carried, settings.UIDS - 1)),
        at_once=2 * len(os.sched_getaffinity(0)),
        idle_minutes=chosen.idle_minutes,
        memory_mb=chosen.memory,
        certificate=chosen.certificate and str(Path(chosen.certificate).resolve()),
        key=chosen.key and str(Path(chosen.key).resolve()),
        isolated=not chosen.unisolated,
        systemd=Path("/run/systemd/system").is_dir() and not chosen.unisolated,
        hub_port=_free_port(before.hub_port if before else 0),
        proxy_port=_free_port(before.proxy_port if before else 0),
        code=chosen.code,
    )
    if why := refusal(room, root=os.geteuid() == 0, accepted=chosen.accept):
        raise RoomError(why)
    _must_be_ready(room)
    room = room.with_secrets(before)
    print("The room is opening. This takes a few seconds.", flush=True)
    for line in _limits(room, carried):
        print(line)
    return serve(room)


def _limits(room: Room, carried: int) -> list[str]:
    """Return what this room does not do, which whoever opens it should know."""
    lines = []
    if not room.isolated:
        lines.append("NOT ISOLATED: every learner can read the others' answers.")
    elif not room.systemd:
        lines.append(
            f"Limits are for each process ({room.memory_mb} MB), not for a learner together, and "
            "nothing bounds the disk or the processor: systemd would."
        )
    if settings.is_public(room.address) and not room.certificate:
        lines.append("NO TLS: who listens on this network sees the code and the answers.")
    if room.learners > carried:
        lines.append(f"{room.learners} learners are more than this machine carries ({carried}).")
    return lines


def _must_be_ready(room: Room) -> None:
    """Raise where something is missing, or where a learner could not run the software."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            raise RoomError(f"The program {program} is missing: install {package}.")
    if not room.isolated:
        return
    taken = settings.uids_in_use([each.pw_uid for each in pwd.getpwall()], _subordinate())
    if taken:
        raise RoomError(f"The user number {taken[0]} is somebody's: a room needs its own.")
    places.prepare(room)
    for program in (sys.executable, "node"):
        tried = [*places.as_user(settings.FIRST_UID + 1), program, "--version"]
        if subprocess.run(tried, capture_output=True, check=False, cwd="/").returncode:
            raise RoomError(
                f"Learners may not run {program}: it is in a folder that only you can open. Set "
                "the room up again with a Python and a Node that belong to the system."
            )


def _check(chosen: argparse.Namespace) -> int:
    machine = capacity.this_machine(Path(chosen.folder))
    print(capacity.told(machine))
    wanted = chosen.learners or 1
    return 0 if capacity.carried_by(machine).learners >= wanted else 1


def _shown(address: str) -> str:
    """Return what learners type: this machine's address in the network, where it is open to it."""
    if address not in {"0.0.0.0", "::"}:
        return address
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of nobody's; nothing is sent
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])


def _subordinate() -> list[tuple[int, int]]:
    try:
        lines = Path("/etc/subuid").read_text(encoding="utf-8").split()
    except OSError:
        return []
    return [(int(first), int(count)) for _, first, count in (line.split(":") for line in lines)]


def _free_port(before: int) -> int:
    """Return the port that servers of an earlier hub still know, or another where it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", before))
        except OSError:
            return _free_port(0)
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
