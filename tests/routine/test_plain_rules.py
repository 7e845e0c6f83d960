"""Examples that a physiotherapist can check by reading them."""

from __future__ import annotations

from sciatica_course.catalogue.types import Direction, Position
from sciatica_course.routine import Item, Standing
from tests.routine.strategies import CONTENT, ROUTINE, Case, items, person

AT_HOME = {"chair", "wall", "strap"}
LYING = {Position.LYING_BACK, Position.LYING_FRONT, Position.SIDE_LYING, Position.KNEELING}
STRENGTH = {"hips", "trunk"}


def place(case: Case, slot: str) -> tuple[str, str]:
    """Return the exercise and form that has a place, in every week that has it."""
    [found] = {(i.exercise, i.form) for i in items(case.routine.weeks) if i.slot == slot}
    return found


def in_weeks(case: Case) -> set[str]:
    return {item.exercise for item in items(case.routine.weeks)}


def position(item: Item) -> Position:
    exercise = CONTENT.exercises[item.exercise]
    form = exercise.easier.get(item.form)
    return (form and form.position) or exercise.position


def strength_days(case: Case) -> list[set[int]]:
    return [
        {s.day for s in week.sessions if STRENGTH & {i.slot for i in s.items}}
        for week in case.routine.weeks
    ]


# --- Directions ---------------------------------------------------------------------------------


def test_nothing_worse_begins_with_childs_pose_as_the_article_does() -> None:
    assert place(person(kit=AT_HOME), "ease") == ("childs-pose", "")


def test_bending_worse_begins_with_the_prone_press_up() -> None:
    case = person(answers={"bending": "worse"}, kit=AT_HOME)
    assert place(case, "ease") == ("prone-press-up", "")
    assert case.routine.verdicts["childs-pose"].reasons[0].text == (
        "Bending forward makes it worse."
    )


def test_bending_worse_and_no_floor_begins_with_the_standing_back_bend() -> None:
    case = person(answers={"bending": "worse"}, ruled_out={"floor"})
    assert place(case, "ease") == ("prone-press-up", "standing-back-bend")


def test_bending_worse_and_no_floor_but_a_bed_begins_with_the_prone_press_up_on_it() -> None:
    case = person(answers={"bending": "worse"}, ruled_out={"floor"}, kit={"bed"})
    assert place(case, "ease") == ("prone-press-up", "")


def test_arching_worse_begins_with_childs_pose() -> None:
    assert place(person(answers={"arching": "worse"}), "ease") == ("childs-pose", "")


def test_both_directions_worse_begins_with_a_movement_that_does_neither() -> None:
    case = person(answers={"bending": "worse", "arching": "worse"}, kit=AT_HOME)
    name, form_id = place(case, "ease")
    exercise = CONTENT.exercises[name]
    form = exercise.easier.get(form_id)
    assert ((form and form.direction) or exercise.direction) is Direction.NEUTRAL


# --- Conditions ---------------------------------------------------------------------------------


def test_in_pregnancy_nobody_lies_flat_on_the_back_or_on_the_front() -> None:
    for ruled_out in ([], ["kneeling"], ["floor"]):
        case = person("pregnant", minutes=45, kit=AT_HOME | {"bed"}, ruled_out=set(ruled_out))
        for item in items(case.routine.weeks):
            assert position(item) is not Position.LYING_FRONT
            assert position(item) is not Position.LYING_BACK or item.form == "propped"


def test_after_a_new_hip_there_is_no_childs_pose_figure_four_or_clamshell() -> None:
    case = person(minutes=45, kit=AT_HOME, conditions={"new-hip"})
    for id_ in ("childs-pose", "supine-glute-stretch", "clamshell", "running"):
        verdict = case.routine.verdicts[id_]
        assert verdict.standing is Standing.OUT
        assert verdict.reasons[0].text.startswith("You have had a hip replaced.")


def test_thin_bones_never_bend_as_far_as_they_can() -> None:
    case = person("osteoporosis", minutes=45, kit=AT_HOME)
    assert place(case, "ease") == ("childs-pose", "small-range")
    verdicts = case.routine.verdicts
    assert verdicts["running"].standing is Standing.OUT
    sore = person("osteoporosis", conditions={"sore-knees"}, answers={"arching": "worse"})
    for item in items(sore.routine.weeks):
        if CONTENT.exercises[item.exercise].direction is Direction.BENDS:
            assert item.form or sore.routine.verdicts[item.exercise].care


