"""Which exercises and forms may be in a routine, read again from the files by a plainer rule.

It shares no code with ``sciatica_course.routine`` or the catalogue.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sciatica_course import resources
from tests.routine.strategies import Case

FOLDER = resources.find("content")

# What each thing that a person rules out takes away, by hand.
LYING = {"lying-on-back", "lying-on-front", "side-lying"}
TAKES_AWAY = {
    "kneeling": {"kneeling"},
    "side-lying": {"side-lying"},
    "lying-back": {"lying-on-back"},
    "lying-front": {"lying-on-front"},
}
WITHOUT_FLOOR = LYING | {"kneeling"}
WITHOUT_FLOOR_BUT_WITH_BED = {"kneeling"}

# Points of irritability and pain from which a level holds, and what it brings, highest first.
LEVELS = [
    ("easily-stirred-up", 4, 7, {"stirred-up", "easily-stirred-up"}),
    ("stirred-up", 2, 4, {"stirred-up"}),
    ("settled", 0, 0, set[str]()),
]

# Each finding of the safety check, and the condition that it is.
FROM_CHECK = {
    "pregnant": "pregnant",
    "osteoporosis": "thin-bones",
    "fused-spine": "inflamed-spine",
    "balance": "unsteady",
    "recent-surgery": "recent-surgery",
    "heart-or-pressure": "heart-or-pressure",
    "cancer": "cancer-before",
    "walking-ache": "legs-ache-walking",
    "unbearable": "hard-to-bear",
}
WORSE = {"bending-worse": "bends", "arching-worse": "arches"}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


EXERCISES = {path.stem: _read(path) for path in sorted((FOLDER / "exercises").glob("*.toml"))}
SELF_CHECK = _read(FOLDER / "symptoms.toml")["questions"]


def level(case: Case) -> str:
    """Return how easily the pain is stirred up."""
    if "unbearable" in case.passed.modifiers:
        return LEVELS[0][0]
    points, pain = case.pattern.points, case.pattern.pain
    return next(id_ for id_, p, n, _ in LEVELS if points >= p or pain >= n)


def conditions(case: Case) -> set[str]:
    """Return every condition that is on."""
    found = set(case.profile.conditions)
    found |= {FROM_CHECK[id_] for id_ in case.passed.modifiers if id_ in FROM_CHECK}
    for id_, value in case.answers.items():
        for option in value if isinstance(value, tuple) else (value,):
            given = SELF_CHECK[id_]["options"].get(option, {})
            found |= set(given.get("conditions", ()))
    return found.union(*(brings for id_, _, _, brings in LEVELS if id_ == level(case)))


def ruled_out(case: Case) -> set[str]:
    """Return the positions that are out."""
    out = case.profile.ruled_out
    found = set().union(*(TAKES_AWAY[id_] for id_ in out if id_ in TAKES_AWAY))
    if "floor" in out:
        found |= WITHOUT_FLOOR_BUT_WITH_BED if "bed" in case.profile.kit else WITHOUT_FLOOR
    return found


def avoided(case: Case, exercise: str) -> bool:
    """Return whether a caution leaves the exercise out."""
    return any(caution.get("avoid") for caution in _on(case, exercise))


def objections(case: Case, exercise: str, form: str) -> list[str]:
    """Return everything that speaks against an exercise in one form, empty for its own."""
    table = EXERCISES[exercise]
    way = table["easier"][form] if form else {}
    position = way.get("position", table["position"])
    direction = way.get("direction", table["direction"])
    kit = set(way.get("kit", table.get("kit", ())))
    worse = {WORSE[id_] for id_ in conditions(case) if id_ in WORSE}
    return [
        *(["a caution leaves it out"] if avoided(case, exercise) else []),
        *(
            f"a caution allows only {caution['forms']}"
            for caution in _on(case, exercise)
            if caution.get("forms") and form not in caution["forms"]
        ),
        *([f"{position} is ruled out"] if position in ruled_out(case) else []),
        *([f"it {direction}"] if direction in worse else []),
        *(f"there is no {each}" for each in sorted(kit - case.profile.kit)),
    ]


def ways(exercise: str) -> list[str]:
    """Return the forms to try in order: its own, then the easier ones."""
    return ["", *EXERCISES[exercise]["easier"]]


def _on(case: Case, exercise: str) -> Iterator[dict[str, Any]]:
    found = conditions(case)
    for caution in EXERCISES[exercise].get("cautions", {}).values():
        if found & set(caution["when"]):
            yield caution
