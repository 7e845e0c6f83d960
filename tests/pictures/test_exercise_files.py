"""What is kept under assets/exercises: every picture, small, sound and complete in itself."""

from __future__ import annotations

import gzip
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from sciatica_course import catalogue, resources
from sciatica_course.pictures import animate
from sciatica_course.pictures.exercises import pictures

FOLDER = resources.find("assets") / "exercises"
CONTENT = catalogue.load()
SVG = "{http://www.w3.org/2000/svg}"
NAMES = sorted(pictures())
MOVING = [name for name in NAMES if pictures()[name].moves]
# A person at rest has nothing to show in motion.
STILL = {"moist-heat"}


def test_every_exercise_and_every_form_has_its_picture():
    wanted = set(CONTENT.exercises)
    wanted |= {f"{id_}-{form}" for id_, each in CONTENT.exercises.items() for form in each.forms}
    assert wanted == set(NAMES)
    assert {path.stem for path in FOLDER.glob("*.svg")} == wanted
    assert {path.stem for path in FOLDER.glob("*.png")} == wanted


def test_every_exercise_that_moves_has_its_animation():
    assert set(MOVING) == set(CONTENT.exercises) - STILL
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(MOVING)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small_valid_and_brings_nothing_from_outside(name: str):
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert len(text.encode()) <= 120 * 1024
    assert len(gzip.compress(text.encode())) <= 40 * 1024
    tree = ElementTree.fromstring(text)
    ids = {each.get("id") for each in tree.iter()}
    for each in tree.iter():
        assert each.tag.removeprefix(SVG) in _HARMLESS, each.tag
        for attribute, value in each.attrib.items():
            assert not attribute.startswith("on")
            if attribute.endswith("href"):
                assert value.removeprefix("#") in ids
            assert re.findall(r"url\(([^#])", value) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_what_it_shows(name: str):
    words = CONTENT.pictures[name]
    tree = ElementTree.parse(FOLDER / f"{name}.svg").getroot()
    assert tree.findtext(f"{SVG}title") == words.title
    assert tree.findtext(f"{SVG}desc") == words.alt
    assert tree.get("role") == "img"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_as_wide_as_it_is_shown(name: str):
    with Image.open(FOLDER / f"{name}.png") as image:
        assert image.width == (700 if pictures()[name].small else 1400)
        assert image.height <= image.width * 1.2
    assert (FOLDER / f"{name}.png").stat().st_size <= 120 * 1024


@pytest.mark.parametrize("name", MOVING)
def test_an_animation_loops_and_is_small(name: str):
    path = FOLDER / f"{name}.webp"
    assert path.stat().st_size <= animate.LARGEST
    with Image.open(path) as clip:
        assert getattr(clip, "n_frames", 1) >= 9
        assert clip.info["loop"] == 0


_HARMLESS = {
    *("svg", "g", "path", "defs", "use", "title", "desc", "clipPath", "pattern", "rect"),
}
