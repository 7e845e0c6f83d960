"""Several lessons that write one diary at the same time: nothing is lost, nothing is doubled."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from sciatica_course import journal
from tests.case_counts import Cases

WRITERS = 8
SINGLY, TOGETHER = 150, 450

# Each writer adds, corrects, deletes, imports and looks, all of it among the others.
WRITER = f"""
import dataclasses, sys, time
from sciatica_course import journal
from tests.journal.diaries import morning_of

me = sys.argv[1]
def mine(number, **other):
    return morning_of(number % 70, id=f"w{{me}}-{{number}}", **other)

for number in range({SINGLY}):
    journal.add(mine(number))
    if number % 10 == 3:
        journal.change(mine(number, note="corrected"))
    if number % 10 == 7:
        while journal.remove(f"w{{me}}-{{number}}"):
            pass
    if number % 50 == 0:
        assert "damaged" not in journal.recent().notice
more = [mine(number) for number in range({SINGLY}, {SINGLY + TOGETHER})]
for start in range(0, len(more), 90):
    journal.bring_in(journal.to_json(more[start : start + 90]), "diary.json")
while journal.allow():
    time.sleep(0.05)
"""


def test_writers_together_lose_nothing_and_double_nothing(
    learner_folder: Path, cases: Cases, checkout: Path
) -> None:
    journal.allow()
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(number)], cwd=checkout)
        for number in range(WRITERS)
    ]
    assert [writer.wait() for writer in writers] == [0] * WRITERS

    numbers = [n for n in range(SINGLY + TOGETHER) if n >= SINGLY or n % 10 != 7]
    expected = {f"w{writer}-{number}" for writer in range(WRITERS) for number in numbers}
    read = journal.everything()
    assert read.notice == ""
    assert {each.id for each in read.entries} == expected
    corrected = {each.id for each in read.entries if each.note == "corrected"}
    assert len(corrected) == WRITERS * SINGLY // 10

    files = sorted((learner_folder / "diary").iterdir())
    assert [file.name for file in files] == ["2026-09.jsonl", "2026-10.jsonl", "2026-11.jsonl"]
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    times = Counter((row["id"], row["revision"]) for row in rows)
    assert set(times.values()) == {1}
    cases.count = WRITERS * (SINGLY + TOGETHER)


ALLOWING = """
import sys
from sciatica_course import journal
from tests.journal.diaries import morning_of
journal.add(morning_of(int(sys.argv[1]), id=f"w{sys.argv[1]}"))
while journal.allow():
    pass
"""


def test_lessons_that_are_told_yes_at_the_same_moment_write_all_they_held(
    cases: Cases, checkout: Path
) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", ALLOWING, str(number)], cwd=checkout)
        for number in range(WRITERS)
    ]
    assert [writer.wait() for writer in writers] == [0] * WRITERS
    assert len(journal.everything().entries) == WRITERS
    cases.count = WRITERS
