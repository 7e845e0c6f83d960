"""Makes one page. Helpers call this in processes of their own, several at a time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from sciatica_course.handouts import reading
from sciatica_course.handouts.pages import Page, Wish

if TYPE_CHECKING:
    from sciatica_course.handouts.exporter import HandoutExporter

# A notebook, its name, its folder and the wish -> its page.
Make = Callable[[bytes, str, str, Wish], Page]


def get_ready() -> None:
    """Begin a helper: import what is slow, and leave it to the first process to be stopped."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    reading.import_quickly()


def make(notebook: bytes, name: str, folder: str, wish: Wish) -> Page:
    """Return the page of a notebook whose pictures lie in this folder.

    Raises:
        HandoutError: it cannot be handed out; the message is one sentence.
    """
    book = reading.read(notebook)
    html, resources = _exporter(wish).from_notebook_node(
        book, {"metadata": {"name": name, "path": folder}}
    )
    handout = resources["handout"]
    return Page(handout["page"]["title"], handout["page"]["summary"], html, handout["read"])


@lru_cache(maxsize=1)
def _exporter(wish: Wish) -> HandoutExporter:
    reading.import_quickly()
    from sciatica_course.handouts.exporter import HandoutExporter

    return HandoutExporter(
        paper=wish.paper,
        country=wish.country,
        clinic=wish.clinic,
        phone=wish.phone,
        beside=list(wish.beside),
    )
