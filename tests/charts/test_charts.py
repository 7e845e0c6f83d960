"""The charts are what is committed, the same on every run, and readable by everybody."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sciatica_course.catalogue import load
from sciatica_course.catalogue.types import Drawn, Evidence, Panel
from sciatica_course.charts.__main__ import main
from sciatica_course.charts.draw import draw, png, svg, write
from sciatica_course.charts.forms import FORMS
from sciatica_course.charts.sheet import BODY, WIDTH, Sheet, width_of
from sciatica_course.looks import LIGHT
from sciatica_course.looks.tokens import MARKS
from sciatica_course.resources import find

EVIDENCE = load().evidence
COMMITTED = find("assets") / "evidence"
SVG = "{http://www.w3.org/2000/svg}"
every_topic = pytest.mark.parametrize("topic", EVIDENCE.values(), ids=list(EVIDENCE))

# Another version of what draws letters moves their edges a little.
FEW = 0.02
CLEARLY = 64


def test_every_topic_has_its_two_files_and_nothing_else_is_there() -> None:
    expected = {f"{id_}.{kind}" for id_ in EVIDENCE for kind in ("svg", "png")}
    assert {path.name for path in COMMITTED.iterdir()} == expected


@every_topic
def test_a_redraw_is_what_is_committed(topic: Evidence, tmp_path: Path) -> None:
    _, drawn = write(topic, tmp_path)
    with Image.open(drawn) as new, Image.open(COMMITTED / drawn.name) as old:
        assert new.size == old.size, f"run python -m sciatica_course.charts {topic.id}"
        a, b = (np.asarray(each.convert("L"), dtype=int) for each in (new, old))
    apart = np.abs(a - b) > CLEARLY
    assert apart.mean() < FEW, f"run python -m sciatica_course.charts {topic.id}"


def shapes(text: str) -> list[tuple[str, ...]]:
    """Return every shape of a drawing: its tag, the letter it is, and where a mark stands."""
    found = []
    for each in ET.fromstring(text).iter():
        letter = each.get("{http://www.w3.org/1999/xlink}href", "")
        # The marks of points have names of their own in every version of what draws them.
        letter = letter if letter.startswith("#DejaVu") else ""
        place = [f"{float(each.get(name, 0)):.0f}" for name in ("x", "y")] if letter == "" else []
        found.append((each.tag, letter, *place))
    return found


@every_topic
def test_the_drawing_is_up_to_date(topic: Evidence) -> None:
    committed = (COMMITTED / f"{topic.id}.svg").read_text(encoding="utf-8")
    assert shapes(svg(draw(topic), topic)) == shapes(committed), (
        f"run python -m sciatica_course.charts {topic.id}"
    )


def test_one_changed_number_is_seen() -> None:
    topic = EVIDENCE["recovery"]
    panel = topic.panels["by-study"]
    wrong = replace(panel.figures["twelve-weeks"], value=88.0)
    figures = {**panel.figures, "twelve-weeks": wrong}
    changed = replace(topic, panels={"by-study": replace(panel, figures=figures)})
    assert shapes(svg(draw(changed), topic)) != shapes(svg(draw(topic), topic))


def test_two_runs_write_the_same_bytes() -> None:
    topic = EVIDENCE["disc-regression"]
    assert svg(draw(topic), topic) == svg(draw(topic), topic)
    assert png(draw(topic)) == png(draw(topic))


@every_topic
def test_a_drawing_tells_what_it_shows_and_loads_nothing(topic: Evidence) -> None:
    text = (COMMITTED / f"{topic.id}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title") == topic.title
    assert root.findtext(f"{SVG}desc") == topic.alternative
    assert not list(root.iter(f"{SVG}script"))
    links = [v for e in root.iter() for n, v in e.attrib.items() if n.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert not re.search(r"url\((?!#)|@import", text)


@every_topic
def test_files_are_small_and_as_wide_as_a_page_needs(topic: Evidence) -> None:
    assert (COMMITTED / f"{topic.id}.svg").stat().st_size < 120_000
    picture = COMMITTED / f"{topic.id}.png"
    assert picture.stat().st_size < 100_000
    with Image.open(picture) as opened:
        assert opened.width == WIDTH * 2.5


@every_topic
def test_nothing_is_drawn_over_the_edge(topic: Evidence) -> None:
    with Image.open(COMMITTED / f"{topic.id}.png") as opened:
        pixels = np.asarray(opened.convert("RGB"), dtype=int)
    card = [int(LIGHT.card[at : at + 2], 16) for at in (1, 3, 5)]
    edge = [pixels[:20], pixels[-20:], pixels[:, :20], pixels[:, -20:]]
    for strip in edge:
        assert np.abs(strip - card).max() < 12


def panel(**changes: object) -> Panel:
    plain = next(iter(EVIDENCE["recovery"].panels.values()))
    return Panel(**{name: getattr(plain, name) for name in plain.__dataclass_fields__} | changes)


def words_on(figure: object) -> list[str]:
    return [text.get_text() for text in figure.axes[0].texts]  # type: ignore[attr-defined]


@every_topic
def test_every_number_stands_on_the_chart_in_words(topic: Evidence) -> None:
    from sciatica_course.html.evidence import number, said

    shown = " ".join(words_on(draw(topic)))
    for each in topic.panels.values():
        last = {figure.series: figure for figure in each.figures.values()}
        for figure in each.figures.values():
            if each.drawn is Drawn.ICONS:
                assert each.reads.format(value=str(round(figure.value or 0))) in shown
            elif each.drawn is not Drawn.LINES:
                assert said(figure, each) in shown
            elif figure is last[figure.series]:
                assert f"{each.series[figure.series - 1]} {number(figure.value or 0)}" in shown


def test_no_word_is_wider_than_the_sheet() -> None:
    for topic in EVIDENCE.values():
        for text in draw(topic).axes[0].texts:
            bold = text.get_fontproperties().get_weight() == "bold"
            size = float(text.get_fontsize())
            assert width_of(text.get_text(), size, bold=bold) <= WIDTH - 2 * 18 + 1


def test_each_form_of_a_chart_has_its_drawing() -> None:
    assert set(FORMS) == set(Drawn)


def test_dots_lie_where_their_numbers_do_also_on_a_turned_scale() -> None:
    def places(left: float, right: float) -> list[float]:
        sheet = Sheet()
        FORMS[Drawn.DOTS](sheet, panel(left=left, right=right))
        dots = [line for line in sheet.figure.axes[0].lines if line.get_marker() == "o"]
        return [float(np.asarray(dot.get_xdata())[0]) for dot in dots]

    turned = places(100, 0)
    for x, mirrored in zip(places(0, 100), turned, strict=True):
        assert x + mirrored == pytest.approx(WIDTH)
    # 70, 65, 87, 55, 95 and 80 of 100; the range of the clinics has no dot
    assert [round((x - 18) / (WIDTH - 36) * 100) for x in places(0, 100)] == [
        *(70, 65, 87, 55),
        *(95, 80),
    ]


def test_a_hundred_marks_are_filled_as_often_as_the_number_says() -> None:
    sheet = Sheet()
    FORMS[Drawn.ICONS](sheet, EVIDENCE["red-flag-base-rate"].panels["people"])
    marks = [line for line in sheet.figure.axes[0].lines if line.get_marker() == "o"]
    filled = [line.get_color() == MARKS[0].colour for line in marks]
    assert len(marks) == 200
    assert (sum(filled[:100]), sum(filled[100:])) == (80, 1)


def test_series_differ_in_more_than_colour() -> None:
    for name in ("colour", "point", "dash", "pattern"):
        assert len({getattr(mark, name) for mark in MARKS}) == len(MARKS)


def test_words_go_on_in_the_next_line() -> None:
    sheet = Sheet()
    sheet.paragraph("one two three four five six seven eight nine ten " * 3, BODY)
    assert len(sheet.figure.axes[0].texts) > 2


def test_an_unknown_topic_names_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recovry"]) == 1
    assert "“recovery”" in capsys.readouterr().err


def test_one_topic_is_drawn_where_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["red-flag-base-rate", "--out", str(tmp_path / "here")]) == 0
    assert sorted(path.suffix for path in (tmp_path / "here").iterdir()) == [".png", ".svg"]
    assert str(tmp_path / "here") in capsys.readouterr().out
