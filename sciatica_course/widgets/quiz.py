"""A few questions on one topic, with something to learn from every answer."""

from __future__ import annotations

from sciatica_course import catalogue
from sciatica_course.catalogue import types
from sciatica_course.html import Html, static
from sciatica_course.html.forms import Field, Form, Option, Page
from sciatica_course.lookup import find
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.view import Shown
from sciatica_course.words import say


def quiz(topic: str) -> QuizView:
    """Return the quiz on a topic, with the answers it already has.

    Raises:
        UnknownName: there is no such quiz; the message names the nearest one.
    """
    items = find(
        catalogue.load().quizzes,
        topic,
        lambda id_, nearest: say("quiz.unknown", id=id_, nearest=nearest),
    )
    return registry.one(f"quiz {topic}", lambda: QuizView(items))


class QuizView(FormView):
    """One quiz. Feedback comes from the page itself, at once."""

    def __init__(self, quiz: types.Quiz) -> None:
        self._quiz = quiz
        super().__init__(quiz.title)

    def static(self) -> Html:
        """Return the quiz on paper, with its answers folded away."""
        return static.quiz(self._quiz, as_form(self._quiz))

    def shown(self, now: Session) -> Shown:
        """Return nothing above the questions."""
        self.ask(as_form(self._quiz))
        return Shown()


def as_form(quiz: types.Quiz) -> Form:
    """Return a quiz as a form on one page."""
    fields = tuple(
        Field(
            id=id_,
            text=item.text,
            options=tuple(
                Option(value=value, label=choice.text, feedback=choice.feedback, right=choice.right)
                for value, choice in item.choices.items()
            ),
        )
        for id_, item in quiz.items.items()
    )
    page = Page(id=quiz.id, heading=quiz.title, fields=fields)
    return Form(id=f"quiz-{quiz.id}", pages=(page,), closing=say("quiz.closing"))
