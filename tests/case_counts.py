"""Say at the end of a run how many cases each exhaustive proof covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest


@dataclass
class Cases:
    """A counter that a proof raises by one for each case it has tried."""

    count: int = 0


COUNTS = pytest.StashKey[dict[str, int]]()


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> Iterator[Cases]:
    """Count cases; a proof that tried none proves nothing, so it fails."""
    counter = Cases()
    yield counter
    assert counter.count, "no case was tried"
    request.config.stash.setdefault(COUNTS, {})[request.node.name] = counter.count


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the counts."""
    counts = config.stash.get(COUNTS, {})
    if counts:
        terminalreporter.section("cases covered")
        for name, count in counts.items():
            terminalreporter.write_line(f"{count:>9,}  {name}")
