"""Links of a lesson lead to what is there: notes, words, lessons beside it, and the web."""

from __future__ import annotations

import re

import pytest

from sciatica_course import catalogue
from sciatica_course.handouts.pages import Page
from tests.handouts.notebooks import IMPORT, code, page, words

CLAIM = "discs-shrink"


def link(made: Page, label: str) -> str | None:
    """Return where the words lead in a page, or None where they lead nowhere."""
    found = re.search(rf'<a href="([^"]*)"[^>]*>{label}</a>', made.html)
    return found[1] if found else None


def test_a_claim_becomes_a_note_of_the_page_with_its_sources() -> None:
    made = page(words(f"So [sure](sources.md#{CLAIM}), and [again](sources.md#{CLAIM})."))
    assert link(made, "sure") == link(made, "again") == f"#note-{CLAIM}"
    assert made.html.count(f'id="note-{CLAIM}"') == 1
    claim = catalogue.load().claims[CLAIM]
    assert claim.text in made.html
    assert all(catalogue.load().references[id_].title in made.html for id_ in claim.references)


def test_a_claim_that_the_page_lists_needs_no_note() -> None:
    lesson = "01-know-your-nerve"
    assert CLAIM in catalogue.load().lessons[lesson].claims
    made = page(
        words(f"So [sure](sources.md#{CLAIM})."),
        code(IMPORT),
        code(f"course.references({lesson!r})"),
    )
    assert link(made, "sure") == f"#note-{CLAIM}"
    assert made.html.count(f'id="note-{CLAIM}"') == 1


def test_a_word_of_the_glossary_becomes_a_note() -> None:
    term = next(iter(catalogue.load().glossary.values()))
    made = page(words(f"A [word](glossary.md#{term.id})."))
    assert link(made, "word") == f"#word-{term.id}"
    assert made.html.count(f'id="word-{term.id}"') == 1


def test_lessons_that_lie_beside_it_are_linked_and_others_are_words() -> None:
    cells = words("[one](04-stretch.ipynb#b) [two](05-strengthen.ipynb) [three](mine%20a.ipynb)")
    alone = page(cells, beside=("04-stretch", "mine a"))
    assert link(alone, "one") == "04-stretch.html#b"
    assert link(alone, "two") is None
    assert link(alone, "three") == "mine%20a.html"
    assert "two" in alone.html
    assert link(page(cells), "two") == "05-strengthen.html"


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("#here", "#here"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("sources.md#nothing-such", None),
        ("glossary.md", None),
        ("data.csv", None),
        ("../README.md", None),
        ("/srv/jane/x.html", None),
        ("//example.org/x.html", None),
    ],
)
def test_a_link_leads_to_what_is_there_or_nowhere(address: str, leads: str | None) -> None:
    made = page(words(f"Read [this]({address})."))
    assert link(made, "this") == leads
    assert "jane" not in made.html
    assert "this" in made.html


def test_every_section_has_an_id_of_its_own_and_is_listed() -> None:
    made = page(words("# T\n\n## Leg & back\n\n## Leg & back\n\n## Ünten\n\n### Deep"))
    listed = re.findall(r'<li><a href="#([^"]*)">([^<]*)</a></li>', made.html)
    assert listed == [
        ("leg-back", "Leg &amp; back"),
        ("leg-back-2", "Leg &amp; back"),
        ("unten", "Ünten"),
    ]
    assert 'id="deep"' in made.html


def test_a_short_page_needs_no_list_of_contents() -> None:
    assert "<nav" not in page(words("# T\n\n## One\n\n## Two")).html


def test_every_link_within_the_course_leads_somewhere(handed_out) -> None:
    pages = {file.name: file.read_text("utf-8") for file in handed_out.folder.glob("*.html")}
    ids = {name: set(re.findall(r'\bid="([^"]+)"', html)) for name, html in pages.items()}
    broken = []
    for name, html in pages.items():
        static = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
        for address in re.findall(r'<a\b[^>]*href="([^"]*)"', static):
            if re.match("https?:|tel:|mailto:", address):
                continue
            file, _, place = address.partition("#")
            if (file or name) not in pages or (place and place not in ids[file or name]):
                broken.append((name, address))
    assert len(pages) == 11
    assert not broken
