"""The live views of one kernel, and what they have in common: who is in front of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from sciatica_course import flare_page, journal, knowledge, patterns, plans
from sciatica_course.widgets import settings

if TYPE_CHECKING:
    from sciatica_course.widgets.view import View

V = TypeVar("V", bound="View")

_live: list[View] = []
_named: dict[str, View] = {}
# The person the answers in this kernel belong to, as settings.json knows them: a random word that
# changes when someone clears the page for the next person, in whichever lesson.
_person: list[str] = []
# All that is kept for later lessons, and that the next person must not find.
_FORGET = (
    patterns.forget,
    plans.forget,
    flare_page.forget,
    journal.remove_all,
    knowledge.forget,
)


def one(key: str, make: Callable[[], V]) -> V:
    """Return this kernel's view of that name; calling for it again shows the same answers."""
    view = _named.get(key)
    if view is None or view.comm is None:
        view = _named[key] = make()
    return view


def add(view: View) -> None:
    """Count a new view among those of this kernel, until it is closed."""
    _live[:] = [*live(), view]


def live() -> list[View]:
    """Return every view of this kernel that has not been closed."""
    return [view for view in _live if view.comm is not None]


def refresh_all(notice: str = "") -> None:
    """Let every view of this kernel look again at what may be shown now."""
    for view in live():
        view.notice = notice
        view.refresh()


def next_person() -> str:
    """Wipe every answer in this kernel, and let the other lessons know that they must, too.

    What was kept for later lessons is forgotten, the diary too. Returns a sentence for the learner
    when something of this was not possible.
    """
    notice = settings.keep(person=uuid4().hex)
    for forget in _FORGET:
        notice = forget() or notice
    for view in live():
        view.wipe()
    _person[:] = [_known()]
    return notice


def anything_kept() -> bool:
    """Return whether clearing for the next person would delete what somebody wanted to keep."""
    return plans.there() or flare_page.there() or journal.there()


def wipe_if_another_person() -> None:
    """Wipe every answer in this kernel if another lesson was cleared for the next person."""
    known = _known()
    if _person and _person != [known]:
        for view in live():
            view.wipe()
    _person[:] = [known]


def _known() -> str:
    return str(settings.read()[0].get("person", ""))
