"""Exercise cards: how an exercise is done stays in view; how much opens with the safety check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import traitlets

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Exercise, Kind, Urgency
from sciatica_course.html import Html, element, join
from sciatica_course.html.exercise import by_stage, card, inside, no_dose, not_now
from sciatica_course.html.pictures import FOLDER, clip, still
from sciatica_course.html.reasons import reasons
from sciatica_course.lookup import find
from sciatica_course.routine import Profile, Reason, fit, person_of
from sciatica_course.session import Session, State
from sciatica_course.symptoms import Pattern
from sciatica_course.widgets import registry, self_check
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import CHECK_LESSON, Shown, View
from sciatica_course.words import say, section

# Someone of whom nothing is known: what the safety check found still counts.
NOBODY = Pattern(
    answers=MappingProxyType({}),
    points=0,
    pain=0,
    conditions=frozenset(),
    meanings=(),
    goals=(),
)


def exercise(id_: str) -> ExerciseCards:
    """Return the card of an exercise.

    Raises:
        UnknownName: there is no such exercise; the message names the nearest one.
    """
    found = find(
        catalogue.load().exercises,
        id_,
        lambda wrong, nearest: say("exercise.unknown", id=wrong, nearest=nearest),
    )
    return registry.one(f"exercise {id_}", lambda: ExerciseCards(found.name, (found,)))


def exercises(kind: str) -> ExerciseCards:
    """Return the cards of all exercises of a kind, the first of them open.

    Raises:
        UnknownName: there is no such kind; the message names the nearest one and all of them.
    """
    kinds = {each.value: each for each in Kind}
    wanted = find(
        kinds,
        kind,
        lambda wrong, nearest: say(
            "exercise.unknown-kind", id=wrong, nearest=nearest, kinds=", ".join(kinds)
        ),
    )
    of_kind = tuple(e for e in catalogue.load().exercises.values() if e.kind is wanted)
    label = section("exercise-kind")[wanted.value]
    return registry.one(f"exercises {kind}", lambda: ExerciseCards(label, of_kind))


class ExerciseCards(View):
    """One card or several. ``doses`` follow the session: they are gone when plans close."""

    _esm = script("view", "motion", "exercise_card")
    _css = style("view", "exercise_card")

    cards = traitlets.Unicode().tag(sync=True)
    doses = traitlets.Dict().tag(sync=True)
    clips = traitlets.Dict().tag(sync=True)

    def __init__(self, label: str, moves: tuple[Exercise, ...]) -> None:
        self._moves = moves
        super().__init__(label, cards=self._cards(_place))

    def static(self) -> Html:
        """Return the cards, with a line in place of every dose."""
        return self._cards(lambda _: no_dose(_first()))

    def obey(self, message: Mapping[str, Any]) -> None:
        """Send a picture when it is asked for the first time: all of them at once are large."""
        match message:
            case {"kind": "clip", "picture": str(name)} if name in self._moving:
                self.clips = self.clips | {name: clip(name)}
            case {"kind": "picture", "picture": str(name)} if name in self._forms:
                self.clips = self.clips | {name: still(name)}
            case _:
                super().obey(message)

    @property
    def _moving(self) -> list[str]:
        return [f"{FOLDER}/{each.id}" for each in self._moves]

    @property
    def _forms(self) -> list[str]:
        return [f"{FOLDER}/{each.id}-{form}" for each in self._moves for form in each.forms]

    def apply(self, shown: Shown) -> None:
        """Leave no dose in the page where something else stands instead of it."""
        if shown.instead:
            self.doses = {}
        super().apply(shown)

    def shown(self, now: Session) -> Shown:
        """Return the hold if there is one, and show doses only while plans may be shown."""
        self.doses = {each.id: self._dose(each, now) for each in self._moves}
        held = now.state is State.HOLD
        return Shown(self.hold_panel(now, brief=True)) if held else Shown()

    def _dose(self, exercise: Exercise, now: Session) -> Html:
        if now.open:
            return how_much(catalogue.load(), exercise, self_check.current()[0], now)
        if now.state is State.HOLD:
            return no_dose(say("exercise.dose-hold"))
        if now.state is State.CLOSED:
            return no_dose(say("exercise.dose-closed"))
        return no_dose(_first())

    def _cards(self, dose: Callable[[Exercise], Html]) -> Html:
        content = catalogue.load()
        if len(self._moves) == 1:
            (only,) = self._moves
            return card(content, only, dose(only))
        return join(
            element(
                "details",
                element("summary", element("h3", each.name, class_="sc-title")),
                inside(content, each, dose(each), 4),
                class_="sc-move",
                open=place == 0,
            )
            for place, each in enumerate(self._moves)
        )


def how_much(content: Catalogue, exercise: Exercise, pattern: Pattern | None, now: Session) -> Html:
    """Return how much of an exercise suits this person now, or why none of it does."""
    table = content.routine
    profile = Profile(kit=frozenset(table.kit))
    person = person_of(content, pattern or NOBODY, profile, now.modifiers)
    closing = [Reason(c.because) for c in person.conditions.values() if c.closes]
    fitting = fit(replace(exercise, later=""), person)
    if closing or not fitting.fits:
        return not_now(content, closing or fitting.reasons)
    why = [*fitting.reasons, *fitting.care]
    if exercise.later:
        why.append(Reason(exercise.later))
    reduced = now.urgency is not Urgency.CLEAR
    if reduced:
        why.append(Reason(table.reasons.reduced))
    name = exercise.forms[fitting.form].name if fitting.form else ""
    words = element("p", say("exercise.form-now", form=name)) if name else None
    before = join([words, reasons(content, why) if why else None])
    return by_stage(exercise, [table.reduced.stage] if reduced else table.stages, before)


def _place(exercise: Exercise) -> Html:
    """Return where the page puts the dose of an exercise."""
    return element("div", data_exercise=exercise.id)


def _first() -> str:
    return say("exercise.dose-first", lesson=catalogue.load().lessons[CHECK_LESSON].title)
