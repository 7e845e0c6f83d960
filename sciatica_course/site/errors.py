"""What can be wrong with a site that is to be built."""

from __future__ import annotations


class SiteError(ValueError):
    """The site cannot be built. The message is one sentence that says why, and where."""
