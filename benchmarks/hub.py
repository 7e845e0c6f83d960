"""What a learner costs a room, beside JupyterHub and JupyterLab as they come, with one notebook.

Twelve learners at once, each with the same lesson run in a kernel. It needs Linux, root and npm;
``SCIATICA_COURSE_ROOM_SOFTWARE`` names the software of a room that was set up before.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import inf
from pathlib import Path
from statistics import median

import psutil  # type: ignore[import-untyped]

from benchmarks.figures import Figure
from benchmarks.memory import LESSON, _held
from sciatica_course.resources import find
from tests.deploy.running import RunningRoom, _install, running_room
from tests.deploy.visitor import Visitor

LEARNERS = 12
AT_ONCE = 4
PORT = 8961
CODE = "a-code-of-the-stock-hub"
STOCK = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie_secret"
c.ConfigurableHTTPProxy.command = ["{proxy}"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = "{code}"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.Spawner.cmd = ["{program}", "--allow-root"]
c.Spawner.default_url = "/lab"
c.JupyterHub.concurrent_spawn_limit = {at_once}
"""


@contextlib.contextmanager
def _stock() -> Iterator[tuple[Callable[[str], Visitor], int]]:
    """Run JupyterHub as it comes; give who makes a visitor, and the hub's process."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        _install(folder / "software")
        programs = folder / "software" / ".venv-hub" / "bin"
        proxy = folder / "software/proxy/node_modules/.bin/configurable-http-proxy"
        (folder / "config.py").write_text(
            STOCK.format(
                folder=folder,
                proxy=proxy,
                program=programs / "jupyterhub-singleuser",
                code=CODE,
                at_once=AT_ONCE,
                **{part: PORT + n for n, part in enumerate(("port", "hub", "api"))},
            )
        )
        command = [str(programs / "python"), "-m", "jupyterhub", f"--config={folder / 'config.py'}"]
        hub = subprocess.Popen(
            command, cwd=name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        url = f"http://127.0.0.1:{PORT}/"
        try:
            _wait(f"{url}hub/health")
            yield lambda learner: Visitor(url, learner), hub.pid
        finally:
            hub.terminate()
            hub.wait()


def _wait(url: str) -> None:
    for _ in range(600):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url).close()
            return
        time.sleep(0.1)
    raise RuntimeError("the stock hub did not start")


def _class(visitor: Callable[[str], Visitor], code: str, root: int) -> tuple[list[float], ...]:
    """Return seconds to each learner's server, and MB that a server and its kernel hold."""
    cells = json.loads((find("notebooks") / LESSON).read_text(encoding="utf-8"))["cells"]
    lesson = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")

    def learner(number: int) -> float:
        who = visitor(f"learner-{number}")
        if not who.come_in(code):
            raise RuntimeError("the door is closed")
        seconds = who.start()
        if said := who.run(lesson):
            raise RuntimeError(said)
        return seconds

    with ThreadPoolExecutor(AT_ONCE) as pool:
        seconds = list(pool.map(learner, range(LEARNERS)))
    time.sleep(2)
    held = {"singleuser": 0.0, "ipykernel_launcher": 0.0}
    for process in psutil.Process(root).children(recursive=True):
        line = " ".join(process.cmdline())
        for kind in held:
            if kind in line:
                held[kind] += _held(process.pid) / 2**20 / LEARNERS
    print({kind: round(most, 1) for kind, most in held.items()})
    return seconds, [sum(held.values())]


def measure(_: int) -> list[Figure]:
    """Return memory and starting time for each of twelve learners. One round is a whole class."""
    with running_room(PORT, "--learners", str(LEARNERS)) as running:
        ours = _class(running.visitor, running.room.code, _hub(running))
    with _stock() as (visitor, hub):
        theirs = _class(visitor, CODE, hub)
    carried = 16 * 1024 * 0.8 / median(ours[1])
    peer = "JupyterHub with its simple spawner and JupyterLab as they come, same notebook"
    return [
        _figure(f"memory for each of {LEARNERS} learners at once", peer, "MB", ours[1], theirs[1]),
        Figure("seconds from the click to the server", peer, "s", ours[0], theirs[0], inf),
        Figure(
            "learners that 16 GB carry, a fifth to spare",
            peer,
            "",
            [carried],
            [16 * 1024 * 0.8 / median(theirs[1])],
            inf,
        ),
    ]


def _figure(
    what: str, peer: str, unit: str, ours: Sequence[float], theirs: Sequence[float]
) -> Figure:
    return Figure(what, peer, unit, ours, theirs, 0.8)


def _hub(running: RunningRoom) -> int:
    return running.hub()


if __name__ == "__main__":
    print(os.linesep.join("\n".join(figure.lines()) for figure in measure(1)))
