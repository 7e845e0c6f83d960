"""Notebooks from bytes, and back."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

from sciatica_course.handouts.errors import HandoutError

if TYPE_CHECKING:
    from nbformat import NotebookNode

# The checker of schemas reads a whole grammar of addresses when it is imported, which takes longer
# than a lesson. No notebook needs it.
_SLOW = "rfc3987_syntax"


def import_quickly() -> None:
    """Import what reads notebooks, in a third of the time that it would take by itself."""
    if _SLOW in sys.modules:
        return
    sys.modules[_SLOW] = None  # type: ignore[assignment]  # importing it fails at once
    try:
        import nbformat  # noqa: F401
    finally:
        del sys.modules[_SLOW]


def read(notebook: bytes) -> NotebookNode:
    """Return a notebook in the format of today.

    Raises:
        HandoutError: these bytes are no notebook.
    """
    import_quickly()
    import nbformat
    from nbformat.reader import NotJSONError, reads
    from nbformat.validator import NotebookValidationError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # cells without ids get some
            book: NotebookNode = nbformat.convert(reads(notebook.decode("utf-8-sig")), 4)
            nbformat.validate(book)
    except (NotJSONError, NotebookValidationError, LookupError, TypeError, ValueError) as error:
        raise HandoutError("It cannot be read as a notebook.") from error
    return book


def written(book: NotebookNode) -> bytes:
    """Return a notebook as the bytes of its file."""
    import nbformat

    text: str = nbformat.writes(book)
    return text.encode()
