"""What a learner has kept, as one file to carry: to another browser, or past one that forgets.

A pass is never carried: plans open only after a safety check where they are opened.
"""

from __future__ import annotations

import json
from typing import Any

from sciatica_course import flare_page, journal, knowledge, patterns, plans, store

NAME = "my-sciatica-course.json"
KIND = "application/json"
_FORMAT = "sciatica-course/kept"
_FILES = (patterns.FILE, plans.FILE, flare_page.FILE, knowledge.FILE)


class CarryError(ValueError):
    """A text is not what was packed here. Nothing was changed."""


def pack() -> str:
    """Return all that is kept as text; empty while there is nothing."""
    found = {name: record for name in _FILES if (record := store.read(name)[0]) is not None}
    entries = journal.everything().entries
    if not found and not entries:
        return ""
    diary = json.loads(journal.to_json(entries))
    packed = {"format": _FORMAT, "version": 1, "files": found, "diary": diary}
    return json.dumps(packed, ensure_ascii=False, indent=1) + "\n"


def unpack(text: str) -> str:
    """Keep what a text holds in the place of what is here; entries of a diary are added.

    Every lesson looks at a record again when it reads it, as if it had stood here all the time.
    Returns a sentence for the learner when not all of it could be kept.

    Raises:
        CarryError: the text is not from `pack`.
    """
    files, diary = _read(text)
    try:
        with store.lock():
            for name, record in files.items():
                store.write(name, record)
    except store.StoreError as error:
        return str(error)
    if diary is None:
        return ""
    came = journal.bring_in(json.dumps(diary), "diary.json")
    return came.notice or " ".join(came.refused)


def _read(text: str) -> tuple[dict[str, dict[str, Any]], Any]:
    try:
        packed = json.loads(text)
        if packed["format"] != _FORMAT or packed["version"] != 1:
            raise CarryError("another format")
        files = {name: packed["files"][name] for name in _FILES if name in packed["files"]}
        if not all(isinstance(record, dict) for record in files.values()):
            raise CarryError("a record is damaged")
        return files, packed.get("diary")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CarryError("not a packed record") from error
