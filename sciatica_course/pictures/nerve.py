"""The sciatic nerve as a line along the near side of a posed body."""

from __future__ import annotations

import numpy as np

from .body import Posed
from .kinds import Array
from .turns import SIGN


def sciatic_nerve(posed: Posed, side: str = "R") -> Array:
    """Return points (metres) from the low back through the buttock to the calf."""
    sign = SIGN[side]
    hip, knee, ankle = (posed.joint(f"{bone}_{side}") for bone in ("thigh", "shank", "foot"))
    pelvis, thigh, shank = (posed.frame(f) for f in ("root", f"thigh_{side}", f"shank_{side}"))

    def beside(start: Array, end: Array, share: float, axes: Array, x: float, y: float) -> Array:
        return start * (1 - share) + end * share + axes @ np.array([x, sign * y, 0])

    return np.array(
        [
            posed.joint("L5") + pelvis @ np.array([-0.012, sign * 0.09, 0.02]),
            posed.joint("root") + pelvis @ np.array([-0.052, sign * 0.09, -0.015]),
            hip + pelvis @ np.array([-0.050, sign * 0.06, -0.030]),
            beside(hip, knee, 0.25, thigh, -0.044, 0.07),
            beside(hip, knee, 0.60, thigh, -0.036, 0.06),
            beside(knee, knee, 0, thigh, -0.030, 0.05),
            beside(knee, ankle, 0.20, shank, -0.030, 0.05),
            beside(knee, ankle, 0.55, shank, -0.020, 0.04),
            beside(knee, ankle, 0.88, shank, -0.012, 0.03),
        ]
    )
