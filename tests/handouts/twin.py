"""A page with the scripts of a part in it, where every function of theirs can be called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

import sciatica_course
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Setting
from sciatica_course.handouts.parts.symptom_check import part

_PACKAGE = Path(sciatica_course.__file__).parent
_FOLDERS = (_PACKAGE / "handouts" / "page", _PACKAGE / "widgets")

# The clock of the page stands still where the test sets it.
_CLOCK = """() => {
  const Real = Date;
  globalThis.clock = 0;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(globalThis.clock); }
    static now() { return globalThis.clock; }
  };
}
"""


@contextmanager
def symptom_check(browser: Browser, now: datetime) -> Iterator[Page]:
    """Open a page with the scripts and the tables of the symptom check, which nobody draws."""
    made = part(Call("symptom_check"), Setting())
    context = browser.new_context()
    page = context.new_page()
    load(page, made.scripts, made.packs[made.data["tables"]], now)
    page.evaluate("globalThis.packed = JSON.parse(data)")
    page.evaluate("globalThis.data = wholeTables(packed)")
    yield page
    context.close()


def load(page: Page, scripts: Iterable[str], data: Any, now: datetime) -> None:
    """Open an empty page with these scripts, unchanged but for what only a module may say."""
    page.set_content("<!doctype html><title>Twin</title><main></main>")
    page.evaluate(_CLOCK)
    set_clock(page, now)
    code = "\n".join(_text(name) for name in ("page", *scripts))
    page.add_script_tag(content=code)
    page.evaluate("(data) => { globalThis.data = data; }", data)


def set_clock(page: Page, now: datetime) -> None:
    """Set the clock of the page."""
    page.evaluate("(now) => { globalThis.clock = new Date(now).getTime(); }", now.isoformat())


def shapes(page: Page, pieces: Iterable[str]) -> list[str]:
    """Return pieces of HTML as the browser writes them down, so that they can be compared."""
    shape = """(pieces) => pieces.map((piece) => {
      const template = document.createElement("template");
      template.innerHTML = piece;
      return template.innerHTML;
    })"""
    found: list[str] = page.evaluate(shape, list(pieces))
    return found


def _text(name: str) -> str:
    path = next(f for folder in _FOLDERS if (f := folder / f"{name}.js").is_file())
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("export default"))
