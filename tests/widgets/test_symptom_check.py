"""The safety check as a person goes through it, without a browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.session import State
from sciatica_course.widgets import registry
from sciatica_course.widgets.symptom_check import SymptomCheck, full_check
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.screening.oracle import ALONE
from tests.widgets.people import act, buttons, go_through, level, panel, send


def saying(id_: str, answer: str) -> dict[str, str]:
    """Return this one answer, with a yes before it where the sign is a follow-up of its own."""
    gates = catalogue.load().screening.questions[id_].ask_if[:1] if ALONE[id_] else ()
    return {name.replace("-", "_"): "yes" for name in gates} | {id_.replace("-", "_"): answer}


def test_there_is_one_check_to_a_kernel() -> None:
    first = course.symptom_check()
    first.answers = {"bladder": "no"}
    assert course.symptom_check() is first
    first.close()
    assert course.symptom_check() is not first


def test_the_form_asks_every_question_in_the_order_of_the_screens(check: SymptomCheck) -> None:
    table = catalogue.load().screening
    shown = [f["id"] for page in check.form["pages"] for f in page["fields"]]
    assert shown == [id_ for screen in table.screens.values() for id_ in screen.questions]
    assert set(shown) == set(table.questions)
    assert check.form["no_to_all"] == "no"
    assert buttons(check) == ["next-person"]


def test_each_single_yes_leads_to_the_panel_of_its_urgency(
    cases: Cases, learner_folder: Path
) -> None:
    for id_, urgency in ALONE.items():
        check = SymptomCheck()
        go_through(check, **saying(id_, "yes"))
        assert check.form == {}, id_
        assert level(check) is urgency, id_
        assert (session.current().state is State.HOLD) == (urgency >= Urgency.SAME_DAY), id_
        if urgency is not Urgency.CLEAR:
            question = catalogue.load().screening.questions[id_]
            assert question.because in panel(check), id_
        check.close()
        (learner_folder / session.FILE).unlink()
        cases.count += 1


def test_not_sure_leads_where_yes_does_if_waiting_could_do_harm(
    cases: Cases, learner_folder: Path
) -> None:
    table = catalogue.load().screening
    for id_, urgency in ALONE.items():
        counts = urgency >= Urgency.UNDER_16 or table.questions[id_].blocks
        check = SymptomCheck()
        go_through(check, **saying(id_, "not-sure"))
        assert level(check) is (urgency if counts else Urgency.CLEAR), id_
        if not counts and not table.questions[id_].ask_if:
            assert table.questions[id_].text in panel(check), "it is to be asked about"
        check.close()
        (learner_folder / session.FILE).unlink()
        cases.count += 1


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_an_emergency_stops_at_once_even_on_a_page_that_is_not_finished(
    check: SymptomCheck, answer: str
) -> None:
    send(check, kind="next", screen=0, answers={"bladder": answer})
    assert level(check) is Urgency.EMERGENCY
    assert check.form == {}
    assert check.panel["instead"]
    assert check.panel["alert"]
    assert buttons(check) == ["checked", "next-person"]
    assert session.current().state is State.HOLD


def test_what_is_ticked_counts_only_with_a_step_forward(check: SymptomCheck) -> None:
    check.set_state({"answers": {"bladder": "yes"}})
    send(check, kind="look")
    assert check.form
    assert level(check) is None
    assert session.current().state is State.NOT_SCREENED


def test_today_is_said_above_the_questions_that_are_left(check: SymptomCheck) -> None:
    page = [p["id"] for p in check.form["pages"]].index("ill-or-injured")
    send(check, kind="next", screen=page, answers={"fever": "yes", "very-ill": "no"})
    assert session.current().urgency is Urgency.SAME_DAY
    assert say("check.today-title") in panel(check)
    assert not check.panel["instead"]
    assert check.form
    go_through(check, fever="yes")
    assert check.panel["instead"]
    assert level(check) is Urgency.SAME_DAY
    assert buttons(check) == ["checked", "next-person"]


def test_today_can_turn_into_now(check: SymptomCheck) -> None:
    go_through(check, fever="yes", weakness_mild="yes")
    assert level(check) is Urgency.EMERGENCY
    assert session.current().urgency is Urgency.EMERGENCY


def test_an_answer_taken_back_does_not_end_a_hold(check: SymptomCheck) -> None:
    page = [p["id"] for p in check.form["pages"]].index("ill-or-injured")
    send(check, kind="next", screen=page, answers={"fever": "yes"})
    check.wipe()
    check.refresh()
    assert level(check) is Urgency.SAME_DAY
    assert check.form == {}
    assert session.current().state is State.HOLD


def test_a_page_with_an_open_question_is_not_left(check: SymptomCheck) -> None:
    send(check, kind="next", screen=0, answers={"bladder": "no"})
    assert check.screen == 0
    assert check.form


def test_a_question_that_opened_on_an_earlier_page_is_asked_before_the_end(
    check: SymptomCheck,
) -> None:
    go_through(check, older_or_steroids="yes")
    assert check.screen == len(full_check().pages)
    check.wipe()
    # Said on the last page only: the follow-up about a fall is on the page before.
    last = len(full_check().pages) - 1
    answers = {id_: "no" for id_ in full_check().fields if id_ != "recent-fall"}
    answers["older-or-steroids"] = "yes"
    act(check, "again")
    send(check, kind="next", screen=last, answers=answers)
    pages = [p.id for p in full_check().pages]
    assert check.screen == pages.index("check-first")


def test_a_finished_check_says_how_long_it_counts(
    check: SymptomCheck, clock: list[datetime]
) -> None:
    go_through(check)
    assert session.current().open
    assert level(check) is Urgency.CLEAR
    assert say("check.lasts", time="14:00") in panel(check)
    assert buttons(check) == ["go-on", "change", "again", "next-person"]


def test_no_result_ever_says_that_anyone_is_safe(learner_folder: Path) -> None:
    for id_ in ALONE:
        check = SymptomCheck()
        go_through(check, **{id_.replace("-", "_"): "yes"})
        assert " safe" not in panel(check).lower().replace("safety", "")
        check.close()
        (learner_folder / session.FILE).unlink()


def test_soon_with_a_stop_says_that_exercises_stay_closed(check: SymptomCheck) -> None:
    go_through(check, weight_loss="not_sure".replace("_", "-"))
    assert say("check.soon-closed") in panel(check)
    assert session.current().state is State.CLOSED
    assert "check counts until" not in panel(check)


def test_soon_without_a_stop_leaves_a_smaller_set(check: SymptomCheck) -> None:
    go_through(check, walking_ache="yes")
    assert say("check.soon-open") in panel(check)
    assert session.current().open


def test_less_urgent_findings_come_with_what_to_do_about_them(check: SymptomCheck) -> None:
    go_through(check, walking_ache="yes", pregnant="yes")
    advice = catalogue.load().screening.advice["pregnancy"]
    assert level(check) is Urgency.SOON
    assert advice.title in panel(check)
    assert "pregnancy</li>" in panel(check)


def test_answers_that_no_question_has_are_left_out(check: SymptomCheck) -> None:
    send(
        check,
        kind="next",
        screen=0,
        answers={"no-such": "yes", "bladder": "maybe", "bowel-control": "no", "sexual-function": 1},
    )
    assert check.answers == {"bowel-control": "no"}
    assert check.trouble == ""


def test_a_step_that_comes_too_late_does_not_wipe_the_answers(check: SymptomCheck) -> None:
    go_through(check, bladder="yes")
    before = dict(check.answers)
    send(check, kind="next", screen=0, answers={})
    assert check.answers == before
    assert level(check) is Urgency.EMERGENCY


def test_nothing_of_an_answer_is_ever_written(check: SymptomCheck, learner_folder: Path) -> None:
    go_through(check, fever="yes", rash="not-sure", blood_thinners="yes")
    send(check, kind="country", country="IE")
    written = "".join(
        path.read_text(encoding="utf-8") for path in learner_folder.rglob("*") if path.is_file()
    )
    assert "same" not in written
    for id_ in full_check().fields:
        assert id_ not in written


def test_the_static_form_holds_no_answer(check: SymptomCheck) -> None:
    before = check._repr_mimebundle_()[0]["text/html"]
    go_through(check, fever="yes", blood_thinners="yes")
    send(check, kind="country", country="GB")
    bundle = check._repr_mimebundle_()[0]
    assert bundle["text/html"] == before
    assert "999" not in before
    assert len(bundle["text/plain"]) < 200
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_no_handler_leaves_a_view_of_a_closed_kernel_behind() -> None:
    view = course.symptom_check()
    view.close()
    assert view not in registry.live()
