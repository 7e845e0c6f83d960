"""What to do now, in words, with the help numbers of the person's country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sciatica_course.catalogue.types import Advice, Country, HelpLine, Urgency
from sciatica_course.screening import Result

# The entry of help-numbers.toml that serves until a country is chosen, and fills its gaps.
ANY_COUNTRY = "any"


@dataclass(frozen=True)
class Step:
    """One thing to do, and the help lines whose numbers it names."""

    text: str
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True)
class Guide:
    """What to do for one kind of finding, and what that means for exercise."""

    id: str
    level: Urgency
    title: str
    steps: tuple[Step, ...]
    exercise: str


def guides(
    result: Result, advice: Mapping[str, Advice], countries: Mapping[str, Country], country: str
) -> tuple[Guide, ...]:
    """Return what to do about a result: the advice of its most urgent findings, crisis first.

    Less urgent findings add nothing here: a person in an emergency has one thing to do.
    """
    wanted = dict.fromkeys(f.advice for f in result.findings if f.level is result.urgency)
    if not wanted:
        wanted = {result.urgency.slug: None}
    ordered = sorted(wanted, key=lambda id_: id_ != "crisis")
    return tuple(guide(advice[id_], countries, country) for id_ in ordered)


def guide(advice: Advice, countries: Mapping[str, Country], country: str) -> Guide:
    """Return one advice with the country's numbers in its steps."""
    lines = help_lines(countries, country)
    return Guide(
        id=advice.id,
        level=advice.level,
        title=advice.title,
        steps=tuple(_steps(advice.steps, lines)),
        exercise=advice.exercise,
    )


def help_lines(countries: Mapping[str, Country], country: str) -> dict[str, HelpLine]:
    """Return the help lines of a country; the general ones stand in where it has none.

    An unknown country gets the general lines: a frightened person must never meet an error here.
    """
    lines = dict(countries[ANY_COUNTRY].lines)
    if country in countries:
        lines.update(countries[country].lines)
    return lines


def _steps(steps: Iterable[str], lines: Mapping[str, HelpLine]) -> Iterable[Step]:
    for step in steps:
        named = tuple(line for id_, line in lines.items() if f"{{{id_}}}" in step)
        text = step.format_map({id_: line.say for id_, line in lines.items()})
        yield Step(text=text[0].upper() + text[1:], lines=named)
