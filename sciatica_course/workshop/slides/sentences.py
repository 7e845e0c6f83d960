"""Prose as its sentences: what belongs together, what a slide shows, and how many words it has."""

from __future__ import annotations

import re

from sciatica_course.words import say

# A sentence ends, its marks are closed, and another begins.
_END = re.compile(r"(?<=[.!?:])((?:\*\*|\*|[\"”’)\]])*)\s+(?=[\"“(\[*A-Z0-9])")
_SURE = re.compile(r"\*\[[^\]]*\]\((?:\.\./)?sources\.md#[^)]*\)\.?\*\.?")
_BOLD = "**"
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"\S*\w\S*")


def count(text: str) -> int:
    """Return how many words a text has, whether it is plain or Markdown."""
    return len(_WORD.findall(_LINK.sub(r"\1", text)))


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a paragraph. What says how sure one is stays with it."""
    found: list[str] = []
    for piece in _pieces(markdown):
        open_mark = found and found[-1].count(_BOLD) % 2
        if found and (open_mark or _SURE.match(piece)):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def statements(markdown: str) -> list[list[str]]:
    """Return the sentences of a paragraph in groups, each up to what says how sure it is."""
    groups: list[list[str]] = [[]]
    for sentence in sentences(markdown):
        groups[-1].append(sentence)
        if _SURE.search(sentence):
            groups.append([])
    return [group for group in groups if group]


def shown(markdown: str, *, first: bool) -> list[str]:
    """Return the sentences of a paragraph that a slide shows; the rest is for the speaker.

    Statements are shown whole: those that their author stressed, those that say what not to do or
    when to get help, and all that lead to one of them. Of a paragraph that begins a section the
    first statement is shown in any case.
    """
    care = re.compile(rf"\b({say('slides.care')})\b", re.IGNORECASE)
    groups = statements(markdown)
    last = int(first)
    for place, group in enumerate(groups, 1):
        if any(_BOLD in each or care.search(each) for each in group):
            last = place
    return [sentence for group in groups[:last] for sentence in group]


def cut(sentence: str, most: int) -> list[str]:
    """Return a sentence that is too long for a slide in pieces, each ended at a comma or so."""
    if count(sentence) <= most:
        return [sentence]
    ends = [found.end() for found in re.finditer(r"[,;:–]\s+", sentence)]
    whole = [end for end in ends if sentence[:end].count(_BOLD) % 2 == 0]
    fitting = [end for end in whole if count(sentence[:end]) <= most]
    end = fitting[-1] if fitting else _after_words(sentence, most)
    return [sentence[:end].strip(), *cut(sentence[end:].strip(), most)]


def _after_words(sentence: str, most: int) -> int:
    return list(_WORD.finditer(sentence))[most - 1].end()


def _pieces(markdown: str) -> list[str]:
    pieces, start = [], 0
    text = " ".join(markdown.split())
    for found in _END.finditer(text):
        pieces.append(text[start : found.end(1)])
        start = found.end()
    return [piece for piece in [*pieces, text[start:]] if piece.strip()]
