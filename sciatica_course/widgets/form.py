"""The form component: any form, drawn from data, with answers that stay in the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from sciatica_course.html.forms import Form, accepted
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.view import View


class FormView(View):
    """A view with a form. ``answers`` and ``screen`` follow the page, choice by choice."""

    _esm = script("view", "form", "form_view")
    _css = style("view", "form")

    form = traitlets.Dict().tag(sync=True)
    answers = traitlets.Dict().tag(sync=True)
    screen = traitlets.Int(0).tag(sync=True)

    _asked = Form(id="", pages=())

    def ask(self, form: Form) -> None:
        """Show this form from now on."""
        if form == self._asked:
            return
        self._asked = form
        self.form = form.data() if form.pages else {}

    def given(self) -> dict[str, Any]:
        """Return the answers so far, without anything that the form does not ask."""
        return accepted(self._asked, self.answers)

    def next(self, page: int) -> None:
        """Go on from a page, for forms that ask before every step."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Forget the answers and go back to the first page."""
        super().wipe()
        self.answers = {}
        self.screen = 0

    def obey(self, message: Mapping[str, Any]) -> None:
        """Take the answers that come with a step forward, then go on."""
        match message:
            case {"kind": "next", "screen": int(page), "answers": dict(answers)} if self.form:
                self.answers = accepted(self._asked, answers)
                self.next(page)
            case {"kind": "next"}:
                self.refresh()  # the page was about to be replaced when it was sent
            case _:
                super().obey(message)
