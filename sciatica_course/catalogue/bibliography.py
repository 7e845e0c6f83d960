"""Read ``references.bib``: the plain part of BibTeX, strictly, without a library.

Entries hold ``name = {text}``, ``name = "text"`` or ``name = 2024``, with braces balanced and no
LaTeX commands but an escaped ``& % $ # _``. Lines that begin with ``%`` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .problems import Log, Place

_BETWEEN = re.compile(r"(?:\s|%[^\n]*)*")
_SPACE = re.compile(r"\s*")
_HEAD = re.compile(r"@([A-Za-z]+)\s*\{\s*([^\s,{}=\"]+)\s*(?=[,}])")
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)\s*=\s*")
_DIGITS = re.compile(r"\d+")
_SIGN = re.compile(r"[{}\"]")
_NEXT_ENTRY = re.compile(r"^[ \t]*@", re.MULTILINE)
_ESCAPED = re.compile(r"\\([&%$#_])")
_SPECIAL = re.compile(r"@(comment|preamble|string)\b", re.IGNORECASE)


class _NotPlainError(Exception):
    """Something outside the plain part of BibTeX; the text says what."""


def entries(text: str, place: Place, log: Log) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each entry's key and fields, its type under ``kind``; note in ``log`` what is wrong.

    After a faulty entry the reading goes on with the next one.
    """
    seen: set[str] = set()
    at = 0
    while True:
        at = _end(_BETWEEN, text, at)
        if at == len(text):
            return
        entry = _Entry(text, at, place)
        try:
            entry.read()
        except _NotPlainError as error:
            log.note(entry.place, f"line {text.count(chr(10), 0, entry.at) + 1}: {error}")
            found = _NEXT_ENTRY.search(text, max(entry.at, at + 1))
            at = found.start() if found else len(text)
            continue
        at = entry.at
        if entry.key in seen:
            log.note(entry.place, "is there twice")
        seen.add(entry.key)
        yield entry.key, entry.fields


class _Entry:
    """One entry being read; ``at`` is how far."""

    def __init__(self, text: str, at: int, place: Place) -> None:
        self._text = text
        self.at = at
        self.place = place
        self.key = ""
        self.fields: dict[str, str] = {}

    def read(self) -> None:
        """Read from the @ to the closing brace."""
        special = _SPECIAL.match(self._text, self.at)
        if special:
            raise _NotPlainError(f"{special[0]} is not read here; write a full entry")
        head = self._take(_HEAD, "an entry begins with @type{key, and this does not")
        self.key = head[2]
        self.place = self.place.inside(self.key)
        self.fields["kind"] = head[1].lower()
        while self._more():
            name = self._take(_NAME, "a field is written: name = {text}")[1].lower()
            self.place = self.place.at(name)
            if name in self.fields:
                raise _NotPlainError("this field is there twice")
            self.fields[name] = self._value()
            self.place = self.place.at("")

    def _more(self) -> bool:
        """Take what separates fields, and return whether another field follows."""
        self.at = _end(_SPACE, self._text, self.at)
        comma = self._text.startswith(",", self.at)
        if comma:
            self.at = _end(_SPACE, self._text, self.at + 1)
        if self._text.startswith("}", self.at):
            self.at += 1
            return False
        if not comma:
            raise _NotPlainError("a comma or the closing brace of the entry is missing")
        return True

    def _value(self) -> str:
        opening = self._text[self.at : self.at + 1]
        if opening == "{":
            raw = self._enclosed("}")
        elif opening == '"':
            raw = self._enclosed('"')
        else:
            raw = self._take(_DIGITS, "a value stands in braces or quotes, or is a number")[0]
        if self._text.startswith("#", _end(_SPACE, self._text, self.at)):
            raise _NotPlainError("values joined with # are not read here; write the text out")
        plain = _ESCAPED.sub(r"\1", raw)
        if re.search(r"\\(?![&%$#_])", raw):
            raise _NotPlainError("LaTeX commands are not read here; write the letter itself")
        return " ".join(plain.replace("{", "").replace("}", "").split())

    def _enclosed(self, closing: str) -> str:
        """Return the text up to the closing sign that no inner brace holds."""
        start, depth = self.at + 1, 0
        for sign in _SIGN.finditer(self._text, start):
            if sign[0] == closing and depth == 0:
                self.at = sign.end()
                return self._text[start : sign.start()]
            depth += (sign[0] == "{") - (sign[0] == "}")
            if depth < 0:
                break
        raise _NotPlainError("the braces or quotes of this value do not match")

    def _take(self, pattern: re.Pattern[str], otherwise: str) -> re.Match[str]:
        match = pattern.match(self._text, self.at)
        if not match:
            raise _NotPlainError(otherwise)
        self.at = match.end()
        return match


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where the match of a pattern that always matches ends."""
    match = pattern.match(text, at)
    return match.end() if match else at
