"""The one-line calls of a lesson's cells, read without running them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Call:
    """``course.NAME(...)`` with plain values for its arguments."""

    name: str
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)


def course_name(source: str) -> str | None:
    """Return the name that a cell gives the course when it imports it and does nothing else."""
    match _statements(source):
        case [ast.Import(names=[ast.alias(name="sciatica_course", asname=given)])]:
            return given or "sciatica_course"
    return None


def call_of(source: str, course: str) -> Call | None:
    """Return the call that a cell makes and shows, or None where it does anything else."""
    match _statements(source):
        case [
            ast.Expr(
                ast.Call(
                    func=ast.Attribute(value=ast.Name(id=named), attr=name),
                    args=arguments,
                    keywords=options,
                )
            )
        ] if named == course:
            try:
                return Call(
                    name,
                    tuple(ast.literal_eval(each) for each in arguments),
                    {str(each.arg): ast.literal_eval(each.value) for each in options},
                )
            except ValueError:
                return None
    return None


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError):
        return []
