"""The self-check of this kernel: what was said, which signs are settled, what it amounts to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sciatica_course import catalogue, patterns, symptoms
from sciatica_course.catalogue.types import Screening
from sciatica_course.screening import Answers, applies
from sciatica_course.symptoms import Pattern, Value
from sciatica_course.widgets import registry


def current() -> tuple[Pattern | None, str]:
    """Return the pattern of this kernel's finished self-check, or else the kept one.

    The sentence is for the learner, and empty when all is well.
    """
    for view in registry.live():
        here = getattr(view, "self_check", None)
        if isinstance(here, SelfCheck) and here.pattern:
            return here.pattern, ""
    return patterns.kept()


@dataclass
class SelfCheck:
    """What one person said in the self-check, as of the last step forward.

    ``settled`` are the signs that a safety check was passed after, each with the answers that
    raised it then. Other answers that raise the same sign reopen the safety check again.
    """

    told: Mapping[str, Value] = field(default_factory=dict)
    settled: Mapping[str, tuple[tuple[str, Value], ...]] = field(default_factory=dict)

    def tell(self, answers: Mapping[str, object]) -> None:
        """Take the answers that came with a step forward."""
        self.told = symptoms.accepted(catalogue.load().symptoms, answers)
        # A sign that was taken back and comes again is a new one.
        self.settled = {sign: self.settled[sign] for sign in self._raised() if sign in self.settled}

    def settle(self) -> None:
        """Note that a safety check was passed after everything that was told."""
        self.settled = self._raised()

    @property
    def open_signs(self) -> dict[str, tuple[tuple[str, Value], ...]]:
        """The signs that reopen the safety check, each with the answers that raise it."""
        raised = self._raised()
        return {sign: said for sign, said in raised.items() if self.settled.get(sign) != said}

    @property
    def missing(self) -> tuple[str, ...]:
        """The questions that still need an answer, by id."""
        return symptoms.missing(catalogue.load().symptoms, self.told)

    @property
    def pattern(self) -> Pattern | None:
        """What the answers amount to, once they are finished and no sign is open."""
        if self.missing or self.open_signs:
            return None
        return symptoms.pattern(catalogue.load().symptoms, self.told)

    def _raised(self) -> dict[str, tuple[tuple[str, Value], ...]]:
        table = catalogue.load().symptoms
        return {sign: self._behind(sign) for sign in symptoms.signs(table, self.told)}

    def _behind(self, sign: str) -> tuple[tuple[str, Value], ...]:
        """Return the answers that raise a sign, by question."""
        table = catalogue.load().symptoms
        said: list[tuple[str, Value]] = []
        for id_, value in self.told.items():
            for each in value if isinstance(value, tuple) else (value,):
                option = table.questions[id_].options.get(str(each))
                if option and option.raises == sign:
                    said.append((id_, each))
        for rule in table.together.values():
            number = self.told.get(rule.scale)
            if rule.raises != sign or not isinstance(number, int) or number < rule.at_least:
                continue
            if self.told.get(rule.question) == rule.answer:
                said += [(rule.scale, number), (rule.question, rule.answer)]
        return tuple(dict.fromkeys(said))


def to_ask_again(table: Screening, open_signs: Mapping[str, object], told: Answers) -> set[str]:
    """Return which questions of the safety check signs reopen, by id.

    With a follow-up comes the question that opens it, and with a question the follow-ups that it
    alone could open. All others keep the answers that were ``told``.
    """
    named = symptoms.reopened(table, open_signs)
    again = {id_ for name in named for id_ in (name, *table.questions[name].ask_if)}
    rest = {id_: answer for id_, answer in told.items() if id_ not in again}
    opened = {
        question.id
        for question in table.questions.values()
        if again.intersection(question.ask_if) and not applies(question, rest)
    }
    return again | opened
