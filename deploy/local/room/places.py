"""A learner's place: a user number, a home that nobody else opens, and the way to become them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from deploy.local.room.settings import FIRST_UID, UIDS, Room, RoomError

PROXY_UID = FIRST_UID

# With a user number of their own, these bound one learner and nobody else.
PROCESSES = 400
OPEN_FILES = 4096
LARGEST_FILE_MB = 256


def prepare(room: Room) -> None:
    """Make the room's folders: the hub's own for root alone, the others to pass through."""
    for name, mode in (("", 0o711), ("hub", 0o700), ("homes", 0o711), ("run", 0o711)):
        folder = room.path / name
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
        folder.chmod(mode)
    (room.path / "hub" / "logs").mkdir(mode=0o700, exist_ok=True)


def tls_for_the_proxy(room: Room) -> Room:
    """Return the room with copies of its TLS files that the proxy alone can read."""
    if not (room.isolated and room.certificate):
        return room
    folder = room.path / "run" / str(PROXY_UID)
    folder.mkdir(mode=0o700, exist_ok=True)
    os.chown(folder, 0, PROXY_UID)
    folder.chmod(0o750)
    for name, file in (("certificate", room.certificate), ("key", room.key)):
        copy = folder / f"{name}.pem"
        content = Path(file).read_bytes()
        with os.fdopen(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640), "wb") as out:
            os.fchown(out.fileno(), 0, PROXY_UID)
            out.write(content)
    return replace(room, certificate=str(folder / "certificate.pem"), key=str(folder / "key.pem"))


def place_of(room: Room, name: str) -> tuple[Path, int]:
    """Return a learner's home and user number, and make them where the learner is new.

    Whoever owns the home is the record of the number, so it never goes to a second learner as
    long as there is something of the first to read.

    Raises:
        RoomError: every number is taken.
    """
    home = room.homes / name
    if not room.isolated:
        home.mkdir(mode=0o700, exist_ok=True)
        return home, os.geteuid()
    if not home.exists():
        owners = {each.stat(follow_symlinks=False).st_uid for each in room.homes.iterdir()}
        uid = max({PROXY_UID, *owners}) + 1
        if uid >= FIRST_UID + UIDS:
            raise RoomError("The room has no user number left. Delete homes that are not needed.")
        new = room.homes / f".{name}"
        new.mkdir(mode=0o700, exist_ok=True)
        os.chown(new, uid, uid)
        new.rename(home)
    uid = home.stat(follow_symlinks=False).st_uid
    if not PROXY_UID < uid < FIRST_UID + UIDS:
        raise RoomError(f"The home {home} belongs to user {uid}, who is no learner of this room.")
    return home, uid


def run_folder(room: Room, uid: int, name: str) -> Path:
    """Return, and make, the short-named folder where a learner's kernels are spoken to."""
    folder = room.path / "run" / (str(uid) if room.isolated else name)
    folder.mkdir(mode=0o700, exist_ok=True)
    if room.isolated:
        os.chown(folder, uid, uid, follow_symlinks=False)
    return folder


def become(room: Room, uid: int) -> list[str]:
    """Return the beginning of a command that runs the rest of it as a learner, within limits."""
    if not room.isolated:
        return _limits(room, processes=False)
    return [*(_scope(room, uid) if room.systemd else ()), *_limits(room), *as_user(uid)]


def as_user(uid: int, *, low_port: bool = False) -> list[str]:
    """Return the beginning of a command that gives up root's rights for good."""
    kept = "-all,+net_bind_service" if low_port else "-all"
    return [
        *("setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", "--no-new-privs"),
        *(f"--inh-caps={kept}", f"--ambient-caps={kept}", f"--bounding-set={kept}", "--"),
    ]


def _limits(room: Room, *, processes: bool = True) -> list[str]:
    bounds = {
        "data": room.memory_mb * 2**20,
        "core": 0,
        "fsize": LARGEST_FILE_MB * 2**20,
        "nofile": OPEN_FILES,
    }
    if processes:
        bounds["nproc"] = PROCESSES
    if room.systemd:
        del bounds["data"]  # the scope bounds all processes of a learner together
    return ["prlimit", *(f"--{name}={most}:{most}" for name, most in bounds.items()), "--"]


def _scope(room: Room, uid: int) -> list[str]:
    properties = {
        "MemoryMax": f"{room.memory_mb}M",
        "MemorySwapMax": "0",
        "TasksMax": PROCESSES,
        "CPUQuota": "150%",
    }
    return [
        *("systemd-run", "--scope", "--quiet", "--collect", "--slice=sciatica-room"),
        f"--description=learner {uid} of a course",
        *(part for name, value in properties.items() for part in ("-p", f"{name}={value}")),
        "--",
    ]