def test_an_inflamed_spine_neither_bends_nor_arches() -> None:
    case = person("fused-spine", minutes=45, kit=AT_HOME)
    assert in_weeks(case).isdisjoint({"childs-pose", "prone-press-up"})


def test_a_weak_leg_has_no_nerve_slider_and_walks_near_support() -> None:
    case = person(answers={"feelings": ("weak",)}, minutes=45, kit=AT_HOME)
    assert "nerve-slider" not in in_weeks(case)
    assert place(case, "aerobic") == ("walking", "short-laps")


def test_a_tight_hamstring_that_is_stirred_up_is_not_stretched() -> None:
    case = person(answers={"leg-pain": 5}, minutes=45, kit=AT_HOME)
    assert place(case, "nerve") == ("nerve-slider", "small")
    assert case.routine.verdicts["hamstring-stretch"].standing is Standing.OUT


def test_no_floor_means_nothing_on_the_floor() -> None:
    case = person(minutes=45, kit={"chair", "wall"}, ruled_out={"floor"})
    assert not {position(item) for item in items(case.routine.weeks)} & LYING


# --- Time and days ------------------------------------------------------------------------------


def test_five_minutes_are_a_little_walk_first_and_then_a_movement_that_eases() -> None:
    for week in person(minutes=5).routine.weeks:
        for session in week.sessions:
            assert [item.slot for item in session.items] == ["aerobic", "ease"]
            assert [item.minutes for item in session.items] == [2, 3]


def test_ten_minutes_have_room_for_strength() -> None:
    [first, *_] = person(minutes=10, days=1, kit=AT_HOME).routine.weeks[0].sessions
    assert [item.slot for item in first.items] == ["aerobic", "ease", "hips"]


def test_twenty_minutes_end_with_everything() -> None:
    [first, *_] = person(minutes=20, kit=AT_HOME).routine.weeks[-1].sessions
    assert [item.exercise for item in first.items] == [
        "warm-up",
        "childs-pose",
        "nerve-slider",
        "glute-bridge",
        "modified-plank",
        "walking",
    ]


def test_one_day_a_week_has_everything_once() -> None:
    case = person(minutes=45, days=1, kit=AT_HOME)
    for week in case.routine.weeks:
        [session] = week.sessions
        assert len({item.slot for item in session.items}) == len(session.items)
    assert {item.slot for item in items(case.routine.weeks[-1])} == set(ROUTINE.slots)


def test_seven_days_a_week_have_strength_twice_and_later_three_times_never_running() -> None:
    case = person(minutes=45, days=7, kit=AT_HOME)
    assert strength_days(case) == [{1, 5}, {1, 5}, {1, 5}, {1, 5}, {1, 3, 5}, {1, 3, 5}]


# --- How strong, and how sure -------------------------------------------------------------------


def test_mild_pain_grows_from_three_exercises_to_five() -> None:
    weeks = person(minutes=45, kit=AT_HOME).routine.weeks
    counts = [len({i.slot for i in items(week)} - {"warm-up"}) for week in weeks]
    assert counts == [3, 4, 5, 5, 5, 5]
    assert [week.stage for week in weeks] == ["start", "start", "build", "build", "keep", "keep"]


def test_very_easily_stirred_up_pain_has_the_flare_set_and_no_more() -> None:
    worst = {"stirred": "a-little", "settles": "next-day"}
    for answers in (worst, {"leg-pain": 7}, {"back-pain": 9}):
        case = person(answers=answers, minutes=45, days=7, kit=AT_HOME)
        assert in_weeks(case) == {"warm-up", "childs-pose", "pelvic-tilt", "walking"}
        assert [week.stage for week in case.routine.weeks] == ["start"] * 6


def test_something_to_ask_about_keeps_the_routine_small() -> None:
    case = person("not-improving", minutes=45, kit=AT_HOME)
    for week in case.routine.weeks:
        assert week.stage == "start"
        assert {i.slot for i in items(week)} == {"warm-up", "ease", "hips", "aerobic"}


def test_a_swimmer_with_a_pool_swims_twice_and_walks_on_the_other_days() -> None:
    case = person(minutes=45, days=4, kit={"pool"}, liked="swimming")
    going = [i.exercise for i in items(case.routine.weeks[0]) if i.slot == "aerobic"]
    assert going == ["swimming", "swimming", "walking", "walking"]
