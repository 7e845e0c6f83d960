"""A translation replaces words by id, in every part of the course, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from sciatica_course import resources
from sciatica_course.catalogue import Catalogue, ContentError, Words, load, missing, words_of
from sciatica_course.catalogue.reader import read
from tests.case_counts import Cases
from tests.catalogue.small import problems, spoil, write


def toy(says: str) -> str:
    """Wrap every word in brackets, and leave placeholders alone."""
    return re.sub(r"\{\w+\}|\S+?(?=\{|\s|$)", lambda m: m[0] if "{" in m[0] else f"⟦{m[0]}⟧", says)


def toy_words(words: Words) -> Words:
    says = words.says
    return words._replace(says=toy(says) if isinstance(says, str) else tuple(map(toy, says)))


def translate(catalogue: Catalogue, folder: Path, words: Iterable[Words] | None = None) -> Path:
    """Write a toy translation of a catalogue, or of some of its words."""
    files: dict[str, str] = {}
    for each in map(toy_words, words_of(catalogue) if words is None else words):
        if each.file.endswith(".bib"):
            entry = catalogue.references[each.item]
            text = f"@{entry.kind}{{{each.item}, {each.field} = {{{each.says}}}}}\n"
        else:
            value = json.dumps(each.says, ensure_ascii=False)
            prefix = f"{each.item}." if each.item else ""
            text = f"{prefix}{each.field} = {value}\n"
        files[each.file] = files.get(each.file, "") + text
    return write(folder, files)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.fixture
def german(content: Path) -> Path:
    folder = content / "translations" / "de"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("which", ["small", "whole"])
def test_a_toy_translation_replaces_every_word_of_the_course(
    which: str, content: Path, tmp_path: Path, cases: Cases
) -> None:
    course = content if which == "small" else resources.find("content")
    english = read(course)

    toy_course = read(course, translate(english, tmp_path / "toy"))

    before, after = list(words_of(english)), list(words_of(toy_course))
    assert after == [toy_words(each) for each in before]
    for each in after:
        for says in [each.says] if isinstance(each.says, str) else each.says:
            assert says.startswith(("⟦", "{"))
            cases.count += 1


def test_a_translation_changes_nothing_but_words(content: Path, tmp_path: Path) -> None:
    english = read(content)
    toy_course = read(content, translate(english, tmp_path / "toy"))

    back = tmp_path / "back"
    back.mkdir()
    assert read(content, back) == english
    assert toy_course.screening.rules["two-signs"].among == ("lump", "cancer", "weakness")
    assert list(toy_course.lessons) == list(english.lessons)
    assert toy_course.exercises["bridge"].doses == english.exercises["bridge"].doses


def test_words_that_a_translation_lacks_stay_english(content: Path, german: Path) -> None:
    write(german, {"lessons.toml": '[00-start]\ntitle = "Anfang"\n'})

    lesson = load("de", content).lessons["00-start"]

    assert (lesson.title, lesson.summary, lesson.minutes) == ("Anfang", "How it begins.", 9)


def test_what_a_translation_lacks_is_listed(content: Path, tmp_path: Path) -> None:
    english = read(content)
    every = list(words_of(english))
    left_out = every[::3]
    folder = translate(english, tmp_path / "toy", (w for w in every if w not in left_out))

    assert missing(folder, content) == tuple(left_out)
    assert missing(translate(english, folder), content) == ()


def test_every_translation_that_ships_is_whole() -> None:
    folder = resources.find("content") / "translations"

    for translation in folder.iterdir() if folder.is_dir() else ():
        assert missing(translation) == (), translation.name


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "lessons.toml",
            "[00-start]\nminutes = 10",
            '00-start, field "minutes": is not words; a translation replaces words',
        ),
        (
            "lessons.toml",
            "[00-start]\nminutes = 9",
            '00-start, field "minutes": is not words; a translation replaces words',
        ),
        (
            "exercises/bridge.toml",
            "[doses.first]\nminutes = 9",
            'doses.first, field "minutes": is not words; a translation replaces words',
        ),
        (
            "screening.toml",
            '[questions.saddle]\nlevel = "clear"',
            'questions.saddle, field "level": is not words; a translation replaces words',
        ),
        (
            "screening.toml",
            '[questions.saddel]\ntext = "Taub?"',
            "questions.saddel: is not in the course; a translation replaces words and adds nothing",
        ),
        (
            "quizzes/second.toml",
            'title = "Zwei"',
            "is not in the course; a translation replaces words and adds nothing",
        ),
        (
            "interface.toml",
            '[buttons]\nback = "Zurück"',
            (
                'buttons, field "back": is not in the course; a translation replaces words and '
                "adds nothing"
            ),
        ),
        (
            "lessons.toml",
            '[00-start]\nkey_points = ["Eins.", "Zwei.", "Drei.", "Vier."]',
            '00-start, field "key_points": has 4 of the 3 entries in the course; keep the number',
        ),
        (
            "screening.toml",
            '[questions.fever]\nhint = "Ab 38 Grad."',
            'questions.fever, field "hint": the course has no words here to replace',
        ),
        (
            "screening.toml",
            '[advice.emergency]\nsteps = ["Hilfe!", "Nicht warten: {urgent}."]',
            'advice.emergency, field "steps": number 1: lacks {emergency}',
        ),
        (
            "interface.toml",
            '[dates]\nday = "am {day}. {monat}"',
            'dates, field "day": lacks {month} and has {monat}, which is unknown here',
        ),
        (
            "interface.toml",
            '[dates]\nday = ""',
            'dates, field "day": is empty',
        ),
        (
            "references.bib",
            "@book{nhs-2020, note = {Hilft}}",
            'nhs-2020, field "kind": is not words; a translation replaces words',
        ),
        (
            "lessons.toml",
            '[00-start]\ntitel = "Anfang"',
            '00-start, field "titel": is not a field of a lesson (did you mean "title"?)',
        ),
    ],
)
def test_what_is_no_translation_is_named(
    content: Path, german: Path, file: str, text: str, says: str
) -> None:
    write(german, {file: text})

    separator = ": " if says.startswith("is ") else ", "
    assert problems(content, german) == [f"translations/de/{file}{separator}{says}"]


def test_an_unknown_language_is_said(content: Path, german: Path) -> None:
    with pytest.raises(ContentError, match='there is no translation "fr"; there is en and de'):
        load("fr", content)


def test_a_language_may_be_a_path(content: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "nl", {"lessons.toml": '[00-start]\ntitle = "Begin"\n'})

    assert load(str(folder), content).lessons["00-start"].title == "Begin"


def test_the_language_of_the_environment_is_used(
    content: Path, german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(german, {"lessons.toml": '[00-start]\ntitle = "Anfang"\n'})
    monkeypatch.setenv("SCIATICA_COURSE_LANGUAGE", "de")

    assert load(content=content).lessons["00-start"].title == "Anfang"
    assert load("en", content).lessons["00-start"].title == "Start"


def test_content_is_read_once(content: Path) -> None:
    first = load(content=content)
    spoil(content, "lessons.toml", '"Start"', '"Begin"')

    assert load(content=content) is first
