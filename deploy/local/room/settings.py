"""What a room is: where it is kept, where it is served, and what it refuses to be."""

from __future__ import annotations

import ipaddress
import json
import os
import secrets
import ssl
from dataclasses import asdict, dataclass, replace
from pathlib import Path

# The words that somebody has to type, because this gives every learner's health to every other.
ACCEPTED = "everybody can read everybody's answers"

# The proxy has the first of these user numbers, learners the others. No account has them.
FIRST_UID = 42000
UIDS = 2000

# A path of a socket is at most 107 bytes, and a kernel's is this much longer than its folder.
SOCKET_PATH = 107
KERNEL_SOCKET = len("/run/44000/kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-1")

# No letter or figure that is mistaken for another when it is read from a wall.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class RoomError(Exception):
    """The room cannot be opened. The message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Room:
    """The settings of one room. Secrets are among them: the file is for root alone."""

    folder: str
    address: str = "127.0.0.1"
    port: int = 8000
    name: str = ""
    learners: int = 20
    at_once: int = 4
    idle_minutes: int = 30
    memory_mb: int = 700
    certificate: str = ""
    key: str = ""
    isolated: bool = True
    systemd: bool = False
    hub_port: int = 0
    proxy_port: int = 0
    code: str = ""
    instructor: str = ""
    supervisor_token: str = ""
    proxy_token: str = ""

    @property
    def path(self) -> Path:
        """The room's folder."""
        return Path(self.folder)

    @property
    def homes(self) -> Path:
        """Where each learner has a folder that nobody else can open."""
        return self.path / "homes"

    @property
    def url(self) -> str:
        """The address that learners open."""
        scheme, usual = ("https", 443) if self.certificate else ("http", 80)
        host = self.name or self.address
        host = f"[{host}]" if ":" in host else host
        return f"{scheme}://{host}/" if self.port == usual else f"{scheme}://{host}:{self.port}/"

    @property
    def hub_url(self) -> str:
        """The hub's own address, which only this machine can reach."""
        return f"http://127.0.0.1:{self.hub_port}"

    def with_secrets(self, before: Room | None = None) -> Room:
        """Return the room with the secrets that it had before, or with new ones."""
        return replace(
            self,
            code=self.code or (before.code if before else "") or access_code(),
            instructor=(before.instructor if before else "") or secrets.token_hex(20),
            supervisor_token=(before.supervisor_token if before else "") or secrets.token_hex(32),
            proxy_token=(before.proxy_token if before else "") or secrets.token_hex(32),
        )


def access_code() -> str:
    """Return a new code that can be read aloud: 43 bits that nobody guesses at a slow door."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(3)) for _ in range(3))


def refusal(room: Room, *, root: bool, accepted: str = "") -> str:
    """Return why this room must not be opened, as one sentence, or nothing."""
    if room.isolated and not root:
        return (
            "Only root can keep learners apart, by a user number for each: start the room with "
            "sudo, or add --unisolated to try it on this machine alone."
        )
    if not room.isolated and is_public(room.address) and accepted != ACCEPTED:
        return (
            f"Without isolation every learner can read the others' answers, so {room.address} is "
            f'refused: start with sudo, or add --accept "{ACCEPTED}".'
        )
    if bool(room.certificate) != bool(room.key):
        return "TLS needs both --certificate and --key."
    for file in filter(None, (room.certificate, room.key)):
        if not os.access(file, os.R_OK):
            return f"The file {file} cannot be read."
    if room.certificate and not _fit(room.certificate, room.key):
        return (
            f"The certificate {room.certificate} and the key {room.key} do not belong together, or "
            "are not both PEM files without a password."
        )
    if room.code and len(room.code) < 8:
        return "The access code needs at least 8 letters."
    if len(os.fsencode(room.folder)) + KERNEL_SOCKET > SOCKET_PATH:
        return f"The folder's path is too long: use one of at most {SOCKET_PATH - KERNEL_SOCKET}."
    if not 1 <= room.learners < UIDS:
        return f"A room has from 1 to {UIDS - 1} learners."
    return ""


def _fit(certificate: str, key: str) -> bool:
    """Return whether a server can speak TLS with these two files."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password=str)
    except (OSError, ValueError):
        return False
    return True


def is_public(address: str) -> bool:
    """Return whether other machines can reach an address. A name may be anything, so they can."""
    try:
        return not ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address != "localhost"


def uids_in_use(accounts: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    """Return user numbers of the room's that the machine has given to somebody else.

    ``ranges`` are the subordinate user numbers of containers: the first, and how many.
    """
    ours = range(FIRST_UID, FIRST_UID + UIDS)
    taken = {uid for uid in accounts if uid in ours}
    for first, count in ranges:
        taken.update(range(max(first, ours.start), min(first + count, ours.stop)))
    return sorted(taken)


def save(room: Room, file: Path) -> None:
    """Write the settings for root alone."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(asdict(room), out, indent=1)


def load(file: Path) -> Room:
    """Return the settings in a file."""
    return Room(**json.loads(file.read_text(encoding="utf-8")))
