"""How many learners a machine can carry, said beforehand and with the numbers."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from math import floor
from pathlib import Path

from deploy.local.room.settings import RoomError

# `python -m benchmarks hub` finds 90 MB with a lesson run and 124 MB once charts are drawn, 170 MB
# for a hub and its proxy, and 3 to 5 s to a server with four at once on two processors.
LEARNER_MB = 130
HUB_MB = 260
DISK_MB = 40
SECONDS_TO_START = 2.5

# What is left for everything else, and for a lesson that needs more than most.
SPARE = 0.2
# How long a class may wait until the last of them is in.
PATIENCE_SECONDS = 180


@dataclass(frozen=True)
class Machine:
    """What there is to share out."""

    memory_mb: float
    processors: int
    disk_mb: float


@dataclass(frozen=True)
class Capacity:
    """How many learners each part of a machine carries."""

    by_memory: int
    by_processor: int
    by_disk: int

    @property
    def learners(self) -> int:
        """How many the machine carries: what its scarcest part does."""
        return min(self.by_memory, self.by_processor, self.by_disk)


def carried_by(machine: Machine) -> Capacity:
    """Return how many learners a machine carries."""
    memory = machine.memory_mb * (1 - SPARE) - HUB_MB
    return Capacity(
        by_memory=max(0, floor(memory / LEARNER_MB)),
        by_processor=floor(PATIENCE_SECONDS / SECONDS_TO_START * machine.processors / 2),
        by_disk=max(0, floor(machine.disk_mb * (1 - SPARE) / DISK_MB)),
    )


def this_machine(folder: Path) -> Machine:
    """Return what this machine has free now, within the limits of its container."""
    meminfo = Path("/proc/meminfo").read_text(encoding="ascii")
    found = re.search(r"(?m)^MemAvailable:\s+(\d+) kB", meminfo)
    if found is None:
        raise RoomError("This system does not say how much memory is free.")
    free = [int(found[1]) * 1024, *_container_limits()]
    place = next(each for each in (folder, *folder.parents) if each.exists())
    return Machine(
        memory_mb=min(free) / 2**20,
        processors=len(os.sched_getaffinity(0)),
        disk_mb=shutil.disk_usage(place).free / 2**20,
    )


def _container_limits() -> list[int]:
    """Return the bytes that a container leaves, where one is set. A machine's own is huge."""
    left = []
    for most, used in (
        ("memory.max", "memory.current"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
    ):
        try:
            bounds = [Path("/sys/fs/cgroup", name).read_text().strip() for name in (most, used)]
        except OSError:
            continue
        if bounds[0].isdecimal():
            left.append(int(bounds[0]) - int(bounds[1]))
    return left


def told(machine: Machine) -> str:
    """Return the reckoning as lines for the person at the terminal."""
    carried = carried_by(machine)
    rows = (
        ("memory", f"{machine.memory_mb:,.0f} MB free", carried.by_memory),
        ("", f"{LEARNER_MB} MB each, {HUB_MB} MB for the hub, {SPARE:.0%} to spare", None),
        ("processors", f"{machine.processors}", carried.by_processor),
        ("", f"{SECONDS_TO_START} s each on two, the last in within {PATIENCE_SECONDS} s", None),
        ("disk", f"{machine.disk_mb:,.0f} MB free", carried.by_disk),
        ("", f"{DISK_MB} MB each, {SPARE:.0%} to spare", None),
    )
    lines = [
        f"{part:12}{has}" if most is None else f"{part:12}{has:20}{most:6} learners"
        for part, has, most in rows
    ]
    lines += ["", f"This machine carries {carried.learners} learners at once."]
    return "\n".join(lines)
