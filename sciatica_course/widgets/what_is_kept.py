"""What is kept and where, in a lesson of the site, with a file to carry it elsewhere."""

from __future__ import annotations

from sciatica_course import carry, store
from sciatica_course.html import Html, element, join, panels
from sciatica_course.session import Session
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import Action, Shown, View
from sciatica_course.words import say


def what_is_kept() -> WhatIsKept:
    """Return the view of this kernel that says what is kept, and where."""
    return registry.one("what-is-kept", WhatIsKept)


class WhatIsKept(View):
    """Says that nothing outlives the page where that is so, and saves and opens a copy."""

    _esm = script("view", "help_now")
    _css = style("view")

    def __init__(self) -> None:
        super().__init__(say("kept-here.name"))

    def static(self) -> Html:
        """Return what holds where nothing runs."""
        return element("p", say("kept-here.paper"))

    def shown(self, now: Session) -> Shown:
        """Return where things are kept, and the two buttons."""
        actions = (
            Action("save", say("kept-here.save"), plain=True),
            Action("open", say("kept-here.open"), plain=True, opens=".json"),
        )
        if store.lasts():
            return Shown(element("p", say("kept-here.here")), actions=actions)
        said = [
            panels.part(say("kept-here.nothing-title"), self.heading_level),
            element("p", say("kept-here.nothing")),
        ]
        return Shown(element("div", join(said), class_="sc-card"), actions=actions)

    def act(self, action: str) -> None:
        """Give the file to save."""
        if action != "save":
            super().act(action)
            return
        text = carry.pack()
        if text:
            self.give_file(carry.NAME, carry.KIND, text)
        self.tell(say("kept-here.saved", name=carry.NAME) if text else say("kept-here.empty"))

    def take_file(self, action: str, name: str, text: str) -> None:
        """Take in a file that was saved here, or say that it is none."""
        if action != "open":
            super().take_file(action, name, text)
            return
        try:
            notice = carry.unpack(text)
        except carry.CarryError:
            self.tell(say("kept-here.not-ours", name=name))
            return
        self.session_changed(notice)
        if not notice:
            self.tell(say("kept-here.opened", name=name))
