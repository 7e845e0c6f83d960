"""Every kind of wrong value is one line that names the file, the item and the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from sciatica_course.catalogue import ContentError
from sciatica_course.catalogue.reader import read
from tests.catalogue.small import problems, spoil, write

LEVELS = "clear, ask-first, soon, under-16, same-day, call-now, emergency"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


def test_the_small_content_itself_is_right(content: Path) -> None:
    assert problems(content) == []


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        (
            "screening.toml",
            'because = "numbness where you sit"\nlevel = "emergency"',
            'because = "numbness where you sit"\nlevel = "emergancy"',
            (
                'screening.toml, questions.saddle, field "level": "emergancy" is not one of '
                f'{LEVELS} (did you mean "emergency"?)'
            ),
        ),
        (
            "exercises/bridge.toml",
            'kind = "strength"',
            'kind = "xyz"',
            (
                'exercises/bridge.toml, field "kind": "xyz" is not one of stretch, nerve, '
                "direction, strength, aerobic, warm-up, comfort"
            ),
        ),
        (
            "screening.toml",
            "blocks = true",
            'blocks = "yes"',
            (
                'screening.toml, questions.lump, field "blocks": "yes" is text, but this takes '
                "true or false"
            ),
        ),
        (
            "screening.toml",
            'because = "a fever"\n',
            "",
            'screening.toml, questions.fever, field "because": is missing',
        ),
        (
            "screening.toml",
            'hint = "For example when you wipe."',
            'hnit = "For example when you wipe."',
            (
                'screening.toml, questions.saddle, field "hnit": is not a field of a question '
                '(did you mean "hint"?)'
            ),
        ),
        (
            "article.toml",
            'verdict = "qualify"',
            'verdict = "qualify"\ncolour = "red"',
            'article.toml, S2, field "colour": is not a field of an article claim',
        ),
        (
            "lessons.toml",
            'title = "Start"',
            'title = "Start"\nid = "start"',
            'lessons.toml, 00-start, field "id": leave it out: the table\'s name is the id',
        ),
        (
            "lessons.toml",
            "minutes = 9",
            "minutes = 0",
            'lessons.toml, 00-start, field "minutes": 0 is too low; the least is 1',
        ),
        (
            "lessons.toml",
            "minutes = 9",
            "minutes = 31",
            'lessons.toml, 00-start, field "minutes": 31 is too high; the most is 30',
        ),
        (
            "lessons.toml",
            "minutes = 9",
            "minutes = 9.5",
            (
                'lessons.toml, 00-start, field "minutes": is a number with a point, but this takes '
                "a whole number"
            ),
        ),
        (
            "lessons.toml",
            "minutes = 9",
            "minutes = true",
            (
                'lessons.toml, 00-start, field "minutes": is true or false, but this takes a whole '
                "number"
            ),
        ),
        (
            "lessons.toml",
            'title = "Start"',
            "title = 5",
            (
                'lessons.toml, 00-start, field "title": is a whole number, but this takes text in '
                "quotes"
            ),
        ),
        (
            "lessons.toml",
            'title = "Start"',
            'title = ""',
            'lessons.toml, 00-start, field "title": is empty',
        ),
        (
            "lessons.toml",
            'title = "Start"',
            'title = "  "',
            'lessons.toml, 00-start, field "title": holds only spaces',
        ),
        (
            "lessons.toml",
            '"Know this.", "Know that."',
            '"Know this."',
            'lessons.toml, 00-start, field "objectives": has 1 entry; the least is 2',
        ),
        (
            "lessons.toml",
            '"One.", "Two.", "Three."',
            '"1", "2", "3", "4", "5", "6", "7", "8"',
            'lessons.toml, 00-start, field "key_points": has 8 entries; the most is 7',
        ),
        (
            "lessons.toml",
            '"One.", "Two.", "Three."',
            '"One.", "Two.", "One."',
            'lessons.toml, 00-start, field "key_points", number 3: is in the list twice',
        ),
        (
            "lessons.toml",
            '"One.", "Two.", "Three."',
            '"One.", "Two.", ""',
            'lessons.toml, 00-start, field "key_points", number 3: is empty',
        ),
        (
            "lessons.toml",
            '"One.", "Two.", "Three."',
            '"One.", 2, "Three.", "Four."',
            (
                'lessons.toml, 00-start, field "key_points", number 2: is a whole number, but this '
                "takes text in quotes"
            ),
        ),
        (
            "lessons.toml",
            '["Know this.", "Know that."]',
            '"Know this."',
            (
                'lessons.toml, 00-start, field "objectives": "Know this." is text, but this takes '
                "a list in [ ]"
            ),
        ),
        (
            "screening.toml",
            '[["fever"], ["weakness"]]',
            '[["fever"], "weakness"]',
            (
                'screening.toml, rules.fever-and-weakness, field "every", number 2: "weakness" is '
                "text, but this takes a list in [ ]"
            ),
        ),
        (
            "screening.toml",
            '[["fever"], ["weakness"]]',
            '[["fever"], []]',
            'screening.toml, rules.fever-and-weakness, field "every", number 2: is empty',
        ),
        (
            "help-numbers.toml",
            'source = "a page"\nchecked = 2025-01-31',
            'source = "a page"\nchecked = "2025-01-31"',
            (
                'help-numbers.toml, GB.lines.emergency, field "checked": "2025-01-31" is text, but '
                "this takes a date such as 2025-01-31"
            ),
        ),
        (
            "help-numbers.toml",
            'source = "a page"\nchecked = 2025-01-31',
            'source = "a page"\nchecked = 2025-01-31T10:00:00',
            (
                'help-numbers.toml, GB.lines.emergency, field "checked": is a date with a time, '
                "but this takes a date such as 2025-01-31"
            ),
        ),
        (
            "help-numbers.toml",
            'number = "999"',
            'number = "nine"',
            (
                'help-numbers.toml, GB.lines.emergency, field "number": "nine" is not a number to '
                "dial, such as 112, in digits alone"
            ),
        ),
        (
            "screening.toml",
            'row = "R1"',
            'row = "first"',
            (
                'screening.toml, questions.saddle, field "row": "first" is not a row of the '
                "decision table, such as R1 or U5b"
            ),
        ),
        (
            "screening.toml",
            '["body-map:saddle"]',
            '["saddle"]',
            (
                'screening.toml, questions.saddle, field "also_raised_by", number 1: "saddle" is '
                "not a view and its sign, such as body-map:saddle"
            ),
        ),
        (
            "screening.toml",
            '["{emergency}", "Do not wait."]',
            '["{emergancy}", "Do not wait."]',
            (
                'screening.toml, advice.emergency, field "steps", number 1: has {emergancy}, but '
                "this field may hold only {emergency}, {urgent} and {crisis} "
                '(did you mean "{emergency}"?)'
            ),
        ),
        (
            "screening.toml",
            'title = "Get help now"',
            'title = "Get help now: {emergency}"',
            (
                'screening.toml, advice.emergency, field "title": has {emergency}, but this field '
                "may not hold placeholders"
            ),
        ),
        (
            "interface.toml",
            "{day}",
            "{day",
            'interface.toml, dates, field "day": has a "{" that belongs to no placeholder',
        ),
        (
            "interface.toml",
            "{day}",
            "day}",
            'interface.toml, dates, field "day": has a "}" that belongs to no placeholder',
        ),
        (
            "interface.toml",
            'next = "Next"',
            "next = 1",
            (
                'interface.toml, buttons, field "next": is a whole number, but this takes text in '
                "quotes"
            ),
        ),
        (
            "interface.toml",
            'next = "Next"',
            'next = ""',
            'interface.toml, buttons, field "next": is empty',
        ),
        (
            "claims.toml",
            "[our-way]",
            '["our way"]',
            "claims.toml, our way: a name is letters and digits, with single hyphens between",
        ),
        (
            "claims.toml",
            "[our-way]",
            "[[our-way]]",
            "claims.toml, our-way: is a list, but this takes a table",
        ),
        (
            "exercises/bridge.toml",
            "[easier.half]",
            "[[easier]]",
            "exercises/bridge.toml, easier: is a list, but this takes a table of items by id",
        ),
        (
            "references.bib",
            "year = {2020}",
            "year = {MMXX}",
            'references.bib, nhs-2020, field "year": "MMXX" is not a year in four digits',
        ),
        (
            "references.bib",
            "year = {2020}",
            "yaer = {2020}",
            (
                'references.bib, nhs-2020, field "yaer": is not a field of a reference '
                '(did you mean "year"?)'
            ),
        ),
        (
            "references.bib",
            "  title = {Back pain},\n",
            "",
            'references.bib, nhs-2020, field "title": is missing',
        ),
    ],
)
def test_a_wrong_value_is_named(
    content: Path, file: str, before: str, after: str, says: str
) -> None:
    spoil(content, file, before, after)

    assert problems(content) == [says]


def test_all_problems_of_all_files_are_told_at_once(content: Path) -> None:
    spoil(content, "screening.toml", "version = 1", 'version = "one"')
    spoil(content, "screening.toml", '"Is the pain new?"', "2")
    spoil(content, "screening.toml", '["fever"], ["weakness"]', '["feever"], ["weakness"]')
    spoil(content, "lessons.toml", "minutes = 9", "minutes = 900")
    spoil(content, "claims.toml", "fair", "fare")
    spoil(content, "references.bib", "year = {2020}", "year = {20}")
    spoil(content, "quizzes/first.toml", "Which is it, one?", "")

    assert problems(content) == [
        'screening.toml, field "version": "one" is text, but this takes a whole number',
        (
            'screening.toml, questions.new-pain, field "text": is a whole number, but this takes '
            "text in quotes"
        ),
        'lessons.toml, 00-start, field "minutes": 900 is too high; the most is 30',
        'quizzes/first.toml, items.one, field "text": is empty',
        (
            'claims.toml, common, field "certainty": "fare" is not one of strong, fair, weak, '
            'our-rule-of-thumb (did you mean "fair"?)'
        ),
        'references.bib, nhs-2020, field "year": "20" is not a year in four digits',
        (
            'screening.toml, rules.fever-and-weakness, field "every": there is no question '
            '"feever" (did you mean "fever"?)'
        ),
    ]


def test_the_error_counts_its_problems(content: Path) -> None:
    spoil(content, "lessons.toml", "minutes = 9", "minutes = 900")

    with pytest.raises(ContentError, match=r"^1 problem in the course's content:\n"):
        read(content)

    spoil(content, "lessons.toml", 'title = "Start"', "title = 1")

    with pytest.raises(ContentError, match=r"^2 problems in the course's content:\n") as caught:
        read(content)
    first = caught.value.problems[0]
    assert first.place == ("lessons.toml", "00-start", "title", 0)
