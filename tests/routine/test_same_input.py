"""The same input gives the same routine, in any order of names and in any run of Python."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from hypothesis import given

from sciatica_course.routine import Profile
from tests.case_counts import Cases
from tests.routine.strategies import Case, anyone, counted, person

SETS = ("kit", "ruled_out", "conditions")

PEOPLE = {
    "plain": person(minutes=20, days=3),
    "a lot on": person(
        "osteoporosis",
        "balance",
        minutes=45,
        days=7,
        kit={"chair", "wall", "strap", "bed", "bike", "pool"},
        ruled_out={"floor", "kneeling"},
        conditions={"sore-knees", "high-pressure", "soft-tummy", "sore-arms"},
        liked="cycling",
        known_minutes=40,
    ),
}

AGAIN = """
from tests.routine.test_same_input import PEOPLE, mark
print(*(mark(case) for case in PEOPLE.values()))
"""


def mark(case: Case) -> str:
    """Return a mark of everything that a routine says, to the last word."""
    return sha256(repr(case.routine).encode()).hexdigest()


def in_another_order(profile: Profile) -> dict[str, frozenset[str]]:
    """Return the sets of a profile, put together the other way round.

    Names that were added and taken away again leave a set that is laid out differently.
    """
    turned = {}
    for name in SETS:
        there = sorted(getattr(profile, name), reverse=True)
        turned[name] = frozenset(set(there) | set(map(str, range(99)))) - set(map(str, range(99)))
    return turned


@counted
@given(anyone)
def test_the_same_input_gives_the_same_routine(cases: Cases, case: Case) -> None:
    turned = case.having(**in_another_order(case.profile))
    assert turned == case
    assert turned.routine == case.routine
    assert repr(turned.routine) == repr(case.routine)
    cases.count += 1


def test_another_run_of_python_gives_the_same_routine(checkout: Path, cases: Cases) -> None:
    expected = [mark(case) for case in PEOPLE.values()]
    assert len(set(expected)) == len(PEOPLE)
    for seed in ("1", "2", "20250"):
        run = subprocess.run(
            [sys.executable, "-c", AGAIN],
            cwd=checkout,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(checkout)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.split() == expected
        cases.count += 1
