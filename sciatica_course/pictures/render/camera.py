"""The orthographic camera."""

from __future__ import annotations

import copy

import numpy as np

from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.turns import Vector


class Camera:
    """Looks from a direction: azimuth -90 looks along +y, so that +x is to the right.

    ``scale`` is pixels for a metre; ``centre`` is where ``target`` lies on the screen.
    """

    def __init__(
        self,
        azimuth: float,
        elevation: float,
        scale: float = 600.0,
        centre: Vector = (0, 0),
        target: Vector = (0, 0, 0),
        roll: float = 0.0,
    ) -> None:
        """Take the angles in degrees; ``roll`` lets what is level rise to the right."""
        a, e = np.radians(azimuth), np.radians(elevation)
        self.towards = np.array([np.cos(e) * np.cos(a), np.cos(e) * np.sin(a), np.sin(e)])
        self.right = np.array([-np.sin(a), np.cos(a), 0])
        self.up = np.cross(self.towards, self.right)
        if roll:
            c, s = np.cos(np.radians(roll)), np.sin(np.radians(roll))
            self.right, self.up = self.right * c - self.up * s, self.right * s + self.up * c
        self.scale = scale
        self.centre = np.array(centre, float)
        self.target = np.asarray(target, float)

    def __call__(self, points: Vector) -> Array:
        """Return screen x, screen y (down) and depth (metres, larger is nearer)."""
        p = np.asarray(points, float) - self.target
        x = self.centre[0] + self.scale * (p @ self.right)
        y = self.centre[1] - self.scale * (p @ self.up)
        return np.stack([x, y, p @ self.towards], -1)

    def xy(self, points: Vector) -> Array:
        """Return screen x and y (down)."""
        return self(points)[..., :2]

    def shifted(self, dx: float, dy: float) -> Camera:
        """Return the same camera with the screen's origin moved to (dx, dy)."""
        moved = copy.copy(self)
        moved.centre = self.centre - np.array([dx, dy])
        return moved
