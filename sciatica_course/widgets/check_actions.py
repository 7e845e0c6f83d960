"""The buttons below the symptom check."""

from __future__ import annotations

from sciatica_course.widgets import registry
from sciatica_course.widgets.view import Action
from sciatica_course.words import say


def after_summary(*, is_kept: bool) -> tuple[Action, ...]:
    """Return the buttons below the summary of the self-check."""
    kept = Action("forget", say("self-check.forget"))
    return (
        kept if is_kept else Action("keep", say("self-check.keep")),
        Action("print", say("self-check.print"), prints=True),
        Action("change-self-check", say("self-check.change")),
        safety_check(),
    )


def way_out() -> Action:
    """Return the way out of a hold, which asks first."""
    return Action(
        "checked",
        say("hold.way-out"),
        question=say("hold.way-out-ask"),
        agree=say("hold.way-out-yes"),
        refuse=say("hold.way-out-no"),
    )


def again() -> Action:
    """Return the button that starts a new safety check."""
    return Action("again", say("check.again"))


def safety_check() -> Action:
    """Return the same from within the self-check."""
    return Action("again", say("self-check.safety-check"), plain=True)


def change() -> Action:
    """Return the button that goes back to the first page of the safety check."""
    return Action("change", say("check.change"))


def next_person() -> Action:
    """Return the button that clears the page for someone else. It asks before it deletes much."""
    if not registry.anything_kept():
        return Action("next-person", say("view.next-person"), plain=True)
    return Action(
        "next-person",
        say("view.next-person"),
        question=say("view.next-person-ask"),
        agree=say("view.next-person-yes"),
        refuse=say("view.next-person-no"),
        plain=True,
    )


def go_on(*, begun: bool) -> Action:
    """Return the button that leads from the result to the self-check."""
    return Action("go-on", say("self-check.go-back" if begun else "self-check.go-on"))
