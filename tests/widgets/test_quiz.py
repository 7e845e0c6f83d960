"""A quiz teaches with every answer, keeps no score, and knows its neighbours by name."""

from __future__ import annotations

import pytest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.lookup import UnknownName
from sciatica_course.words import say
from tests.widgets.people import send


def test_every_answer_of_every_quiz_teaches_something_and_one_is_right() -> None:
    for topic, quiz in catalogue.load().quizzes.items():
        view = course.quiz(topic)
        fields = [f for page in view.form["pages"] for f in page["fields"]]
        assert [f["id"] for f in fields] == list(quiz.items)
        for field in fields:
            assert all(option["feedback"] for option in field["options"])
            assert sum(option["right"] for option in field["options"]) == 1
        assert view.form["closing"] == say("quiz.closing")
        assert not view.form["asks"], "feedback comes without waiting for anyone"


def test_there_is_one_quiz_of_a_topic_to_a_kernel() -> None:
    first = course.quiz("start-here")
    first.answers = {"how-long": "days"}
    assert course.quiz("start-here").answers == {"how-long": "days"}
    assert course.quiz("warning-signs") is not first


@pytest.mark.parametrize("wrong", ["start-her", "starthere", "START-HERE", ""])
def test_an_unknown_topic_names_the_nearest_one(wrong: str) -> None:
    with pytest.raises(UnknownName) as raised:
        course.quiz(wrong)
    (shown,) = raised.value._render_traceback_()
    assert wrong in shown
    assert any(topic in shown for topic in catalogue.load().quizzes)
    if wrong:
        assert "“start-here”" in shown or wrong.isupper()
    assert "\n" not in shown


def test_ipython_shows_the_sentence_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    # A history would be a database that runs at the same time have to share.
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    try:
        shell.run_cell("import sciatica_course as course\ncourse.quiz('start-her')")
    finally:
        InteractiveShell.clear_instance()
    shown = capsys.readouterr().out.strip()
    assert shown == say("quiz.unknown", id="start-her", nearest="start-here")


def test_the_plain_text_gives_no_answer_away() -> None:
    view = course.quiz("start-here")
    bundle = view._repr_mimebundle_()[0]
    for item in catalogue.load().quizzes["start-here"].items.values():
        for choice in item.choices.values():
            assert choice.text not in bundle["text/plain"]
    send(view, kind="look")
    assert bundle["text/html"].count("<details>") == 1
