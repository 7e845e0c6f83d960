"""The symptom check: the safety check with its hold and the way out, then the self-check."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from sciatica_course import catalogue, patterns, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import NOTHING, Html, element, join, results, static
from sciatica_course.html.forms import Form, asked
from sciatica_course.html.pattern import asked_again, summary
from sciatica_course.screening import Answer, Result, evaluate
from sciatica_course.session import Session, State
from sciatica_course.widgets import check_actions as actions
from sciatica_course.widgets import registry, self_check
from sciatica_course.widgets.assets import style
from sciatica_course.widgets.check_forms import (
    ANYTHING_NEW,
    CHECK,
    PART,
    RECHECK,
    SELF_CHECK,
    full_check,
    part_of_check,
    self_check_form,
    short_check,
)
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.self_check import SelfCheck
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import say

__all__ = ["SymptomCheck", "full_check", "symptom_check"]

NEXT_LESSON = "07-build-your-routine"


def symptom_check() -> SymptomCheck:
    """Return the symptom check of this kernel, with the answers it already has."""
    return registry.one("symptom-check", SymptomCheck)


class SymptomCheck(FormView):
    """The safety check, and the self-check after it.

    The answers to the safety check live in this kernel only; the outcome is the session's. An
    answer of the self-check that is a sign takes the pass back and reopens the safety check.
    """

    _css = style("view", "form", "self_check")

    asks_country = True

    def __init__(self) -> None:
        self._full = full_check()
        self._self_form = self_check_form()
        self._start()
        self.self_check = SelfCheck()
        super().__init__(say("check.name"))

    def _start(self) -> None:
        # The answers as they were at the last step forward: what the course was told, as against
        # what is being ticked.
        self._told: dict[str, Answer] = {}
        self._done = False
        self._again = False
        self._part: Form | None = None
        self._at_self_check = False

    def static(self) -> Html:
        """Return the whole check on paper, and the self-check after it."""
        content = catalogue.load()
        return join(
            [
                static.screening(content.screening, self._full, content.countries),
                element("h3", say("self-check.name")),
                element("p", say("self-check.on-paper")),
                static.form(self._self_form),
            ]
        )

    def wipe(self) -> None:
        """Forget every answer."""
        super().wipe()
        self._start()
        self.self_check = SelfCheck()

    def apply(self, shown: Shown) -> None:
        """Show the right form, or none where a panel stands instead of it."""
        if shown.instead:
            self.ask(Form(id="none", pages=()))
        super().apply(shown)

    # --- What is shown ----------------------------------------------------------------------------

    def shown(self, now: Session) -> Shown:
        """Return the form, or what the answers and the session amount to."""
        now = self._settled(now)
        content, result = catalogue.load(), self._result()
        held = now.state is State.HOLD and not now.checked
        signs = self.self_check.open_signs
        if held and (not self._told or result.urgency < now.urgency):
            return self._panel(self.hold_panel(now), actions.way_out())
        if held and result.urgency >= Urgency.CALL_NOW:
            panel = results.urgent(content, result, self.country)
            return replace(self._panel(panel, actions.way_out()), alert=True)
        if self._at_self_check and now.open and not signs:
            return self._self_check(now)
        if self._done:
            panel = results.finished(content, result, now, self.country)
            more = (
                [actions.way_out()]
                if held
                else [*self._go_on(now), actions.change(), actions.again()]
            )
            return self._panel(panel, *more)
        begun = self.answers_to(CHECK) or self._again or signs
        if now.state in (State.PASS, State.CLOSED) and not begun:
            panel = results.earlier(content, now, self.country)
            return self._panel(panel, *self._go_on(now), actions.again())
        if now.state is State.RECHECK and not self._again and not signs:
            self.ask(short_check(now))
            return Shown(actions=(actions.next_person(),))
        self.ask(self._part or self._full)
        return Shown(self._banner(now, result, held=held), actions=(actions.next_person(),))

    def _self_check(self, now: Session) -> Shown:
        """Return the self-check, or its summary after the last page."""
        self.ask(self._self_form)
        pattern = self.self_check.pattern
        if self.screen < len(self._self_form.pages) or pattern is None:
            return Shown(actions=(actions.safety_check(), actions.next_person()))
        kept, notice = patterns.kept()
        self.notice = notice or self.notice
        panel = summary(catalogue.load(), pattern, now, NEXT_LESSON)
        return self._panel(panel, *actions.after_summary(is_kept=pattern == kept))

    def _go_on(self, now: Session) -> list[Action]:
        return [actions.go_on(begun=bool(self.self_check.told))] if now.open else []

    def _panel(self, panel: Html, *below: Action) -> Shown:
        return Shown(panel, instead=True, actions=(*below, actions.next_person()))

    def _banner(self, now: Session, result: Result, *, held: bool) -> Html:
        if held:
            return results.banner(catalogue.load(), result, self.country)
        said = dict.fromkeys(
            each for answers in self.self_check.open_signs.values() for each in answers
        )
        reopened = asked_again(catalogue.load(), said, whole=not self._part)
        checked = element("p", say("hold.checked")) if now.checked else NOTHING
        return join([reopened if said else None, checked])

    def _give_way(self, now: Session) -> Shown | None:
        return None  # this view has its own way out of a hold

    # --- Steps forward ----------------------------------------------------------------------------

    def next(self, page: int) -> None:
        """Evaluate what was said so far, keep what it amounts to, and go on or stop."""
        if self._asked.id == RECHECK:
            self._next_of_recheck()
        elif self._asked.id == SELF_CHECK:
            self._next_of_self_check(page)
        else:
            self._next_of_check(page)

    def _next_of_check(self, page: int) -> None:
        before = session.current()
        kept = {id_: told for id_, told in self._told.items() if id_ not in self._asked.fields}
        self._told = kept | {id_: Answer(value) for id_, value in self.given().items()}
        result = self._result()
        after = session.record(result)
        self.screen = self._following(page, result.missing, self._told)
        if result.finished and self.screen >= len(self._asked.pages):
            self._finish(result)
        if after == before:
            self.refresh()
        else:
            self.session_changed()

    def _finish(self, result: Result) -> None:
        self._done, self._again, self._at_self_check = True, False, False
        if self._part:
            self._part = None
            self.put(CHECK, {id_: told.value for id_, told in self._told.items()})
        if result.passes:
            self.self_check.settle()

    def _next_of_self_check(self, page: int) -> None:
        self.self_check.tell(self.given())
        self.screen = self._following(page, self.self_check.missing, self.answers)
        if self.self_check.open_signs:
            session.withdraw()
            self._reopen()
            self.session_changed()
        else:
            registry.refresh_all()

    def _reopen(self) -> None:
        """Ask those questions again that the open signs belong to; all, if no others are known."""
        if not self._done:
            self._forget_check()
            return
        table = catalogue.load().screening
        questions = self_check.to_ask_again(table, self.self_check.open_signs, self._told)
        self._done = False
        self._told = {id_: told for id_, told in self._told.items() if id_ not in questions}
        self._part = part_of_check(self._full, questions)
        self.put(PART, {})

    def _following(self, page: int, missing: Collection[str], answers: Mapping[str, object]) -> int:
        """Return the page after this one, or the first where an answer is still missing."""
        pages = self._asked.pages
        open_ = [
            place
            for place, each in enumerate(pages)
            if any(field.id in missing for field in each.fields)
        ]
        if page in open_:
            return page
        after = [
            place
            for place in range(page + 1, len(pages))
            if any(asked(field, dict(answers)) for field in pages[place].fields)
        ]
        return next(iter([*after, *open_]), len(pages))

    def _next_of_recheck(self) -> None:
        answer = self.given().get(ANYTHING_NEW)
        if answer is not None:
            session.renew(anything_new=answer != Answer.NO)
            self._forget_check()
            self.session_changed()

    # --- Buttons ----------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """Do what a button promises."""
        match action:
            case "checked":
                session.professional_checked()
                self._forget_check()
                self.session_changed()
            case "again":
                self._forget_check()
                self._again, self._at_self_check = True, False
                self.refresh()
            case "change":
                self._done = False
                self.put(CHECK, self.answers_to(CHECK))
                self.refresh()
            case "go-on":
                self._at_self_check = True
                self.refresh()
            case "change-self-check":
                self.put(SELF_CHECK, self.answers_to(SELF_CHECK))
                self.refresh()
            case "keep" if self.self_check.pattern:
                self._stored(patterns.keep(self.self_check.pattern), say("self-check.kept"))
            case "forget":
                self._stored(patterns.forget(), say("self-check.forgotten"))
            case "next-person":
                notice = registry.next_person()
                held = session.withdraw().state is State.HOLD
                self.session_changed(notice)
                self.tell(say("view.cleared-held" if held else "view.cleared"))
            case _:
                super().act(action)

    def _stored(self, notice: str, done: str) -> None:
        self.session_changed(notice)
        if not notice:
            self.tell(done)

    # --- What the answers amount to ---------------------------------------------------------------

    def _result(self) -> Result:
        return evaluate(catalogue.load().screening, self._told)

    def _forget_check(self) -> None:
        """Forget the answers to the safety check, as against those to the self-check."""
        self._told, self._done, self._again, self._part = {}, False, False, None
        for form in (CHECK, PART, RECHECK):
            self.put(form, {})

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
            old = self._done and outcome != (now.state, now.urgency)
        if old:
            self._forget_check()
        return now
