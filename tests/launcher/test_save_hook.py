"""What a save leaves out of a notebook, and what it leaves alone."""

from __future__ import annotations

from typing import Any

from sciatica_course.launcher.save_hook import WIDGET_VIEW, clean


def saved(*outputs: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    """Return a notebook with one code cell as it is after a save."""
    cell = {"cell_type": "code", "source": "x", "metadata": metadata, "outputs": list(outputs)}
    notebook = {"cells": [cell], "metadata": {"widgets": {"state": {}}, "kernelspec": {}}}
    model = {"type": "notebook", "content": notebook}
    clean(model, path="a.ipynb", contents_manager=None)
    return notebook


def shown(**data: Any) -> dict[str, Any]:
    named = {name.replace("_", "/", 1): value for name, value in data.items()}
    return {"output_type": "display_data", "data": named, "metadata": {}}


def test_a_widget_view_goes_and_its_static_form_stays() -> None:
    output = shown(text_html="<form>", text_plain="Form()")
    output["data"][WIDGET_VIEW] = {"model_id": "1"}
    kept = saved(output)["cells"][0]["outputs"]
    assert kept == [shown(text_html="<form>", text_plain="Form()")]


def test_a_widget_without_a_static_form_leaves_nothing() -> None:
    output = shown(text_plain="Button(description='Press')")
    output["data"][WIDGET_VIEW] = {"model_id": "1"}
    assert saved(output)["cells"][0]["outputs"] == []


def test_other_outputs_are_left_alone() -> None:
    outputs = [
        shown(text_plain="2"),
        shown(image_png="...", text_plain="<Figure>"),
        {"output_type": "stream", "name": "stdout", "text": "hello"},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
    ]
    assert saved(*outputs)["cells"][0]["outputs"] == outputs


def test_widget_state_and_run_times_go_and_other_metadata_stays() -> None:
    notebook = saved(execution={"iopub.execute_input": "2026"}, tags=["a"])
    assert notebook["metadata"] == {"kernelspec": {}}
    assert notebook["cells"][0]["metadata"] == {"tags": ["a"]}


def test_what_is_no_notebook_is_left_alone() -> None:
    for model in ({"type": "file", "content": "text"}, {"type": "notebook", "content": None}, {}):
        before = dict(model)
        clean(model)
        assert model == before


def test_a_markdown_cell_has_no_outputs_to_clean() -> None:
    cell = {"cell_type": "markdown", "source": "x", "metadata": {}}
    clean({"type": "notebook", "content": {"cells": [cell], "metadata": {}}})
    assert cell == {"cell_type": "markdown", "source": "x", "metadata": {}}
