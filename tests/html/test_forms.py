"""What a form takes for an answer, and when it asks a follow-up."""

from __future__ import annotations

import pytest

from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, accepted, asked

WHERE = Field(
    id="where",
    text="Where?",
    several=True,
    options=(
        Option(value="hip", label="Hip"),
        Option(value="calf", label="Calf"),
        Option(value="none", label="Nowhere", alone=True),
        Option(value="unknown", label="No idea", alone=True),
    ),
)
WISH = Field(id="wish", text="What do you miss?", longest=12)
FORM = Form(id="form", pages=(Page(id="page", heading="You", fields=(WHERE, WISH)),))


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        (["hip"], ["hip"]),
        (["calf", "hip"], ["hip", "calf"]),
        (["hip", "hip", "elbow", 1, None, ["calf"]], ["hip"]),
        (["none"], ["none"]),
        (["none", "calf"], ["calf"]),
        (["unknown", "none"], ["none"]),
    ],
)
def test_several_answers_are_taken_once_in_the_order_of_the_options(
    sent: list[object], taken: list[str]
) -> None:
    assert accepted(FORM, {"where": sent}) == {"where": taken}


@pytest.mark.parametrize("sent", [[], ["elbow"], "hip", {"hip": 1}, None, 1])
def test_what_names_no_option_is_no_answer(sent: object) -> None:
    assert accepted(FORM, {"where": sent}) == {}


@pytest.mark.parametrize(
    ("sent", "taken"),
    [
        ("walk the dog", "walk the dog"),
        ("  walk ", "  walk "),
        ("walk the dog again", "walk the dog"),
        ("wa\nlk\r\n\tit", "walkit"),
        ("wa\x00\x1b\x7f\x85\u2028\u2029lk", "walk"),
        ("\ud800walk", "walk"),
        ("marcher à côté", "marcher à cô"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_a_line_is_taken_as_it_was_typed_but_for_length_and_what_nobody_sees(
    sent: str, taken: str
) -> None:
    assert accepted(FORM, {"wish": sent}) == {"wish": taken}


@pytest.mark.parametrize("sent", ["", "\n", 7, ["walk"], None])
def test_nothing_typed_is_no_answer(sent: object) -> None:
    assert accepted(FORM, {"wish": sent}) == {}


def test_a_follow_up_of_several_answers_is_asked_for_any_of_them() -> None:
    gate = AskIf(questions=("where",), values=("calf", "none"))
    follow_up = Field(id="more", text="More?", ask_if=gate)
    assert asked(follow_up, {"where": ["hip", "calf"]})
    assert asked(follow_up, {"where": ["none"]})
    assert not asked(follow_up, {"where": ["hip"]})
    assert not asked(follow_up, {"where": []})
    assert not asked(follow_up, {})


def test_each_kind_of_question_says_how_it_is_answered() -> None:
    data = FORM.data()["pages"][0]["fields"]
    assert [field["kind"] for field in data] == ["several", "text"]
