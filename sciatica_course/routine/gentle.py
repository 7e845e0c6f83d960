"""What fits a person on a bad day: every exercise at the gentlest level, with its smallest dose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sciatica_course.catalogue.types import Catalogue, Dose, Exercise, Kind, Level
from sciatica_course.symptoms import Pattern

from .fit import Reason, fit, person_of
from .profile import Profile, check
from .six_weeks import NoPassError, Passed


@dataclass(frozen=True)
class Gentle:
    """One exercise as it fits on a bad day: form (empty for its own), dose, what to mind."""

    exercise: str
    form: str
    dose: Dose
    care: tuple[Reason, ...] = ()


def gentlest(
    content: Catalogue, pattern: Pattern, profile: Profile, passed: Passed
) -> Mapping[str, Gentle]:
    """Return what fits as if the pain were as easily stirred up as can be, by exercise.

    There is none where something has to be asked about first.

    Raises:
        NoPassError: the safety check has not been passed, or something closed plans since.
        ProfileError: the profile cannot be; the message is one sentence.
    """
    if not passed.open:
        raise NoPassError(content.routine.reasons.not_open)
    check(content.routine, profile)
    level = list(content.routine.levels.values())[-1]
    stirred = replace(pattern, points=max(pattern.points, level.points))
    person = person_of(content, stirred, profile, passed.modifiers)
    if any(condition.closes for condition in person.conditions.values()):
        return {}
    found = {}
    for id_, exercise in content.exercises.items():
        fitting = fit(exercise, person)
        if fitting.fits:
            dose = _least(content, exercise, level, profile)
            found[id_] = Gentle(id_, fitting.form, dose, fitting.care)
    return found


def _least(content: Catalogue, exercise: Exercise, level: Level, profile: Profile) -> Dose:
    """Return the smallest dose; of getting going, a share of the minutes known to be fine."""
    dose = exercise.doses[content.routine.stages[0]]
    if exercise.kind is not Kind.AEROBIC or dose.minutes is None:
        return dose
    aerobic = content.routine.aerobic
    known = profile.known_minutes or aerobic.unknown
    share = max(aerobic.least, known * level.share // 100)
    return replace(dose, minutes=min(dose.minutes, share))
