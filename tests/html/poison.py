"""Content in which every word that people read carries HTML that would run."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sciatica_course.catalogue.types import Catalogue, Reference

POISON = "<script>alert(\"1\")</script><img src=x onerror='alert(2)'>&amp;"

# Where each of these stands is for content to say, and none of them is a word.
_NOT_WORDS = {"id", "number", "doi", "url", "kind"}


def poisoned(content: Catalogue) -> Catalogue:
    """Return the same content with poison after every word."""
    interface = {
        section: MappingProxyType({key: text + POISON for key, text in words.items()})
        for section, words in content.interface.items()
    }
    # Month names are split at spaces, so that theirs is the one entry where poison may have none.
    dates = dict(content.interface["dates"])
    dates["months"] = " ".join(month + "<script>" for month in dates["months"].split())
    words = MappingProxyType(interface | {"dates": MappingProxyType(dates)})
    every_word: Catalogue = _poison(content)
    return dataclasses.replace(every_word, interface=words)


def _poison(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({id_: _poison(each) for id_, each in value.items()})
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        now = getattr(value, field.name)
        is_words = field.metadata.get("words") or isinstance(value, Reference)
        if is_words and isinstance(now, str):
            changes[field.name] = now + POISON if now and field.name not in _NOT_WORDS else now
        elif is_words and isinstance(now, tuple):
            changes[field.name] = tuple(each + POISON for each in now)
        else:
            changes[field.name] = _poison(now)
    return dataclasses.replace(value, **changes)
