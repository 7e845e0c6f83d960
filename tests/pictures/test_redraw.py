"""What is kept is what the code draws."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sciatica_course import resources
from sciatica_course.pictures import atelier
from sciatica_course.pictures.exercises import pictures
from sciatica_course.pictures.files import slim_png, slim_svg

KEPT = resources.find("assets")
SAMPLE = ("prone-press-up", "warm-up-seated")
# Another machine's arithmetic may move a path by a hair: the share of pixels that may differ, and
# by how much a pixel must differ to count.
FEW, MUCH = 0.01, 24


def check(name: str, out: Path) -> None:
    vector, image = atelier.draw(name, out)
    kept = KEPT / "exercises" / name
    if vector.read_bytes() == kept.with_suffix(".svg").read_bytes():
        return
    with Image.open(image) as new, Image.open(kept.with_suffix(".png")) as old:
        assert abs(new.height - old.height) <= 2
        high = min(new.height, old.height)
        a, b = (np.asarray(each.convert("RGB"), int)[:high] for each in (new, old))
    assert (np.abs(a - b).max(-1) > MUCH).mean() < FEW


@pytest.mark.parametrize("name", SAMPLE)
def test_a_sample_drawn_again_is_the_same(name: str, tmp_path: Path):
    check(name, tmp_path)


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path):
    first, second = (atelier.draw("prone-press-up-lying", tmp_path / part) for part in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(pictures()) - set(SAMPLE)))
def test_everything_drawn_again_is_the_same(name: str, tmp_path: Path):
    check(name, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(n for n, each in pictures().items() if each.moves))
def test_every_animation_drawn_again_is_as_long(name: str, tmp_path: Path):
    (clip,) = atelier.draw(f"clip:{name}", tmp_path)
    with Image.open(clip) as new, Image.open(KEPT / "exercises" / f"{name}.webp") as old:
        frames = [getattr(each, "n_frames", 1) for each in (new, old)]
        assert frames[0] == frames[1] > 1
        assert new.size == old.size


def test_a_palette_keeps_a_colour_that_is_rare():
    pixels = np.zeros((200, 200, 3), np.uint8)
    pixels[..., 0] = np.arange(200)
    pixels[..., 1] = np.arange(200)[:, None]
    pixels[:2, :3] = (213, 94, 0)
    small = np.asarray(slim_png(Image.fromarray(pixels)).convert("RGB"), int)
    assert np.abs(small[0, 0] - (213, 94, 0)).max() <= 12


def test_short_numbers_draw_the_same_line():
    text = '<svg ><path d="M 10 10 L 12.34 15.06 L 3.21 1 z M 1 1 L 2 2"/></svg>'
    assert slim_svg(text).count("m10 10l2.3 5.1-9.1-14.1zm1 1l1 1") == 0
    assert 'd="m10 10l2.3 5.1-9.1-14.1zm-9-9l1 1"' in slim_svg(text)
