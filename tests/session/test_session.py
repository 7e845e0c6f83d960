"""Pass and hold: what opens plans, what closes them, and that nothing else ends a hold."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sciatica_course import session, store
from sciatica_course.catalogue.types import Urgency
from sciatica_course.screening import Finding, Result
from sciatica_course.session import State

MORNING = datetime(2026, 11, 22, 9, 0)


def at(moment: datetime) -> session.Clock:
    return lambda: moment


def found(level: Urgency, *, blocks: bool = False, finished: bool = True) -> Result:
    findings = (
        (Finding(level.slug, level, blocks, "because", level.slug, ()),)
        if level > Urgency.CLEAR
        else ()
    )
    return Result(level, findings, missing=() if finished else ("bladder",), unsure=())


CLEAR = found(Urgency.CLEAR)
EMERGENCY = found(Urgency.EMERGENCY)


@pytest.fixture(autouse=True)
def nothing_unwritten() -> None:
    session._unwritten.clear()


def test_plans_are_closed_before_any_screening() -> None:
    assert session.current().state is State.NOT_SCREENED
    assert not session.current().open


def test_a_finished_clear_screening_opens_plans() -> None:
    opened = session.record(CLEAR, at(MORNING))
    assert opened.open
    assert opened.expires == MORNING + timedelta(hours=4)


def test_an_unfinished_screening_opens_nothing() -> None:
    assert not session.record(found(Urgency.CLEAR, finished=False)).open


def test_a_pass_ends_at_midnight_when_that_comes_first() -> None:
    evening = MORNING.replace(hour=22, minute=30)
    opened = session.record(CLEAR, at(evening))
    assert opened.expires == datetime(2026, 11, 23)
    assert not session.current(at(datetime(2026, 11, 23))).open


def test_a_pass_lasts_four_hours_and_not_a_second_longer() -> None:
    session.record(CLEAR, at(MORNING))
    assert session.current(at(MORNING + timedelta(hours=4, seconds=-1))).open
    assert session.current(at(MORNING + timedelta(hours=4))).state is State.RECHECK


def test_the_short_re_check_renews_a_pass_for_seven_days() -> None:
    session.record(found(Urgency.ASK_FIRST), at(MORNING))
    tomorrow = MORNING + timedelta(days=1)
    renewed = session.renew(anything_new=False, now=at(tomorrow))
    assert renewed.open
    assert renewed.modifiers == ("ask-first",)
    week = MORNING + timedelta(days=7)
    assert session.current(at(week)).state is State.NOT_SCREENED
    assert session.renew(anything_new=False, now=at(week)).state is State.NOT_SCREENED


def test_anything_new_at_the_re_check_asks_for_a_full_screening() -> None:
    session.record(CLEAR, at(MORNING))
    later = at(MORNING + timedelta(hours=5))
    assert session.renew(anything_new=True, now=later).state is State.NOT_SCREENED


def test_the_re_check_cannot_open_what_was_never_screened() -> None:
    assert session.renew(anything_new=False).state is State.NOT_SCREENED


@pytest.mark.parametrize("level", [Urgency.SAME_DAY, Urgency.CALL_NOW, Urgency.EMERGENCY])
def test_a_hold_is_written_half_way_through_a_screening(level: Urgency) -> None:
    held = session.record(found(level, finished=False), at(MORNING))
    assert held.state is State.HOLD
    assert held.urgency is level
    assert held.since == MORNING


@pytest.mark.parametrize(
    "result",
    [found(Urgency.SOON, blocks=True), found(Urgency.UNDER_16)],
    ids=["see someone soon, blocking", "under 16"],
)
def test_other_answers_that_stop_exercise_close_plans_at_once(result: Result) -> None:
    session.record(CLEAR)
    half_way = Result(result.urgency, result.findings, missing=("bladder",), unsure=())
    assert session.record(half_way).state is State.CLOSED


def test_see_someone_soon_and_ask_first_open_a_reduced_plan() -> None:
    assert session.record(found(Urgency.SOON)).modifiers == ("soon",)
    assert session.record(found(Urgency.ASK_FIRST)).open


def test_a_clear_screening_does_not_end_a_hold() -> None:
    session.record(EMERGENCY, at(MORNING))
    later = at(MORNING + timedelta(days=30))
    assert session.record(CLEAR, later).state is State.HOLD
    assert session.withdraw(later).state is State.HOLD
    assert session.renew(anything_new=False, now=later).state is State.HOLD


def test_a_professional_check_alone_does_not_end_a_hold() -> None:
    session.record(EMERGENCY, at(MORNING))
    checked = session.professional_checked(at(MORNING + timedelta(days=2)))
    assert checked.state is State.HOLD
    assert checked.checked
    assert checked.since == MORNING


def test_a_professional_check_and_a_full_screening_end_a_hold() -> None:
    session.record(EMERGENCY, at(MORNING))
    session.professional_checked()
    assert session.record(found(Urgency.CLEAR, finished=False)).state is State.HOLD
    assert session.record(CLEAR).open


def test_a_new_sign_after_the_check_is_a_new_hold() -> None:
    session.record(EMERGENCY, at(MORNING))
    session.professional_checked()
    held = session.record(found(Urgency.SAME_DAY))
    assert held.state is State.HOLD
    assert not held.checked
    assert session.record(CLEAR).state is State.HOLD


def test_a_milder_sign_does_not_soften_a_hold() -> None:
    session.record(EMERGENCY)
    assert session.record(found(Urgency.SAME_DAY)).urgency is Urgency.EMERGENCY


def test_the_next_person_is_screened_anew() -> None:
    session.record(CLEAR)
    assert session.withdraw().state is State.NOT_SCREENED


def test_setting_the_clock_back_opens_nothing() -> None:
    session.record(CLEAR, at(MORNING))
    assert session.current(at(MORNING - timedelta(minutes=1))).state is State.NOT_SCREENED
    renewed = session.renew(anything_new=False, now=at(MORNING + timedelta(hours=10)))
    assert renewed.open
    assert not session.current(at(MORNING + timedelta(hours=5))).open


def test_only_the_outcome_is_kept_and_only_its_owner_can_read_it(learner_folder: Path) -> None:
    session.record(EMERGENCY, at(MORNING))
    kept = learner_folder / "session.json"
    assert json.loads(kept.read_text()) == {
        "state": "hold",
        "urgency": 6,
        "since": "2026-11-22T09:00:00",
        "checked": False,
    }
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(learner_folder.stat().st_mode) == 0o700


def in_another_kernel(code: str) -> str:
    """Run one line in a fresh interpreter, as another lesson's kernel would."""
    code = f"from sciatica_course import session; {code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_hold_outlives_the_kernel_and_reaches_every_other() -> None:
    session.record(EMERGENCY)
    assert in_another_kernel("print(session.current().state)") == "hold"
    in_another_kernel("session.withdraw()")
    assert in_another_kernel("session.professional_checked(); print(session.current().state)") == (
        "hold"
    )
    assert session.current().checked


