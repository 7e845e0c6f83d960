"""Exercise cards: teaching stays in view, and a dose is there only while plans may be shown."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.catalogue.types import Kind, Urgency
from sciatica_course.html import Html, doses
from sciatica_course.lookup import UnknownName
from sciatica_course.widgets.exercise_card import ExerciseCards
from sciatica_course.words import say, section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.widgets.people import NOW, level, send
from tests.widgets.ready import check, describe

CONTENT = catalogue.load()
EXERCISES = CONTENT.exercises


def read(html: object) -> str:
    return " ".join(Reader(str(html)).text.split())


def all_doses(id_: str) -> list[str]:
    return [doses.dose(dose) for dose in EXERCISES[id_].doses.values()]


def dose_of(view: ExerciseCards, id_: str) -> str:
    return read(view.doses[id_])


def test_a_card_teaches_everything_about_its_exercise() -> None:
    for id_, exercise in EXERCISES.items():
        words = read(course.exercise(id_).cards)
        told = [exercise.name, *exercise.targets, *exercise.steps, *exercise.mistakes, exercise.why]
        told += [form.how for form in exercise.forms.values()]
        told += [part for c in exercise.cautions.values() for part in (c.condition, c.instead)]
        told += [section("exercise-position")[exercise.position.value], *exercise.other_names]
        told += [CONTENT.routine.kit[kit].label for kit in exercise.kit]
        assert not [part for part in told if " ".join(part.split()) not in words], id_
        assert f'href="sources.md#{id_}"' in course.exercise(id_).cards
        assert section("certainty")[exercise.certainty.value] in words


def test_every_card_leads_to_a_heading_of_the_page_of_sources(checkout: Path) -> None:
    headings = (checkout / "notebooks" / "sources.md").read_text(encoding="utf-8").splitlines()
    for id_ in EXERCISES:
        assert headings.count(f"## {id_}") == 1, id_


def test_steps_are_numbered_and_the_rest_opens_in_place() -> None:
    html = course.exercise("glute-bridge").cards
    captions, steps = re.findall(r"<ol>(.*?)</ol>", html)
    assert captions.count("<li>") == len(CONTENT.pictures["glute-bridge"].captions)
    assert steps.count("<li>") == len(EXERCISES["glute-bridge"].steps)
    summaries = re.findall(r"<summary>(.*?)</summary>", html)
    assert summaries == [
        say(f"exercise.{each}") for each in ("easier", "harder", "mistakes", "cautions")
    ]


def test_without_a_pass_a_line_says_when_the_dose_opens() -> None:
    view = course.exercise("glute-bridge")
    lesson = CONTENT.lessons["02-check-your-symptoms"].title
    assert say("exercise.dose-first", lesson=lesson) in dose_of(view, "glute-bridge")
    assert not [dose for dose in all_doses("glute-bridge") if dose in str(view.get_state())]


def test_a_pass_opens_the_dose_of_every_stage_and_its_end_takes_it_away(
    clock: list[datetime],
) -> None:
    view = course.exercise("glute-bridge")
    check()
    send(view, kind="look")
    words = dose_of(view, "glute-bridge")
    assert all(dose in words for dose in all_doses("glute-bridge"))
    clock.append(NOW + timedelta(hours=4))
    send(view, kind="look")
    assert not [dose for dose in all_doses("glute-bridge") if dose in str(view.get_state())]


@pytest.mark.parametrize("finding", ["fever", "bladder", "self-harm"])
def test_a_hold_takes_every_dose_and_leaves_what_is_taught(finding: str) -> None:
    check()
    one, several = course.exercise("walking"), course.exercises("strength")
    urgency = check(finding).urgency
    for view in (one, several):
        send(view, kind="look")
        assert level(view) is urgency >= Urgency.SAME_DAY
        assert view.panel["instead"] == (urgency >= Urgency.CALL_NOW)
        assert bool(view.doses) == (urgency < Urgency.CALL_NOW)
        assert all(read(line).endswith(say("exercise.dose-hold")) for line in view.doses.values())
    assert EXERCISES["walking"].steps[0] in read(one.cards)


def test_a_closed_check_shows_no_dose() -> None:
    check("weight-loss")
    view = course.exercise("walking")
    assert say("exercise.dose-closed") in dose_of(view, "walking")


def test_the_paper_form_has_no_dose_even_while_plans_are_open() -> None:
    check()
    for id_ in EXERCISES:
        paper = read(course.exercise(id_).static())
        assert not [dose for dose in all_doses(id_) if dose in paper], id_
        assert EXERCISES[id_].steps[-1] in paper


def test_what_the_check_found_counts_without_a_self_check() -> None:
    check("osteoporosis")
    runs = dose_of(course.exercise("running"), "running")
    assert say("exercise.not-now") in runs
    assert CONTENT.routine.conditions["thin-bones"].because in runs
    walks = dose_of(course.exercise("walking"), "walking")
    assert doses.dose(EXERCISES["walking"].doses["start"]) in walks
    assert doses.dose(EXERCISES["walking"].doses["keep"]) not in walks, "the reduced set"
    assert CONTENT.routine.reasons.reduced in walks


def test_what_has_to_be_asked_about_first_closes_every_dose() -> None:
    check("heart-or-pressure")
    for id_ in EXERCISES:
        words = dose_of(course.exercise(id_), id_)
        assert CONTENT.routine.conditions["heart-or-pressure"].because in words, id_
        assert not [dose for dose in all_doses(id_) if dose in words], id_


def test_what_the_self_check_said_counts_too() -> None:
    check()
    describe(arching="worse")
    press_up = dose_of(course.exercise("prone-press-up"), "prone-press-up")
    assert CONTENT.routine.conditions["arching-worse"].because in press_up
    assert not [dose for dose in all_doses("prone-press-up") if dose in press_up]


def test_an_exercise_for_later_says_what_comes_first_above_its_dose() -> None:
    check()
    words = dose_of(course.exercise("running"), "running")
    assert EXERCISES["running"].later in words
    assert all(dose in words for dose in all_doses("running"))


def test_all_cards_of_a_kind_stand_under_one_another_with_the_first_open() -> None:
    for kind in Kind:
        names = [e.name for e in EXERCISES.values() if e.kind is kind]
        html = course.exercises(kind.value).cards
        assert [name for name in names if name in read(html)] == names, kind
        if len(names) > 1:
            assert re.findall(r"<details[^>]*sc-move[^>]*>", html) == [
                '<details class="sc-move" open>',
                *['<details class="sc-move">'] * (len(names) - 1),
            ]


@pytest.mark.parametrize(
    ("ask", "wrong", "nearest"),
    [
        (course.exercise, "glut-bridge", "glute-bridge"),
        (course.exercises, "stretches", "stretch"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    ask: object, wrong: str, nearest: str
) -> None:
    with pytest.raises(UnknownName, match=f"“{wrong}”.*“{nearest}”"):
        ask(wrong)  # type: ignore[operator]


def test_an_unknown_kind_is_answered_with_all_kinds() -> None:
    with pytest.raises(UnknownName) as error:
        course.exercises("strech")
    assert all(kind.value in str(error.value) for kind in Kind)


def test_calling_again_gives_the_same_card() -> None:
    assert course.exercise("walking") is course.exercise("walking")
    assert course.exercises("nerve") is course.exercises("nerve")
    assert course.exercise("walking") is not course.exercise("cycling")


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    content = poisoned(CONTENT)
    check("walking-ache")
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for id_ in EXERCISES:
        view = ExerciseCards("Card", (content.exercises[id_],))
        for html in (view.cards, view.doses[id_], view.static()):
            found = Reader(Html(html))
            assert "script" not in {tag for tag, _ in found.tags}
            for tag, attributes in found.tags:
                if tag == "img":
                    assert str(attributes["src"]).startswith("data:image/")
