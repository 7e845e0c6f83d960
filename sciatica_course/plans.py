"""The kept routine: what it was made from, and what was in its weeks, so that change can be told.

A plan is never shown as it was written. It is made again from its inputs, by the rules of today
and the safety check of today (``widgets/my_routine.py``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from sciatica_course import store
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.routine import Item, Profile, Routine
from sciatica_course.routine.profile import check
from sciatica_course.symptoms import Pattern, pattern

FILE = "plan.json"
_VERSION = 1
_SETS = ("kit", "ruled_out", "conditions")


@dataclass(frozen=True)
class Held:
    """How one exercise stood in the six weeks: its name, its form, and its dose by week."""

    name: str
    form: str
    doses: Mapping[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Kept:
    """A kept routine. ``pattern`` is None when the self-check asks for more than it did then.

    ``same_content`` says that exercises and rules are what they were when it was kept.
    """

    made: date
    profile: Profile
    pattern: Pattern | None
    held: Mapping[str, Held]
    same_content: bool


class What(Enum):
    """What is not as it was in a kept routine."""

    NEW = "new"
    GONE = "gone"
    FORM = "form"
    DOSE = "dose"


@dataclass(frozen=True)
class Change:
    """One change of a kept routine, with the name of the exercise."""

    what: What
    name: str


def keep(
    content: Catalogue, profile: Profile, pattern: Pattern, routine: Routine, today: date
) -> None:
    """Keep a routine in place of any kept before.

    Raises:
        StoreError: it could not be kept; the message is one sentence.
    """
    record = {
        "version": _VERSION,
        "made": today.isoformat(),
        "content": fingerprint(content),
        "profile": _plain(asdict(profile)),
        "answers": _plain(dict(pattern.answers)),
        "held": {id_: asdict(each) for id_, each in held(content, routine).items()},
    }
    with store.lock():
        store.write(FILE, record)


def kept(content: Catalogue) -> tuple[Kept | None, str]:
    """Return the kept routine, and a sentence for the learner that is empty when all is well.

    A file that cannot be a kept routine is set aside, and the sentence says so.
    """
    record, notice = store.read(FILE)
    if record is None:
        return None, notice
    try:
        return _kept(content, record), notice
    except (AttributeError, KeyError, TypeError, ValueError):
        return None, store.set_aside(FILE)


def there() -> bool:
    """Return whether anything is kept, without reading it."""
    return (store.data_folder() / FILE).is_file()


def forget() -> str:
    """Forget the kept routine. Returns a sentence for the learner when that was not possible."""
    try:
        with store.lock():
            store.delete(FILE)
    except store.StoreError as error:
        return str(error)
    return ""


def held(content: Catalogue, routine: Routine) -> dict[str, Held]:
    """Return how each exercise stands in the weeks of a routine."""
    found: dict[str, dict[int, dict[str, Any]]] = {}
    forms: dict[str, str] = {}
    for week in routine.weeks:
        for item in (item for session in week.sessions for item in session.items):
            forms.setdefault(item.exercise, item.form)
            found.setdefault(item.exercise, {})[week.number] = _amount(item)
    names = {id_: content.exercises[id_].name for id_ in found}
    return {id_: Held(names[id_], forms[id_], by_week) for id_, by_week in found.items()}


def changes(kept: Kept, now: Mapping[str, Held]) -> tuple[Change, ...]:
    """Return what is not as it was kept: what is new, what is gone, other forms, other doses."""
    found = [Change(What.NEW, each.name) for id_, each in now.items() if id_ not in kept.held]
    for id_, before in kept.held.items():
        after = now.get(id_)
        if after is None:
            found.append(Change(What.GONE, before.name))
        elif after.form != before.form:
            found.append(Change(What.FORM, after.name))
        elif after.doses != before.doses:
            found.append(Change(What.DOSE, after.name))
    return tuple(found)


def fingerprint(content: Catalogue) -> str:
    """Return a short text that differs when exercises, rules or the self-check differ."""
    if not _known or _known[0] is not content:
        parts = repr((content.exercises, content.routine, content.symptoms))
        _known[:] = [content, hashlib.sha256(parts.encode()).hexdigest()[:16]]
    return str(_known[1])


# The content that was asked about last, and its fingerprint: a catalogue lasts as long as a kernel.
_known: list[Any] = []


def _kept(content: Catalogue, record: Mapping[str, Any]) -> Kept:
    if record["version"] != _VERSION:
        raise ValueError("written by another version")
    same = record["content"] == fingerprint(content)
    return Kept(
        made=date.fromisoformat(record["made"]),
        profile=_profile(content, record["profile"], same=same),
        pattern=_pattern(content, record["answers"], same=same),
        held={str(id_): _held(each) for id_, each in record["held"].items()},
        same_content=same,
    )


def _profile(content: Catalogue, plain: Mapping[str, Any], *, same: bool) -> Profile:
    """Return the profile of a record. Under new content, what no longer exists is left out."""
    given = {field.name: plain[field.name] for field in fields(Profile)}
    given |= {name: frozenset(map(str, given[name])) for name in _SETS}
    if not same:
        table = content.routine
        for name in _SETS:
            given[name] &= frozenset(getattr(table, name))
        if given["liked"] not in table.slots["aerobic"].candidates:
            given["liked"] = ""
    profile = Profile(**given)
    check(content.routine, profile)
    return profile


def _pattern(content: Catalogue, answers: Mapping[str, Any], *, same: bool) -> Pattern | None:
    try:
        return pattern(content.symptoms, answers)
    except ValueError:
        if same:
            raise
        return None


def _held(plain: Mapping[str, Any]) -> Held:
    by_week = {int(week): dict(amount) for week, amount in plain["doses"].items()}
    return Held(str(plain["name"]), str(plain["form"]), by_week)


def _amount(item: Item) -> dict[str, Any]:
    amount = asdict(item.dose)
    del amount["id"]
    return amount


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON can hold them, sets in a settled order."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in values.items()
    }
