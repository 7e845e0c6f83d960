"""How long a routine takes to make, for people drawn at random, beside reading JSON."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable
from functools import partial
from random import Random
from statistics import median

from benchmarks.figures import Figure
from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Asked, SymptomQuestion, Urgency
from sciatica_course.resources import find
from sciatica_course.routine import Profile, make
from sciatica_course.routine.profile import DAYS, KNOWN, MINUTES
from sciatica_course.session import Session, State
from sciatica_course.symptoms import SCALE, Pattern, Value, pattern

PEOPLE = 200
TRIES = 3
# What the slowest may take.
LIMIT_MS = 20.0

Person = tuple[Pattern, Profile, Session]


def anyone(random: Random) -> Person:
    """Return a finished self-check, a day and a pass, drawn from everything that is possible."""
    content = load()
    table = content.routine

    def some(names: list[str]) -> frozenset[str]:
        return frozenset(random.sample(names, random.randint(0, len(names))))

    profile = Profile(
        minutes=random.choice(MINUTES),
        days=random.choice(DAYS),
        kit=some(list(table.kit)),
        ruled_out=some(list(table.ruled_out)),
        conditions=some([c.id for c in table.conditions.values() if c.label]),
        liked=random.choice(["", *table.slots["aerobic"].candidates]),
        known_minutes=random.choice(KNOWN),
    )
    answers = {id_: _answer(random, each) for id_, each in content.symptoms.questions.items()}
    found = some([id_ for c in table.conditions.values() if not c.closes for id_ in c.from_check])
    urgency = random.choice([Urgency.ASK_FIRST, Urgency.SOON]) if found else Urgency.CLEAR
    passed = Session(State.PASS, urgency, tuple(sorted(found)))
    return pattern(content.symptoms, answers), profile, passed


def _answer(random: Random, question: SymptomQuestion) -> Value:
    options = list(question.options)
    match question.asked:
        case Asked.CHOICE:
            return random.choice(options)
        case Asked.SEVERAL:
            return tuple(random.sample(options, random.randint(1, len(options))))
        case Asked.SCALE:
            return random.choice(SCALE)
        case Asked.TEXT:
            return "a walk"


def _milliseconds(run: Callable[[], object]) -> float:
    """Return the best of a few tries: what else the machine does only ever adds."""
    tries = []
    for _ in range(TRIES):
        start = time.perf_counter()
        run()
        tries.append((time.perf_counter() - start) * 1000)
    return min(tries)


def measure(rounds: int) -> list[Figure]:
    """Return what a routine takes in the middle of many people, and for the slowest of them."""
    content = load()
    files = sorted((find("content") / "exercises").glob("*.toml"))
    text = json.dumps([tomllib.loads(file.read_text(encoding="utf-8")) for file in files])
    peer_name = f"json.loads of the {len(files)} exercises, {len(text) // 1000} kB"
    middle, slowest, peer = [], [], []
    for number in range(rounds):
        random = Random(number)
        readings = [_milliseconds(partial(make, content, *anyone(random))) for _ in range(PEOPLE)]
        middle.append(median(readings))
        slowest.append(max(readings))
        peer.append(_milliseconds(partial(json.loads, text)))
    limit = LIMIT_MS / median(peer)
    people = f"{PEOPLE} people drawn at random"
    return [
        Figure(f"making a routine, the median of {people}", peer_name, "ms", middle, peer, limit),
        Figure(f"making a routine, the slowest of {people}", peer_name, "ms", slowest, peer, limit),
    ]
