"""What studies found is shown with its chart, its numbers, how sure it is and where it is from."""

from __future__ import annotations

import base64
import re
import subprocess
import sys

import pytest

import sciatica_course as course
from sciatica_course import catalogue
from sciatica_course.catalogue.types import Drawn, Evidence
from sciatica_course.html.evidence import certain, named, number, said
from sciatica_course.lookup import UnknownName
from sciatica_course.resources import find
from sciatica_course.words import section
from tests.html.poison import poisoned
from tests.html.test_builder import Reader
from tests.html.test_static import KEPT_ATTRIBUTES, KEPT_TAGS, text_of

EVIDENCE = catalogue.load().evidence
every_topic = pytest.mark.parametrize("topic", EVIDENCE.values(), ids=list(EVIDENCE))


def html(topic: str) -> str:
    return str(course.evidence(topic)._repr_html_())


@every_topic
def test_the_committed_picture_stands_in_the_page_with_its_alternative(topic: Evidence) -> None:
    (attributes,) = [a for tag, a in Reader(html(topic.id)).tags if tag == "img"]
    kind, _, data = str(attributes["src"]).partition(",")
    assert kind == "data:image/png;base64"
    picture = find("assets") / "evidence" / f"{topic.id}.png"
    assert base64.b64decode(data) == picture.read_bytes()
    assert attributes["alt"] == topic.alternative
    assert "max-width" in str(attributes["style"])


@every_topic
def test_every_number_and_interval_is_in_a_table(topic: Evidence) -> None:
    words = text_of(html(topic.id))
    for panel in topic.panels.values():
        for figure in panel.figures.values():
            assert certain(figure) in words
            if panel.drawn is Drawn.LINES:
                assert panel.series[figure.series - 1] in words
                assert number(figure.value or 0) in words
            else:
                assert said(figure, panel) in words


@every_topic
def test_what_it_means_who_was_studied_and_how_sure_it_is_are_said(topic: Evidence) -> None:
    words = text_of(html(topic.id))
    sure = topic.certainty.value
    for each in (topic.means, topic.people, *topic.caveats):
        assert " ".join(each.split()) in words
    assert section("certainty")[sure] in words
    assert section("certainty-meaning")[sure] in words


@every_topic
def test_every_source_leads_to_where_it_can_be_read(topic: Evidence) -> None:
    references = catalogue.load().references
    links = [str(a["href"]) for tag, a in Reader(html(topic.id)).tags if tag == "a"]
    assert links == [references[id_].address for id_ in topic.references]
    assert all(re.match(r"https?://", link) for link in links)


@every_topic
def test_a_table_has_as_many_cells_in_each_row_as_heads(topic: Evidence) -> None:
    for table in re.findall(r"<table.*?</table>", html(topic.id), re.DOTALL):
        heads = table.count("<th ")
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
        assert {row.count("<td ") for row in rows} == {heads}


def test_a_number_of_a_line_stands_in_the_row_and_column_where_it_belongs() -> None:
    table = re.findall(r"<table.*?</table>", html("scans-without-pain"), re.DOTALL)[0]
    rows = [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    ]
    assert rows[0] == ["Age in years", "Looks older", "Bulges", "Sticks out", *rows[0][4:]]
    assert rows[1] == ["20", "37", "30", "29", "19", "24"]
    assert rows[5] == ["60", "88", *["\N{EN DASH}"] * 4]
    assert rows[7] == ["80", "96", "84", "43", "29", "\N{EN DASH}"]


def test_numbers_are_written_as_people_write_them() -> None:
    assert [number(n) for n in (55.0, 0.5, -5.4, 44.56)] == [
        *("55", "0.5", "\N{MINUS SIGN}5.4"),
        "44.56",
    ]
    recovery = EVIDENCE["recovery"].panels["by-study"]
    assert said(recovery.figures["year-back-clinics"], recovery) == "49 to 58 in 100"
    assert said(recovery.figures["twelve-weeks"], recovery) == "87 in 100"
    references = catalogue.load().references
    assert named(references["de-campos-2020"]) == "de Campos 2020"
    assert named(references["statpearls-sciatic-nerve"]) == "StatPearls"


def test_only_what_survives_in_an_untrusted_notebook_is_used() -> None:
    for id_ in EVIDENCE:
        for tag, attributes in Reader(html(id_)).tags:
            assert tag in KEPT_TAGS | {"img"}
            assert set(attributes) <= KEPT_ATTRIBUTES | {"src", "alt"}


def test_the_plain_form_tells_the_chart() -> None:
    assert repr(course.evidence("prevention")) == EVIDENCE["prevention"].alternative


def test_an_unknown_topic_names_the_nearest_one() -> None:
    with pytest.raises(UnknownName, match="“disc-regression”"):
        course.evidence("disc-regresion")


def test_poison_in_any_word_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = {id_: [tag for tag, _ in Reader(html(id_)).tags] for id_ in EVIDENCE}
    content = poisoned(catalogue.load())
    monkeypatch.setattr(catalogue, "load", lambda: content)
    for id_, tags in clean.items():
        assert [tag for tag, _ in Reader(html(id_)).tags] == tags


def test_a_chart_shows_where_nothing_can_draw_one() -> None:
    code = (
        "import sys\n"
        "for name in ('matplotlib', 'numpy', 'PIL'): sys.modules[name] = None\n"
        "import sciatica_course as course\n"
        "course.evidence('recovery')\n"
        "course.evidence('prevention')._repr_html_()\n"
        "print(course.glossary())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip()
