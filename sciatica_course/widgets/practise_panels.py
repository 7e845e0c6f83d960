"""What stands around a session: the advice, the list of today, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_course import journal
from sciatica_course.entries import FLARE, SessionEntry
from sciatica_course.html import Html, advice, element, join, panels, session_sheet, week
from sciatica_course.html import steps as step_words
from sciatica_course.widgets.practise_plan import Programme, Today
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import say


def ready(
    programme: Programme, what: Today, country: str, *, taken: bool | None, less: bool
) -> Shown:
    """Return the advice and today's session below it, once a step that is offered is chosen."""
    content = programme.content
    above = join(
        [
            week.banner(content, programme.now, country),
            advice.panel(content, what.advice, what.change),
        ]
    )
    choice = tuple(_choice(what, taken))
    if what.offered and taken is None:
        return Shown(above, actions=choice)
    fits = programme.fits(what.step)
    out = [(id_, each.reasons) for id_, each in fits.items() if not each.fits]
    left_out = session_sheet.left_out(content, out)
    if not what.session.items:
        words = say("practise.all-eased" if what.rested else "practise.nothing-text")
        inside = [panels.title(say("practise.nothing")), element("p", words), left_out]
        return Shown(join([above, element("div", inside, class_="sc-card")]), actions=choice)
    below = session_sheet.session(
        content,
        what.session,
        [programme.care(item.exercise, what.step) for item in what.session.items],
        title=say("practise.today" if what.meant else "practise.next-session"),
        notes=_notes(programme, what),
    )
    may_be_less = not (less or programme.wanted or what.step == FLARE)
    easier = (Action("less", say("practise.less")),) if may_be_less else ()
    return Shown(join([above, below, left_out]), actions=(*choice, *easier))


def done(programme: Programme, what: Today, entry: SessionEntry | None) -> Shown:
    """Return what comes next and why. ``entry`` is the session that was recorded just now."""
    ending = say(f"practise.done-{entry.ending.value}") if entry else ""
    allowed = journal.allowed()
    panel: Html = join(
        [
            panels.title(say("practise.done")),
            element("p", ending) if ending else None,
            element("p", say("practise.tomorrow")),
            advice.panel(programme.content, what.advice, what.change),
            None if allowed else panels.plain(say("practise.keep-text")),
        ]
    )
    keep = () if allowed else (Action("keep", say("practise.keep")),)
    return Shown(panel, actions=(*keep, Action("once-more", say("practise.once-more"), plain=True)))


def _choice(what: Today, taken: bool | None) -> Iterator[Action]:
    """Yield the buttons for a step that is offered: both, or the one that was not pressed."""
    if what.offered and taken is not True:
        yield Action("take", say("practise.take"))
    if what.offered and taken is not False:
        yield Action("stay", say("practise.stay"), plain=taken is True)


def _notes(programme: Programme, what: Today) -> Iterator[str]:
    if not what.meant:
        yield say("practise.free-day")
    if not programme.wanted and what.step != FLARE:
        yield step_words.place(programme.ladder, what.step)
    yield session_sheet.resting(programme.content, what.rested)
    yield say("practise.how-to-start")
