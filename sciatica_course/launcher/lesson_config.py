"""The server's configuration file for lessons: what ordinary JupyterLab has and they do not."""

from sciatica_course.launcher.isolation import LessonKernel, server_extensions

c = get_config()  # type: ignore[name-defined]  # noqa: F821
load_subconfig("server_config.py")  # type: ignore[name-defined]  # noqa: F821

c.ServerApp.jpserver_extensions = server_extensions()
c.ServerApp.terminals_enabled = False
c.ServerApp.kernel_spec_manager_class = LessonKernel

# A kernel that dies stays dead until the learner presses "Start again": a silent new one would
# leave a page of controls that do nothing behind a box about kernels.
c.KernelRestarter.restart_limit = 0
