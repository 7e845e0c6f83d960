"""What a person knows before the course and after it, and how sure they are of managing."""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterator

from sciatica_course import catalogue, knowledge
from sciatica_course.catalogue.types import KnowledgeCheck, QuizItem
from sciatica_course.html import Html, join, static
from sciatica_course.html.forms import Field, Form, Option, Page, Scale, accepted
from sciatica_course.html.knowledge import answers, compared, thanks
from sciatica_course.knowledge import MOST_CONFIDENT, Given, When
from sciatica_course.lookup import find
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import say

_CONFIDENCE = "confidence"
_A_PAGE = 4
# On paper the order is the same for everybody, and the right answer is not always the first.
ON_PAPER = "paper"


def knowledge_check(when: str) -> KnowledgeView:
    """Return the knowledge check ``"before"`` or ``"after"`` the course, with its answers so far.

    Raises:
        UnknownName: it is neither; the message names the nearest one.
    """
    chosen = find(
        {each.value: each for each in When},
        when,
        lambda id_, nearest: say("knowledge.unknown", id=id_, nearest=nearest),
    )
    return registry.one(f"knowledge-check {when}", lambda: KnowledgeView(chosen))


class KnowledgeView(FormView):
    """One of the two checks. Nothing is kept before the person says so."""

    def __init__(self, when: When) -> None:
        self._check = catalogue.load().knowledge_check
        self.when = when
        self._shuffle()
        super().__init__(self._form.pages[0].heading)

    def _shuffle(self) -> None:
        """Put the choices in an order for the person in front of the page."""
        self._form = as_form(self._check, self.when, secrets.token_hex())

    def static(self) -> Html:
        """Return the questions on paper; the answers follow only after the course."""
        paper = static.form(as_form(self._check, self.when, ON_PAPER))
        return join([paper, answers(self._check)]) if self.when is When.AFTER else paper

    def wipe(self) -> None:
        """Forget the answers, and ask the next person in another order."""
        super().wipe()
        self._shuffle()

    def apply(self, shown: Shown) -> None:
        """Show no form where something else stands instead of it."""
        if shown.instead:
            self.ask(Form(id="none", pages=()))
        super().apply(shown)

    def shown(self, now: Session) -> Shown:
        """Return the questions, or what the answers amount to after the last page."""
        self.ask(self._form)
        given = self.finished()
        if given is None:
            return Shown()
        kept, notice = knowledge.kept(self._check)
        self.notice = notice or self.notice
        if self.when is When.BEFORE:
            panel = thanks(kept=kept.get(self.when) == given)
        else:
            panel = compared(self._check, _before(kept), given)
        return Shown(panel, instead=True, actions=(*self._actions(kept, given),))

    def finished(self) -> Given | None:
        """Return what was chosen once the last page is done, or None before."""
        said = accepted(self._form, self.answers_to(self._form.id))
        if self.screen < len(self._form.pages) or len(said) < len(self._form.fields):
            return None
        choices = {id_: str(said[id_]) for id_ in self._check.items}
        return Given(choices, int(said[_CONFIDENCE]))

    def next(self, page: int) -> None:
        """Go on from a page that is whole."""
        said = self.given()
        missing = [each for each in self._form.pages[page].fields if each.id not in said]
        self.screen = page if missing else page + 1
        # The other check of this kernel may have to compare with this one.
        registry.refresh_all()

    def act(self, action: str) -> None:
        """Do what a button promises."""
        match action:
            case "change":
                self.put(self._form.id, self.answers_to(self._form.id))
                self.refresh()
            case "keep" if given := self.finished():
                self._stored(knowledge.keep(self._check, self.when, given), say("knowledge.kept"))
            case "forget":
                self._stored(knowledge.forget(), say("knowledge.forgotten"))
            case _:
                super().act(action)

    def _actions(self, kept: dict[When, Given], given: Given) -> Iterator[Action]:
        if kept.get(self.when) != given:
            yield Action("keep", say("knowledge.keep"))
        if kept:
            yield Action("forget", say("knowledge.forget"), plain=True)
        if self.when is When.BEFORE:
            # Afterwards the answers are there to read, and choosing again would tell nothing.
            yield Action("change", say("knowledge.change"), plain=True)

    def _stored(self, notice: str, done: str) -> None:
        self.session_changed(notice)
        if not notice:
            self.tell(done)


def as_form(check: KnowledgeCheck, when: When, seed: str) -> Form:
    """Return the check as a form, with the choices of each item in the order of a seed."""
    fields = [
        Field(id=id_, text=item.text, options=_shuffled(item, f"{seed} {when.value} {id_}"))
        for id_, item in check.items.items()
    ]
    asked = check.confidence
    sure = Field(
        id=_CONFIDENCE,
        text=asked.text,
        scale=Scale(
            low=0, high=MOST_CONFIDENT, low_label=asked.low_label, high_label=asked.high_label
        ),
    )
    groups = [fields[start : start + _A_PAGE] for start in range(0, len(fields), _A_PAGE)]
    first = when is When.BEFORE
    title = check.before_title if first else check.after_title
    intro = check.before if first else check.after
    pages = tuple(
        Page(
            id=f"part-{number}",
            heading=title,
            intro=intro if number == 1 else "",
            fields=tuple(group),
        )
        for number, group in enumerate([*groups, [sure]], 1)
    )
    return Form(
        id=f"knowledge-{when.value}", pages=pages, asks=True, finish=say("knowledge.finish")
    )


def _shuffled(item: QuizItem, seed: str) -> tuple[Option, ...]:
    options = [Option(value=id_, label=choice.text) for id_, choice in item.choices.items()]
    random.Random(seed).shuffle(options)  # nothing secret is in an order
    return tuple(options)


def _before(kept: dict[When, Given]) -> Given | None:
    """Return the first check: the kept one, or else the one of this kernel."""
    here = (
        view.finished()
        for view in registry.live()
        if isinstance(view, KnowledgeView) and view.when is When.BEFORE
    )
    return kept.get(When.BEFORE) or next((given for given in here if given), None)
