"""Say at the end of a run how many cases each exhaustive proof covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest


@dataclass
class Cases:
    """A counter that a proof raises by one for each case it has tried."""

    count: int = 0


# What a test tells of its count. A run may be shared among processes: only reports come together.
_COUNTED = "cases"


@pytest.fixture
def cases(request: pytest.FixtureRequest) -> Iterator[Cases]:
    """Count cases; a proof that tried none proves nothing, so it fails."""
    counter = Cases()
    yield counter
    assert counter.count, "no case was tried"
    request.node.user_properties.append((_COUNTED, counter.count))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the counts."""
    reports = (report for several in terminalreporter.stats.values() for report in several)
    counts = {
        report.nodeid.rpartition("::")[2]: value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == _COUNTED
    }
    if counts:
        terminalreporter.section("cases covered")
        for name, count in counts.items():
            terminalreporter.write_line(f"{count:>9,}  {name}")
