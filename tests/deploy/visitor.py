"""A learner's browser, as far as a hub sees one: a name, cookies, a server, a kernel."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any

import websocket

SECONDS = 120


class NoServerError(Exception):
    """A server did not start."""


@dataclass
class Visitor:
    """Somebody at the door of a room."""

    room: str
    name: str
    word: str = "a word of mine"
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._open = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.jar)
        ).open

    @property
    def home(self) -> str:
        """The address of one's own server."""
        return f"{self.room}user/{self.name}/"

    def come_in(self, code: str) -> bool:
        """Type the code, the name and the own word; return whether the door opened."""
        self.get(f"{self.room}hub/login")
        form = {"username": self.name, "password": code, "own_word": self.word}
        form["_xsrf"] = self._cookie("/hub/")
        body = urllib.parse.urlencode(form).encode()
        try:
            with self._open(f"{self.room}hub/login?next=/hub/home", body, timeout=30) as answer:
                return "/hub/home" in answer.url
        except urllib.error.HTTPError as error:
            if error.code != 403:
                raise
            return False

    def start(self) -> float:
        """Ask for one's server; return how many seconds it took until it answered."""
        began = time.monotonic()
        try:
            self.ask(f"{self.room}hub/api/users/{self.name}/server", "POST", within="/hub/")
        except urllib.error.HTTPError as error:
            if error.code != 400:  # it runs already
                raise
        while time.monotonic() < began + SECONDS:
            try:
                with self._open(f"{self.home}lab", timeout=30) as answer:
                    if answer.url.startswith(self.home):
                        return time.monotonic() - began
            except urllib.error.HTTPError as error:
                if error.code not in {424, 503}:  # not there yet
                    raise
            time.sleep(0.1)
        raise NoServerError(f"{self.name} has no server")

    def get(self, url: str) -> bytes:
        """Return what is at an address."""
        with self._open(url, timeout=30) as answer:
            found: bytes = answer.read()
            return found

    def ask(self, url: str, method: str = "GET", body: Any = None, within: str = "") -> Any:
        """Return the answer to an API call."""
        request = urllib.request.Request(
            url,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "X-XSRFToken": self._cookie(within or f"/user/{self.name}/"),
                "Referer": f"{self.room}hub/home",
                "Content-Type": "application/json",
            },
        )
        with self._open(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def kernel(self) -> str:
        """Start a kernel on one's server."""
        started = self.ask(f"{self.home}api/kernels", "POST", {"name": "python3"})
        return str(started["id"])

    def run(self, code: str, kernel: str = "", seconds: float = SECONDS) -> str:
        """Return what some code prints in one's kernel, errors included."""
        kernel = kernel or self.kernel()
        address = f"{self.home}api/kernels/{kernel}/channels".replace("http", "ws", 1)
        cookies = "; ".join(
            f"{each.name}={each.value}" for each in self.jar if each.path in self.home_paths
        )
        line = websocket.create_connection(address, cookie=cookies, timeout=seconds)
        try:
            return self._talk(line, code)
        finally:
            line.close()

    @property
    def home_paths(self) -> tuple[str, ...]:
        """The paths whose cookies one's own server sees."""
        return ("/", f"/user/{self.name}/")

    def _talk(self, line: Any, code: str) -> str:
        asked = uuid.uuid4().hex
        header = {"msg_id": asked, "username": "", "session": asked, "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "allow_stdin": False}
        message = {"header": header | {"msg_type": "execute_request"}, "content": content}
        line.send(json.dumps(message | {"parent_header": {}, "metadata": {}, "channel": "shell"}))
        said, idle, replied = [], False, False
        while not (idle and replied):
            told = json.loads(line.recv())
            if told["parent_header"].get("msg_id") != asked:
                continue
            kind, content = told["msg_type"], told["content"]
            if kind == "stream":
                said.append(str(content["text"]))
            elif kind == "error":
                said.append(f"{content['ename']}: {content['evalue']}")
            idle |= kind == "status" and content["execution_state"] == "idle"
            replied |= kind == "execute_reply"
        return "".join(said)

    def _cookie(self, path: str) -> str:
        found = [each for each in self.jar if each.name == "_xsrf" and each.path == path]
        return str(found[0].value) if found else ""
