"""A sheet: title, hint, and a row of panels with captions."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from sciatica_course.pictures.files import FULL_WIDTH, set_type
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import GREY, NAVY, PAPER
from sciatica_course.pictures.render.camera import Camera

from .labels import place_labels
from .panel import Panel

# Inches.
_TITLE, _CAPTION, _LINE, _NONE = 0.40, 0.36, 0.16, 0.06
_MARGIN, _GAP = 0.085, 0.085
_EDGE = 0.13

PIXELS_PER_INCH = 292
# Points.
TITLE_SIZE, HINT_SIZE, CAPTION_SIZE = 13.0, 8.2, 9.0


class Sheet:
    """Panels side by side. Sizes are inches, places within a panel are pixels."""

    def __init__(
        self,
        cameras: Sequence[Camera],
        *,
        title: str = "",
        hint: str = "",
        captions: Sequence[str] = (),
        width: float = FULL_WIDTH,
        pixels_per_inch: float = PIXELS_PER_INCH,
        margin: float = 34,
    ) -> None:
        """Make one panel for each camera."""
        set_type()
        self.title, self.hint, self.captions = title, hint, captions
        self.width, self.pixels_per_inch, self.margin = width, pixels_per_inch, margin
        self.figure: Figure = plt.figure(figsize=(width, 3))
        self.figure.patch.set_facecolor(PAPER)
        n = len(cameras)
        self.panel_width = (width - 2 * _MARGIN - _GAP * (n - 1)) / n
        self.panels: list[Panel] = []
        for camera in cameras:
            ax = self.figure.add_axes((0, 0, 1, 1))
            ax.axis("off")
            ax.set_autoscale_on(False)
            self.panels.append(Panel(ax, camera, self.panel_width * pixels_per_inch))

    def fit(
        self,
        clouds: Sequence[Array],
        sides: float = 44,
        highest: float = 820,
        *,
        share: bool = True,
    ) -> None:
        """Scale and centre the panels so that each cloud of points fits (pixels).

        Panels that ``share`` have one scale and one origin, so that a movement can be compared.
        """
        lows, highs = np.zeros((2, len(clouds), 2))
        for i, (panel, cloud) in enumerate(zip(self.panels, clouds, strict=True)):
            camera = panel.camera
            q = np.stack([cloud @ camera.right, -(cloud @ camera.up)], 1)
            lows[i], highs[i] = q.min(0), q.max(0)
        if share:
            lows[:], highs[:] = lows.min(0), highs.max(0)
        span = highs - lows
        width = self.panels[0].width - 2 * sides
        scales = np.minimum(width / span[:, 0], highest / span[:, 1])
        if share:
            scales[:] = scales.min()
        for panel, scale, low, high in zip(self.panels, scales, lows, highs, strict=True):
            panel.camera.scale = scale
            middle = panel.width / 2 - scale * (low[0] + high[0]) / 2
            panel.camera.centre = np.array([middle, 0.0])

    def close(self) -> None:
        """Forget the figure, which matplotlib would keep."""
        plt.close(self.figure)

    def lay_out(self) -> Figure:
        """Place labels, crop all panels to what they hold together, and write the words."""
        for panel in self.panels:
            place_labels(panel, self.pixels_per_inch)
        top = min(panel.low[1] for panel in self.panels) - self.margin
        bottom = max(panel.high[1] for panel in self.panels) + self.margin
        title = _TITLE if self.title else _NONE
        lines = max((caption.count("\n") for caption in self.captions), default=0)
        caption = _CAPTION + _LINE * lines if any(self.captions) else _NONE
        tall = (bottom - top) / self.pixels_per_inch
        height = title + tall + caption
        self.figure.set_size_inches(self.width, height)
        for i, panel in enumerate(self.panels):
            left = _MARGIN + i * (self.panel_width + _GAP)
            place = (left / self.width, caption / height, self.panel_width / self.width)
            panel.ax.set_position((*place, tall / height))
            panel.finish(top, bottom)
            if any(self.captions):
                self._caption(i, left, (caption - 0.02) / 2 / height)
        if self.title:
            self._heading(1 - title * 0.50 / height)
        return self.figure

    def _caption(self, number: int, left: float, y: float) -> None:
        start, text = left + 0.06, self.captions[number]
        if len(self.panels) > 1:
            self.figure.text(
                (left + 0.15) / self.width,
                y,
                str(number + 1),
                fontsize=8.5,
                fontweight="bold",
                color=PAPER,
                ha="center",
                va="center_baseline",
                bbox={"boxstyle": "circle,pad=.25", "fc": NAVY, "ec": "none"},
            )
            start = left + 0.32
        va = "center_baseline" if "\n" not in text else "center"
        self.figure.text(start / self.width, y, text, fontsize=CAPTION_SIZE, color=NAVY, va=va)

    def _heading(self, y: float) -> None:
        left, right = _EDGE / self.width, 1 - _EDGE / self.width
        self.figure.text(
            left, y, self.title, fontsize=TITLE_SIZE, fontweight="bold", color=NAVY, va="center"
        )
        if self.hint:
            self.figure.text(
                right, y, self.hint, fontsize=HINT_SIZE, color=GREY, va="center", ha="right"
            )
