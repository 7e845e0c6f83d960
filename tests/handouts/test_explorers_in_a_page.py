"""The explorers and the knowledge check of a page show and say what those of a notebook do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from sciatica_course import catalogue, handouts
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.packed import named, together
from sciatica_course.handouts.parts import Setting, knowledge_check
from sciatica_course.html import knowledge as told
from sciatica_course.html.pictures import svg
from sciatica_course.knowledge import Given
from sciatica_course.words import say
from tests.case_counts import Cases
from tests.handouts.conftest import HandedOut
from tests.handouts.opening import open_file
from tests.handouts.twin import load, shapes

CHECK = catalogue.load().knowledge_check
TOLD = catalogue.load().anatomy
OPENER = Path(handouts.__file__).parent / "page" / "open.js"
SCRIPTS = ("session", "help", "gate", "view", "form", "parts/answers", "parts/knowledge")


@pytest.fixture(scope="module")
def page(handed_out: HandedOut, browser: Browser) -> Iterator[Page]:
    """A page of a browser without network."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def test_packing_is_the_same_every_time_and_a_page_opens_it(page: Page) -> None:
    drawing = svg("anatomy/disc-steps")
    texts = {
        "look": "p { color: red }",
        "code": "globalThis.RAN = true",
        "drawing": drawing,
        "none": "",
        "plain": "“Ä”\n",
    }
    assert together(texts) == together(dict(texts))
    held = json.dumps({"now": together(texts), "plans": together({"plan": drawing})})
    page.set_content(f'<!doctype html><script id="sc-packs" type="text/plain">{held}</script>')
    page.add_script_tag(path=OPENER)
    page.wait_for_function("() => globalThis.RAN")
    assert page.evaluate("sciaticaPage.now") == texts
    assert page.evaluate("sciaticaPage.open('plans')") == {"plan": drawing}


def test_only_what_is_alive_needs_the_looks_that_travel_packed(handed_out: HandedOut) -> None:
    for file in handed_out.folder.glob("0*.html"):
        paper = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        assert not paper.select(".sc"), file.name


def test_the_same_text_travels_once() -> None:
    ids, texts = named({"one": "said", "same": "said", "other": "told"})
    assert ids["one"] == ids["same"] != ids["other"]
    assert texts == {ids["one"]: "said", ids["other"]: "told"}


def test_every_root_lights_up_in_a_page(page: Page, handed_out: HandedOut) -> None:
    open_file(page, handed_out.folder / "01-know-your-nerve.html")
    view = page.locator("[data-kind=nerve-explorer]")
    for root in TOLD.roots.values():
        view.get_by_label(root.name, exact=True).check()
        about = view.get_by_role("status").filter(has_text=root.name)
        for words in (root.path, root.felt, root.weak, root.daily):
            expect(about).to_contain_text(words)
        lit = view.locator(".path.sc-lit").evaluate_all("(all) => all.map((e) => e.dataset.part)")
        assert set(lit) == {f"path-{root.id}"}


def test_every_step_of_the_disc_is_told_in_a_page(page: Page, handed_out: HandedOut) -> None:
    open_file(page, handed_out.folder / "01-know-your-nerve.html")
    view = page.locator("[data-kind=disc-explorer]")
    slider = view.get_by_role("slider")
    slider.focus()
    for step in TOLD.disc.values():
        expect(slider).to_have_attribute("aria-valuetext", step.name)
        expect(view.get_by_role("status").filter(has_text=step.text)).to_be_visible()
        page.keyboard.press("ArrowRight")


def test_a_page_that_asks_before_the_course_knows_no_answer() -> None:
    made = knowledge_check.part(Call("knowledge_check", ("before",)), Setting())
    assert not made.packs
    assert not made.plans
    assert not {"right", "feedback", "answers"} & set(made.data)


def test_a_page_compares_as_python_does(page: Page, cases: Cases) -> None:
    page.goto("about:blank")  # a page keeps the policy of the one before
    load(page, SCRIPTS, knowledge_check.tables(CHECK), datetime(2026, 11, 22))
    random = Random(7)

    def anybody() -> dict[str, Any]:
        chosen = {i.id: random.choice(list(i.choices)) for i in CHECK.items.values()}
        return {**chosen, "confidence": random.randrange(11)}

    pairs = [(anybody() if n % 3 else None, anybody()) for n in range(600)]
    found = page.evaluate(
        "(pairs) => pairs.map(([before, after]) => comparedKnowledge(data, before, after))", pairs
    )

    def given(said: dict[str, Any] | None) -> Given | None:
        if said is None:
            return None
        return Given({id_: said[id_] for id_ in CHECK.items}, said["confidence"])

    wanted = []
    for before, after in pairs:
        last = given(after)
        assert last is not None
        wanted.append(str(told.compared(CHECK, given(before), last)))
    assert shapes(page, found) == shapes(page, wanted)
    cases.count += len(pairs)


def test_the_check_before_the_course_thanks_and_keeps_nothing(
    page: Page, handed_out: HandedOut
) -> None:
    open_file(page, handed_out.folder / "00-start-here.html")
    view = page.locator("[data-kind=knowledge-check]")
    for _ in range(4):
        for asked in view.locator("fieldset").all():
            asked.locator("input").first.check()
        view.locator(".sc-main").click()
    expect(view).to_contain_text(say("knowledge.not-kept-text"))
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    view.get_by_role("button", name=say("knowledge.change")).click()
    expect(view.locator("input:checked")).to_have_count(4)
