"""Check that lessons' material makes sense: quizzes, claims, the article, interface and doses."""

from __future__ import annotations

from collections.abc import Mapping

from .files import Folder
from .problems import Log, Place
from .types import Catalogue, Certainty, Dose, Exercise, Kind, QuizItem

_LONG_HOLD = 10
_BY_THE_MINUTE = {Kind.AEROBIC, Kind.WARM_UP, Kind.COMFORT}


def check_course(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note what is wrong with quizzes, claims, the article's statements and doses."""
    for quiz in catalogue.quizzes.values():
        _check_items(quiz.items, folder.place(f"quizzes/{quiz.id}.toml"), log)
    _check_items(catalogue.knowledge_check.items, folder.place("knowledge-check.toml"), log)
    _check_claims(catalogue, folder.place("claims.toml"), log)
    _check_article(catalogue, folder.place("article.toml"), log)
    for exercise in catalogue.exercises.values():
        _check_doses(exercise, folder.place(f"exercises/{exercise.id}.toml"), log)


def _check_items(items: Mapping[str, QuizItem], place: Place, log: Log) -> None:
    for item in items.values():
        here = place.inside("items").inside(item.id)
        if log.clean(here.file, here.item):
            right = [choice.id for choice in item.choices.values() if choice.right]
            if len(right) != 1:
                log.note(here.inside("choices"), f"{len(right)} choices are right; one must be")


def _check_claims(catalogue: Catalogue, place: Place, log: Log) -> None:
    for claim in catalogue.claims.values():
        here = place.inside(claim.id)
        ours = claim.certainty is Certainty.RULE_OF_THUMB
        if log.clean(here.file, here.item) and not ours and not claim.references:
            says = f'is missing; only "{Certainty.RULE_OF_THUMB.value}" may do without'
            log.note(here.at("references"), says)


def _check_article(catalogue: Catalogue, place: Place, log: Log) -> None:
    for said in catalogue.article.values():
        here = place.inside(said.id)
        if not log.clean(here.file, here.item):
            continue
        if said.left_out_because and (said.lesson or said.claim):
            log.note(here.at("left_out_because"), "must go, or lesson and claim must")
        elif not said.left_out_because:
            for name, value in (("lesson", said.lesson), ("claim", said.claim)):
                if not value:
                    log.note(here.at(name), "is missing, and so is left_out_because")


def _check_doses(exercise: Exercise, place: Place, log: Log) -> None:
    for dose in exercise.doses.values():
        here = place.inside("doses").inside(dose.id)
        if log.clean(here.file, here.item, ""):
            _check_dose(dose, exercise.kind, here, log)


def _check_dose(dose: Dose, kind: Kind, place: Place, log: Log) -> None:
    if dose.minutes is not None:
        for name, value in (("repetitions", dose.repetitions), ("hold", dose.hold)):
            if value is not None:
                log.note(place.at(name), "does not go with minutes; keep the one that leads")
        if kind not in _BY_THE_MINUTE:
            log.note(place.at("minutes"), f'do not suit the kind "{kind.value}"')
    elif dose.repetitions is None and dose.hold is None:
        log.note(place, "says how often but not how much: give repetitions, hold or minutes")
    elif dose.repetitions is not None and (dose.hold or 0) > _LONG_HOLD:
        says = f"{dose.hold} seconds is too long with repetitions; the most is {_LONG_HOLD}"
        log.note(place.at("hold"), says)
