"""Practise when plans close: a sign, the end of a pass, a hold in another lesson."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

import sciatica_course as course
from sciatica_course import catalogue, journal, session, store
from sciatica_course.catalogue.types import Urgency
from sciatica_course.entries import Ending
from sciatica_course.session import Session, State
from sciatica_course.widgets.practise import Practise
from sciatica_course.widgets.practise_forms import AFTER, BEFORE, MORNING
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.widgets import practising as people
from tests.widgets.people import NOW, act, buttons, level, panel, send
from tests.widgets.ready import check

CONTENT = catalogue.load()
LATER = NOW + timedelta(hours=4)
SIGN = {"kind": "sign", "seconds": 200, "did": [{"exercise": "warm-up", "finished": True}]}

pytestmark = pytest.mark.usefixtures("times")


@pytest.fixture
def mine() -> Practise:
    people.with_routine()
    return course.practise()  # type: ignore[no-any-return]


# --- New numbness or weakness ---------------------------------------------------------------------


def test_a_sign_stops_everything_and_asks_nothing(mine: Practise) -> None:
    other = course.my_routine()
    people.before(mine, leg=4)
    id_ = people.begin(mine)
    send(mine, kind="tap", id=id_, exercise="warm-up", leg=6, lowest="foot", number=2)
    send(mine, **SIGN, id=id_, number=3)
    assert session.current().state is State.NOT_SCREENED
    assert other.sheet == ""
    assert mine.form == {}
    assert mine.play == {}
    assert mine.held == {}
    assert buttons(mine) == []
    told = panel(mine)
    assert mine.panel["alert"]
    assert say("practise.said-sign") in told
    assert CONTENT.screening.questions["saddle-numbness"].text in told
    assert CONTENT.screening.questions["weakness-fast"].text in told
    assert CONTENT.screening.questions["weakness-mild"].text not in told, "that is not for 999"
    assert say("practise.done-finished") not in told
    (entry,) = people.stored()
    assert entry.ending is Ending.SIGN
    assert (entry.leg_worst, entry.lowest_worst) == (6, "foot")
    assert [each.exercise for each in entry.did] == ["warm-up"]
    send(mine, **SIGN, id=id_, number=3)
    assert len(people.stored()) == 1, "a page repeats what nobody answered"


def test_after_a_sign_and_a_new_check_there_is_no_praise_and_less_next_time(
    mine: Practise, times: list[datetime]
) -> None:
    people.before(mine)
    send(mine, **SIGN, id=people.begin(mine))
    check()
    mine.refresh()
    assert say("practise.done-early") not in panel(mine)
    assert say("practise.done-finished") not in panel(mine)
    times.append(NOW + timedelta(days=1))
    check()
    mine.refresh()
    people.morning(mine)
    people.before(mine)
    assert mine.held["entry"]["step"] == -1


def test_a_sign_from_a_session_that_nobody_knows_closes_plans_all_the_same(mine: Practise) -> None:
    send(mine, **SIGN, id="another")
    assert session.current().state is State.NOT_SCREENED
    assert say("practise.said-sign") in panel(mine)
    assert people.stored() == []


def test_a_sign_under_a_hold_leaves_the_hold_in_front(mine: Practise) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    held = check("bladder")
    send(mine, **SIGN, id=id_)
    assert level(mine) is held.urgency
    assert session.current().state is State.HOLD


# --- A pass that ends -----------------------------------------------------------------------------


@pytest.mark.parametrize("when", [LATER, NOW.replace(hour=0) + timedelta(days=1)])
def test_the_end_of_a_pass_puts_the_session_away_and_asks_about_it_later(
    mine: Practise, times: list[datetime], when: datetime
) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    did = [
        {"exercise": "warm-up", "finished": True},
        {"exercise": "childs-pose", "finished": False},
    ]
    mine.set_state({"clock": {"id": id_, "rev": 3, "seconds": 190, "did": did}})
    times.append(when)
    send(mine, kind="look")
    assert mine.play == {}
    assert mine.form["id"] == "recheck"
    people.answer(mine, "recheck", anything_new="no")
    assert mine.form["id"] == AFTER
    people.after(mine)
    (entry,) = people.stored()
    assert entry.ending is Ending.EARLY
    assert [(each.exercise, each.finished) for each in entry.did] == [
        ("warm-up", True),
        ("childs-pose", False),
    ]
    assert entry.minutes == 3
    assert entry.at == NOW


def test_the_page_knows_when_the_pass_ends(mine: Practise) -> None:
    people.before(mine)
    assert mine.until == LATER.timestamp() * 1000


def test_a_hold_in_another_lesson_puts_it_away(mine: Practise) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    send(mine, kind="tap", id=id_, exercise="warm-up", leg=3, lowest="calf")
    now = check("bladder")
    send(mine, kind="look")
    assert level(mine) is now.urgency
    assert mine.play == {}
    session.professional_checked()
    check()
    mine.refresh()
    assert mine.form["id"] == AFTER


def test_a_check_that_finds_something_else_ends_a_session_made_before_it(mine: Practise) -> None:
    people.before(mine)
    id_ = people.begin(mine)
    send(mine, kind="tap", id=id_, exercise="warm-up", leg=3, lowest="calf")
    questions = CONTENT.screening.questions.values()
    assert check(next(q.id for q in questions if q.level is Urgency.ASK_FIRST)).open
    mine.refresh()
    assert mine.play == {}
    assert mine.form["id"] == AFTER


def test_a_session_in_which_nothing_was_done_is_not_asked_about(
    mine: Practise, times: list[datetime]
) -> None:
    people.before(mine)
    people.begin(mine)
    times.append(LATER)
    send(mine, kind="look")
    people.answer(mine, "recheck", anything_new="no")
    assert mine.form["id"] == BEFORE


def test_a_session_that_was_only_offered_is_gone_the_next_day(
    mine: Practise, times: list[datetime]
) -> None:
    people.before(mine)
    times.append(NOW + timedelta(days=1))
    check()
    mine.refresh()
    assert mine.form["id"] == BEFORE
    assert mine.play == {}
    assert mine.held == {}


# --- Every state and every phase ------------------------------------------------------------------


def at_morning(view: Practise) -> None:
    people.record(people.session(NOW - timedelta(days=1)))
    view.refresh()
    assert view.form["id"] == MORNING


def at_choice(view: Practise) -> None:
    for days in (4, 2):
        then = NOW - timedelta(days=days)
        people.record(people.session(then), people.morning_of(then + timedelta(hours=20)))
    view.refresh()
    people.before(view)
    assert buttons(view) == ["take", "stay"]


def at_session(view: Practise) -> None:
    people.before(view)
    assert people.shows_a_dose(view)


def at_play(view: Practise) -> None:
    people.before(view)
    id_ = people.begin(view)
    send(view, kind="tap", id=id_, exercise="warm-up", leg=4, lowest="calf")
    send(view, kind="clip", picture=view.play["parts"][0]["picture"])
    assert people.shows_a_dose(view)


def at_questions_after(view: Practise) -> None:
    people.before(view)
    people.play(view)
    assert view.form["id"] == AFTER


def at_end(view: Practise) -> None:
    people.before(view)
    people.play(view)
    people.after(view)
    assert say("practise.done") in panel(view)


def at_sign(view: Practise) -> None:
    people.before(view)
    send(view, **SIGN, id=people.begin(view))


PHASES: dict[str, Callable[[Practise], None]] = {
    "before": lambda view: None,
    "morning": at_morning,
    "choice": at_choice,
    "session": at_session,
    "play": at_play,
    "after": at_questions_after,
    "end": at_end,
    "sign": at_sign,
}
FINDINGS = ["bladder", "fever", "under-16", "weight-loss", "self-harm"]
MESSAGES: list[dict[str, object]] = [
    {"kind": "look"},
    {"kind": "action", "action": "take"},
    {"kind": "action", "action": "stay"},
    {"kind": "action", "action": "less"},
    {"kind": "action", "action": "later"},
    {"kind": "action", "action": "once-more"},
    {"kind": "begun", "id": "ID"},
    {"kind": "tap", "id": "ID", "exercise": "warm-up", "leg": 3, "lowest": "calf"},
    {"kind": "played", "id": "ID", "seconds": 60, "ending": "finished", "did": []},
    {"kind": "clip", "picture": "exercises/glute-bridge"},
    {"kind": "held", "held": "HELD"},
    {"kind": "next", "screen": 0, "answers": {"leg": 3, "lowest": "calf", "back": 1}},
]


STATES = [*FINDINGS, "checked", "recheck", "too-old", "withdrawn"]


def start_anew(view: Practise, times: list[datetime]) -> None:
    """Forget the diary, every hold and everything that was said, and pass the check again."""
    del times[1:]
    store.delete(session.FILE)
    assert not journal.remove_all()
    view.wipe()
    assert check().open
    view.refresh()


def close_by(state: str, times: list[datetime]) -> None:
    """Close plans in one of the ways in which they close."""
    if state in FINDINGS:
        check(state)
    elif state == "checked":
        check("bladder")
        session.professional_checked()
    elif state == "recheck":
        times.append(LATER)
    elif state == "too-old":
        times.append(NOW + timedelta(days=8))
    else:
        session.withdraw()


@pytest.mark.parametrize("phase", PHASES)
def test_no_phase_shows_a_dose_in_any_state_that_is_not_open(
    mine: Practise, times: list[datetime], cases: Cases, phase: str
) -> None:
    for nth, state in enumerate(STATES):
        start_anew(mine, times)
        PHASES[phase](mine)
        sent = {"ID": mine.play.get("id", "gone"), "HELD": json.loads(json.dumps(mine.held))}
        close_by(state, times)
        # Each state hears another message first.
        for message in MESSAGES[nth:] + MESSAGES[:nth]:
            send(mine, **{name: sent.get(str(value), value) for name, value in message.items()})
            assert not session.current().open
            assert not people.shows_a_dose(mine), (phase, state, message)
            assert not mine.trouble, (phase, state, message)
            cases.count += 1


def test_every_state_of_a_session_is_among_those_tried(times: list[datetime]) -> None:
    check()
    found = {session.current().state}
    times.append(LATER)
    found.add(session.current().state)
    session.withdraw()
    found |= {session.current().state, check("weight-loss").state, check("bladder").state}
    assert found == set(State)


def test_a_plan_is_put_away_when_nobody_can_tell(
    mine: Practise, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    people.before(mine)
    people.begin(mine)

    def broken(*_: object) -> Session:
        raise RuntimeError("broken")

    monkeypatch.setattr(session, "current", broken)
    mine.refresh()
    assert not people.shows_a_dose(mine)
    assert mine.trouble
    caplog.clear()


def test_the_readings_of_now_are_never_stored_as_a_morning(mine: Practise) -> None:
    people.record(people.session(NOW - timedelta(days=1)))
    mine.refresh()
    act(mine, "later")
    people.before(mine, leg=5)
    people.play(mine)
    people.after(mine)
    assert people.mornings() == []
