"""The words of the course can be looked up, and every lesson can lead to one."""

from __future__ import annotations

import re

import pytest

import sciatica_course as course
from sciatica_course import catalogue, resources
from sciatica_course.terms import PAGE, in_order
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import text_of

GLOSSARY = catalogue.load().glossary


def html() -> str:
    return str(course.glossary()._repr_html_())


def test_every_term_is_there_with_what_it_means_and_what_else_it_is_called() -> None:
    words = text_of(html())
    for term in GLOSSARY.values():
        for each in (term.name, term.means, *term.also):
            assert " ".join(each.split()) in words


def test_terms_stand_in_the_order_of_the_alphabet() -> None:
    names = [term.name.casefold() for term in in_order()]
    assert names == sorted(names)
    assert re.findall(r'<dt id="term-([a-z-]+)">', html()) == [term.id for term in in_order()]


def test_each_term_leads_to_its_heading_on_the_page_beside_the_lessons() -> None:
    page = (resources.find("notebooks") / PAGE).read_text(encoding="utf-8")
    links = [str(a["href"]) for tag, a in Reader(html()).tags if tag == "a"]
    assert len(links) == len(GLOSSARY)
    for link in links:
        name, _, anchor = link.partition("#")
        assert name == PAGE
        assert f"\n## {anchor}\n" in page


def test_a_list_of_terms_is_a_list_of_definitions() -> None:
    tags = [tag for tag, _ in Reader(html()).tags]
    assert tags[0] == "dl"
    assert tags.count("dt") == tags.count("dd") == len(GLOSSARY)


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = [tag for tag, _ in Reader(html()).tags]
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    assert [tag for tag, _ in Reader(html()).tags] == tags
