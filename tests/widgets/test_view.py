"""What all live views share: giving way to a hold, the country, notices, the next person."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, session, store
from sciatica_course.catalogue.types import Urgency
from sciatica_course.session import State
from sciatica_course.widgets import registry, settings
from sciatica_course.widgets.view import View
from sciatica_course.words import say
from tests.widgets.people import act, go_through, level, send
from tests.widgets.test_guard import Plan

Wire = list[tuple[str, str, dict[str, Any]]]


def said(wire: Wire) -> list[str]:
    """Return every passing sentence sent to a page."""
    contents = [data.get("content") or {} for _, _, data in wire]
    return [content["text"] for content in contents if content.get("kind") == "say"]


@pytest.mark.parametrize(
    ("said", "urgency"),
    [
        ({"bladder": "yes"}, Urgency.EMERGENCY),
        ({"cancer": "yes", "leg_pain_new": "yes"}, Urgency.CALL_NOW),
    ],
    ids=["emergency", "call-now"],
)
def test_what_cannot_wait_replaces_every_other_view_of_the_page(
    said: dict[str, str], urgency: Urgency
) -> None:
    check, quiz, plan, helped = (
        course.symptom_check(),
        course.quiz("start-here"),
        Plan("Plan"),
        course.help_now(),
    )
    go_through(check, **said)
    for view in (quiz, plan, helped):
        assert level(view) is urgency, view.label
        assert say("hold.title") in view.panel["html"]
    assert quiz.panel["instead"]
    assert plan.panel["instead"]


def test_help_that_is_needed_today_replaces_plans_and_leaves_teaching() -> None:
    check, quiz, plan, helped = (
        course.symptom_check(),
        course.quiz("start-here"),
        Plan("Plan"),
        course.help_now(),
    )
    go_through(check, fever="yes")
    assert level(plan) is Urgency.SAME_DAY
    assert level(helped) is Urgency.SAME_DAY
    assert level(quiz) is None
    assert not quiz.panel["instead"]


def test_everything_comes_back_by_itself_when_the_hold_ends() -> None:
    check, quiz, plan, helped = (
        course.symptom_check(),
        course.quiz("start-here"),
        Plan("Plan"),
        course.help_now(),
    )
    quiz.answers = {"how-long": "months"}
    go_through(check, bladder="yes")
    act(check, "checked")
    assert plan.panel["instead"], "a hold lasts until the new check is finished"
    assert say("hold.title") in helped.panel["html"]
    assert say("help.title") in helped.panel["html"]
    go_through(check)
    assert "the plan" in plan.panel["html"]
    assert quiz.panel == {"html": "", "instead": False, "alert": False}
    assert quiz.form["pages"]
    assert quiz.answers == {"how-long": "months"}
    assert say("help.title") in helped.panel["html"]


def test_a_plan_waits_for_the_first_check_and_for_one_that_found_something() -> None:
    plan = Plan("Plan")
    assert say("view.check-first") in plan.panel["html"]
    go_through(course.symptom_check(), weight_loss="yes")
    assert level(plan) is Urgency.SOON
    assert plan.panel["instead"]
    assert "the plan" not in plan.panel["html"]


def test_the_help_box_says_that_exercises_are_closed_above_its_numbers() -> None:
    helped = course.help_now()
    go_through(course.symptom_check(), weight_loss="yes")
    assert level(helped) is Urgency.SOON
    assert say("help.title") in helped.panel["html"]


def test_an_outcome_is_announced_to_the_other_lessons_and_a_mere_step_is_not(wire: Wire) -> None:
    def announced() -> int:
        return sum(data.get("content") == {"kind": "changed"} for _, _, data in wire)

    check = course.symptom_check()
    first = [f["id"] for f in check.form["pages"][0]["fields"]]
    send(check, kind="next", screen=0, answers=dict.fromkeys(first, "no"))
    assert announced() == 0
    send(check, kind="next", screen=1, answers={"unsteady": "yes"})
    assert announced() == 1


OTHER_KERNEL = """
import json, sys
import sciatica_course as course
from sciatica_course.widgets.view import View
from tests.widgets.people import go_through, send
from tests.widgets.test_guard import Plan
check, quiz, plan = course.symptom_check(), course.quiz("start-here"), Plan("Plan")
check.answers = quiz.answers = {}
send(check, kind="next", screen=0, answers={"bladder": "no"})
for _ in sys.stdin:
    for view in (check, quiz, plan):
        send(view, kind="look")
    panels = [view.panel["html"] for view in (check, quiz, plan)]
    print(json.dumps({"panels": panels, "answers": dict(check.answers)}), flush=True)
