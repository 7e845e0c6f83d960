"""The forms of the symptom check: the whole check, parts of it, the re-check, the self-check."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Asked, Question, SymptomQuestion
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, Scale
from sciatica_course.screening import Answer
from sciatica_course.session import Session
from sciatica_course.symptoms import SCALE
from sciatica_course.words import on_day, say, section

ANYTHING_NEW = "anything-new"
CHECK = "symptom-check"
PART = "part-of-the-check"
RECHECK = "recheck"
SELF_CHECK = "self-check"


def full_check() -> Form:
    """Return the whole check as a form."""
    table, options = catalogue.load().screening, _yes_no_not_sure()
    pages = (
        Page(
            id=screen.id,
            heading=screen.heading,
            intro=screen.intro,
            fields=tuple(_field(table.questions[id_], options) for id_ in screen.questions),
        )
        for screen in table.screens.values()
    )
    return Form(id=CHECK, pages=tuple(pages), asks=True, no_to_all=Answer.NO)


def part_of_check(whole: Form, questions: Collection[str]) -> Form:
    """Return a form with only these questions of the check, in its order and on its pages.

    There is no button that answers them all at once: each of them has a reason to be asked.
    """
    pages = (
        replace(page, fields=tuple(field for field in page.fields if field.id in questions))
        for page in whole.pages
    )
    return replace(whole, id=PART, pages=tuple(page for page in pages if page.fields), no_to_all="")


def short_check(now: Session) -> Form:
    """Return the short re-check that renews a pass."""
    question = Field(
        id=ANYTHING_NEW,
        text=say("recheck.anything-new"),
        hint=say("recheck.hint"),
        options=_yes_no_not_sure(),
    )
    page = Page(
        id="recheck",
        heading=say("recheck.heading"),
        intro=say("recheck.intro", day=on_day(now.since) if now.since else ""),
        fields=(question,),
    )
    return Form(id=RECHECK, pages=(page,), asks=True, finish=say("recheck.finish"))


def self_check_form() -> Form:
    """Return the self-check as a form."""
    table = catalogue.load().symptoms
    pages = (
        Page(
            id=page.id,
            heading=page.heading,
            intro=page.intro,
            fields=tuple(_symptom(table.questions[id_]) for id_ in page.questions),
        )
        for page in table.pages.values()
    )
    return Form(id=SELF_CHECK, pages=tuple(pages), asks=True, finish=say("self-check.finish"))


def _field(question: Question, options: tuple[Option, ...]) -> Field:
    gate = AskIf(questions=question.ask_if, values=(Answer.YES, Answer.NOT_SURE))
    return Field(
        id=question.id,
        text=question.text,
        hint=question.hint,
        options=options,
        ask_if=gate if question.ask_if else None,
    )


def _symptom(question: SymptomQuestion) -> Field:
    low, high = question.low_label, question.high_label
    scale = Scale(low=SCALE[0], high=SCALE[-1], low_label=low, high_label=high)
    return Field(
        id=question.id,
        text=question.text,
        hint=question.hint,
        options=tuple(
            Option(value=id_, label=option.label, alone=option.alone)
            for id_, option in question.options.items()
        ),
        several=question.asked is Asked.SEVERAL,
        scale=scale if question.asked is Asked.SCALE else None,
        longest=question.longest,
        optional=question.optional,
    )


def _yes_no_not_sure() -> tuple[Option, ...]:
    words = section("answers")
    return tuple(Option(value=answer.value, label=words[answer.value]) for answer in Answer)
