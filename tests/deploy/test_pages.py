"""The pages around the lessons in a browser, without the hub, which only fills them in."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
import pytest
import textstat
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.ways import WAYS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a room needs Linux")

if sys.platform == "linux":
    from deploy.local.room import pages, poster
    from deploy.local.room.settings import Room

if TYPE_CHECKING:
    from deploy.local.room.pages import Words

HUB = "http://course.test/hub/"
COMMON = {
    "base_url": "/hub/",
    "login_url": "/hub/login",
    "logout_url": "/hub/logout",
    "authenticator_login_url": "/hub/login?next=",
    "xsrf": "2|abc=",
    "xsrf_token": "2|abc=",
    "parsed_scopes": {},
    "message": "",
    "url": "/hub/spawn",
    "spawn_url": "/hub/spawn/blue-heron-7",
    "progress_url": "/hub/api/users/blue-heron-7/server/progress?_xsrf=a",
}
USER = {"user": {"name": "blue-heron-7", "escaped_name": "blue-heron-7"}}
HTML = "text/html; charset=utf-8"
STREAM = "text/event-stream"
TOLD = 'data: {"progress": 40}\n\n'
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
FULL = "Active user limit exceeded. Try again in a few minutes."
# What JupyterHub hands to each page, and the section of our words that it shows then.
STATES: dict[str, tuple[str, dict[str, Any], str]] = {
    "login": ("login", {}, "login"),
    "login-wrong": ("login", {"login_error": "Invalid username or password"}, "login"),
    "login-old": ("login", {"login_error": "Login form invalid or expired. Try again."}, "login"),
    "starting": ("spawn_pending", USER, "starting"),
    "stopping": ("stop_pending", USER, "stopping"),
    "closed": ("not_running", USER | {"failed": False}, "closed"),
    "failed": ("not_running", USER | {"failed": True}, "failed"),
    "home": ("home", USER | {"default_server": {"active": True}}, "home"),
    "full": ("error", USER | {"status_code": 429, "message": FULL}, "full"),
    "busy": ("error", USER | {"status_code": 429, "message": "Too many users"}, "busy"),
    "not-yours": ("error", USER | {"status_code": 403}, "not-yours"),
    "not-here": ("error", {"status_code": 404}, "not-here"),
    "wrong": ("error", USER | {"status_code": 500}, "wrong"),
}


@pytest.fixture(scope="module")
def say() -> Words:
    return pages.words()


@pytest.fixture(scope="module")
def drawn(say: Words) -> dict[str, str]:
    """Every page in every state."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(pages.FOLDER),
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
    )
    ours = COMMON | {"say": say, "css": pages.css()}
    return {
        name: environment.get_template(f"{template}.html").render(ours | given)
        for name, (template, given, _) in STATES.items()
    }


@pytest.fixture
def shown(browser: Browser, drawn: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """Show one of the pages at a time; an error in it, or a wish for anything else, fails."""
    trouble: list[str] = []
    contexts: list[BrowserContext] = []

    def refuse(route: Route) -> None:
        trouble.append(route.request.url)
        route.abort()

    def show(name: str, *, width: int = 1280, fragment: str = "", **options: Any) -> Page:
        if contexts:
            contexts.pop().close()
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: trouble.append(f"{name}: {error}"))
        page.route("**", refuse)
        # All that pages ask for: the way in, and how far the start of a server is.
        page.route("**/progress?*", lambda route: route.fulfill(body=TOLD, content_type=STREAM))
        for place in (f"{HUB}{name}", f"{HUB}login?next="):
            page.route(place, lambda route: route.fulfill(body=drawn[name], content_type=HTML))
        page.goto(f"{HUB}{name}{fragment}")
        return page

    yield show
    contexts.pop().close()
    assert not trouble


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_every_page_fits_and_axe_finds_nothing(
    shown: Callable[..., Page],
    say: Words,
    theme: Literal["light", "dark"],
    width: int,
) -> None:
    trouble = []
    for name, (_, _, section) in STATES.items():
        page = shown(name, width=width, color_scheme=theme)
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text(say[section]["title"])
        assert page.title().startswith(say[section]["title"])
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            trouble.append(f"{name} is wider than the screen")
        low = "each => each.filter((one) => one.getBoundingClientRect().height < 43.5).length"
        assert not page.locator("a, button, input:not([type=hidden])").evaluate_all(low), name
        trouble += [f"{name}: {each['id']}" for each in Axe().run(page).response["violations"]]
        dark = sum(map(int, page.evaluate(GROUND)[4:-1].split(","))) < 384
        assert dark == (theme == "dark")
    assert not trouble


