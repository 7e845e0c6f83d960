"""People in front of a safety check: they answer page by page, as the page sends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sciatica_course.catalogue.types import Urgency
from sciatica_course.html.forms import asked
from sciatica_course.widgets.check_forms import SELF_CHECK, self_check_form
from sciatica_course.widgets.symptom_check import SymptomCheck, full_check
from sciatica_course.widgets.view import View
from tests.symptoms.answers import mildest

NOW = datetime(2026, 11, 22, 10)


def send(view: View, **message: Any) -> None:
    """Send a message to a view, as the page does."""
    view._handle_custom_msg(message, [])


def act(view: View, action: str) -> None:
    """Press a button below a view."""
    send(view, kind="action", action=action)


def go_through(check: SymptomCheck, **said: str) -> None:
    """Answer every page in order, "no" where nothing else is said, until the form is gone."""
    for number, page in enumerate(full_check().pages):
        if not check.form:
            return
        answers = dict(check.answers)
        for field in page.fields:
            answer = said.get(field.id.replace("-", "_"), "no")
            if asked(field, {**answers, field.id: answer}):
                answers[field.id] = answer
        send(check, kind="next", screen=number, answers=answers)


def describe(check: SymptomCheck, **said: Any) -> None:
    """Go on to the self-check and answer it page by page, mildly where nothing else is said.

    It ends where the form is gone: after the last page, or where an answer is a sign.
    """
    act(check, "go-on")
    answers = plain(mildest()) | {id_.replace("_", "-"): value for id_, value in said.items()}
    for number, page in enumerate(self_check_form().pages):
        if check.form.get("id") != SELF_CHECK:
            return
        told = {field.id: answers[field.id] for field in page.fields if field.id in answers}
        send(check, kind="next", screen=number, answers=dict(check.answers) | told)


def plain(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers as a page sends them."""
    return {id_: list(v) if isinstance(v, tuple) else v for id_, v in answers.items()}


def level(view: View) -> Urgency | None:
    """Return the urgency of the panel in front, or None without one."""
    html = str(view.panel.get("html", ""))
    found = [u for u in Urgency if f'class="sc-card sc-{u.slug}"' in html]
    return found[0] if found else None


def panel(view: View) -> str:
    """Return the HTML of the panel in front."""
    return str(view.panel["html"])


def buttons(view: View) -> list[str]:
    """Return the buttons below a view."""
    return [action["id"] for action in view.actions]
