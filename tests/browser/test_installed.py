"""The course as it is installed from its wheel, far from any checkout."""

from __future__ import annotations

import os
import venv
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from playwright.sync_api import Browser, expect

from sciatica_course.words import say
from tests.browser.lab import page_of, running_lab
from tests.wheel import run


def test_a_lesson_of_the_installed_wheel_opens_live(
    browser: Browser, installed_python: Path, tmp_path: Path
) -> None:
    with (
        running_lab(tmp_path / "home", python=installed_python) as lab,
        page_of(browser, lab) as page,
    ):
        page.open("notebooks/02-check-your-symptoms.ipynb")
        expect(page.page.get_by_role("region", name=say("check.name"))).to_be_visible()
        path = page.page.evaluate("""async () => {
            const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
            const asked = { path: "__import__('sciatica_course').__file__" };
            const request = { code: '', silent: true, user_expressions: asked };
            const reply = await kernel.requestExecute(request).done;
            return reply.content.user_expressions.path.data['text/plain'];
        }""")
        assert str(installed_python.parents[1]) in path


@pytest.mark.slow
def test_a_lesson_opens_with_the_lowest_versions_that_we_allow(
    browser: Browser, distributions: Path, tmp_path: Path
) -> None:
    (wheel,) = distributions.glob("*.whl")
    lowest = [
        f"{needed.name}=={bound.version}"
        for needed in map(Requirement, requires("sciatica-course") or ())
        for bound in needed.specifier
        if bound.operator == ">=" and needed.marker is None
    ]
    assert any(pin.startswith("jupyterlab==4.6") for pin in lowest)
    venv.create(tmp_path / "lowest", with_pip=True)
    (python,) = (tmp_path / "lowest").glob("*/python" + (".exe" if os.name == "nt" else ""))
    run(python, "-m", "pip", "install", "--quiet", wheel, *lowest, cwd=tmp_path)
    with running_lab(tmp_path / "home", python=python) as lab, page_of(browser, lab) as page:
        page.open("notebooks/02-check-your-symptoms.ipynb")
        expect(page.page.get_by_role("region", name=say("check.name"))).to_be_visible()
