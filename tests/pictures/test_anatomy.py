"""Drawings of anatomy: named parts, their size, and that the committed file is what is drawn."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from sciatica_course import catalogue, resources
from sciatica_course.pictures.anatomy import body_map, disc, nerve_slides, sheets, zones
from sciatica_course.pictures.anatomy.drawing import Shape
from sciatica_course.pictures.anatomy.png import painted
from sciatica_course.pictures.anatomy.svg import svg
from sciatica_course.pictures.kinds import table

ASSETS = resources.find("assets") / sheets.FOLDER
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
CONTENT = catalogue.load()


def text_of(name: str) -> str:
    return (ASSETS / f"{name}.svg").read_text("utf-8")


def parts_of(name: str) -> set[str]:
    return {id_ for each in ElementTree.fromstring(text_of(name)).iter() if (id_ := each.get("id"))}


@pytest.mark.parametrize("name", sheets.NAMES)
def test_a_drawing_is_small_valid_and_brings_nothing_from_outside(name: str) -> None:
    text = text_of(name)
    assert len(text.encode()) <= 120 * 1024
    assert len(gzip.compress(text.encode())) <= 40 * 1024
    for each in ElementTree.fromstring(text).iter():
        assert each.tag.removeprefix(SVG) in {
            *("svg", "g", "path", "text", "use", "title", "desc"),
        }, each.tag
        for attribute, value in each.attrib.items():
            assert not attribute.startswith("on")
            assert "url(" not in value
            if attribute.endswith("href"):
                assert value.removeprefix("#") in parts_of(name)
    ids = re.findall(r' id="([^"]*)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", sheets.NAMES)
def test_every_drawing_says_what_is_on_it(name: str) -> None:
    words = CONTENT.pictures[name if name in sheets.POSTERS else sheets.PARTS[name][0]]
    drawing = ElementTree.fromstring(text_of(name))
    assert drawing.findtext(f"{SVG}title") == words.title
    assert drawing.findtext(f"{SVG}desc") == words.alt
    assert len(words.alt) > 150
    written = {each.text for each in drawing.iter(f"{SVG}text")}
    if name in sheets.POSTERS:
        said = [words.title, *words.hint.split("\n")]
        said += [line for text in words.captions for line in text.split("\n")]
        assert written >= set(said)
        assert (ASSETS / f"{name}.png").exists()


def test_every_label_of_a_picture_is_written_on_it() -> None:
    for name in sheets.POSTERS:
        drawing = ElementTree.fromstring(text_of(name))
        written = {each.text for each in drawing.iter(f"{SVG}text")}
        labels = CONTENT.pictures[name].labels.values()
        assert {line for label in labels for line in label.split("\n")} <= written, name


def test_what_a_page_lights_has_its_name() -> None:
    told = CONTENT.anatomy
    nerve = parts_of("sciatic-nerve-parts")
    assert {f"{kind}-{root}" for kind in ("root", "path") for root in told.roots} <= nerve
    assert {f"step-{step}" for step in told.disc} <= parts_of("disc-steps")
    seen = {name: parts_of(f"body-map-{name}") for name in body_map.VIEWS}
    everywhere = set().union(*seen.values())
    for side in ("left", "right"):
        assert {f"zone-{root}-{side}" for root in told.roots} <= everywhere
        sided = [region.id for region in told.regions.values() if region.sided]
        assert {f"region-{region}-{side}" for region in sided} <= everywhere
    assert {"region-back", "region-saddle"} <= seen["back"]
    assert "region-saddle" in seen["front"]
    assert not any("left" in part for part in seen["right"])


def test_what_belongs_to_the_right_leg_is_on_its_side_of_the_picture() -> None:
    """From behind, the right leg is on the right; from the front, it is on the left."""
    for view, right in (("back", True), ("front", False)):
        page = body_map.draw_view(CONTENT.pictures["body-map"], view, CONTENT.anatomy.regions)
        for part in page.root.groups():
            if part.name.startswith(("region", "zone")) and "right" in part.classes:
                lines = [
                    line for item in part.items if isinstance(item, Shape) for line in item.lines
                ]
                x = np.concatenate([line.points[:, 0] for line in lines])
                assert bool(x.mean() > page.width / 2) is right, part.name


# --- The body map ---------------------------------------------------------------------------------


def amounts(view: str, root: str) -> np.ndarray:
    seen, normal = body_map._seen(view)
    return zones.area(zones.leg_of(seen, normal, "R"), root)


def test_the_areas_overlap_and_fade_at_their_edges() -> None:
    for first, last in (("L4", "L5"), ("L5", "S1")):
        one, other = amounts("right", first), amounts("right", last)
        both = (one > 0.3) & (other > 0.3)
        assert both.sum() > 300, (first, last)
        fading = (one > 0.05) & (one < 0.95)
        assert fading.sum() > 0.2 * (one > 0.05).sum(), first


def test_l4_goes_on_over_the_inner_edge_of_the_foot_and_ends_before_the_toes() -> None:
    seen, normal = body_map._seen("feet-top")
    leg = zones.leg_of(seen, normal, "R")
    amount = zones.area(leg, "L4")
    foot = leg.here & (leg.on_foot > 0.9) & ~leg.sole
    assert amount[foot & (leg.width < -0.6) & (leg.length > 0.3) & (leg.length < 0.5)].mean() > 0.5
    assert amount[foot & (leg.length > 0.9)].max() < 0.05
    assert amount[foot & (leg.width > 0.3)].max() < 0.1


def test_every_spot_of_a_leg_belongs_to_one_place_at_most_and_nearly_all_to_one() -> None:
    for view in ("back", "front", "right"):
        seen, normal = body_map._seen(view)
        leg = zones.leg_of(seen, normal, "R")
        count = np.sum([mask.astype(int) for mask in zones.places(leg).values()], axis=0)
        assert count.max() == 1
        saddle = zones.middle(leg)["saddle"]
        assert not count[saddle].any()
        below = leg.here & (leg.s > 0.1) & ~saddle
        assert (count[below] == 1).mean() > 0.97, view


# --- The disc and the nerve that slides -----------------------------------------------------------


def test_a_disc_stands_out_more_and_more_and_the_root_gives_way() -> None:
    steps = disc.data()["steps"]
    reach = {name: float((disc._ring(how) @ disc.TOWARD).max()) for name, how in steps.items()}
    assert reach["flat"] < reach["bulge"] < reach["sticks-out"]
    push = [how["push"] for how in steps.values()]
    assert push == sorted(push)
    assert steps["bulge"]["sore"] == 0, "a bulge that hurts nobody is not painted sore"
    assert list(steps) == list(CONTENT.anatomy.disc)


def test_the_marked_spot_of_the_nerve_moves_down_the_leg() -> None:
    up, down = table("nerve-slides")["positions"].values()
    assert nerve_slides._spot(down)[0] > nerve_slides._spot(up)[0] + 5


# --- Drawn again ----------------------------------------------------------------------------------


def same(fresh: str, kept: str) -> bool:
    """Return whether two SVGs have the same parts, with numbers that differ by a hair at most."""
    numbers = [np.array([float(n) for n in NUMBER.findall(text)]) for text in (fresh, kept)]
    if fresh == kept:
        return True
    if NUMBER.sub("", fresh).split() != NUMBER.sub("", kept).split():
        return False
    return len(numbers[0]) == len(numbers[1]) and bool(np.abs(numbers[0] - numbers[1]).max() < 0.35)


def redrawn(name: str) -> None:
    page, words = sheets.drawing(name)
    fresh = svg(page, alt=words.alt)
    assert same(fresh, text_of(name)), f"run make pictures: {name}.svg is no longer what is drawn"
    if name in sheets.POSTERS:
        with Image.open(ASSETS / f"{name}.png") as kept:
            pixels = np.asarray(kept.convert("RGB"), int)
        with Image.open(io.BytesIO(painted(page, pixels.shape[1]))) as drawn:
            again = np.asarray(drawn.convert("RGB"), int)
        assert again.shape == pixels.shape
        assert np.abs(again - pixels).mean() < 2.0, f"run make pictures: {name}.png"


@pytest.mark.parametrize("name", ["disc", "disc-steps", "spine-side"])
def test_a_sample_drawn_again_is_the_committed_picture(name: str) -> None:
    redrawn(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", sheets.NAMES)
def test_every_picture_drawn_again_is_the_committed_one(name: str) -> None:
    redrawn(name)


def test_the_comparison_sees_a_line_that_moved(tmp_path: Path) -> None:
    kept = text_of("disc-steps")
    assert same(kept, kept)
    assert not same(kept.replace("M", "M1", 1), kept)
    moved = NUMBER.sub(lambda found: str(float(found[0]) + 1), kept, count=60)
    assert not same(moved, kept)


def test_a_drawing_is_the_same_every_time() -> None:
    first, second = (svg(sheets.drawing("spine-side")[0], alt="x") for _ in range(2))
    assert first == second
