"""A pytest plugin: skips are listed at the end of a run, and where none is allowed they fail.

On a contributor's machine a missing program only means fewer tests. In CI it would mean that
nobody noticed, so ``SCIATICA_COURSE_NO_SKIP=1`` turns every skip into a failure.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

NO_SKIP = "SCIATICA_COURSE_NO_SKIP"


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a skipped test was skipped, in the words of whoever skipped it."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ")


def forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip, or an expected failure that gives no reason, into a failure."""
    if not report.skipped or not os.environ.get(NO_SKIP):
        return
    if hasattr(report, "wasxfail"):
        if report.wasxfail.strip():
            return
        del report.wasxfail
        complaint = "an expected failure needs a reason"
    else:
        complaint = f"skipped, and {NO_SKIP} allows no skip: {reason_of(report)}"
    report.outcome = "failed"
    report.longrepr = complaint


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    forbid_skip(report)
    return report


def skip_lines(reports: Iterable[Any]) -> list[str]:
    """Return one line for each reason: how many tests it cost, and in which files."""
    tests: defaultdict[str, list[str]] = defaultdict(list)
    for report in reports:
        tests[reason_of(report)].append(report.nodeid.partition("::")[0])
    return [
        f"{reason}: {len(files)} skipped in {', '.join(sorted(set(files)))}"
        for reason, files in sorted(tests.items())
    ]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what this machine could not test, just above the closing line."""
    lines = skip_lines(terminalreporter.stats.get("skipped", []))
    if lines:
        terminalreporter.section("not tested on this machine")
        for line in lines:
            terminalreporter.write_line(line)
