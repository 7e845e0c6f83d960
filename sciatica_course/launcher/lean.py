"""Runs a part of Jupyter without what no lesson uses, which is half of the memory of a server.

``python -m sciatica_course.launcher.lean MODULE ...`` is ``python -m MODULE ...``, and lighter.
"""

from __future__ import annotations

import runpy
import sys
from importlib import import_module
from types import ModuleType

OF_THE_HUB = "jupyterhub.singleuser"

# Packages whose users do without them where they are missing: a grammar of all web addresses in all
# scripts, read for a second at every start, and a debugger, which lessons do not show.
OPTIONAL = {
    "jupyterlab": ("rfc3987_syntax",),
    OF_THE_HUB: ("rfc3987_syntax",),
    "ipykernel_launcher": ("debugpy",),
}


class _UnusedError(Exception):
    """What is never raised, and what nothing is ever one of."""


def _nothing(_: object) -> None:
    """Count nothing."""


# Of the hub's own, what a learner's server imports without using it: the errors of a database, a
# kind of request that only the hub gets, figures that only the hub gives.
UNUSED_OF_THE_HUB: dict[str, dict[str, object]] = {
    "sqlalchemy": {},
    "sqlalchemy.exc": {"SQLAlchemyError": _UnusedError},
    "jupyterhub.handlers": {},
    "jupyterhub.handlers.pages": {"HealthCheckHandler": _UnusedError},
    "jupyterhub.metrics": {"prometheus_log_method": _nothing},
    "jupyterhub.orm": {},
    "jupyterhub.roles": {},
}


def command(module: str) -> list[str]:
    """Return what follows the name of Python on a command line that runs a module this way."""
    return ["-m", __name__, module]


def leave_out(*packages: str) -> None:
    """Let packages be as if they were not installed, unless they are in use already."""
    for package in packages:
        sys.modules.setdefault(package, None)  # type: ignore[arg-type]  # Python's own word for it


def hub_without_its_own_side() -> None:
    """Import a learner's side of JupyterHub; an empty module stands for each part that is unused.

    A hub of another version, which needs more, is imported as it comes.
    """
    for name, names in UNUSED_OF_THE_HUB.items():
        sys.modules[name] = ModuleType(name, "Not loaded: a learner's server does not use it.")
        sys.modules[name].__dict__.update(names)
    try:
        import_module(OF_THE_HUB)
    except (ImportError, AttributeError):
        for name in [*sys.modules]:
            if name.partition(".")[0] in {"jupyterhub", "sqlalchemy", "alembic"}:
                del sys.modules[name]


def main() -> None:
    """Run the module that the command line names, with the arguments after it."""
    module = sys.argv[1]
    del sys.argv[1]
    leave_out(*OPTIONAL.get(module, ()))
    if module == OF_THE_HUB:
        hub_without_its_own_side()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
