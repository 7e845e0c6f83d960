"""A translation: a folder that replaces the words of the content by id, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .problems import Place, listed
from .shapes import Field, Keyed, Record, Shape, Text, fields_of
from .types import Catalogue
from .values import placeholders


class Words(NamedTuple):
    """One field that people read: where it stands, and what it says."""

    file: str
    item: str
    field: str
    says: str | tuple[str, ...]


class Translation:
    """Lets words through that match what they replace, and remembers where it saw some."""

    closed: Mapping[str, str] = {}
    whole_files = False

    def __init__(self) -> None:
        self.seen: set[Place] = set()

    def adding(self, place: Place) -> str:
        """Refuse every item that the course does not have."""
        return "is not in the course; a translation replaces words and adds nothing"

    def changing(self, place: Place, field: Field, before: Any, value: Any) -> str:
        """Say why these words may not replace those before, or that the field is not words."""
        if not field.rules.get("words"):
            # An entry of a bibliography cannot leave out its type.
            entry = field.name == "kind" and place.file.endswith(".bib")
            return "" if entry and value == before else "is not words; a translation replaces words"
        self.seen.add(place)
        if not before:
            return "the course has no words here to replace"
        if isinstance(before, str):
            return _other_placeholders(before, value)
        if len(before) != len(value):
            return f"has {len(value)} of the {len(before)} entries in the course; keep the number"
        found = (_other_placeholders(old, new) for old, new in zip(before, value, strict=True))
        return next(
            (f"number {number}: {says}" for number, says in enumerate(found, 1) if says), ""
        )


def _other_placeholders(before: str, value: str) -> str:
    wanted, given = placeholders(before), placeholders(value)
    if wanted == given:
        return ""
    lost = [f"{{{name}}}" for name in sorted(wanted - given)]
    new = [f"{{{name}}}" for name in sorted(given - wanted)]
    parts = [f"lacks {listed(lost)}"] if lost else []
    parts += [f"has {listed(new)}, which is unknown here"] if new else []
    return " and ".join(parts)


def words_of(catalogue: Catalogue) -> Iterator[Words]:
    """Yield everything in the catalogue that people read, in the order of the files."""
    for name, part in fields_of(Catalogue).items():
        file, held = part.rules["file"], getattr(catalogue, name)
        if isinstance(part.shape, Keyed) and file.endswith("/"):
            for id_, item in held.items():
                yield from _words(part.shape.each, item, Place(f"{file}{id_}.toml"))
        else:
            yield from _words(part.shape, held, Place(file))


def _words(shape: Shape, value: Any, place: Place) -> Iterator[Words]:
    match shape:
        case Keyed(Text()):
            for key, says in value.items():
                yield Words(place.file, place.item, key, says)
        case Keyed(each):
            for key, item in value.items():
                yield from _words(each, item, place.inside(key))
        case Record(cls):
            for name, field in fields_of(cls).items():
                says = getattr(value, name)
                if field.rules.get("words") and says:
                    yield Words(place.file, place.item, name, says)
                else:
                    yield from _words(field.shape, says, place.inside(name))
