"""The prose of a section as slides: what its author stressed stands on them, cut at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html

from sciatica_course.handouts.sanitise import harmless
from sciatica_course.html import Html, element
from sciatica_course.workshop.slides import sentences
from sciatica_course.workshop.slides.blocks import Block, Kind, blocks
from sciatica_course.workshop.slides.slide import Look, Piece, Slide, numbered, packed, room

_SOURCES = re.compile(r"sources\.md#")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:-]+\Z")


def title_of(markdown: str) -> str:
    """Return the words of the first heading of a section, or nothing where it has none."""
    heads = (block for block in blocks(markdown) if block.kind in (Kind.TITLE, Kind.HEADING))
    head = next(heads, None)
    return BeautifulSoup(html_of(head.text), "html.parser").get_text().strip() if head else ""


def html_of(markdown: str) -> Html:
    """Return Markdown as harmless HTML. Links leave their words; how sure we are is marked."""
    soup = BeautifulSoup(harmless(markdown2html(markdown)), "html.parser")
    for link in soup.find_all("a"):
        if _SOURCES.search(str(link.get("href", ""))):
            link.name, link.attrs = "span", {"class": "sure"}
        else:
            link.unwrap()
    for mark in soup.find_all(class_="anchor-link"):
        mark.decompose()
    return Html(str(soup).strip())


def slides(markdown: str, title: str) -> list[Slide]:
    """Return the slides of a section, under its own headings or else under this title."""
    made: list[Slide] = []
    held: list[Block] = []
    begun = False
    for block in [*blocks(markdown), None]:
        if block is not None and block.kind not in (Kind.TITLE, Kind.HEADING, Kind.PICTURE):
            held.append(block)
            continue
        made += packed(title, _pieces(held, room(title), begun=begun))
        begun = begun or bool(held)
        held = []
        if block is not None and block.kind is Kind.PICTURE:
            made.append(Slide(title, html_of(block.text), Look.PICTURE))
        elif block is not None:
            title, begun = title_of(f"# {block.text}"), False
    return numbered_by_title(made)


def numbered_by_title(made: list[Slide]) -> list[Slide]:
    """Return slides numbered within each heading."""
    titles = dict.fromkeys(slide.title for slide in made)
    return [
        slide
        for title in titles
        for slide in numbered([each for each in made if each.title == title])
    ]


def _pieces(held: list[Block], most: int, *, begun: bool) -> Iterator[Piece]:
    nth = 0
    for place, block in enumerate(held):
        first = not begun and not place
        nth = nth + 1 if block.kind is Kind.STEP else 0
        match block.kind:
            case Kind.TABLE:
                yield from _table(block.text, most)
            case Kind.ITEM | Kind.STEP:
                list_ = "ul" if block.kind is Kind.ITEM else "ol"
                value = nth or None
                for text in _cut(block.text, most, first=True):
                    entry = element("li", _inline(text), value=value)
                    yield Piece(entry, sentences.count(text), list_)
            case Kind.TEXT:
                for text in _cut(block.text, most, first=first):
                    yield Piece(Html(f"<p>{_inline(text)}</p>"), sentences.count(text))


def _cut(markdown: str, most: int, *, first: bool) -> list[str]:
    """Return what a slide shows of a paragraph in pieces, none of which is too long."""
    shown = sentences.shown(markdown, first=first)
    held = _answered([text for sentence in shown for text in sentences.cut(sentence, most)], most)
    fewest = len(_joined(held, most))
    # No more pieces than needed, and about as much in each.
    even = next(n for n in range(most + 1) if len(_joined(held, n)) == fewest)
    return _joined(held, even)


def _answered(texts: list[str], most: int) -> list[str]:
    """Return sentences with what answers a question in one piece with it, where that has room."""
    pieces: list[str] = []
    for text in texts:
        asked = pieces and pieces[-1].rstrip('*"').endswith("?")
        if asked and sentences.count(f"{pieces[-1]} {text}") <= most:
            pieces[-1] = f"{pieces[-1]} {text}"
        else:
            pieces.append(text)
    return pieces


def _joined(texts: list[str], most: int) -> list[str]:
    pieces: list[str] = []
    for text in texts:
        if pieces and sentences.count(pieces[-1]) + sentences.count(text) <= most:
            pieces[-1] = f"{pieces[-1]} {text}"
        else:
            pieces.append(text)
    return pieces


def _table(markdown: str, most: int) -> Iterator[Piece]:
    """Yield a table in pieces that repeat its heads, as many rows in each as have room."""
    head, *rows = [line for line in markdown.splitlines() if not _RULE.match(line)]
    groups: list[list[str]] = []
    for row in rows:
        if groups and _words([head, *groups[-1], row]) <= most:
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        rule = "|".join("---" for _ in _CELL.split(head.strip().strip("|")))
        text = "\n".join([head, f"|{rule}|", *group])
        yield Piece(html_of(text), _words([head, *group]))


def _words(lines: list[str]) -> int:
    return sum(sentences.count(line) for line in lines)


def _inline(markdown: str) -> Html:
    """Return one piece of a paragraph as HTML without the paragraph."""
    html = str(html_of(markdown.replace("\n", " ")))
    return Html(html.removeprefix("<p>").removesuffix("</p>"))
