"""What is asked around a session: the morning after the last one, before it, and after it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sciatica_course.entries import LONGEST, PAIN, PLACES, depth
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, Scale
from sciatica_course.screening import Answer
from sciatica_course.widgets.check_forms import ANYTHING_NEW
from sciatica_course.words import on_day, say, section

MORNING = "practise-morning"
BEFORE = "practise-before"
AFTER = "practise-after"

LEG, BACK, LOWEST, LOWER, SPARE, NOTE = "leg", "back", "lowest", "lower", "spare", "note"
NOT_KNOWN = "not-known"


def morning(day: date | None = None) -> Form:
    """Return the question about the morning after a session, which was on ``day``."""
    page = Page(
        id=MORNING,
        heading=say("practise.morning"),
        intro=say("practise.morning-intro", day=on_day(day)) if day else "",
        fields=(
            _pain(LEG, say("practise.morning-leg")),
            _pain(BACK, say("practise.morning-back")),
            _lowest(say("practise.morning-lowest")),
        ),
    )
    return Form(id=MORNING, pages=(page,), asks=True, finish=say("practise.morning-finish"))


def before(*, checked: bool = False) -> Form:
    """Return what is asked before a session, without the re-check where it was ``checked``."""
    answers = tuple(Option(value=a.value, label=section("answers")[a.value]) for a in Answer)
    anything_new = Field(
        id=ANYTHING_NEW,
        text=say("practise.anything-new"),
        hint=say("recheck.hint"),
        options=answers,
    )
    page = Page(
        id=BEFORE,
        heading=say("practise.before"),
        intro=say("practise.before-intro"),
        fields=(
            *(() if checked else (anything_new,)),
            _pain(LEG, say("practise.leg-now")),
            _lowest(say("practise.lowest-now")),
        ),
    )
    return Form(id=BEFORE, pages=(page,), asks=True, finish=say("practise.before-finish"))


def after(names: Mapping[str, str], lowest_before: str, *, more: bool = True) -> Form:
    """Return what is asked after a session of exercises with these names, by id.

    Which of them brought the pain down is asked only where it went further down than before, and
    whether a little ``more`` could have been done only where that may change what comes next.
    """
    deeper = tuple(place for place in PLACES if depth(place) > depth(lowest_before))
    which = (*names.items(), (NOT_KNOWN, say("practise.not-known")))
    lower = Field(
        id=LOWER,
        text=say("practise.lower"),
        hint=say("practise.lower-hint"),
        options=_options(which),
        ask_if=AskIf(questions=(LOWEST,), values=deeper),
    )
    yes_no = ((a.value, section("answers")[a.value]) for a in (Answer.YES, Answer.NO))
    spare = Field(id=SPARE, text=say("practise.spare"), options=_options(yes_no))
    page = Page(
        id=AFTER,
        heading=say("practise.after"),
        intro=say("practise.after-intro"),
        fields=(
            _pain(LEG, say("practise.leg-worst")),
            _lowest(say("practise.lowest-worst")),
            *((lower,) if deeper else ()),
            _pain(BACK, say("practise.back-worst")),
            *((spare,) if more else ()),
            Field(id=NOTE, text=say("practise.note"), longest=LONGEST, optional=True),
        ),
    )
    return Form(id=AFTER, pages=(page,), asks=True, finish=say("practise.after-finish"))


def _pain(id_: str, text: str) -> Field:
    ends = {"low_label": say("practise.pain-none"), "high_label": say("practise.pain-worst")}
    return Field(id=id_, text=text, scale=Scale(low=PAIN[0], high=PAIN[-1], **ends))


def _lowest(text: str) -> Field:
    places = ((place, say(f"practise.place-{place}")) for place in PLACES)
    return Field(id=LOWEST, text=text, options=_options(places))


def _options(choices: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=label) for value, label in choices)
