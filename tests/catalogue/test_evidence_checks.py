"""A number of the evidence that cannot be drawn is named with what is wrong about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalogue.small import problems, spoil, write


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        (
            "evidence.toml",
            "high = 70",
            "high = 50",
            (
                "evidence.toml, getting-better.panels.all.figures.soon: has a value that is not "
                "between low and high"
            ),
        ),
        (
            "evidence.toml",
            "high = 70\n",
            "",
            (
                "evidence.toml, getting-better.panels.all.figures.soon: has one end of an "
                "interval; give low and high, or neither"
            ),
        ),
        (
            "evidence.toml",
            "value = 55.5\nlow = 40\nhigh = 70\n",
            "",
            (
                "evidence.toml, getting-better.panels.all.figures.soon: has no number: give "
                "value, or low and high"
            ),
        ),
        (
            "evidence.toml",
            "value = 55.5\nlow = 40\nhigh = 70\n",
            "value = 155\n",
            (
                "evidence.toml, getting-better.panels.all: 155 is outside the scale, which runs "
                "from 0 to 100"
            ),
        ),
        (
            "evidence.toml",
            "at-30 = { series = 2, at = 30, value = 40 }",
            "at-30 = { series = 2, at = 30, low = 30, high = 40 }",
            (
                'evidence.toml, getting-better.panels.by-age.figures.at-30, field "value": is '
                "missing; only dots may be a range"
            ),
        ),
        (
            "evidence.toml",
            "at-30 = { series = 2, at = 30, value = 40 }",
            "at-30 = { series = 2, value = 40 }",
            (
                'evidence.toml, getting-better.panels.by-age.figures.at-30, field "at": goes with '
                "lines, and with nothing else"
            ),
        ),
        (
            "evidence.toml",
            "at-30 = { series = 2, at = 30, value = 40 }",
            "at-30 = { series = 3, at = 30, value = 40 }",
            (
                'evidence.toml, getting-better.panels.by-age.figures.at-30, field "series": there '
                "are only 2 series"
            ),
        ),
        (
            "evidence.toml",
            "spread = 2.5",
            "spread = 0",
            (
                'evidence.toml, getting-better.panels.by-age.figures.at-20, field "spread": goes '
                "with a value, and is above zero"
            ),
        ),
        (
            "evidence.toml",
            "ticks = [0, 50.5, 100]",
            "ticks = [-3, 101, 100]",
            (
                "evidence.toml, getting-better.panels.all: -3 (and 1 more) is outside the scale, "
                "which runs from 0 to 100"
            ),
        ),
        (
            "evidence.toml",
            "even = 50",
            "logarithmic = true",
            (
                'evidence.toml, getting-better.panels.all, field "left": must be above zero on a '
                "logarithmic scale"
            ),
        ),
        (
            "evidence.toml",
            'high = 70\nreferences = ["nhs-2020"]',
            'high = 70\nreferences = ["nhs-2021"]',
            (
                'evidence.toml, getting-better.panels.all.figures.soon, field "references": there '
                'is no reference "nhs-2021" (did you mean "nhs-2020"?)'
            ),
        ),
        (
            "knowledge-check.toml",
            '[items.one.choices.this]\ntext = "This"\nfeedback = "Yes."\nright = true',
            '[items.one.choices.this]\ntext = "This"\nfeedback = "Yes."',
            "knowledge-check.toml, items.one.choices: 0 choices are right; one must be",
        ),
    ],
)
def test_what_cannot_be_drawn_is_named(
    content: Path, file: str, before: str, after: str, says: str
) -> None:
    spoil(content, file, before, after)

    assert problems(content) == [says]


def test_a_number_names_a_reference_of_its_topic(content: Path) -> None:
    bib = (content / "references.bib").read_text("utf-8")
    other = bib.partition("@misc")[2].replace("nhs-2020", "nhs-2021")
    write(content, {"references.bib": f"{bib}@misc{other}"})
    before = 'high = 70\nreferences = ["nhs-2020"]'
    spoil(content, "evidence.toml", before, before.replace("2020", "2021"))

    assert problems(content) == [
        (
            'evidence.toml, getting-better.panels.all.figures.soon, field "references": '
            '"nhs-2021" is not among those of the topic'
        )
    ]


def test_a_number_on_a_scale_is_one_that_can_be_drawn(content: Path) -> None:
    spoil(content, "evidence.toml", "value = 55.5", "value = nan")

    assert problems(content) == [
        (
            'evidence.toml, getting-better.panels.all.figures.soon, field "value": nan is not a '
            "number that can be drawn"
        )
    ]


def test_a_clinic_may_not_change_what_studies_found(content: Path, tmp_path: Path) -> None:
    clinic = write(tmp_path / "clinic", {"evidence.toml": "[getting-better]\nmeans = 'All do.'"})

    assert problems(content, clinic=clinic) == [
        "clinic/evidence.toml: holds what studies found; a clinic may not change it"
    ]


def test_a_clinic_may_add_a_term(content: Path, tmp_path: Path) -> None:
    own = "[ward]\nname = 'Ward'\nmeans = 'Where you are seen.'"

    assert problems(content, clinic=write(tmp_path / "clinic", {"glossary.toml": own})) == []
