"""Check that exercises and the builder's table fit together: stages, forms and minutes."""

from __future__ import annotations

from .files import Folder
from .problems import Log, Place, did_you_mean, listed, quoted
from .types import Catalogue, Caution, Exercise, Kind, Level, RoutineTable

_WEEKS = tuple(str(number) for number in range(1, 7))


def check_routine(catalogue: Catalogue, folder: Folder, log: Log) -> None:
    """Note what is wrong with stages, with the forms that cautions name, and with minutes."""
    check = _Check(catalogue.routine, folder, log)
    check.levels()
    for exercise in catalogue.exercises.values():
        check.exercise(exercise)


class _Check:
    """The checks, each for what nothing was noted against so far."""

    def __init__(self, table: RoutineTable, folder: Folder, log: Log) -> None:
        self._table = table
        self._folder = folder
        self._log = log
        self._place = folder.place("routine.toml")
        # Names and minutes of what could not be read are left alone.
        self._stages = table.stages if log.clean(self._place.file, "") else ()
        self._slots = table.slots.values() if log.clean(self._place.file, "slots") else ()

    def levels(self) -> None:
        """Every level says what each of the six weeks asks, in stages that there are."""
        for level in self._table.levels.values():
            here = self._place.inside(f"levels.{level.id}.weeks")
            if self._log.clean(here.file, here.item):
                self._weeks(level, here)
        reduced = self._place.inside("reduced")
        if self._log.clean(reduced.file, reduced.item):
            self._stage(self._table.reduced.stage, reduced.at("stage"))

    def exercise(self, exercise: Exercise) -> None:
        """An exercise has a dose for every stage that fits its time, and cautions that can be."""
        place = self._folder.place(f"exercises/{exercise.id}.toml")
        for caution in exercise.cautions.values():
            here = place.inside("cautions").inside(caution.id)
            if self._log.clean(here.file, here.item, "easier"):
                self._caution(caution, exercise, here)
        self._doses(exercise, place.inside("doses"))
        self._time(exercise, place)

    def _weeks(self, level: Level, place: Place) -> None:
        if _WEEKS[0] not in level.weeks:
            self._log.note(place.inside(_WEEKS[0]), "is missing; the first week needs a stage")
        for id_, week in level.weeks.items():
            here = place.inside(id_)
            if id_ not in _WEEKS:
                says = f"is no week; the weeks are {_WEEKS[0]} to {_WEEKS[-1]}"
                self._log.note(here, says)
            self._stage(week.stage, here.at("stage"))

    def _stage(self, name: str, place: Place) -> None:
        if self._stages and name not in self._stages:
            hint = did_you_mean(name, self._stages)
            self._log.note(place, f"there is no stage {quoted(name)}{hint}")

    def _caution(self, caution: Caution, exercise: Exercise, place: Place) -> None:
        if caution.avoid and caution.forms:
            says = "do not go with avoid: either leave the exercise out, or name forms of it"
            self._log.note(place.at("forms"), says)
        for form in caution.forms:
            if form not in exercise.easier:
                hint = did_you_mean(form, exercise.easier)
                says = f"there is no easier form {quoted(form)}{hint}"
                self._log.note(place.at("forms"), says)

    def _doses(self, exercise: Exercise, place: Place) -> None:
        if not self._stages or not self._log.clean(place.file, place.item):
            return
        for id_ in exercise.doses:
            if id_ not in self._stages:
                hint = did_you_mean(id_, self._stages)
                self._log.note(place.inside(id_), f"is the dose of no stage{hint}")
        missing = [quoted(stage) for stage in self._stages if stage not in exercise.doses]
        if missing:
            self._log.note(place, f"has no dose for {listed(missing)}")

    def _time(self, exercise: Exercise, place: Place) -> None:
        """No dose takes longer than the minutes, which are those of the exercise's places.

        Getting going takes what is left of a session, and comfort has its time outside of it.
        """
        if not self._log.clean(place.file, "", "doses"):
            return
        if exercise.kind is not Kind.AEROBIC:
            for dose in exercise.doses.values():
                if dose.seconds > exercise.minutes * 60:
                    says = f"takes {dose.seconds} seconds; {exercise.minutes * 60} are set aside"
                    self._log.note(place.inside("doses").inside(dose.id), says)
        slots = [slot for slot in self._slots if exercise.id in slot.candidates]
        if slots and exercise.kind is not Kind.COMFORT:
            least = min(slots, key=lambda slot: slot.minutes)
            if exercise.minutes != least.minutes:
                says = f'is {exercise.minutes}, but the place "{least.id}" sets {least.minutes}'
                self._log.note(place.at("minutes"), f"{says} aside")
