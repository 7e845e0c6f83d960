"""What is taken out of a notebook on every save, so that it opens well anywhere later."""

from __future__ import annotations

from typing import Any

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def clean(model: dict[str, Any], **_: object) -> None:
    """Take the live parts out of a notebook that is about to be saved, in place.

    A saved widget view points at a model that dies with its kernel and shows "model not found"
    ever after; the ``text/html`` form beside it stays. Run times are nobody's business and would
    make every save a difference. Jupyter Server calls this as its ``pre_save_hook``.
    """
    if model.get("type") != "notebook" or not isinstance(model.get("content"), dict):
        return
    notebook = model["content"]
    notebook.get("metadata", {}).pop("widgets", None)
    for cell in notebook.get("cells", []):
        cell.get("metadata", {}).pop("execution", None)
        if "outputs" in cell:
            cell["outputs"] = [output for output in cell["outputs"] if not _empty(_strip(output))]


def _strip(output: dict[str, Any]) -> dict[str, Any]:
    data = output.get("data", {})
    if WIDGET_VIEW in data:
        del data[WIDGET_VIEW]
        # Beside a view, the plain text is only the widget's repr: a name in angle brackets.
        if set(data) == {"text/plain"}:
            data.clear()
    return output


def _empty(output: dict[str, Any]) -> bool:
    return output.get("output_type") in {"display_data", "execute_result"} and not output["data"]
