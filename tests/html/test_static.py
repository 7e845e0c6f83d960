"""The forms on paper hold everything, run nothing, and survive in a notebook nobody trusts."""

from __future__ import annotations

import re

import pytest

from sciatica_course import catalogue
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import Html, static
from sciatica_course.html.forms import AskIf, Field, Form, Option, Page, Scale
from sciatica_course.widgets.quiz import as_form
from sciatica_course.widgets.symptom_check import full_check
from sciatica_course.words import say, section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.screening.oracle import ALONE

# What JupyterLab 4.6 keeps in an output of a notebook that is not trusted.
KEPT_TAGS = {
    *("p", "div", "span", "section", "h3", "h4", "strong", "em", "small", "br", "a", "ul", "ol"),
    *("li", "fieldset", "legend", "table", "thead", "tbody", "tr", "th", "td", "details"),
    "summary",
}
KEPT_ATTRIBUTES = {"class", "style", "title", "href"}
# It drops these, and nothing is lost but a hint to a screen reader.
MAY_BE_DROPPED = {"aria-hidden"}


def paper() -> Html:
    content = catalogue.load()
    return static.screening(content.screening, full_check(), content.countries)


def quiz(topic: str) -> Html:
    quiz = catalogue.load().quizzes[topic]
    return static.quiz(quiz, as_form(quiz))


def all_static() -> dict[str, Html]:
    content = catalogue.load()
    quizzes = {f"quiz {topic}": quiz(topic) for topic in content.quizzes}
    return {"check": paper(), "help": static.help_box(content.countries), **quizzes}


def text_of(html: str) -> str:
    return flat(" ".join(Reader(html).pieces))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return all tags but line breaks, which depend on how long an answer is."""
    return [tag for tag in Reader(html).tags if tag[0] != "br"]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_only_what_survives_in_an_untrusted_notebook_is_used() -> None:
    for name, html in all_static().items():
        for tag, attributes in Reader(html).tags:
            assert tag in KEPT_TAGS, (name, tag)
            assert set(attributes) <= KEPT_ATTRIBUTES | MAY_BE_DROPPED, (name, tag, attributes)


def test_the_check_on_paper_has_every_question_heading_hint_and_introduction() -> None:
    table, words = catalogue.load().screening, text_of(paper())
    expected = [q.text for q in table.questions.values()]
    expected += [q.hint for q in table.questions.values() if q.hint]
    expected += [s.heading for s in table.screens.values()]
    expected += [s.intro for s in table.screens.values() if s.intro]
    expected += [r.because for r in table.rules.values()]
    expected += [a.title for a in table.advice.values()]
    expected += [a.exercise for a in table.advice.values()]
    missing = [each for each in expected if flat(each) not in words]
    assert not missing


def test_every_question_on_paper_has_three_empty_boxes() -> None:
    answers = [section("answers")[key] for key in ("yes", "no", "not-sure")]
    boxes = re.findall(r"☐</span> ([^☐<]+)", paper())
    questions = len(catalogue.load().screening.questions)
    assert [flat(box.replace("\N{EM SPACE}", " ")) for box in boxes] == answers * questions


def rows() -> list[tuple[str, str]]:
    """Return the urgency's word and the condition of every row of the table."""
    found = re.findall(r"<tr><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td>", paper())
    return [(text_of(mark), text_of(when)) for mark, when in found]


def test_the_table_on_paper_names_each_question_at_the_level_that_the_oracle_gives_it() -> None:
    numbers = {id_: str(number) for number, id_ in enumerate(full_check().fields, 1)}
    levels: dict[str, str] = {}
    for mark, when in rows():
        # A combination ends with its meaning in brackets; the other lists are single questions.
        for number in re.findall(r"\d+", re.sub(r"“[^(“]*(“[^(“]*)?\([^)]*\)", "", when)):
            assert number not in levels, f"question {number} stands in two rows"
            levels[number] = mark
    words = section("urgency")
    for id_, urgency in ALONE.items():
        if urgency is Urgency.CLEAR:
            assert numbers[id_] not in levels, id_
        else:
            assert words[urgency.slug] in levels[numbers[id_]], id_


