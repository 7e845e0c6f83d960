"""The agenda in HTML: what to prepare, a table of the parts, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sciatica_course.catalogue.types import Catalogue, Part, PartKind
from sciatica_course.html import Html, element, join, panels
from sciatica_course.words import at_time, listed, on_day, say
from sciatica_course.workshop.agenda import Agenda, Slot, counted, prepare

# More parts than these need smaller letters to fit one page of paper.
_FITS = 12
NOWHERE: Mapping[str, str] = {}


def sheet(
    content: Catalogue,
    agenda: Agenda,
    start: datetime | None = None,
    level: int = 3,
    guide: Mapping[str, str] = NOWHERE,
) -> Html:
    """Return the agenda of one session, its title a heading of this level.

    It prints on one page, and without the details that are folded. ``guide`` has the addresses of
    the lessons' pages for the instructor, for those that lie beside the agenda.
    """
    inside = [
        panels.title(_title(agenda), level),
        _where(agenda, start),
        panels.part(say("agenda.prepare"), level + 1),
        _list(prepare(agenda), "sc-columns"),
        _table(content, agenda, start, guide),
        _spare(agenda),
        _rules(content, agenda, level + 1),
    ]
    return _sheet(inside, full=len(agenda.slots) > _FITS)


def series_sheet(
    content: Catalogue, agendas: Sequence[Agenda], start: datetime | None = None, level: int = 3
) -> Html:
    """Return a series on one page: for each week its lessons, its movement, and what is at home."""
    first = agendas[0]
    heads = (
        say("agenda.week"),
        say("agenda.lessons"),
        say("agenda.tries"),
        say("agenda.home"),
    )
    title = say(
        "agenda.title-series", weeks=len(agendas), minutes=first.minutes, people=first.people
    )
    table = element(
        "table",
        element("thead", element("tr", (element("th", each, scope="col") for each in heads))),
        element("tbody", (_week(content, each, start) for each in agendas)),
        class_="sc-plan",
    )
    lines = dict.fromkeys(line for each in agendas for line in prepare(each))
    inside = [
        panels.title(title, level),
        element("p", say("agenda.room", room=first.room.name)),
        table,
        panels.part(say("agenda.prepare"), level + 1),
        _list(lines, "sc-columns"),
        _rules(content, first, level + 1),
    ]
    return _sheet(inside, full=False)


def told(content: Catalogue, slot: Slot) -> tuple[str, ...]:
    """Return what to say in a part: where it teaches a lesson, that lesson's own key points."""
    taught = slot.part.kind is PartKind.TEACH and slot.part.lesson
    points = content.lessons[slot.part.lesson].key_points if taught else ()
    return (*slot.part.say, *points)


def begins(slot: Slot, start: datetime | None) -> str:
    """Return when a part begins: on the clock, or in hours and minutes from the start on."""
    if start is not None:
        return at_time(start + timedelta(minutes=slot.begins))
    hours, minutes = divmod(slot.begins, 60)
    return f"{hours}:{minutes:02}"


