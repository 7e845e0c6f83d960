"""The safety check: screens of questions, the emergency panel, the hold and the way out of it."""

from __future__ import annotations

from dataclasses import replace

from sciatica_course import catalogue, session
from sciatica_course.catalogue.types import Question, Urgency
from sciatica_course.html import NOTHING, Html, element, results, static
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, asked
from sciatica_course.html.words import on_day, say, section
from sciatica_course.screening import Answer, Result, evaluate
from sciatica_course.session import Session, State
from sciatica_course.widgets import registry
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.view import Action, Shown

ANYTHING_NEW = "anything-new"


def symptom_check() -> SymptomCheck:
    """Return the safety check of this kernel, with the answers it already has."""
    return registry.one("symptom-check", SymptomCheck)


class SymptomCheck(FormView):
    """The safety check. Its answers live in this kernel only; the outcome is the session's."""

    asks_country = True

    def __init__(self) -> None:
        # The answers as they were at the last step forward: what the course was told, as against
        # what is being ticked.
        self._told: dict[str, Answer] = {}
        self._again = False
        self._full = full_check()
        super().__init__(say("check.name"))

    def static(self) -> Html:
        """Return the whole check on paper."""
        content = catalogue.load()
        return static.screening(content.screening, self._full, content.countries)

    def wipe(self) -> None:
        """Forget every answer."""
        super().wipe()
        self._told = {}
        self._again = False

    def apply(self, shown: Shown) -> None:
        """Show the right form, or none where a panel stands instead of it."""
        if shown.instead:
            self.ask(Form(id="none", pages=()))
        super().apply(shown)

    def shown(self, now: Session) -> Shown:
        """Return the form, or what the answers and the session amount to."""
        now = self._settled(now)
        content, result = catalogue.load(), self._result()
        held = now.state is State.HOLD and not now.checked
        if held and (not self._told or result.urgency < now.urgency):
            return self._panel(self.hold_panel(now), _way_out())
        if held and result.urgency >= Urgency.CALL_NOW:
            panel = results.urgent(content, result, self.country)
            return replace(self._panel(panel, _way_out()), alert=True)
        if self._finished(result):
            panel = results.finished(content, result, now, self.country)
            more = [_way_out()] if held else [_change(), _again()]
            return self._panel(panel, *more)
        if now.state in (State.PASS, State.CLOSED) and not self.answers and not self._again:
            return self._panel(results.earlier(content, now, self.country), _again())
        if now.state is State.RECHECK and not self._again:
            self.ask(short_check(now))
            return Shown(actions=(_next_person(),))
        self.ask(self._full)
        return Shown(self._banner(now, result, held=held), actions=(_next_person(),))

    def next(self, page: int) -> None:
        """Evaluate what was said so far, keep what it amounts to, and go on or stop."""
        if ANYTHING_NEW in self._asked.fields:
            self._renew()
            return
        before = session.current()
        self._told = {id_: Answer(value) for id_, value in self.given().items()}
        result = self._result()
        after = session.record(result)
        self.screen = self._following(page, result)
        if self._finished(result):
            self._again = False
        if after == before:
            self.refresh()
        else:
            self.session_changed()

    def act(self, action: str) -> None:
        """Start again, change answers, note the professional's check, or clear for the next."""
        match action:
            case "checked":
                session.professional_checked()
                self.wipe()
                self.session_changed()
            case "again":
                self.wipe()
                self._again = True
                self.refresh()
            case "change":
                self.screen = 0
                self.refresh()
            case "next-person":
                notice = registry.next_person()
                after = session.withdraw()
                self.session_changed(notice)
                held = after.state is State.HOLD
                self.tell(say("view.cleared-held" if held else "view.cleared"))
            case _:
                super().act(action)

    def _give_way(self, now: Session) -> Shown | None:
        return None  # this view has its own way out of a hold

    def _result(self) -> Result:
        return evaluate(catalogue.load().screening, self._told)

    def _finished(self, result: Result) -> bool:
        return bool(self._told) and result.finished and self.screen >= len(self._full.pages)

    def _settled(self, now: Session) -> Session:
        """Return the session after this kernel's answers and the session agree.

        The session may have moved on elsewhere, and then the answers here are old. Only a hold
        that has vanished, which no one can mean to do, is kept anew.
        """
        result = self._result()
        if result.holds and now.state is State.NOT_SCREENED:
            return session.record(result)
        if result.holds:
            old = now.checked or now.state is not State.HOLD or result.urgency > now.urgency
        elif now.state is State.HOLD:
            old = False
        else:
            outcome = (State.PASS if result.passes else State.CLOSED, result.urgency)
            old = self._finished(result) and outcome != (now.state, now.urgency)
        if old:
            self.wipe()
        return now

    def _following(self, page: int, result: Result) -> int:
        """Return the page after this one, or the first where an answer is still missing."""
        pages = self._full.pages
        missing = [
            place
            for place, each in enumerate(pages)
            if any(field.id in result.missing for field in each.fields)
        ]
        if page in missing:
            return page
        after = [
            place
            for place in range(page + 1, len(pages))
            if any(asked(field, self.answers) for field in pages[place].fields)
        ]
        return next(iter([*after, *missing]), len(pages))

    def _renew(self) -> None:
        answer = self.given().get(ANYTHING_NEW)
        if answer is not None:
            session.renew(anything_new=answer != Answer.NO)
            self.wipe()
            self.session_changed()

    def _panel(self, panel: Html, *actions: Action) -> Shown:
        return Shown(panel, instead=True, actions=(*actions, _next_person()))

    def _banner(self, now: Session, result: Result, *, held: bool) -> Html:
        if held:
            return results.banner(catalogue.load(), result, self.country)
        return element("p", say("hold.checked")) if now.checked else NOTHING


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
    return Form(id="symptom-check", pages=tuple(pages), asks=True, no_to_all=Answer.NO)


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
    return Form(id="recheck", pages=(page,), asks=True, finish=say("recheck.finish"))


def _field(question: Question, options: tuple[Option, ...]) -> Field:
    gate = AskIf(questions=question.ask_if, values=(Answer.YES, Answer.NOT_SURE))
    return Field(
        id=question.id,
        text=question.text,
        hint=question.hint,
        options=options,
        ask_if=gate if question.ask_if else None,
    )


def _yes_no_not_sure() -> tuple[Option, ...]:
    words = section("answers")
    return tuple(Option(value=answer.value, label=words[answer.value]) for answer in Answer)


def _way_out() -> Action:
    return Action(
        "checked",
        say("hold.way-out"),
        question=say("hold.way-out-ask"),
        agree=say("hold.way-out-yes"),
        refuse=say("hold.way-out-no"),
    )


def _again() -> Action:
    return Action("again", say("check.again"))


def _change() -> Action:
    return Action("change", say("check.change"))


def _next_person() -> Action:
    return Action("next-person", say("view.next-person"), plain=True)
