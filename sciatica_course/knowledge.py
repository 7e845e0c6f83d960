"""The kept knowledge check: what was chosen before the course and after it, to compare the two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

from sciatica_course import store
from sciatica_course.catalogue.types import KnowledgeCheck, QuizItem

FILE = "knowledge.json"
MOST_CONFIDENT = 10
_LETTERS = "letters"
# Seven signs of Crockford's base 32, as `shared_result.new_id` makes them.
_A_LETTER_ROW = re.compile("[0-9A-HJKMNP-TV-Z]{7}")


class When(Enum):
    """When the check is done."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Given:
    """A finished check: the choice for each item by id, and the confidence from 0 to 10."""

    choices: Mapping[str, str]
    confidence: int


def right_choice(item: QuizItem) -> str:
    """Return the id of the choice that is right."""
    return next(choice.id for choice in item.choices.values() if choice.right)


def wrong_items(check: KnowledgeCheck, given: Given) -> list[QuizItem]:
    """Return the items where another choice was made than the right one, in their order."""
    return [
        item for id_, item in check.items.items() if given.choices.get(id_) != right_choice(item)
    ]


def keep(check: KnowledgeCheck, when: When, given: Given) -> str:
    """Keep a finished check. Returns a sentence for the learner when that was not possible."""
    try:
        with store.lock():
            found, _ = kept(check)
            found[when] = given
            record = {each.value: asdict(held) for each, held in found.items()}
            letters = {_LETTERS: same} if (same := kept_letters()) else {}
            store.write(FILE, {"version": check.version, **record, **letters})
    except store.StoreError as error:
        return str(error)
    return ""


def same_letters(new: str) -> str:
    """Return the random letters under which kept answers are shared, the new ones the first time.

    Who shares again on another day is then counted once. Where no answers are kept, no letters are.
    """
    try:
        with store.lock():
            if found := kept_letters():
                return found
            record, _ = store.read(FILE)
            if record:
                store.write(FILE, {**record, _LETTERS: new})
    except store.StoreError:
        pass  # what cannot be kept is new every time
    return new


def kept_letters() -> str:
    """Return the random letters that are kept, or nothing. Such as are damaged count as none."""
    record, _ = store.read(FILE)
    letters = record.get(_LETTERS) if record else None
    return letters if isinstance(letters, str) and _A_LETTER_ROW.fullmatch(letters) else ""


def kept(check: KnowledgeCheck) -> tuple[dict[When, Given], str]:
    """Return what is kept, and a sentence for the learner that is empty when all is well.

    Answers to other questions than today's cannot be compared and count as none. A file that holds
    no finished checks is set aside, and the sentence says so.
    """
    record, notice = store.read(FILE)
    if record is None:
        return {}, notice
    try:
        if int(record["version"]) != check.version:
            return {}, notice
        return {
            when: _given(check, record[when.value]) for when in When if when.value in record
        }, notice
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}, store.set_aside(FILE)


def forget() -> str:
    """Forget all that is kept. Returns a sentence for the learner when that was not possible."""
    try:
        with store.lock():
            store.delete(FILE)
    except store.StoreError as error:
        return str(error)
    return ""


def _given(check: KnowledgeCheck, plain: Mapping[str, Any]) -> Given:
    choices = {str(id_): str(choice) for id_, choice in plain["choices"].items()}
    confidence = plain["confidence"]
    known = all(
        id_ in check.items and choice in check.items[id_].choices for id_, choice in choices.items()
    )
    if not known or type(confidence) is not int or not 0 <= confidence <= MOST_CONFIDENT:
        raise ValueError("not a finished check")
    return Given(choices, confidence)
