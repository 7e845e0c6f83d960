"""An anonymous result of the knowledge checks, as a short code and as a small file.

It holds what was chosen before and after the course, how sure somebody was, and random letters.
There is no name in it, no answer about health, no date, and nothing of a computer.

A code is a version, the random letters, the answers and a check value, in Crockford's base 32.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from math import prod
from typing import Any

from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.knowledge import MOST_CONFIDENT, Given

SUFFIX = ".sciatica-result.json"
# More bytes than a result takes. Anything larger is none.
LARGEST = 8_000

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BASE = len(_SIGNS)
# What a reader may take for another sign, and what people write between groups.
_MEANT = str.maketrans("ILO", "110", " -–—_.\t\r\n")
_GROUP = 4
_ID = 7
# A prime below 32 times 32: it tells every wrong sign, and every two signs that changed places.
_PRIME = 1021
_CHECK = 2
_KIND = "sciatica-result"
_FORMAT = 1


class Fault(Enum):
    """Why something is no result."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NO_RESULT = "no-result"
    DAMAGED = "damaged"
    OTHER_QUESTIONS = "other-questions"
    IMPOSSIBLE = "impossible"


class ResultError(ValueError):
    """Something is no result, and ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True)
class SharedResult:
    """What one person shares: at least one of the two checks. ``id`` is random."""

    id: str
    before: Given | None = None
    after: Given | None = None


def new_id() -> str:
    """Return random letters and digits, which tell nothing about anybody."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_ID))


def file_name(result: SharedResult) -> str:
    """Return a name for the file of a result."""
    return f"{result.id}{SUFFIX}"


def as_code(check: KnowledgeCheck, result: SharedResult) -> str:
    """Return a result as a code to type or to read out, in groups of four signs.

    Raises:
        ValueError: it holds neither check, or answers that there are not.
    """
    if result.before is None and result.after is None:
        raise ValueError("a result holds at least one check")
    most = _ways(check)
    number = _place(check, result.before) * most + _place(check, result.after)
    body = _SIGNS[check.version % _BASE] + result.id + _written(number, _length(check))
    code = body + _written(_number(body) % _PRIME, _CHECK)
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def from_code(check: KnowledgeCheck, text: str) -> SharedResult:
    """Return the result that a code stands for. Case, spaces and hyphens do not matter.

    Raises:
        ResultError: it is no code, was mistyped, or belongs to other questions.
    """
    code = text.upper().translate(_MEANT) if len(text) <= LARGEST else ""
    if not code or not set(code) <= set(_SIGNS) or len(code) <= 1 + _ID + _CHECK:
        raise ResultError(Fault.NO_RESULT)
    body, last = code[:-_CHECK], code[-_CHECK:]
    if _number(body) % _PRIME != _number(last):
        raise ResultError(Fault.DAMAGED)
    if body[0] != _SIGNS[check.version % _BASE]:
        raise ResultError(Fault.OTHER_QUESTIONS)
    id_, answers = body[1 : 1 + _ID], body[1 + _ID :]
    if len(answers) != _length(check):
        raise ResultError(Fault.NO_RESULT)
    before, after = divmod(_number(answers), _ways(check))
    if before >= _ways(check) or not (before or after):
        raise ResultError(Fault.IMPOSSIBLE)
    return SharedResult(id_, _given(check, before), _given(check, after))


def as_file(check: KnowledgeCheck, result: SharedResult) -> str:
    """Return a result as a small JSON document that people can read.

    Raises:
        ValueError: it holds neither check, or answers that there are not.
    """
    plain = {
        "kind": _KIND,
        "format": _FORMAT,
        "questions": check.version,
        **asdict(result),
        # It says the same once more: a document in which somebody changed a thing is told by it.
        "code": as_code(check, result),
    }
    return json.dumps(plain, indent=1) + "\n"


def from_file(check: KnowledgeCheck, data: bytes) -> SharedResult:
    """Return the result in a document.

    Raises:
        ResultError: it is too large, no such document, changed, or belongs to other questions.
    """
    if len(data) > LARGEST:
        raise ResultError(Fault.TOO_LARGE)
    try:
        plain = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise ResultError(Fault.UNREADABLE) from error
    if not isinstance(plain, dict) or plain.get("kind") != _KIND:
        raise ResultError(Fault.NO_RESULT)
    if (plain.get("format"), plain.get("questions")) != (_FORMAT, check.version):
        raise ResultError(Fault.OTHER_QUESTIONS)
    code = plain.get("code")
    if not isinstance(code, str):
        raise ResultError(Fault.DAMAGED)
    result = from_code(check, code)
    # Compared as text: True and 1 are one and the same to Python, and not to a document.
    if json.dumps(plain, sort_keys=True) != json.dumps(
        json.loads(as_file(check, result)), sort_keys=True
    ):
        raise ResultError(Fault.DAMAGED)
    return result


def _choices(check: KnowledgeCheck) -> Iterator[tuple[str, list[str]]]:
    """Yield the items and their choices in an order that no translation changes."""
    for id_ in sorted(check.items):
        yield id_, sorted(check.items[id_].choices)


def _ways(check: KnowledgeCheck) -> int:
    """Return how many ways there are for one check; the first is that there is none."""
    return 1 + (MOST_CONFIDENT + 1) * prod(len(choices) for _, choices in _choices(check))


def _length(check: KnowledgeCheck) -> int:
    """Return how many signs the answers to both checks take."""
    signs, room = 0, 1
    while room < _ways(check) ** 2:
        signs, room = signs + 1, room * _BASE
    return signs


def _place(check: KnowledgeCheck, given: Given | None) -> int:
    """Return which of all ways this is."""
    if given is None:
        return 0
    number = given.confidence
    if not 0 <= number <= MOST_CONFIDENT or set(given.choices) != set(check.items):
        raise ValueError("these are no answers to the check")
    for id_, choices in _choices(check):
        number = number * len(choices) + choices.index(given.choices[id_])
    return 1 + number


def _given(check: KnowledgeCheck, place: int) -> Given | None:
    """Return the way that stands in this place."""
    if not place:
        return None
    number = place - 1
    chosen: dict[str, str] = {}
    for id_, choices in reversed(list(_choices(check))):
        number, which = divmod(number, len(choices))
        chosen[id_] = choices[which]
    return Given({id_: chosen[id_] for id_ in check.items}, number)


def _written(number: int, signs: int) -> str:
    written = ""
    for _ in range(signs):
        number, rest = divmod(number, _BASE)
        written = _SIGNS[rest] + written
    return written


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * _BASE + _SIGNS.index(sign)
    return number


def _once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    """Return an object, in which nothing may stand twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")
