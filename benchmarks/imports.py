"""How long ``import sciatica_course`` takes on top of ``import ipywidgets``."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.figures import Figure

# 60 ms more than ipywidgets, written as a ratio of what ipywidgets itself took in this run.
LIMIT_MS = 60.0

CLOCKED = "import time; t = time.perf_counter(); {}; print((time.perf_counter() - t) * 1000)"
PEER = "import ipywidgets"
OURS = f"{PEER}; import sciatica_course"
# What a whole lesson imports and reads, for information.
LESSON = (
    f"{OURS} as course; [getattr(course, name) for name in course.__all__]; "
    "from sciatica_course.catalogue import load; load()"
)


def _milliseconds(code: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", CLOCKED.format(code)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def measure(rounds: int) -> list[Figure]:
    """Return the cost of the bare import, and of everything a lesson loads."""
    _milliseconds(LESSON)  # the first run compiles
    peer, ours, lesson = [], [], []
    for _ in range(rounds):
        peer.append(_milliseconds(PEER))
        ours.append(_milliseconds(OURS))
        lesson.append(_milliseconds(LESSON))
    limit = 1 + LIMIT_MS / min(peer)
    return [
        Figure("import sciatica_course", PEER, "ms", ours, peer, limit),
        Figure("import it, resolve every name, read all content", PEER, "ms", lesson, peer, 2.5),
    ]
