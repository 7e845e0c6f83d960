"""A form with a sheet below it that follows every choice, for views that show a plan."""

from __future__ import annotations

from typing import Any

import traitlets

from sciatica_course.html.forms import Form
from sciatica_course.widgets.assets import script, style
from sciatica_course.widgets.form import FormView
from sciatica_course.widgets.view import Shown


class FormAndSheet(FormView):
    """The form and the sheet. Every choice looks again at what may be shown now."""

    _esm = script("view", "form", "week", "form_sheet")
    _css = style("view", "form", "form_sheet")

    shows_plan = True

    sheet = traitlets.Unicode().tag(sync=True)

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what was chosen in the page, and look again."""
        super().set_state(sync_data)
        self.refresh()

    def apply(self, shown: Shown) -> None:
        """Leave nothing of a plan where something else stands instead of it."""
        if shown.instead:
            self.sheet = ""
            self.ask(Form(id="none", pages=()))
        super().apply(shown)
