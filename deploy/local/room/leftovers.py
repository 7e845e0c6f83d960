"""What programs leave in memory when they end: files there, and segments that they shared."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path

MEMORY = Path("/dev/shm")
SEGMENTS = {"shm": "--shmem-id", "sem": "--semaphore-id", "msg": "--queue-id"}


def forget(uids: range) -> None:
    """Give back what users who run nothing any more still hold."""
    remove_files(uids, MEMORY)
    for kind, option in SEGMENTS.items():
        for number in segments(Path("/proc/sysvipc", kind), uids):
            subprocess.run(["ipcrm", option, number], check=False, capture_output=True)


def remove_files(uids: range, memory: Path) -> None:
    """Remove the users' files from a folder that everybody shares. No link is followed."""
    for left in memory.iterdir() if memory.is_dir() else ():
        with contextlib.suppress(OSError):
            if left.lstat().st_uid in uids:
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left)
                else:
                    left.unlink()


def segments(table: Path, uids: range) -> list[str]:
    """Return the numbers, which stand in the second column, of the users' entries in a table."""
    if not table.exists():
        return []
    head, *rows = (line.split() for line in table.read_text(encoding="ascii").splitlines())
    return [row[1] for row in rows if int(row[head.index("uid")]) in uids]
