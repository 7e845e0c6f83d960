"""A record as the rules read it: sessions, the mornings after each, and what was made easier."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sciatica_course.catalogue.types import Progress
from sciatica_course.entries import FLARE, Ending, MorningEntry, SessionEntry, depth

from . import readings
from .readings import Readings, lowest, moved_down, worst

# How easy an exercise can be made: in an easier form is 1, left out for now is 2.
LEFT_OUT = 2


@dataclass(frozen=True)
class Easing:
    """How easy each exercise stands after all sessions, which are counted from 0.

    ``rose`` is the session in which it was made easier last. ``restored`` is the last session in
    which something was done that had been easier before, or 0.
    """

    levels: Mapping[str, int]
    rose: Mapping[str, int]
    restored: int


def easing(sessions: Sequence[SessionEntry]) -> Easing:
    """Return how easy each exercise stands: as done last, and easier where the pain went down."""
    levels: dict[str, int] = {}
    rose: dict[str, int] = {}
    restored = 0
    for number, session in enumerate(sessions):
        before = dict(levels)
        levels |= {did.exercise: did.eased for did in session.did}
        if any(levels[id_] < level for id_, level in before.items()):
            restored = number
        for id_ in moved_down(session):
            levels[id_] = min(LEFT_OUT, levels.get(id_, 0) + 1)
        rose |= {id_: number for id_, level in levels.items() if level > before.get(id_, 0)}
    return Easing(levels, rose, restored)


class Record:
    """Sessions, at least one, oldest first, with the mornings after each of them.

    ``last`` is the last session and ``since`` the mornings after it.
    """

    def __init__(
        self,
        table: Progress,
        sessions: Sequence[SessionEntry],
        mornings: Sequence[MorningEntry],
        among: Collection[str] | None = None,
    ) -> None:
        self.table = table
        self._sessions = sessions
        self._mornings = mornings
        self._among = among
        self._easing = easing(sessions)
        self.last = sessions[-1]
        self.since = self._after(len(sessions) - 1)
        self.in_flare = self.last.step == FLARE

    @property
    def last_full_step(self) -> int:
        """The step of the last session that was not one by the flare plan, or 0."""
        return next((each.step for each in reversed(self._sessions) if each.step != FLARE), 0)

    @property
    def eased_last(self) -> tuple[str, ...]:
        """The one exercise that was made easier last of those that are now; none where none is."""
        now = [id_ for id_, level in self._easing.levels.items() if level > 0]
        here = [id_ for id_ in now if self._among is None or id_ in self._among]
        return tuple(sorted(here, key=lambda id_: (self._easing.rose[id_], id_))[-1:])

    def comfortable(self, *, spare: bool) -> Readings:
        """Return the readings of the last sessions, if all were comfortable and of one kind.

        That is: on the same step, with nothing tried again after the first of them, and, where
        ``spare`` says so, each with something to spare. There are none otherwise.
        """
        first = len(self._sessions) - self.table.comfortable
        if first < self._easing.restored:
            return ()
        found: Readings = ()
        for number in range(first, len(self._sessions)):
            session, mornings = self._sessions[number], self._after(number)
            same = session.step == self.last.step and session.spare >= spare
            if not same or not self._was_comfortable(session, mornings):
                return ()
            found += (readings.leg(session), readings.back(session, self.table.back_green))
            found += (readings.spare(session),) if spare else ()
            found += tuple(readings.morning_leg(session, each) for each in mornings)
        return found

    def _was_comfortable(self, session: SessionEntry, mornings: Sequence[MorningEntry]) -> bool:
        return (
            session.ending is Ending.FINISHED
            and worst(session) - session.leg_before < self.table.counts
            and depth(lowest(session)) <= depth(session.lowest_before)
            and session.back <= self.table.back_green
            and is_known(session, mornings)
            and all(self._was_no_worse(session, each) for each in mornings)
        )

    def _was_no_worse(self, session: SessionEntry, morning: MorningEntry) -> bool:
        return (
            morning.leg <= session.leg_before
            and depth(morning.lowest) <= depth(session.lowest_before)
            and morning.back <= self.table.back_green
        )

    def _after(self, number: int) -> Sequence[MorningEntry]:
        """Return the mornings between a session and the next one."""
        start = self._sessions[number].at
        later = [each for each in self._mornings if each.at > start]
        if number + 1 == len(self._sessions):
            return later
        return [each for each in later if each.at <= self._sessions[number + 1].at]


def is_known(session: SessionEntry, after: Iterable[MorningEntry]) -> bool:
    """Return whether a reading after a session is of a later day.

    A reading of the same day may speak against more, but never for it: whether a session was too
    much shows over night.
    """
    return any(each.at.date() > session.at.date() for each in after)
