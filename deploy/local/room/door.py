"""The door: the room's code, a name, and the learner's own word for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator
from traitlets import Unicode

from deploy.local.room.words import OwnWords

# A wrong code costs this long, which nobody notices who mistyped it.
SECONDS_FOR_WRONG = 1.0


class Door(SharedPasswordAuthenticator):  # type: ignore[misc]  # it has no types
    """Where JupyterHub's shared password opens every name, each here is somebody's own."""

    words_file = Unicode(help="Where the hashes of the learners' own words are.").tag(config=True)

    _words: OwnWords | None = None

    async def authenticate(self, handler: Any, data: dict[str, str]) -> Any:
        """Return who may come in, or nobody."""
        code = data.get("password", "").strip()
        name = self.normalize_username(data.get("username", "").strip())
        # The comparison in constant time knows no other letters, and fails on them.
        if code.isascii():
            given = data | {"username": name, "password": code}
            known = await super().authenticate(handler, given)
            if known and (name in self.admin_users or self._own(name, data.get("own_word", ""))):
                return known
        await asyncio.sleep(SECONDS_FOR_WRONG)
        return None

    def _own(self, name: str, word: str) -> bool:
        if not self.validate_username(name):
            return False
        if self._words is None:
            self._words = OwnWords(Path(self.words_file))
        return self._words.fits(name, word)
