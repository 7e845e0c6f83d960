"""A real room with several learners on this machine: what they can and cannot do to each other."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.deploy.running import RunningRoom
    from tests.deploy.visitor import Visitor

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0 or shutil.which("npm") is None,
        reason="keeping learners apart needs Linux, root and npm",
    ),
]

PROBE = """
import glob, os, socket, subprocess
for place in {places!r}:
    try:
        os.listdir(place) if os.path.isdir(place) else open(place, "rb").read(1)
        print("READ", place)
    except OSError: pass
    try:
        open(os.path.join(place, "planted") if os.path.isdir(place) else place, "ab").close()
        print("WROTE", place)
    except OSError: pass
for folder in glob.glob("/proc/[0-9]*"):
    try:
        if os.stat(folder).st_uid == os.getuid(): continue
        line = open(folder + "/cmdline").read()
        if {name!r} in line: print("NAMED", line)
    except OSError: continue
    for what in ("environ", "mem", "maps"):
        try:
            if open(folder + "/" + what, "rb").read(1): print("READ", folder, what)
        except OSError: pass
    try: os.kill(int(folder[6:]), 0); print("COULD SIGNAL", folder)
    except OSError: pass
for become in (lambda: os.setuid(0), lambda: os.setuid({uid}), lambda: os.chown(".", 0, 0)):
    try: become(); print("BECAME", os.getuid())
    except OSError: pass
for program in ("sudo -n id", "su -c id", "mount -t tmpfs none ."):
    done = subprocess.run(program.split(), capture_output=True) if __import__("shutil").which(
        program.split()[0]) else None
    if done and done.returncode == 0: print("RAN", program)
try: bytearray(1200 * 2**20); print("ALLOCATED")
except MemoryError: pass
print("probed as", os.getuid())
"""


FALL = """
import os, signal, subprocess
left = subprocess.Popen(["sleep", "900"], start_new_session=True)
print(os.getppid(), left.pid, flush=True)
import threading
threading.Timer(1, os.kill, (os.getppid(), signal.SIGKILL)).start()
"""


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    from tests.deploy.running import running_room

    with running_room(8941, "--idle-minutes", "1", "--learners", "3") as running:
        yield running


def test_a_wrong_code_and_anothers_name_stay_outside(room):
    assert not room.visitor("eve").come_in("abc-def-ghj")
    assert not room.visitor("eve").come_in("äöü-def-ghj")
    assert not room.visitor("eve", word="").come_in(room.room.code)
    assert room.visitor("ana").come_in(room.room.code)
    assert not room.visitor("ana", word="not the word").come_in(room.room.code)
    assert not room.visitor("../ana").come_in(room.room.code)
    assert not room.visitor("instructor").come_in(room.room.code)


def test_a_learner_can_neither_read_nor_stop_nor_become_another(room):
    ana, ben = room.learner("ana"), room.learner("ben")
    ana.run("open('mine.txt', 'w').write('how I am'); import os; os.symlink('/etc/shadow', 'link')")
    uid = int(ana.run("import os; print(os.getuid())"))
    hub, homes = room.room.path / "hub", room.room.path / "homes"
    inside = ("hub.sqlite", "cookie_secret", "room.json", "words.json", "hub.log", "logs", "")
    places = [str(hub / name) for name in inside]
    places += [str(homes), str(homes / "ana"), str(homes / "ana" / "Sciatica course" / "mine.txt")]
    places += [str(room.room.path / "run"), str(room.room.path / "run" / str(uid))]
    places += [str(room.room.path / "software" / "deploy" / "learner.py") + "c"]
    said = ben.run(PROBE.format(places=places, name="/ana", uid=uid))
    assert said == f"probed as {uid + 1}\n"
    with pytest.raises(Exception, match="403"):
        ben.get(f"{ana.home}api/contents")


def test_what_a_kernel_shows_is_on_no_port_of_the_machine(room):
    ana, ben = room.learner("ana"), room.learner("ben")
    kernel = ana.kernel()
    listener = """
import time, zmq
heard, context = [], zmq.Context()
for line in open("/proc/net/tcp").read().splitlines()[1:]:
    parts = line.split()
    if parts[3] == "0A":
        socket = context.socket(zmq.SUB)
        socket.subscribe(b""); socket.linger = 0
        socket.connect("tcp://127.0.0.1:%d" % int(parts[1].partition(":")[2], 16))
        heard.append(socket)
time.sleep(3)
for socket in heard:
    try: print("HEARD", socket.recv(zmq.NOBLOCK))
    except zmq.Again: pass
