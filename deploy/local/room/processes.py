"""Processes of one user number: which they are, and their end."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

from deploy.local.room.settings import FIRST_UID, UIDS

ROUNDS = 50


def of(uid: int) -> Iterator[int]:
    """Yield the numbers of the processes that a user runs."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and is_of(int(folder.name), uid):
            yield int(folder.name)


def is_of(pid: int, uid: int) -> bool:
    """Return whether a process is there, alive, and that user's."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(fields["Uid"].split()[0]) == uid and "Z" not in fields["State"].split()[0]


def end_all_of(uid: int) -> None:
    """End every process of a learner. They may start new ones meanwhile, so it takes rounds.

    Raises:
        ValueError: the user is no learner.
    """
    if not FIRST_UID < uid < FIRST_UID + UIDS:
        raise ValueError(f"user {uid} is no learner")
    for _ in range(ROUNDS):
        found = list(of(uid))
        if not found:
            return
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
