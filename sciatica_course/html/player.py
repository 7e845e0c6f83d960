"""A session as plain data for the player in the page: every cue, how long it lasts, its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import accumulate
from types import MappingProxyType
from typing import Any, Literal

from sciatica_course.catalogue.types import Catalogue, Dose, Exercise, Kind
from sciatica_course.entries import PAIN, PLACES
from sciatica_course.html import doses, pictures
from sciatica_course.html.builder import Html, element
from sciatica_course.html.forms import Field, Option, Scale
from sciatica_course.html.reasons import claims
from sciatica_course.routine import Item, Session
from sciatica_course.words import say, section

# Seconds to get into position before an exercise, and to turn to the other side within one.
READY = 15
TURN = 5

_SIGN = "new-numbness-or-weakness"
_LOWER = "stop-when-it-moves-down"
_GOING: Mapping[Kind, str] = {
    Kind.AEROBIC: "go-aerobic",
    Kind.WARM_UP: "go-warm-up",
    Kind.COMFORT: "go-comfort",
}


@dataclass(frozen=True)
class Cue:
    """What to do for some seconds: ``text`` is shown, ``say`` is spoken and read out.

    ``count`` repetitions share the seconds evenly; each of them is held for ``stay`` seconds.
    """

    kind: Literal["ready", "go", "hold", "repetitions", "rest", "side"]
    seconds: int
    text: str
    say: str
    count: int = 0
    stay: int = 0


def plan(
    content: Catalogue,
    session: Session,
    id_: str,
    *,
    eased: Mapping[str, int] = MappingProxyType({}),
    lowest: str = "",
) -> dict[str, Any]:
    """Return a session as the page plays it. Times are whole seconds.

    ``eased`` says how often an exercise was made easier; ``lowest`` is the lowest place that pain
    reached before the session, so that the page can tell when it moves further down.
    """
    parts = [_part(content, item, eased.get(item.exercise, 0)) for item in session.items]
    return {
        "id": id_,
        "title": say("player.title"),
        "total": sum(part["seconds"] for part in parts),
        "parts": parts,
        "words": dict(section("player")),
        "tap": {field.id: asdict(field) | {"kind": field.kind} for field in _tap()},
        "places": list(PLACES),
        "lowest": lowest,
        "sign": str(_claim(content, _SIGN)),
        "lower": str(_claim(content, _LOWER)),
    }


def clips(session: Session) -> tuple[str, ...]:
    """Return the names of the moving pictures that the page may ask for in a session."""
    names = (_picture(item) for item in session.items)
    return tuple(name for name in names if pictures.moves(name))


def cues(exercise: Exercise, form: str, dose: Dose) -> tuple[Cue, ...]:
    """Return the cues of an exercise, one after another without a gap.

    Getting ready and turning over come on top of what ``Dose.seconds`` counts.
    """
    way = exercise.forms.get(form)
    position = section("exercise-position")[((way and way.position) or exercise.position).value]
    key = "player.ready-side" if dose.per_side else "player.ready"
    text = say(key, position=position)
    spoken = say("player.say-ready", name=_name(exercise, form), text=text)
    return (Cue("ready", READY, text, spoken), *_done(exercise, dose))


def _part(content: Catalogue, item: Item, eased: int) -> dict[str, Any]:
    exercise = content.exercises[item.exercise]
    here = cues(exercise, item.form, item.dose)
    starts = accumulate((cue.seconds for cue in here), initial=0)
    name = _picture(item)
    return {
        "exercise": item.exercise,
        "form": item.form,
        "eased": eased,
        "name": _name(exercise, item.form),
        "how": [exercise.forms[item.form].how] if item.form else list(exercise.steps),
        "picture": name,
        "still": pictures.still(name),
        "alt": pictures.words_for(name),
        "moves": pictures.moves(name),
        "seconds": sum(cue.seconds for cue in here),
        "cues": [{"at": at, **asdict(cue)} for at, cue in zip(starts, here, strict=False)],
    }


def _done(exercise: Exercise, dose: Dose) -> Iterator[Cue]:
    """Yield what is done in an exercise once someone is ready."""
    if dose.minutes is not None:
        text = say(f"player.{_GOING.get(exercise.kind, 'go')}")
        time = doses.minutes(dose.minutes)
        yield Cue("go", dose.seconds, text, say("player.say-go", text=text, time=time))
        return
    sides = 2 if dose.per_side else 1
    # Whatever a dose counts for one side of one set, the cues share out.
    one = (dose.seconds - (dose.sets - 1) * dose.rest) // (dose.sets * sides)
    for number in range(1, dose.sets + 1):
        for side in range(sides):
            if side:
                yield Cue("side", TURN, *_twice("player.side"))
            yield from _repeated(dose, one, number) if dose.repetitions else _held(dose, one)
        if number < dose.sets:
            yield from _between(dose)


def _repeated(dose: Dose, seconds: int, number: int) -> Iterator[Cue]:
    count, stay = dose.repetitions or 0, dose.hold or 0
    text = say("player.repeat")
    if stay:
        text = say("player.repeat-hold", time=doses.seconds(stay))
    if dose.sets > 1:
        text = say("player.set", text=text, set=number, sets=dose.sets)
    spoken = say("player.say-repeat", text=text, count=count)
    yield Cue("repetitions", seconds, text, spoken, count, stay)


def _held(dose: Dose, seconds: int) -> Iterator[Cue]:
    held = dose.hold or 0
    yield Cue("go", seconds - held, *_twice("player.ease"))
    spoken = say("player.say-hold", time=doses.seconds(held))
    yield Cue("hold", held, say("player.hold"), spoken)


def _between(dose: Dose) -> Iterator[Cue]:
    back = say("player.side-back") if dose.per_side else ""
    if dose.rest:
        text = f"{say('player.rest')} {back}".strip()
        spoken = say("player.say-rest", time=doses.seconds(dose.rest))
        yield Cue("rest", dose.rest, text, f"{spoken} {back}".strip())
    elif back:
        yield Cue("side", TURN, back, back)


def _tap() -> Iterable[Field]:
    """Yield the questions of "How is it?"."""
    ends = say("practise.pain-none"), say("practise.pain-worst")
    scale = Scale(low=PAIN[0], high=PAIN[-1], low_label=ends[0], high_label=ends[1])
    yield Field(id="leg", text=say("practise.leg-now"), scale=scale)
    places = (Option(value=each, label=say(f"practise.place-{each}")) for each in PLACES)
    yield Field(id="lowest", text=say("practise.lowest-now"), options=tuple(places))


def _name(exercise: Exercise, form: str) -> str:
    if not form:
        return exercise.name
    return say("week.form", name=exercise.name, form=exercise.forms[form].name)


def _picture(item: Item) -> str:
    form = f"-{item.form}" if item.form else ""
    return f"{pictures.FOLDER}/{item.exercise}{form}"


def _claim(content: Catalogue, id_: str) -> Html:
    return element("p", claims([content.claims[id_]]))


def _twice(key: str) -> tuple[str, str]:
    """Return words that are shown and spoken alike."""
    return say(key), say(key)
