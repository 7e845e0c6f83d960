"""The knowledge check in HTML: what a finished one amounts to, compared kindly, and the answers."""

from __future__ import annotations

from sciatica_course.catalogue.types import KnowledgeCheck, QuizItem
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.knowledge import Given, right_choice, wrong_items
from sciatica_course.words import say

# Less than this on a scale from 0 to 10 is as good as the same.
_NOTICEABLE = 2


def thanks(*, kept: bool | None) -> Html:
    """Return what stands after the first check. It gives no answer away.

    ``kept`` is None where nothing can be kept, as in a page without Python.
    """
    keeping = "not-kept-text" if kept is None else "kept-text" if kept else "keep-text"
    return _card(
        panels.title(say("knowledge.thanks")),
        element("p", say("knowledge.thanks-text")),
        element("p", element("strong", say("knowledge.happening-now"))),
        element("p", say(f"knowledge.{keeping}")),
    )


def compared(check: KnowledgeCheck, before: Given | None, after: Given) -> Html:
    """Return what stands after the second check: both beside each other, then the answers."""
    wrong = wrong_items(check, after)
    count = len(check.items)
    then = count - len(wrong_items(check, before)) if before else None
    return comparison(
        knows(count - len(wrong), then, count),
        confidence(after.confidence, before.confidence if before else None),
        join(feedback(item, after.choices.get(item.id)) for item in wrong),
        answers(check),
        alone=before is None,
    )


def comparison(known: str, sure: str, again: Html, right: Html, *, alone: bool) -> Html:
    """Return the card of a comparison. ``again`` are the questions worth another look, if any.

    ``alone`` says that there was no first check.
    """
    return _card(
        panels.title(say("knowledge.done")),
        element("p", known),
        element("p", sure),
        element("p", say("knowledge.no-before")) if alone else None,
        panels.part(say("knowledge.look-again")) if again else None,
        element("ul", again) if again else None,
        right,
    )


def answers(check: KnowledgeCheck) -> Html:
    """Return every question with its right answer, folded away."""
    entries = (_right(item) for item in check.items.values())
    folded = element("ol", (element("li", entry) for entry in entries))
    return element("details", element("summary", say("knowledge.answers")), folded)


def knows(now: int, then: int | None, count: int) -> str:
    """Return how many of so many answers are right now, and before the course if that is known."""
    said = [say("knowledge.right", right=now, count=count)]
    if then is not None:
        key = "more" if now > then else "same" if now == then else "fewer"
        said.append(say(f"knowledge.{key}", right=then))
    return " ".join(said)


def confidence(now: int, then: int | None) -> str:
    """Return how sure someone is, 0 to 10, and was before the course if that is known."""
    said = [say("knowledge.confidence", now=now)]
    if then is not None:
        change = now - then
        key = "up" if change >= _NOTICEABLE else "down" if change <= -_NOTICEABLE else "level"
        said.append(say(f"knowledge.confidence-{key}", then=then))
    return " ".join(said)


def feedback(item: QuizItem, chosen: str | None) -> Html:
    """Return a question with the answer that is right, and what the chosen one had to teach."""
    learned = item.choices[chosen].feedback if chosen else None
    return element("li", _right(item), " ", learned)


def _card(*inside: Html | None) -> Html:
    return element("div", inside, class_="sc-card")


def _right(item: QuizItem) -> Html:
    right = item.choices[right_choice(item)].text
    return join([item.text, " ", element("strong", right.rstrip("."), ".")])
