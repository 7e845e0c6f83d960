"""The base of all live views: static form, hold, country, kind words, and looking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import anywidget
import traitlets

from sciatica_course import catalogue, guidance, session
from sciatica_course.catalogue.types import Urgency
from sciatica_course.html import NOTHING, Html, element, join, panels, results
from sciatica_course.session import Session, State
from sciatica_course.widgets import registry, settings
from sciatica_course.widgets.assets import style
from sciatica_course.widgets.guard import guarded
from sciatica_course.words import say, section

CHECK_LESSON = "02-check-your-symptoms"


@dataclass(frozen=True)
class Action:
    """A button below a view. With a ``question`` it asks before it acts.

    One that ``prints`` asks nobody: the page prints what has the class ``sc-sheet`` in the view.
    One that ``opens`` lets the person choose a file with one of these endings, and sends its text.
    """

    id: str
    label: str
    question: str = ""
    agree: str = ""
    refuse: str = ""
    plain: bool = False
    prints: bool = False
    opens: str = ""


@dataclass(frozen=True)
class Shown:
    """What a view shows: a panel above its own part or ``instead`` of it, and buttons below.

    ``alert`` reads the panel out at once to someone who is in this view.
    """

    panel: Html = NOTHING
    instead: bool = False
    alert: bool = False
    actions: tuple[Action, ...] = ()


class View(anywidget.AnyWidget):
    """A live view. ``shows_plan`` gives way to every hold, other views only to the urgent ones.

    A view of its own kind brings ``_esm``: ``view.js`` followed by the script that uses it.
    """

    _css = style("view")

    shows_plan: ClassVar[bool] = False
    heading_level: ClassVar[int] = 3
    asks_country: ClassVar[bool] = False

    words = traitlets.Dict().tag(sync=True)
    label = traitlets.Unicode().tag(sync=True)
    notice = traitlets.Unicode().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
    country = traitlets.Unicode().tag(sync=True)
    countries: traitlets.List[dict[str, str]] = traitlets.List().tag(sync=True)
    panel = traitlets.Dict().tag(sync=True)
    actions: traitlets.List[dict[str, Any]] = traitlets.List().tag(sync=True)

    def __init__(self, label: str, **traits: Any) -> None:
        # Read now: words about trouble must be at hand when reading is the trouble.
        self.words_for_trouble = say("view.trouble")
        super().__init__(label=label, words=dict(section("form")), **traits)
        if self.asks_country:
            self.countries = [
                {"value": id_, "label": country.name}
                for id_, country in catalogue.load().countries.items()
            ]
        self.on_msg(self._hear)
        registry.add(self)
        self.refresh()

    # --- What a view of its own kind says ---------------------------------------------------------

    def static(self) -> Html:
        """Return the form that stands in for the view where nothing runs."""
        raise NotImplementedError

    def shown(self, now: Session) -> Shown:
        """Return what to show when nothing calls for the hold."""
        return Shown()

    def act(self, action: str) -> None:
        """Do what a button of this view promises."""
        raise ValueError(f"no action {action!r}")

    def wipe(self) -> None:
        """Forget everything that the person in front of the page has said here."""

    # --- What all views do ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what may be shown now: the session file is the truth, not what stands here."""
        if not self._look() and self.shows_plan:
            # What stood here before may no longer be shown, and nobody can tell.
            self.apply(Shown(panels.plain(self.words_for_trouble), instead=True))

    @guarded
    def _look(self) -> None:
        registry.wipe_if_another_person()
        kept, complaint = settings.read()
        now = session.current()
        with self.hold_sync():
            # A notice stays until something could be kept again: a second look no longer has it.
            self.notice = now.notice or complaint or self.notice
            self.country = str(kept.get("country", ""))
            self.apply(self._give_way(now) or self.shown(now))

    def apply(self, shown: Shown) -> None:
        """Put what is to be shown into the traits that the page draws."""
        self.panel = {"html": str(shown.panel), "instead": shown.instead, "alert": shown.alert}
        self.actions = [asdict(action) for action in shown.actions]

    def session_changed(self, notice: str = "") -> None:
        """Tell every view that what may be shown has changed: here now, elsewhere by the page."""
        registry.refresh_all(notice)
        self.send({"kind": "changed"})

    def tell(self, sentence: str) -> None:
        """Say one sentence in the page. It is gone with the next step, and kept nowhere."""
        self.send({"kind": "say", "text": sentence})

    def give_file(self, name: str, kind: str, text: str) -> None:
        """Let the page save a file where the browser puts what it downloads."""
        self.send({"kind": "file", "name": name, "type": kind, "text": text})

    def take_file(self, action: str, name: str, text: str) -> None:
        """Take the text of a file that the person chose for a button of this view."""
        raise ValueError(f"no action {action!r} takes a file")

    def hold_panel(self, now: Session, *, brief: bool = False) -> Html:
        """Return the hold with the advice and the numbers that belong to it."""
        if now.checked:
            return panels.checked_hold(now, CHECK_LESSON, self.heading_level)
        content = catalogue.load()
        advice = content.screening.advice[now.urgency.slug]
        lines = guidance.help_lines(content.countries, self.country)
        advised = guidance.guide(advice, content.countries, self.country)
        if brief:
            return panels.brief_hold(now, advised, lines["crisis"], CHECK_LESSON)
        return panels.hold(now, advised, lines["crisis"], self.heading_level)

    def closed_panel(self, now: Session) -> Html:
        """Return what a check amounted to that closed plans without a hold."""
        return results.earlier(catalogue.load(), now, self.country, self.heading_level)

    def _give_way(self, now: Session) -> Shown | None:
        if now.state is State.HOLD and (self.shows_plan or now.urgency >= Urgency.CALL_NOW):
            return Shown(self.hold_panel(now, brief=True), instead=True)
        if self.shows_plan and now.state is State.CLOSED:
            return Shown(self.closed_panel(now), instead=True)
        if self.shows_plan and not now.open:
            return Shown(panels.check_first(CHECK_LESSON), instead=True)
        return None

    def _hear(self, _: object, message: Mapping[str, Any], __: object) -> None:
        if message.get("kind") != "look":
            self.trouble = ""
        self._guarded_obey(message)
        # A page that repeats what was never answered tells its messages apart by their number.
        numbered = {"number": message["number"]} if "number" in message else {}
        self.send({"kind": "done", **numbered})

    @guarded
    def _guarded_obey(self, message: Mapping[str, Any]) -> None:
        self.obey(message)

    def obey(self, message: Mapping[str, Any]) -> None:
        """Do what a message from the page asks for."""
        match message:
            case {"kind": "look"}:
                self.refresh()
            case {"kind": "country", "country": str(country)}:
                self._choose_country(country)
            case {"kind": "action", "action": str(action)}:
                self.act(action)
            case {"kind": "file", "action": str(action), "name": str(name), "text": str(text)}:
                self.take_file(action, name, text)
            case _:
                raise ValueError(f"no such message: {sorted(message)}")

    def _choose_country(self, id_: str) -> None:
        countries = catalogue.load().countries
        if id_ not in countries:
            id_ = ""
        notice = settings.keep(country=id_)
        self.session_changed(notice)
        if not notice:
            kept = say("view.country-kept", country=countries[id_].name) if id_ else ""
            self.tell(kept or say("view.country-dropped"))

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        bundle["text/plain"] = say("view.plain", name=self.label)
        paper = element("p", element("em", say("view.static")))
        bundle["text/html"] = str(join([paper, self.static()]))
        return bundle, metadata