def together(agenda: Agenda, part: Part) -> str:
    """Return in which groups people talk in a part, or nothing where they do not."""
    if part.kind is not PartKind.TALK:
        return ""
    if not part.group:
        return say("agenda.together")
    if agenda.people == 1:
        return say("agenda.with-you")
    if agenda.people < part.group * 2:
        return say("agenda.together")
    odd = "-odd" if agenda.people % part.group else ""
    return say(f"agenda.pairs{odd}", groups=agenda.people // part.group)


def _sheet(inside: Iterable[Html | None], *, full: bool) -> Html:
    size = " sc-full" if full else ""
    return element(
        "div", element("div", inside, class_="sc-card"), class_=f"sc-sheet sc-agenda{size}"
    )


def _title(agenda: Agenda) -> str:
    numbers = {"minutes": agenda.minutes, "people": agenda.people}
    if agenda.week is None:
        return say("agenda.title", **numbers)
    week = agenda.week
    return say("agenda.title-week", number=week.number, title=week.title, **numbers)


def _where(agenda: Agenda, start: datetime | None) -> Html:
    words = [say("agenda.room", room=agenda.room.name)]
    if start is not None:
        day = f"{on_day(start.date())} {start.year}"
        words.append(say("agenda.on", day=day, at=at_time(start)))
    return element("p", " ".join(words))


def _table(
    content: Catalogue, agenda: Agenda, start: datetime | None, guide: Mapping[str, str]
) -> Html:
    heads = (say("agenda.when"), say("agenda.long"), say("agenda.what"))
    return element(
        "table",
        element("thead", element("tr", (element("th", each, scope="col") for each in heads))),
        element("tbody", (_row(content, agenda, slot, start, guide) for slot in agenda.slots)),
        class_="sc-plan sc-times",
    )


def _row(
    content: Catalogue,
    agenda: Agenda,
    slot: Slot,
    start: datetime | None,
    guide: Mapping[str, str],
) -> Html:
    part = slot.part
    brief = " ".join(filter(None, (*part.ask, together(agenda, part)))) or " ".join(part.say[:1])
    what = [
        element("div", element("strong", part.title), class_="sc-name"),
        _only_clear(content, part),
        element("div", _shown(content, part)) if part.exercises else None,
        element("div", brief, class_="sc-brief"),
        _details(content, agenda, slot, guide),
    ]
    return element(
        "tr",
        element("th", begins(slot, start), scope="row"),
        element("td", slot.minutes),
        element("td", element("div", what, class_="sc-what")),
        class_=f"sc-{part.kind.value}-part",
    )


def _details(content: Catalogue, agenda: Agenda, slot: Slot, guide: Mapping[str, str]) -> Html:
    part = slot.part
    groups = together(agenda, part)
    inside = [
        _from_lesson(content, part.lesson, guide) if part.lesson else None,
        element("p", groups) if groups else None,
        _named(say("agenda.prepare-this"), (counted(agenda, line) for line in part.prepare)),
        _named(say("agenda.say"), told(content, slot)),
        _named(say("agenda.ask"), part.ask),
        _named(say("agenda.watch"), part.watch),
        _named(say("agenda.instead"), (part.instead,) if part.instead else ()),
    ]
    return element(
        "details",
        element(
            "summary",
            say("agenda.details"),
            " ",
            element("span", part.title, class_="sc-only-heard"),
        ),
        inside,
    )


def _from_lesson(content: Catalogue, id_: str, guide: Mapping[str, str]) -> Html:
    words = say("agenda.from-lesson", lesson=content.lessons[id_].title)
    return element("p", element("a", words, href=guide[id_]) if id_ in guide else words)


def _only_clear(content: Catalogue, part: Part) -> Html | None:
    if part.kind is not PartKind.TRY:
        return None
    return element("div", content.workshop.only_clear, class_="sc-only-clear")


def _shown(content: Catalogue, part: Part) -> str:
    names = [content.exercises[id_].name for id_ in part.exercises]
    return f"{say('agenda.shown')}: {listed(names)}."


def _named(words: str, lines: Iterable[str]) -> Html | None:
    entries = [element("li", line) for line in lines]
    if not entries:
        return None
    return join([element("p", element("strong", words)), element("ul", entries)])


def _list(lines: Iterable[str], class_: str = "") -> Html:
    return element("ul", (element("li", line) for line in lines), class_=class_ or None)


def _spare(agenda: Agenda) -> Html | None:
    return element("p", say("agenda.spare", minutes=agenda.spare)) if agenda.spare else None


def _rules(content: Catalogue, agenda: Agenda, level: int) -> Html:
    """Return what holds whatever the parts are: privacy, who joins in, and everybody's place."""
    table = content.workshop
    stop = (content.claims[id_].text for id_ in table.stop)
    rules = {
        say("agenda.private"): table.private,
        say("agenda.room-words"): agenda.room.adapt,
        say("agenda.moves"): (table.only_clear, *stop),
    }
    blocks = (
        element("div", panels.part(words, level), _list(lines)) for words, lines in rules.items()
    )
    grounds = element("p", table.grounds, class_="sc-hint")
    return join([element("div", blocks, class_="sc-rules"), grounds])


def _week(content: Catalogue, agenda: Agenda, start: datetime | None) -> Html:
    week = agenda.week
    assert week is not None
    days = timedelta(weeks=week.number - 1)
    day = element("div", on_day((start + days).date())) if start else None
    tries = [slot.part for slot in agenda.slots if slot.part.kind is PartKind.TRY]
    names = dict.fromkeys(content.exercises[id_].name for part in tries for id_ in part.exercises)
    lessons = (element("li", content.lessons[id_].title) for id_ in week.lessons)
    return element(
        "tr",
        element("th", week.number, day, scope="row"),
        element("td", element("strong", week.title), element("ul", lessons)),
        element("td", listed([*names]) or "–"),
        element("td", week.home),
    )