def test_the_square_of_the_poster_fills_in_the_code_and_the_keys_do_the_rest(
    shown: Callable[..., Page], say: Words
) -> None:
    it = say["login"]
    page = shown("login", fragment="#abc-def-ghj")
    expect(page.get_by_label(it["code"])).to_have_value("abc-def-ghj")
    expect(page.get_by_label(it["name"])).to_be_focused()
    page.keyboard.type("Blue Heron")
    page.keyboard.press("Tab")
    page.keyboard.type("abcd")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=it["go"])).to_be_focused()
    page.keyboard.press("Enter")  # the blank in the name is refused before anything is sent
    expect(page.get_by_label(it["name"])).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("blue-heron")
    with page.expect_request(lambda wish: wish.method == "POST") as sent:
        page.keyboard.press("Enter")
    assert "password=abc-def-ghj&username=blue-heron&own_word=abcd" in str(sent.value.post_data)


def test_a_start_tells_how_far_it_is(shown: Callable[..., Page], say: Words) -> None:
    page = shown("starting")
    bar = page.get_by_role("progressbar", name=say["starting"]["bar"])
    expect(bar).to_have_js_property("value", 40)


def test_without_the_square_the_code_is_asked_first(shown: Callable[..., Page], say: Words) -> None:
    for fragment in ("", "#"):
        expect(shown("login", fragment=fragment).get_by_label(say["login"]["code"])).to_be_focused()


@pytest.mark.parametrize(("name", "tries"), [("full", 1), ("busy", 1), ("wrong", 0)])
def test_a_full_room_and_a_busy_door_try_again_by_themselves(
    browser: Browser, drawn: dict[str, str], name: str, tries: int
) -> None:
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.on("request", lambda wish: asked.append(wish.url))
    page.route(HUB, lambda route: route.fulfill(body=drawn[name], content_type=HTML))
    page.goto(HUB)
    page.clock.fast_forward(25_000)
    page.wait_for_timeout(100)
    assert asked == [HUB, *tries * [f"{HUB}spawn"]]
    context.close()


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_the_poster_shows_address_and_code_large(
    browser: Browser, tmp_path: Path, theme: Literal["light", "dark"], width: int
) -> None:
    room = replace(Room(folder="/srv/room"), name="clinic.example", code="abc-def-ghj")
    poster.write(room, tmp_path / "poster.html")
    context = browser.new_context(viewport={"width": width, "height": 720}, color_scheme=theme)
    page = context.new_page()
    page.goto((tmp_path / "poster.html").as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    if width > 1000:  # a projector has no scroll bar
        assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    assert not Axe().run(page).response["violations"]
    code = page.get_by_text("abc-def-ghj").bounding_box()
    assert code
    assert code["height"] > (100 if width > 1000 else 40)
    square = page.get_by_role("img", name=pages.words()["poster"]["square"])
    ground = square.evaluate("each => getComputedStyle(each).backgroundColor")
    assert ground == "rgb(255, 255, 255)"  # a camera wants dark on light, also in the dark
    context.close()


def test_every_word_is_used_and_is_plain(say: Words) -> None:
    assert {section for _, _, section in STATES.values()} | {"course", "poster"} == set(say)
    used = "".join(file.read_text("utf-8") for file in pages.FOLDER.glob("*.html"))
    used += Path(poster.__file__).read_text("utf-8")
    for section, entries in say.items():
        for key in entries:
            assert re.search(rf'\.{key}\b|\["{key}"\]|"{key}"|{{{key}}}', used), (section, key)
    text = " ".join(words for entries in say.values() for words in entries.values())
    assert not re.search(r"\b(server|spawn|hub|token|error|log ?in|user)", text, re.IGNORECASE)
    long = [words for entries in say.values() for words in entries.values() if len(words) > 25]
    assert textstat.flesch_kincaid_grade(" ".join(each.rstrip(".?") + "." for each in long)) <= 6
