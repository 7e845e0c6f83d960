"""JupyterHub for one room. Everything that differs between rooms is in the room's own file."""

import os
import shutil
from pathlib import Path

from deploy.local.room import pages
from deploy.local.room.door import Door
from deploy.local.room.places import PROXY_UID, as_user
from deploy.local.room.settings import load
from deploy.local.room.spawner import RoomSpawner

c = get_config()  # type: ignore[name-defined]  # noqa: F821

FILE = os.environ["SCIATICA_ROOM"]
room = load(Path(FILE))
hub = room.path / "hub"

# --- where it is
c.JupyterHub.bind_url = f"{'https' if room.certificate else 'http'}://{room.address}:{room.port}"
c.JupyterHub.hub_bind_url = room.hub_url
c.JupyterHub.db_url = f"sqlite:///{hub / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(hub / "cookie_secret")
c.JupyterHub.template_paths = [str(pages.FOLDER)]
c.JupyterHub.template_vars = {"say": pages.words(), "css": pages.css()}
c.JupyterHub.extra_log_file = ""

# --- the proxy, which the network reaches: not as root
node = shutil.which("node") or "node"
program = room.path / "software" / "proxy" / "node_modules" / "configurable-http-proxy"
proxy = [node, str(program / "bin" / "configurable-http-proxy")]
c.ConfigurableHTTPProxy.command = (
    [*as_user(PROXY_UID, low_port=room.port < 1024), *proxy] if room.isolated else proxy
)
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{room.proxy_port}"
c.ConfigurableHTTPProxy.auth_token = room.proxy_token
c.ConfigurableHTTPProxy.pid_file = str(hub / "proxy.pid")
if room.certificate:
    c.JupyterHub.ssl_cert = room.certificate
    c.JupyterHub.ssl_key = room.key

# --- who comes in
c.JupyterHub.authenticator_class = Door
c.Door.user_password = room.code
c.Door.admin_password = room.instructor
c.Door.admin_users = {"instructor"}
c.Door.allow_all = True
c.Door.username_pattern = r"[a-z0-9][a-z0-9-]{0,30}"
c.Door.words_file = str(hub / "words.json")

# --- a server for each, and how many
c.JupyterHub.spawner_class = RoomSpawner
c.RoomSpawner.room_file = FILE
c.RoomSpawner.env_keep = ["LANG", "LC_ALL", "PATH"]
c.RoomSpawner.start_timeout = c.RoomSpawner.http_timeout = 120
c.RoomSpawner.interrupt_timeout = 10
c.RoomSpawner.term_timeout = 5
# Until a fall is noticed, the address still leads to a port that somebody else could take.
c.RoomSpawner.poll_interval = 5
c.JupyterHub.active_server_limit = room.learners
c.JupyterHub.concurrent_spawn_limit = room.at_once
c.JupyterHub.allow_named_servers = False

# --- a hub that is started again finds everybody where they were
c.JupyterHub.cleanup_servers = False
c.JupyterHub.cleanup_proxy = True

# --- who may stop servers: the supervisor, for the clean end and for those that nobody uses
c.JupyterHub.services = [{"name": "supervisor", "api_token": room.supervisor_token}]
c.JupyterHub.load_roles = [
    {
        "name": "supervisor",
        "services": ["supervisor"],
        "scopes": [
            "list:users",
            "read:users:activity",
            "read:servers",
            "delete:servers",
            "shutdown",
        ],
    }
]
