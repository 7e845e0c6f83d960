"""Whatever goes wrong in a handler, the learner is told kindly and the log has the rest."""

from __future__ import annotations

from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import session
from sciatica_course.html import Html, element
from sciatica_course.session import Session
from sciatica_course.widgets.symptom_check import SymptomCheck
from sciatica_course.widgets.view import Shown, View
from sciatica_course.words import say
from tests.widgets.people import act, go_through, send

Wire = list[tuple[str, str, dict[str, Any]]]


def break_(monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault in the works at /somewhere/secret.py")

    monkeypatch.setattr(place, name, broken)


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged about handlers, and take it off the list that fails a test."""
    records = caplog.get_records("call")
    found = [r.getMessage() for r in records if r.getMessage().startswith("Exception in callback")]
    records[:] = []
    return found


@pytest.mark.parametrize(
    ("place", "name", "message"),
    [
        (session, "record", {"kind": "next", "screen": 0, "answers": {"bladder": "yes"}}),
        (session, "professional_checked", {"kind": "action", "action": "checked"}),
        (session, "withdraw", {"kind": "action", "action": "next-person"}),
        (session, "current", {"kind": "look"}),
        (SymptomCheck, "_choose_country", {"kind": "country", "country": "GB"}),
    ],
    ids=["next", "checked", "next-person", "look", "country"],
)
def test_a_failing_handler_says_so_in_the_view_and_in_the_log(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    wire: Wire,
    place: object,
    name: str,
    message: dict[str, Any],
) -> None:
    check = course.symptom_check()
    check.answers = {"bladder": "yes"}
    break_(monkeypatch, place, name)
    before = len(wire)
    send(check, **message)
    assert check.trouble == say("view.trouble")
    assert logged(caplog)
    sent = str(wire[before:])
    assert "secret" not in sent
    assert "Traceback" not in sent
    assert {"kind": "done"} in [data.get("content") for _, _, data in wire[before:]]


def test_the_words_about_trouble_do_not_need_the_content_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    check = course.symptom_check()
    words = say("view.trouble")
    from sciatica_course import catalogue

    break_(monkeypatch, catalogue, "load")
    send(check, kind="look")
    assert check.trouble == words
    assert logged(caplog)


@pytest.mark.parametrize("message", [{}, {"kind": "dance"}, {"kind": "action", "action": "x"}])
def test_a_message_that_nobody_knows_is_no_silence(
    caplog: pytest.LogCaptureFixture, message: dict[str, Any]
) -> None:
    check = course.symptom_check()
    send(check, **message)
    assert check.trouble
    assert logged(caplog)


def test_trouble_is_over_with_the_next_step_that_goes_well_and_not_before(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    check = course.symptom_check()
    with monkeypatch.context() as patch:
        break_(patch, session, "record")
        send(check, kind="next", screen=0, answers={"bladder": "no"})
    send(check, kind="look")
    assert check.trouble, "looking again does not take back what was said"
    assert check.answers == {"bladder": "no"}, "nothing is lost"
    send(check, kind="next", screen=0, answers={"bladder": "no"})
    assert check.trouble == ""
    assert logged(caplog)


def test_trouble_inside_a_step_is_not_hidden_by_the_step_going_well(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    check = course.symptom_check()
    break_(monkeypatch, SymptomCheck, "shown")
    act(check, "again")
    assert check.trouble
    assert logged(caplog)


class Plan(View):
    """A view of a plan, as later lessons have them."""

    _esm = "export default {}"
    shows_plan = True

    def static(self) -> Html:
        return element("p", "the plan")

    def shown(self, now: Session) -> Shown:
        return Shown(element("p", "the plan"))


def test_a_plan_is_put_away_when_nobody_can_tell_whether_it_may_be_shown(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    go_through(course.symptom_check())
    plan = Plan("Plan")
    assert "the plan" in plan.panel["html"]
    break_(monkeypatch, session, "current")
    plan.refresh()
    assert "the plan" not in plan.panel["html"]
    assert plan.panel["instead"]
    assert logged(caplog)
