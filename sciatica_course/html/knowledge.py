"""The knowledge check in HTML: what a finished one amounts to, compared kindly, and the answers."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_course.catalogue.types import KnowledgeCheck, QuizItem
from sciatica_course.html import panels
from sciatica_course.html.builder import Html, element, join
from sciatica_course.html.words import say
from sciatica_course.knowledge import Given, right_choice, wrong_items

# Less than this on a scale from 0 to 10 is as good as the same.
_NOTICEABLE = 2


def thanks(*, kept: bool) -> Html:
    """Return what stands after the first check. It gives no answer away."""
    return _card(
        panels.title(say("knowledge.thanks")),
        element("p", say("knowledge.thanks-text")),
        element("p", element("strong", say("knowledge.happening-now"))),
        element("p", say("knowledge.kept-text" if kept else "knowledge.keep-text")),
    )


def compared(check: KnowledgeCheck, before: Given | None, after: Given) -> Html:
    """Return what stands after the second check: both beside each other, then the answers."""
    wrong = wrong_items(check, after)
    return _card(
        panels.title(say("knowledge.done")),
        element("p", _knows(check, before, after)),
        element("p", _confidence(before, after)),
        None if before else element("p", say("knowledge.no-before")),
        panels.part(say("knowledge.look-again")) if wrong else None,
        _feedback(wrong, after) if wrong else None,
        answers(check),
    )


def answers(check: KnowledgeCheck) -> Html:
    """Return every question with its right answer, folded away."""
    entries = (_right(item) for item in check.items.values())
    folded = element("ol", (element("li", entry) for entry in entries))
    return element("details", element("summary", say("knowledge.answers")), folded)


def _card(*inside: Html | None) -> Html:
    return element("div", inside, class_="sc-card")


def _knows(check: KnowledgeCheck, before: Given | None, after: Given) -> str:
    count = len(check.items)
    now = count - len(wrong_items(check, after))
    said = [say("knowledge.right", right=now, count=count)]
    if before:
        then = count - len(wrong_items(check, before))
        key = "more" if now > then else "same" if now == then else "fewer"
        said.append(say(f"knowledge.{key}", right=then))
    return " ".join(said)


def _confidence(before: Given | None, after: Given) -> str:
    said = [say("knowledge.confidence", now=after.confidence)]
    if before:
        change = after.confidence - before.confidence
        key = "up" if change >= _NOTICEABLE else "down" if change <= -_NOTICEABLE else "level"
        said.append(say(f"knowledge.confidence-{key}", then=before.confidence))
    return " ".join(said)


def _feedback(items: Iterable[QuizItem], given: Given) -> Html:
    """Return each question with the answer that is right, and what the chosen one had to teach."""
    return element(
        "ul",
        (
            element(
                "li",
                _right(item),
                " ",
                item.choices[chosen].feedback if (chosen := given.choices.get(item.id)) else None,
            )
            for item in items
        ),
    )


def _right(item: QuizItem) -> Html:
    right = item.choices[right_choice(item)].text
    return join([item.text, " ", element("strong", right.rstrip("."), ".")])
