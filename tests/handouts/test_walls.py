"""Markup and scripts in every place that people fill: shown as text or gone, and never run.

``attacks.py`` lists what was tried. Each page is opened with its policy, and once more without it,
because either wall has to hold by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from sciatica_course import catalogue
from sciatica_course.handouts import chosen, exporter
from sciatica_course.handouts import make as maker
from sciatica_course.handouts.make import make
from sciatica_course.handouts.pages import Wish
from tests.case_counts import Cases
from tests.handouts.attacks import attacks, run_of, svg_of
from tests.handouts.notebooks import PNG, code, notebook, printed, shown, words
from tests.html import poison

POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>")

# Press, point at and type into everything, as a curious person would, and give pictures time.
PROVOKE = """async () => {
    const events = ['click', 'mouseover', 'mouseenter', 'focus', 'keydown', 'toggle', 'load',
        'error', 'animationstart', 'transitionend', 'pointerdown', 'begin', 'pageshow'];
    for (const node of document.querySelectorAll('main *, header *')) {
        if (node.closest('.sc-part')) continue;
        for (const name of events) node.dispatchEvent(new Event(name, { cancelable: true }));
    }
    for (const node of document.querySelectorAll('.sc-part input, .sc-part summary')) node.click();
    for (const node of document.querySelectorAll('.sc-part button')) node.click();
    await new Promise((done) => setTimeout(done, 150));
    return window.RAN || [];
}"""
SETTLED = """async () => {
    await new Promise((done) => setTimeout(done, 200));
    return window.RAN || [];
}"""
# What no page may hold, however it came there.
STRANGE = """() => [...document.querySelectorAll('*')].flatMap((node) => [
    ...['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'LINK', 'FORM'].filter((tag) => node.tagName === tag),
    ...[...node.attributes].filter(({ name, value }) =>
        name.startsWith('on') || /^\\s*(javascript|vbscript|data:text)/i.test(value))
        .map(({ name }) => `${node.tagName} ${name}`),
    ...(node.tagName === 'META' && node.httpEquiv === 'refresh' ? ['refresh'] : []),
])"""


@dataclass
class Opened:
    """Opens pages from a folder with the network watched, and says what they tried."""

    browser: Browser
    folder: Path
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ran(self, html: str) -> list[str]:
        """Open a page with its policy and without; return what ran or was asked for."""
        assert POLICY.search(html)
        return [*self._try(html), *self._try(POLICY.sub("", html))]

    def look(self, html: str) -> Page:
        file = self.folder / "page.html"
        file.write_text(html, encoding="utf-8")
        context = self.browser.new_context()
        context.route("**/*", self._route)
        page = context.new_page()
        page.on("console", lambda said: self.complaints.append(said.text))
        page.on("dialog", lambda dialog: dialog.dismiss())
        page.goto(file.as_uri())
        return page

    def _try(self, html: str) -> list[str]:
        page = self.look(html)
        ran: list[str] = page.evaluate(PROVOKE)
        strange: list[str] = page.evaluate(STRANGE)
        there = page.url.startswith((self.folder / "page.html").as_uri())
        page.context.close()
        refused = [said for said in self.complaints if "Content Security Policy" in said]
        return ran + strange + self.asked + refused + ([] if there else ["it went elsewhere"])

    def _route(self, route: Route) -> None:
        address = route.request.url
        if not address.startswith(("file:", "data:")):
            self.asked.append(address)
            route.abort()
        else:
            route.continue_()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    return Opened(browser, tmp_path)


def page_of(*cells: dict[str, Any], title: str = "T", **wish: Any) -> str:
    return make(notebook(*cells, title=title), "own", ".", Wish(**wish)).html


PLACES = {
    "markdown": lambda said: words(f"Before\n\n{said}\n\nAfter"),
    "markdown-inline": lambda said: words(f"Before {said} after"),
    "text-html": lambda said: code("x()", shown(html=f"<p>Before</p>{said}<p>After</p>")),
    "text-html-open": lambda said: code("x()", shown(html=f"<div><p title='{said}")),
    "text-markdown": lambda said: code("x()", shown(markdown=f"Before\n\n{said}")),
    "text-plain": lambda said: code("x()", shown(plain=said), tags=["keep-text"]),
    "stdout": lambda said: code("x()", printed(said), tags=["keep-text"]),
    "stderr": lambda said: code("x()", printed(said, "stderr"), tags=["keep-text"]),
    "source": lambda said: code(f"x({said!r})", shown(html="<p>Shown</p>")),
    "alternative-text": lambda said: code("x()", shown({"alt": said}, png=PNG)),
    "raw": lambda said: {"cell_type": "raw", "metadata": {}, "source": said},
}


@pytest.mark.parametrize("place", PLACES)
def test_no_attack_in_a_cell_runs(opened: Opened, place: str, cases: Cases) -> None:
    tried = attacks(place)
    html = page_of(*(PLACES[place](said) for said in tried.values()))
    assert not opened.ran(html)
    cases.count += 2 * len(tried)


@pytest.mark.parametrize("place", ["text-plain", "stdout"])
def test_what_is_text_is_shown_as_text(opened: Opened, place: str) -> None:
    tried = attacks(place)
    page = opened.look(page_of(*(PLACES[place](said) for said in tried.values())))
    seen = {" ".join(text.split()) for text in page.locator("pre").all_inner_texts()}
    page.context.close()
    missing = [
        name
        for name, said in tried.items()
        if name not in ("null", "line-separator") and " ".join(said.split()) not in seen
    ]
    assert not missing


@pytest.mark.parametrize("place", ["title", "clinic", "phone"])
def test_no_attack_in_a_line_of_the_page_runs(opened: Opened, place: str, cases: Cases) -> None:
    tried = attacks(place)
    said = " ".join(said.replace("\0", "") for said in tried.values())
    html = page_of(words("Words"), **{place: said})
    assert not opened.ran(html)
    page = opened.look(html)
    seen = page.title() if place == "title" else page.locator(".clinic").inner_text()
    page.context.close()
    assert " ".join(seen.split()) == " ".join(said.split())
    cases.count += 2 * len(tried)


def test_no_drawing_runs(opened: Opened, cases: Cases) -> None:
    cells = [
        code("x()", shown({"alt": "A drawing"}, svg=svg_of("svg-output"))),
        words("![A drawing](drawing.svg)"),
    ]
    (opened.folder / "drawing.svg").write_text(svg_of("svg-file"))
    book = notebook(*cells)
    html = make(book, "own", str(opened.folder), Wish()).html
    assert not opened.ran(html)
    for data in re.findall(r'src="(data:image/svg[^"]*)"', html):
        page = opened.look(f'<object data="{data}"></object><p></p>')  # as a document of its own
        assert page.evaluate("window.RAN || []") == []
        assert "evil" not in page.content()
        page.context.close()
        cases.count += 1


SPOILS = f"</script><script>{run_of('x')}</script><img src=x onerror='{run_of('y')}'>&amp;"


@pytest.mark.parametrize("name", list(catalogue.load().lessons))
def test_no_word_of_the_content_runs(
    opened: Opened, name: str, cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = chosen.lesson(name)
    with monkeypatch.context() as patch:
        patch.setattr(poison, "POISON", SPOILS)
        content = poison.poisoned(catalogue.load())
        patch.setattr(catalogue, "load", lambda: content)
        made = make(lesson.file.read_bytes(), name, str(lesson.file.parent), Wish(beside=(name,)))
    assert made.html.count("&lt;script&gt;(window.RAN") > 30
    assert not opened.ran(made.html)
    cases.count += 2 * made.html.count("(window.RAN")


def test_the_policy_holds_where_nothing_is_cleaned(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, cases: Cases
) -> None:
    # A refresh is no business of a policy; a place in the page is none of a cell.
    tried = {
        name: said
        for name, said in attacks("policy").items()
        if name not in ("meta-refresh", "part", "picture-source", "end-of-main", "clobber")
    }
    maker._exporter.cache_clear()
    monkeypatch.setattr(exporter, "harmless", lambda html: html)
    html = page_of(*(PLACES["text-html"](said) for said in tried.values()))
    maker._exporter.cache_clear()
    assert "onload" in html
    page = opened.look(html)
    assert page.evaluate(SETTLED) == []
    page.context.close()
    assert not opened.asked
    assert any("Content Security Policy" in said for said in opened.complaints)
    loose = opened.look(POLICY.sub("", html))
    assert loose.evaluate(SETTLED)  # so there was something to stop
    loose.context.close()
    cases.count += len(tried)
