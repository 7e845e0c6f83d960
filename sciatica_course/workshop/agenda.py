"""Plan a workshop: which parts fit the minutes, the people and the room, and when each begins.

What is in a workshop, and how long its parts may be, is in ``workshop.toml``. A plan takes the
parts that are never left out and those that matter most, lets them grow to their usual minutes, and
adds others by priority while there is room. Whatever it adds has to leave room for the breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Catalogue, Part, PartKind, Room, Week, When
from sciatica_course.lookup import UnknownName, find
from sciatica_course.words import listed, say


class AgendaError(UnknownName):
    """A workshop that cannot be planned. A notebook shows the sentence and nothing else."""


@dataclass(frozen=True)
class Slot:
    """One part in its place: after how many minutes it begins, and how many it has."""

    part: Part
    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        """After how many minutes it ends."""
        return self.begins + self.minutes


@dataclass(frozen=True)
class Agenda:
    """A session of a workshop: ``minutes`` are those that there are, of which some may be spare.

    ``leaders`` is how many people lead it. ``week`` is that of a series, None for one workshop.
    """

    minutes: int
    people: int
    room: Room
    leaders: int
    slots: tuple[Slot, ...]
    week: Week | None = None

    @property
    def spare(self) -> int:
        """The minutes at the end that no part needs."""
        return self.minutes - (self.slots[-1].ends if self.slots else 0)


def plan(minutes: int = 90, people: int = 20, room: str = "chairs only") -> Agenda:
    """Return the agenda of one workshop.

    Raises:
        AgendaError: it cannot be held: too short, too long, nobody or too many, or no such room.
    """
    content = catalogue.load()
    return _plan(content, minutes, people, named_room(content, room), None)


def series(minutes: int = 60, people: int = 20, room: str = "chairs only") -> tuple[Agenda, ...]:
    """Return the agendas of a series, one for each week.

    Raises:
        AgendaError: it cannot be held: too short, too long, nobody or too many, or no such room.
    """
    content = catalogue.load()
    where = named_room(content, room)
    weeks = sorted(content.workshop.weeks.values(), key=lambda week: week.number)
    return tuple(_plan(content, minutes, people, where, week) for week in weeks)


def named_room(content: Catalogue, name: str) -> Room:
    """Return the room of that name or id, in capitals or not.

    Raises:
        AgendaError: there is none; the message names the nearest.
    """
    rooms = content.workshop.rooms
    wanted = str(name).strip().casefold()
    for room in rooms.values():
        if wanted in {room.id, room.name.casefold()}:
            return room
    names = {room.name.casefold(): room for room in rooms.values()}

    def sentence(_: str, nearest: str) -> str:
        every = listed([room.name.lower() for room in rooms.values()])
        return say("agenda.bad-room", given=name, nearest=nearest, rooms=every)

    try:
        return find(names, wanted, sentence)
    except UnknownName as error:
        raise AgendaError(str(error)) from None


def usual(content: Catalogue, part: Part) -> int:
    """Return the usual minutes of a part: its own, or its share of the lesson's."""
    if part.usual is not None:
        return part.usual
    share = content.lessons[part.lesson].minutes * (part.share or 0) / 100
    return min(max(ceil(share), part.least), part.most)


def leaders(content: Catalogue, people: int) -> int:
    """Return how many people should lead so many."""
    return ceil(people / content.workshop.one_leads)


def prepare(agenda: Agenda) -> tuple[str, ...]:
    """Return what to prepare: the page for a warning sign first, each thing once."""
    table = catalogue.load().workshop
    lines = [*table.first]
    if agenda.leaders > 1:
        lines.append(table.helpers)
    lines += agenda.room.prepare
    for slot in agenda.slots:
        lines += slot.part.prepare
    return tuple(dict.fromkeys(counted(agenda, line) for line in lines))


def counted(agenda: Agenda, line: str) -> str:
    """Return a line with the numbers of this workshop in it."""
    groups = agenda.people // 2
    return line.format(people=agenda.people, groups=groups, leaders=agenda.leaders)


def _plan(content: Catalogue, minutes: int, people: int, room: Room, week: Week | None) -> Agenda:
    table = content.workshop
    if not _whole(minutes) or not table.shortest <= minutes <= table.longest:
        low, high = table.shortest, table.longest
        raise AgendaError(say("agenda.bad-minutes", low=low, high=high, given=minutes))
    if not _whole(people) or not 1 <= people <= table.most_people:
        raise AgendaError(say("agenda.bad-people", most=table.most_people, given=people))
    leading = leaders(content, people)
    parts = _Parts(content, _possible(content, room, week), minutes, _extra(people, leading, room))
    if not parts.fits():
        raise AgendaError(say("agenda.too-short", minutes=minutes, people=people))
    parts.fill()
    return Agenda(minutes, people, room, leading, parts.laid(), week)


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _possible(content: Catalogue, room: Room, week: Week | None) -> list[Part]:
    """Return the parts that this room and this week allow, in their order."""
    last = max(each.number for each in content.workshop.weeks.values())
    return [
        part
        for part in sorted(content.workshop.parts.values(), key=lambda part: part.order)
        if set(part.needs) <= set(room.gives) and _in_time(part, week, last)
    ]


