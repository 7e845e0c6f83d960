"""One view of a posed body as images: what is seen at each pixel, and where light and edges are."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter, label, median_filter

from sciatica_course.pictures.body import PROP_PART, Posed
from sciatica_course.pictures.body.person import Prop
from sciatica_course.pictures.body.surface import normals_of
from sciatica_course.pictures.kinds import Array
from sciatica_course.pictures.palette import MATERIALS

from .camera import Camera
from .zbuffer import rasterize

# Two surfaces of different body parts this far apart always have an edge between them (metres).
_OTHER_LIMB = 0.020


class View:
    """Images of one view: mask, material, part, depth, normals and rest-pose fields."""

    def __init__(
        self,
        posed: Posed,
        camera: Camera,
        size: tuple[int, int],
        props: list[Prop] | None = None,
        *,
        cull_all: bool = False,
    ) -> None:
        """Draw into images of (width, height); ``cull_all`` drops every back face."""
        body = posed.body.packed
        vertices, triangles, keep, cull = posed.vertices, body.triangles, body.keep, body.cull
        material, part = body.material, body.part
        fields = dict(body.fields)
        for prop in props or []:
            n, m = len(vertices), len(prop.vertices)
            vertices = np.concatenate([vertices, prop.vertices])
            triangles = np.concatenate([triangles, prop.triangles + n])
            keep = np.concatenate([keep, np.full(m, 0.2)])
            cull = np.concatenate([cull, np.zeros(len(prop.triangles), bool)])
            material = np.concatenate([material, np.full(m, MATERIALS.index(prop.material))])
            part = np.concatenate([part, np.full(m, PROP_PART)])
            fields = {k: np.concatenate([f, np.full(m, -9.0)]) for k, f in fields.items()}
        if cull_all:
            cull = np.ones(len(triangles), bool)
        self.camera = camera
        self.width, self.height = size
        self.triangles = triangles
        seen = rasterize(camera(vertices), triangles, size, keep, cull)
        self.index, self.uv, self.depth = seen
        self.mask = self.index >= 0
        corner = triangles[np.maximum(self.index, 0)]
        share = np.concatenate([1 - self.uv.sum(-1, keepdims=True), self.uv], -1)
        nearest = np.take_along_axis(corner, share.argmax(-1)[..., None], -1)[..., 0]
        self.material = self._smooth(material[corner[..., 0]])
        self.part = self._smooth(part[nearest])
        normal = self.interpolate(normals_of(vertices, triangles))
        away = (normal @ camera.towards)[..., None] < 0
        self.normal = np.where(away, -normal, normal)
        self.field = {name: self.interpolate(value)[..., 0] for name, value in fields.items()}

    def _smooth(self, labels: Array) -> Array:
        """Return a label image without specks, -1 outside the figure."""
        return np.where(self.mask, median_filter(np.where(self.mask, labels, -1), 5), -1)

    def interpolate(self, attribute: Array) -> Array:
        """Return an attribute of the vertices as an image, nan outside the figure."""
        attribute = np.asarray(attribute, float).reshape(len(attribute), -1)
        out = np.full((*self.index.shape, attribute.shape[1]), np.nan)
        t, u = self.triangles[self.index[self.mask]], self.uv[self.mask]
        out[self.mask] = (
            attribute[t[:, 0]] * (1 - u.sum(1))[:, None]
            + attribute[t[:, 1]] * u[:, :1]
            + attribute[t[:, 2]] * u[:, 1:]
        )
        return out

    def light(self, direction: Array, sigma: float) -> Array:
        """Return the smoothed Lambert term inside the figure, 1 outside."""
        lambert = self.normal @ (direction / np.linalg.norm(direction))
        total = gaussian_filter(np.where(self.mask, lambert, 0), sigma)
        share = gaussian_filter(self.mask.astype(float), sigma)
        return np.where(self.mask, total / np.maximum(share, 1e-6), 1)

    def depth_edges(self, threshold: Array, between_parts: float = 0.006) -> Array:
        """Return the pixels along steps in depth larger than ``threshold`` metres.

        Between body parts a step of ``between_parts`` is enough. A weaker step stays where it
        touches a strong one, so that a line does not break where a limb meets another.
        """
        threshold = np.broadcast_to(threshold, self.depth.shape)
        strong = np.zeros(self.depth.shape, bool)
        faint = np.zeros(self.depth.shape, bool)
        for axis in (0, 1):
            before, after, beyond = (np.roll(self.depth, shift, axis) for shift in (1, -1, -2))
            both = self.mask & np.roll(self.mask, -1, axis)
            step = np.abs(after - self.depth)
            left, right = np.abs(self.depth - before), np.abs(beyond - after)
            slope = np.minimum(np.where(left < 0.5, left, 0), np.where(right < 0.5, right, 0))
            other = self.part != np.roll(self.part, -1, axis)
            limit = np.where(other, np.minimum(threshold, between_parts), threshold)
            for factor, edges in ((1.0, strong), (0.55, faint)):
                hit = both & (step > 2 * slope) & (step > factor * limit)
                hit |= both & other & (step > _OTHER_LIMB)
                edges[hit | np.roll(hit, 1, axis)] = True
        labels, count = label(faint, np.ones((3, 3)))
        kept = np.zeros(count + 1, bool)
        kept[np.unique(labels[strong])] = True
        kept[0] = False
        return kept[labels]

    def material_edges(self) -> Array:
        """Return the pixels where one material meets another inside the figure."""
        edges = np.zeros(self.mask.shape, bool)
        for axis in (0, 1):
            other = np.roll(self.material, -1, axis)
            edges |= (self.material != other) & (self.material >= 0) & (other >= 0) & self.mask
        return edges