def test_not_sure_counts_on_paper_where_it_counts_in_the_check() -> None:
    numbers = {id_: str(number) for number, id_ in enumerate(full_check().fields, 1)}
    table = catalogue.load().screening
    unsure = " ".join(
        re.findall(r"<div>“Yes” or “Not sure” at ([\d, ]+)</div>", paper().split("<table")[1])
    )
    counted = set(re.findall(r"\d+", unsure))
    for q in table.questions.values():
        stops = q.level >= Urgency.UNDER_16 or q.blocks
        assert (numbers[q.id] in counted) == stops, q.id


def test_every_combination_stands_in_a_row_of_its_own_urgency_with_its_questions() -> None:
    numbers = {id_: str(number) for number, id_ in enumerate(full_check().fields, 1)}
    for rule in catalogue.load().screening.rules.values():
        words = section("urgency")[rule.level.slug]
        [when] = [
            when for mark, when in rows() if words in mark and f"({flat(rule.because)})" in when
        ]
        before = when.split(f"({flat(rule.because)})")[0].rpartition("“Not sure” at ")[2]
        groups = [re.findall(r"\d+", part) for part in before.split(" and at ")]
        if rule.at_least:
            assert groups.pop() == [str(rule.at_least), *(numbers[id_] for id_ in rule.among)]
            assert "or more of" in before
        assert groups == [[numbers[id_] for id_ in group] for group in rule.every], rule.id
        assert before.count("one of") == sum(len(group) > 1 for group in rule.every)


def test_a_follow_up_says_when_to_answer_it() -> None:
    numbers = {id_: str(number) for number, id_ in enumerate(full_check().fields, 1)}
    words = text_of(paper())
    for q in catalogue.load().screening.questions.values():
        if q.ask_if:
            gates = ", ".join(numbers[id_] for id_ in q.ask_if)
            assert f"{flat(q.text)} Only if you ticked “Yes” or “Not sure” at {gates}" in words, (
                q.id
            )


def test_no_country_is_taken_for_granted_on_paper() -> None:
    numbers = {
        line.number
        for country in catalogue.load().countries.values()
        for line in country.lines.values()
        if line.number
    }
    for name, html in all_static().items():
        assert not numbers & set(re.findall(r"\d+", text_of(html))), name


@pytest.mark.parametrize("topic", ["start-here", "warning-signs"])
def test_the_answers_of_a_quiz_on_paper_are_folded_away(topic: str) -> None:
    asked, answers = quiz(topic).split("<details>")
    for item in catalogue.load().quizzes[topic].items.values():
        for choice in item.choices.values():
            assert flat(choice.text) in text_of(asked)
            assert flat(choice.feedback) not in text_of(asked)
            assert (flat(choice.feedback) in text_of(answers)) == choice.right


def test_a_scale_on_paper_is_a_row_of_boxes_with_words_at_both_ends() -> None:
    scale = Scale(low=0, high=10, low_label="no pain", high_label="the worst pain")
    gate = AskIf(questions=("leg",), values=("yes",))
    options = (Option(value="yes", label="Yes"),)
    fields = (
        Field(id="leg", text="Leg pain?", options=options),
        Field(id="pain", text="How much?", scale=scale, ask_if=gate),
    )
    page = Page(id="one", heading="Pain", fields=fields)
    html = static.form(Form(id="form", pages=(page,)))
    assert html.count("☐") == 12
    assert "no pain – the worst pain" in html
    assert "at 1<" in html


def test_a_question_with_several_answers_and_a_line_to_write_on_can_be_filled_in_on_paper() -> None:
    options = (Option(value="hip", label="Hip"), Option(value="none", label="None", alone=True))
    fields = (
        Field(id="where", text="Where?", options=options, several=True),
        Field(id="wish", text="What do you miss?", hint="A few words.", longest=60, optional=True),
        Field(id="need", text="What do you need?", longest=60),
    )
    html = static.form(Form(id="form", pages=(Page(id="one", heading="You", fields=fields),)))
    where, wish, need = html.split("</fieldset>")[:3]
    assert where.count("☐") == 2
    assert f"What do you miss? ({say('form.optional')})" in wish
    assert say("form.optional") not in need
    assert "A few words." in wish
    for line in (wish, need):
        assert "☐" not in line
        assert "border-bottom:1px solid" in line


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = {name: tags_of(html) for name, html in all_static().items()}
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for name, html in all_static().items():
        assert tags_of(html) == clean[name], name
        assert "<script>" in Reader(html).text
