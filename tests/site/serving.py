"""A plain web server for a built site, in a sub-folder of its own, and lessons opened from it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from sciatica_course.words import say

FOLDER = "/back"  # the site stands below its server's first page
ROUTINE, PRACTISE = "07-build-your-routine", "08-practise-and-adjust"
PATIENCE = 240_000  # milliseconds: a kernel in a browser, on a machine with other things to do
# The browser's Python asks the server, too, whether it has a file of the learner's. It has none.
LOOKED_FOR = (".sciatica-course", "/full/api/contents/")


@dataclass
class Server:
    """A running server: its port, and the paths that were asked for in vain."""

    port: int
    missing: list[str] = field(default_factory=list)

    def address(self, path: str = "", host: str = "127.0.0.1") -> str:
        """Return the address of a page of the site."""
        return f"http://{host}:{self.port}{FOLDER}/{path}"

    def lesson(self, name: str, host: str = "127.0.0.1") -> str:
        """Return the address of a lesson of the full course."""
        return self.address(f"full/notebooks/index.html?path={name}.ipynb", host)


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    """Serve a site for as long as the block lasts."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = {  # noqa: RUF012  (as its base has it)
            **SimpleHTTPRequestHandler.extensions_map,
            ".mjs": "text/javascript",
            ".wasm": "application/wasm",
        }

        def translate_path(self, path: str) -> str:
            if not path.startswith(f"{FOLDER}/"):
                return str(site / "outside-of-the-site")
            return super().translate_path(path.removeprefix(FOLDER))

        def send_error(self, code: int, *rest: Any) -> None:
            if not any(each in self.path for each in LOOKED_FOR):
                server.missing.append(self.path)
            super().send_error(code, *rest)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    def handler(*args: Any) -> Handler:
        return Handler(*args, directory=str(site))

    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    server = Server(running.server_address[1])
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()


class Learner:
    """Somebody's browser. It remembers what was asked of whom, and every error."""

    def __init__(self, context: BrowserContext, server: Server, host: str) -> None:
        self.context, self.server, self.host = context, server, host
        self.asked: list[str] = []
        self.errors: list[str] = []
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def open(self, lesson: str) -> None:
        """Open a lesson of the full course, and wait until it is live."""
        self.page.goto(self.server.lesson(lesson, self.host))
        self.live()

    def live(self) -> None:
        """Wait until the lesson in the page is live."""
        self.page.wait_for_selector("[data-sc-lesson=live]")

    def view(self, name: str) -> Locator:
        """Return a part of the lesson by the section of its words."""
        return self.page.get_by_role("region", name=say(f"{name}.name"), exact=True)

    def elsewhere(self) -> list[str]:
        """Return what was asked of any other computer."""
        line = {"http", "https", "ws", "wss"}
        asked = ((url, urlsplit(url)) for url in self.asked)
        return [url for url, to in asked if to.scheme in line and to.hostname != self.host]

    def complaints(self) -> list[str]:
        """Return what went wrong so far, and what was asked of any other computer."""
        return [*self.errors, *self.elsewhere(), *self.server.missing]


@contextmanager
def learner(browser: Browser, server: Server, host: str = "127.0.0.1") -> Iterator[Learner]:
    """Lend a browser in which nothing is stored yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    try:
        yield Learner(context, server, host)
    finally:
        context.close()
