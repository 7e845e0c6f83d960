"""A room with TLS, started for real with a certificate that was made for it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux"
        or os.geteuid() != 0
        or shutil.which("npm") is None
        or shutil.which("openssl") is None,
        reason="a room with TLS needs Linux, root, npm and openssl",
    ),
]

PORT = 8947


def made(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate for this machine, and its key, which root alone can read."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}-key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=a room", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    key.chmod(0o600)
    return certificate, key


def test_a_key_of_another_certificate_is_refused_in_one_sentence(tmp_path: Path) -> None:
    from deploy.local.room.settings import Room, refusal

    (certificate, key), (_, other) = made(tmp_path, "one"), made(tmp_path, "two")
    room = Room(folder="/srv/room", certificate=str(certificate), key=str(key))
    assert refusal(room, root=True) == ""
    for wrong in (replace(room, key=str(other)), replace(room, key=str(certificate))):
        assert "belong together" in refusal(wrong, root=True)


def test_a_lesson_runs_over_tls_and_nothing_is_answered_without(
    browser: Browser, tmp_path: Path
) -> None:
    from tests.deploy.running import running_room
    from tests.deploy.test_learners_way import Learner

    certificate, key = made(tmp_path, "room")
    with running_room(PORT, "--certificate", str(certificate), "--key", str(key)) as room:
        assert room.room.url == f"https://127.0.0.1:{PORT}/"
        trust = ssl.create_default_context(cafile=str(certificate))
        line = http.client.HTTPSConnection("127.0.0.1", PORT, context=trust, timeout=30)
        line.request("GET", "/hub/login")
        assert line.getresponse().status == 200
        line.close()

        with socket.create_connection(("127.0.0.1", PORT), timeout=10) as plain:
            plain.sendall(b"GET /hub/login HTTP/1.1\r\nHost: localhost\r\n\r\n")
            plain.settimeout(10)
            said = plain.recv(100)
        assert not said.startswith(b"HTTP/1.1 200")

        # The proxy is not root and reads a copy: the learners can read neither that nor the key.
        copies = Path(room.room.key).parent
        assert copies.stat().st_mode & 0o777 == 0o750

        ana = Learner(browser, room, "ana", ignore_https_errors=True)
        ana.come_in()
        assert ana.page.evaluate("isSecureContext")
        cookies = ana.context.cookies()
        guarded = [each for each in cookies if each["name"] != "_xsrf"]  # that one opens nothing
        assert len(guarded) == 3
        assert all(each["secure"] and each["httpOnly"] for each in guarded)
        ana.leave()
