"""The Markdown of a section in its blocks: paragraphs, lists, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    STEP = "step"
    TABLE = "table"
    PICTURE = "picture"
    CODE = "code"


@dataclass(frozen=True)
class Block:
    """One block, as Markdown without the marks of its kind."""

    kind: Kind
    text: str


_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_BEGINS = (
    (Kind.TITLE, re.compile(r"#\s+")),
    (Kind.HEADING, re.compile(r"#{2,6}\s+")),
    (Kind.ITEM, re.compile(r"[-*+]\s+")),
    (Kind.STEP, re.compile(r"[0-9]+[.)]\s+")),
    (Kind.TABLE, re.compile(r"(?=\|)")),
    (Kind.PICTURE, re.compile(r"(?=!\[[^\]]*\]\([^)]*\)\s*\Z)")),
)
_ALONE = frozenset({Kind.TITLE, Kind.HEADING, Kind.PICTURE})


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of a cell in their order. A quotation is read as its text."""
    return list(_joined(_lines(markdown)))


def _lines(markdown: str) -> Iterator[tuple[Kind | None, str]]:
    """Yield each line with the kind that begins with it; None stands where nothing begins."""
    fenced = False
    for line in markdown.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
            yield Kind.CODE, ""
            continue
        text = line.strip() if fenced else line.strip().removeprefix(">").strip()
        if fenced:
            yield Kind.CODE, text
            continue
        if not text:
            yield None, ""
            continue
        for kind, begins in _BEGINS:
            if found := begins.match(text):
                yield kind, text[found.end() :]
                break
        else:
            yield None, text


def _joined(lines: Iterator[tuple[Kind | None, str]]) -> Iterator[Block]:
    kind: Kind | None = None
    held: list[str] = []
    for begins, text in lines:
        goes_on = text and begins is None and kind not in (None, *_ALONE, Kind.CODE)
        same = begins is not None and begins == kind and begins in (Kind.TABLE, Kind.CODE)
        if goes_on or same:
            held.append(text)
            continue
        if kind is not None:
            yield Block(kind, "\n".join(held))
        kind, held = (begins or Kind.TEXT, [text]) if text or begins else (None, [])
    if kind is not None:
        yield Block(kind, "\n".join(held))
