"""The results of a group: gathered from a folder, from files and from typed codes.

What is damaged, impossible or there twice is named and left out; the rest counts. That somebody
made a whole result up cannot be told.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.shared_result import (
    LARGEST,
    ResultError,
    SharedResult,
    from_code,
    from_file,
)

# More files than any room has people. What comes after them is not read.
MOST = 1_000
_ENDING = ".json"
# Windows has neither, and no pipes among its files.
_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
# Why something is left out that is no fault of the result itself.
TWICE, OTHER_ANSWERS, EARLIER = "twice", "other-answers", "earlier"
LINK, CLOSED, TOO_MANY = "link", "closed", "too-many"


@dataclass(frozen=True)
class Refusal:
    """Something that does not count: what it is called, why, and the name of another, if any."""

    name: str
    why: str
    other: str = ""


@dataclass(frozen=True)
class Group:
    """Results that count, each once, and what does not."""

    results: tuple[SharedResult, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Piece:
    """One thing that may be a result. ``read`` returns it, or raises a ResultError."""

    name: str
    read: Callable[[KnowledgeCheck], SharedResult]


def of_code(text: str) -> Piece:
    """Return a typed code as a piece; its name is the code itself."""
    return Piece(text, lambda check: from_code(check, text))


def of_file(name: str, data: bytes) -> Piece:
    """Return the bytes of a file as a piece."""
    return Piece(name, lambda check: from_file(check, data))


def gather(check: KnowledgeCheck, pieces: Iterable[Piece]) -> Group:
    """Return what counts of these pieces, and what does not.

    Of two results with the same random letters the one with both checks counts: somebody shared
    once more at the end of the course. Where that does not decide it, the first one counts.
    """
    counted: dict[str, tuple[str, SharedResult]] = {}
    refused: list[Refusal] = []
    for piece in pieces:
        try:
            result = piece.read(check)
        except ResultError as error:
            refused.append(Refusal(piece.name, error.fault.value))
            continue
        name, before = counted.get(result.id) or _alike(counted.values(), result)
        if before is None:
            counted[result.id] = (piece.name, result)
        elif (before.before, before.after) == (result.before, result.after):
            refused.append(Refusal(piece.name, TWICE, name))
        elif _goes_on(before, result):
            counted[result.id] = (piece.name, result)
            refused.append(Refusal(name, EARLIER, piece.name))
        elif _goes_on(result, before):
            refused.append(Refusal(piece.name, EARLIER, name))
        else:
            refused.append(Refusal(piece.name, OTHER_ANSWERS, name))
    return Group(tuple(result for _, result in counted.values()), tuple(refused))


def in_folder(folder: Path) -> tuple[list[Piece], list[Refusal]]:
    """Return the files of a folder that may be results, sorted by name, and those left unread.

    Only files whose names end in .json count as such. A folder that is not there has none.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(each.name for each in entries if each.name.endswith(_ENDING))
    except OSError:
        return [], []
    pieces, unread = [], [Refusal(name, TOO_MANY) for name in found[MOST:]]
    for name in found[:MOST]:
        data = _bytes(folder / name)
        if isinstance(data, bytes):
            pieces.append(of_file(name, data))
        else:
            unread.append(Refusal(name, data))
    return pieces, unread


def _alike(
    counted: Iterable[tuple[str, SharedResult]], result: SharedResult
) -> tuple[str, SharedResult | None]:
    """Return what has the very same answers to both checks under other letters, if anything has.

    Two people may answer one check alike, such as all of it rightly; hardly ever both of them.
    """
    if result.before and result.after:
        for name, other in counted:
            if (other.before, other.after) == (result.before, result.after):
                return name, other
    return "", None


def _goes_on(first: SharedResult, later: SharedResult) -> bool:
    """Return whether the later one is the first with the second check added."""
    return first.after is None and later.after is not None and later.before == first.before


def _bytes(file: Path) -> bytes | str:
    """Return no more of a file than tells that it is too large, or why it is not read."""
    try:
        # A link may lead anywhere, and a pipe never ends: neither is followed or waited for.
        number = os.open(file, os.O_RDONLY | _NOT_THROUGH_LINKS)
    except OSError as error:
        return LINK if error.errno == errno.ELOOP else CLOSED
    try:
        plain = stat.S_ISREG(os.fstat(number).st_mode)
        return _start(number) if plain else LINK
    except OSError:
        return CLOSED
    finally:
        os.close(number)


def _start(number: int) -> bytes:
    """Return as much of an open file as a result may have, and a byte more."""
    data = b""
    while len(data) <= LARGEST and (more := os.read(number, LARGEST + 1 - len(data))):
        data += more
    return data
