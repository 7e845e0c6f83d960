"""Where the course's own files are: in a wheel, in a checkout and in an editable install."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def find(name: str) -> Path:
    """Return the folder ``content``, ``notebooks`` or ``assets``.

    A wheel carries notebooks and assets inside the package; a checkout keeps them beside it.

    Raises:
        FileNotFoundError: the folder is in neither place.
    """
    for folder in (_PACKAGE / name, _PACKAGE / "_share" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The course's own folder {name!r} is missing. Install it again.")
