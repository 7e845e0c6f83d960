"""A group's results: what counts and what does not, and nothing told of fewer than five."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.knowledge import Given, right_choice
from sciatica_course.shared_result import LARGEST, SharedResult, as_code, as_file, file_name
from sciatica_course.words import say
from sciatica_course.workshop import group_sheet
from sciatica_course.workshop.group import MOST, Piece, gather, in_folder, of_code, of_file
from sciatica_course.workshop.group_stats import FEWEST, least_known, tell, wilson
from sciatica_course.workshop.group_view import GroupResults
from tests.case_counts import Cases
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.widgets.people import act, send

CHECK = catalogue.load().knowledge_check
RIGHT = {id_: right_choice(item) for id_, item in CHECK.items.items()}


def answers(dice: Random) -> Given:
    choices = {id_: dice.choice(sorted(item.choices)) for id_, item in CHECK.items.items()}
    return Given(choices, dice.randint(0, 10))


def person(number: int, *, before: bool = True, after: bool = True) -> SharedResult:
    dice = Random(number)
    first, second = answers(dice), answers(dice)
    return SharedResult(f"{number:07}", first if before else None, second if after else None)


def people(both: int = 0, first: int = 0, second: int = 0) -> list[SharedResult]:
    kinds = [(True, True)] * both + [(True, False)] * first + [(False, True)] * second
    return [person(n, before=b, after=a) for n, (b, a) in enumerate(kinds)]


def coded(results: Sequence[SharedResult]) -> list[Piece]:
    return [of_code(as_code(CHECK, each)) for each in results]


def words(html: str) -> str:
    return " ".join(Reader(html).text.split())


# --- What counts ----------------------------------------------------------------------------------


def test_codes_and_files_count_alike() -> None:
    results = people(both=3, first=1)
    files = [of_file(file_name(each), as_file(CHECK, each).encode()) for each in results]
    assert gather(CHECK, files) == gather(CHECK, coded(results))
    assert gather(CHECK, files).results == tuple(results)


def test_one_bad_piece_costs_no_other() -> None:
    good = people(both=2)
    bad = [of_file("a.json", b"{"), of_code("hello"), of_file("b.json", b" " * (LARGEST + 1))]
    group = gather(CHECK, [*bad, *coded(good)])
    assert group.results == tuple(good)
    assert [(each.name, each.why) for each in group.refused] == [
        ("a.json", "unreadable"),
        ("hello", "no-result"),
        ("b.json", "too-large"),
    ]


def test_the_same_result_counts_once_however_it_comes() -> None:
    (one,) = people(both=1)
    code = as_code(CHECK, one)
    group = gather(CHECK, [of_code(code), of_file("x.json", as_file(CHECK, one).encode())])
    assert group.results == (one,)
    assert [(each.name, each.why, each.other) for each in group.refused] == [
        ("x.json", "twice", code)
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_who_shares_again_at_the_end_counts_with_both_checks(order: int) -> None:
    late = person(1)
    early = SharedResult(late.id, late.before)
    group = gather(CHECK, coded([early, late][::order]))
    assert group.results == (late,)
    assert [each.why for each in group.refused] == ["earlier"]


def test_other_answers_under_the_same_letters_are_left_out() -> None:
    one = person(1)
    other = SharedResult(one.id, person(2).before, person(2).after)
    group = gather(CHECK, coded([one, other]))
    assert group.results == (one,)
    assert [each.why for each in group.refused] == ["other-answers"]


def test_the_same_answers_to_both_checks_count_once_under_other_letters() -> None:
    one = person(1)
    other = SharedResult("9THER99", one.before, one.after)
    assert [each.why for each in gather(CHECK, coded([one, other])).refused] == ["twice"]
    alone = [SharedResult(f"AA{n}", None, one.after) for n in ("00001", "00002")]
    assert len(gather(CHECK, coded(alone)).results) == 2  # many know all of it at the end


def test_a_folder_gives_its_plain_files_and_nothing_else(tmp_path: Path) -> None:
    (one,) = people(both=1)
    (tmp_path / "b.json").write_text(as_file(CHECK, one))
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "c.json").mkdir()
    (tmp_path / "d.json").symlink_to(tmp_path / "b.json")
    os.mkfifo(tmp_path / "e.json")
    (tmp_path / "a.json").write_bytes(b"\xff" * 20_000_000)
    pieces, unread = in_folder(tmp_path)
    assert [(each.name, each.why) for each in unread] == [
        ("c.json", "link"),
        ("d.json", "link"),
        ("e.json", "link"),
    ]
    group = gather(CHECK, pieces)
    assert group.results == (one,)
    assert [(each.name, each.why) for each in group.refused] == [("a.json", "too-large")]
    assert in_folder(tmp_path / "none") == ([], [])


def test_a_folder_of_very_many_files_is_read_up_to_a_limit(tmp_path: Path) -> None:
    for number in range(MOST + 2):
        (tmp_path / f"{number:04}.json").write_text("{}")
    pieces, unread = in_folder(tmp_path)
    assert (len(pieces), [each.why for each in unread]) == (MOST, ["too-many"] * 2)


# --- What is told ---------------------------------------------------------------------------------


def test_of_fewer_than_five_nothing_is_told(cases: Cases) -> None:
    """All mixtures of up to six people each: whatever is shown is of five people or more."""
    for both in range(7):
        for first in range(7):
            for second in range(7):
                cases.count += 1
                told = tell(CHECK, people(both, first, second))
                if told is None:
                    assert both < FEWEST
                    assert both + max(first, second) < FEWEST
                    continue
                assert told.people >= FEWEST
                shares = [*told.before.values(), *told.after.values()]
                assert {share.people for share in shares} == {told.people}
                if told.before and told.after:
                    assert told.people == both


def test_a_page_of_fewer_than_five_has_no_number_of_theirs(cases: Cases) -> None:
    empty = words(group_sheet.sheet(CHECK, None, ()))
    for count in range(FEWEST):
        for kinds in ((count, 0, 0), (0, count, 0), (0, 0, count)):
            cases.count += 1
            told = tell(CHECK, people(*kinds))
            assert words(group_sheet.sheet(CHECK, told, ())) == empty
    assert re.findall(r"\d+", empty) == [str(FEWEST)]


def test_who_did_one_check_cannot_be_found_by_subtraction() -> None:
    """What is told of 6 who did both is the same whoever else did only one."""
    alone = tell(CHECK, people(both=6))
    assert alone == tell(CHECK, people(both=6, first=3, second=4))


def test_shares_are_counted_right() -> None:
    results = people(both=9)
    told = tell(CHECK, results)
    assert told
    for id_, right in RIGHT.items():
        right_before = sum(each.before.choices[id_] == right for each in results if each.before)
        assert (told.before[id_].right, told.before[id_].people) == (right_before, 9)
    sure = sorted(each.after.confidence for each in results if each.after)
    assert told.sure_after
    assert told.sure_after.middle == sure[4]
    assert (told.sure_after.low, told.sure_after.high) == (sure[2], sure[6])
    least = least_known(told, 3)
    rest = [told.after[id_].part for id_ in RIGHT if id_ not in least]
    assert max(told.after[id_].part for id_ in least) <= min(rest)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(numbers: tuple[int, int]) -> None:
    right, count = numbers
    theirs = binomtest(right, count).proportion_ci(0.95, "wilson")
    assert wilson(right, count) == pytest.approx((theirs.low, theirs.high), abs=1e-6)


def test_a_name_with_markup_and_paths_is_shown_as_text() -> None:
    for name in [*POISON, "../../etc/passwd", "a" * 500, "x\n\u202ey"]:
        refused = gather(CHECK, [of_file(name, b"{")]).refused
        html = group_sheet.sheet(CHECK, None, refused)
        assert not {tag for tag, _ in Reader(html).tags} & {"script", "img", "iframe", "svg"}
        assert "\u202e" not in html
        assert len(group_sheet.refusal(refused[0])) < 160


def test_a_long_list_of_refusals_ends_with_how_many_more() -> None:
    refused = gather(CHECK, [of_code(f"x{number}") for number in range(30)]).refused
    assert say("group.refused-more", count=10) in group_sheet.sheet(CHECK, None, refused)


# --- The view -------------------------------------------------------------------------------------


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GroupResults:
    (tmp_path / "results").mkdir()
    monkeypatch.chdir(tmp_path)
    for each in people(both=4):
        Path("results", file_name(each)).write_text(as_file(CHECK, each))
    return course.group_results()  # type: ignore[no-any-return]


def add(view: GroupResults, code: str) -> None:
    send(view, kind="next", form="group", screen=0, answers={"code": code})


def test_a_code_that_is_added_makes_a_group_of_five(view: GroupResults) -> None:
    act(view, "show")
    assert "too few" in view.sheet
    add(view, as_code(CHECK, person(77)))
    assert say("group.there", count=5) in words(view.sheet)
    assert say("group.title", people=5) not in words(view.sheet)
    act(view, "show")
    assert say("group.title", people=5) in words(view.sheet)
    assert view.answers == {}
    view.wipe()
    act(view, "show")
    assert "too few" in view.sheet


def test_the_numbers_do_not_change_by_the_few_who_came_last(
    view: GroupResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(view, "tell", said.append)
    for number in range(70, 73):
        add(view, as_code(CHECK, person(number)))
    act(view, "show")
    seven = words(view.sheet).partition(say("group.question"))[2]
    for number in range(80, 84):
        add(view, as_code(CHECK, person(number)))
        act(view, "show")
        assert said[-1] == say("group.few-new", fewest=FEWEST)
        assert words(view.sheet).partition(say("group.question"))[2] == seven
    add(view, as_code(CHECK, person(84)))
    act(view, "show")
    assert say("group.title", people=12) in words(view.sheet)


def test_a_mistyped_code_is_named_and_stays_to_be_mended(
    view: GroupResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(view, "tell", said.append)
    code = as_code(CHECK, person(77))
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    add(view, wrong)
    assert said == [say("group.refused-damaged", name=wrong)]
    assert view.answers == {"code": wrong}
    add(view, "")
    assert said[-1] == say("group.no-code")
    add(view, code)
    add(view, code)
    assert said[-1] == say("group.refused-twice", name=code, other=code)


def test_a_file_is_opened_and_the_table_saved(
    view: GroupResults, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_out: list[tuple[str, str, str]] = []
    monkeypatch.setattr(view, "give_file", lambda *file: given_out.append(file))
    text = as_file(CHECK, person(77))
    send(view, kind="file", action="open", name="x.json", text=text)
    act(view, "show")
    act(view, "save")
    ((name, kind, table),) = given_out
    assert (name, kind) == ("group-results.csv", "text/csv")
    assert len(table.splitlines()) == 1 + 2 * len(CHECK.items)
    act(view, "empty")
    act(view, "show")
    assert "too few" in view.sheet


def test_a_saved_notebook_tells_of_nobody(view: GroupResults) -> None:
    add(view, as_code(CHECK, person(77)))
    act(view, "show")
    assert "5 people" not in words(view.static()).replace("from 5 people on", "")
