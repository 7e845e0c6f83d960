"""The course opens quietly, a lesson runs itself, and no key or click can harm it."""

from __future__ import annotations

import json
import os
import signal
import string
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from sciatica_course.launcher.place import lesson_to_open
from tests.browser.conftest import OpenPage
from tests.browser.lab import Lab, LabPage, page_of, running_lab, stock_lab, write_lesson

CONTROLS = """
import ipywidgets as w
told = w.HTML("not pressed yet")
press = w.Button(description="Press me")
press.on_click(lambda _: setattr(told, "value", "was pressed"))
display(w.VBox([press, w.RadioButtons(options=["Yes", "No"]), w.Text(description="Name"), told]))
"""
ONE = "notebooks/90-controls.ipynb"
TWO = "notebooks/91-second.ipynb"

SINGLE_KEYS = [*string.ascii_lowercase, *string.digits, "Delete", "Backspace", "Space", "Enter"]
KEYS = [
    *SINGLE_KEYS,
    *(f"Shift+{key}" for key in SINGLE_KEYS),
    *("d", "d", "i", "i", "0", "0"),  # JupyterLab's double keys
    *("Control+Enter", "Alt+Enter", "ArrowDown", "ArrowUp"),
]

# What a page says about a kernel that somebody killed.
KERNEL_GONE = r"Kernel|kernel|WebSocket|Canceled future|404|comm"


def write_lessons(folder: Path) -> None:
    write_lesson(
        folder,
        "90-controls.ipynb",
        (
            "markdown",
            "# Controls\n\nA page with a [second one](91-second.ipynb) and [a text](92-text.md).",
        ),
        ("code", CONTROLS),
        ("markdown", "## A table\n\n| One | Two |\n|---|---|\n| 1 | 2 |\n\n> **Mind** this.\n"),
        ("markdown", "Text to read. " * 400),
    )
    write_lesson(
        folder,
        "91-second.ipynb",
        ("markdown", "# The second\n\n[Back](90-controls.ipynb)"),
        ("code", "print('it runs')"),
    )
    (folder / "notebooks/92-text.md").write_text("# Sources\n\n" + "Long text. " * 200)


@pytest.fixture(scope="module", autouse=True)
def lessons(course_folder: Path) -> None:
    """Two small lessons beside the course's own."""
    write_lessons(course_folder)


def press_me(page: LabPage) -> None:
    """Show that the lesson answers."""
    page.page.get_by_role("button", name="Press me").click()
    expect(page.page.get_by_text("was pressed", exact=True)).to_be_visible()


def test_a_lesson_is_live_without_a_click_and_stands_at_its_heading(page: LabPage) -> None:
    page.open(ONE)
    expect(page.page.get_by_role("heading", name="Controls")).to_be_in_viewport()
    page.look("lesson-1280-light")
    press_me(page)


def test_no_code_is_in_sight(page: LabPage) -> None:
    page.open(ONE)
    shown = page.page.locator(".sc-lesson").inner_text()
    assert "ipywidgets" not in shown
    assert "[1]" not in shown
    for hidden in (".jp-CodeCell .cm-editor", ".jp-InputPrompt", ".jp-Collapser", ".jp-Toolbar"):
        for found in page.page.locator(f".sc-lesson {hidden}").all():
            box = found.bounding_box()
            assert box is None or not box["height"], hidden


@pytest.mark.parametrize("control", ["button", "radio", "text"])
def test_no_key_on_a_control_changes_the_notebook(page: LabPage, control: str) -> None:
    page.open(ONE)
    before = page.cells()
    controls: dict[str, Locator] = {
        "button": page.page.get_by_role("button", name="Press me"),
        "radio": page.page.get_by_label("Yes"),
        "text": page.page.get_by_label("Name"),
    }
    for key in KEYS:
        controls[control].focus()
        page.page.keyboard.press(key)
    assert page.cells() == before
    assert page.path() == ONE
    assert page.dialogs() == []
    assert page.page.locator(".jp-Notebook-cell:visible").count() == len(before)


def test_no_key_on_the_page_itself_changes_the_notebook(page: LabPage) -> None:
    page.open(ONE)
    before = page.cells()
    for key in KEYS:
        page.page.get_by_text("Mind this.").click()
        page.page.keyboard.press(key)
    page.page.get_by_text("Mind this.").dblclick()
    assert page.cells() == before
    assert page.page.locator(".jp-MarkdownCell .cm-editor:visible").count() == 0
    assert page.dialogs() == []


