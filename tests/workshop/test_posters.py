"""Posters: one sheet of paper each, the same for everybody, and readable by everybody."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from sciatica_course import catalogue
from sciatica_course.html import doses
from sciatica_course.workshop.posters import page, posters

CONTENT = catalogue.load()
SHEETS = posters("GB")
# What fits between the margins, in CSS pixels: a millimetre has 96 / 25.4 of them.
WIDTHS = {"a4": round(186 * 96 / 25.4), "letter": round(191.9 * 96 / 25.4)}


def written(folder: Path, paper: str = "a4") -> str:
    file = folder / "posters.html"
    file.write_text(page(SHEETS, paper), encoding="utf-8")
    return file.as_uri()


def test_there_are_the_warning_the_light_and_every_exercise() -> None:
    names = [sheet.name for sheet in SHEETS]
    assert names == ["get-help", "traffic-light", *CONTENT.exercises]
    assert "Call 999" in SHEETS[0].inside


def test_the_warning_of_no_country_names_no_single_number() -> None:
    assert 'class="number"' not in posters()[0].inside


def test_no_poster_says_how_much() -> None:
    for sheet in SHEETS:
        exercise = CONTENT.exercises.get(sheet.name)
        for dose in exercise.doses.values() if exercise else ():
            assert doses.dose(dose) not in sheet.inside


def test_every_exercise_says_who_asks_first() -> None:
    for sheet in SHEETS[2:]:
        cautions = CONTENT.exercises[sheet.name].cautions.values()
        assert all(caution.condition in sheet.inside for caution in cautions)


def test_the_light_has_the_limits_of_the_rules() -> None:
    said = re.sub(r"<[^>]+>", " ", SHEETS[1].inside)
    limits = CONTENT.progress
    assert f"0 to {limits.back_green}" in said
    assert f"{limits.back_green + 1} to {limits.back_red}" in said
    assert f"above {limits.back_red}" in said
    assert f"more than {limits.leg_rise}" in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_poster_is_one_sheet_with_all_of_it_on_it(
    browser: Browser, tmp_path: Path, paper: str
) -> None:
    shown = browser.new_page(viewport={"width": WIDTHS[paper], "height": 900})
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.emulate_media(media="print")
    address = written(tmp_path, paper)
    shown.goto(address)
    cut = shown.evaluate("""() => [...document.querySelectorAll('.sheet')]
        .filter(sheet => sheet.scrollHeight > sheet.clientHeight + 1
            || sheet.scrollWidth > sheet.clientWidth + 1)
        .map(sheet => sheet.className)""")
    small = shown.evaluate("""() => [...document.querySelectorAll('figure img')]
        .filter(image => image.clientHeight < 200).map(image => image.alt)""")
    printed = shown.pdf(prefer_css_page_size=True)
    shown.close()
    assert (cut, small) == ([], [])
    assert len(re.findall(rb"/Type /Page\b", printed)) == len(SHEETS)
    assert [each for each in asked if not each.startswith("data:")] == [address]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(browser: Browser, tmp_path: Path, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 700},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    shown = context.new_page()
    shown.goto(written(tmp_path))
    wide = shown.evaluate("document.scrollingElement.scrollWidth")
    found = Axe().run(shown).response["violations"]
    context.close()
    assert wide == 320
    assert [each["id"] for each in found] == []
