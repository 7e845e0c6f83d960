"""The server's configuration file: quiet, local, and gone when nobody uses it.

JupyterLab reads it with ``--config``; traitlets defines ``get_config`` for it.
"""

from sciatica_course.launcher.isolation import ThisPythonOnly
from sciatica_course.launcher.save_hook import clean

# A lesson left open in a sleeping browser keeps its kernel: only those without a page are ended.
KERNEL_IDLE_SECONDS = 60 * 60
SERVER_IDLE_SECONDS = 3 * 60 * 60

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.ServerApp.ip = "127.0.0.1"
c.ServerApp.open_browser = False
c.ServerApp.answer_yes = True
c.ServerApp.shutdown_no_activity_timeout = SERVER_IDLE_SECONDS
c.ServerApp.kernel_spec_manager_class = ThisPythonOnly

c.MappingKernelManager.cull_idle_timeout = KERNEL_IDLE_SECONDS
c.MappingKernelManager.cull_interval = 5 * 60
c.MappingKernelManager.cull_connected = False

c.ContentsManager.pre_save_hook = clean

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