def _in_time(part: Part, week: Week | None, last: int) -> bool:
    """Return whether a part is of this week: by its place in the series, and by its lesson."""
    if week is None:
        return part.when is not When.LATER_WEEKS
    now = {
        When.ANY: True,
        When.FIRST_WEEK: week.number == 1,
        When.LATER_WEEKS: week.number > 1,
        When.LAST_WEEK: week.number == last,
    }
    of_lesson = part.kind in {PartKind.TEACH, PartKind.TRY, PartKind.TALK} and part.lesson
    return now[part.when] and (not of_lesson or part.lesson in week.lessons)


def _extra(people: int, leading: int, room: Room) -> Callable[[Part], int]:
    """Return how many minutes handing out adds to a part: all who lead hand out at once."""

    def extra(part: Part) -> int:
        seconds = part.seconds_each * people / leading if room.hands_out else 0
        return ceil(seconds / 60)

    return extra


class _Parts:
    """The parts of one session while it is planned: which are in, and how long each is."""

    def __init__(
        self,
        content: Catalogue,
        possible: Iterable[Part],
        minutes: int,
        extra: Callable[[Part], int],
    ) -> None:
        self._content = content
        self._minutes = minutes
        self._sitting = content.workshop.sitting
        self._extra = extra
        every = list(possible)
        self._pause = next(part for part in every if part.kind is PartKind.BREAK)
        self._rest = self._pause.least
        self._every = [part for part in every if part is not self._pause]
        self._by_priority = sorted(self._every, key=lambda part: (part.priority, part.order))
        self._long = {part.id: self._least(part) for part in self._every if part.must}

    def _least(self, part: Part) -> int:
        return part.least + self._extra(part)

    def _usual(self, part: Part) -> int:
        return min(usual(self._content, part) + self._extra(part), self._sitting)

    def fits(self) -> bool:
        """Return whether all that is in now, with its breaks, is within the minutes."""
        return self._total(self._long, self._rest) <= self._minutes

    def fill(self) -> None:
        """Add what matters most, then more where that has its usual minutes; then let it grow."""
        core = self._content.workshop.core
        for part in self._by_priority:
            if part.priority <= core:
                self._add(part, self._least(part))
        self._grow(self._usual)
        self._grow_breaks()
        for part in self._by_priority:
            if not self._add(part, self._usual(part)):
                self._add(part, self._least(part))
        self._grow(self._usual)
        self._grow_breaks()
        self._grow(lambda part: part.most)

    def laid(self) -> tuple[Slot, ...]:
        """Return the slots, with breaks so that no stretch between them is much the longest."""
        chosen = self._chosen()
        lengths = [self._long[part.id] for part in chosen]
        count = _breaks(lengths, self._sitting)
        cap = self._sitting
        while cap > max(lengths) and _breaks(lengths, cap - 1) == count:
            cap -= 1
        slots: list[Slot] = []
        at = sat = 0
        for part, long in zip(chosen, lengths, strict=True):
            if sat and sat + long > cap:
                slots.append(Slot(self._pause, at, self._rest))
                at, sat = at + self._rest, 0
            slots.append(Slot(part, at, long))
            at, sat = at + long, sat + long
        return tuple(slots)

    def _chosen(self, long: Mapping[str, int] | None = None) -> list[Part]:
        there = self._long if long is None else long
        return [part for part in self._every if part.id in there]

    def _total(self, long: Mapping[str, int], rest: int) -> int:
        lengths = [long[part.id] for part in self._chosen(long)]
        return sum(lengths) + rest * _breaks(lengths, self._sitting)

    def _add(self, part: Part, long: int) -> bool:
        """Return whether a part is in now, with so many minutes if it was not before."""
        return part.id in self._long or self._try({**self._long, part.id: long})

    def _grow_breaks(self) -> None:
        without = self._total(self._long, 0)
        for rest in range(self._rest + 1, self._usual(self._pause) + 1):
            if without < self._total(self._long, rest) <= self._minutes:
                self._rest = rest

    def _try(self, long: dict[str, int]) -> bool:
        fits = self._total(long, self._rest) <= self._minutes
        if fits:
            self._long = long
        return fits

    def _grow(self, goal: Callable[[Part], int]) -> None:
        """Give one minute after another, by priority in turn, until nothing more fits."""
        grown = True
        while grown:
            grown = False
            for part in self._by_priority:
                long = self._long.get(part.id)
                most = min(goal(part), self._sitting)
                if long is not None and long < most:
                    grown |= self._try({**self._long, part.id: long + 1})


def _breaks(lengths: Iterable[int], sitting: int) -> int:
    """Return how many breaks are needed so that nobody sits for longer."""
    count = sat = 0
    for long in lengths:
        if sat and sat + long > sitting:
            count, sat = count + 1, 0
        sat += long
    return count
