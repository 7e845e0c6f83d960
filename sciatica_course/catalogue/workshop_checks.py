"""Check that a workshop can be held: its parts make sense, and its safety check comes in time."""

from __future__ import annotations

from collections import Counter

from .files import Folder
from .problems import Log, Place
from .scales import Position
from .types import Catalogue, Exercise
from .workshop_types import Need, Part, PartKind, Workshop

# What there is exactly one of in every workshop, and never left out.
_ONE = (PartKind.WELCOME, PartKind.SCREENING, PartKind.BREAK, PartKind.AFTER_CHECK, PartKind.CLOSE)
_ROOM_FOR = {
    Position.SITTING: Need.CHAIR,
    Position.AT_REST: Need.CHAIR,
    Position.STANDING: Need.STANDING,
    Position.MOVING: Need.STANDING,
    Position.LYING_BACK: Need.FLOOR,
    Position.LYING_FRONT: Need.FLOOR,
    Position.SIDE_LYING: Need.FLOOR,
    Position.KNEELING: Need.FLOOR,
}


def check_workshop(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note parts that cannot be, and a workshop that does not begin with its safety check."""
    table, place = catalogue.workshop, folder.place("workshop.toml")
    if not log.clean(place.file, "parts") or not log.clean(place.file, ""):
        return
    _check_numbers(table, place, log)
    _check_order(table, place, log)
    for part in table.parts.values():
        here = place.inside("parts").inside(part.id)
        _check_part(table, part, here, log)
        for id_ in part.exercises:
            exercise = catalogue.exercises.get(id_)
            if exercise and log.clean(folder.place(f"exercises/{id_}.toml").file, ""):
                _check_exercise(part, exercise, here, log)


def _check_numbers(table: Workshop, place: Place, log: Log) -> None:
    if table.shortest > table.longest:
        log.note(place.at("shortest"), f"is {table.shortest}, but the longest is {table.longest}")
    for offered in table.offers:
        if not table.shortest <= offered <= table.longest:
            says = f"has {offered}, but a session has {table.shortest} to {table.longest} minutes"
            log.note(place.at("offers"), says)
    numbers = sorted(week.number for week in table.weeks.values())
    if numbers != list(range(1, len(numbers) + 1)):
        log.note(place.inside("weeks"), "must be numbered from 1 on, each once")


def _check_order(table: Workshop, place: Place, log: Log) -> None:
    here = place.inside("parts")
    kinds = Counter(part.kind for part in table.parts.values())
    for kind in _ONE:
        if kinds[kind] != 1:
            log.note(here, f'there are {kinds[kind]} of the kind "{kind.value}"; one must be')
    orders: set[int] = set()
    checks = [part for part in table.parts.values() if part.kind is PartKind.SCREENING]
    for part in table.parts.values():
        at = here.inside(part.id)
        if part.order in orders:
            log.note(at.at("order"), f"is {part.order}, like that of another part")
        orders.add(part.order)
        if part.kind in _ONE and not part.must:
            log.note(at.at("must"), "must be true: this part is never left out")
        late = any(part.order <= check.order for check in checks)
        if part.kind in {PartKind.TRY, PartKind.TALK} and late:
            log.note(at.at("order"), "is before the safety check, which comes first")


def _check_part(table: Workshop, part: Part, place: Place, log: Log) -> None:
    if (part.usual is None) == (part.share is None):
        log.note(place.at("usual"), "must be there, or a share of the lesson, and not both")
    if part.share is not None and not part.lesson:
        log.note(place.at("share"), "is a share of a lesson, and there is none")
    if part.least > part.most or (part.usual and not part.least <= part.usual <= part.most):
        log.note(place.at("least"), "least, usual and most minutes must rise")
    if part.most > table.sitting:
        log.note(place.at("most"), "is longer than people sit without a break")
    if part.kind is PartKind.TRY and not part.instead:
        log.note(place.at("instead"), "is missing: what do people do who cannot?")


def _check_exercise(part: Part, exercise: Exercise, place: Place, log: Log) -> None:
    positions = [exercise.position, *(form.position for form in exercise.forms.values())]
    if not any(position and _ROOM_FOR.get(position) in part.needs for position in positions):
        log.note(place.at("exercises"), f'"{exercise.id}" has no form for what this part needs')
