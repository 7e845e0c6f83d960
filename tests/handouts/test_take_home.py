"""The learner's own two pages: never without a pass, nothing run, and two sheets of paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import sciatica_course as course
from sciatica_course import flare_page, session
from sciatica_course.cli import main
from sciatica_course.flare_page import LONGEST, FlarePage
from sciatica_course.handouts.personal import NAME, TakeHome, own_pages
from sciatica_course.words import say
from tests.html.poison import POISON
from tests.html.test_builder import Reader
from tests.ways import WAYS
from tests.widgets.people import act, buttons, panel
from tests.widgets.ready import check, choose, describe

TODAY = date(2026, 11, 22)
FULL = FlarePage(
    eases=("pelvic-tilt", "walking", "childs-pose"),
    cut=("time", "effort", "lifting", "sitting", "standing"),
    know="k" * LONGEST,
    call="c " * (LONGEST // 2),
    helped="h " * (LONGEST // 2),
    note="n " * (LONGEST // 2),
)


@pytest.fixture
def view() -> TakeHome:
    """The view of someone who has just kept a routine."""
    check()
    describe()
    builder = course.routine_builder()
    choose(builder, minutes="45", days="7")
    act(builder, "keep")
    return course.take_home()  # type: ignore[no-any-return]


def files(view: TakeHome, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """Press the button and return the files that come of it."""
    given: list[tuple[str, str, str]] = []
    monkeypatch.setattr(view, "give_file", lambda *file: given.append(file))
    act(view, "save")
    return given


def test_the_button_gives_one_file_with_routine_card_and_bad_day(
    view: TakeHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    ((name, kind, text),) = files(view, monkeypatch)
    assert (name, kind) == (NAME, "text/html")
    for words in (say("take-home.weeks"), say("flare.title"), say("week.stop")):
        assert words in text
    assert "Get emergency help now" in text


def test_nobody_who_is_held_closed_or_not_checked_gets_it(
    view: TakeHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.withdraw()
    assert files(view, monkeypatch) == []
    assert own_pages("") is None
    check("chest-pain")
    assert files(view, monkeypatch) == []
    assert own_pages("") is None
    view.refresh()
    assert "save" not in buttons(view)


def test_without_a_kept_routine_there_is_no_button() -> None:
    check()
    mine: TakeHome = course.take_home()
    assert buttons(mine) == []
    assert say("my-routine.none") in panel(mine)


def test_the_command_asks_the_safety_check_too(
    view: TakeHome, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.html"
    assert main(["take-home", "--out", str(file)]) == 0
    assert file.read_text() == own_pages("")
    session.withdraw()
    other = tmp_path / "other.html"
    assert main(["take-home", "--out", str(other)]) == 1
    assert not other.exists()
    assert capsys.readouterr().err.strip() == say("take-home.none")


def test_what_a_person_typed_is_text(view: TakeHome) -> None:
    describe(goal_one=POISON)
    act(course.routine_builder(), "keep")
    flare_page.keep(FlarePage(know=POISON, call=POISON, helped=POISON, note=POISON), TODAY)
    text = own_pages("")
    assert text is not None
    tags = {tag for tag, _ in Reader(text).tags}
    assert tags.isdisjoint({"script", "img", "a"})
    assert text.count("&lt;script&gt;") == 5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("written", [None, FlarePage(), FULL], ids=["by hand", "empty", "full"])
@pytest.mark.parametrize("findings", [(), ("osteoporosis", "pregnant")], ids=["clear", "finding"])
def test_it_prints_on_two_sheets(
    view: TakeHome,
    browser: Browser,
    paper: str,
    written: FlarePage | None,
    findings: tuple[str, ...],
) -> None:
    describe(goal_one="g " * 60, goal_two="walk", goal_three="swim")
    act(course.routine_builder(), "keep")
    if written:
        flare_page.keep(written, TODAY)
    check(*findings)
    text = own_pages("gb")
    assert text is not None
    page = browser.new_page()
    page.set_content(text)
    printed = page.pdf(format=paper)
    page.close()
    assert len(re.findall(rb"/Type */Page\b", printed)) == 2


@pytest.mark.parametrize(("scheme", "width"), WAYS)
def test_axe_finds_nothing(
    view: TakeHome, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    flare_page.keep(FULL, TODAY)
    text = own_pages("")
    assert text is not None
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(text)
    found = [each["id"] for each in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert wide <= width
