"""The form component: any form, drawn from data, with answers that stay in the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from sciatica_course.html.forms import Form, accepted
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import View


class FormView(View):
    """A view with a form. ``answers`` and ``screen`` follow the page, choice by choice.

    A view that shows one form after another keeps the answers to each of them apart.
    """

    _esm = script("view", "form", "form_view")
    _css = style("view", "form")

    form = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    screen = traitlets.Int(0).tag(sync=True)

    _asked = Form(id="", pages=())
    _on_page = ""  # the id of the form that `answers` and `screen` belong to

    def __init__(self, label: str, **traits: Any) -> None:
        self._apart: dict[str, tuple[dict[str, Any], int]] = {}
        super().__init__(label, **traits)

    def ask(self, form: Form) -> None:
        """Show this form from now on, with the answers that it already has."""
        if form == self._asked:
            return
        if form.pages and form.id != self._on_page:
            self._apart[self._on_page] = (self.answers, self.screen)
            self._on_page = form.id
            self.answers, self.screen = self._apart.pop(form.id, ({}, 0))
        self._asked = form
        self.form = form.data() if form.pages else {}

    def given(self) -> dict[str, Any]:
        """Return the answers so far, without anything that the form does not ask."""
        return accepted(self._asked, self.answers)

    def answers_to(self, form: str) -> dict[str, Any]:
        """Return the answers to the form with this id, as they came from the page."""
        apart = self._apart.get(form, ({}, 0))
        return dict(self.answers if form == self._on_page else apart[0])

    def put(self, form: str, answers: Mapping[str, Any], screen: int = 0) -> None:
        """Set the answers to the form with this id, and the page that it is on."""
        if form == self._on_page:
            self.answers, self.screen = dict(answers), screen
        else:
            self._apart[form] = (dict(answers), screen)

    def next(self, page: int) -> None:
        """Go on from a page, for forms that ask before every step."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Forget all answers and go back to the first page."""
        super().wipe()
        self._apart.clear()
        self.answers = {}
        self.screen = 0

    def obey(self, message: Mapping[str, Any]) -> None:
        """Take the answers that come with a step forward, then go on."""
        match message:
            case {"kind": "next", "screen": int(page), "answers": dict(answers)} if self._is_on(
                message.get("form")
            ):
                self.answers = accepted(self._asked, answers)
                self.next(page)
            case {"kind": "next"}:
                self.refresh()  # the page was about to be replaced when it was sent
            case _:
                super().obey(message)

    def _is_on(self, form: str | None) -> bool:
        """Return whether a page that names a form means the one that is shown now."""
        return bool(self.form) and form in (None, self._asked.id)
