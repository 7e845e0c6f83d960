"""The charts of a diary: what they compare, in which words, and that they read in grey."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64decode
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatica_course import catalogue, diary_charts
from sciatica_course.entries import PAIN, PLACES, DayEntry, Entry, MorningEntry
from sciatica_course.html import diary_tables
from sciatica_course.html.diary_trends import Trend, monday, number, trends
from sciatica_course.looks.tokens import MARKS
from sciatica_course.words import say
from tests.html.poison import POISON, poisoned
from tests.html.test_builder import Reader
from tests.html.test_panels import text_of
from tests.widgets.made_up import GOALS, TODAY, day, days_of, morning, practice

CONTENT = catalogue.load()
COUNTS = CONTENT.progress.counts


def chart(
    id_: str, entries: Sequence[Entry], goals: Sequence[str] = GOALS, *, plans: bool = True
) -> Trend:
    """Return the trend with this id."""
    found = {trend.id: trend for trend in trends(CONTENT, entries, goals, plans=plans)}
    return found[id_]


def ago(days: int) -> timedelta:
    return timedelta(days=days)


def two_spells(early: int, late: int) -> list[Entry]:
    """Return three days of one pain five weeks ago, and three of another one now."""
    return [
        *(day(TODAY - ago(35 - n), leg=early) for n in range(3)),
        *(day(TODAY - ago(2 - n), leg=late) for n in range(3)),
    ]


@pytest.mark.parametrize(
    ("early", "late", "key"),
    [
        (6, 3, "lower"),
        (6, 4, "lower"),
        (6, 5, "level"),
        (5, 5, "level"),
        (5, 6, "level"),
        (4, 6, "higher"),
        (0, 10, "higher"),
    ],
)
def test_a_change_counts_from_two_points_and_is_said_as_what_it_is(
    early: int, late: int, key: str
) -> None:
    told = {"what": say("diary.pain-leg"), "then": str(early), "now": str(late)}
    if key == "level":
        told["counts"] = str(COUNTS)
    assert COUNTS == 2
    assert say(f"diary.{key}", **told) in chart("pain", two_spells(early, late)).sentence


@given(st.lists(st.tuples(st.integers(0, 70), st.sampled_from(PAIN)), min_size=2, max_size=30))
def test_lower_is_never_said_of_what_is_not_and_nothing_is_promised(
    told: list[tuple[int, int]],
) -> None:
    by_day = dict(told)
    entries: list[Entry] = [
        day(TODAY - ago(70 - n), leg=leg, back=leg) for n, leg in sorted(by_day.items())
    ]
    if len(entries) < 2:
        return
    sentence = chart("pain", entries).sentence.partition(say("diary.pain-back"))[0]
    first, last = min(by_day), max(by_day)
    early = [leg for n, leg in by_day.items() if n < first + 14]
    late = [leg for n, leg in by_day.items() if n >= first + 14 and n > last - 14]
    if not late:
        assert "so far" in sentence
        return
    change = sum(late) / len(late) - sum(early) / len(early)
    assert ("That is lower." in sentence) == (change <= -2)
    assert ("That is higher." in sentence) == (change >= 2)
    assert ("about the same" in sentence) == (abs(change) < 2)
    assert "will" not in sentence


def test_in_the_first_two_weeks_nothing_is_compared_yet() -> None:
    entries = [day(TODAY - ago(13), leg=8), day(TODAY, leg=2)]
    told = chart("pain", entries).sentence
    assert say("diary.so-far", what=say("diary.pain-leg"), now="5") in told


def test_one_day_is_no_chart_and_neither_is_an_empty_diary() -> None:
    one_day: list[Entry] = [morning(TODAY), practice(TODAY), day(TODAY)]
    for entries in ([], one_day):
        assert trends(CONTENT, entries, GOALS, plans=True) == ()
        html = diary_tables.charts(CONTENT, (), None)
        assert text_of(html) == say("diary.charts-few")


def test_a_day_has_one_point_the_look_back_before_the_morning_before_the_exercises() -> None:
    first, second, third = TODAY - ago(2), TODAY - ago(1), TODAY
    entries: list[Entry] = [
        practice(first, leg=7),
        morning(second, leg=5),
        practice(second, leg=7),
        morning(third, leg=5),
        practice(third, leg=7),
        day(third, leg=3),
    ]
    leg, back = chart("pain", entries).series
    assert [value for _, value in leg.points] == [7, 5, 3]
    # The worst of a session is no measure of a day.
    assert [at for at, _ in back.points] == [second.date(), third.date()]


@pytest.mark.parametrize(
    ("early", "late", "key"), [("foot", "thigh", "up"), ("calf", "foot", "down")]
)
def test_the_lowest_point_is_compared_in_words(early: str, late: str, key: str) -> None:
    entries = [
        *(morning(TODAY - ago(40 - n), lowest=early) for n in range(3)),
        *(morning(TODAY - ago(3 - n), lowest=late) for n in range(3)),
    ]
    then, now = (say(f"practise.place-{place}") for place in (early, late))
    assert chart("lowest", entries).sentence == say(f"diary.lowest-{key}", then=then, now=now)
    same = chart("lowest", [morning(TODAY - ago(40), lowest=early), morning(TODAY, lowest=early)])
    assert same.sentence == say("diary.lowest-same", then=then)


def test_of_places_that_were_there_as_often_the_one_further_down_is_told() -> None:
    entries = [morning(TODAY - ago(1), lowest="foot"), morning(TODAY, lowest="back")]
    foot = say("practise.place-foot")
    assert chart("lowest", entries).sentence == say("diary.lowest-so-far", now=foot)


def test_minutes_stand_beside_what_was_planned_and_no_day_without_is_named() -> None:
    entries: list[Entry] = []
    for week in range(5):
        at = TODAY - ago(28 - 7 * week)
        entries += [practice(at - ago(1), minutes=15), day(at, minutes=30 + week)]
    trend = chart("minutes", entries)
    practised, apart, planned = (dict(series.points) for series in trend.series)
    this = monday(TODAY.date())
    assert (practised[this], apart[this], planned[this]) == (15, 34, 20)
    assert say("diary.minutes-of-plan", planned=40, done=30) in trend.sentence
    assert say("diary.minutes-then-now", then=46, now=48) in trend.sentence


def test_without_an_open_pass_nothing_planned_is_charted() -> None:
    entries = [*days_of(60)]
    assert {t.id for t in trends(CONTENT, entries, GOALS, plans=False)} == {
        "pain",
        "lowest",
        "goals",
    }
    html = diary_tables.charts(CONTENT, trends(CONTENT, entries, GOALS, plans=False), None)
    assert say("diary.minutes-planned") not in html


def test_goals_are_the_persons_own_of_today_and_at_most_three() -> None:
    entries = [*days_of(10)]
    assert [s.name for s in chart("goals", entries, GOALS[:1]).series] == [GOALS[0]]
    assert [s.name for s in chart("goals", entries, ()).series] == [*GOALS]
    many = [day(TODAY - ago(1), one=1, two=2, three=3, four=4), day(TODAY, five=5)]
    assert len(chart("goals", many, ()).series) == 3
    none = trends(CONTENT, [day(TODAY - ago(1)), day(TODAY)], GOALS, plans=True)
    assert "goals" not in {trend.id for trend in none}


def test_a_long_diary_shows_half_a_year_by_weeks_and_still_compares_with_its_first_weeks() -> None:
    entries = [*days_of(700)]
    for trend in trends(CONTENT, entries, GOALS, plans=True):
        assert trend.weekly
        for series in trend.series:
            assert 20 < len(series.points) <= 28
            assert {at.weekday() for at, _ in series.points} == {0}
    assert "That is lower." in chart("pain", entries).sentence
    html = diary_tables.charts(CONTENT, trends(CONTENT, entries, GOALS, plans=True), None)
    assert say("diary.charts-weekly") in text_of(html)


def test_every_chart_has_its_sentence_its_table_and_a_picture_that_is_told_in_words() -> None:
    found = trends(CONTENT, [*days_of(60)], GOALS, plans=True)
    assert [trend.id for trend in found] == ["pain", "lowest", "minutes", "goals"]
    html = diary_tables.charts(CONTENT, found, lambda trend: diary_charts.draw(trend, COUNTS))
    read = Reader(html)
    pictures = [attributes for tag, attributes in read.tags if tag == "img"]
    assert len(pictures) == len(found)
    for trend, picture in zip(found, pictures, strict=True):
        assert trend.sentence
        assert trend.sentence in text_of(html)
        assert trend.sentence in str(picture["alt"])
        svg = b64decode(str(picture["src"]).partition("base64,")[2]).decode()
        assert svg.count("<path") > 10
        assert "<script" not in svg
    tables = [tag for tag, _ in read.tags if tag == "table"]
    assert len(tables) == len(found)
    assert text_of(html).count(say("diary.numbers")) == len(found)


def test_every_number_of_a_chart_stands_in_its_table() -> None:
    for trend in trends(CONTENT, [*days_of(60)], GOALS, plans=True):
        table = text_of(diary_tables.charts(CONTENT, (trend,), None)).partition(
            say("diary.numbers")
        )[2]
        for series in trend.series:
            assert series.name in table
            for _, value in series.points:
                shown = number(value) if trend.id != "lowest" else ""
                assert shown in table


def test_series_differ_in_more_than_colour() -> None:
    assert len({mark.point for mark in MARKS[:3]}) == 3
    assert len({mark.dash for mark in MARKS[:3]}) == 3
    trend = chart("goals", [*days_of(20)])
    svg = b64decode(diary_charts.draw(trend, COUNTS).partition("base64,")[2]).decode()
    dashed = svg.count("stroke-dasharray")
    assert dashed >= 2


def test_the_same_diary_draws_the_same_picture() -> None:
    trend = chart("pain", [*days_of(30)])
    assert diary_charts.draw(trend, COUNTS) == diary_charts.draw(trend, COUNTS)


def test_what_a_person_typed_is_not_drawn_and_runs_nowhere() -> None:
    goals = (POISON, "$\\frac{1}$ 🦴 早い", "{braces}")
    entries: list[Entry] = [
        DayEntry(
            id=f"d{n}",
            at=TODAY - ago(n),
            leg=3,
            back=2,
            lowest="calf",
            goals=dict.fromkeys(goals, 5),
            note=POISON,
        )
        for n in (1, 0)
    ]
    found = trends(CONTENT, entries, goals, plans=True)
    html = diary_tables.charts(CONTENT, found, lambda trend: diary_charts.draw(trend, COUNTS))
    assert "<script>" not in html
    assert "<img src=x" not in html
    assert " ".join(POISON.split()) in " ".join(Reader(html).text.split())


def test_words_that_are_poison_stay_words(monkeypatch: pytest.MonkeyPatch) -> None:
    content = poisoned(CONTENT)
    monkeypatch.setattr(catalogue, "load", lambda: content)
    found = trends(content, [*days_of(30)], GOALS, plans=True)
    html = diary_tables.charts(content, found, lambda _: "data:image/png;base64,AAAA")
    assert "<script>" not in html
    assert "<img src=x" not in html


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from(PAIN), st.sampled_from(PLACES)),
        min_size=2,
        max_size=8,
        unique_by=lambda told: told[0],
    )
)
def test_any_diary_of_two_days_can_be_drawn(told: list[tuple[int, int, str]]) -> None:
    entries: list[Entry] = [
        MorningEntry(id=f"m{n}", at=TODAY - ago(900 - n), leg=leg, back=leg, lowest=place)
        for n, leg, place in sorted(told)
    ]
    for trend in trends(CONTENT, entries, (), plans=True):
        assert diary_charts.draw(trend, COUNTS).startswith("data:image/svg+xml;base64,")


def test_without_matplotlib_sentences_and_tables_stand_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert not diary_charts.at_hand()
    found = trends(CONTENT, [*days_of(20)], GOALS, plans=True)
    html = diary_tables.charts(CONTENT, found, None)
    assert say("diary.charts-no-pictures") in text_of(html)
    assert "<img" not in html
    assert "<table" in html


def test_no_chart_is_loaded_before_someone_asks_for_one() -> None:
    code = (
        "import sys, sciatica_course as course; view = course.diary(); "
        "from sciatica_course import diary_charts; assert diary_charts.at_hand(); "
        "assert 'matplotlib' not in sys.modules and 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
