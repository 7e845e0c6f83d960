"""What the builder and the kept routine share: one of six weeks, and what opens beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from sciatica_course.catalogue.types import Catalogue
from sciatica_course.html import panels, week, week_paper
from sciatica_course.html.forms import Field, Option
from sciatica_course.routine import Routine
from sciatica_course.routine.six_weeks import WEEKS
from sciatica_course.session import Session
from sciatica_course.widgets.guard import guarded
from sciatica_course.widgets.view import Action, Shown, View
from sciatica_course.words import say


class WeekView(View):
    """A view of one week. Every choice in the page makes the week anew, for the session of now.

    Each part is a trait of its own, so that only what changed is sent. The sessions, which the
    reader looks at, are sent first; what opens beside them and the paper follow at once.
    """

    shows_plan = True

    number = traitlets.Int(WEEKS[0], min=WEEKS[0], max=WEEKS[-1]).tag(sync=True)
    chooser = traitlets.Dict().tag(sync=True)
    sheet = traitlets.Unicode().tag(sync=True)
    paper = traitlets.Unicode().tag(sync=True)
    beside = traitlets.Unicode().tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, **traits: Any) -> None:
        self._follow: Callable[[], None] | None = None
        super().__init__(label, chooser=_chooser(), **traits)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what was chosen in the page, and look again at what may be shown."""
        super().set_state(sync_data)
        self.refresh()

    def refresh(self) -> None:
        """Show what may be shown now, the sessions of the week first."""
        super().refresh()
        if not self._send_the_rest():
            self.apply(Shown(panels.plain(self.words_for_trouble), instead=True))

    @guarded
    def _send_the_rest(self) -> None:
        follow, self._follow = self._follow, None
        if follow:
            with self.hold_sync():
                follow()

    def apply(self, shown: Shown) -> None:
        """Leave nothing of a plan where something else stands instead of it."""
        if shown.instead:
            self.hide()
        super().apply(shown)

    def wipe(self) -> None:
        """Forget which week was looked at."""
        super().wipe()
        self.number = WEEKS[0]

    def hide(self) -> None:
        """Take the plan out of the page."""
        self.sheet = self.paper = self.beside = self.said = ""
        self._follow = None

    def show(
        self, content: Catalogue, routine: Routine, now: Session, goals: Sequence[str]
    ) -> None:
        """Show the week that was chosen."""

        def follow() -> None:
            self.beside = week.beside(content, routine, self.number)
            self.paper = week_paper.on_paper(content, routine, self.number, now, goals)

        self.sheet = week.on_screen(content, routine, self.number, goals)
        self.said = week.said(routine, self.number)
        self._follow = follow


def printing() -> Action:
    """Return the button that prints the week."""
    return Action("print", say("week.print"), prints=True)


def forgetting() -> Action:
    """Return the button that forgets the kept routine, once it has asked."""
    return Action(
        "forget",
        say("builder.forget"),
        question=say("builder.forget-ask"),
        agree=say("builder.forget-yes"),
        refuse=say("builder.forget-no"),
        plain=True,
    )


def _chooser() -> dict[str, Any]:
    options = tuple(Option(value=str(number), label=str(number)) for number in WEEKS)
    field = Field(id="week", text=say("week.choose"), options=options)
    return asdict(field) | {"kind": field.kind}
