"""Check that everything that is named exists: questions, advice, claims, lessons, references."""

from __future__ import annotations

from collections.abc import Collection

from .files import Folder
from .problems import Log, did_you_mean, quoted
from .types import Catalogue

_NOUNS = {
    "questions": "question",
    "advice": "advice",
    "references": "reference",
    "claims": "claim",
    "lessons": "lesson",
    "exercises": "exercise",
    "symptoms": "question of the self-check",
    "findings": "question or rule of the safety check",
    "conditions": "condition",
    "kit": "thing",
    "slots": "place",
}


def check_names(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note every name in ``log.names`` that belongs to no item of the catalogue.

    Names of what could not be read are left alone.
    """
    screening = catalogue.screening
    held = (
        ("screening.toml", "questions", screening.questions),
        ("screening.toml", "advice", screening.advice),
        ("references.bib", "references", catalogue.references),
        ("claims.toml", "claims", catalogue.claims),
        ("lessons.toml", "lessons", catalogue.lessons),
        ("exercises/", "exercises", catalogue.exercises),
        ("symptoms.toml", "symptoms", catalogue.symptoms.questions),
        ("screening.toml", "findings", {**screening.questions, **screening.rules}),
        ("routine.toml", "conditions", catalogue.routine.conditions),
        ("routine.toml", "kit", catalogue.routine.kit),
        ("routine.toml", "slots", catalogue.routine.slots),
    )
    known: dict[str, Collection[str]] = {
        kind: items for file, kind, items in held if log.readable(folder.place(file).file, kind)
    }
    faulty = {problem.place.item for problem in log.problems}
    for place, kind, name in log.names:
        if kind in known and name not in known[kind] and name not in faulty:
            hint = did_you_mean(name, known[kind])
            log.note(place, f"there is no {_NOUNS[kind]} {quoted(name)}{hint}")
