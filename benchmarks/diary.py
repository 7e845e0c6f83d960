"""How long the diary takes to open after ten years of daily entries, beside one month of them."""

from __future__ import annotations

import contextlib
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from benchmarks.figures import Figure
from sciatica_course import journal
from tests.journal.diaries import three_a_day

LAST = datetime.now().replace(hour=8, minute=0, second=0, microsecond=0)
DAYS = {"ten years": 3652, "one month": 30}
# What opening after ten years may take of what it takes after one month.
LIMIT = 2.0

CLOCKED = "import time; t = time.perf_counter(); {}; print((time.perf_counter() - t) * 1000)"
IMPORT = "from sciatica_course import journal"
RECENT = "read = journal.recent(); assert read.entries and not read.notice"
EVERYTHING = "read = journal.everything(); assert read.entries and not read.notice"
VIEW = "import sciatica_course as course; course.diary()"

OPENING = {
    "reading the newest months, in a new process": f"{IMPORT}; {RECENT}",
    "showing course.diary(), in a new process": VIEW,
}
INFORMATION = {
    "reading the newest months, once everything is imported": f"{IMPORT}|{RECENT}",
    "reading everything": f"{IMPORT}|{EVERYTHING}",
    "exporting everything as CSV": f"{IMPORT}; {EVERYTHING}|journal.to_csv(read.entries)",
    "exporting everything as JSON": f"{IMPORT}; {EVERYTHING}|journal.to_json(read.entries)",
    "importing everything where all of it is there": (
        f"{IMPORT}; {EVERYTHING}; text = journal.to_json(read.entries)|journal.bring_in(text, 'x')"
    ),
}


def _write(folder: Path, days: int) -> None:
    """Write a diary with a morning, a session and a look at each day."""
    before = os.environ.get("SCIATICA_COURSE_DATA")
    os.environ["SCIATICA_COURSE_DATA"] = str(folder)
    try:
        journal.allow()
        came = journal.bring_in(journal.to_json(three_a_day(days, LAST)), "diary.json")
        if came.new != 3 * days or came.notice:
            raise RuntimeError(f"the diary of {days} days could not be written: {came}")
    finally:
        journal.forget_held()
        del os.environ["SCIATICA_COURSE_DATA"]
        if before is not None:
            os.environ["SCIATICA_COURSE_DATA"] = before


def _milliseconds(code: str, folder: Path) -> float:
    """Return what the part after ``|`` takes in a new process, or all of it."""
    first, _, clocked = code.rpartition("|")
    done = subprocess.run(
        [sys.executable, "-c", f"{first or 'pass'}; {CLOCKED.format(clocked)}"],
        env=os.environ | {"SCIATICA_COURSE_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])


def _figure(what: str, code: str, folders: Mapping[str, Path], limit: float, rounds: int) -> Figure:
    readings: dict[str, list[float]] = {name: [] for name in folders}
    for number in range(rounds + 1):
        for name, folder in folders.items():
            taken = _milliseconds(code, folder)
            if number:  # the first round warms the disk
                readings[name].append(taken)
    ours, peer = readings.values()
    names = [f"{name} of daily entries ({3 * DAYS[name]})" for name in DAYS]
    return Figure(f"{what}: {names[0]}", names[1], "ms", ours, peer, limit)


def measure(rounds: int) -> list[Figure]:
    """Return what opening takes, which has a limit, and what takes longer the more there is."""
    with contextlib.ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folders = {name: home / name.replace(" ", "-") for name in DAYS}
        for name, days in DAYS.items():
            _write(folders[name], days)
        return [
            *(_figure(what, code, folders, LIMIT, rounds) for what, code in OPENING.items()),
            *(_figure(what, code, folders, math.inf, rounds) for what, code in INFORMATION.items()),
        ]
