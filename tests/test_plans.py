"""The kept routine: what comes back, what changed since, and what a damaged file does."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sciatica_course import plans, store
from sciatica_course.catalogue.types import Catalogue
from sciatica_course.plans import Kept, What
from sciatica_course.routine import make
from tests.html.poison import POISON
from tests.routine.strategies import CONTENT, Case, anyone, person
from tests.symptoms.answers import anything

TODAY = date(2026, 11, 22)


def keep(case: Case, content: Catalogue = CONTENT) -> None:
    plans.keep(content, case.profile, case.pattern, case.routine, TODAY)


def kept(content: Catalogue = CONTENT) -> Kept:
    found, notice = plans.kept(content)
    assert found
    assert not notice
    return found


def changed(case: Case, content: Catalogue = CONTENT) -> list[tuple[What, str]]:
    found = kept(content)
    assert found.pattern
    routine = make(content, found.pattern, found.profile, case.passed)
    changes = plans.changes(found, plans.held(content, routine))
    return [(change.what, change.name) for change in changes]


def with_exercise(id_: str, **changes: Any) -> Catalogue:
    """Return content in which one exercise is another."""
    exercises = {**CONTENT.exercises, id_: replace(CONTENT.exercises[id_], **changes)}
    return replace(CONTENT, exercises=MappingProxyType(exercises))


def spoil(folder: Path, **changes: Any) -> None:
    path = folder / plans.FILE
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | changes), encoding="utf-8")


@given(anyone)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_kept_comes_back_and_nothing_in_it_has_changed(case: Case) -> None:
    keep(case)
    found = kept()
    assert found.made == TODAY
    assert found.profile == case.profile
    assert found.pattern == case.pattern
    assert found.same_content
    assert changed(case) == []


def test_nothing_is_there_before_anything_is_kept_and_after_it_is_forgotten() -> None:
    assert plans.kept(CONTENT) == (None, "")
    assert not plans.there()
    keep(person())
    assert plans.there()
    assert plans.forget() == ""
    assert plans.kept(CONTENT) == (None, "")
    assert plans.forget() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_its_owner_can_read_it(learner_folder: Path) -> None:
    keep(person())
    assert stat.S_IMODE((learner_folder / plans.FILE).stat().st_mode) == 0o600


def test_goals_are_kept_as_they_were_typed() -> None:
    keep(person(answers={"goal-one": POISON[:60]}))
    pattern = kept().pattern
    assert pattern
    assert pattern.goals == (POISON[:60].strip(),)


def test_another_dose_is_told() -> None:
    case = person()
    keep(case)
    exercise = CONTENT.exercises["glute-bridge"]
    doses = {id_: replace(dose, repetitions=5) for id_, dose in exercise.doses.items()}
    content = with_exercise("glute-bridge", doses=MappingProxyType(doses))
    assert not kept(content).same_content
    assert changed(case, content) == [(What.DOSE, exercise.name)]


def test_an_exercise_that_is_no_longer_in_and_the_one_in_its_place_are_told() -> None:
    case = person()
    keep(case)
    content = with_exercise("glute-bridge", later="Another time.")
    told = changed(case, content)
    assert (What.GONE, CONTENT.exercises["glute-bridge"].name) in told
    assert (What.NEW, CONTENT.exercises["clamshell"].name) in told


def test_another_form_is_told() -> None:
    case = person(ruled_out={"kneeling"})
    keep(case)
    poses = {id_: each.form for id_, each in kept().held.items()}
    assert poses["childs-pose"]
    easier = CONTENT.exercises["childs-pose"].easier
    first = next(iter(easier))
    sitting = replace(easier[first], position=easier[poses["childs-pose"]].position, kit=())
    content = with_exercise("childs-pose", easier=MappingProxyType({**easier, first: sitting}))
    assert changed(case, content) == [(What.FORM, CONTENT.exercises["childs-pose"].name)]


def test_a_check_that_has_become_more_careful_is_a_change_of_the_same_content() -> None:
    keep(person(minutes=30))
    assert kept().same_content
    assert changed(person("walking-ache"))


def test_an_exercise_that_the_course_no_longer_has_is_told_by_the_name_it_had(
    learner_folder: Path,
) -> None:
    keep(person())
    held = {"old": {"name": "Old friend", "form": "", "doses": {"1": {"sets": 2}}}}
    spoil(learner_folder, content="older", held=held)
    assert (What.GONE, "Old friend") in changed(person())


def test_what_older_content_knew_and_today_s_does_not_is_left_out(learner_folder: Path) -> None:
    keep(person(kit={"chair"}))
    record = json.loads((learner_folder / plans.FILE).read_text(encoding="utf-8"))
    profile = record["profile"] | {"kit": ["chair", "sledge"], "liked": "skating"}
    spoil(learner_folder, content="older", profile=profile)
    assert kept().profile.kit == {"chair"}
    assert kept().profile.liked == ""


def test_a_self_check_that_asks_more_today_has_to_be_done_again(learner_folder: Path) -> None:
    keep(person())
    spoil(learner_folder, content="older", answers={"side": "left"})
    found = kept()
    assert found.pattern is None
    assert plans.there()


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"made": "yesterday"},
        {"made": 5},
        {"profile": {}},
        {"profile": None},
        {"answers": {"side": "left"}},
        {"answers": []},
        {"held": {"walking": {"name": "Walking"}}},
        {"held": []},
        {"content": "older", "held": {"walking": {"name": "W", "form": "", "doses": {"x": {}}}}},
    ],
)
def test_a_file_that_cannot_be_a_routine_is_set_aside_and_said_so(
    learner_folder: Path, changes: dict[str, Any]
) -> None:
    keep(person())
    spoil(learner_folder, **changes)
    found, notice = plans.kept(CONTENT)
    assert found is None
    assert plans.FILE in notice
    assert not plans.there()
    assert [path.name for path in learner_folder.glob("plan (damaged*")]


@pytest.mark.parametrize("field", ["minutes", "days", "kit", "ruled_out", "liked", "known_minutes"])
@pytest.mark.parametrize("value", [7.5, "x", None, ["sledge"], -1, True, {}])
@pytest.mark.parametrize("content", ["same", "older"])
def test_an_impossible_day_opens_nothing_it_could_not_open_before(
    learner_folder: Path, field: str, value: Any, content: str
) -> None:
    keep(person())
    record = json.loads((learner_folder / plans.FILE).read_text(encoding="utf-8"))
    changes: dict[str, Any] = {"profile": record["profile"] | {field: value}}
    spoil(learner_folder, **changes, **({"content": "older"} if content == "older" else {}))
    found, notice = plans.kept(CONTENT)
    assert (found is None) == bool(notice)
    if found and found.pattern:
        make(CONTENT, found.pattern, found.profile, person().passed)


@given(anything, anything, anything)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_file_may_hold_stops_the_course(
    profile: object, answers: object, held: object
) -> None:
    keep(person())
    spoil(store.data_folder(), profile=profile, answers=answers, held=held)
    found, notice = plans.kept(CONTENT)
    assert found is None
    assert notice


def test_a_folder_that_cannot_be_written_says_so(learner_folder: Path) -> None:
    learner_folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(store.StoreError):
        keep(person())
