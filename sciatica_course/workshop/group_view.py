"""``course.group_results()``: what a group knew before and after, with nobody's name."""

from __future__ import annotations

from pathlib import Path

from sciatica_course import catalogue
from sciatica_course.html import Html
from sciatica_course.html.forms import Field, Form, Page
from sciatica_course.session import Session
from sciatica_course.shared_result import SharedResult
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import style
from sciatica_course.widgets.form_sheet import FormAndSheet
from sciatica_course.widgets.view import Action, Shown
from sciatica_course.words import say
from sciatica_course.workshop import group_sheet
from sciatica_course.workshop.group import Group, Piece, gather, in_folder, of_code, of_file
from sciatica_course.workshop.group_stats import FEWEST, Told, tell

FOLDER = "results"
CSS = Path(__file__).with_name("group.css")
_LONGEST = 60


def group_results(folder: str = FOLDER) -> GroupResults:
    """Return the results of a group. ``folder`` lies beside the notebook, and may be missing."""
    return registry.one(f"group-results {folder}", lambda: GroupResults(folder))


class GroupResults(FormAndSheet):
    """Results from a folder, and those that are added here, which are kept nowhere."""

    _css = style("view", "form", "form_sheet") + CSS.read_text(encoding="utf-8")

    shows_plan = False

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._added: list[Piece] = []
        self._told_of: tuple[SharedResult, ...] = ()
        super().__init__(say("group.name"))

    def static(self) -> Html:
        """Return a page without results: what is saved in a notebook tells of nobody."""
        return group_sheet.sheet(catalogue.load().knowledge_check, None, ())

    def shown(self, now: Session) -> Shown:
        """Return the form, and below it how many results there are, or what may be told of them."""
        self.ask(_form(self._folder))
        told = self._show()
        actions = [Action("show", say("group.show"))]
        actions.append(Action("open", say("group.open"), opens=".json", plain=True))
        actions.append(Action("look", say("group.look"), plain=True))
        if told:
            actions.append(Action("print", say("group.print"), prints=True, plain=True))
            actions.append(Action("save", say("group.save"), plain=True))
        if self._added:
            empty = Action(
                "empty",
                say("group.empty"),
                question=say("group.empty-sure"),
                agree=say("group.empty-yes"),
                refuse=say("group.empty-no"),
                plain=True,
            )
            actions.append(empty)
        return Shown(actions=tuple(actions))

    def next(self, page: int) -> None:
        """Add the code that was typed."""
        self._add_code(str(self.given().get("code", "")))

    def act(self, action: str) -> None:
        """Do what a button promises."""
        match action:
            case "show":
                self._tell_of_all()
            case "look":
                self.refresh()
            case "save" if told := self._show():
                check = catalogue.load().knowledge_check
                name = say("group.file")
                self.give_file(name, "text/csv", group_sheet.table(check, told))
                self.tell(say("group.saved", name=name))
            case "empty":
                self._forget()
                self.refresh()
                self.tell(say("group.emptied"))
            case _:
                super().act(action)

    def take_file(self, action: str, name: str, text: str) -> None:
        """Take in a file that the person opened."""
        if action != "open":
            super().take_file(action, name, text)
            return
        self._add(of_file(name, text.encode("utf-8", "surrogatepass")))

    def wipe(self) -> None:
        """Forget what was added here."""
        super().wipe()
        self._forget()

    def _add_code(self, code: str) -> None:
        if not code:
            self.tell(say("group.no-code"))
        elif self._add(of_code(code)):
            self.answers = {}

    def _add(self, piece: Piece) -> bool:
        """Add a piece if it counts; say at once why where it does not."""
        check = catalogue.load().knowledge_check
        there, _ = in_folder(Path(self._folder))
        before = gather(check, [*there, *self._added])
        now = gather(check, [*there, *self._added, piece])
        counts = now.results != before.results
        if counts:
            self._added.append(piece)
        self.refresh()
        said = say("group.added") if counts else group_sheet.refusal(now.refused[-1])
        self.tell(said)
        return counts

    def _forget(self) -> None:
        self._added.clear()
        self._told_of = ()

    def _tell_of_all(self) -> None:
        """Tell of all results that are there, unless that would tell of the few that are new."""
        results = self._group().results
        new = set(map(_id, results)) ^ set(map(_id, self._told_of))
        told = tell(catalogue.load().knowledge_check, self._told_of)
        if told and 0 < len(new) < FEWEST:
            self.tell(say("group.few-new", fewest=FEWEST))
        else:
            self._told_of = results
            self.refresh()

    def _show(self) -> Told | None:
        """Draw the sheet anew, and return what it tells."""
        check = catalogue.load().knowledge_check
        group = self._group()
        told = tell(check, self._told_of)
        there = len(group.results)
        waits = self._told_of != group.results
        self.sheet = group_sheet.sheet(check, told, group.refused, there=there, waits=waits)
        return told

    def _group(self) -> Group:
        there, unread = in_folder(Path(self._folder))
        group = gather(catalogue.load().knowledge_check, [*there, *self._added])
        return Group(group.results, (*group.refused, *unread))


def _id(result: SharedResult) -> str:
    return result.id


def _form(folder: str) -> Form:
    code = Field(
        id="code",
        text=say("group.code"),
        hint=say("group.code-hint"),
        longest=_LONGEST,
        optional=True,
    )
    page = Page(
        id="group",
        heading=say("group.heading"),
        intro=say("group.intro", folder=folder),
        fields=(code,),
    )
    return Form(id="group", pages=(page,), asks=True, finish=say("group.add"))
