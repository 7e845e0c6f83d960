"""What is written well but does not hang together is a problem too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import problems, spoil, write

SCREENING = "screening.toml"
DOSE = "repetitions = 8\nhold = 3"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        (
            SCREENING,
            '["new-pain", "weakness"]',
            '["new-pian", "weakness"]',
            (
                'screening.toml, rules.cancer-and-pain, field "every": there is no question '
                '"new-pian" (did you mean "new-pain"?)'
            ),
        ),
        (
            SCREENING,
            '"lump", "cancer", "weakness"]',
            '"lump", "cancer", "xyzzy"]',
            'screening.toml, rules.two-signs, field "among": there is no question "xyzzy"',
        ),
        (
            SCREENING,
            '["saddle", "fever", "weakness"]',
            '["saddle", "fever", "weakness", "more"]',
            'screening.toml, screens.body, field "questions": there is no question "more"',
        ),
        (
            SCREENING,
            'ask_if = ["cancer"]',
            'ask_if = ["cancers"]',
            (
                'screening.toml, questions.new-pain, field "ask_if": there is no question '
                '"cancers" (did you mean "cancer"?)'
            ),
        ),
        (
            SCREENING,
            'advice = "team"',
            'advice = "teem"',
            (
                'screening.toml, rules.cancer-and-pain, field "advice": there is no advice "teem" '
                '(did you mean "team"?)'
            ),
        ),
        (
            SCREENING,
            'references = ["nhs-2020"]',
            'references = ["nhs-2021"]',
            (
                'screening.toml, questions.saddle, field "references": there is no reference '
                '"nhs-2021" (did you mean "nhs-2020"?)'
            ),
        ),
        (
            "lessons.toml",
            'claims = ["common"]',
            'claims = ["commom"]',
            (
                'lessons.toml, 00-start, field "claims": there is no claim "commom" '
                '(did you mean "common"?)'
            ),
        ),
        (
            "article.toml",
            'lesson = "00-start"',
            'lesson = "01-start"',
            (
                'article.toml, S1, field "lesson": there is no lesson "01-start" '
                '(did you mean "00-start"?)'
            ),
        ),
        (
            SCREENING,
            '"new-pain", "lump", "joints"]',
            '"new-pain", "lump"]',
            "screening.toml, questions.joints: is on no screen",
        ),
        (
            SCREENING,
            '["saddle", "fever", "weakness"]',
            '["saddle", "fever", "weakness", "lump"]',
            "screening.toml, questions.lump: is on 2 screens: body and health",
        ),
        (
            SCREENING,
            '["cancer", "new-pain", "lump", "joints"]',
            '["new-pain", "cancer", "lump", "joints"]',
            (
                'screening.toml, questions.new-pain, field "ask_if": "cancer" must be asked before '
                "this question"
            ),
        ),
        (
            SCREENING,
            'ask_if = ["cancer"]',
            'ask_if = ["new-pain"]',
            (
                'screening.toml, questions.new-pain, field "ask_if": "new-pain" must be asked '
                "before this question"
            ),
        ),
        (
            SCREENING,
            'level = "emergency"\nevery = [["fever"], ["weakness"]]',
            'level = "same-day"\nevery = [["fever"], ["weakness"]]',
            (
                'screening.toml, rules.fever-and-weakness, field "level": "same-day" can raise '
                'nothing: whatever makes this rule hold is "same-day" by itself'
            ),
        ),
        (
            SCREENING,
            'level = "same-day"\nat_least = 2',
            'level = "ask-first"\nat_least = 2',
            (
                'screening.toml, rules.two-signs, field "level": "ask-first" can raise nothing: '
                'whatever makes this rule hold is "ask-first" by itself'
            ),
        ),
        (
            SCREENING,
            'every = [["fever"], ["weakness"]]\n',
            "",
            (
                'screening.toml, rules.fever-and-weakness, field "every": is empty, and so is '
                "among: the rule has no condition"
            ),
        ),
        (
            SCREENING,
            "at_least = 2",
            "at_least = 4",
            (
                'screening.toml, rules.two-signs, field "at_least": 4 is more than the 3 questions '
                "in among"
            ),
        ),
        (
            SCREENING,
            "at_least = 2\n",
            "",
            (
                'screening.toml, rules.two-signs, field "at_least": is missing: among needs the '
                "least number of yeses"
            ),
        ),
        (
            SCREENING,
            'because = "a fever"',
            'because = "a fever"\nblocks = true',
            (
                'screening.toml, questions.fever, field "blocks": belongs to the level "soon" '
                'alone; this question is "same-day"'
            ),
        ),
        (
            SCREENING,
            'advice = "book"',
            'advice = "team"',
            (
                'screening.toml, questions.joints, field "advice": "team" is advice for '
                '"same-day", not "soon"'
            ),
        ),
        (
            SCREENING,
            '[advice.call-now]\nlevel = "call-now"',
            '[advice.call-noww]\nlevel = "call-now"',
            "screening.toml, advice.call-now: is missing; each level needs advice",
        ),
        (
            SCREENING,
            '[advice.call-now]\nlevel = "call-now"',
            '[advice.call-now]\nlevel = "same-day"',
            'screening.toml, advice.call-now, field "level": must be "call-now", as the name says',
        ),
        (
            SCREENING,
            'because = "stiff joints"\nlevel = "soon"\nadvice = "book"',
            'because = "stiff joints"\nlevel = "clear"',
            (
                'screening.toml, questions.joints, field "level": a "clear" question must have a '
                "part in a rule or in an ask_if"
            ),
        ),
        (
            "help-numbers.toml",
            "[GB.lines.emergency]",
            "[GB.lines.urgent]",
            "help-numbers.toml, GB.lines.emergency: is missing",
        ),
        (
            "help-numbers.toml",
            "[any.lines.crisis]",
            "[any.lines.clinic]",
            "help-numbers.toml, any.lines.crisis: is missing",
        ),
        (
            "quizzes/first.toml",
            '[items.one.choices.that]\ntext = "That"',
            '[items.one.choices.that]\nright = true\ntext = "That"',
            "quizzes/first.toml, items.one.choices: 2 choices are right; one must be",
        ),
        (
            "claims.toml",
            '"our-rule-of-thumb"',
            '"weak"',
            (
                'claims.toml, our-way, field "references": is missing; only "our-rule-of-thumb" '
                "may do without"
            ),
        ),
        (
            "article.toml",
            'left_out_because = "It is a story."',
            'left_out_because = "It is a story."\nclaim = "common"',
            'article.toml, S2, field "left_out_because": must go, or lesson and claim must',
        ),
        (
            "article.toml",
            'claim = "common"\n',
            "",
            'article.toml, S1, field "claim": is missing, and so is left_out_because',
        ),
        (
            "exercises/bridge.toml",
            DOSE,
            "",
            (
                "exercises/bridge.toml, doses.first: says how often but not how much: give "
                "repetitions, hold or minutes"
            ),
        ),
        (
            "exercises/bridge.toml",
            DOSE,
            "repetitions = 8\nhold = 30",
            (
                'exercises/bridge.toml, doses.first, field "hold": 30 seconds is too long with '
                "repetitions; the most is 10"
            ),
        ),
        (
            "exercises/bridge.toml",
            DOSE,
            "minutes = 10",
            'exercises/bridge.toml, doses.first, field "minutes": do not suit the kind "strength"',
        ),
    ],
)
def test_what_does_not_hang_together_is_named(
    content: Path, file: str, before: str, after: str, says: str
) -> None:
    spoil(content, file, before, after)

    assert problems(content) == [says]


def test_minutes_lead_alone(content: Path) -> None:
    spoil(content, "exercises/bridge.toml", '"strength"', '"aerobic"')
    spoil(content, "exercises/bridge.toml", DOSE, "minutes = 10\nrepetitions = 8\nhold = 3")

    assert problems(content) == [
        f'exercises/bridge.toml, doses.first, field "{name}": does not go with minutes; keep the '
        "one that leads"
        for name in ("repetitions", "hold")
    ]


def test_a_dose_is_not_blamed_for_an_unknown_kind(content: Path) -> None:
    spoil(content, "exercises/bridge.toml", '"strength"', '"strenght"')
    spoil(content, "exercises/bridge.toml", DOSE, "minutes = 10")

    [only] = problems(content)

    assert only.startswith('exercises/bridge.toml, field "kind": "strenght" is not one of')


def test_holds_alone_may_be_long(content: Path) -> None:
    spoil(content, "exercises/bridge.toml", DOSE, "hold = 30")

    assert problems(content) == []


def test_a_quiz_has_four_items(content: Path) -> None:
    path = content / "quizzes" / "first.toml"
    path.write_text(path.read_text("utf-8").partition("[items.four]")[0], "utf-8")

    assert problems(content) == ["quizzes/first.toml, items: has 3 entries; the least is 4"]


def test_a_screen_shows_four_questions_at_once_and_two_more_on_top(content: Path) -> None:
    extra = [
        f'[questions.extra-{n}]\nrow = "G4"\ntext = "Is it {n}?"\nbecause = "{n}"\nlevel = "soon"\n'
        for n in range(4)
    ]
    write(content, {SCREENING: (content / SCREENING).read_text("utf-8") + "\n".join(extra)})
    every = '"cancer", "new-pain", "lump", "joints"'
    spoil(content, SCREENING, every, every + ', "extra-0", "extra-1", "extra-2", "extra-3"')

    assert problems(content) == [
        (
            'screening.toml, screens.health, field "questions": shows 7 questions at once; the '
            "most is 4"
        )
    ]

    for n in range(4):
        spoil(content, SCREENING, f'because = "{n}"', f'because = "{n}"\nask_if = ["lump"]')

    assert problems(content) == [
        (
            'screening.toml, screens.health, field "questions": has 5 questions with ask_if; the '
            "most is 2"
        )
    ]


def test_a_rule_may_repeat_what_one_of_its_questions_says_alone(content: Path) -> None:
    """It still raises the other ways of making it hold."""
    spoil(content, SCREENING, '["new-pain", "weakness"]', '["new-pain", "saddle"]')

    assert problems(content) == []


def test_a_file_that_cannot_be_read_hides_no_other_problem(content: Path) -> None:
    write(content, {"references.bib": "what?", SCREENING: "[x y]"})
    spoil(content, "claims.toml", '"our-rule-of-thumb"', '"weak"')
    spoil(content, "lessons.toml", '"common"', '"unknown"')

    assert problems(content) == [
        "screening.toml: line 1: this is not TOML: expected ']' at the end of a table declaration",
        "references.bib: line 1: an entry begins with @type{key, and this does not",
        'lessons.toml, 00-start, field "claims": there is no claim "unknown"',
        (
            'claims.toml, our-way, field "references": is missing; only "our-rule-of-thumb" may '
            "do without"
        ),
    ]
