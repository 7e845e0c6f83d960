"""Each picture brings its own bytes and its words, and tells of nothing but what it shows."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from sciatica_course import resources
from sciatica_course.handouts.errors import HandoutError
from sciatica_course.handouts.lighter import _few_colours
from sciatica_course.handouts.svg import SvgError, plain_svg
from tests.handouts.notebooks import PNG, code, page, shown, words

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'


def data_of(html: str) -> list[tuple[str, bytes]]:
    """Return kind and bytes of every picture of a page."""
    found = re.findall(r'src="data:(image/[a-z+]+);base64,([^"]*)"', html)
    return [(kind, b64decode(data)) for kind, data in found]


def refused(*cells: dict[str, object], folder: Path | None = None) -> str:
    with pytest.raises(HandoutError) as error:
        page(*cells, folder=folder)
    return str(error.value)


def png(**notes: str) -> bytes:
    said = PngImagePlugin.PngInfo()
    for name, value in notes.items():
        said.add_text(name, value)
    written = BytesIO()
    Image.new("RGBA", (40, 30), (200, 30, 30, 128)).save(written, "PNG", pnginfo=said)
    return written.getvalue()


def jpeg() -> bytes:
    """A picture that a camera took sideways, at a place, for somebody."""
    notes = Image.Exif()
    notes[0x0112] = 6  # turned by a quarter
    notes[0x013B] = "jane.doe"
    written = BytesIO()
    Image.new("RGB", (40, 30), (20, 90, 20)).save(written, "JPEG", exif=notes)
    return written.getvalue()


def test_a_picture_beside_the_notebook_comes_into_the_page(tmp_path: Path) -> None:
    (tmp_path / "my leg.png").write_bytes(png())
    made = page(words("![A leg](my%20leg.png)"), folder=tmp_path)
    assert re.search(r'<img alt="A leg"[^>]* src="data:image/webp;base64,', made.html)
    assert 'decoding="sync"' in made.html, "it comes with its words, never after them"
    assert list(made.read) == [str(tmp_path / "my leg.png")]


def test_a_drawing_of_the_course_becomes_light() -> None:
    drawing = next(resources.find("assets").glob("*/childs-pose.svg"))
    folder = resources.find("notebooks")
    made = page(words(f"![Rest](../assets/{drawing.parent.name}/{drawing.name})"), folder=folder)
    ((kind, data),) = data_of(made.html)
    assert kind == "image/webp"
    assert len(data) < drawing.stat().st_size / 2


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://example.org/leg.png", "is not in the course: a handout fetches nothing."),
        ("//example.org/leg.png", "is not in the course: a handout fetches nothing."),
        ("leg.png", "is missing."),
        ("leg.png?size=3", "is missing."),
        ("leg%00.png", "is missing."),
        ("../../outside.png", "lies outside of the course."),
        ("..%2F..%2Foutside.png", "lies outside of the course."),
        ("/etc/hostname", "lies outside of the course."),
        ("notes.txt", "is no PNG, JPEG, WebP or SVG."),
        ("broken.png", "cannot be read as a picture."),
        ("broken.svg", "cannot be read as a picture."),
        ("data:image/png;base64,!", "cannot be read as a picture."),
        ("data:image/png;base64,AAAA", "cannot be read as a picture."),
    ],
)
def test_a_picture_that_cannot_be_is_one_sentence(tmp_path: Path, address: str, says: str) -> None:
    folder = tmp_path / "clinic" / "notebooks"
    folder.mkdir(parents=True)
    for name in ("notes.txt", "broken.png", "broken.svg"):
        (folder / name).write_text("no picture")
    (tmp_path / "outside.png").write_bytes(png())
    said = refused(words(f'<img alt="A leg" src="{address}">'), folder=folder)
    assert said.startswith("The picture “")
    assert said.endswith(f"” {says}")


def test_a_link_that_leads_out_of_the_course_is_followed_and_refused(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(png())
    (folder / "leg.png").symlink_to(tmp_path / "secret.png")
    assert "lies outside" in refused(words("![A leg](leg.png)"), folder=folder)


def test_a_picture_without_words_is_refused() -> None:
    assert "has no alternative text" in refused(words(f'<img src="data:image/png;base64,{PNG}">'))
    assert "has no alternative text" in refused(code("leg()", shown(png=PNG)))


@pytest.mark.parametrize(
    ("of_output", "of_cell"),
    [
        ({"alt": "A leg"}, {}),
        ({"image/png": {"alt": "A leg", "width": 3}}, {}),
        ({"image/png": 3}, {"alt": "A leg"}),
    ],
)
def test_the_words_of_a_picture_are_found_wherever_they_are(
    of_output: dict[str, Any], of_cell: dict[str, Any]
) -> None:
    made = page(code("leg()", shown(of_output, png=PNG), **of_cell))
    assert '<img alt="A leg"' in made.html


def test_what_programs_and_cameras_note_is_not_handed_on() -> None:
    pictures = {"image/png": png(Author="jane.doe", Path="/srv/jane"), "image/jpeg": jpeg()}
    for kind, data in pictures.items():
        assert b"jane" in data
        ((shown_as, bare),) = data_of(
            page(words(f'<img alt="" src="data:{kind};base64,{b64encode(data).decode()}">')).html
        )
        assert shown_as == "image/webp"
        assert b"jane" not in bare
        with Image.open(BytesIO(bare)) as picture:
            assert not picture.getexif()
            assert picture.size == ((40, 30) if kind == "image/png" else (30, 40))


def test_what_shines_through_still_does() -> None:
    data = b64encode(png()).decode()
    ((_, bare),) = data_of(page(words(f'<img alt="" src="data:image/png;base64,{data}">')).html)
    with Image.open(BytesIO(bare)) as picture:
        assert picture.convert("RGBA").getpixel((5, 5)) == (200, 30, 30, 128)


def test_a_drawing_by_others_keeps_its_shapes_and_nothing_else() -> None:
    drawing = SVG.replace(
        b"<path",
        b"<!-- jane --><metadata>jane</metadata><script>jane()</script>"
        b'<g xmlns:i="http://inkscape" i:export="/srv/jane" onclick="jane()"><i:x>jane</i:x></g>'
        b'<a href="https://jane.invalid"><text>no</text></a><style>@import "jane.css";</style>'
        b'<image href="https://jane.invalid/x.png"/><rect fill="url(https://jane.invalid)"/>'
        b'<rect fill="url(#own)"/><foreignObject><p>jane</p></foreignObject><path',
    )
    left = plain_svg(drawing)
    assert b"jane" not in left
    assert b'd="M0 0h9"' in left
    assert b'fill="url(#own)"' in left
    assert plain_svg(plain_svg(SVG)) == plain_svg(SVG)


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html/>", b"<svg/>", b"\xff\xfe<"])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(SvgError):
        plain_svg(data)


def test_a_drawing_that_a_cell_shows_is_a_picture_of_its_own() -> None:
    made = page(code("draw()", shown({"alt": "A line"}, svg=SVG.decode())))
    ((kind, data),) = data_of(made.html)
    assert kind == "image/svg+xml"
    assert b"M0 0h9" in data


def test_a_lighter_chart_has_the_colours_of_its_lines() -> None:
    def tones(picture: Image.Image, least: int) -> list[tuple[int, ...]]:
        found = picture.convert("RGB").getcolors(1 << 24) or []
        return [tone for count, tone in found if count >= least and isinstance(tone, tuple)]

    charts = sorted(resources.find("assets").glob("evidence/*.png"))
    assert charts
    for chart in charts:
        with Image.open(chart) as drawn, Image.open(BytesIO(_few_colours(chart))) as light:
            there = tones(light, 100)
            for tone in tones(drawn, 1500):
                off = min(
                    max(abs(a - b) for a, b in zip(tone, each, strict=True)) for each in there
                )
                assert off <= 20, (chart.name, tone)
