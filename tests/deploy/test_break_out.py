"""A learner who knows a lot, in a real room beside another: nothing of what they try works."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.deploy.probe import ask
from tests.deploy.visitor import NoServerError

if TYPE_CHECKING:
    from tests.deploy.running import RunningRoom

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or shutil.which("npm") is None,
        reason="keeping learners apart needs Linux, root and npm",
    ),
]

PROBE = Path(__file__).with_name("probe.py")
# What ana leaves lying about, as lessons and programs do, before ben looks.
LEFT = """
import os, multiprocessing.shared_memory as shared, socket, subprocess, tempfile
memory = shared.SharedMemory(create=True, size=10, name="answers-of-ana")
for place in ("/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir()):
    open(os.path.join(place, "left-by-ana"), "w").write("how I am")
open("mine.txt", "w").write("how I am")
"""


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    from tests.deploy.running import running_room

    with running_room(8945, "--learners", "3") as running:
        yield running


@pytest.fixture
def setuid(room: RunningRoom) -> Iterator[Path]:
    """A program that anybody else would be root in."""
    program = room.room.path / "run" / "id"
    shutil.copy("/usr/bin/id", program)
    program.chmod(0o4755)
    yield program
    program.unlink()


@pytest.fixture
def left() -> Iterator[None]:
    yield
    for folder in ("/tmp", "/var/tmp", "/dev/shm"):
        for name in ("left-by-ana", "answers-of-ana"):
            Path(folder, name).unlink(missing_ok=True)


def test_nothing_that_a_learner_tries_reaches_another_or_the_hub(
    room: RunningRoom, setuid: Path, left: None
) -> None:
    ana, ben = room.learner("ana"), room.learner("ben")
    kernel = ana.kernel()
    ana.run(LEFT, kernel)
    told = ana.run(
        "import json, os; print(json.dumps([os.getuid(), os.environ['JUPYTERHUB_SERVICE_URL'],"
        " os.environ['JUPYTERHUB_API_TOKEN']]))",
        kernel,
    )
    uid, service, token = json.loads(told)
    port = urlsplit(service).port
    assert port
    folder = room.room.path
    hub = [folder / "hub" / name for name in ("hub.sqlite", "cookie_secret", "room.json")]
    homes = [folder / "homes" / "ana", folder / "homes" / "ana" / "Sciatica course" / "mine.txt"]
    about: dict[str, Any] = {
        "room": str(folder),
        "others": ["ana"],
        "uids": {uid, uid + 1, 42000},
        "secrets": [str(each) for each in (*hub, folder / "hub" / "logs", *homes)],
        "setuid": str(setuid),
        "asked": [
            *((room.room.proxy_port, "GET", each) for each in ("/api/routes", "/api/routes/")),
            (room.room.proxy_port, "POST", "/api/routes/user/ana"),
            (room.room.proxy_port, "DELETE", "/api/routes/user/ana"),
            *(
                (room.room.hub_port, method, f"/hub/api/{place}")
                for method, place in (
                    *(("GET", each) for each in ("users", "users/ana", "users/ana/tokens")),
                    *(("GET", each) for each in ("proxy", "services", "groups", "shares/ana")),
                    *(("POST", each) for each in ("users/ana/server", "users/ana/tokens")),
                    *(("POST", each) for each in ("shutdown", "users/eve", "proxy")),
                    *(("DELETE", each) for each in ("users/ana", "users/ana/server")),
                    ("PATCH", "users/ana"),
                    ("PATCH", "users/ben"),
                )
            ),
            (room.room.hub_port, "GET", "/hub/metrics"),
            *(
                (port, method, f"/user/ana/{place}")
                for method, place in (
                    *(("GET", f"api/{each}") for each in ("contents", "kernels", "sessions")),
                    *(("GET", f"api/{each}") for each in ("status", "me", "terminals")),
                    *(("GET", each) for each in ("files/mine.txt", "metrics", "lab/api/settings")),
                    ("GET", "lab/api/workspaces/default"),
                    ("PUT", "api/contents/planted.txt"),
                    ("POST", "api/kernels"),
                    ("DELETE", f"api/kernels/{kernel}"),
                    ("POST", "api/shutdown"),
                )
            ),
        ],
        "channels": [
            (port, f"/user/ana/api/kernels/{kernel}/channels"),
            (room.room.port, f"/user/ana/api/kernels/{kernel}/channels"),
        ],
        "origin": room.room.url.rstrip("/"),
    }
    said = ben.run(PROBE.read_text("utf-8") + f"\nprobe({about!r})")
    assert said == f"probed as {uid + 1}\n"
    # The same questions are answered to whoever may ask, so that a refusal is one.
    for asked, path in ((port, "/user/ana/api/contents"), (room.room.hub_port, "/hub/api/user")):
        assert ask(asked, "GET", path, {"Authorization": f"token {token}"}) == 200
        assert ask(asked, "GET", path, {}) == 403
    assert ana.run("print(open('mine.txt').read())", kernel) == "how I am\n"
    ana.run("memory.close(); memory.unlink()", kernel)


def test_links_in_a_home_lead_root_nowhere(room: RunningRoom) -> None:
    """A server that is started again goes through the home as its owner, whatever lies in it."""
    ben = room.learner("ben")
    home = room.room.path / "homes" / "ben"
    (room.room.path / "homes" / "ana" / "kept.txt").write_text("ana's")
    ben.run(
        "import os, shutil, pathlib\n"
        "os.chdir(pathlib.Path.home())\n"
        "shutil.rmtree('Sciatica course')\n"
        f"os.symlink({str(room.room.path / 'homes' / 'ana')!r}, 'Sciatica course')\n"
    )
    assert (home / "Sciatica course").is_symlink()
    before = sorted((room.room.path / "homes" / "ana").iterdir())
    ben.ask(f"{room.room.url}hub/api/users/ben/server", "DELETE", within="/hub/")
    with pytest.raises((NoServerError, OSError)):
        ben.start()
    assert sorted((room.room.path / "homes" / "ana").iterdir()) == before
    (home / "Sciatica course").unlink()
