"""The skip policy: honest on a contributor's machine, strict in CI."""

from __future__ import annotations

import pytest

from tests.skip_policy import NO_SKIP


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run a test file with the policy, allowing skips or not."""

    def run_file(text: str, *, no_skip: bool) -> pytest.RunResult:
        if no_skip:
            monkeypatch.setenv(NO_SKIP, "1")
        else:
            monkeypatch.delenv(NO_SKIP, raising=False)
        pytester.makepyfile(test_file=text)
        return pytester.runpytest_inprocess("-p", "tests.skip_policy")

    return run_file


SKIPPING = """
    import pytest

    @pytest.fixture
    def chromium():
        pytest.skip("Chromium is not installed")

    def test_one(chromium): pass
    def test_two(chromium): pass
    def test_three(): pass

    @pytest.mark.skipif(True, reason="Node.js is not installed")
    def test_four(): pass
"""


def test_one_list_says_what_was_missing_and_what_it_cost(run):
    result = run(SKIPPING, no_skip=False)
    result.assert_outcomes(passed=1, skipped=3)
    result.stdout.fnmatch_lines(
        [
            "*not tested on this machine*",
            "Chromium is not installed: 2 skipped in test_file.py",
            "Node.js is not installed: 1 skipped in test_file.py",
        ]
    )


def test_a_run_without_skips_prints_no_list(run):
    result = run("def test_one(): pass", no_skip=False)
    result.stdout.no_fnmatch_line("*not tested on this machine*")


def test_no_test_may_be_skipped_in_ci(run):
    result = run(SKIPPING, no_skip=True)
    counts = result.parseoutcomes()
    assert "skipped" not in counts
    assert counts.get("failed", 0) + counts.get("errors", 0) == 3
    result.stdout.fnmatch_lines(["*allows no skip: Chromium is not installed*"])


@pytest.mark.parametrize(
    "skip", ["pytest.skip('no zip', allow_module_level=True)", "pytest.importorskip('no_such_zip')"]
)
def test_no_file_may_be_skipped_in_ci(run, skip):
    text = f"import pytest\n{skip}\ndef test_one(): pass\n"
    assert run(text, no_skip=False).parseoutcomes() == {"skipped": 1}
    assert run(text, no_skip=True).parseoutcomes() == {"errors": 1}


def test_an_expected_failure_needs_a_reason_in_ci(run):
    bare = "import pytest\n@pytest.mark.xfail\ndef test_one(): assert 0\n"
    told = "import pytest\n@pytest.mark.xfail(reason='bug 7')\ndef test_one(): assert 0\n"
    assert run(bare, no_skip=False).parseoutcomes() == {"xfailed": 1}
    assert run(bare, no_skip=True).parseoutcomes() == {"failed": 1}
    assert run(told, no_skip=True).parseoutcomes() == {"xfailed": 1}