def test_a_right_click_offers_nothing_that_cuts(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_text("Mind this.").click(button="right")
    assert page.page.locator(".lm-Menu:visible").count() == 0


def test_a_link_between_lessons_opens_the_lesson_and_runs_it(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_role("link", name="second one").click()
    expect(page.page.get_by_text("it runs", exact=True)).to_be_visible()
    assert page.path() == TWO


def test_back_returns_to_the_lesson_before(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_role("link", name="second one").click()
    expect(page.page.get_by_text("it runs", exact=True)).to_be_visible()
    page.page.evaluate("history.back()")
    expect(page.page.get_by_role("heading", name="Controls")).to_be_visible()
    assert page.path() == ONE


def test_a_source_that_a_lesson_links_to_reads_like_the_lesson(page: LabPage) -> None:
    page.open(ONE)
    page.page.get_by_role("link", name="a text").click()
    expect(page.page.get_by_role("heading", name="Sources")).to_be_visible()
    page.look("text-1280-light")
    assert page.page.locator(".sc-text .cm-editor").count() == 0
    box = page.page.get_by_text("Long text.").bounding_box()
    assert box
    assert box["width"] <= 720


def test_the_page_scrolls_by_keyboard_from_the_start(page: LabPage) -> None:
    page.open(ONE)
    page.page.keyboard.press("PageDown")
    page.page.wait_for_function(
        "() => document.querySelector('.sc-lesson .jp-WindowedPanel-outer').scrollTop > 100"
    )


def test_run_all_is_reachable_through_the_run_menu(page: LabPage) -> None:
    page.open(ONE)
    press_me(page)
    page.page.get_by_role("menuitem", name="Run", exact=True).click()
    page.page.get_by_role("menuitem", name="Run All Cells").click()
    expect(page.page.get_by_text("not pressed yet", exact=True)).to_be_visible()


def test_a_killed_lesson_says_so_kindly_and_starts_again(page: LabPage) -> None:
    page.open(ONE)
    press_me(page)
    page.expect_error(KERNEL_GONE)
    os.kill(page.kernel_pid(), signal.SIGKILL)
    page.wait_until("stopped")
    expect(page.page.get_by_role("status")).to_contain_text("This lesson stopped.")
    page.look("stopped-1280-light")
    assert page.dialogs() == []
    again = page.page.get_by_role("button", name="Start again")
    again.focus()
    page.page.keyboard.press("Enter")
    page.wait_until("live")
    expect(again).to_be_hidden()
    press_me(page)


def test_a_lesson_whose_kernel_was_ended_elsewhere_starts_again(page: LabPage, lab: Lab) -> None:
    page.open(ONE)
    page.expect_error(KERNEL_GONE)
    for session in lab.ask("sessions"):
        lab.ask(f"kernels/{session['kernel']['id']}", method="DELETE")
    page.wait_until("stopped")
    assert page.dialogs() == []
    page.page.get_by_role("button", name="Start again").click()
    page.wait_until("live")
    press_me(page)


def test_a_restarted_kernel_stops_the_lesson_until_it_runs_again(page: LabPage) -> None:
    page.open(ONE)
    page.expect_error(KERNEL_GONE)
    page.page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    page.wait_until("stopped")
    assert page.run_all()
    page.wait_until("live")
    press_me(page)


def test_a_closed_lesson_ends_its_kernel_and_leaves_the_list_of_lessons(
    page: LabPage, lab: Lab
) -> None:
    page.open(ONE)
    assert ONE in {session["path"] for session in lab.ask("sessions")}
    page.page.get_by_role("menuitem", name="File", exact=True).click()
    with page.page.expect_response(
        lambda answer: answer.request.method == "DELETE" and "/api/sessions/" in answer.url
    ):
        page.page.get_by_role("menuitem", name="Close Tab").click()
    assert ONE not in {session["path"] for session in lab.ask("sessions")}
    page.page.get_by_role("listitem", name="91-second.ipynb").click()
    page.wait_until("live")


def test_the_course_opens_where_the_learner_left_off(page: LabPage, lab: Lab) -> None:
    page.open(ONE)
    with page.page.expect_response(
        lambda answer: (
            "/lab/api/workspaces/" in answer.url and TWO in (answer.request.post_data or "")
        )
    ):
        page.page.get_by_role("link", name="second one").click()
    workspaces = lab.home / "data/jupyter/lesson/workspaces"
    assert lesson_to_open(workspaces, lab.folder) == TWO


def test_reading_writes_nothing_and_leaves_nothing_to_save(page: LabPage, lab: Lab) -> None:
    before = (lab.folder / TWO).read_bytes()
    page.open(TWO)
    assert not page.page.evaluate("() => jupyterapp.shell.currentWidget.context.model.dirty")
    assert (lab.folder / TWO).read_bytes() == before


def test_a_saved_lesson_holds_no_widget_and_opens_again(page: LabPage, lab: Lab) -> None:
    page.open(ONE)
    page.save()
    saved = (lab.folder / ONE).read_text(encoding="utf-8")
    assert "widget-view+json" not in saved
    assert "widget-state+json" not in saved
    page.close()
    page.open(ONE)
    assert "model not found" not in page.page.locator(".sc-lesson").inner_text()
    press_me(page)


def test_the_page_fits_a_narrow_screen_in_light_and_dark(lab: Lab, open_page: OpenPage) -> None:
    for scheme in ("light", "dark"):
        with open_page(lab, width=320, height=640, color_scheme=scheme) as page:
            page.open(ONE)
            page.look(f"lesson-320-{scheme}")
            wide = page.page.evaluate("""() => {
                const page = document.querySelector('.sc-lesson .jp-WindowedPanel-outer');
                return [document.scrollingElement.scrollWidth, page.scrollWidth - page.clientWidth];
            }""")
            assert wide == [320, 0]
            expect(page.page.get_by_role("heading", name="Controls")).to_be_in_viewport()
            text = page.page.get_by_label("Name").bounding_box()
            assert text
            assert text["x"] + text["width"] <= 320


def test_a_window_made_narrow_shows_the_lesson_alone(page: LabPage) -> None:
    page.open(ONE)
    files = page.page.get_by_role("tab", name="File Browser")
    files.click()
    expect(page.page.get_by_role("listitem", name="91-second.ipynb")).to_be_visible()
    page.page.set_viewport_size({"width": 320, "height": 640})
    expect(page.page.get_by_role("listitem", name="91-second.ipynb")).to_be_hidden()
    expect(files).to_be_hidden()
    page.page.set_viewport_size({"width": 1280, "height": 900})
    expect(files).to_be_visible()


def test_the_page_follows_the_system_into_the_dark(lab: Lab, open_page: OpenPage) -> None:
    with open_page(lab, color_scheme="dark") as page:
        page.open(ONE)
        page.look("lesson-1280-dark")
        expect(page.page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
        page.page.emulate_media(color_scheme="light")
        expect(page.page.locator("body")).to_have_attribute("data-jp-theme-light", "true")


def test_a_stopped_course_says_how_to_go_on(browser: Browser, tmp_path: Path) -> None:
    write_lessons(tmp_path / "Sciatica course")
    with running_lab(tmp_path) as lab, page_of(browser, lab) as page:
        page.open(TWO)
        page.expect_error("")
        lab.process.terminate()
        lab.process.wait()
        page.wait_until("closed")
        expect(page.page.get_by_role("status")).to_contain_text("The course was closed.")
        page.look("closed-1280-light")
        assert page.dialogs() == []


def test_plain_is_ordinary_jupyterlab_with_the_save_hook(browser: Browser, tmp_path: Path) -> None:
    write_lessons(tmp_path / "Sciatica course")
    with running_lab(tmp_path, "--plain") as lab, page_of(browser, lab) as page:
        page.open(ONE, state="")
        expect(page.page.locator(".jp-CodeCell .cm-editor").first).to_be_visible()
        expect(page.page.get_by_role("menuitem", name="Kernel", exact=True)).to_be_visible()
        assert page.page.locator(".sc-lesson").count() == 0
        assert page.page.locator(".jp-OutputArea-output").count() == 0
        assert page.run_all()
        press_me(page)
        page.save()
        assert "widget-view+json" not in (lab.folder / ONE).read_text(encoding="utf-8")


def test_a_lesson_works_in_stock_jupyterlab_by_run_all(browser: Browser, tmp_path: Path) -> None:
    write_lessons(tmp_path / "lessons")
    with (
        stock_lab(tmp_path / "home", tmp_path / "lessons", extension=False) as lab,
        page_of(browser, lab) as page,
    ):
        page.open(ONE, state="")
        assert page.run_all()
        press_me(page)
        assert page.page.locator(".sc-lesson").count() == 0


def test_the_extension_runs_a_lesson_in_stock_jupyterlab_and_no_other_notebook(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "lessons"
    write_lessons(folder)
    other = write_lesson(folder, "other.ipynb", ("code", "print('ran')"), autorun=False)
    with (
        stock_lab(tmp_path / "home", folder, extension=True) as lab,
        page_of(browser, lab) as page,
    ):
        page.open(ONE)
        page.look("stock-1280-light")
        press_me(page)
        page.page.get_by_text("Mind this.").dblclick()
        assert page.page.locator(".jp-MarkdownCell .cm-editor:visible").count() == 0
        page.expect_error(KERNEL_GONE)
        os.kill(page.kernel_pid(), signal.SIGKILL)
        page.wait_until("stopped")
        assert page.dialogs() == []
        page.page.get_by_role("button", name="Start again").click()
        page.wait_until("live")
        press_me(page)
        page.open(other, state="")
        expect(page.page.get_by_role("menuitem", name="Kernel", exact=True)).to_be_visible()
        assert page.page.locator(".sc-lesson").count() == 0
        assert not json.loads((folder / other).read_text())["cells"][0]["outputs"]