"""


class OtherLesson:
    """Another lesson: a kernel of its own, whose page asks it to look again."""

    def __init__(self, checkout: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", OTHER_KERNEL],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=checkout,
        )

    def look(self) -> dict[str, Any]:
        """Return what its views show after they have looked again."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("look\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End it."""
        self._process.communicate("")


@pytest.fixture
def other_lesson(checkout: Path) -> Any:
    other = OtherLesson(checkout)
    yield other
    other.close()


def test_another_lesson_shows_the_hold_and_comes_back_when_it_ends(
    other_lesson: OtherLesson,
) -> None:
    check = course.symptom_check()
    title = say("hold.title")
    assert not any(title in html for html in other_lesson.look()["panels"])
    go_through(check, pain_both_legs="yes")
    assert all(title in html for html in other_lesson.look()["panels"])
    act(check, "checked")
    go_through(check)
    panels = other_lesson.look()["panels"]
    assert not any(title in html for html in panels)
    assert "the plan" in panels[2]


def test_clearing_for_the_next_person_wipes_the_answers_in_other_lessons(
    other_lesson: OtherLesson,
) -> None:
    assert other_lesson.look()["answers"] == {"bladder": "no"}
    act(course.symptom_check(), "next-person")
    assert other_lesson.look()["answers"] == {}


def traits_of(view: View) -> str:
    """Return everything that a view holds or would send, but not what it asks."""
    asks = {
        "form",
        "_esm",
        "_css",
        "words",
        "_full",
        "_self_form",
        "_asked",
        "_quiz",
        "_trait_values",
    }
    held = {**vars(view), **view._trait_values}
    return repr({name: value for name, value in held.items() if name not in asks})


def test_the_next_person_finds_no_answer_in_any_view(wire: Wire) -> None:
    check, quiz, helped = course.symptom_check(), course.quiz("start-here"), course.help_now()
    quiz.answers = {"how-long": "months"}
    go_through(check, pregnant="yes", walking_ache="not-sure")
    assert "pregnan" in traits_of(check)
    act(check, "next-person")
    for view in (check, quiz, helped):
        words = traits_of(view)
        for trace in ("pregnan", "walking", "how-long", "months", "'no'", "not-sure"):
            assert trace not in words, (view.label, trace)
    assert session.current().state is State.NOT_SCREENED
    assert say("view.cleared") in said(wire)
    assert check.screen == 0
    assert check.form


def test_the_next_person_finds_the_hold_and_a_kind_word_but_not_whose_it_is(wire: Wire) -> None:
    check = course.symptom_check()
    go_through(check, self_harm="yes")
    assert "ending your life" in check.panel["html"]
    act(check, "next-person")
    assert session.current().state is State.HOLD
    assert say("hold.title") in check.panel["html"]
    assert "ending your life" not in check.panel["html"]
    assert check.answers == {}
    assert say("view.cleared-held") in said(wire)


def test_a_country_is_kept_for_all_lessons_and_that_is_said(
    wire: Wire, learner_folder: Path
) -> None:
    check, helped = course.symptom_check(), course.help_now()
    assert check.country == ""
    assert "999" not in helped.panel["html"]
    send(check, kind="country", country="GB")
    assert json.loads((learner_folder / settings.FILE).read_text())["country"] == "GB"
    assert helped.country == "GB"
    assert "tel:999" in helped.panel["html"]
    name = catalogue.load().countries["GB"].name
    assert said(wire) == [say("view.country-kept", country=name)]
    send(helped, kind="country", country="")
    assert "999" not in helped.panel["html"]
    assert said(wire)[-1] == say("view.country-dropped")


def test_a_country_chosen_in_another_lesson_is_found_on_looking_again() -> None:
    helped = course.help_now()
    settings.keep(country="IE")
    send(helped, kind="look")
    assert helped.country == "IE"
    assert "116 123" in helped.panel["html"]


def test_an_unknown_country_is_none(learner_folder: Path) -> None:
    helped = course.help_now()
    send(helped, kind="country", country="../XX")
    assert helped.country == ""
    assert helped.trouble == ""


def test_the_country_outlives_the_next_person() -> None:
    check = course.symptom_check()
    send(check, kind="country", country="NZ")
    act(check, "next-person")
    assert check.country == "NZ"


def test_every_country_can_be_chosen() -> None:
    offered = {each["value"]: each["label"] for each in course.help_now().countries}
    assert offered == {id_: c.name for id_, c in catalogue.load().countries.items()}


def test_a_full_disk_is_told_in_one_sentence_and_the_hold_still_binds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(session, "_unwritten", {})
    monkeypatch.setattr(store, "write", full)
    check = course.symptom_check()
    quiz = course.quiz("start-here")
    go_through(check, bladder="yes")
    assert check.notice == "The disk is full."
    assert level(check) is Urgency.EMERGENCY
    assert level(quiz) is Urgency.EMERGENCY
    send(check, kind="look")
    assert check.notice == "The disk is full."


def test_a_country_that_could_not_be_kept_is_not_said_to_be(
    monkeypatch: pytest.MonkeyPatch, wire: Wire
) -> None:
    def full(*_: object) -> None:
        raise store.StoreError("The disk is full.")

    monkeypatch.setattr(store, "write", full)
    check = course.symptom_check()
    send(check, kind="country", country="GB")
    assert check.notice == "The disk is full."
    assert said(wire) == []


def test_a_damaged_record_stays_told_until_something_is_kept_again(learner_folder: Path) -> None:
    learner_folder.mkdir()
    (learner_folder / session.FILE).write_text("{ torn")
    check = course.symptom_check()
    assert "damaged" in check.notice
    send(check, kind="look")
    assert "damaged" in check.notice
    go_through(check)
    assert check.notice == ""


def test_views_of_another_day_are_closed_and_counted_no_more() -> None:
    helped = course.help_now()
    assert helped in registry.live()
    helped.close()
    assert helped not in registry.live()
    registry.refresh_all()


def test_a_hold_names_its_day() -> None:
    since = datetime(2026, 1, 3, 23, 59)
    store.write(
        session.FILE,
        {"state": "hold", "urgency": 4, "since": since.isoformat(), "checked": False},
    )
    assert say("hold.since", day="3 January") in course.help_now().panel["html"]
