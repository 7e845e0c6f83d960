"""A session in the page: it plays there by itself, and this is what its kernel knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import traitlets

from sciatica_course import journal, session
from sciatica_course.entries import Ending, EntryError
from sciatica_course.html import pictures, player
from sciatica_course.html.forms import Form
from sciatica_course.session import Session
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.practise_plan import Made, Programme
from sciatica_course.widgets.practise_sitting import Sitting, brought_back, done_of, seconds_of
from sciatica_course.widgets.view import Shown
from sciatica_course.words import say

NO_FORM = Form(id="none", pages=())


def moment() -> datetime:
    """Return the day and the time of now, as entries have them."""
    return datetime.now().replace(microsecond=0)


class PlayerView(FormView):
    """A view with a session. The page plays ``play``; ``clock`` says where it stands.

    ``held`` is the session so far. The page holds it while its tab is open, and brings it back to
    the next kernel when this one is gone. ``until`` is when the pass ends, in milliseconds since
    1970: then the page puts the session away even if nobody answers it, and says ``closed``.
    """

    _esm = script(
        "view",
        "form",
        "motion",
        "player_clock",
        "player_aids",
        "player_stage",
        "player",
        "practise",
    )
    _css = style("view", "form", "week", "player")

    shows_plan = True

    play = traitlets.Dict().tag(sync=True)
    clock = traitlets.Dict().tag(sync=True)
    clips = traitlets.Dict().tag(sync=True)
    held = traitlets.Dict().tag(sync=True)
    until = traitlets.Float().tag(sync=True)
    closed = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str) -> None:
        self.sitting: Sitting | None = None
        self._played: dict[str, Any] = {}  # the session of the sitting, as the page plays it
        self._moving: tuple[str, ...] = ()  # its moving pictures
        self._under: tuple[object, ...] = ()  # what the safety check said when it was made
        super().__init__(label, closed=say("practise.closed"))

    # --- What a view of its own kind says ---------------------------------------------------------

    def taken_up(self, held: Mapping[str, Any], sitting: Sitting, passed: Session) -> bool:
        """Make the session of a sitting again; return whether it is still the same one."""
        raise NotImplementedError

    def about(self) -> dict[str, Any]:
        """Return what tells this person and this view from others, by ``person`` and ``wanted``."""
        raise NotImplementedError

    def stopped(self) -> None:
        """Remember what to say: somebody noticed new numbness or weakness."""
        raise NotImplementedError

    # --- The session ------------------------------------------------------------------------------

    def prepare(self, programme: Programme, what: Made, sitting: Sitting) -> None:
        """Make a session ready to be played."""
        self._under = programme.now.urgency, programme.now.modifiers
        self._moving = player.clips(what.session)
        self._played = player.plan(
            programme.content,
            what.session,
            sitting.entry.id,
            eased=what.easier,
            lowest=sitting.entry.lowest_before,
        )

    def keep_within(self, now: Session) -> None:
        """End a session that may not go on: without a pass, or after another safety check."""
        self.until = now.expires.timestamp() * 1000 if now.open and now.expires else 0.0
        if not now.open or self._under != (now.urgency, now.modifiers):
            self.interrupt()

    def interrupt(self) -> None:
        """Keep what was done so far as ended early. Where nothing was done, nothing is kept."""
        if self.sitting is None or self.sitting.over:
            return
        over = self.sitting.interrupted(self.clock)
        some = self.sitting.begun and (over.entry.did or over.entry.taps)
        self.sitting = over if some else None

    def ended(self) -> None:
        """Forget the sitting, whose record stands in the diary now."""
        self.sitting = None
        self.clock = {}

    def wipe(self) -> None:
        """Forget the session, in the page as well."""
        super().wipe()
        self.sitting, self._played = None, {}
        self.play, self.clock, self.clips, self.held = {}, {}, {}, {}
        self.send({"kind": "drop"})

    def apply(self, shown: Shown) -> None:
        """Show the session while it may go on, and nothing of it where something else stands."""
        goes_on = self.sitting is not None and not self.sitting.over and not shown.instead
        self.play = self._played if goes_on else {}
        if shown.instead:
            self.ask(NO_FORM)
        super().apply(shown)
        self.held = self.about() | self.sitting.plain() if self.sitting else {}

    # --- What the page tells ----------------------------------------------------------------------

    def obey(self, message: Mapping[str, Any]) -> None:
        """Take what the page tells. What belongs to another session is old and changes nothing."""
        match message:
            case {"kind": "held", "held": dict(held)}:
                self._bring_back(held)
            case {"kind": "sign"}:
                self._stop(message)
            case {"kind": "clip", "picture": str(name)} if name in self._moving:
                self.clips = self.clips | {name: pictures.clip(name)}
            case {"kind": "clip"}:
                pass  # of a session that is gone
            case {"kind": "begun" | "tap" | "played", "id": id_}:
                if self.sitting and self.sitting.entry.id == id_ and not self.sitting.over:
                    self.sitting = _after(self.sitting.begin(moment()), message)
                self.refresh()
            case _:
                super().obey(message)

    def _stop(self, message: Mapping[str, Any]) -> None:
        """Close plans for new numbness or weakness, whichever session it was in."""
        self.stopped()
        session.withdraw()
        notice = ""
        if self.sitting and self.sitting.entry.id == message.get("id"):
            seconds, did = seconds_of(message.get("seconds")), done_of(message.get("did"))
            notice = journal.add(self.sitting.played(seconds, Ending.SIGN, did).entry)
            self.ended()
        self.session_changed(notice)

    def _bring_back(self, held: Mapping[str, Any]) -> None:
        """Take up a session that the page held while its kernel was gone, where that may be."""
        try:
            sitting = brought_back(held)
        except EntryError:
            self.send({"kind": "drop"})
            return
        about = self.about()
        mine = all(held.get(name) == about[name] for name in ("person", "wanted"))
        known = sitting.entry.id in {entry.id for entry in journal.recent().entries}
        if self.sitting or known or not mine:
            self.send({"kind": "drop"})
            return
        passed = session.current()
        self.sitting = sitting
        if passed.open and not sitting.over and not self.taken_up(held, sitting, passed):
            self.interrupt()
        self.refresh()


def _after(sitting: Sitting, message: Mapping[str, Any]) -> Sitting:
    """Return a sitting after something that the player tells of it."""
    match message:
        case {"kind": "tap"}:
            return sitting.tapped(*(message.get(name) for name in ("exercise", "leg", "lowest")))
        case {"kind": "played"}:
            finished = message.get("ending") == Ending.FINISHED
            ending = Ending.FINISHED if finished else Ending.EARLY
            seconds, did = seconds_of(message.get("seconds")), done_of(message.get("did"))
            return sitting.played(seconds, ending, did)
    return sitting
