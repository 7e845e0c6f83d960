"""The explorers without a browser: what they say, and what a mark does that is a warning sign."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

import sciatica_course as course
from sciatica_course import catalogue, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import explorers
from sciatica_course.html.pictures import image
from sciatica_course.session import State
from sciatica_course.widgets import registry, settings
from sciatica_course.widgets.body_map import BodyMap
from sciatica_course.widgets.explorer import Explorer
from sciatica_course.words import say
from tests.widgets.people import act, go_through, level, send
from tests.widgets.test_guard import Plan

CONTENT = catalogue.load()
ALL = ("nerve_explorer", "body_map", "disc_explorer")
SIGNS = explorers.signs(CONTENT.anatomy)


def words_in(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def passed() -> BodyMap:
    """A body map in the lesson of someone whose exercises are open."""
    go_through(course.symptom_check())
    assert session.current().open
    return course.body_map()  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", ALL)
def test_calling_again_shows_the_same_explorer(name: str) -> None:
    assert getattr(course, name)() is getattr(course, name)()


@pytest.mark.parametrize("name", ALL)
def test_its_drawings_hold_no_script_and_go_out_once(name: str) -> None:
    explorer: Explorer = getattr(course, name)()
    for drawing in explorer.pictures.values():
        assert drawing.startswith("<svg")
        assert "<script" not in drawing
    json.dumps(explorer.told)


def test_paper_says_all_that_the_page_says() -> None:
    told = CONTENT.anatomy
    nerve = words_in(str(course.nerve_explorer().static()))
    for root in told.roots.values():
        assert all(
            part in nerve for part in (root.name, root.path, root.felt, root.weak, root.daily)
        )
    disc = words_in(str(course.disc_explorer().static()))
    for step in told.disc.values():
        assert all(part in disc for part in (step.name, step.text, step.shrinks))
    paper = str(course.body_map().static())
    for region in told.regions.values():
        assert region.label in words_in(paper)
    assert paper.count(explorers.BOX) == sum(2 if r.sided else 1 for r in told.regions.values())
    title = CONTENT.lessons["02-check-your-symptoms"].title
    assert say("body-map.paper-alarm", lesson=title) in words_in(paper)


def test_paper_brings_its_pictures_with_it() -> None:
    for name, picture in zip(ALL, ("sciatic-nerve", "body-map", "disc"), strict=True):
        paper = str(getattr(course, name)().static())
        assert 'src="data:image/svg+xml;base64,' in paper
        assert f'alt="{html.escape(CONTENT.pictures[picture].alt)}"' in paper
        assert not re.search(r"<(script|style|svg|button|input)", paper)


def test_a_picture_without_words_or_without_a_file_is_not_shown() -> None:
    with pytest.raises(KeyError):
        image("anatomy/disc-steps")
    with pytest.raises(FileNotFoundError):
        image("elsewhere/disc")


@pytest.mark.parametrize("name", ALL)
def test_every_explorer_cites_what_it_tells(name: str) -> None:
    told = CONTENT.anatomy
    cited = {
        "disc_explorer": (told.shrink_claim, told.painless_claim),
    }.get(name, (told.zones_claim, told.map_claim))
    paper = str(getattr(course, name)().static())
    live = json.dumps(getattr(course, name)().told)
    for id_ in cited:
        assert CONTENT.claims[id_].text in words_in(paper)
        assert f"sources.md#{id_}" in paper
        assert f"sources.md#{id_}" in live


def test_how_often_a_disc_shrinks_is_what_the_claim_says() -> None:
    numbers = set(CONTENT.claims[CONTENT.anatomy.shrink_claim].numbers)
    said = [re.findall(r"\d+", step.shrinks) for step in CONTENT.anatomy.disc.values()]
    assert {number for each in said for number in each} == numbers
    assert not said[0], "a disc without a bulge has nothing to shrink"


# --- Holds ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_an_emergency_replaces_it_and_help_for_today_leaves_it(name: str) -> None:
    explorer: Explorer = getattr(course, name)()
    check = course.symptom_check()
    go_through(check, fever="yes")
    assert not explorer.panel["instead"]
    check.wipe()
    send(check, kind="action", action="checked")
    go_through(check, bladder="yes")
    assert explorer.panel["instead"]
    assert level(explorer) is Urgency.EMERGENCY


# --- Both legs, and the area between them ---------------------------------------------------------


def test_every_sign_of_the_map_that_the_safety_check_lists_can_be_raised() -> None:
    listed = {
        sign
        for question in CONTENT.screening.questions.values()
        for sign in question.also_raised_by
        if sign.startswith("body-map:")
    }
    assert set(SIGNS) == listed


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_takes_a_pass_back_at_once_for_every_view(passed: BodyMap, sign: str) -> None:
    plan = Plan("Plan")
    assert not plan.panel["instead"]
    send(passed, kind="signs", signs=[sign])
    assert session.current().state is State.NOT_SCREENED
    assert say("view.check-first") in plan.panel["html"]
    assert passed.settled == []


@pytest.mark.parametrize("sign", SIGNS)
def test_the_words_about_a_sign_are_its_questions_and_what_a_yes_means(sign: str) -> None:
    told = words_in(course.body_map().alarms[sign])
    asked = [q for q in CONTENT.screening.questions.values() if sign in q.also_raised_by]
    assert asked
    assert all(question.text in told for question in asked)
    others = [q for q in CONTENT.screening.questions.values() if sign not in q.also_raised_by]
    assert not any(question.text in told for question in others)
    assert CONTENT.screening.advice["emergency"].exercise in told
    assert say(f"body-map.alarm-{sign.partition(':')[2]}") in told


def test_the_words_name_the_number_of_the_country_that_is_chosen() -> None:
    body_map = course.body_map()
    assert "999" not in body_map.alarms[SIGNS[0]]
    settings.keep(country="GB")
    registry.refresh_all()
    assert 'href="tel:999"' in body_map.alarms[SIGNS[0]]


def test_a_check_that_is_passed_after_a_sign_settles_it_until_it_comes_anew(
    passed: BodyMap,
) -> None:
    sign = SIGNS[0]
    send(passed, kind="signs", signs=[sign])
    check = course.symptom_check()
    check.wipe()
    go_through(check)
    assert session.current().open
    assert passed.settled == [sign]
    send(passed, kind="signs", signs=[sign])
    assert session.current().open, "it is the same sign as before"
    send(passed, kind="signs", signs=[])
    assert passed.settled == []
    assert session.current().open
    send(passed, kind="signs", signs=[sign])
    assert not session.current().open


def test_taking_a_mark_back_opens_nothing(passed: BodyMap) -> None:
    send(passed, kind="signs", signs=[SIGNS[0]])
    send(passed, kind="signs", signs=[])
    assert not session.current().open


def test_a_sign_never_lifts_a_hold(passed: BodyMap) -> None:
    check = course.symptom_check()
    act(check, "again")
    go_through(check, fever="yes")
    send(passed, kind="signs", signs=list(SIGNS))
    assert session.current().state is State.HOLD


def test_what_a_page_makes_up_is_no_sign(passed: BodyMap) -> None:
    send(passed, kind="signs", signs=["body-map:nose", 3, None])
    assert session.current().open
    assert not passed.trouble


def test_the_next_person_finds_an_empty_map_and_nothing_is_kept(
    passed: BodyMap, learner_folder: Path
) -> None:
    passed.set_state({"marks": ["buttock-left", "buttock-right"]})
    send(passed, kind="signs", signs=[SIGNS[0]])
    for file in learner_folder.iterdir():
        assert "buttock" not in file.read_text("utf-8")
    send(course.symptom_check(), kind="action", action="next-person")
    assert passed.marks == []
    assert passed.settled == []
