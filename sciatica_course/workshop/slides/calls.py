"""What a slide shows for each call of a lesson. What a person answers for themselves is never here.

Only what asks for nothing personal is alive on a screen that a room sees: the quiz, the explorers,
a map for a made-up person and the numbers to call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup

import sciatica_course
from sciatica_course import catalogue
from sciatica_course.catalogue.types import Exercise
from sciatica_course.handouts.calls import Call
from sciatica_course.handouts.parts import Part, Setting, part_of
from sciatica_course.html import Html, element, evidence, join, pictures
from sciatica_course.words import say, section
from sciatica_course.workshop.slides import sentences
from sciatica_course.workshop.slides.slide import (
    MOST,
    Look,
    Piece,
    Slide,
    listed,
    numbered,
    packed,
)

# What a view of the course that is not named here may hold is somebody's own.
_OWN = {"knowledge_check": "slides.own-knowledge", "flare_plan": "slides.own-page"}
Shown = tuple[list[Slide], list[Html]]


def shown(call: Call, setting: Setting, title: str) -> Shown:
    """Return the slides of a call under this title, and what only the speaker reads.

    Raises:
        HandoutError: the course cannot be called so.
    """
    # What is somebody's own is not made here at all; anything else is, or says what is wrong.
    if call.name in _MADE or call.name not in sciatica_course.__all__:
        return _MADE[call.name](call, part_of(call, setting), title)
    if call.name == "symptom_check":
        return [Slide(say("slides.own-check-title"), _own("slides.own-check"), Look.CARE)], []
    first = element("p", element("strong", say("slides.own-title")))
    rest = _own(_OWN.get(call.name, "slides.own-part"))
    return [Slide(title, join([first, rest]), Look.CARE)], []


def _own(words: str) -> Html:
    return element("p", say(words))


def is_own(call: Call) -> bool:
    """Return whether a call stands for what people do for themselves, as does its prose."""
    return call.name not in _MADE and call.name != "flare_plan"


def exercise_slides(exercise: Exercise) -> list[Slide]:
    """Return the slides of an exercise: its picture, how it is done, and who asks first."""
    image = pictures.image(f"{pictures.FOLDER}/{exercise.id}")
    told = [caution.condition for caution in exercise.cautions.values()]
    later = map(_words, sentences.sentences(exercise.later))
    ask_first = say("slides.ask-first", name=exercise.name)
    return [
        _picture(exercise.name, image, [say("poster.only-after")]),
        *packed(exercise.name, later, Look.CARE),
        *packed(exercise.name, listed(exercise.steps, "ol")),
        *packed(ask_first, listed(told), Look.CARE),
    ]


def _exercise(call: Call, part: Part, title: str) -> Shown:
    exercise = catalogue.load().exercises[str(call.arguments[0])]
    return exercise_slides(exercise), [_told(part)]


def _picture(title: str, image: Html, captions: Any) -> Slide:
    """Return a slide with one large picture, and what is said below it where that has room."""
    words = sum(map(sentences.count, [title, *captions]))
    fits = captions and words <= MOST
    caption = element("figcaption", " · ".join(captions)) if fits else None
    return Slide(title, element("figure", _bare(image), caption), Look.PICTURE)


def _passage_picture(call: Call, part: Part, title: str) -> Shown:
    captions = catalogue.load().pictures[str(call.arguments[0])].captions
    return [_picture(title, part.paper, captions)], []


def _evidence(call: Call, part: Part, title: str) -> Shown:
    topic = catalogue.load().evidence[str(call.arguments[0])]
    means = list(map(_words, sentences.sentences(topic.means)))
    sure = say("slides.sure", certainty=section("certainty")[topic.certainty.value])
    means.append(Piece(element("p", element("span", sure, class_="sure")), sentences.count(sure)))
    slides = [_picture(topic.title, part.paper, ()), *packed(topic.title, means)]
    return slides, [_told(part), evidence.tables(topic)]


def _list(call: Call, part: Part, title: str) -> Shown:
    soup = BeautifulSoup(str(part.paper), "html.parser")
    items = [entry.get_text().strip() for entry in soup.find_all("li")]
    head = say("slides.objectives") if call.name == "objectives" else title
    return packed(head, listed(items)), []


def _lessons(call: Call, part: Part, title: str) -> Shown:
    titles = [lesson.title for lesson in catalogue.load().lessons.values()]
    return packed(title, listed(titles, "ol")), [part.paper]


def _references(call: Call, part: Part, title: str) -> Shown:
    return [Slide(title, element("p", say("slides.sources")))], [part.paper]


def _quiz(call: Call, part: Part, title: str) -> Shown:
    """Return a slide for each question; one that is long is told on a slide before it."""
    form = part.data["form"]
    slides = []
    for page in form["pages"]:
        for asked in page["fields"]:
            labels = sum(sentences.count(option["label"]) for option in asked["options"])
            *story, question = sentences.sentences(asked["text"])
            if labels + sentences.count(asked["text"]) > MOST and story:
                slides.append(Slide(page["heading"], element("p", " ".join(story))))
                asked = {**asked, "text": question}  # noqa: PLW2901  # it was told before
            alone = {**page, "intro": "", "fields": [asked]}
            one = {**form, "closing": "", "id": f"{form['id']}-{asked['id']}", "pages": [alone]}
            data = {**part.data, "form": one}
            live = replace(part, paper=Html(""), data=data)
            slides.append(Slide(title, look=Look.QUIZ, part=live))
    return numbered(slides), []


def _live(call: Call, part: Part, title: str) -> Shown:
    words = say("slides.made-up") if call.name == "body_map" else ""
    title = say("help.name") if call.name == "help_now" else title
    inside = element("p", words) if words else Html("")
    return [Slide(title, inside, Look.LIVE, replace(part, paper=Html("")))], [_told(part)]


def _words(text: str) -> Piece:
    return Piece(element("p", text), sentences.count(text))


def _bare(image: Html) -> Html:
    """Return the picture in a piece of HTML by itself, as large as a slide lets it be."""
    found = BeautifulSoup(str(image), "html.parser").img
    assert found is not None
    del found["style"]
    return Html(str(found))


def _told(part: Part) -> Html:
    """Return what a view says on paper, without its pictures."""
    soup = BeautifulSoup(str(part.paper), "html.parser")
    for each in soup.find_all(["figure", "img", "fieldset", "details"]):
        each.decompose()
    return join([Html(str(soup))])


_MADE: Mapping[str, Callable[[Call, Part, str], Shown]] = {
    "body_map": _live,
    "disc_explorer": _live,
    "evidence": _evidence,
    "exercise": _exercise,
    "help_now": _live,
    "key_points": _list,
    "lessons": _lessons,
    "nerve_explorer": _live,
    "objectives": _list,
    "picture": _passage_picture,
    "quiz": _quiz,
    "references": _references,
}
