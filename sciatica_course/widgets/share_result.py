"""``course.share_result()``: one's own answers for the group's results, with nobody's name."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_course import catalogue, knowledge
from sciatica_course.catalogue.types import KnowledgeCheck
from sciatica_course.html import Html, element, join, panels
from sciatica_course.knowledge import Given, When
from sciatica_course.session import Session
from sciatica_course.shared_result import SharedResult, as_code, as_file, file_name, new_id
from sciatica_course.widgets import registry
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.knowledge_check import KnowledgeView
from sciatica_course.widgets.view import Action, Shown, View
from sciatica_course.words import say


def share_result() -> ShareResult:
    """Return the view that makes a code and a file of one's own answers."""
    return registry.one("share-result", ShareResult)


class ShareResult(View):
    """What would be shared, and after a yes the code and the file. It sends nothing anywhere."""

    _esm = script("view", "help_now")
    _css = style("view", "share_result")

    def __init__(self) -> None:
        self._begin()
        super().__init__(say("share.name"))

    def _begin(self) -> None:
        # The letters stay while the page is open: who shares twice is counted once.
        self._id = new_id()
        self._agreed: SharedResult | None = None  # the yes holds for this result alone

    def static(self) -> Html:
        """Return where the form on paper is."""
        return element("p", say("share.paper"))

    def wipe(self) -> None:
        """Forget that somebody said yes, and whose letters these were."""
        super().wipe()
        self._begin()

    def shown(self, now: Session) -> Shown:
        """Return what would be shared, or the code once somebody said yes."""
        result = self._result()
        if result is None:
            return Shown(_card([element("p", say("share.nothing"))]))
        check = catalogue.load().knowledge_check
        if self._agreed == result:
            actions = (
                Action("save", say("share.save")),
                Action("back", say("share.back"), plain=True),
            )
            return Shown(_card(_code(check, result)), actions=actions)
        show = Action(
            "show",
            say("share.show"),
            question=say("share.sure"),
            agree=say("share.yes"),
            refuse=say("share.no"),
        )
        return Shown(_card(_told(check, result)), actions=(show,))

    def act(self, action: str) -> None:
        """Do what a button promises."""
        result = self._result()
        match action:
            case "show" | "back":
                self._id = knowledge.same_letters(self._id)
                self._agreed = self._result() if action == "show" else None
                self.refresh()
            case "save" if result and self._agreed == result:
                text = as_file(catalogue.load().knowledge_check, result)
                self.give_file(file_name(result), "application/json", text)
                self.tell(say("share.saved", name=file_name(result)))
            case "save":
                self.refresh()  # there is nothing to save any more
            case _:
                super().act(action)

    def _result(self) -> SharedResult | None:
        """Return the answers of both checks, kept or given in this page, or None without any."""
        kept, notice = knowledge.kept(catalogue.load().knowledge_check)
        self.notice = notice or self.notice
        given = {view.when: said for view in _checks() if (said := view.finished())}
        before = kept.get(When.BEFORE) or given.get(When.BEFORE)
        # What was answered last is what somebody knows now.
        after = given.get(When.AFTER) or kept.get(When.AFTER)
        if not (before or after):
            return None
        # What is shown before the yes is what is shared after it, on another day too.
        self._id = knowledge.kept_letters() or self._id
        return SharedResult(self._id, before, after)


def _checks() -> Iterator[KnowledgeView]:
    return (view for view in registry.live() if isinstance(view, KnowledgeView))


def _card(inside: list[Html]) -> Html:
    return element("div", panels.title(say("share.title")), inside, class_="sc-card")


def _told(check: KnowledgeCheck, result: SharedResult) -> list[Html]:
    both = result.before and result.after
    answers = "answers" if both else "before" if result.before else "after"
    inside = [say(f"share.in-{answers}"), say("share.in-sure")]
    inside.append(say("share.in-letters", id=result.id))
    outside = [say(f"share.not-{each}") for each in ("name", "health", "day")]
    return [
        element("p", say("share.intro")),
        panels.part(say("share.in-it")),
        element("ul", (element("li", each) for each in inside)),
        _every_answer(check, result, unfolded=True),
        panels.part(say("share.not-in-it")),
        element("ul", (element("li", each) for each in outside)),
        element("p", say("share.whose")),
    ]


def _code(check: KnowledgeCheck, result: SharedResult) -> list[Html]:
    return [
        panels.part(say("share.code")),
        element("p", element("code", as_code(check, result)), class_="sc-code"),
        element("p", say("share.code-text")),
        element("p", say("share.whose")),
        _every_answer(check, result),
    ]


def _every_answer(check: KnowledgeCheck, result: SharedResult, *, unfolded: bool = False) -> Html:
    """Return everything that is in a result."""
    heads = (say("share.question"), say("share.before"), say("share.after"))
    rows = [
        (item.text, _chosen(check, id_, result.before), _chosen(check, id_, result.after))
        for id_, item in check.items.items()
    ]
    rows.append((check.confidence.text, _sure(result.before), _sure(result.after)))
    table = element(
        "table",
        element("thead", element("tr", (element("th", each, scope="col") for each in heads))),
        element("tbody", (_row(*row) for row in rows)),
        class_="sc-answers",
    )
    summary = element("summary", say("share.all"))
    return element("details", summary, table, data_name="answers", open=unfolded)


def _row(question: str, before: str, after: str) -> Html:
    cells = join([element("td", before), element("td", after)])
    return element("tr", element("th", question, scope="row"), cells)


def _chosen(check: KnowledgeCheck, id_: str, given: Given | None) -> str:
    return check.items[id_].choices[given.choices[id_]].text if given else say("share.none")


def _sure(given: Given | None) -> str:
    return str(given.confidence) if given else say("share.none")
