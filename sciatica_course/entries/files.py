"""A diary as a file that can be saved, looked at in a spreadsheet, and read in again."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

from sciatica_course.words import say

from .plain import from_plain, to_plain
from .shapes import DayEntry, Entry, EntryError, MorningEntry, SessionEntry

VERSION = 1
# More characters than thirty years of entries take. Anything longer is no diary.
LARGEST = 18_000_000
_NAMED = 5  # refused rows with a sentence of their own

_FIELDS = {
    each.name: str(each.type)
    for shape in (SessionEntry, MorningEntry, DayEntry)
    for each in fields(shape)
}
COLUMNS = ("v", "kind", *_FIELDS)
_NUMBERS = {"v", *(name for name, kind in _FIELDS.items() if kind == "int")}
_SWITCHES = {name for name, kind in _FIELDS.items() if kind == "bool"}
_NESTED = {"did": "[]", "taps": "[]", "goals": "{}"}
# What a spreadsheet may take for the start of a formula. The apostrophe that makes it harmless is
# one of them, so that each one that was typed comes back.
_RISKY = frozenset("=+-@'")
_SEPARATORS = ",;\t"  # a spreadsheet saves with the one of its country
_MARK = "\ufeff"  # tells a spreadsheet that the text is UTF-8

# What a row is called in a sentence, and what it holds.
_Row: TypeAlias = tuple[str, object]


@dataclass(frozen=True)
class Found:
    """What a file holds: its entries, and a sentence for each that could not be read, at most six.

    The last of six says how many more there are.
    """

    entries: tuple[Entry, ...]
    refused: tuple[str, ...] = ()


def to_json(entries: Iterable[Entry]) -> str:
    """Return entries as one JSON document with a line for each, so that damage costs few lines."""
    rows = ",\n".join(json.dumps(to_plain(each), ensure_ascii=False) for each in entries)
    return f'{{"diary": "sciatica-course", "v": {VERSION}, "entries": [\n{rows}\n]}}\n'


def to_csv(entries: Iterable[Entry]) -> str:
    """Return entries as a table for a spreadsheet, which runs none of its cells as a formula."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, restval="")
    table.writeheader()
    for entry in entries:
        cells = {name: _cell(value) for name, value in to_plain(entry).items()}
        table.writerow({"v": VERSION} | cells)
    return _MARK + text.getvalue()


def parse(text: str, name: str) -> Found:
    """Return the entries of a text that was saved as JSON or CSV.

    ``name`` is the file's, for the sentence that says that it is no diary; the text tells its kind.
    """
    name = "".join(each for each in name if each.isprintable())[:60]
    if len(text) > LARGEST:
        return Found((), (say("entry.file-too-large", name=name),))
    text = text.removeprefix(_MARK).lstrip()
    rows = _json_rows(text) if text.startswith(("{", "[")) else _csv_rows(text)
    if rows is None:
        return Found((), (say("entry.file-not-ours", name=name),))
    entries: list[Entry] = []
    refused: list[str] = []
    for what, row in rows:
        try:
            entries.append(_entry(row))
        except EntryError as error:
            refused.append(say("entry.refused", row=what, reason=error))
    return Found(tuple(entries), _few(refused))


def _entry(row: object) -> Entry:
    version = row.get("v", VERSION) if isinstance(row, Mapping) else VERSION
    if version != VERSION:
        raise EntryError(say("entry.other-version"))
    return from_plain(row)


def _few(sentences: Sequence[str]) -> tuple[str, ...]:
    more = len(sentences) - _NAMED
    if more <= 0:
        return tuple(sentences)
    said = say("entry.one-more") if more == 1 else say("entry.more", count=more)
    return (*sentences[:_NAMED], said)


def _json_rows(text: str) -> list[_Row] | None:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return _lines_of_json(text)
    rows = document.get("entries") if isinstance(document, Mapping) else document
    ours = isinstance(document, Mapping) and "diary" in document
    if not isinstance(rows, list) or not (ours or any(map(_like_an_entry, rows))):
        return None
    shared = {"v": document["v"]} if ours and "v" in document else {}
    return [
        (say("entry.number", number=number), {**shared, **row} if isinstance(row, Mapping) else row)
        for number, row in enumerate(rows, start=1)
    ]


def _lines_of_json(text: str) -> list[_Row] | None:
    """Return the rows of a document that is damaged, or of a file from the diary's own folder."""
    rows: list[_Row] = []
    for number, line in enumerate(text.split("\n"), start=1):
        part = line.strip().removesuffix(",")
        if part in {"", "]}", "]", "["} or part.endswith('"entries": ['):
            continue
        row: object = None
        with contextlib.suppress(ValueError, RecursionError):
            row = json.loads(part)
        rows.append((say("entry.row", number=number), row))
    return rows if any(_like_an_entry(row) for _, row in rows) else None


def _like_an_entry(row: object) -> bool:
    return isinstance(row, Mapping) and "kind" in row


def _csv_rows(text: str) -> list[_Row] | None:
    lines = list(io.StringIO(text, newline=""))
    for separator in _SEPARATORS:
        head = [name.strip() for name in _cells(lines[:1], separator)]
        if {"kind", "id", "at"} <= set(head):
            return list(_rows_of_table(head, lines, separator))
    return None


def _rows_of_table(head: Sequence[str], lines: Sequence[str], separator: str) -> Iterator[_Row]:
    table = csv.reader(lines, delimiter=separator)
    while (first := table.line_num) < len(lines):
        cells: list[str] | None = None
        with contextlib.suppress(csv.Error):
            cells = next(table, None)
        after = max(table.line_num, first + 1)
        row = _values(head, cells or ())
        if after > first + 1 and not _readable(row):
            # A quotation mark too many swallows the rows after it: each of them stands for itself.
            for number in range(first, after):
                yield (
                    say("entry.row", number=number + 1),
                    _values(head, _cells([lines[number]], separator)),
                )
        elif first > 0 and (cells is None or any(cells)):
            yield say("entry.row", number=first + 1), row


def _readable(row: object) -> bool:
    try:
        _entry(row)
    except EntryError:
        return False
    return True


def _cells(lines: Sequence[str], separator: str) -> list[str]:
    try:
        return next(csv.reader(lines, delimiter=separator), [])
    except csv.Error:
        return []


def _values(head: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    return {name: _value(name, cell) for name, cell in zip(head, cells, strict=False)}


def _cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return value
        case str():
            # Some spreadsheets take the wide form of a sign for the sign.
            start = unicodedata.normalize("NFKC", value.lstrip()[:1])
            return f"'{value}" if start in _RISKY else str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def _value(name: str, cell: str) -> object:
    """Return what a cell says. What it cannot be stays text, for ``from_plain`` to name it."""
    if name in _NESTED:
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(cell or _NESTED[name])
        return cell
    if name in _SWITCHES:
        return {"true": True, "false": False}.get(cell.strip().lower(), cell)
    if name in _NUMBERS:
        return int(cell) if re.fullmatch(r"\s*-?[0-9]{1,9}\s*", cell) else cell
    return cell.removeprefix("'")
