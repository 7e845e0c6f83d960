"""A learner's own word: the code opens the room, this keeps the others out of one's own place."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

SHORTEST = 4
LONGEST = 200
TRIES = 5
WAIT_SECONDS = 60.0


class OwnWords:
    """The words by which names were taken, as hashes in a file of root's.

    The first word that comes with a name takes it. After some wrong ones a name rests for a minute,
    so that nobody goes through a list.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._file = file
        self._clock = clock
        self._wrong: dict[str, list[float]] = {}

    def fits(self, name: str, word: str) -> bool:
        """Return whether this word opens this name. A new name is taken by it."""
        word = word.strip()
        if not SHORTEST <= len(word) <= LONGEST or self._rests(name):
            return False
        known = self._read()
        if name not in known:
            salt = secrets.token_hex(16)
            self._write(known | {name: [salt, _digest(word, salt)]})
            return True
        salt, digest = known[name]
        if hmac.compare_digest(_digest(word, salt), digest):
            self._wrong.pop(name, None)
            return True
        self._wrong.setdefault(name, []).append(self._clock())
        return False

    def _rests(self, name: str) -> bool:
        since = self._clock() - WAIT_SECONDS
        recent = [when for when in self._wrong.get(name, []) if when > since]
        if name in self._wrong:
            self._wrong[name] = recent
        return len(recent) >= TRIES

    def _read(self) -> dict[str, list[str]]:
        try:
            found: dict[str, list[str]] = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        return found

    def _write(self, known: dict[str, list[str]]) -> None:
        new = self._file.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump(known, out)
        new.replace(self._file)


def _digest(word: str, salt: str) -> str:
    return hashlib.scrypt(word.encode(), salt=bytes.fromhex(salt), n=2**13, r=8, p=1).hex()
