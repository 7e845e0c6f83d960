"""Write a JSON Schema for each kind of content file, so that an editor helps while one types.

Run ``python -m sciatica_course.catalogue.schema OUT_DIR`` after a change to the types.
"""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from .fields import ID, INTERFACE
from .shapes import (
    Choice,
    Day,
    Field,
    Keyed,
    Many,
    Number,
    Record,
    Shape,
    Text,
    Truth,
    Whole,
    fields_of,
)
from .types import Catalogue

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, dict[str, Any]]:
    """Return the schema of each kind of TOML file, by the name of the schema's own file."""
    found = {}
    for part in fields_of(Catalogue).values():
        file, name, shape = part.rules["file"], PurePath(part.rules["file"]).stem, part.shape
        if file.endswith("/") and isinstance(shape, Keyed) and isinstance(shape.each, Record):
            name, shape = shape.each.type.__name__.lower(), shape.each
        if not file.endswith(".bib"):
            found[f"{name}.schema.json"] = {"$schema": _DRAFT, "title": file, **_schema(shape)}
    return found


def write(folder: Path) -> None:
    """Write every schema into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def _schema(shape: Shape, field: Field | None = None) -> dict[str, Any]:
    rules = field.rules if field else {}
    match shape:
        case Text():
            return _text(rules, may_be_empty=field is not None and field.default == "")
        case Whole():
            return {"type": "integer"} | _limits(rules, low="minimum", high="maximum")
        case Number():
            return {"type": "number"} | _limits(rules, low="minimum", high="maximum")
        case Truth():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date"}
        case Choice(options):
            return {"enum": list(options)}
        case Many(each):
            items = _schema(each, None if field is None else Field("", each, rules, None))
            sizes = _limits(rules, least="minItems", most="maxItems")
            return {"type": "array", "items": items, "uniqueItems": True} | sizes
        case Keyed(each):
            return {
                "type": "object",
                "propertyNames": {"pattern": f"^{ID.pattern}$"},
                "additionalProperties": _schema(each, INTERFACE if each == Text() else None),
            } | _limits(rules, least="minProperties", most="maxProperties")
        case Record(cls):
            return _record(cls)


def _record(cls: Any) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "type": "object",
        "description": (inspect.getdoc(cls) or "").replace("``", '"'),
        "properties": {name: _schema(field.shape, field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _text(rules: Mapping[str, Any], *, may_be_empty: bool) -> dict[str, Any]:
    """Return the schema of a text: not blank, in its form, and with the right braces alone."""
    patterns = [r"\S"]
    if "form" in rules:
        patterns = [f"^({rules['form'][0]})$"]
    if "words" in rules:
        names = rules.get("placeholders", ())
        name = "[a-z][a-z0-9_]*" if names is None else "|".join(names)
        patterns.append(rf"^([^{{}}]|\{{({name})\}})*$" if name else "^[^{}]*$")
    says: dict[str, Any] = {"type": "string"}
    if "form" in rules:
        says["description"] = rules["form"][1]
    if may_be_empty:
        return says | {"anyOf": [{"const": ""}, {"allOf": [{"pattern": p} for p in patterns]}]}
    return says | {"allOf": [{"pattern": pattern} for pattern in patterns]}


def _limits(rules: Mapping[str, Any], **names: str) -> dict[str, int]:
    return {name: rules[rule] for rule, name in names.items() if rule in rules}


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into the folder that the one argument names; return the exit status."""
    if len(arguments) != 1:
        print("Say where: python -m sciatica_course.catalogue.schema OUT_DIR", file=sys.stderr)
        return 2
    write(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
