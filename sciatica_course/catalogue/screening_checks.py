"""Check that the screening makes sense: every question is asked once, and every rule can matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .files import Folder
from .problems import Log, listed
from .types import Catalogue, Question, Rule, Screening, Urgency

_SHOWN_AT_ONCE = 4
_FOLLOW_UPS = 2
_ANY_COUNTRY = "any"
_LINES = ("emergency", "urgent", "crisis")


def check_screening(
    catalogue: Catalogue, folder: Folder, log: Log, base: Catalogue | None = None
) -> None:
    """Note what is wrong with questions, rules, screens, advice and help lines.

    Rules that ``base`` has already are taken as they are: raising one of their questions may
    leave them nothing to add.
    """
    check = _Check(catalogue, folder, log)
    settled = base.screening.rules if base else {}
    check.screens()
    for question in catalogue.screening.questions.values():
        check.question(question)
    for rule in catalogue.screening.rules.values():
        check.rule(rule, settled=rule.id in settled)
    check.advice()
    check.help_lines()


class _Check:
    """The checks, each for what nothing was noted against so far."""

    def __init__(self, catalogue: Catalogue, folder: Folder, log: Log) -> None:
        self._table = catalogue.screening
        self._named = frozenset(_named(self._table))
        self._countries = catalogue.countries
        self._log = log
        self._place = folder.place("screening.toml")
        self._help = folder.place("help-numbers.toml")

    def _clean(self, *items: str) -> bool:
        return self._log.clean(self._place.file, *items)

    def _note(self, item: str, field: str, says: str) -> None:
        self._log.note(self._place.inside(item).at(field), says)

    def screens(self) -> None:
        """Every question stands on one screen, and no screen holds too many."""
        if not self._clean("screens"):
            return
        on: dict[str, list[str]] = {}
        for screen in self._table.screens.values():
            for name in screen.questions:
                on.setdefault(name, []).append(screen.id)
        for name in self._table.questions:
            where = on.get(name, [])
            if not where:
                self._log.note(self._place.inside(f"questions.{name}"), "is on no screen")
            if len(where) > 1:
                says = f"is on {len(where)} screens: {listed(where)}"
                self._log.note(self._place.inside(f"questions.{name}"), says)
        self._crowding()
        self._order()

    def _crowding(self) -> None:
        for screen in self._table.screens.values():
            asked = [q for name in screen.questions if (q := self._table.questions.get(name))]
            follow_ups = sum(1 for q in asked if q.ask_if)
            at_once = len(asked) - follow_ups
            if at_once > _SHOWN_AT_ONCE:
                says = f"shows {at_once} questions at once; the most is {_SHOWN_AT_ONCE}"
                self._note(f"screens.{screen.id}", "questions", says)
            if follow_ups > _FOLLOW_UPS:
                says = f"has {follow_ups} questions with ask_if; the most is {_FOLLOW_UPS}"
                self._note(f"screens.{screen.id}", "questions", says)

    def _order(self) -> None:
        order = [name for screen in self._table.screens.values() for name in screen.questions]
        asked = {name: number for number, name in reversed(list(enumerate(order)))}
        for question in self._table.questions.values():
            for gate in question.ask_if:
                if asked.get(gate, -1) >= asked.get(question.id, len(order)):
                    says = f'"{gate}" must be asked before this question'
                    self._note(f"questions.{question.id}", "ask_if", says)

    def question(self, question: Question) -> None:
        """A question counts for something, and its advice and ``blocks`` fit its level."""
        item = f"questions.{question.id}"
        if not self._clean(item):
            return
        if question.blocks and question.level is not Urgency.SOON:
            says = f'belongs to the level "soon" alone; this question is "{question.level.slug}"'
            self._note(item, "blocks", says)
        self._advice_fits(item, question)
        alone = question.id not in self._named
        if alone and question.level is Urgency.CLEAR and self._clean("questions", "rules"):
            says = 'a "clear" question must have a part in a rule or in an ask_if'
            self._note(item, "level", says)

    def _advice_fits(self, item: str, owner: Question | Rule) -> None:
        advice = self._table.advice.get(owner.advice)
        if advice and self._clean(f"advice.{advice.id}") and advice.level is not owner.level:
            says = f'"{advice.id}" is advice for "{advice.level.slug}", not "{owner.level.slug}"'
            self._note(item, "advice", says)

    def rule(self, rule: Rule, *, settled: bool) -> None:
        """A rule can hold, and is more urgent than one way at least of making it hold."""
        item = f"rules.{rule.id}"
        if not self._clean(item):
            return
        self._advice_fits(item, rule)
        if not rule.every and not rule.among:
            self._note(item, "every", "is empty, and so is among: the rule has no condition")
            return
        if rule.at_least > len(rule.among):
            says = f"{rule.at_least} is more than the {len(rule.among)} questions in among"
            self._note(item, "at_least", says)
            return
        if rule.among and not rule.at_least:
            self._note(item, "at_least", "is missing: among needs the least number of yeses")
            return
        names = [name for group in (*rule.every, rule.among) for name in group]
        questions = self._table.questions
        if settled or not all(n in questions and self._clean(f"questions.{n}") for n in names):
            return
        already = least_urgent_way(rule, questions)
        if rule.level <= already:
            says = (
                f'"{rule.level.slug}" can raise nothing: whatever makes this rule hold is '
                f'"{already.slug}" by itself'
            )
            self._note(item, "level", says)

    def advice(self) -> None:
        """Every level has its advice, called by the level's name."""
        for level in Urgency:
            advice = self._table.advice.get(level.slug)
            item = f"advice.{level.slug}"
            if advice is None:
                if self._clean("advice"):
                    self._log.note(self._place.inside(item), "is missing; each level needs advice")
            elif self._clean(item) and advice.level is not level:
                self._note(item, "level", f'must be "{level.slug}", as the name says')

    def help_lines(self) -> None:
        """Every country has an emergency line; where no country is chosen every line is needed."""
        if not self._log.readable(self._help.file):
            return
        if _ANY_COUNTRY not in self._countries:
            says = "is missing; it serves until a country is chosen"
            self._log.note(self._help.inside(_ANY_COUNTRY), says)
        for country in self._countries.values():
            lines = self._help.inside(country.id).inside("lines")
            if self._log.clean(lines.file, lines.item):
                needed = _LINES if country.id == _ANY_COUNTRY else _LINES[:1]
                for line in needed:
                    if line not in country.lines:
                        self._log.note(lines.inside(line), "is missing")


def least_urgent_way(rule: Rule, questions: Mapping[str, Question]) -> Urgency:
    """Return the urgency, without the rule, of the mildest answers that make the rule hold."""
    levels = [min(questions[name].level for name in group) for group in rule.every]
    if rule.at_least:
        levels.append(sorted(questions[name].level for name in rule.among)[rule.at_least - 1])
    return max(levels)


def _named(table: Screening) -> Iterator[str]:
    """Yield the questions that rules and follow-ups name."""
    for rule in table.rules.values():
        for group in (*rule.every, rule.among):
            yield from group
    for question in table.questions.values():
        yield from question.ask_if
