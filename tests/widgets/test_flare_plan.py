"""The page for a bad day without a browser: what it shows when, what it keeps, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import sciatica_course as course
from sciatica_course import catalogue, flare_page, plans, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.flare_page import LONGEST, FlarePage
from sciatica_course.html import doses, flare
from sciatica_course.routine.gentle import gentlest
from sciatica_course.widgets import registry
from sciatica_course.widgets.flare_plan import FlarePlan
from sciatica_course.widgets.kept_where import kept_where
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.widgets.people import NOW, act, buttons, level, panel, send
from tests.widgets.ready import check, choose, describe

CONTENT = catalogue.load()
WIRE = list[tuple[str, str, dict[str, Any]]]
WRITTEN: Mapping[str, Any] = {
    "eases": ["pelvic-tilt", "walking"],
    "cut": ["time"],
    "know": "Ana",
    "call": "Dr Bell",
    "helped": "Warmth",
    "note": "Nine days",
}
PAGE = FlarePage(
    eases=("pelvic-tilt", "walking"), cut=("time",), know="Ana", call="Dr Bell", helped="Warmth",
    note="Nine days",
)  # fmt: skip


def keep_a_routine(**answers: Any) -> None:
    builder = course.routine_builder()
    choose(builder, minutes="30", **answers)
    act(builder, "keep")


@pytest.fixture
def plan() -> FlarePlan:
    """The page of someone who has kept a routine."""
    check()
    describe()
    keep_a_routine()
    return course.flare_plan()  # type: ignore[no-any-return]


def write(plan: FlarePlan, **answers: Any) -> None:
    """Write on the page, as the page sends it."""
    plan.set_state({"answers": {**plan.answers, **answers}})


def read(html: str) -> str:
    return " ".join(Reader(html).text.split())


def is_empty(plan: FlarePlan) -> bool:
    return not plan.sheet and not plan.form


def has_a_dose(text: str) -> bool:
    every = [d for each in CONTENT.exercises.values() for d in each.doses.values()]
    return any(doses.dose(d, weekly=False) in text for d in every if d.minutes is None)


def said(wire: WIRE) -> list[str]:
    heard = [data.get("content", {}) for _, _, data in wire]
    return [each["text"] for each in heard if each.get("kind") == "say"]


def test_the_choices_are_what_fits_at_the_gentlest_level(plan: FlarePlan) -> None:
    kept, _ = plans.kept(CONTENT)
    assert kept
    assert kept.pattern
    fits = gentlest(CONTENT, kept.pattern, kept.profile, session.current())
    field = plan.form["pages"][0]["fields"][0]
    assert [option["value"] for option in field["options"]] == [*fits, flare.NONE]
    assert [option["alone"] for option in field["options"]][-1]
    assert all(each["optional"] for each in plan.form["pages"][0]["fields"])


def test_the_page_follows_every_word(plan: FlarePlan) -> None:
    assert buttons(plan) == ["print"]
    assert not has_a_dose(read(plan.sheet))
    write(plan, **WRITTEN)
    words = read(plan.sheet)
    for text in ("Pelvic tilt", "Walking", "Ana", "Dr Bell", "Warmth", "Nine days"):
        assert text in words
    assert has_a_dose(words)
    assert plan.written() == PAGE
    assert buttons(plan) == ["keep", "print"]


def test_nothing_is_kept_before_the_person_says_so(plan: FlarePlan, wire: WIRE) -> None:
    write(plan, **WRITTEN)
    assert not flare_page.there()
    act(plan, "keep")
    kept, notice = flare_page.kept()
    assert kept
    assert not notice
    assert kept.page == PAGE
    assert say("flare.kept", where=kept_where()) in said(wire)
    assert buttons(plan) == ["print", "forget"]
    assert say("flare.since", day="")[:15] in read(plan.sheet)


def test_it_asks_before_it_puts_a_page_in_place_of_a_kept_one(plan: FlarePlan) -> None:
    write(plan, **WRITTEN)
    assert not plan.actions[0]["question"]
    act(plan, "keep")
    write(plan, note="Ten days")
    assert buttons(plan) == ["keep", "print", "forget"]
    assert plan.actions[0]["question"] == say("flare.keep-ask")
    act(plan, "keep")
    kept, _ = flare_page.kept()
    assert kept
    assert kept.page.note == "Ten days"


def test_a_new_lesson_begins_with_what_was_kept(plan: FlarePlan) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    plan.close()
    again = course.flare_plan()
    assert again is not plan
    assert again.written() == PAGE
    assert again.answers["eases"] == ["pelvic-tilt", "walking"]


def test_forgetting_leaves_what_is_written_in_the_lesson_alone(plan: FlarePlan, wire: WIRE) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    act(plan, "forget")
    assert not flare_page.there()
    assert plan.written() == PAGE
    assert buttons(plan) == ["keep", "print"]
    assert say("flare.forgotten") in said(wire)


def test_three_are_enough(plan: FlarePlan, wire: WIRE) -> None:
    four = [option["value"] for option in plan.form["pages"][0]["fields"][0]["options"]][:4]
    write(plan, eases=four[:3], note="n")
    wire.clear()
    write(plan, eases=four, note="no")
    assert plan.answers["eases"] == four[:3]
    assert plan.answers["note"] == "no"
    assert said(wire) == [say("flare.enough")]
    write(plan, eases=[*four, *four])
    assert len(plan.written().eases) == 3


def test_what_a_page_could_not_have_sent_is_left_out(plan: FlarePlan) -> None:
    write(plan, eases=["sledge", 7, "walking", "walking"], cut=["sledge", "time"], know=7)
    write(plan, note="n" * (LONGEST + 1), call="  Dr\nBell\x00 ", helped=" ")
    assert plan.written() == FlarePage(
        eases=("walking",), cut=("time",), call="DrBell", note="n" * LONGEST
    )
    act(plan, "keep")
    kept, _ = flare_page.kept()
    assert kept
    assert kept.page == plan.written()
    write(plan, eases="walking", cut={})
    assert plan.written().eases == ()


def test_poison_stays_text(plan: FlarePlan) -> None:
    write(plan, know=POISON, call=POISON, helped=POISON, note=POISON, eases=["walking"])
    assert Reader(plan.sheet).text.count(POISON) == 4
    assert not {"script", "img"} & {tag for tag, _ in Reader(plan.sheet).tags}


# --- Gates ----------------------------------------------------------------------------------------


def test_before_the_safety_check_it_leads_there() -> None:
    plan = course.flare_plan()
    assert is_empty(plan)
    assert say("view.check-first") in panel(plan)
    act(plan, "keep")
    assert not flare_page.there()


@pytest.mark.parametrize("finding", ["bladder", "fever", "self-harm", "weight-loss", "under-16"])
def test_a_red_answer_anywhere_takes_all_of_it_away_and_keeps_what_was_kept(
    plan: FlarePlan, finding: str
) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    write(plan, note="Ten days")
    now = check(finding)
    send(plan, kind="look")
    assert is_empty(plan)
    assert level(plan) is now.urgency
    assert buttons(plan) == []
    assert not has_a_dose(panel(plan))
    act(plan, "keep")
    write(plan, note="Eleven days")
    assert is_empty(plan)
    kept, _ = flare_page.kept()
    assert kept
    assert kept.page == PAGE


def test_it_is_gone_from_view_when_the_pass_has_ended(
    clock: list[datetime], plan: FlarePlan
) -> None:
    write(plan, **WRITTEN)
    assert not is_empty(plan)
    clock.append(NOW + timedelta(hours=5))
    write(plan, note="n")
    assert is_empty(plan)
    assert say("view.check-first") in panel(plan)
    clock.append(NOW)
    send(plan, kind="look")
    assert plan.written().note == "n", "nothing typed is lost"


def test_a_check_that_closes_the_routine_leaves_the_page_without_a_dose(plan: FlarePlan) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    check("recent-surgery")
    send(plan, kind="look")
    assert CONTENT.routine.conditions["recent-surgery"].because in read(panel(plan))
    assert say("flare.small-closed") in read(plan.sheet)
    assert "Dr Bell" in read(plan.sheet)
    assert not has_a_dose(read(plan.sheet))
    assert not has_a_dose(str(plan.form))
    write(plan, note="Ten days")
    act(plan, "keep")
    kept, _ = flare_page.kept()
    assert kept
    assert kept.page.eases == PAGE.eases, "what does not fit today may fit again"


def test_what_does_not_fit_today_is_named_without_a_dose(plan: FlarePlan) -> None:
    write(plan, eases=["prone-press-up"])
    assert has_a_dose(read(plan.sheet))
    describe(arching="worse")
    send(plan, kind="look")
    name = CONTENT.exercises["prone-press-up"].name
    assert say("flare.not-now", names=name) in read(plan.sheet)
    assert not has_a_dose(read(plan.sheet))
    offered = [option["value"] for option in plan.form["pages"][0]["fields"][0]["options"]]
    assert "prone-press-up" not in offered


@pytest.mark.parametrize(
    ("finding", "urgency"), [("walking-ache", Urgency.SOON), ("pregnant", Urgency.ASK_FIRST)]
)
def test_what_the_check_advises_stands_above_and_on_the_page(
    plan: FlarePlan, finding: str, urgency: Urgency
) -> None:
    check(finding)
    send(plan, kind="look")
    assert level(plan) is urgency
    assert not plan.panel["instead"]
    assert CONTENT.screening.advice[urgency.slug].title in read(plan.sheet)


def test_without_a_routine_it_can_be_written_all_the_same() -> None:
    check()
    plan = course.flare_plan()
    assert plan.form["pages"][0]["fields"][0]["id"] == "cut"
    lesson = CONTENT.lessons["07-build-your-routine"].title
    assert say("flare.small-later", lesson=lesson) in read(plan.sheet)
    write(plan, **WRITTEN)
    assert not has_a_dose(read(plan.sheet))
    assert "Dr Bell" in read(plan.sheet)


# --- Trouble --------------------------------------------------------------------------------------


def test_a_damaged_page_is_set_aside_and_said_so(plan: FlarePlan, learner_folder: Path) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    (learner_folder / flare_page.FILE).write_text("{", encoding="utf-8")
    send(plan, kind="look")
    assert "damaged" in plan.notice
    assert plan.written() == PAGE
    assert buttons(plan) == ["keep", "print"]


def test_a_full_disk_is_told_and_nothing_written_is_lost(
    plan: FlarePlan, monkeypatch: pytest.MonkeyPatch, wire: WIRE
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space")

    write(plan, **WRITTEN)
    monkeypatch.setattr("pathlib.Path.replace", full)
    wire.clear()
    act(plan, "keep")
    assert "disk is full" in plan.notice
    assert said(wire) == []
    assert not flare_page.there()
    assert plan.written() == PAGE


def test_trouble_while_looking_leaves_no_dose_behind(
    plan: FlarePlan, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no sheet")

    write(plan, **WRITTEN)
    monkeypatch.setattr("sciatica_course.html.flare.sheet", fail)
    send(plan, kind="look")
    assert is_empty(plan)
    assert plan.trouble == say("view.trouble")
    assert plan.answers["note"] == "Nine days"
    caplog.clear()


def test_the_next_person_finds_nothing_of_the_one_before(plan: FlarePlan) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    act(course.symptom_check(), "next-person")
    assert not flare_page.there()
    assert is_empty(plan)
    check()
    registry.refresh_all()
    assert plan.written() == flare_page.EMPTY


def test_its_paper_form_holds_nothing_of_a_person(plan: FlarePlan) -> None:
    write(plan, **WRITTEN)
    act(plan, "keep")
    paper = read(str(plan.static()))
    assert say("flare.by-hand") in paper
    for text in ("Ana", "Dr Bell", "Warmth", "Nine days"):
        assert text not in paper
    assert not has_a_dose(paper)
