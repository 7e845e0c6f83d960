"""The day that stands on a page, and on all that is made with it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from sciatica_course.handouts.errors import HandoutError

EPOCH = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Return the day of making. ``SOURCE_DATE_EPOCH`` makes it the same every time.

    Raises:
        HandoutError: the variable holds no number of seconds.
    """
    epoch = os.environ.get(EPOCH)
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise HandoutError(f"{EPOCH} is {epoch!r}, which is no number of seconds.") from error
