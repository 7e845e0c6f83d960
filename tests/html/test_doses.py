"""Doses in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Dose
from sciatica_course.html import doses


def dose(**amount: Any) -> Dose:
    return Dose(id="start", **{"days": 2, **amount})


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (
            {"sets": 2, "repetitions": 8, "hold": 3, "rest": 45, "per_side": True},
            "2 sets of 8, hold each for 3 seconds, rest for 45 seconds between, on each side, 2 d",
        ),
        ({"repetitions": 10, "rest": 30}, "10 times, 2 days a week"),
        ({"sets": 3, "hold": 20}, "hold for 20 seconds, 3 times, 2 days a week"),
        ({"hold": 1, "days": 1}, "hold for 1 second, 1 day a week"),
        ({"hold": 60, "days": 7}, "hold for 1 minute, every day"),
        ({"sets": 2, "hold": 90, "rest": 120}, "hold for 90 seconds, 2 times, rest for 2 minutes"),
        ({"minutes": 5, "days": 7}, "5 minutes, every day"),
        ({"minutes": 1, "times": 3, "days": 7}, "1 minute, 3 times a day, every day"),
    ],
)
def test_a_dose_is_told_part_by_part(amount: dict[str, Any], words: str) -> None:
    assert doses.dose(dose(**amount)).startswith(words)


def test_a_plan_that_names_its_days_leaves_them_out() -> None:
    assert doses.dose(dose(repetitions=8), weekly=False) == "8 times"


def test_every_dose_of_the_course_is_told_with_every_number_it_has() -> None:
    for exercise in load().exercises.values():
        for each in exercise.doses.values():
            words = doses.dose(each)
            for number in (each.repetitions, each.minutes, each.hold):
                if number and number % 60:
                    assert str(number) in words, (exercise.id, words)
            assert words == words.strip(" ,"), exercise.id
