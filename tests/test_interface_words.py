"""Every word that code asks for exists, and every word that exists is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import textstat

import sciatica_course
from sciatica_course import catalogue

PACKAGE = Path(sciatica_course.__file__).parent
SCRIPTS = sorted((PACKAGE / "widgets").glob("*.js"))


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of a function of that name in the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield path, node


def keys_of(node: ast.expr) -> list[str]:
    """Return the keys that an argument may stand for."""
    match node:
        case ast.Constant(value=str(key)):
            return [key]
        case ast.IfExp(body=body, orelse=orelse):
            return keys_of(body) + keys_of(orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue()]):
            return [f"{start}*"]
        case _:
            return []


def asked() -> set[str]:
    """Return ``section.key`` for every word that Python or a script asks for; * is any key."""
    found = {key for _, call in calls("say") for key in keys_of(call.args[0])}
    found |= {f"{key}.*" for _, call in calls("section") for key in keys_of(call.args[0])}
    found.discard("form.*")  # handed to the page whole: what is used of it, the scripts say
    for path in SCRIPTS:
        script = path.read_text(encoding="utf-8")
        names = re.findall(r'\bwords(?:\.(\w+)|\["([\w-]+)"\])', script)
        found |= {f"form.{plain or quoted}" for plain, quoted in names}
    return found


def matches(key: str, wanted: str) -> bool:
    return key == wanted or (wanted.endswith("*") and key.startswith(wanted[:-1]))


# Keys that reach `say` through a variable, each with the place that hands it over.
HANDED_OVER = {
    "check.you-told-us": "html/results.py",
    "check.you-told-us-more": "html/results.py",
    "paper.yes": "html/static.py",
    "paper.yes-or-unsure": "html/static.py",
    "paper.together": "html/static.py",
}


def existing() -> dict[str, str]:
    return {
        f"{section}.{key}": words
        for section, entries in catalogue.load().interface.items()
        for key, words in entries.items()
    }


def test_every_word_that_is_asked_for_exists() -> None:
    keys = existing()
    wanted = asked() | set(HANDED_OVER)
    assert len(wanted) > 60
    missing = [w for w in wanted if not any(matches(key, w) for key in keys)]
    assert not missing


def test_every_word_that_exists_is_asked_for() -> None:
    wanted = asked() | set(HANDED_OVER)
    unused = [key for key in existing() if not any(matches(key, w) for w in wanted)]
    assert not unused


@pytest.mark.parametrize("key", sorted(HANDED_OVER))
def test_keys_that_are_handed_over_stand_where_they_are_said_to(key: str) -> None:
    text = (PACKAGE / HANDED_OVER[key]).read_text(encoding="utf-8")
    assert f'"{key}"' in text


def test_every_call_fills_in_what_the_words_leave_open() -> None:
    keys = existing()
    for path, call in calls("say"):
        given = {keyword.arg for keyword in call.keywords}
        for key in keys_of(call.args[0]):
            if None not in given and key in keys:
                needed = {name for _, name, _, _ in Formatter().parse(keys[key]) if name}
                assert needed == given, (path.name, key)


def test_a_page_fills_in_what_its_words_leave_open() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    for key, words in existing().items():
        if key.startswith("form."):
            for name in re.findall(r"\{(\w+)\}", words):
                assert f'"{{{name}}}"' in scripts, key


def test_no_word_is_one_that_only_programmers_know() -> None:
    words = r"\b(kernel|widget|submit|cell|notebook|click here|error|exception|data)\b"
    bad = {key: text for key, text in existing().items() if re.search(words, text, re.IGNORECASE)}
    assert not bad


def test_the_words_read_at_grade_six_or_below() -> None:
    sentences = [t for k, t in existing().items() if not k.startswith("dates.") and len(t) > 25]
    text = " ".join(re.sub(r"\{\w+\}", "it", s).rstrip(".") + "." for s in sentences)
    assert textstat.flesch_kincaid_grade(text) <= 6
