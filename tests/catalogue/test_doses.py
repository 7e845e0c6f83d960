"""How long a dose takes."""

from __future__ import annotations

from typing import Any

import pytest

from sciatica_course.catalogue.types import Dose


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        ({"repetitions": 10}, 30),
        ({"repetitions": 10, "hold": 2}, 50),
        ({"hold": 20}, 25),
        ({"hold": 20, "sets": 3}, 75),
        ({"hold": 20, "sets": 3, "rest": 10}, 95),
        ({"hold": 20, "sets": 3, "rest": 10, "per_side": True}, 170),
        ({"hold": 20, "rest": 10, "times": 3}, 25),
        ({"minutes": 2}, 120),
    ],
)
def test_a_dose_takes_its_repetitions_holds_sides_and_rests(
    dose: dict[str, Any], seconds: int
) -> None:
    assert Dose(id="any", days=3, **dose).seconds == seconds
