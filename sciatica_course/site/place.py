"""Where the site goes: built aside, then moved in whole, never over what is anyone else's."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sciatica_course import __version__
from sciatica_course.site.errors import SiteError

MARK = ".sciatica-course-site.json"
# What file managers leave behind by themselves.
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def check(out: Path) -> None:
    """See that a site may be put there.

    Raises:
        SiteError: it is a file, holds what is not a site of ours, or cannot be written.
    """
    try:
        if out.exists() and not out.is_dir():
            raise SiteError(f"{out} is a file; name a folder.")
        there = {each.name for each in out.iterdir()} - _LITTER if out.is_dir() else set()
        out.absolute().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out.absolute().parent):
            pass
    except OSError as error:
        raise SiteError(f"{out} cannot be written ({error.strerror}).") from error
    if there and MARK not in there:
        raise SiteError(f"{out} has other things in it; name an empty or a new folder.")


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """Lend a folder to build in, beside ``out``, and move the result in when all went well.

    What is to become the site is the folder ``site`` in it.

    Raises:
        SiteError: the disk is full, or the folder can no longer be written.
    """
    out = out.absolute()
    try:
        with tempfile.TemporaryDirectory(
            dir=out.parent, prefix=f".{out.name}-", ignore_cleanup_errors=True
        ) as name:
            work = Path(name)
            (work / "site").mkdir(mode=0o755)
            yield work
            mark = json.dumps({"made": "sciatica-course", "version": __version__}) + "\n"
            (work / "site" / MARK).write_text(mark, encoding="utf-8")
            _swap(work, out)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise SiteError(f"The site could not be written to {out} ({reason}).") from error


def _swap(work: Path, out: Path) -> None:
    """Put the new site in the place of the old one, which comes back should that fail."""
    before = work / "before"
    if out.exists():
        out.replace(before)
    try:
        (work / "site").replace(out)
    except OSError:
        if before.exists():
            before.replace(out)
        raise
