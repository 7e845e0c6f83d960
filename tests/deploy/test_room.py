"""A room's settings, its refusals and its reckoning, without a hub."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a room needs Linux")

if sys.platform == "linux":
    from deploy.local.room import capacity, leftovers, places, processes, settings
    from deploy.local.room.settings import ACCEPTED, FIRST_UID, UIDS, Room, refusal
    from deploy.local.room.words import TRIES, WAIT_SECONDS, OwnWords


@pytest.fixture
def room() -> Room:
    return Room(folder="/srv/room")


def test_a_room_of_roots_on_any_address_is_opened(room):
    assert refusal(room, root=True) == ""
    assert refusal(replace(room, address="0.0.0.0"), root=True) == ""


def test_isolation_needs_root(room):
    assert "sudo" in refusal(room, root=False)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "clinic.example", ""])
def test_without_isolation_a_public_address_is_refused(room, address):
    public = replace(room, isolated=False, address=address)
    assert "refused" in refusal(public, root=False)
    assert "refused" in refusal(public, root=True, accepted="yes")
    assert refusal(public, root=False, accepted=ACCEPTED) == ""


@pytest.mark.parametrize("address", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_without_isolation_this_machine_alone_may_try_it(room, address):
    assert refusal(replace(room, isolated=False, address=address), root=False) == ""


def test_half_of_what_tls_needs_is_refused(room, tmp_path):
    there = tmp_path / "a.pem"
    there.touch()
    assert "both" in refusal(replace(room, certificate=str(there)), root=True)
    assert "read" in refusal(replace(room, certificate=str(there), key="/no/key"), root=True)
    nothing = replace(room, certificate=str(there), key=str(there))
    assert refusal(nothing, root=True).count(".") == 3  # one sentence, and two file names
    assert "belong together" in refusal(nothing, root=True)


def test_a_path_that_no_kernel_could_be_reached_in_is_refused(room):
    assert "too long" in refusal(replace(room, folder="/srv/" + "a" * 60), root=True)


def test_a_short_code_and_a_class_without_end_are_refused(room):
    assert "8" in refusal(replace(room, code="abc"), root=True)
    assert str(UIDS - 1) in refusal(replace(room, learners=UIDS), root=True)


def test_codes_are_new_and_have_nothing_that_is_mistaken():
    codes = {settings.access_code() for _ in range(100)}
    assert len(codes) == 100
    assert not set("".join(codes)) & set("ilo01")


def test_a_room_keeps_its_secrets_and_shows_them_to_root_alone(room, tmp_path):
    file = tmp_path / "room.json"
    first = room.with_secrets()
    settings.save(first, file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert room.with_secrets(settings.load(file)) == first
    assert replace(room, code="another-code").with_secrets(first).code == "another-code"


def test_user_numbers_of_others_are_seen():
    assert settings.uids_in_use([0, 1000], [(100000, 65536)]) == []
    assert settings.uids_in_use([FIRST_UID + 3], []) == [FIRST_UID + 3]
    assert len(settings.uids_in_use([], [(FIRST_UID - 10, 65536)])) == UIDS


def test_the_scarcest_part_of_a_machine_counts():
    plenty = capacity.Machine(memory_mb=64_000, processors=64, disk_mb=100_000)
    few = capacity.carried_by(plenty).learners
    assert few > 100
    for scarce in ("memory_mb", "disk_mb"):
        assert capacity.carried_by(replace(plenty, **{scarce: 1000})).learners < few
    assert capacity.carried_by(replace(plenty, processors=1)).learners < few
    assert capacity.carried_by(capacity.Machine(100, 1, 10)).learners == 0


def test_the_reckoning_tells_its_numbers():
    machine = capacity.this_machine(Path("/srv/none/yet"))
    text = capacity.told(machine)
    assert f"carries {capacity.carried_by(machine).learners} learners" in text
    assert f"{capacity.LEARNER_MB} MB each" in text


def test_the_check_fails_where_the_class_is_too_large(checkout):
    def ran(learners: str) -> int:
        command = [str(checkout / "deploy" / "local" / "check"), "--learners", learners]
        done = subprocess.run(
            command, env=os.environ | {"PYTHON": sys.executable}, check=False, capture_output=True
        )
        return done.returncode

    assert ran("1") == 0
    assert ran("100000") == 1


def test_a_name_is_whose_word_came_first(tmp_path):
    words = OwnWords(tmp_path / "words.json")
    assert words.fits("ana", "blue heron")
    assert words.fits("ana", " blue heron ")
    assert not words.fits("ana", "another")
    assert not words.fits("ben", "abc")
    assert words.fits("ben", "abcd")
    text = (tmp_path / "words.json").read_text()
    assert "heron" not in text
    assert OwnWords(tmp_path / "words.json").fits("ana", "blue heron")


def test_after_wrong_words_a_name_rests(tmp_path):
    now = [0.0]
    words = OwnWords(tmp_path / "words.json", clock=lambda: now[0])
    words.fits("ana", "blue heron")
    for _ in range(TRIES):
        assert not words.fits("ana", "guess")
    assert not words.fits("ana", "blue heron")
    now[0] += WAIT_SECONDS + 1
    assert words.fits("ana", "blue heron")


def test_a_learner_has_no_right_and_no_group_left(room):
    command = places.become(room, FIRST_UID + 7)
    assert f"--reuid={FIRST_UID + 7}" in command
    assert {"--clear-groups", "--no-new-privs", "--bounding-set=-all"} <= set(command)
    assert f"--data={700 * 2**20}:{700 * 2**20}" in command


def test_where_systemd_is_it_bounds_all_of_a_learner(room):
    command = places.become(replace(room, systemd=True), FIRST_UID + 7)
    assert command[:2] == ["systemd-run", "--scope"]
    assert "MemoryMax=700M" in command
    assert not any(part.startswith("--data") for part in command)
    assert command.index("setpriv") > command.index("systemd-run")


def test_what_was_left_in_memory_is_given_back_and_nothing_of_anybody_elses(tmp_path):
    (tmp_path / "kept").write_text("a file that the link names")
    memory = tmp_path / "memory"
    memory.mkdir()
    (memory / "answers").write_text("how I am")
    (memory / "folder").mkdir()
    (memory / "folder" / "more").touch()
    (memory / "link").symlink_to(tmp_path / "kept")
    me = os.getuid()
    leftovers.remove_files(range(me + 1, me + 2), memory)
    assert len(list(memory.iterdir())) == 3
    leftovers.remove_files(range(me, me + 1), memory)
    assert list(memory.iterdir()) == []
    assert (tmp_path / "kept").exists()
    table = tmp_path / "shm"
    table.write_text("key shmid perms size uid\n0 5 600 10 42001\n0 6 600 10 0\n")
    assert leftovers.segments(table, range(42001, 42002)) == ["5"]
    assert leftovers.segments(tmp_path / "none", range(42001, 42002)) == []


def test_whose_program_answers_at_a_port_is_known():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert processes.listener(port) == os.getuid()
    assert processes.listener(port) is None


@pytest.mark.parametrize("uid", [0, 1000, FIRST_UID - 1, FIRST_UID + UIDS])
def test_nobody_but_the_rooms_own_is_ever_ended(uid):
    with pytest.raises(ValueError, match="not all of a room"):
        processes.end_all_of(range(uid, uid + 1))


def test_the_cluster_has_what_the_room_has(checkout):
    folder = checkout / "deploy" / "kubernetes"
    values = yaml.safe_load((folder / "values.yaml").read_text("utf-8"))
    single = values["singleuser"]
    assert single["cmd"][1] == single["extraFiles"]["learner"]["mountPath"]
    assert single["defaultUrl"] == "/lab/tree/notebooks/00-start-here.ipynb"
    assert int(single["memory"]["guarantee"][:-1]) >= capacity.LEARNER_MB
    assert single["memory"]["limit"] == "700M"
    assert values["cull"]["enabled"]
    assert values["hub"]["config"]["JupyterHub"]["authenticator_class"] != "shared-password"
    assert "NOT RUN HERE" in (folder / "values.yaml").read_text("utf-8")


def test_the_poster_shows_the_code_and_never_sends_it(room, tmp_path):
    from deploy.local.room import poster

    named = replace(room, name="clinic.example", code="abc-def-ghj")
    assert poster.link(named) == "http://clinic.example:8000/hub/login#abc-def-ghj"
    assert "a  b  c  -  d  e  f" in poster.in_terminal(named)
    poster.write(named, tmp_path / "poster.html")
    page = (tmp_path / "poster.html").read_text("utf-8")
    assert "abc-def-ghj" in page
    assert "<svg" in page
    assert (tmp_path / "poster.html").stat().st_mode & 0o777 == 0o600


def test_a_server_gets_what_the_hub_says_and_no_name_on_its_command_line(tmp_path, monkeypatch):
    from deploy import learner
    from sciatica_course.launcher.home import JupyterHome, Mode

    given = {"JUPYTERHUB_API_TOKEN": "t", "JUPYTER_TOKEN": "", "LANG": "C"}
    got = learner.environment({"HOME": "h"}, given, Path("run"))
    assert got["JUPYTERHUB_API_TOKEN"] == "t"
    assert "JUPYTER_TOKEN" not in got
    assert got["JUPYTER_RUNTIME_DIR"] == "run"
    home = tmp_path / "ana"
    monkeypatch.setenv("SCIATICA_COURSE_DATA", str(home))
    home.mkdir()
    monkeypatch.chdir(home)
    command = learner.arguments(JupyterHome(Mode.LESSON), "http://0.0.0.0:8888/user/ana/")
    assert "--ServerApp.ip=0.0.0.0" in command
    assert "--KernelManager.transport=ipc" in command
    assert "/ana" not in " ".join(command)
