"""What a lesson says about itself, in HTML that needs nothing that runs."""

from __future__ import annotations

import re

import pytest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.catalogue.types import Reference
from sciatica_course.lookup import UnknownName
from sciatica_course.words import say, section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, text_of

MAKERS = ("objectives", "key_points", "references")


def html(maker: str, lesson: str) -> str:
    return str(getattr(course, maker)(lesson)._repr_html_())


def flat(text: str) -> str:
    return " ".join(text.split())


def test_objectives_and_key_points_are_listed_in_order() -> None:
    for id_, lesson in catalogue.load().lessons.items():
        for maker, expected in (
            ("objectives", lesson.objectives),
            ("key_points", lesson.key_points),
        ):
            assert re.findall(r"<li>(.*?)</li>", html(maker, id_).replace("&quot;", '"')) == [
                *expected
            ]


def test_sources_are_numbered_and_every_number_in_a_claim_is_one_of_them() -> None:
    content = catalogue.load()
    for id_, lesson in content.lessons.items():
        page = html("references", id_)
        claims, sources = page.split("<ol>")
        used = [n for group in re.findall(r"</a>; ([\d, ]+)\)", claims) for n in group.split(", ")]
        count = sources.count("<li>")
        assert {int(n) for n in used} == set(range(1, count + 1))
        named = dict.fromkeys(r for c in lesson.claims for r in content.claims[c].references)
        assert count == len(named)
        for reference in named:
            assert flat(content.references[reference].title) in text_of(sources)


def test_each_claim_leads_to_its_place_among_the_sources_by_its_certainty() -> None:
    content = catalogue.load()
    for id_, lesson in content.lessons.items():
        page = html("references", id_)
        for claim in lesson.claims:
            word = section("certainty")[content.claims[claim].certainty.value]
            assert f'<a href="sources.md#{claim}">{word}</a>' in page
            assert flat(content.claims[claim].text) in text_of(page)


def test_every_certainty_that_is_used_is_explained_once() -> None:
    content = catalogue.load()
    for id_, lesson in content.lessons.items():
        used = {content.claims[claim].certainty.value for claim in lesson.claims}
        words = text_of(html("references", id_))
        for certainty, meaning in section("certainty-meaning").items():
            assert words.count(meaning) == (certainty in used)


def test_what_a_clinician_has_to_confirm_is_said() -> None:
    content = catalogue.load()
    for id_, lesson in content.lessons.items():
        open_ = [c for c in lesson.claims if content.claims[c].clinician_to_confirm]
        assert html("references", id_).count(say("lesson.to-confirm")) == len(open_)


def test_sources_lead_to_the_web_and_say_where() -> None:
    addresses = [
        a["href"]
        for id_ in catalogue.load().lessons
        for tag, a in Reader(html("references", id_)).tags
        if tag == "a"
    ]
    assert any(str(a).startswith("https://doi.org/10.") for a in addresses)
    assert all(re.match(r"https?://|sources\.md#", str(a)) for a in addresses)


def test_the_list_of_lessons_has_a_link_to_each() -> None:
    page = str(course.lessons()._repr_html_())
    for id_, lesson in catalogue.load().lessons.items():
        assert f'href="{id_}.ipynb"' in page
        assert lesson.summary in page
        assert say("lesson.minutes", minutes=lesson.minutes) in page


@pytest.mark.parametrize("maker", MAKERS)
def test_an_unknown_lesson_names_the_nearest_one(maker: str) -> None:
    with pytest.raises(UnknownName, match="“00-start-here”"):
        getattr(course, maker)("00-start")


def test_only_what_survives_in_an_untrusted_notebook_is_used() -> None:
    pages = [html(maker, id_) for maker in MAKERS for id_ in catalogue.load().lessons]
    for page in [*pages, str(course.lessons()._repr_html_())]:
        for tag, attributes in Reader(page).tags:
            assert tag in KEPT_TAGS
            assert set(attributes) <= KEPT_ATTRIBUTES


def test_the_plain_form_is_short() -> None:
    assert repr(course.key_points("00-start-here")) == say("lesson.key-points")


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = list(catalogue.load().lessons)
    clean = {(maker, id_): Reader(html(maker, id_)).tags for maker in MAKERS for id_ in lessons}
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for (maker, id_), tags in clean.items():
        assert Reader(html(maker, id_)).tags == tags


def test_authors_are_listed_and_a_body_keeps_its_own_name() -> None:
    def reference(author: str) -> Reference:
        return Reference(id="x", kind="misc", title="Title", author=author)

    assert reference("Koes, B. W. and Peul, W. C.").authors == "Koes, B. W.; Peul, W. C."
    assert reference("Dove, L. and Jones, G. and others").authors == (
        "Dove, L.; Jones, G. and others"
    )
    body = "Tees, Esk and Wear Valleys NHS Foundation Trust"
    assert reference(body).authors == body
