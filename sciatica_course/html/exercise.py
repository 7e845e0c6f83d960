"""An exercise as a card: what it is for, how it is done, what to take care of. No dose in it."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import Catalogue, Caution, Exercise, Form
from sciatica_course.html import doses, panels, pictures
from sciatica_course.html.builder import NOTHING, Html, element, join
from sciatica_course.html.reasons import certainty, grounds, reasons
from sciatica_course.routine import Reason, of_caution
from sciatica_course.words import listed, say, section


def card(content: Catalogue, exercise: Exercise, how_much: Html = NOTHING, level: int = 3) -> Html:
    """Return a card. ``how_much`` stands between its steps and what opens in place."""
    return element(
        "article",
        panels.title(exercise.name, level),
        inside(content, exercise, how_much, level + 1),
        class_="sc-card sc-move",
    )


def inside(content: Catalogue, exercise: Exercise, how_much: Html, level: int) -> Html:
    """Return what stands below the name of an exercise; ``level`` is that of its headings."""
    names = listed(list(exercise.other_names))
    kit = listed([content.routine.kit[id_].label for id_ in exercise.kit])
    return join(
        [
            element("p", say("exercise.also", names=names)) if names else None,
            pictures.figure(f"{pictures.FOLDER}/{exercise.id}"),
            element(
                "ul",
                element("li", say("exercise.targets", targets=listed(list(exercise.targets)))),
                element("li", section("exercise-position")[exercise.position.value]),
                element("li", say("exercise.kit", kit=kit) if kit else say("exercise.no-kit")),
                class_="sc-facts",
            ),
            panels.part(say("exercise.steps"), level),
            element("ol", (element("li", step) for step in exercise.steps)),
            how_much,
            _folded(say("exercise.easier"), _forms(exercise, exercise.easier.values())),
            _folded(say("exercise.harder"), _forms(exercise, exercise.harder.values())),
            _folded(say("exercise.mistakes"), [element("li", each) for each in exercise.mistakes]),
            _folded(say("exercise.cautions"), _cautions(content, exercise)),
            element(
                "p",
                element("strong", say("exercise.why")),
                f" {exercise.why} ",
                certainty(exercise.certainty, exercise.id),
            ),
        ]
    )


def by_stage(exercise: Exercise, stages: Iterable[str], why: Html = NOTHING) -> Html:
    """Return how much to do at each of these stages. ``why`` stands above."""
    named = section("exercise-stage")
    rows = (
        element("li", element("strong", f"{named[stage]}: "), doses.dose(exercise.doses[stage]))
        for stage in stages
    )
    whose = element("p", element("small", say("exercise.dose-whose")))
    return join([_how_much(), why, element("ul", rows), whose])


def not_now(content: Catalogue, because: Iterable[Reason]) -> Html:
    """Return why there is no dose for this person at the moment."""
    return join([_how_much(), element("p", say("exercise.not-now")), reasons(content, because)])


def no_dose(words: str) -> Html:
    """Return one line in place of a dose."""
    return join([_how_much(), element("p", words)])


def _how_much() -> Html:
    return element("p", element("strong", say("exercise.dose")), class_="sc-how-much")


def _folded(words: str, entries: list[Html]) -> Html | None:
    if not entries:
        return None
    return element("details", element("summary", words), element("ul", entries))


def _forms(exercise: Exercise, forms: Iterable[Form]) -> list[Html]:
    return [
        element(
            "li",
            element("strong", f"{form.name}: "),
            form.how,
            pictures.later(f"{pictures.FOLDER}/{exercise.id}-{form.id}"),
        )
        for form in forms
    ]


def _cautions(content: Catalogue, exercise: Exercise) -> list[Html]:
    return [_caution(content, exercise, each) for each in exercise.cautions.values()]


def _caution(content: Catalogue, exercise: Exercise, caution: Caution) -> Html:
    if caution.avoid:
        what = say("exercise.leave-out")
    elif caution.forms:
        forms = listed([exercise.forms[id_].name for id_ in caution.forms])
        what = say("exercise.use-form", forms=forms)
    else:
        what = say("exercise.go-easy")
    return element(
        "li",
        element("strong", f"{caution.condition} "),
        f"{what} {caution.instead} ",
        grounds(content, of_caution(caution)),
    )
