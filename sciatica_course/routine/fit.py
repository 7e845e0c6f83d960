"""Whether an exercise fits a person, in which form, and why: the part a physiotherapist reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sciatica_course.catalogue.types import (
    Catalogue,
    Caution,
    Certainty,
    Condition,
    Direction,
    Exercise,
    Kit,
    Level,
    Position,
)
from sciatica_course.symptoms import Pattern

from .profile import Profile


@dataclass(frozen=True)
class Reason:
    """Why, in words, with how sure that is and where it comes from."""

    text: str
    certainty: Certainty = Certainty.RULE_OF_THUMB
    references: tuple[str, ...] = ()
    clinician_to_confirm: bool = False


@dataclass(frozen=True)
class Person:
    """What choosing goes by.

    ``positions`` are ruled out, with the sentence that says so; ``kit`` is what the person lacks;
    ``conditions`` are those of the check, the self-check, the level and the builder together.
    """

    level: Level
    conditions: Mapping[str, Condition]
    positions: Mapping[Position, str]
    lacks: Mapping[str, Kit]

    @property
    def directions(self) -> Mapping[Direction, Condition]:
        """The directions that make it worse, and what says so."""
        return {c.direction: c for c in self.conditions.values() if c.direction}


@dataclass(frozen=True)
class Fit:
    """How an exercise fits: in its own form, in the one that is named, only later, or not at all.

    ``easier`` are the forms after that one which fit, too. ``reasons`` say why not in its own form,
    or not at all; ``care`` is what to take care of.
    """

    fits: bool
    later: bool = False
    form: str = ""
    easier: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    care: tuple[Reason, ...] = ()


def person_of(
    content: Catalogue, pattern: Pattern, profile: Profile, modifiers: Iterable[str]
) -> Person:
    """Return what choosing goes by. ``modifiers`` are the findings of the safety check, by id."""
    table, found = content.routine, set(modifiers)
    named = {id_ for id_, c in table.conditions.items() if found & set(c.from_check)}
    named |= pattern.conditions | profile.conditions
    level = level_of(content, pattern, rests=any(table.conditions[id_].rests for id_ in named))
    named |= set(level.conditions)
    positions: dict[Position, str] = {}
    for id_, each in table.ruled_out.items():
        if id_ in profile.ruled_out:
            instead = profile.kit & set(each.but_with)
            positions |= dict.fromkeys(each.still if instead else each.positions, each.because)
    return Person(
        level=level,
        conditions={id_: c for id_, c in table.conditions.items() if id_ in named},
        positions=positions,
        lacks={id_: kit for id_, kit in table.kit.items() if id_ not in profile.kit},
    )


def level_of(content: Catalogue, pattern: Pattern, *, rests: bool = False) -> Level:
    """Return how easily the pain is stirred up: the highest level that points or pain reach.

    A rule of thumb of the course: irritability is how little it takes and how long it lasts.
    """
    levels = list(content.routine.levels.values())
    reached = [
        level for level in levels if pattern.points >= level.points or pattern.pain >= level.pain
    ]
    return levels[-1] if rests else reached[-1]


def fit(exercise: Exercise, person: Person) -> Fit:
    """Return how an exercise fits a person: its own form first, then the easier ones in order."""
    active = list(_cautions(exercise, person))
    against = tuple(_said(c, because) for c, because in active if c.avoid)
    care = tuple(_said(c, because) for c, because in active if not c.avoid and not c.forms)
    if against:
        return Fit(fits=False, reasons=against)
    if exercise.later:
        return Fit(fits=False, later=True, reasons=(Reason(exercise.later),))
    against_form = {
        form: tuple(_against(exercise, form, person, active)) for form in ("", *exercise.easier)
    }
    first = next((reasons for reasons in against_form.values() if reasons), ())
    fitting = [form for form, reasons in against_form.items() if not reasons]
    if not fitting:
        return Fit(fits=False, reasons=first)
    form, *easier = fitting
    return Fit(
        fits=True,
        form=form,
        easier=tuple(easier),
        reasons=first if form else (),
        care=care,
    )


def _against(
    exercise: Exercise, form: str, person: Person, active: list[tuple[Caution, Condition]]
) -> Iterator[Reason]:
    """Yield what speaks against a form; the empty one is the exercise as it stands."""
    way = exercise.easier.get(form)
    position = (way and way.position) or exercise.position
    direction = (way and way.direction) or exercise.direction
    kit = exercise.kit if way is None or way.kit is None else way.kit
    for caution, because in active:
        if caution.forms and form not in caution.forms:
            yield _said(caution, because)
    if direction in person.directions:
        condition = person.directions[direction]
        yield _because(condition, condition.because)
    if position in person.positions:
        yield Reason(person.positions[position])
    yield from (Reason(person.lacks[id_].without) for id_ in kit if id_ in person.lacks)


def _cautions(exercise: Exercise, person: Person) -> Iterator[tuple[Caution, Condition]]:
    """Yield the cautions that concern this person, each with the condition that says so."""
    for caution in exercise.cautions.values():
        for id_ in caution.when:
            if id_ in person.conditions:
                yield caution, person.conditions[id_]
                break


def of_caution(caution: Caution) -> Reason:
    """Return what a caution says. Without a source of its own it is a rule of thumb."""
    return Reason(
        caution.instead,
        Certainty.FAIR if caution.references else Certainty.RULE_OF_THUMB,
        caution.references,
        caution.clinician_to_confirm,
    )


def _said(caution: Caution, condition: Condition) -> Reason:
    """Return what a caution says to someone who has the condition."""
    said = of_caution(caution)
    confirm = said.clinician_to_confirm or condition.clinician_to_confirm
    text = f"{condition.because} {said.text}"
    return replace(said, text=text, clinician_to_confirm=confirm)


def _because(condition: Condition, text: str) -> Reason:
    return Reason(text, condition.certainty, condition.references, condition.clinician_to_confirm)
