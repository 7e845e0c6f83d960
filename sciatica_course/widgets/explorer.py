"""What all explorers share: drawings with named parts, and words about each part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import traitlets

from sciatica_course.html.pictures import svg
from sciatica_course.widgets.assets import style
from sciatica_course.widgets.view import View


class Explorer(View):
    """A view over drawings. The page lights their parts by itself, without asking the kernel.

    ``pictures`` are the drawings by name, and ``told`` the words and the plain facts that the page
    needs. Both go to it once.
    """

    _css = style("view", "form", "explorer")

    pictures = traitlets.Dict().tag(sync=True)
    told = traitlets.Dict().tag(sync=True)

    def __init__(self, label: str, names: Mapping[str, str], told: Mapping[str, Any]) -> None:
        """Take what the page calls each drawing, with its path under ``assets/``."""
        drawings = {called: svg(path) for called, path in names.items()}
        super().__init__(label, pictures=drawings, told=dict(told))
