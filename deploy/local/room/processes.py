"""Processes of one user number: which they are, and their end."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from deploy.local.room.leftovers import forget
from deploy.local.room.settings import FIRST_UID, UIDS

ROUNDS = 50
# As the system's table has them: 127.0.0.1, and every address at once.
THIS_MACHINE = int.from_bytes(socket.inet_aton("127.0.0.1"), sys.byteorder)
OWN_ADDRESSES = (f"{THIS_MACHINE:08X}", "00000000")
LISTENS = "0A"


def of(uids: range) -> Iterator[int]:
    """Yield the numbers of the processes that some users run."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and is_of(int(folder.name), uids):
            yield int(folder.name)


def is_of(pid: int, uids: range) -> bool:
    """Return whether a process is there, alive, and one of those users'."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(fields["Uid"].split()[0]) in uids and "Z" not in fields["State"].split()[0]


def listener(port: int) -> int | None:
    """Return the user whose program answers at a port of this machine, or None."""
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        _, local, _, state, _, _, _, uid, *_ = line.split()
        if state == LISTENS and local in {f"{address}:{port:04X}" for address in OWN_ADDRESSES}:
            return int(uid)
    return None


def end_all_of(uids: range) -> None:
    """End every process of some users of the room, and give back the memory that they held.

    They may start new ones, so it takes rounds.

    Raises:
        ValueError: a user is none of the room's.
    """
    if uids.start < FIRST_UID or uids.stop > FIRST_UID + UIDS:
        raise ValueError(f"{uids} are not all of a room")
    for _ in range(ROUNDS):
        found = list(of(uids))
        if not found:
            forget(uids)
            return
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
