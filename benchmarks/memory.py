"""What a lesson's kernel holds in memory after all its cells, beside a bare kernel."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psutil  # type: ignore[import-untyped]
from jupyter_client.manager import KernelManager

from benchmarks.figures import Figure
from sciatica_course.resources import find

LESSON = "02-check-your-symptoms.ipynb"
SECONDS = 60
BARE = ["import ipywidgets", "display(ipywidgets.IntSlider())"]


def _megabytes(cells: list[str]) -> float:
    """Return the proportional set size of a kernel that has run these cells."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        for cell in cells:
            reply = client.execute_interactive(cell, timeout=SECONDS, output_hook=lambda _: None)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(f"the cell {cell!r} failed")
        asked = client.execute_interactive(
            "", user_expressions={"pid": "__import__('os').getpid()"}, timeout=SECONDS
        )
        pid = int(asked["content"]["user_expressions"]["pid"]["data"]["text/plain"])
        return _held(pid) / 2**20
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def _held(pid: int) -> float:
    """Return bytes: shared pages in proportion where the system tells them, resident elsewhere."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    if rollup.exists() and (found := re.search(r"(?m)^Pss:\s+(\d+) kB", rollup.read_text())):
        return float(found[1]) * 1024
    return float(psutil.Process(pid).memory_info().rss)


def measure(rounds: int) -> list[Figure]:
    """Return the memory of the heaviest lesson's kernel."""
    lesson = json.loads((find("notebooks") / LESSON).read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in lesson["cells"] if cell["cell_type"] == "code"]
    ours, peer = [], []
    for _ in range(rounds):
        peer.append(_megabytes(BARE))
        ours.append(_megabytes(cells))
    return [
        Figure(
            f"kernel memory after {LESSON}",
            "a bare kernel that shows one ipywidgets slider",
            "MB",
            ours,
            peer,
            1.25,
        )
    ]
