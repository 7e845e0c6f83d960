"""The words of a picture are there, fit their place and stand for it without it."""

from __future__ import annotations

import pytest
import textstat

from sciatica_course import catalogue
from sciatica_course.pictures import exercises
from sciatica_course.pictures.scene import sheet
from sciatica_course.pictures.scene.labels import size_of

CONTENT = catalogue.load()
PICTURES = exercises.pictures()
POINTS = 72  # an inch
HARDEST = 7.0


def inches(text: str, points: float) -> float:
    return size_of(text, points, POINTS)[0] / POINTS


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_panel_has_a_caption_that_fits_below_it(name: str):
    picture, words = PICTURES[name], CONTENT.pictures[name]
    panels = len(picture.stages)
    assert len(words.captions) == panels
    room = (picture.width - 0.2) / panels - (0.40 if panels > 1 else 0.12)
    for caption in words.captions:
        assert inches(caption, sheet.CAPTION_SIZE) <= room, caption


@pytest.mark.parametrize("name", [name for name, each in PICTURES.items() if not each.small])
def test_title_and_hint_fit_side_by_side(name: str):
    words = CONTENT.pictures[name]
    title, hint = inches(words.title, sheet.TITLE_SIZE) * 1.12, inches(words.hint, sheet.HINT_SIZE)
    assert title + hint <= PICTURES[name].width - 0.45


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_the_words_for_a_picture_tell_it(name: str):
    alt = CONTENT.pictures[name].alt
    assert 20 <= len(alt) <= 420
    assert alt.endswith(".")
    assert not alt.lower().startswith(("image", "picture of", "a picture of"))


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_label_names_something_that_is_drawn(name: str):
    picture = PICTURES[name]
    drawn = {picture.muscle, "nerve" if picture.nerve else ""}
    if picture.inset:
        drawn |= {f"inset-{number}" for number in range(1, len(picture.stages) + 1)}
    assert set(CONTENT.pictures[name].labels) <= drawn


def test_the_words_are_plain():
    texts = [
        " ".join([w.hint, *w.captions, w.alt]) for n, w in CONTENT.pictures.items() if n in PICTURES
    ]
    assert textstat.flesch_kincaid_grade(". ".join(texts)) <= HARDEST


def test_the_people_differ():
    looks = {picture.look for picture in PICTURES.values()}
    assert len(looks) >= 5
    main = [picture.look for picture in PICTURES.values() if not picture.small]
    assert max(main.count(look) for look in looks) <= 3
