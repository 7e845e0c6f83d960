"""All pages in one file to send."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sciatica_course.handouts.day import today


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return a zip of these files in a folder of that name; the same files make the same zip."""
    day = today()
    date = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = ZipInfo(f"{folder}/{name}", date)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return written.getvalue()
