"""A process that begins one change of a diary again and again, and is killed at each of its steps.

``python victim.py FOLDER CHANGE`` copies ``FOLDER/before`` for each step, forks, and lets the
child die by a signal just before that step: any line of the modules that write, and any byte of
what they hand to the disk. It prints a JSON list of the folders it leaves, and whether the change
was finished there.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sciatica_course import catalogue, journal, lines, store
from sciatica_course.entries import from_plain
from sciatica_course.journal import pages

WATCHED = {store.__file__, lines.__file__, journal.__file__, pages.__file__}
MOST = 5_000
BYTES_APART = 23


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_line(steps: int) -> None:
    """Die before that line of the modules that write."""
    left = steps

    def trace(frame: Any, event: str, arg: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                die()
        return trace

    sys.settrace(trace)


def at_byte(count: int) -> None:
    """Die when that many bytes are handed to the disk by ``os.write``."""
    write, left = os.write, count

    def torn(descriptor: int, data: Any) -> int:
        nonlocal left
        if len(data) > left:
            write(descriptor, data[:left])
            die()
        left -= len(data)
        return write(descriptor, data)

    os.write = torn


def change(folder: Path) -> Callable[[], object]:
    """Return the change that the test asked for, with what this kernel holds already."""
    asked = json.loads((folder / "asked.json").read_text("utf-8"))
    entries = [from_plain(each) for each in asked["entries"]]
    match asked["change"]:
        case "add":
            return lambda: journal.add(entries[0])
        case "correct" | "move":
            return lambda: journal.change(entries[0])
        case "delete":
            return lambda: journal.remove(entries[0].id)
        case "delete all":
            return journal.remove_all
        case "read damage":
            return journal.everything
        case "bring in":
            text = journal.to_json(entries)
            return lambda: journal.bring_in(text, "diary.json")
        case "allow":
            for each in entries:
                journal.add(each)
            return journal.allow
    raise ValueError(asked["change"])


def attempts(folder: Path, prepare: Callable[[int], None], apart: int) -> list[tuple[str, bool]]:
    """Try at each step until the change gets to its end; return what each attempt left."""
    left = []
    for step in range(0, MOST, apart):
        copy = folder / f"{prepare.__name__}-{step}"
        if (folder / "before").exists():
            shutil.copytree(folder / "before", copy)
        os.environ["SCIATICA_COURSE_DATA"] = str(copy)
        child = os.fork()
        if not child:
            act = change(folder)
            prepare(step)
            act()
            sys.settrace(None)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        finished = os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0
        if not finished and not os.WIFSIGNALED(status):
            raise RuntimeError(f"the change failed by itself at {copy.name}")
        left.append((copy.name, finished))
        if finished:
            return left
    raise RuntimeError("the change never came to its end")


def main() -> None:
    folder = Path(sys.argv[1])
    # What is imported or read late would be imported or read again by every child.
    import filelock  # noqa: F401

    catalogue.load()
    left = attempts(folder, at_line, 1) + attempts(folder, at_byte, BYTES_APART)
    print(json.dumps(left))


if __name__ == "__main__":
    main()
