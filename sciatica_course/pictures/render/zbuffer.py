"""A z-buffer in numpy: which triangle is seen at each pixel, where on it, and how deep."""

from __future__ import annotations

import numpy as np

from sciatica_course.pictures.kinds import Array

# Triangles of similar size are filled together; a batch holds about this many pixels.
_SPANS = (3, 5, 8, 12, 20, 32, 64, 128, 256, 1024, 4096)
_BATCH = 3e6
NOTHING = -1e3


def rasterize(
    points: Array, triangles: Array, size: tuple[int, int], keep: Array, cull: Array
) -> tuple[Array, Array, Array]:
    """Return images of triangle number (-1 nowhere), barycentric (u, v) and depth.

    ``points`` are screen x, y and depth; ``size`` is width and height. ``keep`` is cut per pixel
    where it is negative; ``cull`` says of each triangle whether its back is dropped.
    """
    width, height = size
    a, b, c = (points[triangles[:, i]] for i in range(3))
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    low = np.floor(np.minimum(np.minimum(a, b), c)[:, :2]).astype(int)
    high = np.ceil(np.maximum(np.maximum(a, b), c)[:, :2]).astype(int)
    seen = (np.abs(area) > 1e-9) & ((area < 0) | ~cull) & (keep[triangles].max(1) >= 0)
    seen &= (high >= 0).all(1) & (low < [width, height]).all(1)
    extent = (high - low).max(1) + 1
    index = np.nonzero(seen)[0]
    found: tuple[list[Array], ...] = ([], [], [], [], [])
    smaller = 0
    for span in _SPANS:
        batch = index[(extent[index] <= span) & (extent[index] > smaller)]
        smaller = span
        step = max(1, int(_BATCH // span**2))
        for start in range(0, len(batch), step):
            t = batch[start : start + step]
            corners = (a[t], b[t], c[t])
            hits = _fill(corners, area[t], low[t], span, keep[triangles[t]], (width, height))
            for store, value in zip(found, (t[hits[0]], *hits[1:]), strict=True):
                store.append(value)
    return _nearest(found, width, height)


def _fill(
    corners: tuple[Array, Array, Array],
    area: Array,
    low: Array,
    span: int,
    keep: Array,
    size: tuple[int, int],
) -> tuple[Array, ...]:
    """Return number in the batch, pixel, depth, u and v of every pixel that a batch covers."""
    width, height = size
    gx = (low[:, 0][:, None] + np.arange(span))[:, None, :]
    gy = (low[:, 1][:, None] + np.arange(span))[:, :, None]
    px, py = gx + 0.5, gy + 0.5
    a, b, c = (corner[:, :, None, None] for corner in corners)
    double = area[:, None, None]
    u = ((px - a[:, 0]) * (c[:, 1] - a[:, 1]) - (py - a[:, 1]) * (c[:, 0] - a[:, 0])) / double
    v = ((b[:, 0] - a[:, 0]) * (py - a[:, 1]) - (b[:, 1] - a[:, 1]) * (px - a[:, 0])) / double
    inside = (u >= -1e-7) & (v >= -1e-7) & (u + v <= 1 + 1e-7)
    inside &= (gx >= 0) & (gx < width) & (gy >= 0) & (gy < height)
    k = keep[:, :, None, None]
    inside &= k[:, 0] * (1 - u - v) + k[:, 1] * u + k[:, 2] * v >= 0
    n, j, i = np.nonzero(inside)
    u, v = u[inside], v[inside]
    za, zb, zc = (corner[n, 2] for corner in corners)
    depth = za + u * (zb - za) + v * (zc - za)
    return n, gy[n, j, 0] * width + gx[n, 0, i], depth, u, v


def _nearest(found: tuple[list[Array], ...], width: int, height: int) -> tuple[Array, Array, Array]:
    triangle_image = np.full(width * height, -1)
    uv_image = np.zeros((width * height, 2))
    depth_image = np.full(width * height, NOTHING)
    if found[0]:
        triangle, pixel, depth, u, v = (np.concatenate(part) for part in found)
        order = np.argsort(depth, kind="stable")  # the nearest is written last
        pixel = pixel[order]
        triangle_image[pixel] = triangle[order]
        depth_image[pixel] = depth[order]
        uv_image[pixel] = np.stack([u[order], v[order]], 1)
    return (
        triangle_image.reshape(height, width),
        uv_image.reshape(height, width, 2),
        depth_image.reshape(height, width),
    )
