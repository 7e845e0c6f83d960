"""A session as the player plays it: cues without a gap, for as long as the dose says."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain, pairwise
from typing import Any

import pytest
from hypothesis import given

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Dose
from sciatica_course.entries import PLACES
from sciatica_course.html import pictures
from sciatica_course.html.player import READY, TURN, clips, cues, plan
from sciatica_course.routine import Item, Session
from tests.case_counts import Cases
from tests.html.poison import POISON, poisoned
from tests.routine.strategies import Case, anyone_clear

CONTENT = catalogue.load()


def item(exercise: str, form: str = "", **amount: Any) -> Item:
    dose = replace(CONTENT.exercises[exercise].doses["start"], **amount)
    return Item("", exercise, form, dose, -(-dose.seconds // 60))


def kinds(exercise: str, **amount: Any) -> list[str]:
    one = item(exercise, **amount)
    return [f"{cue.kind} {cue.seconds}" for cue in cues(CONTENT.exercises[exercise], "", one.dose)]


@pytest.mark.parametrize(
    ("exercise", "amount", "expected"),
    [
        ("walking", {"minutes": 10}, ["ready 15", "go 600"]),
        ("glute-bridge", {}, ["ready 15", "repetitions 40", "rest 60", "repetitions 40"]),
        ("childs-pose", {}, ["ready 15", "go 5", "hold 20", "rest 10", "go 5", "hold 20"]),
        ("nerve-slider", {}, ["ready 15", "repetitions 30", "side 5", "repetitions 30"]),
        (
            "nerve-slider",
            {"sets": 2, "rest": 0},
            [
                *("ready 15", "repetitions 30", "side 5", "repetitions 30"),
                *("side 5", "repetitions 30", "side 5", "repetitions 30"),
            ],
        ),
        (
            "hamstring-stretch",
            {},
            [
                *("ready 15", "go 5", "hold 20", "side 5", "go 5", "hold 20", "rest 10"),
                *("go 5", "hold 20", "side 5", "go 5", "hold 20"),
            ],
        ),
    ],
)
def test_a_dose_becomes_its_cues_in_order(
    exercise: str, amount: dict[str, Any], expected: list[str]
) -> None:
    assert kinds(exercise, **amount) == expected


def turns(dose: Dose) -> int:
    """Return how often someone turns over without a rest in which to do it."""
    if not dose.per_side or dose.minutes is not None:
        return 0
    return dose.sets + (0 if dose.rest else dose.sets - 1)


def test_every_dose_of_every_form_lasts_as_long_as_it_counts(cases: Cases) -> None:
    for exercise in CONTENT.exercises.values():
        for form in ("", *exercise.forms):
            for dose in exercise.doses.values():
                session = Session(1, (Item("", exercise.id, form, dose, 1),))
                played = plan(CONTENT, session, "one")
                (part,) = played["parts"]
                ends = [cue["at"] + cue["seconds"] for cue in part["cues"]]
                starts = [cue["at"] for cue in part["cues"]]
                assert starts == [0, *ends[:-1]], "no gap and no overlap"
                assert played["total"] == part["seconds"] == ends[-1]
                assert part["seconds"] == READY + dose.seconds + TURN * turns(dose)
                counted = [cue["count"] for cue in part["cues"] if cue["count"]]
                sides = 2 if dose.per_side else 1
                assert counted == [dose.repetitions] * dose.sets * sides * bool(dose.repetitions)
                held = [cue["seconds"] for cue in part["cues"] if cue["kind"] == "hold"]
                alone = dose.repetitions is None and dose.minutes is None
                assert held == [dose.hold] * dose.sets * sides * alone
                assert all(cue["text"] and cue["say"] for cue in part["cues"])
                assert not any(a["say"] == b["say"] for a, b in pairwise(part["cues"]))
                assert part["alt"] == pictures.words_for(part["picture"])
                assert part["moves"] == (part["picture"] in clips(session))
                cases.count += 1


@given(anyone_clear)
def test_any_session_of_anyone_fits_its_minutes_but_for_getting_ready(case: Case) -> None:
    sessions = chain.from_iterable(week.sessions for week in case.routine.weeks)
    for session in sessions:
        played = plan(CONTENT, session, "one")
        assert [part["exercise"] for part in played["parts"]] == [
            each.exercise for each in session.items
        ]
        turned = sum(turns(each.dose) for each in session.items) * TURN
        ready = len(session.items) * READY
        assert played["total"] <= session.minutes * 60 + ready + turned


def test_a_form_brings_its_own_picture_words_and_position() -> None:
    session = Session(1, (item("clamshell", "standing-side-tap"), item("clamshell")))
    form, own = plan(CONTENT, session, "one", eased={"clamshell": 1})["parts"]
    exercise = CONTENT.exercises["clamshell"]
    assert form["name"] == "Clamshell: Standing side tap"
    assert form["how"] == [exercise.easier["standing-side-tap"].how]
    assert form["picture"] == "exercises/clamshell-standing-side-tap"
    assert "You stand." in form["cues"][0]["text"]
    assert form["still"].startswith("data:image/svg+xml;base64,")
    assert (form["moves"], form["eased"]) == (False, 1)
    assert own["how"] == list(exercise.steps)
    assert "You lie on your side." in own["cues"][0]["text"]
    assert clips(session) == ("exercises/clamshell",)


def test_a_plan_is_plain_and_brings_every_word_that_the_page_needs() -> None:
    played = plan(CONTENT, Session(1, (item("warm-up"),)), "an-id", lowest="calf")
    assert json.loads(json.dumps(played)).keys() == played.keys()
    assert (played["id"], played["lowest"]) == ("an-id", "calf")
    assert played["words"] == CONTENT.interface["player"]
    assert [each["value"] for each in played["tap"]["lowest"]["options"]] == list(PLACES)
    assert (played["tap"]["leg"]["kind"], played["tap"]["lowest"]["kind"]) == ("scale", "choice")
    assert played["tap"]["leg"]["scale"]["high"] == 10


@pytest.mark.parametrize(
    ("key", "claim"),
    [("sign", "new-numbness-or-weakness"), ("lower", "stop-when-it-moves-down")],
)
def test_what_it_says_about_safety_is_the_claim_with_its_certainty(key: str, claim: str) -> None:
    said = plan(CONTENT, Session(1, (item("warm-up"),)), "one")[key]
    assert CONTENT.claims[claim].text in said
    assert f"sources.md#{claim}" in said
    assert CONTENT.interface["lesson"]["to-confirm"] in said


def test_words_that_look_like_html_stay_words_in_what_is_shown_as_html() -> None:
    content = poisoned(CONTENT)
    played = plan(content, Session(1, (item("warm-up"),)), "one")
    for key in ("sign", "lower"):
        assert "<script" not in played[key]
        assert "<img" not in played[key]
    assert POISON in played["parts"][0]["name"], "the page sets it as text"
