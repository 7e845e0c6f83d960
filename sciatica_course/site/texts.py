"""The texts that lessons lead to, the sources and the words, as pages like the handouts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup

from sciatica_course import resources
from sciatica_course.handouts.make import make
from sciatica_course.handouts.pages import Wish

# Said to authors, who find these texts beside the lessons.
_TO_AUTHORS = re.compile(r"^\*[^*\n]*`make lessons`[^*\n]*\*\n+", re.MULTILINE)


def pages(wish: Wish) -> Iterator[tuple[str, str]]:
    """Yield the name of each text and its page, in which every heading can be led to.

    Raises:
        HandoutError: a text cannot become a page; the message is one sentence.
    """
    folder = resources.find("notebooks")
    for file in sorted(folder.glob("*.md")):
        text = _TO_AUTHORS.sub("", file.read_text(encoding="utf-8"))
        cell = {"cell_type": "markdown", "metadata": {}, "source": text}
        notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
        page = make(json.dumps(notebook).encode(), file.stem, str(folder), wish)
        soup = BeautifulSoup(page.html, "html.parser")
        # A list of so many headings is as long as the text.
        for contents in soup.find_all("nav"):
            contents.decompose()
        yield file.stem, str(soup)