def test_a_pass_and_a_hold_written_at_the_same_time_leave_the_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write, writing, go_on = store.write, threading.Event(), threading.Event()

    def slow_pass(name: str, outcome: Mapping[str, object]) -> Path:
        if outcome["state"] == State.PASS:
            writing.set()
            go_on.wait()
        return write(name, outcome)

    monkeypatch.setattr(store, "write", slow_pass)
    one_lesson = threading.Thread(target=session.record, args=(CLEAR,))
    other_lesson = threading.Thread(target=session.record, args=(EMERGENCY,))
    one_lesson.start()
    writing.wait()
    other_lesson.start()
    other_lesson.join(0.5)  # long enough to write, if nothing kept it from that
    go_on.set()
    one_lesson.join()
    other_lesson.join()
    assert session.current().state is State.HOLD


NOON = '"since": "2026-11-22T09:00:00", "expires": "2026-11-22T13:00:00"'
ELSEWHERE = NOON.replace("13:00:00", "13:00:00+01:00")  # cannot be compared with our clock
DAMAGED = [
    "",
    "{",
    "[]",
    "null",
    '{"state": "pass"}',
    f'{{"state": "pass", "urgency": 6, {NOON}, "modifiers": []}}',
    f'{{"state": "pass", "urgency": 0, {NOON}, "modifiers": null}}',
    '{"state": "pass", "urgency": 0, "since": "then", "expires": "later", "modifiers": []}',
    f'{{"state": "pass", "urgency": 0, {ELSEWHERE}, "modifiers": []}}',
    f'{{"state": "open", "urgency": 0, {NOON}}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_record_opens_nothing_and_is_set_aside(learner_folder: Path, text: str) -> None:
    learner_folder.mkdir()
    (learner_folder / "session.json").write_text(text)
    read = session.current(at(MORNING))
    assert not read.open
    assert "damaged" in read.notice
    [aside] = learner_folder.glob("session (damaged *).json")
    assert aside.read_text() == text


def unwritable(monkeypatch: pytest.MonkeyPatch, message: str) -> None:
    def refuse(name: str, record: object) -> Path:
        raise store.StoreError(message)

    monkeypatch.setattr(store, "write", refuse)


def test_a_hold_that_cannot_be_written_still_binds_this_lesson(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.record(CLEAR)
    unwritable(monkeypatch, "The disk is full.")
    held = session.record(EMERGENCY)
    assert held.state is State.HOLD
    assert held.notice == "The disk is full."
    # The other lessons lose the older pass.
    assert in_another_kernel("print(session.current().state)") == "not-screened"


def test_a_written_hold_stays_when_a_newer_one_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.record(found(Urgency.SAME_DAY))
    unwritable(monkeypatch, "The disk is full.")
    assert session.record(EMERGENCY).urgency is Urgency.EMERGENCY
    assert in_another_kernel("print(session.current().state)") == "hold"


def test_an_outcome_is_written_as_soon_as_the_folder_can_be_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as broken:
        unwritable(broken, "The disk is full.")
        session.record(EMERGENCY)
    session.record(found(Urgency.SAME_DAY))
    assert in_another_kernel("print(session.current().state)") == "hold"
    assert session.current().notice == ""


class Lessons(RuleBasedStateMachine):
    """Several lessons, days and screenings in any order, beside a model of two booleans."""

    @initialize()
    def start(self) -> None:
        session._forget()
        self.now = MORNING
        self.held = False
        self.checked = False

    @rule(
        level=st.sampled_from(Urgency),
        blocks=st.booleans(),
        finished=st.booleans(),
    )
    def screen(self, level: Urgency, blocks: bool, finished: bool) -> None:
        result = found(level, blocks=blocks and level is Urgency.SOON, finished=finished)
        before = session.current(at(self.now))
        after = session.record(result, at(self.now))
        if result.holds:
            self.held, self.checked = True, False
        elif self.held and self.checked and finished:
            self.held = self.checked = False
        if after.open and not before.open:
            assert result.passes
        if result.stops_exercise:
            assert not after.open

    @rule()
    def professional(self) -> None:
        session.professional_checked(at(self.now))
        self.checked = self.held

    @rule(anything_new=st.booleans())
    def renew(self, anything_new: bool) -> None:
        session.renew(anything_new=anything_new, now=at(self.now))

    @rule()
    def next_person(self) -> None:
        session.withdraw(at(self.now))

    @rule(minutes=st.integers(1, 60 * 24 * 9))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def another_lesson(self) -> None:
        session._unwritten.clear()

    @precondition(lambda self: hasattr(self, "held"))
    @invariant()
    def a_hold_ends_only_the_designed_way(self) -> None:
        now = session.current(at(self.now))
        assert (now.state is State.HOLD) == self.held
        assert now.checked == self.checked


TestLessons = Lessons.TestCase
TestLessons.settings = settings(stateful_step_count=25)
