"""The words beside the charts and in the glossary are plain, and do not frighten."""

from __future__ import annotations

import re

import pytest
import textstat

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Evidence, Term

CONTENT = load()
EVIDENCE, GLOSSARY = CONTENT.evidence, CONTENT.glossary
# Words that make findings which many people without pain have sound like an illness.
FEARFUL = re.compile(
    r"\b(degenerat\w*|wear and tear|worn[- ]out|crumbl\w*|slipped disc|damaged?|rupture\w*|"
    r"crippl\w*|paralys\w*|unstable|deteriorat\w*|herniat\w*)\b",
    re.IGNORECASE,
)


def grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


@pytest.mark.parametrize("topic", EVIDENCE.values(), ids=list(EVIDENCE))
def test_a_chart_is_told_in_plain_words(topic: Evidence) -> None:
    words = [topic.means, topic.alternative, topic.people, *topic.caveats]
    assert grade(" ".join(words)) <= 7
    assert grade(topic.means) <= 7
    assert not FEARFUL.search(" ".join([topic.title, *words]))


@pytest.mark.parametrize("term", GLOSSARY.values(), ids=list(GLOSSARY))
def test_a_term_is_told_in_one_or_two_plain_sentences(term: Term) -> None:
    sentences = re.findall(r"[^.?!]+[.?!](?=\s|$)", term.means)
    assert len(sentences) in {1, 2}
    assert term.means.endswith(".")
    assert grade(term.means) <= 7, grade(term.means)
    assert not FEARFUL.search(f"{term.name} {term.means}")


def test_there_are_about_forty_terms_and_no_name_stands_twice() -> None:
    names = [name.casefold() for t in GLOSSARY.values() for name in (t.name, *t.also)]
    assert 36 <= len(GLOSSARY) <= 60
    assert len(names) == len(set(names))


def test_what_an_expert_would_call_frightening_would_be_found() -> None:
    assert FEARFUL.search("Degenerative disc disease")
    assert not FEARFUL.search("A disc that looks older")


def test_the_knowledge_check_reads_easily() -> None:
    check = CONTENT.knowledge_check
    words = [check.before, check.after, check.confidence.text]
    for item in check.items.values():
        words += [item.text, *(c.feedback for c in item.choices.values())]
    assert grade(" ".join(words)) <= 6