print("listened at", len(heard) > 0)
"""
    import threading

    said: list[str] = []
    listening = threading.Thread(target=lambda: said.append(ben.run(listener)))
    listening.start()
    for _ in range(12):
        ana.run("print('how I am')", kernel)
        time.sleep(0.5)
    listening.join()
    assert said == ["listened at True\n"]


def test_holds_and_plans_are_each_learners_own(room):
    ana, ben = room.learner("ana"), room.learner("ben")
    keep = "from sciatica_course import store; store.write('hold.json', {'of': 'ana'})"
    ana.run(keep)
    look = "from sciatica_course import store; print(store.read('hold.json')[0])"
    assert ana.run(look) == "{'of': 'ana'}\n"
    assert ben.run(look) == "None\n"


def test_lessons_are_a_copy_of_ones_own_with_our_settings(room):
    ana = room.learner("ana")
    page = ana.get(f"{ana.home}lab").decode()
    assert '"sciatica-course"' in page
    assert "Sciatica course" in page
    path = f"{ana.home}api/contents/notebooks/00-start-here.ipynb"
    lesson = ana.ask(path)
    output = {"output_type": "display_data", "metadata": {}, "data": {}}
    output["data"] = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}}
    code = next(cell for cell in lesson["content"]["cells"] if cell["cell_type"] == "code")
    code["outputs"] = [output]
    ana.ask(path, "PUT", {"type": "notebook", "content": lesson["content"]})
    assert "widget-view" not in str(ana.ask(path))


def test_a_server_and_its_kernel_load_nothing_that_lessons_do_not_use(room):
    """The hub's database and the debugger are half of their memory; both have compiled parts."""
    from deploy.local.room import processes

    ana = room.learner("ana")
    ana.run("import sciatica_course as course; course.diary()")
    uid = (Path(room.room.folder) / "homes" / "ana").stat().st_uid
    loaded = [Path(f"/proc/{pid}/maps").read_text() for pid in processes.of(range(uid, uid + 1))]
    assert len(loaded) >= 2
    assert all("python" in maps for maps in loaded)
    assert not any(part in maps for maps in loaded for part in ("sqlalchemy", "pydevd"))


def test_a_hub_that_is_killed_comes_back_and_nobody_loses_work(room):
    ana = room.learner("ana")
    kernel = ana.kernel()
    ana.run("answers = 'in memory alone'", kernel)
    os.kill(room.hub(), signal.SIGKILL)
    assert ana.run("print(answers)", kernel) == "in memory alone\n"  # also while it is away
    deadline = time.monotonic() + 60
    while not comes_in(room, "ana"):
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert ana.run("print(answers)", kernel) == "in memory alone\n"
    assert not room.visitor("ana", word="not the word").come_in(room.room.code)


def comes_in(room: RunningRoom, name: str) -> bool:
    """Return whether the door opens; no hub is no open door."""
    try:
        return room.visitor(name).come_in(room.room.code)
    except OSError:
        return False


def test_a_server_that_fell_leaves_nothing_running_when_it_is_started_again(room):
    from deploy.local.room import processes

    ana = room.learner("ana")
    uid = int(ana.run("import os; print(os.getuid())"))
    server, left = (int(each) for each in ana.run(FALL).split())
    deadline = time.monotonic() + 60
    while processes.is_of(server, range(uid, uid + 1)) or not told_that_it_fell(ana):
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert processes.is_of(left, range(uid, uid + 1))
    ana.start()
    assert not processes.is_of(left, range(uid, uid + 1))
    assert ana.run("print(open('mine.txt').read())") == "how I am\n"


def told_that_it_fell(learner: Visitor) -> bool:
    """Return whether the hub has noticed that a server is gone."""
    found = learner.ask(f"{learner.room}hub/api/user", within="/hub/")
    return not found.get("server")


def test_a_full_room_takes_nobody_else(room):
    room.learner("ana"), room.learner("ben"), room.learner("caro")
    with pytest.raises(Exception, match="429"):
        room.learner("dan")


def test_a_server_that_nobody_uses_gives_back_all_that_it_held(room):
    from deploy.local.room import processes

    ana = room.learner("ana")
    uid = int(ana.run("import os; print(os.getuid())"))
    mine = range(uid, uid + 1)
    kernel = ana.kernel()
    ana.run("import subprocess; subprocess.Popen(['sleep', '900'], start_new_session=True)", kernel)
    ana.run("open('/dev/shm/left-by-ana', 'w').write('how I am' * 2**20)", kernel)
    segment = "import subprocess; subprocess.run(['ipcmk', '--shmem', '8M'], check=True)"
    ana.run(segment, kernel)
    assert held(processes.of(mine)) > 50 * 2**20
    assert segments_of(uid) == 1
    hub = held([room.hub()])
    deadline = time.monotonic() + 240
    while list(processes.of(mine)) or segments_of(uid):
        assert time.monotonic() < deadline
        time.sleep(1)
    assert not Path("/dev/shm/left-by-ana").exists()
    assert held([room.hub()]) < hub + 20 * 2**20
    saved = Path(room.room.folder, "homes", "ana", "Sciatica course", "mine.txt")
    assert saved.read_text() == "how I am"


def held(pids: Iterable[int]) -> int:
    """Return how many bytes of memory some processes hold, each its share of what is shared."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += sum(int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:")
    return total * 1024


def segments_of(uid: int) -> int:
    """Return how many pieces of shared memory a user has."""
    from deploy.local.room import leftovers

    return len(leftovers.segments(Path("/proc/sysvipc/shm"), range(uid, uid + 1)))
